/*
 * A flow as a graph: from every node one edge to each node, outcome or ending it can lead to, with the
 * answers, values or rules that lead there. Which edges a region ever takes is found by walking every flow
 * there (walk/walk.h).
 *
 *     graph_make(&graph, content, flow, NO_INDEX);
 *     for (uint32_t i = 0; i < graph.count; i++) { edge = graph_edge_at(&graph, i); … }
 *     graph_free(&graph);
 */
#ifndef TUI_ANALYSIS_GRAPH_H
#define TUI_ANALYSIS_GRAPH_H

#include "base/arena.h"
#include "model/content.h"

struct graph_edge {
    uint32_t node;
    uint32_t target;  /* TARGET() */
    struct span ways; /* in graph.ways: what leads there, as in way.h */
    bool taken;       /* some case in the region takes it; true where no region was named */
};

struct graph {
    const struct content *content;
    uint32_t flow;       /* NO_INDEX = all flows */
    struct buffer edges; /* struct graph_edge, `count` of them, node by node */
    struct buffer ways;  /* uint32_t */
    uint32_t count;
    bool whole; /* false: some walk was given up, so that every edge counts as taken */
};

/* `flow` NO_INDEX = all; `region` NO_INDEX = none is walked. The content is borrowed. */
void graph_make(struct graph *graph, const struct content *content, uint32_t flow, uint32_t region);
void graph_free(struct graph *graph);

const struct graph_edge *graph_edge_at(const struct graph *graph, uint32_t place);

/* What leads along an edge: "没办过、不清楚". "" where nothing is asked. The caller gives the words that are
 * not the content's: words[0] for an answer that is not sure, [1] for a value that is not known, [2] for
 * everything else, [3] between two. In the arena. */
const char *graph_condition(const struct graph *graph, const struct graph_edge *edge,
                            const char *const words[4], enum language language,
                            struct arena *arena);

#endif
