/*
 * What lies ahead of a node, from going through the flow's nodes once each.
 *
 * An answer that already counts leads where it leads, everything else leads everywhere. That takes in
 * every real path and some that are not: what is found holds, but may be wider than the truth.
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

struct sounding {
    const struct content *content;
    const struct session *session; /* NULL: nothing is answered */
    const struct trail *trail;
    struct reach reach[NODES_MAX];
    uint8_t repeats[NODES_MAX]; /* 1: the same question or flow may come before this node */
};

/* false: too many nodes. */
bool sounding_start(struct sounding *sounding, const struct content *content,
                    const struct session *session, const struct trail *trail);

/* To be called when session or trail have changed. */
void sounding_forget(struct sounding *sounding);

struct reach reach_node(struct sounding *sounding, uint32_t index);

/* What comes when a called flow is done with `inner` and the node that called it goes on. */
struct reach reach_after(struct sounding *sounding, struct reach inner, const struct node *caller);

#endif
