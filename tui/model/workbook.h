/*
 * The content as its authors have it on their desk: with the invariants that must hold on every path,
 * and where everything stands in the files. Only the checking commands need it; made by load/.
 */
#ifndef TUI_MODEL_WORKBOOK_H
#define TUI_MODEL_WORKBOOK_H

#include "base/arena.h"
#include "model/content.h"

/* One line of invariants.yaml: wherever `when` is true, `must` must be true (not merely unknown). */
struct invariant {
    uint32_t id;
    struct text text; /* what must hold, in words */
    uint32_t flow;    /* only cases begun with this flow; NO_INDEX = all */
    uint32_t when;    /* rule; NO_INDEX = always */
    uint32_t must;
    struct span cites;
    struct place place;
};

struct workbook {
    /* The loaded content with the rules of the invariants behind its own. It borrows everything else
     * from `loaded`. */
    struct content content;
    struct content *loaded;
    const struct invariant *invariants;
    uint32_t invariant_count;

    /* Where records stand, by index; entries of file NULL are not known. */
    const struct place *flows, *nodes, *arms, *endings, *questions, *options, *implieds, *outcomes,
        *steps, *notes, *brings, *documents, *deadlines, *parameters, *regions, *values, *claims,
        *zones, *sources, *verdicts;
    struct arena arena;
};

void workbook_free(struct workbook *workbook);

#endif
