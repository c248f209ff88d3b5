/*
 * The values of a parameter that could be in force for a place of insurance.
 *
 * Which one is in force depends on the scheme, for most parameters on a day, and on the facts that values
 * are limited by (`for`). Where those are not known every value that could apply is looked at, one after
 * the other; only where all of them say the same is there a value. For engine/; others ask
 * rule_parameter() or bearings_find().
 */
#ifndef TUI_ENGINE_VALUES_H
#define TUI_ENGINE_VALUES_H

#include "engine/session.h"

#define CANDIDATE_FACTS_MAX                                                                        \
    3 /* that the values of one parameter are limited by, the scheme apart */

struct candidate_fact {
    uint32_t fact;
    bool known;
    uint32_t option;  /* its option or relation; assumed where it is not known */
    uint32_t options; /* how many there are */
};

/* Start with content, parameter, region and facts set, `where` NO_INDEX, all else zero. */
struct candidates {
    const struct content *content;
    uint32_t parameter;
    uint32_t region;           /* of the place of insurance */
    const struct value *value; /* what they agree on so far; NULL = one is unknown */
    uint32_t where;            /* the region that says it */
    bool any;                  /* something was looked at */
    bool some;                 /* one of them at least is known */
    bool differ;               /* they do not agree */
    struct candidate_fact facts[CANDIDATE_FACTS_MAX];
    uint32_t fact_count;
    /* Called with each known value that could apply, more than once with the same; NULL = nobody. */
    void (*each)(void *context, const struct value *value);
    void *context;
};

/* Whether a value that could hold is for some answers only; if not, no fact need be looked at. */
bool candidates_limited(const struct candidates *candidates);

/* Adds what holds on a day, for a scheme or (not known) for all of them. */
void candidates_on_day(struct candidates *candidates, struct answer scheme, int32_t date);

/* Adds what holds on any day from `least` to `most`. */
void candidates_within(struct candidates *candidates, struct answer scheme, int64_t least,
                       int64_t most);

#endif
