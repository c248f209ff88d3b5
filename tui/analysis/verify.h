/*
 * What is to be verified again: sources and regional values, a year after they were last looked at.
 */
#ifndef TUI_ANALYSIS_VERIFY_H
#define TUI_ANALYSIS_VERIFY_H

#include "model/workbook.h"

#define VERIFY_MONTHS 12

struct verify {
    int32_t due;
    int32_t verified_on; /* DATE_MIN - 1 = never */
    struct place place;
    uint32_t source; /* NO_INDEX for a value */
    uint32_t region;
    uint32_t parameter;
};

struct verify_list {
    struct verify *list;
    uint32_t count;
};

/* What is due by a day, the oldest first. */
struct verify_list verify_due(const struct workbook *workbook, struct arena *arena, int32_t by);

#endif
