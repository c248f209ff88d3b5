/*
 * The longest code a content can give. Going through the nodes once each takes in every real path
 * and some that are not, and a question on two nodes of a path is counted twice: what is found may
 * be more than the truth, never less.
 */
#include "engine/code_fields.h"
#include "engine/reach.h"
#include "engine/types.h"

#define ONE_BIT 1024u          /* sizes are counted in parts of a bit */
#define DIGITS_PER_BIT 0.30103 /* log10(2), rounded up */
#define CHECK_DIGITS 2

struct sizes {
    const struct content *content;
    uint32_t node[NODES_MAX]; /* from here to the end of the flow; 0 = not gone through yet */
};

/* log2 in parts of a bit, rounded up; radix is at least 1. */
static uint32_t radix_size(uint64_t radix)
{
    uint32_t whole = 0;
    double part, step = ONE_BIT;
    double size;

    while (radix >> whole > 1)
        whole++;
    part = (double)radix / (double)(UINT64_C(1) << whole);
    size = (double)whole * ONE_BIT;
    for (int i = 0; i < 12; i++) { /* each squaring gives one more digit of the logarithm */
        part *= part;
        step /= 2;
        if (part >= 2) {
            part /= 2;
            size += step;
        }
    }
    return (uint32_t)size + 1;
}

static uint32_t place_size(void)
{
    return radix_size(CODE_PLACE_RADIX) + radix_size(CODE_PLACE_TAILS);
}

static uint32_t ask_size(const struct content *content, uint32_t node)
{
    const struct question *question = &content->questions[content->nodes[node].subject];
    const struct trail trail = {.state = TRAIL_ASKING, .node = node};
    struct session session;

    if (question->start != START_NONE)
        return 0;
    if (types_shape(content, content->nodes[node].subject) == SHAPE_PLACE)
        return place_size();
    session_start(&session, content, content->nodes[node].flow, content->dated);
    /* A range that begins or ends with today can be two days longer in another year. */
    return radix_size(code_choice(&session, &trail).radix +
                      (answer_types[question->type].is_day ? 2 : 0));
}

static uint32_t node_size(struct sizes *sizes, uint32_t index);

static uint32_t target_size(struct sizes *sizes, uint32_t target)
{
    return target != NO_INDEX && TARGET_KIND(target) == TARGET_NODE
               ? node_size(sizes, TARGET_INDEX(target))
               : 0;
}

static uint32_t larger(uint32_t a, uint32_t b)
{
    return a > b ? a : b;
}

/* The largest of what a node leads to. */
static uint32_t ways_size(struct sizes *sizes, const struct node *node)
{
    const struct content *content = sizes->content;
    uint32_t size =
        larger(target_size(sizes, node->otherwise),
               larger(target_size(sizes, node->unsure), target_size(sizes, node->unknown)));

    for (uint32_t i = 0; i < node->ways.count; i++)
        size = larger(size, target_size(sizes, content->indexes[node->ways.first + i]));
    for (uint32_t i = 0; i < node->arms.count; i++)
        size = larger(size, target_size(sizes, content->arms[node->arms.first + i].target));
    return size;
}

static uint32_t node_size(struct sizes *sizes, uint32_t index)
{
    const struct node *node = &sizes->content->nodes[index];
    uint32_t own = 1;

    if (sizes->node[index] != 0)
        return sizes->node[index];
    if (node->kind == NODE_ASK)
        own += ask_size(sizes->content, index);
    else if (node->kind == NODE_RUN)
        own += node_size(sizes, sizes->content->flows[node->subject].start);
    sizes->node[index] = own + ways_size(sizes, node);
    return sizes->node[index];
}

static uint32_t head_size(const struct content *content)
{
    return radix_size(CODE_VERSION_RADIX) + radix_size(CODE_PRINT_RADIX) +
           radix_size(CODE_DAY_RADIX) + radix_size(CODE_SLOT_RADIX) +
           radix_size(CODE_VERDICT_RADIX) + 2 * place_size() +
           radix_size(code_scheme_radix(content));
}

uint32_t code_worst(const struct content *content)
{
    struct sizes sizes = {.content = content};
    uint32_t most = 0, digits;

    if (content->node_count > NODES_MAX)
        return CODE_DIGITS_MAX;
    for (uint32_t i = 0; i < content->flow_count; i++)
        most = larger(most, node_size(&sizes, content->flows[i].start));
    digits = (uint32_t)((most + head_size(content)) * DIGITS_PER_BIT / ONE_BIT) + 1 + CHECK_DIGITS;
    digits = (digits + 3) / 4 * 4;
    return digits < CODE_DIGITS_MAX ? digits : CODE_DIGITS_MAX;
}
