/*
 * Edges of a flow, and which of them a region's walks take.
 */
#include "analysis/graph.h"

#include "analysis/way.h"
#include "analysis/walk/walk.h"
#include "engine/types.h"

static struct graph_edge *edges_of(const struct graph *graph)
{
    return (void *)graph->edges.data;
}

const struct graph_edge *graph_edge_at(const struct graph *graph, uint32_t place)
{
    return &edges_of(graph)[place];
}

static void way_add(struct graph *graph, struct graph_edge *edge, uint32_t way, uint32_t target)
{
    if (target != edge->target)
        return;
    buffer_add(&graph->ways, &way, sizeof way);
    edge->ways.count++;
}

/* Every way of a node, or those of one target only, as calls of `each`. */
static void ways_each(struct graph *graph, const struct node *node, struct graph_edge *edge,
                      void (*each)(struct graph *graph, struct graph_edge *edge, uint32_t way,
                                   uint32_t target))
{
    const struct content *content = graph->content;

    for (uint32_t i = 0; i < node->ways.count; i++)
        if (node->only == 0 || node->kind != NODE_ASK || node->only >> i & 1)
            each(graph, edge, i, content->indexes[node->ways.first + i]);
    for (uint32_t i = 0; i < node->arms.count; i++)
        each(graph, edge, WAY_ARM + i, content->arms[node->arms.first + i].target);
    if (node->ways.count == 0)
        each(graph, edge, WAY_OTHERWISE, node->otherwise);
    /* The loader fills both where one is given; only what can come there is told. */
    if (node->kind != NODE_DECIDE_VALUE || node->unsure != node->unknown)
        each(graph, edge, WAY_UNSURE, node->unsure);
    if (node->kind == NODE_DECIDE_VALUE || node->unsure != node->unknown)
        each(graph, edge, WAY_UNKNOWN, node->unknown);
}

/* Adds an edge for a target met the first time; edge->ways.first is where the node's edges begin. */
static void target_add(struct graph *graph, struct graph_edge *edge, uint32_t way, uint32_t target)
{
    struct graph_edge added = {.node = edge->node, .target = target, .taken = true};

    (void)way;
    if (target == NO_INDEX)
        return;
    for (uint32_t i = edge->ways.first; i < graph->count; i++)
        if (edges_of(graph)[i].target == target)
            return;
    buffer_add(&graph->edges, &added, sizeof added);
    graph->count++;
}

static void node_add(struct graph *graph, uint32_t index)
{
    const struct node *node = &graph->content->nodes[index];
    struct graph_edge from = {.node = index, .ways = {.first = graph->count}};

    ways_each(graph, node, &from, target_add);
    for (uint32_t i = from.ways.first; i < graph->count; i++) {
        struct graph_edge *edge = &edges_of(graph)[i];

        edge->ways.first = (uint32_t)(graph->ways.size / sizeof(uint32_t));
        ways_each(graph, node, edge, way_add);
    }
}

/* ---- what a region takes --------------------------------------------------------------------------- */

static void edge_take(void *context, const struct visit *visit)
{
    struct graph *graph = context;
    const struct passed *passed = &visit->trail->passed[visit->place];

    for (uint32_t i = 0; i < graph->count; i++) {
        struct graph_edge *edge = &edges_of(graph)[i];

        if (edge->node == passed->node && edge->target == passed->target)
            edge->taken = true;
    }
}

/* A called flow may be entered from others in ways in which it is not entered alone. */
static void region_walk(struct graph *graph, uint32_t region)
{
    for (uint32_t i = 0; i < graph->count; i++)
        edges_of(graph)[i].taken = false;
    for (uint32_t flow = 0; flow < graph->content->flow_count; flow++) {
        struct walk *walk = walk_make(&(struct walk_request){
            .content = graph->content,
            .flow = flow,
            .area = {.kind = AREA_REGION, .region = region},
            .visit = edge_take,
            .context = graph,
        });

        graph->whole = graph->whole && walk->whole;
        walk_free(walk);
    }
    for (uint32_t i = 0; i < graph->count && !graph->whole; i++)
        edges_of(graph)[i].taken = true;
}

void graph_make(struct graph *graph, const struct content *content, uint32_t flow, uint32_t region)
{
    *graph = (struct graph){.content = content, .flow = flow, .whole = true};
    for (uint32_t i = 0; i < content->node_count; i++)
        if (flow == NO_INDEX || content->nodes[i].flow == flow)
            node_add(graph, i);
    if (region != NO_INDEX)
        region_walk(graph, region);
}

void graph_free(struct graph *graph)
{
    buffer_free(&graph->edges);
    buffer_free(&graph->ways);
}

/* ---- conditions --------------------------------------------------------------------------------------- */

static const char *option_words(const struct content *content, struct span options, uint32_t place,
                                enum language language)
{
    const struct option *option = &content->options[options.first + place];
    struct text text = option->label.zh ? option->label : option->text;

    return text.zh ? content_text(content, text, language) : content_string(content, option->id);
}

static const char *ending_words(const struct content *content, uint32_t flow, uint32_t place)
{
    struct span endings = content->flows[flow].endings;

    return content_string(content, content->endings[endings.first + place].id);
}

static const char *answer_words(const struct content *content, const struct node *node,
                                uint32_t place, enum language language)
{
    static const char *const relations[LANGUAGE_COUNT][RELATION_COUNT] = {
        [LANGUAGE_ZH] = {"同一统筹区", "同一互认区域", "同省",        "外省",         "境外"},
        [LANGUAGE_EN] = {"same pool",       "same zone",          "same province", "other province", "abroad"},
    };

    if (node->kind == NODE_DECIDE_VALUE)
        return option_words(content, content->parameters[node->subject].options, place, language);
    if (node->kind == NODE_RUN)
        return ending_words(content, node->subject, place);
    if (node->subject >= content->question_count)
        return ending_words(content, node->subject - content->question_count, place);
    if (types_is_place(content, node->subject))
        return relations[language][place];
    return option_words(content, content->questions[node->subject].options, place, language);
}

static const char *way_words(const struct graph *graph, const struct node *node, uint32_t way,
                             const char *const words[4], enum language language)
{
    const struct content *content = graph->content;

    if (way == WAY_UNSURE || way == WAY_UNKNOWN)
        return words[way == WAY_UNKNOWN];
    if (way == WAY_OTHERWISE)
        return words[2];
    if (way >= WAY_ARM)
        return content_string(
            content, content->rules[content->arms[node->arms.first + way - WAY_ARM].rule].source);
    return answer_words(content, node, way, language);
}

const char *graph_condition(const struct graph *graph, const struct graph_edge *edge,
                            const char *const words[4], enum language language, struct arena *arena)
{
    const struct node *node = &graph->content->nodes[edge->node];
    const uint32_t *ways = (void *)graph->ways.data;
    const char *list = "";

    for (uint32_t i = 0; i < edge->ways.count; i++)
        if (ways[edge->ways.first + i] == WAY_OTHERWISE && node->arms.count == 0)
            return ""; /* whatever is answered */
    for (uint32_t i = 0; i < edge->ways.count; i++) {
        const char *one = way_words(graph, node, ways[edge->ways.first + i], words, language);

        list = list[0] ? arena_format(arena, "%s%s%s", list, words[3], one) : one;
    }
    return list;
}
