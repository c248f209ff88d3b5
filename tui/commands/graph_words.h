/*
 * What a graph's nodes, edges and targets are called; shared by the hands that write one. Results live
 * in the arena or in the content and are never NULL unless said.
 */
#ifndef TUI_COMMANDS_GRAPH_WORDS_H
#define TUI_COMMANDS_GRAPH_WORDS_H

#include "commands/graph_write.h"
#include "commands/saying.h"

const char *graph_say(const struct graph_writing *writing, enum saying saying);
const char *graph_text(const struct graph_writing *writing, struct text text);
const char *graph_region_words(const struct graph_writing *writing);

const struct node *graph_edge_node(const struct graph_writing *writing,
                                   const struct graph_edge *edge);

/* What a node asks or looks at. */
const char *graph_node_words(const struct graph_writing *writing, const struct node *node);

/* "没办过、不清楚": what leads along an edge; "" where nothing is asked. */
const char *graph_condition_words(const struct graph_writing *writing,
                                  const struct graph_edge *edge);

/* What a target asks or comes to; "" for an ending that shows nothing. */
const char *graph_target_words(const struct graph_writing *writing, uint32_t target);

/* The outcome a target shows; NULL for a node or an ending that shows none. */
const struct outcome *graph_target_outcome(const struct graph_writing *writing, uint32_t target);

#endif
