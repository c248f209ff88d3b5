/*
 * Which ways and outcomes each flow comes by in each area: where a change of one of them can show.
 */
#ifndef TUI_ANALYSIS_REACHABILITY_H
#define TUI_ANALYSIS_REACHABILITY_H

#include "analysis/mutate/mutants.h"
#include "analysis/walk/walk.h"

struct reachability {
    const struct content *content;
    struct arena arena;
    uint32_t *first_way; /* by node: the number of its first way */
    uint32_t areas;
    bool **ways; /* by flow and area, by way: it may have been taken */
    bool **
        outcomes; /* by flow and area, by outcome: it was come to, or lent its papers to one that was */
    bool whole; /* false: some walk was given up */
};

/* Walks everything. */
void reachability_find(struct reachability *reachability, const struct content *content);
void reachability_free(struct reachability *reachability);

/* Whether a node may have been left by a way: one that leads where it went. `way` as in way.h;
 * NO_INDEX = by any. */
bool reachability_way(const struct reachability *reachability, uint32_t flow, uint32_t area,
                      uint32_t node, uint32_t way);

/* Whether a mutant can show there at all. */
bool reachability_mutant(const struct reachability *reachability, uint32_t flow, uint32_t area,
                         const struct mutant *mutant);

#endif
