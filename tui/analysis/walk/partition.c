/* Which answers to one fact are told apart: see partition.h. */
#include "analysis/walk/partition.h"

#include "engine/types.h"

bool partition_by_slot(const struct content *content, uint32_t fact)
{
    if (fact >= content->question_count)
        return true;
    return types_shape(content, fact) == SHAPE_OPTION || types_is_place(content, fact);
}

uint32_t partition_slots(const struct content *content, uint32_t fact)
{
    if (fact >= content->question_count)
        return content->flows[fact - content->question_count].endings.count;
    return types_is_place(content, fact) ? RELATION_COUNT : content->questions[fact].options.count;
}

void partition_refine(struct partition *partition, uint32_t slots, const struct partition *more)
{
    struct partition old = *partition;

    for (uint32_t i = 0; i < SLOTS; i++) {
        uint32_t first = slots > 0 ? 0 : SLOT_NOT_SURE;

        if (i == slots)
            i = SLOT_NOT_SURE; /* nothing lies between */
        while (first < i &&
               (old.class[first] != old.class[i] || more->class[first] != more->class[i]))
            first = first + 1 == slots ? SLOT_NOT_SURE : first + 1;
        partition->class[i] = (uint8_t)first;
    }
}

struct partition partition_all(void)
{
    struct partition partition;

    for (uint32_t i = 0; i < SLOTS; i++)
        partition.class[i] = (uint8_t)i;
    return partition;
}

struct partition partition_mask(uint32_t mask, bool guarded)
{
    struct partition partition;

    for (uint32_t i = 0; i < SLOT_NOT_SURE; i++)
        partition.class[i] = mask >> i & 1u;
    partition.class[SLOT_NOT_SURE] = partition.class[SLOT_NONE] = guarded ? 0 : 2;
    return partition;
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

struct partition partition_ways(const struct content *content, const struct node *node)
{
    struct partition partition = {{0}};

    for (uint32_t i = 0; i < node->ways.count; i++)
        partition.class[i] =
            slot_of_target(content, node, content->indexes[node->ways.first + i], i);
    partition.class[SLOT_NOT_SURE] =
        slot_of_target(content, node, first_given(node->unsure, node->unknown), SLOT_NOT_SURE);
    partition.class[SLOT_NONE] = SLOT_NONE;
    return partition;
}
