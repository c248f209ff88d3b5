/*
 * A graph in words, as a picture for Graphviz, and as a table.
 */
#include "commands/graph_write.h"

#include "base/text.h"
#include "commands/csv.h"
#include "wording/words.h"

#include <string.h>

/* ---- words ---------------------------------------------------------------------------------------- */

const char *graph_view_phrase(const struct graph_view *view, enum phrase phrase)
{
    return phrase_text(phrase, view->language);
}

const char *graph_view_text(const struct graph_view *view, struct text text)
{
    const struct words words = {
        .content = view->graph->content, .language = view->language, .arena = view->arena};

    return words_of(&words, text);
}

const struct node *graph_view_node(const struct graph_view *view, const struct graph_edge *edge)
{
    return &view->graph->content->nodes[edge->node];
}

/* What a node asks or looks at. */
const char *graph_view_node_words(const struct graph_view *view, const struct node *node)
{
    const struct content *content = view->graph->content;

    switch ((enum node_kind)node->kind) {
    case NODE_RUN:
        return graph_view_text(view, content->flows[node->subject].title);
    case NODE_DECIDE_VALUE:
        return graph_view_text(view, content->parameters[node->subject].label);
    case NODE_DECIDE_RULES:
        return graph_view_phrase(view, PHRASE_GRAPH_RULES);
    default:
        break;
    }
    if (node->subject >= content->question_count)
        return graph_view_text(view, content->flows[node->subject - content->question_count].title);
    return graph_view_text(view, node->kind == NODE_ASK ? content->questions[node->subject].text
                                                        : content->questions[node->subject].label);
}

const char *graph_view_condition(const struct graph_view *view, const struct graph_edge *edge)
{
    const char *const words[4] = {
        graph_view_phrase(view, PHRASE_DIFF_UNSURE), graph_view_phrase(view, PHRASE_GRAPH_UNKNOWN),
        graph_view_phrase(view, PHRASE_GRAPH_ELSE), graph_view_phrase(view, PHRASE_GRAPH_JOIN)};

    return graph_condition(view->graph, edge, words, view->language, view->arena);
}

/* The outcome a target shows; NULL for a node or an ending that shows none. */
const struct outcome *graph_view_outcome(const struct graph_view *view, uint32_t target)
{
    const struct content *content = view->graph->content;
    uint32_t outcome = NO_INDEX;

    if (TARGET_KIND(target) == TARGET_OUTCOME)
        outcome = TARGET_INDEX(target);
    if (TARGET_KIND(target) == TARGET_ENDING)
        outcome = content->endings[TARGET_INDEX(target)].outcome;
    return outcome == NO_INDEX ? NULL : &content->outcomes[outcome];
}

const char *graph_view_target(const struct graph_view *view, uint32_t target)
{
    const struct outcome *outcome = graph_view_outcome(view, target);

    if (TARGET_KIND(target) == TARGET_NODE)
        return graph_view_node_words(view, &view->graph->content->nodes[TARGET_INDEX(target)]);
    return outcome ? graph_view_text(view, outcome->title) : "";
}

const char *graph_view_region(const struct graph_view *view)
{
    return view->region == NO_INDEX
               ? graph_view_phrase(view, PHRASE_GRAPH_ANYWHERE)
               : graph_view_text(view, view->graph->content->regions[view->region].name);
}

/* ---- Graphviz ------------------------------------------------------------------------------------- */

/* A string for Graphviz: quotes and backslashes escaped, everything that is no plain text left out. */
static const char *quoted(const struct graph_view *view, const char *text)
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
    copy = arena_copy(view->arena, out.data ? out.data : "", out.size);
    buffer_free(&out);
    return copy;
}

