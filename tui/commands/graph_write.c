/*
 * A graph in words, as a picture for Graphviz, and as a table.
 */
#include "commands/graph_write.h"

#include "base/text.h"
#include "commands/csv.h"

#include <string.h>

/* ---- words ---------------------------------------------------------------------------------------- */

const char *graph_say(const struct graph_writing *writing, enum saying saying)
{
    return saying_text(saying, writing->language);
}

const char *graph_text(const struct graph_writing *writing, struct text text)
{
    return content_text(writing->graph->content, text, writing->language);
}

const struct node *graph_edge_node(const struct graph_writing *writing,
                                   const struct graph_edge *edge)
{
    return &writing->graph->content->nodes[edge->node];
}

/* What a node asks or looks at. */
const char *graph_node_words(const struct graph_writing *writing, const struct node *node)
{
    const struct content *content = writing->graph->content;

    switch ((enum node_kind)node->kind) {
    case NODE_RUN:
        return graph_text(writing, content->flows[node->subject].title);
    case NODE_DECIDE_VALUE:
        return graph_text(writing, content->parameters[node->subject].label);
    case NODE_DECIDE_RULES:
        return graph_say(writing, SAY_GRAPH_RULES);
    default:
        break;
    }
    if (node->subject >= content->question_count)
        return graph_text(writing, content->flows[node->subject - content->question_count].title);
    return graph_text(writing, node->kind == NODE_ASK ? content->questions[node->subject].text
                                                      : content->questions[node->subject].label);
}

const char *graph_condition_words(const struct graph_writing *writing,
                                  const struct graph_edge *edge)
{
    const char *const words[4] = {
        graph_say(writing, SAY_DIFF_UNSURE), graph_say(writing, SAY_GRAPH_UNKNOWN),
        graph_say(writing, SAY_GRAPH_ELSE), graph_say(writing, SAY_GRAPH_JOIN)};

    return graph_condition(writing->graph, edge, words, writing->language, writing->arena);
}

/* The outcome a target shows; NULL for a node or an ending that shows none. */
const struct outcome *graph_target_outcome(const struct graph_writing *writing, uint32_t target)
{
    const struct content *content = writing->graph->content;
    uint32_t outcome = NO_INDEX;

    if (TARGET_KIND(target) == TARGET_OUTCOME)
        outcome = TARGET_INDEX(target);
    if (TARGET_KIND(target) == TARGET_ENDING)
        outcome = content->endings[TARGET_INDEX(target)].outcome;
    return outcome == NO_INDEX ? NULL : &content->outcomes[outcome];
}

const char *graph_target_words(const struct graph_writing *writing, uint32_t target)
{
    const struct outcome *outcome = graph_target_outcome(writing, target);

    if (TARGET_KIND(target) == TARGET_NODE)
        return graph_node_words(writing, &writing->graph->content->nodes[TARGET_INDEX(target)]);
    return outcome ? graph_text(writing, outcome->title) : "";
}

const char *graph_region_words(const struct graph_writing *writing)
{
    return writing->region == NO_INDEX
               ? graph_say(writing, SAY_GRAPH_ANYWHERE)
               : graph_text(writing, writing->graph->content->regions[writing->region].name);
}

/* ---- Graphviz ------------------------------------------------------------------------------------- */

/* A string for Graphviz: quotes and backslashes escaped, everything that is no plain text left out. */
static const char *quoted(const struct graph_writing *writing, const char *text)
{
    struct buffer out = {0};
    const char *copy;
    size_t size = strlen(text), bytes;

    for (; size > 0; text += bytes, size -= bytes) {
        uint32_t character;

        bytes = text_decode(text, size, &character);
        if (text_unclean(text, bytes, false, NULL))
            continue;
        if (character == '"' || character == '\\')
            buffer_add(&out, "\\", 1);
        buffer_add(&out, text, bytes);
    }
    copy = arena_copy(writing->arena, out.data ? out.data : "", out.size);
    buffer_free(&out);
    return copy;
}

