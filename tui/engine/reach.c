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

static struct reach reach_target(struct sounding *sounding, uint32_t target, uint32_t flow)
{
    const struct content *content = sounding->content;
    struct reach reach = nothing;

    if (target == NO_INDEX)
        return nothing;
    if (TARGET_KIND(target) == TARGET_NODE)
        return reach_node(sounding, TARGET_INDEX(target));
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
static struct reach reach_ways(struct sounding *sounding, const struct node *node, uint32_t endings)
{
    const struct content *content = sounding->content;
    const uint32_t ends[] = {node->otherwise, node->unsure, node->unknown};
    struct reach reach = nothing;

    for (uint32_t i = 0; i < node->ways.count; i++)
        if (endings >> i & 1u)
            reach = join(
                reach, reach_target(sounding, content->indexes[node->ways.first + i], node->flow));
    for (uint32_t i = 0; i < node->arms.count; i++)
        reach = join(
            reach, reach_target(sounding, content->arms[node->arms.first + i].target, node->flow));
    if (node->kind == NODE_RUN && node->ways.count > 0)
        return reach;
    for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
        reach = join(reach, reach_target(sounding, ends[i], node->flow));
    return reach;
}

/* What comes when a called flow is done with `inner` and its caller goes on. */
struct reach reach_after(struct sounding *sounding, struct reach inner, const struct node *caller)
{
    struct reach rest = reach_ways(sounding, caller, inner.endings);

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
static bool only_way(const struct sounding *sounding, const struct node *node, uint32_t *target)
{
    const struct content *content = sounding->content;
    uint32_t fact =
        node->kind == NODE_RUN ? content->question_count + node->subject : node->subject;
    struct passed passed;

    if (!sounding->session)
        return false;
    struct eval eval = eval_of(sounding->session, sounding->trail);

    if (!settled_node(sounding->session, sounding->trail, node))
        return false;
    if (node->kind == NODE_DECIDE_VALUE)
        *target = eval_value_way(&eval, node, &passed);
    else if (node->kind == NODE_DECIDE_RULES)
        *target = eval_arms_way(&eval, node, NO_INDEX, &passed);
    else
        *target = eval_fact_way(&eval, node, fact, &sounding->trail->answers[fact], &passed);
    return true;
}

/* Whether passing an ask node is sure to ask, and may ask. Start facts are not counted. */
static void ask_cost(const struct sounding *sounding, uint32_t index, uint8_t *least, uint8_t *most)
{
    uint32_t fact = sounding->content->nodes[index].subject;
    const struct question *question = &sounding->content->questions[fact];

    *most = question->start == START_NONE;
    *least = *most;
    if (sounding->session && sounding->trail->state == TRAIL_ASKING &&
        sounding->trail->node == index)
        return;
    if (question->implied.count > 0 || sounding->repeats[index] ||
        (sounding->session && sounding->session->answers[fact].state != ANSWER_NONE))
        *least = 0;
}

static struct reach reach_run(struct sounding *sounding, uint32_t index)
{
    const struct node *node = &sounding->content->nodes[index];
    struct reach inner = reach_node(sounding, sounding->content->flows[node->subject].start);

    if (sounding->repeats[index] && inner.endings != 0)
        inner.fewest_end = 0;
    return reach_after(sounding, inner, node);
}

struct reach reach_node(struct sounding *sounding, uint32_t index)
{
    const struct node *node = &sounding->content->nodes[index];
    struct reach *kept = &sounding->reach[index];
    struct reach reach;
    uint8_t least = 0, most = 0;
    uint32_t target;

    if (kept->visited)
        return *kept;
    /* Where the flows ran in a circle nothing could be promised; the loader refuses such flows. */
    *kept = (struct reach){.visited = 1, .most = REACH_NEVER};
    if (only_way(sounding, node, &target))
        reach = reach_target(sounding, target, node->flow);
    else if (node->kind == NODE_RUN)
        reach = reach_run(sounding, index);
    else {
        reach = reach_ways(sounding, node, UINT32_MAX);
        if (node->kind == NODE_ASK) {
            ask_cost(sounding, index, &least, &most);
            reach.opens |= sounding->content->questions[node->subject].start != START_NONE &&
                           !(sounding->session && fact_live(sounding->trail, node->subject));
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
static void mark_repeats(struct sounding *sounding, uint32_t index)
{
    const struct content *content = sounding->content;
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
            sounding->repeats[i] = 1;
    }
}

bool sounding_start(struct sounding *sounding, const struct content *content,
                    const struct session *session, const struct trail *trail)
{
    if (content->node_count > NODES_MAX)
        return false;
    sounding->content = content;
    sounding->session = session;
    sounding->trail = trail;
    memset(sounding->repeats, 0, content->node_count);
    for (uint32_t i = 0; i < content->node_count; i++)
        if (content->nodes[i].kind == NODE_ASK || content->nodes[i].kind == NODE_RUN)
            mark_repeats(sounding, i);
    sounding_forget(sounding);
    return true;
}

void sounding_forget(struct sounding *sounding)
{
    memset(sounding->reach, 0, sounding->content->node_count * sizeof(sounding->reach[0]));
}