/* Long texts in lines, so that boxes stay narrow. Blanks around a line keep it off what it stands beside. */
static const char *folded(const struct graph_view *view, const char *text, int columns,
                          const char *around)
{
    struct lines lines = text_lines(view->arena, text, columns);
    const char *list = "";

    for (size_t i = 0; i < lines.count; i++)
        list = arena_format(view->arena, "%s%s%s%s%s", list, i ? "\\n" : "", around,
                            quoted(view, lines.line[i]), around);
    return list;
}

#define BOX_COLUMNS 24
#define EDGE_COLUMNS 20

/* What no way in the region leads to is grey too; a flow's first node is always entered. */
static const char *faded(const struct graph_view *view, uint32_t flow, uint32_t target)
{
    const struct content *content = view->graph->content;

    if (target == TARGET(TARGET_NODE, content->flows[flow].start))
        return "";
    for (uint32_t i = 0; i < view->graph->count; i++) {
        const struct graph_edge *edge = graph_edge_at(view->graph, i);

        if (edge->taken && edge->target == target && graph_view_node(view, edge)->flow == flow)
            return "";
    }
    return ", color=grey60, fontcolor=grey60";
}

static void dot_node(const struct graph_view *view, uint32_t index, struct buffer *out)
{
    static const char *const shapes[] = {
        [NODE_ASK] = "box, style=rounded", [NODE_RUN] = "box, peripheries=2",
        [NODE_DECIDE_FACT] = "diamond",    [NODE_DECIDE_VALUE] = "hexagon",
        [NODE_DECIDE_RULES] = "diamond",
    };
    const struct node *node = &view->graph->content->nodes[index];

    buffer_print(out, "    n%u [shape=%s%s, label=\"%s\\n%s\"];\n", index, shapes[node->kind],
                 faded(view, node->flow, TARGET(TARGET_NODE, index)),
                 quoted(view, content_string(view->graph->content, node->id)),
                 folded(view, graph_view_node_words(view, node), BOX_COLUMNS, ""));
}

/* Outcomes and endings are drawn once for each flow, or arrows would cross the whole picture. */
static const char *dot_target(const struct graph_view *view, uint32_t flow, uint32_t target)
{
    static const char letters[] = {
        [TARGET_NODE] = 'n', [TARGET_ENDING] = 'e', [TARGET_OUTCOME] = 'o'};

    if (TARGET_KIND(target) == TARGET_NODE)
        return arena_format(view->arena, "n%u", TARGET_INDEX(target));
    return arena_format(view->arena, "%c%u_%u", letters[TARGET_KIND(target)], flow,
                        TARGET_INDEX(target));
}

/* The verdict stands there as a word too: a colour alone says nothing on a black-and-white printer. */
static void dot_end(const struct graph_view *view, uint32_t flow, uint32_t target,
                    struct buffer *out)
{
    static const char *const colours[] = {
        [TONE_GOOD] = "palegreen", [TONE_CARE] = "lightyellow", [TONE_BAD] = "mistyrose"};
    const struct content *content = view->graph->content;
    const struct outcome *outcome = graph_view_outcome(view, target);
    const struct verdict *verdict = outcome ? &content->verdicts[outcome->verdict] : NULL;

    buffer_print(
        out, "    %s [shape=box, style=filled, fillcolor=%s%s, label=\"%s\\n%s%s%s\"];\n",
        dot_target(view, flow, target), verdict ? colours[verdict->tone] : "white",
        faded(view, flow, target), quoted(view, content_target_id(view->graph->content, target)),
        folded(view, graph_view_target(view, target), BOX_COLUMNS, ""), verdict ? "\\n" : "",
        verdict
            ? folded(view, arena_format(view->arena, "[%s]", graph_view_text(view, verdict->label)),
                     BOX_COLUMNS, "")
            : "");
}

/* Whether the flow's edges before this one lead there too. */
static bool met_before(const struct graph_view *view, uint32_t flow, uint32_t place)
{
    uint32_t target = graph_edge_at(view->graph, place)->target;

    for (uint32_t i = 0; i < place; i++) {
        const struct graph_edge *edge = graph_edge_at(view->graph, i);

        if (edge->target == target && graph_view_node(view, edge)->flow == flow)
            return true;
    }
    return false;
}

