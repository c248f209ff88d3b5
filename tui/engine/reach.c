/*
 * Going through the nodes ahead, each once.
 */
#include "engine/reach.h"

#include "base/bits.h"
#include "engine/eval.h"
#include "engine/settled.h"

#include <string.h>

static const struct reach nothing = {.fewest_end = REACH_NEVER, .fewest_out = REACH_NEVER};

static uint8_t add(uint32_t a, uint32_t b)
{
    return (uint8_t)(a + b < REACH_NEVER ? a + b : REACH_NEVER);
}

static uint8_t smaller(uint8_t a, uint8_t b)
{
    return a < b ? a : b;
}

static struct reach join(struct reach a, struct reach b)
{
    return (struct reach){
        .fewest_end = smaller(a.fewest_end, b.fewest_end),
        .fewest_out = smaller(a.fewest_out, b.fewest_out),
        .most = a.most > b.most ? a.most : b.most,
        .opens = a.opens | b.opens,
        .verdicts = a.verdicts | b.verdicts,
        .endings = a.endings | b.endings,
    };
}

static uint16_t outcome_verdict(const struct content *content, uint32_t outcome)
{
    return (uint16_t)(outcome == NO_INDEX ? 0 : 1u << content->outcomes[outcome].verdict);
}

static struct reach reach_target(struct reach_map *reach_map, uint32_t target, uint32_t flow)
{
    const struct content *content = reach_map->content;
    struct reach reach = nothing;

    if (target == NO_INDEX)
        return nothing;
    if (TARGET_KIND(target) == TARGET_NODE)
        return reach_node(reach_map, TARGET_INDEX(target));
    if (TARGET_KIND(target) == TARGET_ENDING) {
        reach.fewest_end = 0;
        reach.endings = 1u << (TARGET_INDEX(target) - content->flows[flow].endings.first);
        return reach;
    }
    reach.fewest_out = 0;
    reach.verdicts = outcome_verdict(content, TARGET_INDEX(target));
    return reach;
}

/* Every way of a node; `endings` limits those of a run node to the endings that can come. */
static struct reach reach_ways(struct reach_map *reach_map, const struct node *node,
                               uint32_t endings)
{
    const struct content *content = reach_map->content;
    const uint32_t ends[] = {node->otherwise, node->unsure, node->unknown};
    struct reach reach = nothing;

    for (uint32_t i = 0; i < node->ways.count; i++)
        if (endings >> i & 1u)
            reach = join(
                reach, reach_target(reach_map, content->indexes[node->ways.first + i], node->flow));
    for (uint32_t i = 0; i < node->arms.count; i++)
        reach = join(
            reach, reach_target(reach_map, content->arms[node->arms.first + i].target, node->flow));
    if (node->kind == NODE_RUN && node->ways.count > 0)
        return reach;
    for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
        reach = join(reach, reach_target(reach_map, ends[i], node->flow));
    return reach;
}

/* What comes when a called flow is done with `inner` and its caller goes on. */
struct reach reach_after(struct reach_map *reach_map, struct reach inner, const struct node *caller)
{
    struct reach rest = reach_ways(reach_map, caller, inner.endings);

    if (inner.endings == 0)
        return inner;
    return (struct reach){
        .fewest_end = add(inner.fewest_end, rest.fewest_end),
        .fewest_out = smaller(inner.fewest_out, add(inner.fewest_end, rest.fewest_out)),
        .most = add(inner.most, rest.most),
        .opens = inner.opens | rest.opens,
        .verdicts = inner.verdicts | rest.verdicts,
        .endings = rest.endings,
    };
}

/* Where a node leads for certain under the answers that count; false when more answers could tell. */
static bool only_way(const struct reach_map *reach_map, const struct node *node, uint32_t *target)
{
    const struct content *content = reach_map->content;
    uint32_t fact =
        node->kind == NODE_RUN ? content->question_count + node->subject : node->subject;
    struct passed passed;

    if (!reach_map->session)
        return false;
    struct eval eval = eval_of(reach_map->session, reach_map->trail);

    if (!settled_node(reach_map->session, reach_map->trail, node))
        return false;
    if (node->kind == NODE_DECIDE_VALUE)
        *target = eval_value_way(&eval, node, &passed);
    else if (node->kind == NODE_DECIDE_RULES)
        *target = eval_arms_way(&eval, node, NO_INDEX, &passed);
    else
        *target = eval_fact_way(&eval, node, fact, &reach_map->trail->answers[fact], &passed);
    return true;
}

/* Whether passing an ask node is sure to ask, and may ask. Start facts are not counted. */
static void ask_cost(const struct reach_map *reach_map, uint32_t index, uint8_t *least,
                     uint8_t *most)
{
    uint32_t fact = reach_map->content->nodes[index].subject;
    const struct question *question = &reach_map->content->questions[fact];

    *most = question->start == START_NONE;
    *least = *most;
    if (reach_map->session && reach_map->trail->state == TRAIL_ASKING &&
        reach_map->trail->node == index)
        return;
    if (question->implied.count > 0 || reach_map->repeats[index] ||
        (reach_map->session && reach_map->session->answers[fact].state != ANSWER_NONE))
        *least = 0;
}

