/*
 * The values of a region that could be in force for a scheme and a day.
 */
#include "engine/values.h"

#include <string.h>

/* The values of one parameter in one region are a run of its values. */
static uint32_t value_first(const struct content *content, struct span span, uint32_t parameter)
{
    uint32_t low = span.first;
    uint32_t high = span.first + span.count;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;

        if (content->values[middle].parameter < parameter)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* In one region: a value for the scheme goes before one for all. */
static const struct value *region_value(const struct candidates *candidates, uint32_t region,
                                        uint32_t scheme, int32_t date)
{
    const struct content *content = candidates->content;
    struct span span = content->regions[region].values;
    const struct value *best = NULL;

    for (uint32_t i = value_first(content, span, candidates->parameter);
         i < span.first + span.count; i++) {
        const struct value *value = &content->values[i];

        if (value->parameter != candidates->parameter)
            break;
        if (date < value->from || date > value->to ||
            (value->schemes && !(value->schemes & scheme)))
            continue;
        if (!best || (best->schemes == 0 && value->schemes != 0))
            best = value;
    }
    return best;
}

static bool from_equal(const struct content *content, struct span a, struct span b)
{
    return a.count == b.count && memcmp(content->indexes + a.first, content->indexes + b.first,
                                        a.count * sizeof *content->indexes) == 0;
}

static bool value_equal(const struct content *content, uint32_t type, const struct value *a,
                        const struct value *b)
{
    const struct deadline_rule *x = &a->deadline;
    const struct deadline_rule *y = &b->deadline;

    if (type == PARAMETER_TEXT)
        return a->text.zh == b->text.zh && a->text.en == b->text.en;
    if (type != PARAMETER_DEADLINE)
        return a->number == b->number;
    return x->kind == y->kind && x->plus.amount == y->plus.amount && x->plus.unit == y->plus.unit &&
           x->month == y->month && x->day == y->day && x->roll == y->roll &&
           x->count_first == y->count_first && x->event.zh == y->event.zh &&
           from_equal(content, x->from, y->from);
}

/* Adds what holds for one scheme on one day: the nearest region up the line that says anything. */
static void candidate_add(struct candidates *candidates, uint32_t scheme, int32_t date)
{
    const struct value *value = NULL;
    uint32_t region = candidates->region;

    for (; region != NO_INDEX; region = candidates->content->regions[region].parent) {
        value = region_value(candidates, region, scheme, date);
        if (value)
            break;
    }
    if (value && !value->known)
        value = NULL;
    if (value)
        candidates->some = true;
    if (!candidates->any) {
        candidates->value = value;
        candidates->where = region;
    } else if (!value != !candidates->value ||
               (value && value != candidates->value &&
                !value_equal(candidates->content,
                             candidates->content->parameters[candidates->parameter].type, value,
                             candidates->value)))
        candidates->differ = true;
    candidates->any = true;
}

void candidates_on_day(struct candidates *candidates, struct answer scheme, int32_t date)
{
    uint32_t fact = candidates->content->scheme;

    if (fact == NO_INDEX)
        candidate_add(candidates, 0, date);
    else if (scheme.state == ANSWER_KNOWN)
        candidate_add(candidates, 1u << scheme.number, date);
    else
        for (uint32_t i = 0; i < candidates->content->questions[fact].options.count; i++)
            candidate_add(candidates, 1u << i, date);
}

/* The first day after `date` on which another value may hold; INT32_MAX = never again. */
static int32_t next_change(const struct candidates *candidates, int32_t date)
{
    const struct content *content = candidates->content;
    int32_t next = INT32_MAX;

    for (uint32_t region = candidates->region; region != NO_INDEX;
         region = content->regions[region].parent) {
        struct span span = content->regions[region].values;

        for (uint32_t i = value_first(content, span, candidates->parameter);
             i < span.first + span.count && content->values[i].parameter == candidates->parameter;
             i++) {
            const struct value *value = &content->values[i];

            if (value->from > date && value->from < next)
                next = value->from;
            if (value->to >= date && value->to < INT32_MAX && value->to + 1 < next)
                next = value->to + 1;
        }
    }
    return next;
}

/* In stretches on which nothing changes. */
void candidates_within(struct candidates *candidates, struct answer scheme, int64_t least,
                       int64_t most)
{
    int64_t date = least;

    while (date <= most) {
        candidates_on_day(candidates, scheme, (int32_t)date);
        int32_t next = next_change(candidates, (int32_t)date);

        if (next == INT32_MAX)
            break;
        date = next;
    }
}