static void dot_edge(const struct graph_view *view, uint32_t flow, const struct graph_edge *edge,
                     struct buffer *out)
{
    buffer_print(out, "    n%u -> %s [label=\"%s\"%s];\n", edge->node,
                 dot_target(view, flow, edge->target),
                 folded(view, graph_view_condition(view, edge), EDGE_COLUMNS, " "),
                 edge->taken ? "" : ", color=grey60, fontcolor=grey60, style=dashed");
}

static void dot_flow(const struct graph_view *view, uint32_t flow, struct buffer *out)
{
    const struct content *content = view->graph->content;
    const struct flow *drawn = &content->flows[flow];

    buffer_print(out, "  subgraph cluster_%u {\n    label=\"%s: %s\";\n", flow,
                 quoted(view, content_string(content, drawn->id)),
                 quoted(view, graph_view_text(view, drawn->title)));
    for (uint32_t i = 0; i < drawn->nodes.count; i++)
        dot_node(view, drawn->nodes.first + i, out);
    for (uint32_t i = 0; i < view->graph->count; i++) {
        const struct graph_edge *edge = graph_edge_at(view->graph, i);

        if (graph_view_node(view, edge)->flow != flow)
            continue;
        if (TARGET_KIND(edge->target) != TARGET_NODE && !met_before(view, flow, i))
            dot_end(view, flow, edge->target, out);
        dot_edge(view, flow, edge, out);
    }
    buffer_print(out, "  }\n");
}

void graph_write_dot(const struct graph_view *view, struct buffer *out)
{
    const struct graph *graph = view->graph;

    buffer_print(out,
                 "digraph daoban {\n  label=\"%s\";\n  rankdir=TB; nodesep=0.35; ranksep=0.55;\n"
                 "  fontname=\"sans-serif\"; fontsize=12;\n"
                 "  node [fontname=\"sans-serif\", fontsize=10];\n"
                 "  edge [fontname=\"sans-serif\", fontsize=9];\n",
                 quoted(view, graph_view_region(view)));
    for (uint32_t i = 0; i < graph->content->flow_count; i++)
        if (graph->flow == NO_INDEX || graph->flow == i)
            dot_flow(view, i, out);
    buffer_print(out, "}\n");
}

/* ---- a table -------------------------------------------------------------------------------------- */

void graph_write_csv(const struct graph_view *view, struct buffer *out)
{
    static const enum phrase heads[] = {
        PHRASE_GRAPH_FLOW,   PHRASE_GRAPH_NODE, PHRASE_GRAPH_LINE,     PHRASE_GRAPH_QUESTION,
        PHRASE_GRAPH_ANSWER, PHRASE_GRAPH_TO,   PHRASE_GRAPH_TO_WORDS, PHRASE_GRAPH_TAKEN};
    const struct content *content = view->graph->content;

    csv_start(out);
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        csv_cell(out, graph_view_phrase(view, heads[i]), i + 1 == sizeof heads / sizeof *heads);
    for (uint32_t i = 0; i < view->graph->count; i++) {
        const struct graph_edge *edge = graph_edge_at(view->graph, i);
        const struct node *node = graph_view_node(view, edge);

        csv_cell(out, content_string(content, content->flows[node->flow].id), false);
        csv_cell(out, content_string(content, node->id), false);
        csv_cell(out, arena_format(view->arena, "%u", node->line), false);
        csv_cell(out, graph_view_node_words(view, node), false);
        csv_cell(out, graph_view_condition(view, edge), false);
        csv_cell(out, content_target_id(view->graph->content, edge->target), false);
        csv_cell(out, graph_view_target(view, edge->target), false);
        csv_cell(out, graph_view_phrase(view, edge->taken ? PHRASE_GRAPH_YES : PHRASE_GRAPH_NO),
                 true);
    }
}
