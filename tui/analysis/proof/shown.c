/* What sheets show: see shown.h. */
#include "analysis/proof/shown.h"

#include "analysis/walk/final_rules.h"
#include "analysis/walk/in_force.h"
#include "base/bits.h"
#include "engine/rules.h"
#include "engine/types.h"
#include "engine/values.h"

#include <string.h>

#define DAYS_MAX 32 /* on which other values of one parameter begin to hold */

/* ---- cells ------------------------------------------------------------------------------ */

static uint32_t limit_fact(const struct content *content, uint32_t parameter, uint32_t index)
{
    return content->indexes[content->parameters[parameter].limits.first + index];
}

/* How many answers to a fact cells tell apart, "not known" not among them. */
static uint32_t fact_answers(const struct content *content, uint32_t fact)
{
    return types_is_place(content, fact) ? RELATION_COUNT : content->questions[fact].options.count;
}

static uint32_t cells_of(const struct shown *shown, uint32_t parameter)
{
    const struct content *content = shown->content;
    uint32_t cells = shown->by_scheme[parameter] ? fact_answers(content, content->scheme) + 1 : 1;

    for (uint32_t i = 0; i < content->parameters[parameter].limits.count; i++)
        cells *= fact_answers(content, limit_fact(content, parameter, i)) + 1;
    return cells;
}

/* The answer of a case to a fact, by number. */
static uint32_t answer_of(const struct session *session, const struct trail *trail, uint32_t fact)
{
    const struct content *content = session->content;
    struct answer answer;
    enum relation relation;

    if (types_is_place(content, fact))
        return rule_relation(session, trail, fact, &relation) ? relation : RELATION_COUNT;
    answer = rule_fact(session, trail, fact);
    return answer.state == ANSWER_KNOWN ? (uint32_t)answer.number : fact_answers(content, fact);
}

static uint32_t cell_of(const struct shown *shown, const struct session *session,
                        const struct trail *trail, uint32_t parameter)
{
    const struct content *content = shown->content;
    uint32_t cell = 0;

    if (shown->by_scheme[parameter])
        cell = answer_of(session, trail, content->scheme);
    for (uint32_t i = 0; i < content->parameters[parameter].limits.count; i++) {
        uint32_t fact = limit_fact(content, parameter, i);

        cell = cell * (fact_answers(content, fact) + 1) + answer_of(session, trail, fact);
    }
    return shown->first[parameter] + cell;
}

/* The facts of a cell, as values are looked for by them. */
static struct answer cell_facts(const struct shown *shown, uint32_t cell,
                                struct candidates *candidates)
{
    const struct content *content = shown->content;
    const uint32_t parameter = candidates->parameter;

    cell -= shown->first[parameter];
    candidates->fact_count = content->parameters[parameter].limits.count;
    for (uint32_t i = candidates->fact_count; i-- > 0;) {
        uint32_t fact = limit_fact(content, parameter, i), answers = fact_answers(content, fact);
        uint32_t answer = cell % (answers + 1);

        candidates->facts[i] =
            (struct candidate_fact){fact, answer < answers, answer % answers, answers};
        cell /= answers + 1;
    }
    if (!shown->by_scheme[parameter] || cell == fact_answers(content, content->scheme))
        return (struct answer){.state = ANSWER_NONE};
    return (struct answer){.state = ANSWER_KNOWN, .number = cell};
}

/* ---- noting ----------------------------------------------------------------------------- */

static uint32_t *noted_in(const struct shown *shown, uint32_t flow, uint32_t area)
{
    return shown->noted + ((size_t)flow * shown->areas + area) * shown->words;
}

bool shown_concerns(const struct shown *shown, uint32_t flow, uint32_t outcome)
{
    return shown->at[flow * shown->content->outcome_count + outcome].count > 0;
}

