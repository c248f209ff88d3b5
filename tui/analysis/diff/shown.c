/* What a finished case shows: see shown.h. */
#include "analysis/diff/shown.h"

#include "base/hash.h"
#include "engine/bearing.h"
#include "engine/explain.h"
#include "engine/force.h"

#include <string.h>

/* A case at its end, and the list being made of it. */
struct look {
    const struct session *session;
    const struct content *content;
    const struct result *result;
    const struct outcome *outcome;
    struct shown *shown;
};

/* ---- the list ---------------------------------------------------------------------------- */

/* Each slot of a part once. */
static void part_add(const struct look *look, const struct shown_part *part)
{
    struct shown *shown = look->shown;
    uint32_t at = (uint32_t)hash_number(part->part, part->slot);

    if (!shown->wanted[part->part] || shown->count == SHOWN_MAX)
        return;
    for (;; at++) {
        uint16_t *entry = &shown->table[at % SHOWN_TABLE];

        if (*entry == 0) {
            shown->list[shown->count++] = *part;
            *entry = (uint16_t)shown->count;
            return;
        }
        if (shown->list[*entry - 1].part == part->part &&
            shown->list[*entry - 1].slot == part->slot)
            return;
    }
}

static void record_add(const struct look *look, enum part part, uint32_t index)
{
    part_add(look, &(struct shown_part){
                       .part = part, .index = index, .slot = index, .rests_on = NO_INDEX});
}

static void cites_add(const struct look *look, struct span cites)
{
    const bool wanted = look->shown->wanted[PART_CITE] || look->shown->wanted[PART_SOURCE];

    for (uint32_t i = cites.first; i < cites.first + cites.count && wanted; i++) {
        if (!force_cite(look->content, i, look->session->today))
            continue;
        record_add(look, PART_CITE, i);
        record_add(look, PART_SOURCE, look->content->cites[i].source);
    }
}

static bool holds(const struct look *look, uint32_t rule)
{
    return rule_holds(look->session, &look->result->trail, rule);
}

/* ---- what the region says ---------------------------------------------------------------- */

static void option_add(const struct look *look, const struct value *value)
{
    const struct parameter *parameter = &look->content->parameters[value->parameter];

    if (parameter->options.count > 0)
        record_add(look, PART_OPTION, parameter->options.first + (uint32_t)value->number);
}

static void claim_add(void *context, const struct claim *claim)
{
    const struct look *look = context;

    record_add(look, PART_CLAIM, (uint32_t)(claim - look->content->claims));
    cites_add(look, claim->cites);
}

static void value_add(const struct look *look, uint32_t parameter, const struct value *value,
                      enum told_value told)
{
    const struct shown_part part = {
        .part = PART_VALUE,
        .index = value != NULL ? (uint32_t)(value - look->content->values) : NO_INDEX,
        .slot = parameter,
        .rests_on = NO_INDEX,
        .state = told,
    };

    part_add(look, &part);
    record_add(look, PART_PARAMETER, parameter);
    if (value == NULL)
        return;
    option_add(look, value);
    cites_add(look, value->cites);
}

static void possible_add(const struct look *look, const struct value *value)
{
    record_add(look, PART_POSSIBLE, (uint32_t)(value - look->content->values));
    option_add(look, value);
    cites_add(look, value->cites);
}

static void bearing_add(const struct look *look, const struct bearing *bearing)
{
    value_add(look, bearing->parameter, bearing->value, TOLD_BEARS);
    for (uint32_t i = 0; i < bearing->possible_count; i++)
        possible_add(look, bearing->possible[i]);
    if (bearing_unknown(bearing))
        record_add(look, PART_ASK, bearing->parameter);
    if (bearing->maybe)
        record_add(look, PART_WHOM, bearing->parameter);
    bearing_claims(look->session, &look->result->trail, bearing->parameter, claim_add,
                   (void *)(uintptr_t)look);
}

static bool any_wanted(const struct look *look, const enum part *parts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (look->shown->wanted[parts[i]])
            return true;
    return false;
}

static void bearings_add(const struct look *look)
{
    static const enum part parts[] = {PART_VALUE,  PART_POSSIBLE, PART_PARAMETER,
                                      PART_ASK,    PART_WHOM,     PART_CLAIM,
                                      PART_OPTION, PART_CITE,     PART_SOURCE};
    static struct bearings bearings; /* too large for a stack */

    if (!any_wanted(look, parts, sizeof parts / sizeof parts[0]))
        return;
    bearings_find(look->session, &look->result->trail, &bearings);
    for (uint32_t i = 0; i < bearings.count; i++)
        bearing_add(look, &bearings.bearing[i]);
}