static struct reach reach_run(struct reach_map *reach_map, uint32_t index)
{
    const struct node *node = &reach_map->content->nodes[index];
    struct reach inner = reach_node(reach_map, reach_map->content->flows[node->subject].start);

    if (reach_map->repeats[index] && inner.endings != 0)
        inner.fewest_end = 0;
    return reach_after(reach_map, inner, node);
}

struct reach reach_node(struct reach_map *reach_map, uint32_t index)
{
    const struct node *node = &reach_map->content->nodes[index];
    struct reach *kept = &reach_map->reach[index];
    struct reach reach;
    uint8_t least = 0, most = 0;
    uint32_t target;

    if (kept->visited)
        return *kept;
    /* Where the flows ran in a circle nothing could be promised; the loader refuses such flows. */
    *kept = (struct reach){.visited = 1, .most = REACH_NEVER};
    if (only_way(reach_map, node, &target))
        reach = reach_target(reach_map, target, node->flow);
    else if (node->kind == NODE_RUN)
        reach = reach_run(reach_map, index);
    else {
        reach = reach_ways(reach_map, node, UINT32_MAX);
        if (node->kind == NODE_ASK) {
            ask_cost(reach_map, index, &least, &most);
            reach.opens |= reach_map->content->questions[node->subject].start != START_NONE &&
                           !(reach_map->session && fact_live(reach_map->trail, node->subject));
        }
    }
    reach.fewest_end = add(reach.fewest_end, least);
    reach.fewest_out = add(reach.fewest_out, least);
    reach.most = add(reach.most, most);
    reach.visited = 1;
    *kept = reach;
    return reach;
}

/* ---- nodes that may come after another of the same question ------------------------------------ */

struct search {
    const struct content *content;
    uint32_t seen[BITS_WORDS(NODES_MAX)];
    uint32_t ended[BITS_WORDS(FACTS_MAX)]; /* flows whose callers were gone through */
};

static void search_node(struct search *search, uint32_t index);
static void search_ways(struct search *search, const struct node *node);

/* A flow that ends goes on behind every node that runs it. */
static void search_ending(struct search *search, uint32_t flow)
{
    const struct content *content = search->content;

    if (!bits_add(search->ended, flow))
        return;
    for (uint32_t i = 0; i < content->node_count; i++)
        if (content->nodes[i].kind == NODE_RUN && content->nodes[i].subject == flow)
            search_ways(search, &content->nodes[i]);
}

static void search_target(struct search *search, uint32_t target, uint32_t flow)
{
    if (target == NO_INDEX || TARGET_KIND(target) == TARGET_OUTCOME)
        return;
    if (TARGET_KIND(target) == TARGET_ENDING)
        search_ending(search, flow);
    else
        search_node(search, TARGET_INDEX(target));
}

static void search_ways(struct search *search, const struct node *node)
{
    const struct content *content = search->content;
    const uint32_t ends[] = {node->otherwise, node->unsure, node->unknown};

    for (uint32_t i = 0; i < node->ways.count; i++)
        search_target(search, content->indexes[node->ways.first + i], node->flow);
    for (uint32_t i = 0; i < node->arms.count; i++)
        search_target(search, content->arms[node->arms.first + i].target, node->flow);
    for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
        search_target(search, ends[i], node->flow);
}

/* Marks a node and whatever may come after it, in its flow and in those it calls or ends into. */
static void search_node(struct search *search, uint32_t index)
{
    const struct node *node = &search->content->nodes[index];

    if (!bits_add(search->seen, index))
        return;
    search_ways(search, node);
    if (node->kind == NODE_RUN)
        search_node(search, search->content->flows[node->subject].start);
}

static bool same_subject(const struct node *a, const struct node *b)
{
    return a->kind == b->kind && a->subject == b->subject;
}

/* Marks the nodes that ask the same, or run the same flow, behind node `index`. */
static void mark_repeats(struct reach_map *reach_map, uint32_t index)
{
    const struct content *content = reach_map->content;
    const struct node *node = &content->nodes[index];
    struct search search = {.content = content};
    bool searched = false;

    for (uint32_t i = 0; i < content->node_count; i++) {
        if (i == index || !same_subject(node, &content->nodes[i]))
            continue;
        if (!searched) {
            search_ways(&search, node);
            if (node->kind == NODE_RUN)
                search_node(&search, content->flows[node->subject].start);
        }
        searched = true;
        if (bits_has(search.seen, i))
            reach_map->repeats[i] = 1;
    }
}

bool reach_map_start(struct reach_map *reach_map, const struct content *content,
                     const struct session *session, const struct trail *trail)
{
    if (content->node_count > NODES_MAX)
        return false;
    reach_map->content = content;
    reach_map->session = session;
    reach_map->trail = trail;
    memset(reach_map->repeats, 0, content->node_count);
    for (uint32_t i = 0; i < content->node_count; i++)
        if (content->nodes[i].kind == NODE_ASK || content->nodes[i].kind == NODE_RUN)
            mark_repeats(reach_map, i);
    reach_map_forget(reach_map);
    return true;
}

void reach_map_forget(struct reach_map *reach_map)
{
    memset(reach_map->reach, 0, reach_map->content->node_count * sizeof(reach_map->reach[0]));
}
