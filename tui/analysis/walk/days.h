/*
 * Which days have to be told apart. Private to analysis/.
 *
 * Every day from the content's own date to the one after which nothing changes any more is looked at:
 * which value holds for each parameter, what stands for the relations, how `today` compares, and into
 * which cells every date question falls. Of days that agree in all of that the first one stands for all.
 */
#ifndef TUI_ANALYSIS_DAYS_H
#define TUI_ANALYSIS_DAYS_H

#include "analysis/walk/cells.h"
#include "analysis/walk/live.h"

struct days {
    int32_t *list;
    uint32_t count;
    int32_t first;
    int32_t last;
    bool whole;
};

/* `read` is what the flow reads from its first node on. first or last 0: found. */
struct days days_find(struct arena *arena, struct scene *scene, const struct cutter *cutter,
                      const struct walk_request *request, const struct read_set *read);

#endif
