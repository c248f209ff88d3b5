/*
 * Which places are alike for a flow, so that one walk speaks for all of them.
 *
 * A walk reads of a place of insurance what is in force there for the parameters that the flow can read
 * (its own rules and those of the flows it runs, of deadlines, papers and grounds of the outcomes it comes
 * to, of steps, notes and invariants as far as they are tracked), and how the places of care relate to it.
 * Two regions in which all of that is the same are one class of the flow; its first region stands for it:
 *
 *     reads      intra_filing, temp_filing, care_in
 *     烟台       exempt    required    zone, province, elsewhere, abroad      stands for 烟台 and 枣庄
 *     枣庄       exempt    required    the same                               alike 烟台
 *     北京       unknown   required    no other city of the province          stands for itself
 *
 * What values are called, where they come from and what only a sheet shows makes no difference here.
 */
#ifndef TUI_ANALYSIS_ALIKE_H
#define TUI_ANALYSIS_ALIKE_H

#include "analysis/walk/request.h"

struct alike {
    uint32_t areas;
    uint32_t *
        first; /* by flow and area: the first area that is alike; itself where it stands for others */
    uint32_t *
        count; /* by flow and area: how many areas it stands for, itself too; 0 = another stands for it */
};

/* Every area for itself. In the arena. */
struct alike alike_none(struct arena *arena, const struct content *content);

/* For walks of a content that track this. In the arena. */
struct alike alike_find(struct arena *arena, const struct content *content,
                        const struct tracked *tracked);

/* How many areas a walk of a flow in one speaks for; 0 = it need not be walked. */
static inline uint32_t alike_count(const struct alike *alike, uint32_t flow, uint32_t area)
{
    return alike->count[flow * alike->areas + area];
}

#endif
