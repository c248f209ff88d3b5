/*
 * What can be seen of the flows without walking every path. Private to load/flows/.
 */
#ifndef TUI_LOAD_FLOWS_CHECK_H
#define TUI_LOAD_FLOWS_CHECK_H

#include "load/builder.h"

struct check {
    struct builder *builder;
    const struct content *content;
    uint32_t *order; /* every flow's nodes at the places of its span, each before those it leads to;
                        those that nothing leads to come last */
    bool *reached;   /* by node: something leads to it from its flow's start */
};

/* Where a node's key stands. */
struct place node_place(const struct check *check, uint32_t node);

/* Calls back with every way out of a node, absent ones (NO_INDEX) included, some more than once. */
void node_ways(const struct content *content, uint32_t node,
               void (*each)(void *context, uint32_t target), void *context);

/* Cycles, nodes and endings that nothing leads to, order. False when there are cycles. */
bool flows_order(struct check *check);

/* Follows, from every flow that a case can begin with, which answers each node can meet. */
void flows_meet(struct check *check);

#endif
