/*
 * What regions, zones and the calendar say, day by day: gaps between the values of a parameter, values that
 * end, and the first day on which some content no longer says anything.
 */
#ifndef TUI_ANALYSIS_REGIONS_H
#define TUI_ANALYSIS_REGIONS_H

#include "analysis/findings.h"
#include "model/workbook.h"

struct runs_out {
    int32_t day;       /* INT32_MAX = never */
    struct text what;  /* a parameter's label, a zone's name, a deadline's label */
    struct text where; /* the region's name, or none */
};

/* Adds findings; returns what runs out first, from the content's own date on. */
struct runs_out regions_check(const struct workbook *workbook, int32_t today,
                              struct findings *findings);

#endif
