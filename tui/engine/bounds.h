/*
 * How much is left: fewest and most questions to the end, and the verdicts still possible.
 *
 * Bounds kept per node (node.fewest, .most, .verdicts, made by the loader with bounds_fill) hold for
 * any answers; bounds_left() refines them by walking the open questions when that walk is small
 * (at most `budget` steps), else combines the kept ones. It never promises too few or too many.
 */
#ifndef TUI_ENGINE_BOUNDS_H
#define TUI_ENGINE_BOUNDS_H

#include "engine/session.h"

struct left {
    uint32_t fewest;
    uint32_t most;
    uint32_t verdicts; /* bit per verdict */
    bool exact;        /* the walk was completed */
};

/* Fills the bounds of every node; `nodes` is the loader's own writable copy of content->nodes. */
void bounds_fill(const struct content *content, struct node *nodes);

void bounds_left(const struct session *session, const struct trail *trail, uint32_t budget,
                 struct left *left);

#endif
