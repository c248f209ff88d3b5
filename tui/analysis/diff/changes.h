/*
 * Which records of a content another one has otherwise, and what those read: cases must be told apart by
 * that, or a difference between the contents would be overlooked.
 */
#ifndef TUI_ANALYSIS_CHANGES_H
#define TUI_ANALYSIS_CHANGES_H

#include "analysis/diff/id_map.h"
#include "analysis/diff/pairs.h"

/* More are left out: then a day on which a source begins may be overlooked. */
#define CHANGES_DAYS_MAX 32

/* Of one content against the other; by index, true where the other has it otherwise or not at all. */
struct changes {
    bool *records[SECTION_COUNT];   /* NULL for sections that are not paired */
    uint32_t facts[FACTS_MAX / 32]; /* a bit per fact that a changed record reads */
    bool *nodes, *outcomes;         /* they route or ask for papers otherwise */
    bool
        everywhere; /* a question, deadline or zone changed, or records are numbered otherwise: it can show
                        at any node and outcome */
    bool *parameters; /* whose value, or what is said about it, is not the same in some region */
    bool *passed;     /* nodes at which a changed question is asked or a changed value is read */
    int32_t
        days[CHANGES_DAYS_MAX]; /* a changed source or misbelief begins to count, or no more does */
    uint32_t day_count;
    bool *regions;  /* what is said there, or in a region above it, is not the same */
    bool elsewhere; /* something else has changed than what regions say */
};

/* In the arena. `map` leads from the content looked at, which is side `side` of the pairs. */
struct changes changes_find(const struct id_map *map, const struct pairs *pairs, unsigned side,
                            struct arena *arena);

/* Whether a member of a record and of the one it is paired with are not the same. */
bool changes_member(const struct pairs *pairs, size_t member, uint32_t before, uint32_t after);

#endif
