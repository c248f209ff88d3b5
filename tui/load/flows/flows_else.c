/* What every `else` of a content stands for, as `daoban check --else` lists it. */
#include "load/load.h"

#include "engine/types.h"

static void else_word(struct buffer *line, const char *word)
{
    buffer_print(line, "%s%s", line->size ? ", " : "", word);
}

/* What else stands for at a node, or nothing. */
static void else_words(const struct content *content, const struct node *node, struct buffer *line)
{
    bool routed = node->kind == NODE_DECIDE_FACT || node->kind == NODE_ASK;

    if (node->otherwise == NO_INDEX || node->ways.count == 0)
        return;
    for (uint32_t i = 0; i < node->ways.count; i++)
        if (content->indexes[node->ways.first + i] == node->otherwise &&
            (node->only == 0 || (node->only >> i & 1u) != 0))
            else_word(line, types_node_way_id(content, node, i));
    if (routed && node->unsure == node->otherwise)
        else_word(line, "unsure");
    if (node->kind == NODE_DECIDE_VALUE && node->unknown == node->otherwise)
        else_word(line, "unknown");
}

void content_else_list(const struct content *content, FILE *out)
{
    for (uint32_t i = 0; i < content->node_count; i++) {
        const struct node *node = &content->nodes[i];
        struct buffer line = {0};

        else_words(content, node, &line);
        if (line.size > 0)
            fprintf(out, "%s.%s:%u: else = %s\n",
                    content_string(content, content->flows[node->flow].id),
                    content_string(content, node->id), node->line, line.data);
        buffer_free(&line);
    }
}
