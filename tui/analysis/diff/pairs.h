/*
 * Which record of one content is which of the other.
 *
 * Records that have an id are paired by it; what belongs to another record (the steps of an outcome, the values
 * of a region, the cites of either) is paired within its owners, those with the same words first, then those
 * with the most in common:
 *
 *     old                               new
 *     value  review_days  2 days  ----  value  review_days  5 days
 *     claim  temp_months  "…12…"  ----  claim  temp_months  "…24…"
 *                                       claim  temp_months  "…36…"    has no other
 */
#ifndef TUI_ANALYSIS_PAIRS_H
#define TUI_ANALYSIS_PAIRS_H

#include "analysis/diff/records.h"
#include "base/arena.h"

/* By side (0 = old, 1 = new) and section; NULL for sections whose records are not paired. */
struct pairs {
    const struct content *contents[2];
    uint32_t *there[2][SECTION_COUNT]; /* the number in the other content, or NO_INDEX */
    bool *owned[2][SECTION_COUNT];     /* it belongs to a record that is in both, or to none */
};

void pairs_make(struct pairs *pairs, struct arena *arena, const struct content *before,
                const struct content *after);

/* Whether records of a section are paired at all. */
bool pairs_have(const struct pairs *pairs, enum section section);

#endif