void shown_note(const struct shown *shown, uint32_t area, const struct session *session,
                const struct trail *trail)
{
    const struct content *content = shown->content;
    const struct span at = shown->at[session->flow * content->outcome_count + trail->outcome];
    const uint32_t *bearing = (const uint32_t *)(const void *)shown->bearing.data + at.first;
    uint32_t *noted = noted_in(shown, session->flow, area);

    for (uint32_t i = 0; i < at.count; i++) {
        uint32_t cell = cell_of(shown, session, trail, bearing[i]);

        if (!bits_has(noted, cell) &&
            rule_truth(session, trail, content->parameters[bearing[i]].when) != TRUTH_FALSE)
            bits_add(noted, cell);
    }
}

/* ---- what is shown ---------------------------------------------------------------------- */

/* What the walks came by, by index. */
struct seen {
    const struct shown *shown;
    int32_t today;
    bool *parameters; /* bear on some case */
    bool *values, *claims;
    uint32_t *cells; /* of the region at hand */
    struct arena arena;
};

struct days {
    int32_t list[DAYS_MAX];
    uint32_t count;
    int32_t today;
    bool past; /* the parameter is judged by days that may be past */
    bool open; /* some value was not seen yet */
    const struct seen *seen;
};

static bool is_due(const struct shown *shown, const struct value *value, int32_t today)
{
    return value->known && value->to >= today &&
           shown->content->parameters[value->parameter].when != NO_INDEX;
}

static void day_add(struct days *days, int32_t day)
{
    if (day > DATE_MIN && day < DATE_MAX && (days->past || day > days->today) &&
        days->count < DAYS_MAX)
        days->list[days->count++] = day;
}

static void value_days(void *context, const struct in_force *found)
{
    struct days *days = context;
    const struct shown *shown = days->seen->shown;

    day_add(days, found->from);
    if (days->past)
        day_add(days, found->to);
    if (is_due(shown, found->value, days->today) &&
        !days->seen->values[found->value - shown->content->values])
        days->open = true;
}

static void value_seen(void *context, const struct value *value)
{
    struct seen *seen = context;

    seen->values[value - seen->shown->content->values] = true;
}

/* Looks which values a region's sheets show of a parameter, on each day on which they could be others. */
static void values_look(struct seen *seen, uint32_t region, uint32_t parameter)
{
    const struct shown *shown = seen->shown;
    const struct content *content = shown->content;
    struct days days = {.list = {seen->today},
                        .count = 1,
                        .today = seen->today,
                        .past = content->parameters[parameter].as_of != NO_INDEX,
                        .seen = seen};

    in_force_each(content, region, parameter, value_days, &days);
    for (uint32_t cell = shown->first[parameter]; days.open && cell < shown->first[parameter + 1];
         cell++)
        for (uint32_t i = 0; i < days.count && bits_has(seen->cells, cell); i++) {
            struct candidates candidates = {.content = content,
                                            .parameter = parameter,
                                            .region = region,
                                            .where = NO_INDEX,
                                            .each = value_seen,
                                            .context = seen};

            candidates_on_day(&candidates, cell_facts(shown, cell, &candidates), days.list[i]);
        }
}

/* What circulates about a parameter that bears is shown, a region's own and that from above. */
static void claims_look(struct seen *seen, uint32_t region, uint32_t parameter)
{
    const struct content *content = seen->shown->content;

    for (; region != NO_INDEX; region = content->regions[region].parent) {
        struct span claims = content->regions[region].claims;

        for (uint32_t i = claims.first; i < claims.first + claims.count; i++)
            if (content->claims[i].parameter == parameter)
                seen->claims[i] = true;
    }
}

static bool any_cell(const struct shown *shown, const uint32_t *cells, uint32_t parameter)
{
    for (uint32_t i = shown->first[parameter]; i < shown->first[parameter + 1]; i++)
        if (bits_has(cells, i))
            return true;
    return false;
}

