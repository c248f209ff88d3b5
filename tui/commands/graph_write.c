/*
 * Graphs written as DOT, CSV, and as a sheet to sign.
 */
#include "commands/graph_write.h"

#include "base/text.h"
#include "commands/saying.h"

#include <string.h>

#define SHEET_COLUMNS 76

static const char *say_word(const struct graph_writing *writing, enum saying saying)
{
    return saying_text(saying, writing->language);
}

static const char *text_of(const struct graph_writing *writing, struct text text)
{
    return content_text(writing->graph->content, text, writing->language);
}

/* ---- words ---------------------------------------------------------------------------------------- */

static const struct node *edge_node(const struct graph_writing *writing,
                                    const struct graph_edge *edge)
{
    return &writing->graph->content->nodes[edge->node];
}

/* What a node asks or looks at. */
static const char *node_words(const struct graph_writing *writing, const struct node *node)
{
    const struct content *content = writing->graph->content;

    switch ((enum node_kind)node->kind) {
    case NODE_RUN:
        return text_of(writing, content->flows[node->subject].title);
    case NODE_DECIDE_VALUE:
        return text_of(writing, content->parameters[node->subject].label);
    case NODE_DECIDE_RULES:
        return say_word(writing, SAY_GRAPH_RULES);
    default:
        break;
    }
    if (node->subject >= content->question_count)
        return text_of(writing, content->flows[node->subject - content->question_count].title);
    return text_of(writing, node->kind == NODE_ASK ? content->questions[node->subject].text
                                                   : content->questions[node->subject].label);
}

static const char *condition_words(const struct graph_writing *writing,
                                   const struct graph_edge *edge)
{
    const char *const words[4] = {
        say_word(writing, SAY_DIFF_UNSURE), say_word(writing, SAY_GRAPH_UNKNOWN),
        say_word(writing, SAY_GRAPH_ELSE), say_word(writing, SAY_GRAPH_JOIN)};

    return graph_condition(writing->graph, edge, words, writing->language, writing->arena);
}

static const char *target_id(const struct graph_writing *writing, uint32_t target)
{
    const struct content *content = writing->graph->content;
    uint32_t index = TARGET_INDEX(target);

    switch (TARGET_KIND(target)) {
    case TARGET_NODE:
        return content_string(content, content->nodes[index].id);
    case TARGET_ENDING:
        return content_string(content, content->endings[index].id);
    case TARGET_OUTCOME:
        break;
    }
    return content_string(content, content->outcomes[index].id);
}

/* The outcome a target shows; NULL for a node or an ending that shows none. */
static const struct outcome *target_outcome(const struct graph_writing *writing, uint32_t target)
{
    const struct content *content = writing->graph->content;
    uint32_t outcome = NO_INDEX;

    if (TARGET_KIND(target) == TARGET_OUTCOME)
        outcome = TARGET_INDEX(target);
    if (TARGET_KIND(target) == TARGET_ENDING)
        outcome = content->endings[TARGET_INDEX(target)].outcome;
    return outcome == NO_INDEX ? NULL : &content->outcomes[outcome];
}

static const char *target_words(const struct graph_writing *writing, uint32_t target)
{
    const struct outcome *outcome = target_outcome(writing, target);

    if (TARGET_KIND(target) == TARGET_NODE)
        return node_words(writing, &writing->graph->content->nodes[TARGET_INDEX(target)]);
    return outcome ? text_of(writing, outcome->title) : "";
}

static const char *region_words(const struct graph_writing *writing)
{
    return writing->region == NO_INDEX
               ? say_word(writing, SAY_GRAPH_ANYWHERE)
               : text_of(writing, writing->graph->content->regions[writing->region].name);
}

/* ---- DOT ------------------------------------------------------------------------------------------- */

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

/* Long texts in lines, so that boxes stay narrow. */
static const char *folded(const struct graph_writing *writing, const char *text, int columns)
{
    struct lines lines = text_lines(writing->arena, text, columns);
    const char *list = "";

    for (size_t i = 0; i < lines.count; i++)
        list = arena_format(writing->arena, "%s%s%s", list, i ? "\\n" : "",
                            quoted(writing, lines.line[i]));
    return list;
}

