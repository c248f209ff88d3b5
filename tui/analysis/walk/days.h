/*
 * Which days a walk has to try.
 *
 * Every day from the content's own date to the one after which nothing changes any more is looked at:
 * which value holds for each parameter, what stands for the relations, how `today` compares, and into
 * which cells every date question falls. Of days that agree in all of that the first one stands for all.
 */
#ifndef TUI_ANALYSIS_DAYS_H
#define TUI_ANALYSIS_DAYS_H

#include "analysis/walk/cells.h"
#include "analysis/walk/liveness.h"

struct days {
    int32_t *list;
    uint32_t count;
    int32_t first;
    int32_t last;
    bool whole; /* false: too many days, or too many choices on one of them */
};

/* `read` is what the flow reads from its first node on: a flow that does not look at the day has one. Days
 * found before for a flow that reads the same are taken from the request's memo. */
struct days days_find(struct arena *arena, struct scene *scene, const struct boundaries *boundaries,
                      const struct walk_request *request, const struct read_set *read);

#endif