/* Long texts in lines, so that boxes stay narrow. Blanks around a line keep it off what it stands beside. */
static const char *folded(const struct graph_writing *writing, const char *text, int columns,
                          const char *around)
{
    struct lines lines = text_lines(writing->arena, text, columns);
    const char *list = "";

    for (size_t i = 0; i < lines.count; i++)
        list = arena_format(writing->arena, "%s%s%s%s%s", list, i ? "\\n" : "", around,
                            quoted(writing, lines.line[i]), around);
    return list;
}

#define BOX_COLUMNS 24
#define EDGE_COLUMNS 20

/* What no way in the region leads to is grey too; a flow's first node is always entered. */
static const char *faded(const struct graph_writing *writing, uint32_t flow, uint32_t target)
{
    const struct content *content = writing->graph->content;

    if (target == TARGET(TARGET_NODE, content->flows[flow].start))
        return "";
    for (uint32_t i = 0; i < writing->graph->count; i++) {
        const struct graph_edge *edge = graph_edge_at(writing->graph, i);

        if (edge->taken && edge->target == target && graph_edge_node(writing, edge)->flow == flow)
            return "";
    }
    return ", color=grey60, fontcolor=grey60";
}

static void dot_node(const struct graph_writing *writing, uint32_t index, struct buffer *out)
{
    static const char *const shapes[] = {
        [NODE_ASK] = "box, style=rounded", [NODE_RUN] = "box, peripheries=2",
        [NODE_DECIDE_FACT] = "diamond",    [NODE_DECIDE_VALUE] = "hexagon",
        [NODE_DECIDE_RULES] = "diamond",
    };
    const struct node *node = &writing->graph->content->nodes[index];

    buffer_print(out, "    n%u [shape=%s%s, label=\"%s\\n%s\"];\n", index, shapes[node->kind],
                 faded(writing, node->flow, TARGET(TARGET_NODE, index)),
                 quoted(writing, content_string(writing->graph->content, node->id)),
                 folded(writing, graph_node_words(writing, node), BOX_COLUMNS, ""));
}

/* Outcomes and endings are drawn once for each flow, or arrows would cross the whole picture. */
static const char *dot_target(const struct graph_writing *writing, uint32_t flow, uint32_t target)
{
    static const char letters[] = {
        [TARGET_NODE] = 'n', [TARGET_ENDING] = 'e', [TARGET_OUTCOME] = 'o'};

    if (TARGET_KIND(target) == TARGET_NODE)
        return arena_format(writing->arena, "n%u", TARGET_INDEX(target));
    return arena_format(writing->arena, "%c%u_%u", letters[TARGET_KIND(target)], flow,
                        TARGET_INDEX(target));
}

/* The verdict stands there as a word too: a colour alone says nothing on a black-and-white printer. */
static void dot_end(const struct graph_writing *writing, uint32_t flow, uint32_t target,
                    struct buffer *out)
{
    static const char *const colours[] = {
        [TONE_GOOD] = "palegreen", [TONE_CARE] = "lightyellow", [TONE_BAD] = "mistyrose"};
    const struct content *content = writing->graph->content;
    const struct outcome *outcome = graph_target_outcome(writing, target);
    const struct verdict *verdict = outcome ? &content->verdicts[outcome->verdict] : NULL;

    buffer_print(
        out, "    %s [shape=box, style=filled, fillcolor=%s%s, label=\"%s\\n%s%s%s\"];\n",
        dot_target(writing, flow, target), verdict ? colours[verdict->tone] : "white",
        faded(writing, flow, target),
        quoted(writing, content_target_id(writing->graph->content, target)),
        folded(writing, graph_target_words(writing, target), BOX_COLUMNS, ""), verdict ? "\\n" : "",
        verdict ? folded(writing,
                         arena_format(writing->arena, "[%s]", graph_text(writing, verdict->label)),
                         BOX_COLUMNS, "")
                : "");
}

