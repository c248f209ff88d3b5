/*
 * Sources and regional values whose verification is due: a year after somebody last looked them up.
 */
#ifndef TUI_ANALYSIS_VERIFY_H
#define TUI_ANALYSIS_VERIFY_H

#include "model/workbook.h"

#define VERIFY_MONTHS 12

struct verification {
    int32_t due;         /* the day */
    int32_t verified_on; /* DATE_MIN - 1 = never */
    struct place place;
    uint32_t source;    /* NO_INDEX for a value */
    uint32_t region;    /* of a value; else NO_INDEX */
    uint32_t parameter; /* likewise */
};

struct verifications {
    struct verification *list;
    uint32_t count;
};

/* What is due by a day, the longest due first. In the arena. */
struct verifications verify_due(const struct workbook *workbook, struct arena *arena, int32_t by);

#endif
