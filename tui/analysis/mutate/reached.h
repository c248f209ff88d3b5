/*
 * Which ways and outcomes each flow comes by in each area: where a change of one of them can show.
 */
#ifndef TUI_ANALYSIS_REACHED_H
#define TUI_ANALYSIS_REACHED_H

#include "analysis/mutate/mutants.h"
#include "analysis/walk/walk.h"

struct reached {
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
void reached_make(struct reached *reached, const struct content *content);
void reached_free(struct reached *reached);

/* Whether a node may have been left by a way: one that leads where it went. `slot` as in mutants.h;
 * NO_INDEX = by any. */
bool reached_way(const struct reached *reached, uint32_t flow, uint32_t area, uint32_t node,
                 uint32_t slot);

/* Whether a mutant can show there at all. */
bool reached_mutant(const struct reached *reached, uint32_t flow, uint32_t area,
                    const struct mutant *mutant);

#endif
