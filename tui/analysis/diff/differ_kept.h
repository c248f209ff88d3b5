/* What changed records read. Private to analysis/diff/. */
#ifndef TUI_ANALYSIS_DIFFER_KEPT_H
#define TUI_ANALYSIS_DIFFER_KEPT_H

#include "analysis/diff/naming.h"

/* By index in `from`: what `to` has otherwise or not at all. */
struct kept_marks {
    bool *nodes;
    bool *outcomes;
    bool everywhere; /* a question, deadline or zone changed, or records are numbered otherwise */
};

/* Sets a bit for every fact of `naming->from` that is read by a node, outcome, question or deadline that
 * `to` has otherwise or not at all, and marks those. */
void kept_facts(const struct naming *naming, uint32_t kept[FACTS_MAX / 32],
                struct kept_marks *marks);

#endif
