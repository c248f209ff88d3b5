/*
 * What lies ahead of a node: how many questions, which verdicts, which endings of its flow.
 *
 * Every node is looked at once. Where the answers given so far decide which way a node leads, only that
 * way is followed; otherwise all of its ways are. So every path that can come is taken in, and some that
 * cannot: a number found may be too wide (too few at least, too many at most), never too narrow.
 *
 *     struct reach_map reach_map;
 *     if (reach_map_start(&reach_map, content, &session, &trail))
 *         reach = reach_node(&reach_map, trail.node);
 */
#ifndef TUI_ENGINE_REACH_H
#define TUI_ENGINE_REACH_H

#include "engine/session.h"

#define NODES_MAX 2048  /* more are not gone through */
#define REACH_NEVER 255 /* this kind of end cannot be reached */

/* What lies ahead within a flow; the flow that called goes on from `endings`. */
struct reach {
    uint8_t fewest_end; /* questions to an ending */
    uint8_t fewest_out; /* questions to an outcome */
    uint8_t most;
    uint8_t visited;
    uint8_t opens; /* 1: asks for a start fact that was not given */
    uint16_t verdicts;
    uint32_t endings; /* bit per ending of the flow */
};

/* What was found of each node, so that none is gone through twice. */
struct reach_map {
    const struct content *content;
    const struct session *session; /* NULL: nothing is answered */
    const struct trail *trail;
    struct reach reach[NODES_MAX];
    uint8_t repeats[NODES_MAX]; /* 1: the same question or flow may come before this node */
};

/* false: the content has too many nodes, nothing can be said. Borrows what it is given. */
bool reach_map_start(struct reach_map *reach_map, const struct content *content,
                     const struct session *session, const struct trail *trail);

/* Throws away what was found; to be called after session or trail have changed. */
void reach_map_forget(struct reach_map *reach_map);

struct reach reach_node(struct reach_map *reach_map, uint32_t index);

/* What lies ahead of the beginning of a called flow: `inner` is what lies ahead of it within that flow,
 * `caller` the run node that the path comes back to from its endings. */
struct reach reach_after(struct reach_map *reach_map, struct reach inner,
                         const struct node *caller);

#endif
