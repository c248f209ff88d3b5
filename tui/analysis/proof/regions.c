/* What regions say, day by day: see regions.h. */
#include "analysis/proof/regions.h"

#include "model/calendar.h"

struct check {
    const struct workbook *workbook;
    const struct content *content; /* the workbook's */
    int32_t today;
    struct findings *findings;
    struct runs_out first; /* found so far */
    struct arena arena;
};

static const char *text_of(const struct check *check, uint32_t offset)
{
    return content_string(check->content, offset);
}

static const char *date_word(struct check *check, int32_t date)
{
    char *word = arena_alloc(&check->arena, DATE_TEXT_SIZE);

    date_format(date, word);
    return word;
}

static void runs_out(struct check *check, int32_t day, struct text what, struct text where)
{
    if (day >= check->content->dated && day < check->first.day)
        check->first = (struct runs_out){day, what, where};
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

        if (same && other->from > value->to && (next == NULL || other->from < next->from))
            next = other;
    }
    return next;
}

static void check_value(struct check *check, uint32_t index, uint32_t value_index)
{
    const struct content *content = check->content;
    const struct region *region = &content->regions[index];
    const struct value *value = &content->values[value_index];
    const struct parameter *parameter = &content->parameters[value->parameter];
    const struct value *next = value_next(content, region, value);
    struct place place = check->workbook->values[value_index];

    if (value->to >= DATE_MAX || (next != NULL && next->from == value->to + 1))
        return;
    if (next != NULL)
        finding_add(check->findings, FINDING_VALUE_GAP, value_index, place, NULL,
                    WORDS(text_of(check, region->id), text_of(check, parameter->id),
                          date_word(check, value->to + 1), date_word(check, next->from - 1)));
    else
        finding_add(check->findings, FINDING_VALUE_ENDS, value_index, place, NULL,
                    WORDS(text_of(check, region->id), text_of(check, parameter->id),
                          date_word(check, value->to)));
    runs_out(check, value->to + 1, parameter->label, region->name);
}

static void check_zones(struct check *check)
{
    const struct content *content = check->content;

    for (uint32_t i = 0; i < content->zone_count; i++)
        if (content->zones[i].to < DATE_MAX)
            runs_out(check, content->zones[i].to + 1, content->zones[i].name, (struct text){0, 0});
}

static bool counts_workdays(const struct deadline_rule *rule)
{
    return rule->kind != DEADLINE_EVENT &&
           ((rule->kind == DEADLINE_PLUS && rule->plus.unit == UNIT_WORKDAYS) ||
            rule->roll != ROLL_NONE);
}

/* The first day from which a period of working days leaves what is announced. */
static void check_calendar(struct check *check)
{
    const struct content *content = check->content;
    int32_t last = content->year_count ? content->years[content->year_count - 1].last : DATE_MIN;

    if (content->year_count > 0 && check->today > last)
        finding_add(check->findings, FINDING_CALENDAR_ENDS, 0, (struct place){"calendar", 0, 0},
                    NULL, WORDS(date_word(check, last)));
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
        runs_out(check, day, deadline->label, (struct text){0, 0});
    }
}

struct runs_out regions_check(const struct workbook *workbook, int32_t today,
                              struct findings *findings)
{
    struct check check = {.workbook = workbook,
                          .content = &workbook->content,
                          .today = today,
                          .findings = findings,
                          .first = {.day = INT32_MAX}};

    for (uint32_t i = 0; i < check.content->region_count; i++) {
        struct span span = check.content->regions[i].values;

        for (uint32_t n = span.first; n < span.first + span.count; n++)
            check_value(&check, i, n);
    }
    check_zones(&check);
    check_calendar(&check);
    arena_free(&check.arena);
    return check.first;
}