/* A parameter that a deadline rests on: its value, or that it has to be asked for. */
static void parameter_add(const struct look *look, uint32_t parameter)
{
    const struct value *value =
        rule_parameter(look->session, &look->result->trail, parameter, NULL);

    value_add(look, parameter, value, TOLD_BEARS);
    if (value != NULL)
        return;
    record_add(look, PART_ASK, parameter);
    bearing_claims(look->session, &look->result->trail, parameter, claim_add,
                   (void *)(uintptr_t)look);
}

/* ---- the case and its reasons ------------------------------------------------------------ */

static void answer_add(const struct look *look, uint32_t question)
{
    const struct content *content = look->content;
    const struct question *asked = &content->questions[question];
    struct answer answer = trail_answer(&look->result->trail, question);
    bool several = asked->type == QUESTION_SEVERAL_OF;

    if (answer.state == ANSWER_NONE)
        return;
    record_add(look, PART_QUESTION, question);
    for (uint32_t i = 0; i < asked->options.count && answer.state == ANSWER_KNOWN; i++)
        if (several ? answer.number >> i & 1 : answer.number == i)
            record_add(look, PART_OPTION, asked->options.first + i);
}

static void ending_add(const struct look *look, uint32_t fact)
{
    const struct content *content = look->content;
    uint32_t index = fact - content->question_count;
    const struct flow *flow = &content->flows[index];
    struct answer answer = trail_answer(&look->result->trail, fact);
    uint32_t outcome;

    if (answer.state != ANSWER_KNOWN)
        return;
    outcome = content->endings[flow->endings.first + (uint32_t)answer.number].outcome;
    if (outcome == NO_INDEX)
        return;
    record_add(look, PART_FLOW, index);
    record_add(look, PART_ENDING, outcome);
}

static void fact_add(const struct look *look, uint32_t fact)
{
    if (fact < look->content->question_count)
        answer_add(look, fact);
    else
        ending_add(look, fact);
}

/* The answers given, in whatever order. */
static void case_add(const struct look *look)
{
    const struct content *content = look->content;
    const struct trail *trail = &look->result->trail;
    const uint32_t start[] = {content->insured_in, content->scheme, content->care_in};

    for (size_t i = 0; i < sizeof start / sizeof start[0]; i++)
        if (start[i] != NO_INDEX)
            answer_add(look, start[i]);
    for (uint32_t i = 0; i < trail->count; i++)
        if (trail->passed[i].asked)
            answer_add(look, content->nodes[trail->passed[i].node].subject);
}

static void reason_add(const struct look *look, const struct reason *reason)
{
    switch (reason->kind) {
    case REASON_ANSWER:
    case REASON_ENDING:
        fact_add(look, reason->index);
        break;
    case REASON_VALUE:
    case REASON_MISSING:
        value_add(look, reason->index, reason->value, TOLD_WHY);
        break;
    case REASON_RULE:
        record_add(look, PART_RULE, reason->index);
        break;
    }
}

/* What a source is cited for decides whether paper names it. */
static void roles_add(const struct look *look)
{
    static struct bearings bearings; /* both too large for a stack */
    static struct reasons reasons;
    struct shown *shown = look->shown;

    if (!shown->wanted[PART_SOURCE])
        return;
    bearings_find(look->session, &look->result->trail, &bearings);
    explain_result(look->session, look->result, &bearings, &reasons);
    for (uint32_t i = 0; i < reasons.cite_count; i++)
        for (uint32_t n = 0; n < shown->count; n++)
            if (shown->list[n].part == PART_SOURCE &&
                shown->list[n].index == look->content->cites[reasons.cite[i].index].source)
                shown->list[n].state |= reasons.cite[i].roles;
}

static void reasons_add(const struct look *look)
{
    static const enum part parts[] = {PART_QUESTION, PART_OPTION,    PART_RULE,
                                      PART_VALUE,    PART_PARAMETER, PART_ENDING,
                                      PART_FLOW,     PART_CITE,      PART_SOURCE};
    struct reasons reasons;

    if (!any_wanted(look, parts, sizeof parts / sizeof parts[0]))
        return;
    explain_verdict(look->session, &look->result->trail, &reasons);
    for (uint32_t i = 0; i < reasons.count; i++)
        reason_add(look, &reasons.reason[i]);
    for (uint32_t i = 0; i < reasons.cite_count; i++)
        cites_add(look, (struct span){reasons.cite[i].index, 1});
}

