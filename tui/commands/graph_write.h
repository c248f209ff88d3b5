/*
 * The hands that write a graph.
 */
#ifndef TUI_COMMANDS_GRAPH_WRITE_H
#define TUI_COMMANDS_GRAPH_WRITE_H

#include "analysis/graph.h"
#include "base/moment.h"
#include "paper/sheet.h"

struct graph_writing {
    const struct graph *graph;
    uint32_t region; /* NO_INDEX = none named */
    enum language language;
    struct arena *arena;
};

/* Graphviz: conditions on the edges; what cannot be taken in the region is grey. */
void graph_write_dot(const struct graph_writing *writing, struct buffer *out);

/* One line per edge: flow, node, line, question, condition, where it leads, what that is; and whether
 * it can be taken in the region. */
void graph_write_csv(const struct graph_writing *writing, struct buffer *out);

/*
 * The table of rules as a sheet to be signed: a box to tick for each edge, the sources of questions,
 * values and conclusions, and room for a name, a date and a signature below each flow. `now` is when it
 * is made; `foreign`: the content is not the one this installation brings.
 */
void graph_sheet(const struct graph_writing *writing, struct moment now, bool foreign,
                 struct sheet *sheet);

#endif
