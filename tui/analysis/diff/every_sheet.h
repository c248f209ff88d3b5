/*
 * What changed that sheets tell whatever the case is: whose content it is and of which day, the printed form's
 * own words, the names of places.
 */
#ifndef TUI_ANALYSIS_EVERY_SHEET_H
#define TUI_ANALYSIS_EVERY_SHEET_H

#include "analysis/diff/pairs.h"

enum every_kind {
    EVERY_NAME,    /* of the content, at the foot */
    EVERY_DATED,   /* its day, likewise */
    EVERY_ADOPTED, /* which office stands behind it, since when */
    EVERY_TEXT,    /* a text of the program: before = after = enum text_id */
    EVERY_PLACE,   /* a division: its numbers in both, NO_INDEX = it is not there */
    EVERY_KIND_COUNT
};

struct every_change {
    enum every_kind kind;
    uint32_t before;
    uint32_t after;
    bool shown; /* false: only on screens that a finished case has left */
};

void every_sheet_each(const struct pairs *pairs,
                      void (*each)(void *context, const struct every_change *change),
                      void *context);

/* Whether any of them is shown. */
bool every_sheet_changes(const struct pairs *pairs);

#endif