/* Whether the flow's edges before this one lead there too. */
static bool met_before(const struct graph_writing *writing, uint32_t flow, uint32_t place)
{
    uint32_t target = graph_edge_at(writing->graph, place)->target;

    for (uint32_t i = 0; i < place; i++) {
        const struct graph_edge *edge = graph_edge_at(writing->graph, i);

        if (edge->target == target && graph_edge_node(writing, edge)->flow == flow)
            return true;
    }
    return false;
}

static void dot_edge(const struct graph_writing *writing, uint32_t flow,
                     const struct graph_edge *edge, struct buffer *out)
{
    buffer_print(out, "    n%u -> %s [label=\"%s\"%s];\n", edge->node,
                 dot_target(writing, flow, edge->target),
                 folded(writing, graph_condition_words(writing, edge), EDGE_COLUMNS, " "),
                 edge->taken ? "" : ", color=grey60, fontcolor=grey60, style=dashed");
}

static void dot_flow(const struct graph_writing *writing, uint32_t flow, struct buffer *out)
{
    const struct content *content = writing->graph->content;
    const struct flow *drawn = &content->flows[flow];

    buffer_print(out, "  subgraph cluster_%u {\n    label=\"%s: %s\";\n", flow,
                 quoted(writing, content_string(content, drawn->id)),
                 quoted(writing, graph_text(writing, drawn->title)));
    for (uint32_t i = 0; i < drawn->nodes.count; i++)
        dot_node(writing, drawn->nodes.first + i, out);
    for (uint32_t i = 0; i < writing->graph->count; i++) {
        const struct graph_edge *edge = graph_edge_at(writing->graph, i);

        if (graph_edge_node(writing, edge)->flow != flow)
            continue;
        if (TARGET_KIND(edge->target) != TARGET_NODE && !met_before(writing, flow, i))
            dot_end(writing, flow, edge->target, out);
        dot_edge(writing, flow, edge, out);
    }
    buffer_print(out, "  }\n");
}

void graph_write_dot(const struct graph_writing *writing, struct buffer *out)
{
    const struct graph *graph = writing->graph;

    buffer_print(out,
                 "digraph daoban {\n  label=\"%s\";\n  rankdir=TB; nodesep=0.35; ranksep=0.55;\n"
                 "  fontname=\"sans-serif\"; fontsize=12;\n"
                 "  node [fontname=\"sans-serif\", fontsize=10];\n"
                 "  edge [fontname=\"sans-serif\", fontsize=9];\n",
                 quoted(writing, graph_region_words(writing)));
    for (uint32_t i = 0; i < graph->content->flow_count; i++)
        if (graph->flow == NO_INDEX || graph->flow == i)
            dot_flow(writing, i, out);
    buffer_print(out, "}\n");
}

/* ---- a table -------------------------------------------------------------------------------------- */

void graph_write_csv(const struct graph_writing *writing, struct buffer *out)
{
    static const enum saying heads[] = {SAY_GRAPH_FLOW,     SAY_GRAPH_NODE,   SAY_GRAPH_LINE,
                                        SAY_GRAPH_QUESTION, SAY_GRAPH_ANSWER, SAY_GRAPH_TO,
                                        SAY_GRAPH_TO_WORDS, SAY_GRAPH_TAKEN};
    const struct content *content = writing->graph->content;

    csv_start(out);
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        csv_cell(out, graph_say(writing, heads[i]), i + 1 == sizeof heads / sizeof *heads);
    for (uint32_t i = 0; i < writing->graph->count; i++) {
        const struct graph_edge *edge = graph_edge_at(writing->graph, i);
        const struct node *node = graph_edge_node(writing, edge);

        csv_cell(out, content_string(content, content->flows[node->flow].id), false);
        csv_cell(out, content_string(content, node->id), false);
        csv_cell(out, arena_format(writing->arena, "%u", node->line), false);
        csv_cell(out, graph_node_words(writing, node), false);
        csv_cell(out, graph_condition_words(writing, edge), false);
        csv_cell(out, content_target_id(writing->graph->content, edge->target), false);
        csv_cell(out, graph_target_words(writing, edge->target), false);
        csv_cell(out, graph_say(writing, edge->taken ? SAY_GRAPH_YES : SAY_GRAPH_NO), true);
    }
}