/* A refusal names what it rests on. */
static void grounds_add(const struct look *look)
{
    struct reads reads = {.count = 0};

    if (look->outcome->grounds == NO_INDEX)
        return;
    record_add(look, PART_GROUNDS, look->result->trail.outcome);
    rule_reads(look->content, look->outcome->grounds, &reads);
    for (uint32_t i = 0; i < reads.count; i++) {
        if (reads.term[i].kind == TERM_FACT)
            fact_add(look, reads.term[i].index);
        if (reads.term[i].kind == TERM_VALUE)
            value_add(
                look, reads.term[i].index,
                rule_parameter(look->session, &look->result->trail, reads.term[i].index, NULL),
                TOLD_GROUNDS);
    }
}

/* ---- the outcome ------------------------------------------------------------------------- */

static void outcome_add(const struct look *look)
{
    const struct outcome *outcome = look->outcome;

    record_add(look, PART_FLOW, look->session->flow);
    record_add(look, PART_OUTCOME, look->result->trail.outcome);
    record_add(look, PART_VERDICT, outcome->verdict);
    cites_add(look, outcome->cites);
    for (uint32_t i = outcome->myths.first; i < outcome->myths.first + outcome->myths.count; i++)
        if (force_myth(look->content, i, look->session->today))
            record_add(look, PART_MYTH, i);
    if (outcome->next != NO_INDEX)
        record_add(look, PART_FLOW, outcome->next);
}

static void steps_add(const struct look *look)
{
    const struct content *content = look->content;
    const struct span steps = look->outcome->steps, notes = look->outcome->notes;

    for (uint32_t i = steps.first; i < steps.first + steps.count; i++)
        if (holds(look, content->steps[i].when)) {
            record_add(look, PART_STEP, i);
            cites_add(look, content->steps[i].cites);
        }
    for (uint32_t i = notes.first; i < notes.first + notes.count; i++)
        if (holds(look, content->notes[i].when)) {
            record_add(look, PART_NOTE, i);
            cites_add(look, content->notes[i].cites);
        }
}

static void item_add(const struct look *look, const struct item *item)
{
    const struct content *content = look->content;
    const struct bring *bring = &content->brings[item->bring];
    struct shown_part part = {.part = PART_DOCUMENT,
                              .index = item->document,
                              .slot = item->document,
                              .rests_on = NO_INDEX,
                              .state = shown_need(item)};

    if (item->document != NO_INDEX)
        part_add(look, &part);
    part.index = item->bring;
    part.part = PART_CONDITION;
    if (item->document != NO_INDEX && item->maybe && bring->condition.zh != 0)
        part_add(look, &part);
    part.slot = item->bring;
    part.part = PART_BRING;
    if (item->document == NO_INDEX)
        part_add(look, &part);
    part.part = PART_CHOICE;
    for (uint32_t i = 0; i < bring->members.count && item->document == NO_INDEX; i++) {
        part.index = part.slot = content->indexes[bring->members.first + i];
        part_add(look, &part);
    }
}

static void due_add(const struct look *look, const struct due *due)
{
    const struct deadline *deadline = &look->content->deadlines[due->deadline];
    const struct shown_part part = {
        .part = PART_DEADLINE,
        .index = due->deadline,
        .slot = due->deadline,
        .rests_on = due->value != NULL ? (uint32_t)(due->value - look->content->values) : NO_INDEX,
        .state = shown_due(due),
    };

    part_add(look, &part);
    if (due->value == NULL)
        cites_add(look, deadline->cites);
    if (deadline->parameter != NO_INDEX)
        parameter_add(look, deadline->parameter);
}

void shown_find(const struct session *session, const struct result *result, struct shown *shown)
{
    const struct content *content = session->content;
    const struct look look = {
        .session = session,
        .content = content,
        .result = result,
        .outcome = &content->outcomes[result->trail.outcome],
        .shown = shown,
    };

    shown->count = 0;
    memset(shown->table, 0, sizeof shown->table);
    outcome_add(&look);
    steps_add(&look);
    for (uint32_t i = 0; i < result->checklist.count; i++)
        item_add(&look, &result->checklist.item[i]);
    for (uint32_t i = 0; i < result->shown_count; i++)
        due_add(&look, result_due(result, i));
    bearings_add(&look);
    case_add(&look);
    grounds_add(&look);
    reasons_add(&look);
    roles_add(&look);
}
