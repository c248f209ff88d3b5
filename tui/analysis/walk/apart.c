/* Which answers to one fact are told apart: see apart.h. */
#include "analysis/walk/apart.h"

#include "engine/types.h"

bool fact_by_slot(const struct content *content, uint32_t fact)
{
    if (fact >= content->question_count)
        return true;
    return types_shape(content, fact) == SHAPE_OPTION || types_is_place(content, fact);
}

uint32_t fact_slots(const struct content *content, uint32_t fact)
{
    if (fact >= content->question_count)
        return content->flows[fact - content->question_count].endings.count;
    return types_is_place(content, fact) ? RELATION_COUNT : content->questions[fact].options.count;
}

void apart_refine(struct apart *apart, uint32_t slots, const struct apart *more)
{
    struct apart old = *apart;

    for (uint32_t i = 0; i < SLOTS; i++) {
        uint32_t first = slots > 0 ? 0 : SLOT_UNSURE;

        if (i == slots)
            i = SLOT_UNSURE; /* nothing lies between */
        while (first < i && (old.like[first] != old.like[i] || more->like[first] != more->like[i]))
            first = first + 1 == slots ? SLOT_UNSURE : first + 1;
        apart->like[i] = (uint8_t)first;
    }
}

struct apart apart_all(void)
{
    struct apart apart;

    for (uint32_t i = 0; i < SLOTS; i++)
        apart.like[i] = (uint8_t)i;
    return apart;
}

struct apart apart_mask(uint32_t mask, bool guarded)
{
    struct apart apart;

    for (uint32_t i = 0; i < SLOT_UNSURE; i++)
        apart.like[i] = mask >> i & 1u;
    apart.like[SLOT_UNSURE] = apart.like[SLOT_NONE] = guarded ? 0 : 2;
    return apart;
}

static uint32_t first_given(uint32_t way, uint32_t other)
{
    return way != NO_INDEX ? way : other;
}

/* The first slot that leads to the same target; `own` where there is none. */
static uint8_t slot_of_target(const struct content *content, const struct node *node,
                              uint32_t target, uint32_t own)
{
    for (uint32_t i = 0; i < node->ways.count; i++)
        if (content->indexes[node->ways.first + i] == target)
            return (uint8_t)i;
    return (uint8_t)own;
}

struct apart apart_ways(const struct content *content, const struct node *node)
{
    struct apart apart = {{0}};

    for (uint32_t i = 0; i < node->ways.count; i++)
        apart.like[i] = slot_of_target(content, node, content->indexes[node->ways.first + i], i);
    apart.like[SLOT_UNSURE] =
        slot_of_target(content, node, first_given(node->unsure, node->unknown), SLOT_UNSURE);
    apart.like[SLOT_NONE] = SLOT_NONE;
    return apart;
}
