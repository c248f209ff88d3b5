/*
 * A graph in words.
 */
#include "commands/graph_words.h"

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