static void dot_node(const struct graph_writing *writing, uint32_t index)
{
    static const char *const shapes[] = {
        [NODE_ASK] = "box, style=rounded", [NODE_RUN] = "box, peripheries=2",
        [NODE_DECIDE_FACT] = "diamond",    [NODE_DECIDE_VALUE] = "hexagon",
        [NODE_DECIDE_RULES] = "diamond",
    };
    const struct node *node = &writing->graph->content->nodes[index];

    buffer_print(writing->out, "    n%u [shape=%s, label=\"%s\\n%s\"];\n", index,
                 shapes[node->kind],
                 quoted(writing, content_string(writing->graph->content, node->id)),
                 folded(writing, node_words(writing, node), 24));
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

static void dot_end(const struct graph_writing *writing, uint32_t flow, uint32_t target)
{
    static const char *const colours[] = {
        [TONE_GOOD] = "palegreen", [TONE_CARE] = "lightyellow", [TONE_BAD] = "mistyrose"};
    const struct content *content = writing->graph->content;
    const struct outcome *outcome = target_outcome(writing, target);

    if (TARGET_KIND(target) == TARGET_NODE)
        return;
    buffer_print(writing->out,
                 "    %s [shape=box, style=filled, fillcolor=%s, label=\"%s\\n%s\"];\n",
                 dot_target(writing, flow, target),
                 outcome ? colours[content->verdicts[outcome->verdict].tone] : "white",
                 quoted(writing, target_id(writing, target)),
                 folded(writing, target_words(writing, target), 24));
}

static void dot_flow(const struct graph_writing *writing, uint32_t flow)
{
    const struct content *content = writing->graph->content;
    const struct flow *drawn = &content->flows[flow];

    buffer_print(writing->out, "  subgraph cluster_%u {\n    label=\"%s: %s\";\n", flow,
                 quoted(writing, content_string(content, drawn->id)),
                 quoted(writing, text_of(writing, drawn->title)));
    for (uint32_t i = 0; i < drawn->nodes.count; i++)
        dot_node(writing, drawn->nodes.first + i);
    for (uint32_t i = 0; i < writing->graph->count; i++) {
        const struct graph_edge *edge = graph_edge_at(writing->graph, i);

        if (edge_node(writing, edge)->flow == flow)
            dot_end(writing, flow, edge->target);
    }
    for (uint32_t i = 0; i < writing->graph->count; i++) {
        const struct graph_edge *edge = graph_edge_at(writing->graph, i);

        if (edge_node(writing, edge)->flow == flow)
            buffer_print(writing->out, "    n%u -> %s [label=\"%s\"%s];\n", edge->node,
                         dot_target(writing, flow, edge->target),
                         folded(writing, condition_words(writing, edge), 20),
                         edge->taken ? "" : ", color=grey, fontcolor=grey, style=dashed");
    }
    buffer_print(writing->out, "  }\n");
}

void graph_write_dot(const struct graph_writing *writing)
{
    const struct graph *graph = writing->graph;

    buffer_print(writing->out,
                 "digraph daoban {\n  label=\"%s\";\n  rankdir=TB;\n"
                 "  node [fontname=\"sans-serif\", fontsize=10];\n"
                 "  edge [fontname=\"sans-serif\", fontsize=9];\n",
                 quoted(writing, region_words(writing)));
    for (uint32_t i = 0; i < graph->content->flow_count; i++)
        if (graph->flow == NO_INDEX || graph->flow == i)
            dot_flow(writing, i);
    buffer_print(writing->out, "}\n");
}

/* ---- CSV ------------------------------------------------------------------------------------------- */

/* Quoted always; a cell that a table program would take for a formula gets an apostrophe. */
static void csv_cell(const struct graph_writing *writing, const char *text, bool last)
{
    buffer_add(writing->out, "\"", 1);
    if (text[0] != '\0' && strchr("=+-@", text[0]))
        buffer_add(writing->out, "'", 1);
    for (; *text != '\0'; text++) {
        if (*text == '"')
            buffer_add(writing->out, "\"", 1);
        buffer_add(writing->out, *text == '\n' ? " " : text, 1);
    }
    buffer_print(writing->out, last ? "\"\r\n" : "\",");
}

void graph_write_csv(const struct graph_writing *writing)
{
    static const enum saying heads[] = {SAY_GRAPH_FLOW,     SAY_GRAPH_NODE,   SAY_GRAPH_LINE,
                                        SAY_GRAPH_QUESTION, SAY_GRAPH_ANSWER, SAY_GRAPH_TO,
                                        SAY_GRAPH_TO_WORDS, SAY_GRAPH_TAKEN};
    const struct content *content = writing->graph->content;

    buffer_print(writing->out, "\xef\xbb\xbf"); /* or table programs misread Chinese */
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        csv_cell(writing, say_word(writing, heads[i]), i + 1 == sizeof heads / sizeof *heads);
    for (uint32_t i = 0; i < writing->graph->count; i++) {
        const struct graph_edge *edge = graph_edge_at(writing->graph, i);
        const struct node *node = edge_node(writing, edge);

        csv_cell(writing, content_string(content, content->flows[node->flow].id), false);
        csv_cell(writing, content_string(content, node->id), false);
        csv_cell(writing, arena_format(writing->arena, "%u", node->line), false);
        csv_cell(writing, node_words(writing, node), false);
        csv_cell(writing, condition_words(writing, edge), false);
        csv_cell(writing, target_id(writing, edge->target), false);
        csv_cell(writing, target_words(writing, edge->target), false);
        csv_cell(writing, say_word(writing, edge->taken ? SAY_GRAPH_YES : SAY_GRAPH_NO), true);
    }
}

/* ---- the sheet --------------------------------------------------------------------------------------- */

static void sheet_head(const struct graph_writing *writing, const char *mark)
{
    const struct content *content = writing->graph->content;
    const char *flow = writing->graph->flow == NO_INDEX
                           ? say_word(writing, SAY_GRAPH_ALL_FLOWS)
                           : text_of(writing, content->flows[writing->graph->flow].title);
    char dated[DATE_TEXT_SIZE];

    date_format(content->dated, dated);
    buffer_print(writing->out, "%s%s\n\n%s\n\n", mark,
                 saying_format(writing->arena, SAY_GRAPH_SHEET, writing->language, flow, NULL),
                 saying_format(writing->arena, SAY_GRAPH_SHEET_HEAD, writing->language,
                               text_of(writing, content->name), dated, region_words(writing),
                               arena_format(writing->arena, "%016llx",
                                            (unsigned long long)content->behaviour_print),
                               NULL));
}

static void sheet_foot(const struct graph_writing *writing)
{
    buffer_print(writing->out, "\n%s\n", say_word(writing, SAY_GRAPH_SIGN));
}

struct indented {
    struct buffer *out;
    const char *first; /* before the first line */
    unsigned count;
};

static void indented_line(void *context, const char *line, size_t size)
{
    struct indented *indented = context;

    buffer_print(indented->out, "%s%.*s\n", indented->count++ == 0 ? indented->first : "      ",
                 (int)size, line);
}

static void indented_write(const struct graph_writing *writing, const char *first, const char *text)
{
    struct indented indented = {.out = writing->out, .first = first};

    text_wrap(text, SHEET_COLUMNS - 8, indented_line, &indented);
}

void graph_write_text(const struct graph_writing *writing)
{
    uint32_t last = NO_INDEX, number = 0;

    sheet_head(writing, "");
    for (uint32_t i = 0; i < writing->graph->count; i++) {
        const struct graph_edge *edge = graph_edge_at(writing->graph, i);
        const struct node *node = edge_node(writing, edge);

        if (edge->node != last) {
            buffer_print(writing->out, "\n");
            indented_write(writing, arena_format(writing->arena, "%3u.  ", ++number),
                           node_words(writing, node));
        }
        last = edge->node;
        indented_write(writing, "  [ ] ",
                       arena_format(writing->arena, "%s -> %s %s%s", condition_words(writing, edge),
                                    target_id(writing, edge->target),
                                    target_words(writing, edge->target),
                                    edge->taken ? "" : say_word(writing, SAY_GRAPH_NOT_HERE)));
    }
    sheet_foot(writing);
}

/* A table cell: a bar would end it. */
static const char *cell(const struct graph_writing *writing, const char *text)
{
    char *copy = arena_copy(writing->arena, text, strlen(text));

    for (char *at = copy; *at != '\0'; at++)
        if (*at == '|' || *at == '\n')
            *at = '/';
    return copy;
}

void graph_write_markdown(const struct graph_writing *writing)
{
    const struct content *content = writing->graph->content;

    sheet_head(writing, "# ");
    buffer_print(writing->out, "| %s | %s | %s | %s | %s |\n|---|---|---|---|---|\n",
                 say_word(writing, SAY_GRAPH_NODE), say_word(writing, SAY_GRAPH_QUESTION),
                 say_word(writing, SAY_GRAPH_ANSWER), say_word(writing, SAY_GRAPH_TO),
                 say_word(writing, SAY_GRAPH_AGREED));
    for (uint32_t i = 0; i < writing->graph->count; i++) {
        const struct graph_edge *edge = graph_edge_at(writing->graph, i);
        const struct node *node = edge_node(writing, edge);

        buffer_print(writing->out, "| %s:%u %s | %s | %s | %s %s%s | □ |\n",
                     content_string(content, content->flows[node->flow].id), node->line,
                     content_string(content, node->id), cell(writing, node_words(writing, node)),
                     cell(writing, condition_words(writing, edge)),
                     target_id(writing, edge->target),
                     cell(writing, target_words(writing, edge->target)),
                     edge->taken ? "" : say_word(writing, SAY_GRAPH_NOT_HERE));
    }
    sheet_foot(writing);
}
