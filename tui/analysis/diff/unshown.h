/*
 * What changed and no sheet tells, and why.
 */
#ifndef TUI_ANALYSIS_UNSHOWN_H
#define TUI_ANALYSIS_UNSHOWN_H

#include "analysis/diff/diff.h"

/* A member that differs; or a whole record that came or went (one of the two is NO_INDEX). */
struct unshown {
    enum section section;
    size_t member; /* in layout_members; of a whole record none */
    uint32_t before;
    uint32_t after;
    enum part_why why;
};

void unshown_each(const struct diff *diff,
                  void (*each)(void *context, const struct unshown *unshown), void *context);

#endif
