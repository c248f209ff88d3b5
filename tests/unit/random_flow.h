/*
 * Small contents made from a seed: questions of every type, implied answers, regions, deadlines,
 * papers, flows that call each other. The same seed gives the same content everywhere.
 */
#ifndef TESTS_UNIT_RANDOM_FLOW_H
#define TESTS_UNIT_RANDOM_FLOW_H

#include "engine/session.h"
#include "fixture.h"

/* xorshift64 */
struct dice {
    uint64_t state;
};
uint32_t dice_below(struct dice *dice, uint32_t below);
bool dice_one_in(struct dice *dice, uint32_t n);

/* Appends a rule over the facts, parameters, deadlines and flows of a content, zero terminated. */
void random_rule(struct dice *dice, const struct content *content, uint32_t depth,
                 struct buffer *out);

struct random_flow {
    struct fixture fixture;
    const struct content *content;
    uint32_t flow; /* where to begin */
    int32_t today;
};

/* `closed`: every way leads somewhere. `size`: about how many questions and nodes per flow. */
void random_flow_start(struct random_flow *made, uint64_t seed, uint32_t size, bool closed);
void random_flow_free(struct random_flow *made);

/* Answers worth trying for a question, 不清楚 first; returns how many. Not all of them are allowed. */
#define TRIES_MAX 18
uint32_t tries_for(const struct session *session, uint32_t question,
                   struct answer tries[TRIES_MAX]);

/* Gives one of them, from dice; false, and nothing given, where it is not allowed. */
bool random_answer(struct dice *dice, struct session *session, uint32_t question);

#endif
