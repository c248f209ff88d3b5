/*
 * The shape of the flows: what can be seen without asking which answers meet where. Private to
 * load/flows/.
 */
#ifndef TUI_LOAD_FLOWS_SHAPE_H
#define TUI_LOAD_FLOWS_SHAPE_H

#include "load/builder.h"

/* Flows being checked, each for itself and all together. */
struct check {
    struct builder *builder;
    const struct content *content;
    /* Every flow's nodes at the places of its span, each before those that it leads to; nodes that
     * nothing leads to come last. Filled by check_order(). */
    uint32_t *order;
    bool *reached; /* by node: something leads to it from its flow's start; filled likewise */
};

/* Where a node's key stands. */
struct place check_node_place(const struct check *check, uint32_t node);

/* Calls back with every way out of a node, absent ones (NO_INDEX) included, some more than once. */
void check_node_ways(const struct content *content, uint32_t node,
                     void (*each)(void *context, uint32_t target), void *context);

/* Reports cycles, and nodes and endings that nothing leads to. False when flows cannot be walked through
 * from node to node: they have cycles, or nodes that were not understood. */
bool check_order(struct check *check);

/* Reports paths longer than a case can be, and papers that include themselves. After check_order(). */
void check_limits(struct check *check);

#endif
