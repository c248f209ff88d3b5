/*
 * What can still be read from a place of a flow on, and which answers that can tell apart. Private to
 * analysis/.
 */
#ifndef TUI_ANALYSIS_LIVE_H
#define TUI_ANALYSIS_LIVE_H

#include "analysis/walk/apart.h"
#include "analysis/walk/scene.h"

#define LIVE_VALUES_MAX 256 /* parameters; more are not walked */

struct read_set {
    uint32_t facts[FACTS_MAX / 32];
    uint32_t values[LIVE_VALUES_MAX / 32]; /* parameters that change by day, or have to be chosen */
    bool today;
    bool changed;        /* walking beside another content: what differs there is among it */
    struct apart *apart; /* by fact; only those in `facts` count */
};

/* What is read from a node on while certain flows wait for the one at hand. */
struct context {
    struct context *next;
    uint32_t depth;
    const uint32_t *callers; /* nodes */
    struct read_set read;
};

struct live {
    const struct scene *scene;
    const struct content *content;
    const struct workbook *workbook; /* or NULL */
    const struct walk_request *request;
    uint32_t flow;            /* the one that runs alone: its endings show outcomes */
    struct read_set kept;     /* at every outcome */
    struct read_set *node;    /* by node: read when it is passed */
    struct read_set *reach;   /* by node: read there or later, to the end of its flow */
    struct read_set *after;   /* by node that runs a flow: read when that has ended */
    struct read_set *outcome; /* by outcome: papers, steps, notes, grounds, dates, invariants */
    uint8_t *node_done;       /* by node: 1 when filled */
    uint8_t *outcome_done;
    struct context **contexts; /* by node */
    struct arena *arena;
};

void live_open(struct live *live, struct arena *arena, const struct scene *scene,
               const struct walk_request *request);

/* What is read from `node` on, where the nodes `callers` have called. */
const struct read_set *live_context(struct live *live, uint32_t node, const uint32_t *callers,
                                    uint32_t depth);

static inline bool bit_get(const uint32_t *bits, uint32_t index)
{
    return (bits[index / 32] >> (index % 32) & 1u) != 0;
}

static inline void bit_set(uint32_t *bits, uint32_t index)
{
    bits[index / 32] |= 1u << (index % 32);
}

#endif
