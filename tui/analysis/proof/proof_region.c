/* What regions say, day by day: gaps, ends, and the first day on which something runs out. */
#include "analysis/proof/proving.h"

#include "model/calendar.h"

static const char *date_word(struct proving *proving, int32_t date)
{
    char *word = arena_alloc(&proving->arena, DATE_TEXT_SIZE);

    date_format(date, word);
    return word;
}

static void runs_out(struct proving *proving, int32_t day, struct text what, struct text where)
{
    struct proof_summary *summary = &proving->summary;

    if (day < proving->content->dated || day >= summary->runs_out)
        return;
    summary->runs_out = day;
    summary->runs_out_what = what;
    summary->runs_out_where = where;
}

/* The first value of the same parameter for the same schemes that begins later. */
static const struct value *value_next(const struct content *content, const struct region *region,
                                      const struct value *value)
{
    const struct value *next = NULL;

    for (uint32_t i = 0; i < region->values.count; i++) {
        const struct value *other = &content->values[region->values.first + i];
        bool same =
            other->parameter == value->parameter &&
            (other->schemes == value->schemes || other->schemes == 0 || value->schemes == 0);

        if (same && other->from > value->to && (!next || other->from < next->from))
            next = other;
    }
    return next;
}

static void check_value(struct proving *proving, uint32_t index, uint32_t value_index)
{
    const struct content *content = proving->content;
    const struct region *region = &content->regions[index];
    const struct value *value = &content->values[value_index];
    const struct parameter *parameter = &content->parameters[value->parameter];
    const struct value *next = value_next(content, region, value);
    struct place place = proving->workbook->values[value_index];

    if (value->to >= DATE_MAX || (next && next->from == value->to + 1))
        return;
    if (next)
        finding_add(&proving->findings, FINDING_VALUE_GAP, value_index, place, NULL,
                    WORDS(text_of(proving, region->id), text_of(proving, parameter->id),
                          date_word(proving, value->to + 1), date_word(proving, next->from - 1)));
    else
        finding_add(&proving->findings, FINDING_VALUE_ENDS, value_index, place, NULL,
                    WORDS(text_of(proving, region->id), text_of(proving, parameter->id),
                          date_word(proving, value->to)));
    runs_out(proving, value->to + 1, parameter->label, region->name);
}

static void check_zones(struct proving *proving)
{
    const struct content *content = proving->content;

    for (uint32_t i = 0; i < content->zone_count; i++)
        if (content->zones[i].to < DATE_MAX)
            runs_out(proving, content->zones[i].to + 1, content->zones[i].name,
                     (struct text){0, 0});
}

static bool counts_workdays(const struct deadline_rule *rule)
{
    return rule->kind != DEADLINE_EVENT &&
           ((rule->kind == DEADLINE_PLUS && rule->plus.unit == UNIT_WORKDAYS) ||
            rule->roll == ROLL_FORWARD);
}

/* The first day from which a period of working days leaves what is announced. */
static void check_calendar(struct proving *proving)
{
    const struct content *content = proving->content;
    int32_t last = content->year_count ? content->years[content->year_count - 1].last : DATE_MIN;

    if (content->year_count > 0 && proving->request->today > last)
        finding_add(&proving->findings, FINDING_CALENDAR_ENDS, 0, (struct place){"calendar", 0, 0},
                    NULL, WORDS(date_word(proving, last)));
    for (uint32_t i = 0; i < content->deadline_count; i++) {
        const struct deadline *deadline = &content->deadlines[i];
        int32_t day = last + 1;
        bool announced = false;

        if (deadline->parameter != NO_INDEX || !counts_workdays(&deadline->rule))
            continue;
        while (!announced && day > content->dated) {
            calendar_add(content, day - 1, deadline->rule.plus, &announced);
            day -= !announced;
        }
        runs_out(proving, day, deadline->label, (struct text){0, 0});
    }
}

void proof_regions(struct proving *proving)
{
    const struct content *content = proving->content;

    for (uint32_t i = 0; i < content->region_count; i++) {
        struct span span = content->regions[i].values;

        for (uint32_t n = span.first; n < span.first + span.count; n++)
            check_value(proving, i, n);
    }
    check_zones(proving);
    check_calendar(proving);
}
