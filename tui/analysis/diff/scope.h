/*
 * Which matters can show what changed: those that come by a node that routes otherwise, or to an outcome that
 * asks for, does or tells something else. The others need not be walked.
 */
#ifndef TUI_ANALYSIS_SCOPE_H
#define TUI_ANALYSIS_SCOPE_H

#include "analysis/diff/changes.h"
#include "analysis/diff/sheets.h"

/* In the arena. */
struct scope {
    const bool
        *flows; /* by flow of the new content; NULL: all, for something changed that any case may
                                show: a question, what a region says, a deadline */
    const bool *outcomes
        [2]; /* by outcome of the old and the new content; NULL: all, for ways have changed */
};

/* `changes` are those of the old and the new content. */
struct scope scope_find(const struct sheets *sheets, const struct changes changes[2],
                        struct arena *arena);

#endif