/* The cells of an area, whichever area was walked for it. */
static void cells_join(struct seen *seen, const struct alike *const *alike, uint32_t walks,
                       uint32_t area)
{
    const struct shown *shown = seen->shown;

    memset(seen->cells, 0, shown->words * sizeof *seen->cells);
    for (uint32_t flow = 0; flow < shown->content->flow_count; flow++)
        for (uint32_t walk = 0; walk < walks; walk++) {
            const uint32_t *noted =
                noted_in(shown, flow, alike[walk]->first[flow * shown->areas + area]);

            for (uint32_t i = 0; i < shown->words; i++)
                seen->cells[i] |= noted[i];
        }
}

static void seen_open(struct seen *seen, const struct shown *shown,
                      const struct alike *const *alike, uint32_t walks, int32_t today)
{
    const struct content *content = shown->content;

    *seen = (struct seen){.shown = shown, .today = today};
    seen->parameters = arena_alloc(&seen->arena, content->parameter_count + 1);
    seen->values = arena_alloc(&seen->arena, content->value_count + 1);
    seen->claims = arena_alloc(&seen->arena, content->claim_count + 1);
    seen->cells = arena_alloc(&seen->arena, (shown->words + 1) * sizeof *seen->cells);
    for (uint32_t area = 0; area < shown->areas; area++) {
        cells_join(seen, alike, walks, area);
        for (uint32_t i = 0; i < content->parameter_count; i++) {
            if (!any_cell(shown, seen->cells, i))
                continue;
            seen->parameters[i] = true;
            if (area < content->region_count) {
                values_look(seen, area, i);
                claims_look(seen, area, i);
            }
        }
    }
}

/* ---- what is not ------------------------------------------------------------------------ */

static bool parameter_missing(const struct seen *seen, uint32_t parameter)
{
    return seen->shown->content->parameters[parameter].when != NO_INDEX &&
           !seen->parameters[parameter];
}

/* One thing said of a parameter that never bears is enough. */
static bool value_missing(const struct seen *seen, uint32_t index)
{
    const struct value *value = &seen->shown->content->values[index];

    return is_due(seen->shown, value, seen->today) && !seen->values[index] &&
           !parameter_missing(seen, value->parameter);
}

static bool claim_missing(const struct seen *seen, uint32_t index)
{
    return !seen->claims[index] &&
           !parameter_missing(seen, seen->shown->content->claims[index].parameter);
}

bool shown_missing(const struct shown *shown, const struct alike *const *alike, uint32_t walks,
                   int32_t today, bool *missing)
{
    const struct content *content = shown->content;
    struct seen seen;
    bool any = false;

    seen_open(&seen, shown, alike, walks, today);
    for (uint32_t i = 0; i < content->parameter_count; i++)
        any |= missing[i] = parameter_missing(&seen, i);
    for (uint32_t i = 0; i < content->value_count; i++)
        if (value_missing(&seen, i))
            any = missing[content->values[i].parameter] = true;
    for (uint32_t i = 0; i < content->claim_count; i++)
        if (claim_missing(&seen, i))
            any = missing[content->claims[i].parameter] = true;
    arena_free(&seen.arena);
    return any;
}

bool shown_could(const struct shown *shown, uint32_t flow, const bool *ends, const bool *parameters)
{
    const uint32_t outcomes = shown->content->outcome_count;

    for (uint32_t outcome = 0; outcome < outcomes; outcome++) {
        const struct span at = shown->at[flow * outcomes + outcome];
        const uint32_t *bearing = (const uint32_t *)(const void *)shown->bearing.data + at.first;

        for (uint32_t i = 0; i < at.count && ends[flow * outcomes + outcome]; i++)
            if (parameters[bearing[i]])
                return true;
    }
    return false;
}

/* ---- reporting -------------------------------------------------------------------------- */

static const char *text_of(const struct shown *shown, uint32_t offset)
{
    return content_string(shown->content, offset);
}

