/* What further answers cannot change: see settled.h. */
#include "engine/settled.h"

#include "engine/eval.h"
#include "engine/types.h"

struct settling {
    const struct session *session;
    const struct content *content;
    const struct trail *trail;
};

static bool settled_or_none(const struct settling *settling, uint32_t fact)
{
    return fact == NO_INDEX || fact_live(settling->trail, fact);
}

/* A place is compared by its relation to the place of insurance, so both have to stand. */
static bool settled_fact(const struct settling *settling, uint32_t fact)
{
    const struct content *content = settling->content;

    if (!fact_live(settling->trail, fact))
        return false;
    return !types_is_place(content, fact) || settled_or_none(settling, content->insured_in);
}

static bool settled_value(const struct settling *settling, uint32_t parameter)
{
    const struct content *content = settling->content;

    if (content->insured_in == NO_INDEX)
        return true;
    if (!fact_live(settling->trail, content->insured_in))
        return false;
    if (settling->trail->answers[content->insured_in].state != ANSWER_KNOWN)
        return true;
    if (!settled_or_none(settling, content->parameters[parameter].as_of))
        return false;
    return settled_or_none(settling, content->scheme) ||
           rule_parameter(settling->session, settling->trail, parameter, NULL) != NULL;
}

/* The first known date counts: what stands before it must be known not to be known. */
static bool settled_deadline(const struct settling *settling, uint32_t index)
{
    const struct deadline *deadline = &settling->content->deadlines[index];

    if (deadline->parameter != NO_INDEX && !settled_value(settling, deadline->parameter))
        return false;
    for (uint32_t i = 0; i < deadline->from.count; i++) {
        uint32_t fact = settling->content->indexes[deadline->from.first + i];

        if (!fact_live(settling->trail, fact))
            return false;
        if (settling->trail->answers[fact].state == ANSWER_KNOWN)
            return true;
    }
    return true;
}

static bool settled_rule(const struct settling *settling, uint32_t rule)
{
    struct reads reads;

    rule_reads(settling->content, rule, &reads);
    if (reads.count == sizeof(reads.term) / sizeof(reads.term[0]))
        return false;
    for (uint32_t i = 0; i < reads.count; i++) {
        uint32_t index = reads.term[i].index;
        uint32_t kind = reads.term[i].kind;

        if ((kind == TERM_FACT && !settled_fact(settling, index)) ||
            (kind == TERM_VALUE && !settled_value(settling, index)) ||
            (kind == TERM_DEADLINE && !settled_deadline(settling, index)))
            return false;
    }
    return true;
}

bool settled_node(const struct session *session, const struct trail *trail, const struct node *node)
{
    struct settling settling = {session, session->content, trail};

    if (node->kind == NODE_RUN &&
        !fact_live(trail, session->content->question_count + node->subject))
        return false;
    if ((node->kind == NODE_ASK || node->kind == NODE_DECIDE_FACT) &&
        !settled_fact(&settling, node->subject))
        return false;
    if (node->kind == NODE_DECIDE_VALUE && !settled_value(&settling, node->subject))
        return false;
    for (uint32_t i = 0; i < node->arms.count; i++)
        if (!settled_rule(&settling, session->content->arms[node->arms.first + i].rule))
            return false;
    return true;
}
