/*
 * Which records of a content another one has otherwise, and what those read: cases must be told apart by
 * that, or a difference between the contents would be overlooked.
 */
#ifndef TUI_ANALYSIS_CHANGES_H
#define TUI_ANALYSIS_CHANGES_H

#include "analysis/diff/id_map.h"

/* Of `map->from` against `map->to`. */
struct changes {
    uint32_t facts[FACTS_MAX / 32]; /* a bit per fact that a changed record reads */
    bool *nodes, *outcomes;         /* by index: the other has it otherwise or not at all */
    bool
        everywhere; /* a question, deadline or zone changed, or records are numbered otherwise: it can show
                        at any node and outcome */
};

/* In the arena. */
struct changes changes_find(const struct id_map *map, struct arena *arena);

#endif
