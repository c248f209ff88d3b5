/*
 * From the ends of a difference to its condition: every side keeps the values seen among them; then
 * sides are dropped one after the other as long as no other end comes to fulfil what is left.
 */
#include "analysis/diff/differ_group.h"

#include <stdlib.h>
#include <string.h>

#define SEEN_MAX 128 /* different values of one side; more are taken as a range */

/* The values of one side among the ends of the group. */
struct seen {
    int32_t value[SEEN_MAX];
    uint32_t count;
    int32_t first, last; /* of known values */
    bool known, unsure, unasked;
    bool range;
};

struct describing {
    const struct group_ends *ends;
    uint32_t group;
    struct seen seen[GROUP_SIDES_MAX];
    struct buffer masks; /* uint64_t: which sides of another end lie outside, each mask once */
    size_t mask_count;
};

static const int32_t *codes_at(const struct group_ends *ends, uint32_t place)
{
    const void *data = ends->codes.data;

    return (const int32_t *)data + (size_t)place * ends->side_count;
}

static uint32_t group_at(const struct group_ends *ends, uint32_t place)
{
    const void *data = ends->groups.data;

    return ((const uint32_t *)data)[place];
}

static void seen_add(struct seen *seen, int32_t code)
{
    if (code == CODE_UNASKED || code == CODE_UNSURE) {
        seen->unasked = seen->unasked || code == CODE_UNASKED;
        seen->unsure = seen->unsure || code == CODE_UNSURE;
        return;
    }
    seen->first = !seen->known || code < seen->first ? code : seen->first;
    seen->last = !seen->known || code > seen->last ? code : seen->last;
    seen->known = true;
    for (uint32_t i = 0; i < seen->count; i++)
        if (seen->value[i] == code)
            return;
    if (seen->count == SEEN_MAX)
        seen->range = true;
    else
        seen->value[seen->count++] = code;
}

static bool seen_has(const struct seen *seen, int32_t code)
{
    if (code == CODE_UNASKED)
        return seen->unasked;
    if (code == CODE_UNSURE)
        return seen->unsure;
    if (seen->range)
        return seen->known && code >= seen->first && code <= seen->last;
    for (uint32_t i = 0; i < seen->count; i++)
        if (seen->value[i] == code)
            return true;
    return false;
}

static void seen_fill(struct describing *describing)
{
    const struct group_ends *ends = describing->ends;

    for (uint32_t i = 0; i < ends->side_count; i++)
        describing->seen[i] = (struct seen){.range = ends->side[i].range};
    for (uint32_t i = 0; i < ends->count; i++) {
        if (group_at(ends, i) != describing->group)
            continue;
        for (uint32_t side = 0; side < ends->side_count; side++)
            seen_add(&describing->seen[side], codes_at(ends, i)[side]);
    }
}

static int mask_compare(const void *a, const void *b)
{
    uint64_t x, y;

    memcpy(&x, a, sizeof(x));
    memcpy(&y, b, sizeof(y));
    return x < y ? -1 : x > y;
}

static void masks_fill(struct describing *describing)
{
    const struct group_ends *ends = describing->ends;
    uint64_t *masks;
    size_t count = 0;

    for (uint32_t i = 0; i < ends->count; i++) {
        uint64_t mask = 0;

        if (group_at(ends, i) == describing->group)
            continue;
        for (uint32_t side = 0; side < ends->side_count; side++)
            if (!seen_has(&describing->seen[side], codes_at(ends, i)[side]))
                mask |= (uint64_t)1 << side;
        buffer_add(&describing->masks, &mask, sizeof(mask));
        describing->mask_count++;
    }
    masks = (void *)describing->masks.data;
    if (describing->mask_count > 0)
        qsort(masks, describing->mask_count, sizeof(*masks), mask_compare);
    for (size_t i = 0; i < describing->mask_count; i++)
        if (count == 0 || masks[i] != masks[count - 1])
            masks[count++] = masks[i];
    describing->mask_count = count;
}

/* Whether every other end that lay outside still does with these sides alone. */
static bool sides_enough(const struct describing *describing, uint64_t sides)
{
    const void *data = describing->masks.data;
    const uint64_t *masks = data;

    for (size_t i = 0; i < describing->mask_count; i++)
        if (masks[i] != 0 && (masks[i] & sides) == 0)
            return false;
    return true;
}

/* Sides that say little go first: not asked in some, many values. */
static uint32_t side_weight(const struct seen *seen)
{
    return (seen->unasked ? 1000u : 0u) + (seen->unsure && seen->count > 0 ? 100u : 0u) +
           seen->count;
}

static uint64_t sides_choose(const struct describing *describing)
{
    uint64_t sides = describing->ends->side_count == 64
                         ? UINT64_MAX
                         : ((uint64_t)1 << describing->ends->side_count) - 1;
    uint64_t tried = 0;

    for (uint32_t round = 0; round < describing->ends->side_count; round++) {
        uint32_t next = NO_INDEX;

        for (uint32_t i = 0; i < describing->ends->side_count; i++)
            if (!(tried >> i & 1) && (next == NO_INDEX || side_weight(&describing->seen[i]) >
                                                              side_weight(&describing->seen[next])))
                next = i;
        if (next == NO_INDEX)
            break;
        tried |= (uint64_t)1 << next;
        if (sides_enough(describing, sides & ~((uint64_t)1 << next)))
            sides &= ~((uint64_t)1 << next);
    }
    return sides;
}

static void clause_add(const struct describing *describing, uint32_t side,
                       struct differences *differences, struct difference *difference)
{
    const struct seen *seen = &describing->seen[side];
    struct clause clause = {.fact = describing->ends->side[side].fact,
                            .range = seen->range && seen->known,
                            .unsure = seen->unsure,
                            .unasked = seen->unasked,
                            .first = seen->first,
                            .last = seen->last};

    clause.values.first = (uint32_t)(differences->values.size / sizeof(uint32_t));
    for (uint32_t i = 0; i < seen->count && !clause.range; i++) {
        uint32_t value = (uint32_t)seen->value[i];

        buffer_add(&differences->values, &value, sizeof(value));
        clause.values.count++;
    }
    buffer_add(&differences->clauses, &clause, sizeof(clause));
    difference->clauses.count++;
}

void group_describe(const struct group_ends *ends, uint32_t group, struct differences *differences,
                    struct difference *difference)
{
    static struct describing describing; /* too large for a stack */
    const void *data;
    uint64_t sides;

    describing = (struct describing){.ends = ends, .group = group};
    seen_fill(&describing);
    masks_fill(&describing);
    sides = sides_choose(&describing);
    data = describing.masks.data;
    difference->exact = describing.mask_count == 0 || *(const uint64_t *)data != 0;
    difference->clauses.first = (uint32_t)(differences->clauses.size / sizeof(struct clause));
    for (uint32_t i = 0; i < ends->side_count; i++)
        if (sides >> i & 1)
            clause_add(&describing, i, differences, difference);
    buffer_free(&describing.masks);
}
