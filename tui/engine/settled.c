/* What further answers cannot change: see settled.h. */
#include "engine/settled.h"

#include "engine/deadline.h"
#include "engine/eval.h"
#include "engine/types.h"

struct settled_input {
    const struct session *session;
    const struct content *content;
    const struct trail *trail;
};

static bool settled_or_none(const struct settled_input *settled_input, uint32_t fact)
{
    return fact == NO_INDEX || fact_live(settled_input->trail, fact);
}

/* A place is compared by its relation to the place of insurance, so both have to stand. */
static bool settled_fact(const struct settled_input *settled_input, uint32_t fact)
{
    const struct content *content = settled_input->content;

    if (!fact_live(settled_input->trail, fact))
        return false;
    return !types_is_place(content, fact) || settled_or_none(settled_input, content->insured_in);
}

/* The first known date counts: what stands before it must be known not to be known. */
static bool settled_dates(const struct settled_input *settled_input, struct span dates)
{
    for (uint32_t i = 0; i < dates.count; i++) {
        uint32_t fact = settled_input->content->indexes[dates.first + i];

        if (!fact_live(settled_input->trail, fact))
            return false;
        if (settled_input->trail->answers[fact].state == ANSWER_KNOWN)
            return true;
    }
    return true;
}

static bool settled_value(const struct settled_input *settled_input, uint32_t parameter)
{
    const struct content *content = settled_input->content;

    if (content->insured_in == NO_INDEX)
        return true;
    if (!fact_live(settled_input->trail, content->insured_in))
        return false;
    if (settled_input->trail->answers[content->insured_in].state != ANSWER_KNOWN)
        return true;
    if (!settled_dates(settled_input, content->parameters[parameter].judged))
        return false;
    return settled_or_none(settled_input, content->scheme) ||
           rule_parameter(settled_input->session, settled_input->trail, parameter, NULL) != NULL;
}

static bool settled_deadline(const struct settled_input *settled_input, uint32_t index)
{
    const struct deadline *deadline = &settled_input->content->deadlines[index];

    if (deadline->parameter != NO_INDEX && !settled_value(settled_input, deadline->parameter))
        return false;
    return settled_dates(settled_input,
                         deadline_due(settled_input->session, settled_input->trail, index).from);
}

static bool settled_rule(const struct settled_input *settled_input, uint32_t rule)
{
    struct reads reads;

    rule_reads(settled_input->content, rule, &reads);
    if (reads.count == sizeof reads.term / sizeof reads.term[0])
        return false;
    for (uint32_t i = 0; i < reads.count; i++) {
        uint32_t index = reads.term[i].index;
        uint32_t kind = reads.term[i].kind;

        if ((kind == TERM_FACT && !settled_fact(settled_input, index)) ||
            (kind == TERM_VALUE && !settled_value(settled_input, index)) ||
            (kind == TERM_DEADLINE && !settled_deadline(settled_input, index)))
            return false;
    }
    return true;
}

bool settled_node(const struct session *session, const struct trail *trail, const struct node *node)
{
    struct settled_input settled_input = {session, session->content, trail};

    if (node->kind == NODE_RUN &&
        !fact_live(trail, session->content->question_count + node->subject))
        return false;
    if ((node->kind == NODE_ASK || node->kind == NODE_DECIDE_FACT) &&
        !settled_fact(&settled_input, node->subject))
        return false;
    if (node->kind == NODE_DECIDE_VALUE && !settled_value(&settled_input, node->subject))
        return false;
    for (uint32_t i = 0; i < node->arms.count; i++)
        if (!settled_rule(&settled_input, session->content->arms[node->arms.first + i].rule))
            return false;
    return true;
}
