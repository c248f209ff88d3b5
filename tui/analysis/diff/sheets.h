/*
 * Two sheets of one case, under the old content and under the new: which of their parts came, went or say
 * something else.
 *
 * What only follows from another change is left out: the sources and the question of a value that came.
 */
#ifndef TUI_ANALYSIS_SHEETS_H
#define TUI_ANALYSIS_SHEETS_H

#include "analysis/diff/pairs.h"
#include "analysis/diff/shown.h"

/* Two contents. */
struct sheets {
    const struct pairs *pairs;
    struct part_prints prints[2]; /* old, new */
};

/* One part that differs. Old and new records are of the part's section; NO_INDEX: it is not there, or (a VALUE)
 * not known. */
struct sheet_change {
    enum part part;
    uint32_t before;
    uint32_t after;
    uint32_t
        subject; /* VALUE: the parameter, CONDITION: the paper; of the new content, where that has it,
                         else of the old */
    bool reworded;    /* both are there, and the record tells something else */
    bool reordered;   /* the parts of this kind stand in another order; there is no record */
    uint64_t was, is; /* shown_part.state, where that is what differs */
};

/* Whether what a part tells of a record of one side is not what it tells of the other's, if there is one. */
bool sheets_moved(const struct sheets *sheets, unsigned side, enum part part, uint32_t index);

/* Whether a changed CITE says that its source was looked at on another day, and nothing else. */
bool sheets_checked_again(const struct sheets *sheets, const struct sheet_change *change);

/* Calls back with each. */
void sheets_compare(const struct sheets *sheets, const struct shown *before,
                    const struct shown *after,
                    void (*each)(void *context, const struct sheet_change *change), void *context);

#endif
