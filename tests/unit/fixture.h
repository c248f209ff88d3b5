/*
 * Contents put together by hand, so that the engine is tested without the loader.
 *
 * Records get their indexes in the order they are made. Ids are looked up by name; rules are written
 * as in the content, e.g. "stage == planned and not (region.unfiled is known)". What is misspelt
 * fails the test at once.
 */
#ifndef TESTS_UNIT_FIXTURE_H
#define TESTS_UNIT_FIXTURE_H

#include "model/content.h"

#define NODE(index) TARGET(TARGET_NODE, (index))
#define ENDING(index) TARGET(TARGET_ENDING, (index))
#define OUTCOME(index) TARGET(TARGET_OUTCOME, (index))

struct fixture {
    struct content content;
#define X(record, name) struct buffer name;
    CONTENT_SECTIONS(X)
#undef X
    struct buffer codes, indexes, workdays, strings;
};

void fixture_start(struct fixture *fixture);
void fixture_free(struct fixture *fixture);

/* The content as it stands; valid until something is added. */
const struct content *fixture_content(struct fixture *fixture);

uint32_t fixture_string(struct fixture *fixture, const char *s);
struct text fixture_text(struct fixture *fixture, const char *zh);
struct span fixture_indexes(struct fixture *fixture, uint32_t count, const uint32_t *indexes);

/* `options` are ids with blanks between them; yes/no questions get theirs by themselves. */
uint32_t fixture_question(struct fixture *fixture, enum question_type type, const char *id,
                          const char *options);
struct question *fixture_question_at(struct fixture *fixture, uint32_t question);

/* The next `implied` of the question made last. */
void fixture_implied(struct fixture *fixture, const char *rule, uint32_t state, int64_t number);

uint32_t fixture_verdict(struct fixture *fixture, const char *id);
uint32_t fixture_outcome(struct fixture *fixture, const char *id, uint32_t verdict);
struct outcome *fixture_outcome_at(struct fixture *fixture, uint32_t outcome);
uint32_t fixture_document(struct fixture *fixture, const char *id, enum necessity necessity);

/* Papers of an outcome, made one after the other; `when` may be NULL. */
uint32_t fixture_bring(struct fixture *fixture, uint32_t outcome, enum bring_kind kind,
                       uint32_t subject, const char *when);
struct bring *fixture_bring_at(struct fixture *fixture, uint32_t bring);

/* `endings` are "id:OUTCOME" with blanks between them. The start node is set by fixture_flow_start,
 * else it is the first node made for the flow. Questions have to be made before the first flow. */
uint32_t fixture_flow(struct fixture *fixture, const char *id, const char *endings);
uint32_t fixture_ending(struct fixture *fixture, uint32_t flow, const char *id);

uint32_t fixture_node(struct fixture *fixture, uint32_t flow, enum node_kind kind,
                      uint32_t subject);
struct node *fixture_node_at(struct fixture *fixture, uint32_t node);
void fixture_ways(struct fixture *fixture, uint32_t node, uint32_t count, const uint32_t *targets);
void fixture_arm(struct fixture *fixture, uint32_t node, const char *rule, uint32_t target);

uint32_t fixture_rule(struct fixture *fixture, const char *rule);

uint32_t fixture_parameter(struct fixture *fixture, enum parameter_type type, const char *id,
                           const char *options);
/* Judged on the first known of these dates; none = today. */
void fixture_judged(struct fixture *fixture, uint32_t parameter, uint32_t count,
                    const uint32_t *dates);
struct parameter *fixture_parameter_at(struct fixture *fixture, uint32_t parameter);
uint32_t fixture_region(struct fixture *fixture, const char *id, uint32_t code, uint32_t parent);

/* Values of the region made last, in order of parameter, then from. */
struct value *fixture_value(struct fixture *fixture, uint32_t parameter, int64_t number);

/* Limits the value made last to some options (relations) of a fact. Its parameter says so too: values of one
 * parameter are limited by one fact, named once. */
void fixture_limit(struct fixture *fixture, uint32_t fact, uint32_t mask);
void fixture_limited_by(struct fixture *fixture, uint32_t parameter, uint32_t fact);

/* Counts from the named date questions, with blanks between them; the rule is set by the caller. */
uint32_t fixture_deadline(struct fixture *fixture, const char *id, const char *from);
struct deadline *fixture_deadline_at(struct fixture *fixture, uint32_t deadline);

void fixture_division(struct fixture *fixture, uint32_t code); /* in order of code */

/* Every day of the year is announced; `off` and `on` are dates "2026-10-01" with blanks between. */
void fixture_year(struct fixture *fixture, int year, const char *off, const char *on);
/* A holiday on this day of every year, from a day on. */
void fixture_holiday(struct fixture *fixture, uint32_t month, uint32_t day, int32_t from);

int32_t day(const char *date);

#endif
