/*
 * A flow as a graph: from every node one edge to each place it can lead to, with the answers, values or
 * rules that lead there. What can really be taken in a region is found by walking.
 */
#ifndef TUI_ANALYSIS_GRAPH_H
#define TUI_ANALYSIS_GRAPH_H

#include "base/arena.h"
#include "model/content.h"

struct graph_edge {
    uint32_t node;
    uint32_t target;  /* TARGET() */
    struct span ways; /* in graph.ways: what leads there, as in way.h */
    bool taken;       /* in the region; true where none was named */
};

struct graph {
    const struct content *content;
    uint32_t flow; /* NO_INDEX = all flows */
    struct buffer edges;
    struct buffer ways;
    uint32_t count;
    bool whole; /* false: the walks were given up, no edge is known not to be taken */
};

/* `region` is an index, or NO_INDEX. */
void graph_make(struct graph *graph, const struct content *content, uint32_t flow, uint32_t region);
void graph_free(struct graph *graph);

const struct graph_edge *graph_edge_at(const struct graph *graph, uint32_t place);

/* "没办过、不清楚": what leads along an edge; `words[0]` stands for 不清楚, [1] for an unknown value, [2] for
 * everything else, [3] joins. "" where nothing is asked. */
const char *graph_condition(const struct graph *graph, const struct graph_edge *edge,
                            const char *const words[4], enum language language,
                            struct arena *arena);

#endif
