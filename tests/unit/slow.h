/*
 * A second evaluator, slow and obvious: from the design's page on the flow language alone, without
 * a call into the engine. Rules are read from their text every time, routes by recursion, values by
 * trying every day and every scheme. What both evaluators say alike is believed.
 */
#ifndef TESTS_UNIT_SLOW_H
#define TESTS_UNIT_SLOW_H

#include "model/content.h"

struct slow_fact {
    int state; /* 0 not answered, 1 不清楚, 2 known */
    int64_t number;
};

enum slow_end { SLOW_ASKING, SLOW_OUTCOME, SLOW_GAP };

/* In: the answers given. Out: how it ends and what counts. */
struct slow {
    const struct content *content;
    uint32_t flow;
    int32_t today;
    struct slow_fact given[FACTS_MAX];

    struct slow_fact counts[FACTS_MAX];
    bool live[FACTS_MAX];
    enum slow_end end;
    uint32_t question; /* ASKING */
    uint32_t outcome;  /* OUTCOME */
    uint32_t asked;    /* start facts not counted */
    int steps;
    int depth; /* implications inside each other */
};

void slow_walk(struct slow *slow);

/* 0 false, 1 unknown, 2 true. */
int slow_rule(struct slow *slow, uint32_t rule);

const struct value *slow_value(struct slow *slow, uint32_t parameter);

/* The last day of a deadline, which rules compare with, and the day people are told to come on. */
struct slow_day {
    int32_t come;
    int32_t last;
};

/* false where there is no date. */
bool slow_due(struct slow *slow, uint32_t deadline, struct slow_day *day);

/*
 * Whether a sentence is said, from its sources and days alone: on its days, while one of its sources is in
 * force (by source and by cite), and as its author's own condition says; what the loader added to that about
 * days is taken out. 0 no, 1 unknown, 2 yes.
 */
int slow_said(struct slow *slow, uint32_t when, struct period force, struct span cites);

/* Per document: 0 not needed, 1 maybe, 2 required. */
void slow_papers(struct slow *slow, uint32_t outcome, int *documents);

struct slow_fact slow_fact(struct slow *slow, uint32_t fact);
bool slow_relation(struct slow *slow, uint32_t fact, enum relation *relation);
void slow_range(struct slow *slow, uint32_t question, int64_t *least, int64_t *most);

/* With why it is unknown: 1 = 不清楚 to `subject`, 2 = anything else, added up. */
int slow_rule_why(struct slow *slow, uint32_t rule, uint32_t subject, int *why);
const struct value *slow_value_why(struct slow *slow, uint32_t parameter, uint32_t subject,
                                   int *why);
bool slow_due_why(struct slow *slow, uint32_t deadline, uint32_t subject, struct slow_day *day,
                  int *why);

#endif
