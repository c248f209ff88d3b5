/*
 * Reasons, taken from what the trail recorded.
 */
#include "engine/explain.h"

#include "engine/eval.h"
#include "engine/force.h"

struct explanation {
    const struct session *session;
    const struct content *content;
    const struct trail *trail;
    struct reasons *reasons;
};

static struct explanation explanation_start(const struct session *session,
                                            const struct trail *trail, struct reasons *reasons)
{
    reasons->count = 0;
    reasons->cite_count = 0;
    return (struct explanation){session, session->content, trail, reasons};
}

/* Two places that name the same article of the same source are one. */
static bool cite_same(const struct cite *a, const struct cite *b)
{
    return a->source == b->source && a->article.zh == b->article.zh;
}

static void tell_cites(struct explanation *explanation, struct span span, enum cite_role role)
{
    struct reasons *reasons = explanation->reasons;

    for (uint32_t i = span.first; i < span.first + span.count; i++) {
        uint32_t known = 0;

        if (!force_cite(explanation->content, i, explanation->session->today))
            continue;
        while (known < reasons->cite_count &&
               !cite_same(&explanation->content->cites[reasons->cite[known].index],
                          &explanation->content->cites[i]))
            known++;
        if (known == REASON_CITES_MAX)
            continue;
        if (known == reasons->cite_count)
            reasons->cite[reasons->cite_count++] = (struct reason_cite){.index = i};
        reasons->cite[known].roles |= 1u << role;
    }
}

enum cite_role reason_cite_role(const struct reason_cite *cite)
{
    return (enum cite_role)__builtin_ctz(cite->roles);
}

static void tell(struct explanation *explanation, enum reason_kind kind, uint32_t index,
                 const struct value *value)
{
    struct reasons *reasons = explanation->reasons;

    for (uint32_t i = 0; i < reasons->count; i++)
        if (reasons->reason[i].kind == kind && reasons->reason[i].index == index)
            return;
    if (reasons->count < REASONS_MAX)
        reasons->reason[reasons->count++] = (struct reason){kind, index, value};
}

static void tell_fact(struct explanation *explanation, uint32_t fact)
{
    if (fact >= explanation->content->question_count) {
        tell(explanation, REASON_ENDING, fact, NULL);
        return;
    }
    tell(explanation, REASON_ANSWER, fact, NULL);
    tell_cites(explanation, explanation->content->questions[fact].cites, CITE_ASKED);
}

static void tell_value(struct explanation *explanation, uint32_t parameter)
{
    const struct value *value =
        rule_parameter(explanation->session, explanation->trail, parameter, NULL);

    tell(explanation, value ? REASON_VALUE : REASON_MISSING, parameter, value);
    if (value)
        tell_cites(explanation, value->cites, CITE_VERDICT);
}

static void tell_deadline(struct explanation *explanation, uint32_t index)
{
    const struct deadline *deadline = &explanation->content->deadlines[index];
    struct due due = deadline_due(explanation->session, explanation->trail, index);

    if (due.anchor != NO_INDEX)
        tell_fact(explanation, due.anchor);
    if (deadline->parameter != NO_INDEX)
        tell_value(explanation, deadline->parameter);
    tell_cites(explanation, deadline->cites, CITE_VERDICT);
}

/* What a rule reads. Facts nobody was asked for are left out: there is nothing to say about them. */
static void tell_reads(struct explanation *explanation, uint32_t rule)
{
    struct reads reads;

    rule_reads(explanation->content, rule, &reads);
    for (uint32_t i = 0; i < reads.count; i++) {
        uint32_t index = reads.term[i].index;

        if (reads.term[i].kind == TERM_VALUE)
            tell_value(explanation, index);
        else if (reads.term[i].kind == TERM_DEADLINE)
            tell_deadline(explanation, index);
        else if (rule_fact(explanation->session, explanation->trail, index).state != ANSWER_NONE)
            tell_fact(explanation, index);
    }
}

/* Whether a node leads more than one way, so that what was answered there made a difference. */
static bool node_steers(const struct content *content, const struct node *node)
{
    const uint32_t ends[] = {node->otherwise, node->unsure, node->unknown};
    uint32_t target = NO_INDEX;

    if (node->arms.count > 0)
        return true;
    for (uint32_t i = 0; i < node->ways.count + 3; i++) {
        uint32_t way = i < node->ways.count ? content->indexes[node->ways.first + i]
                                            : ends[i - node->ways.count];

        if (way == NO_INDEX)
            continue;
        if (target != NO_INDEX && way != target)
            return true;
        target = way;
    }
    return false;
}

