/*
 * Writing a graph of a flow: in words, for Graphviz, as a table, as a sheet to sign.
 */
#ifndef TUI_COMMANDS_GRAPH_WRITE_H
#define TUI_COMMANDS_GRAPH_WRITE_H

#include "analysis/graph.h"
#include "base/moment.h"
#include "commands/phrase.h"
#include "paper/sheet.h"

struct graph_view {
    const struct graph *graph;
    uint32_t region; /* NO_INDEX = none named */
    enum language language;
    struct arena *arena;
};

/* ---- what nodes, edges and targets are called. Results live in the arena or in the content and are never
 * NULL unless said. ---- */

const char *graph_view_phrase(const struct graph_view *view, enum phrase phrase);
const char *graph_view_text(const struct graph_view *view, struct text text);
const char *graph_view_region(const struct graph_view *view);

const struct node *graph_view_node(const struct graph_view *view, const struct graph_edge *edge);

/* What a node asks or looks at. */
const char *graph_view_node_words(const struct graph_view *view, const struct node *node);

/* "没办过、不清楚": what leads along an edge; "" where nothing is asked. */
const char *graph_view_condition(const struct graph_view *view, const struct graph_edge *edge);

/* What a target asks or comes to; "" for an ending that shows nothing. */
const char *graph_view_target(const struct graph_view *view, uint32_t target);

/* The outcome a target shows; NULL for a node or an ending that shows none. */
const struct outcome *graph_view_outcome(const struct graph_view *view, uint32_t target);

/* ---- the whole of it ---- */

/* Graphviz: conditions on the edges; what cannot be taken in the region is grey. */
void graph_write_dot(const struct graph_view *view, struct buffer *out);

/* One line per edge: flow, node, line, question, condition, where it leads, what that is; and whether
 * it can be taken in the region. */
void graph_write_csv(const struct graph_view *view, struct buffer *out);

/*
 * The table of rules as a sheet to be signed: a box to tick for each edge, the sources of questions,
 * values and conclusions, and room for a name, a date and a signature below each flow. `now` is when it
 * is made; `foreign`: the content is not the one this installation brings.
 */
void graph_sheet(const struct graph_view *view, struct moment now, bool foreign,
                 struct sheet *sheet);

#endif
