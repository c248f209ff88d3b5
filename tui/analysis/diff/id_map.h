/*
 * Two contents side by side: which record of one is which of the other, by id.
 */
#ifndef TUI_ANALYSIS_ID_MAP_H
#define TUI_ANALYSIS_ID_MAP_H

#include "analysis/behaviour.h"
#include "base/arena.h"

#define ID_MAP_FOREIGN 0x80000000u /* set in the number of a record that only `from` has */

/* Tables by index in `from`: the index in `to`, or ID_MAP_FOREIGN | the own index. Of options: the place
 * among those of the same question. */
struct id_map {
    const struct content *from;
    const struct content *to;
    const uint32_t *facts, *options, *flows, *outcomes, *documents, *deadlines, *verdicts;
};

void id_map_make(struct id_map *map, struct arena *arena, const struct content *from,
                 const struct content *to);

/* A session of `from` as one of `to`: answers whose question or option is gone are left out. False
 * when the flow is gone. */
bool id_map_session(const struct id_map *map, const struct session *session,
                    struct session *translated);

/* Whether facts, options, parameters and deadlines have the same numbers in both, so that one session runs
 * on either. */
bool id_map_same_numbers(const struct id_map *map);

#endif