static void report_region(const struct seen *seen, uint32_t index, struct findings *findings)
{
    const struct shown *shown = seen->shown;
    const struct content *content = shown->content;
    const struct region *region = &content->regions[index];

    for (uint32_t i = region->values.first; i < region->values.first + region->values.count; i++)
        if (value_missing(seen, i))
            finding_add(
                findings, FINDING_VALUE_HIDDEN, i, shown->workbook->values[i], NULL,
                WORDS(text_of(shown, region->id),
                      text_of(shown, content->parameters[content->values[i].parameter].id)));
    for (uint32_t i = region->claims.first; i < region->claims.first + region->claims.count; i++)
        if (claim_missing(seen, i))
            finding_add(
                findings, FINDING_CLAIM_HIDDEN, i, shown->workbook->claims[i], NULL,
                WORDS(text_of(shown, region->id),
                      text_of(shown, content->parameters[content->claims[i].parameter].id)));
}

void shown_report(const struct shown *shown, const struct alike *const *alike, uint32_t walks,
                  int32_t today, struct findings *findings)
{
    const struct content *content = shown->content;
    struct seen seen;

    seen_open(&seen, shown, alike, walks, today);
    for (uint32_t i = 0; i < content->parameter_count; i++)
        if (parameter_missing(&seen, i))
            finding_add(findings, FINDING_PARAMETER_SILENT, i, shown->workbook->parameters[i], NULL,
                        WORDS(text_of(shown, content->parameters[i].id),
                              text_of(shown, content->rules[content->parameters[i].when].source)));
    for (uint32_t i = 0; i < content->region_count; i++)
        report_region(&seen, i, findings);
    arena_free(&seen.arena);
}

/* ---- opening and closing ---------------------------------------------------------------- */

static void cells_number(struct shown *shown)
{
    const struct content *content = shown->content;

    shown->by_scheme = arena_alloc(&shown->arena, content->parameter_count + 1);
    shown->first = arena_alloc(&shown->arena, (content->parameter_count + 1) * sizeof(uint32_t));
    for (uint32_t i = 0; i < content->value_count; i++)
        if (content->values[i].schemes != 0)
            shown->by_scheme[content->values[i].parameter] = true;
    for (uint32_t i = 0; i < content->parameter_count; i++)
        shown->first[i + 1] = shown->first[i] + cells_of(shown, i);
    shown->words = BITS_WORDS(shown->first[content->parameter_count]);
}

/* Which parameters could bear on cases of a flow with an outcome. */
static void bearing_find(struct shown *shown, uint32_t flow, uint32_t outcome)
{
    const struct content *content = shown->content;
    struct span *at = &shown->at[flow * content->outcome_count + outcome];

    at->first = (uint32_t)(shown->bearing.size / sizeof(uint32_t));
    for (uint32_t i = 0; i < content->parameter_count; i++)
        if (final_rules_could(content, content->parameters[i].when, flow, outcome)) {
            buffer_add(&shown->bearing, &i, sizeof i);
            at->count++;
        }
}

void shown_open(struct shown *shown, const struct workbook *workbook)
{
    const struct content *content = &workbook->content;
    const size_t ends = (size_t)content->flow_count * content->outcome_count;

    *shown = (struct shown){.workbook = workbook, .content = content, .areas = area_count(content)};
    cells_number(shown);
    shown->at = arena_alloc(&shown->arena, (ends + 1) * sizeof *shown->at);
    for (uint32_t i = 0; i < ends; i++)
        bearing_find(shown, i / content->outcome_count, i % content->outcome_count);
    shown->noted =
        arena_alloc(&shown->arena, ((size_t)content->flow_count * shown->areas * shown->words + 1) *
                                       sizeof *shown->noted);
}

void shown_close(struct shown *shown)
{
    buffer_free(&shown->bearing);
    arena_free(&shown->arena);
}
