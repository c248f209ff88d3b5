/*
 * The values of a region that could be in force for a scheme and a day.
 */
#include "engine/values.h"

#include <string.h>

/* ---- one value --------------------------------------------------------------------------- */

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

/* Whether every limit of a value holds, of the facts as they are assumed just now. */
static bool limits_hold(const struct candidates *candidates, const struct value *value)
{
    for (uint32_t i = 0; i < value->limits.count; i++) {
        const struct limit *limit = &candidates->content->limits[value->limits.first + i];
        uint32_t at = 0;

        while (at < candidates->fact_count && candidates->facts[at].fact != limit->fact)
            at++;
        if (at == candidates->fact_count || !(limit->mask >> candidates->facts[at].option & 1u))
            return false;
    }
    return true;
}

/* How closely a value says whom it is for. */
static uint32_t value_limits(const struct value *value)
{
    return (value->schemes != 0) + value->limits.count;
}

/* In one region: the more closely a value says whom it is for, the sooner it counts. */
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
            (value->schemes && !(value->schemes & scheme)) || !limits_hold(candidates, value))
            continue;
        if (!best || value_limits(value) > value_limits(best))
            best = value;
    }
    return best;
}

static bool loss_equal(const struct loss *a, const struct loss *b)
{
    return a->points == b->points && a->first == b->first && a->factor == b->factor &&
           a->times == b->times && a->deductible == b->deductible && a->at_most == b->at_most;
}

static bool dates_equal(const struct content *content, struct span a, struct span b)
{
    return a.count == b.count && memcmp(content->indexes + a.first, content->indexes + b.first,
                                        a.count * sizeof *content->indexes) == 0;
}

static bool rule_equal(const struct content *content, const struct deadline_rule *a,
                       const struct deadline_rule *b)
{
    return a->kind == b->kind && a->plus.amount == b->plus.amount && a->plus.unit == b->plus.unit &&
           a->month == b->month && a->day == b->day && a->roll == b->roll &&
           a->count_first == b->count_first && a->event.zh == b->event.zh &&
           dates_equal(content, a->from, b->from);
}

static bool value_equal(const struct content *content, uint32_t type, const struct value *a,
                        const struct value *b)
{
    if (type == PARAMETER_TEXT)
        return a->text.zh == b->text.zh && a->text.en == b->text.en;
    if (type == PARAMETER_LOSS)
        return loss_equal(&a->loss, &b->loss);
    return type == PARAMETER_DEADLINE ? rule_equal(content, &a->deadline, &b->deadline)
                                      : a->number == b->number;
}

/* ---- all that could hold ----------------------------------------------------------------- */

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
    if (candidates->each != NULL && value != NULL)
        candidates->each(candidates->context, value);
}

static void schemes_add(struct candidates *candidates, struct answer scheme, int32_t date)
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

/* Assumes every option of the facts from `at` on that are not known, in all combinations. */
static void facts_assume(struct candidates *candidates, uint32_t at, struct answer scheme,
                         int32_t date)
{
    struct candidate_fact *fact = &candidates->facts[at];

    if (at == candidates->fact_count) {
        schemes_add(candidates, scheme, date);
        return;
    }
    if (fact->known) {
        facts_assume(candidates, at + 1, scheme, date);
        return;
    }
    for (fact->option = 0; fact->option < fact->options; fact->option++)
        facts_assume(candidates, at + 1, scheme, date);
}

bool candidates_limited(const struct candidates *candidates)
{
    const struct content *content = candidates->content;

    for (uint32_t region = candidates->region; region != NO_INDEX;
         region = content->regions[region].parent) {
        struct span span = content->regions[region].values;

        for (uint32_t i = value_first(content, span, candidates->parameter);
             i < span.first + span.count && content->values[i].parameter == candidates->parameter;
             i++)
            if (content->values[i].limits.count > 0)
                return true;
    }
    return false;
}

void candidates_on_day(struct candidates *candidates, struct answer scheme, int32_t date)
{
    facts_assume(candidates, 0, scheme, date);
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
