/*
 * Gathering what is read: facts, values, the day. Private to analysis/walk/live.c and read.c.
 *
 * Reading is closed over what reading needs: a question's `implied` rules, a deadline's anchors and
 * parameter, a parameter's scheme and date as far as the values of the scene depend on them.
 */
#ifndef TUI_ANALYSIS_READ_H
#define TUI_ANALYSIS_READ_H

#include "analysis/walk/live.h"

/* An empty set with room for every fact. */
struct read_set read_make(const struct live *live);

/* Takes in all that `more` reads. */
void read_join(const struct live *live, struct read_set *set, const struct read_set *more);

/* A fact in full (NO_INDEX = none), a value, a deadline's date, a rule (NO_INDEX = always). */
void read_fact(const struct live *live, struct read_set *set, uint32_t fact);
void read_value(const struct live *live, struct read_set *set, uint32_t parameter);
void read_deadline(const struct live *live, struct read_set *set, uint32_t index);
void read_rule(const struct live *live, struct read_set *set, uint32_t rule);

/* What the range of a question depends on, and what has to be known before it can be cut. */
void read_bounds(const struct live *live, struct read_set *set, uint32_t fact);
void read_cuts(const struct live *live, struct read_set *set, uint32_t question);

/* The fact a node routes on. */
void read_way(const struct live *live, struct read_set *set, uint32_t fact,
              const struct node *node);

#endif
