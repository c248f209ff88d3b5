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

static void tell_cites(struct explanation *explanation, struct span span)
{
    struct reasons *reasons = explanation->reasons;

    for (uint32_t i = span.first; i < span.first + span.count; i++) {
        uint32_t known = 0;

        if (!force_cite(explanation->content, i, explanation->session->today))
            continue;
        while (known < reasons->cite_count &&
               !cite_same(&explanation->content->cites[reasons->cite[known]],
                          &explanation->content->cites[i]))
            known++;
        if (known == reasons->cite_count && known < REASONS_MAX)
            reasons->cite[reasons->cite_count++] = i;
    }
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
    tell_cites(explanation, explanation->content->questions[fact].cites);
}

static void tell_value(struct explanation *explanation, uint32_t parameter)
{
    const struct value *value =
        rule_parameter(explanation->session, explanation->trail, parameter, NULL);

    tell(explanation, value ? REASON_VALUE : REASON_MISSING, parameter, value);
    if (value)
        tell_cites(explanation, value->cites);
}

static void tell_deadline(struct explanation *explanation, uint32_t index)
{
    const struct deadline *deadline = &explanation->content->deadlines[index];
    struct due due = deadline_due(explanation->session, explanation->trail, index);

    if (due.anchor != NO_INDEX)
        tell_fact(explanation, due.anchor);
    if (deadline->parameter != NO_INDEX)
        tell_value(explanation, deadline->parameter);
    tell_cites(explanation, deadline->cites);
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

void explain_verdict(const struct session *session, const struct trail *trail,
                     struct reasons *reasons)
{
    struct explanation explanation = explanation_start(session, trail, reasons);

    for (uint32_t i = 0; i < trail->count; i++)
        tell_passed(&explanation, &trail->passed[i]);
    if (trail->state == TRAIL_DONE)
        tell_cites(&explanation, session->content->outcomes[trail->outcome].cites);
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
    tell_cites(&explanation, bring->cites);
    if (item->document != NO_INDEX)
        tell_cites(&explanation, session->content->documents[item->document].cites);
}

void explain_due(const struct session *session, const struct trail *trail, const struct due *due,
                 struct reasons *reasons)
{
    struct explanation explanation = explanation_start(session, trail, reasons);

    tell_deadline(&explanation, due->deadline);
}