/* Left by a rule: that rule. Left by else or unknown: what the rules looked at. */
static void tell_arms(struct explanation *explanation, const struct node *node,
                      const struct passed *passed)
{
    if (passed->rule != NO_INDEX) {
        tell(explanation, REASON_RULE, passed->rule, NULL);
        tell_reads(explanation, passed->rule);
        return;
    }
    for (uint32_t i = 0; i < node->arms.count; i++)
        tell_reads(explanation, explanation->content->arms[node->arms.first + i].rule);
}

static void tell_passed(struct explanation *explanation, const struct passed *passed)
{
    const struct node *node = &explanation->content->nodes[passed->node];

    if (!node_steers(explanation->content, node))
        return;
    if (node->kind == NODE_RUN && passed->answer.state != ANSWER_NONE)
        tell_fact(explanation, explanation->content->question_count + node->subject);
    else if (node->kind == NODE_ASK || (node->kind == NODE_DECIDE_FACT && !passed->unknown))
        tell_fact(explanation, node->subject);
    else if (node->kind == NODE_DECIDE_VALUE)
        tell_value(explanation, node->subject);
    if (node->arms.count > 0)
        tell_arms(explanation, node, passed);
}

static void tell_verdict(struct explanation *explanation)
{
    const struct trail *trail = explanation->trail;

    for (uint32_t i = 0; i < trail->count; i++)
        tell_passed(explanation, &trail->passed[i]);
    if (trail->state == TRAIL_DONE)
        tell_cites(explanation, explanation->content->outcomes[trail->outcome].cites, CITE_VERDICT);
}

void explain_verdict(const struct session *session, const struct trail *trail,
                     struct reasons *reasons)
{
    struct explanation explanation = explanation_start(session, trail, reasons);

    tell_verdict(&explanation);
}

/* The values that are shown, whether or not they led anywhere. */
static void tell_shown(struct explanation *explanation, const struct bearings *bearings)
{
    for (uint32_t i = 0; i < bearings->count; i++) {
        const struct bearing *bearing = &bearings->bearing[i];

        if (bearing->value != NULL)
            tell_cites(explanation, bearing->value->cites, CITE_VALUE);
        for (uint32_t n = 0; n < bearing->possible_count; n++)
            tell_cites(explanation, bearing->possible[n]->cites, CITE_VALUE);
    }
}

static bool holds(const struct explanation *explanation, uint32_t rule)
{
    return rule_holds(explanation->session, explanation->trail, rule);
}

static void tell_steps(struct explanation *explanation, const struct outcome *outcome)
{
    const struct content *content = explanation->content;

    for (uint32_t i = 0; i < outcome->steps.count; i++) {
        const struct step *step = &content->steps[outcome->steps.first + i];

        if (holds(explanation, step->when))
            tell_cites(explanation, step->cites, CITE_STEP);
    }
    for (uint32_t i = 0; i < outcome->notes.count; i++) {
        const struct note *note = &content->notes[outcome->notes.first + i];

        if (holds(explanation, note->when))
            tell_cites(explanation, note->cites, CITE_NOTE);
    }
}

void explain_result(const struct session *session, const struct result *result,
                    const struct bearings *bearings, struct reasons *reasons)
{
    struct explanation explanation = explanation_start(session, &result->trail, reasons);
    const struct content *content = session->content;

    tell_verdict(&explanation);
    if (result->trail.state != TRAIL_DONE)
        return;
    tell_shown(&explanation, bearings);
    for (uint32_t i = 0; i < result->shown_count; i++) {
        const struct due *due = result_due(result, i);

        tell_cites(&explanation,
                   due->value != NULL ? due->value->cites : content->deadlines[due->deadline].cites,
                   CITE_DEADLINE);
    }
    tell_steps(&explanation, &content->outcomes[result->trail.outcome]);
}

void explain_item(const struct session *session, const struct trail *trail, const struct item *item,
                  struct reasons *reasons)
{
    struct explanation explanation = explanation_start(session, trail, reasons);
    const struct bring *bring = &session->content->brings[item->bring];

    if (bring->when != NO_INDEX) {
        if (!item->maybe)
            tell(&explanation, REASON_RULE, bring->when, NULL);
        tell_reads(&explanation, bring->when);
    }
    tell_cites(&explanation, bring->cites, CITE_VERDICT);
    if (item->document != NO_INDEX)
        tell_cites(&explanation, session->content->documents[item->document].cites, CITE_VERDICT);
}

void explain_due(const struct session *session, const struct trail *trail, const struct due *due,
                 struct reasons *reasons)
{
    struct explanation explanation = explanation_start(session, trail, reasons);

    tell_deadline(&explanation, due->deadline);
}
