/*
 * How much is left: fewest and most questions to the end, and the verdicts still possible.
 *
 * bounds_left() tries out the open questions where that takes at most `budget` steps; beyond that,
 * and at dates, numbers and places, it goes through the nodes ahead once each (engine/reach.h). What it
 * says may be wider than the truth and never narrower: not more than `fewest` at least, not less than
 * `most` at most, and no verdict that can come is left out. Start facts are not counted.
 * Bounds kept per node (node.fewest, .most, .verdicts, made by the loader with bounds_fill) are those
 * for any answers, to the end of the node's own flow.
 */
#ifndef TUI_ENGINE_BOUNDS_H
#define TUI_ENGINE_BOUNDS_H

#include "engine/session.h"

struct left {
    uint32_t fewest;
    uint32_t most;
    uint32_t verdicts; /* bit per verdict */
    bool exact;        /* every open question was tried out */
};

/* Fills the bounds of every node; `nodes` is the loader's own writable copy of content->nodes. */
void bounds_fill(const struct content *content, struct node *nodes);

void bounds_left(const struct session *session, const struct trail *trail, uint32_t budget,
                 struct left *left);

#endif
