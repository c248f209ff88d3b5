/*
 * The hands that write a graph.
 */
#ifndef TUI_COMMANDS_GRAPH_WRITE_H
#define TUI_COMMANDS_GRAPH_WRITE_H

#include "analysis/graph.h"

struct graph_writing {
    const struct graph *graph;
    uint32_t region; /* NO_INDEX = none named */
    enum language language;
    struct arena *arena;
    struct buffer *out;
};

/* Graphviz: conditions on the edges; what cannot be taken in the region is grey. */
void graph_write_dot(const struct graph_writing *writing);

/* One line per edge: flow, node, line, question, condition, where it leads, what that is; and whether
 * it can be taken in the region. */
void graph_write_csv(const struct graph_writing *writing);

/* The table of rules as a sheet to be signed, 76 columns or a Markdown table. */
void graph_write_text(const struct graph_writing *writing);
void graph_write_markdown(const struct graph_writing *writing);

#endif
