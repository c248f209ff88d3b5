/*
 * A graph as a table: CSV.
 */
#include "commands/graph_words.h"

#include <string.h>

/* Quoted always; a cell that a table program would take for a formula gets an apostrophe. */
static void csv_cell(struct buffer *out, const char *text, bool last)
{
    buffer_add(out, "\"", 1);
    if (text[0] != '\0' && strchr("=+-@\t", text[0]))
        buffer_add(out, "'", 1);
    for (; *text != '\0'; text++) {
        if (*text == '"')
            buffer_add(out, "\"", 1);
        buffer_add(out, *text == '\n' ? " " : text, 1);
    }
    buffer_print(out, last ? "\"\r\n" : "\",");
}

void graph_write_csv(const struct graph_writing *writing, struct buffer *out)
{
    static const enum saying heads[] = {SAY_GRAPH_FLOW,     SAY_GRAPH_NODE,   SAY_GRAPH_LINE,
                                        SAY_GRAPH_QUESTION, SAY_GRAPH_ANSWER, SAY_GRAPH_TO,
                                        SAY_GRAPH_TO_WORDS, SAY_GRAPH_TAKEN};
    const struct content *content = writing->graph->content;

    buffer_print(out, "\xef\xbb\xbf"); /* or table programs misread Chinese */
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
