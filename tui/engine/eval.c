/*
 * One look at a session through its trail: facts as rules see them, and where a node leads.
 */
#include "engine/eval.h"

#include "engine/types.h"
#include "model/pool.h"

/* ---- facts ---------------------------------------------------------------------------------- */

struct answer eval_implied(const struct eval *eval, uint32_t question)
{
    const struct content *content = eval->session->content;
    struct span span = content->questions[question].implied;
    struct eval deeper = *eval;

    deeper.depth++;
    for (uint32_t i = span.first; i < span.first + span.count; i++) {
        const struct implied *implied = &content->implieds[i];
        enum cause cause;

        if (eval_rule(&deeper, implied->rule, &cause) == TRUTH_TRUE)
            return (struct answer){.state = (uint8_t)implied->state,
                                   .origin = ORIGIN_IMPLIED,
                                   .number = implied->number};
    }
    return (struct answer){.state = ANSWER_NONE};
}

struct answer eval_fact(const struct eval *eval, uint32_t fact)
{
    const struct content *content = eval->session->content;

    if (fact_live(eval->trail, fact))
        return eval->trail->answers[fact];
    if (fact < content->question_count && content->questions[fact].implied.count > 0 &&
        eval->depth < IMPLIED_DEPTH_MAX)
        return eval_implied(eval, fact);
    return (struct answer){.state = ANSWER_NONE};
}

static enum relation relation_of(const struct eval *eval, uint32_t insured, uint32_t care)
{
    const struct session *session = eval->session;
    struct place_cache *places = eval->places;
    enum relation relation;

    if (places && places->relation_insured == insured && places->relation_care == care)
        return places->relation;
    relation = place_relation(session->content, insured, care, session->today);
    if (places) {
        places->relation_insured = insured;
        places->relation_care = care;
        places->relation = relation;
    }
    return relation;
}

bool eval_relation(const struct eval *eval, uint32_t fact, enum relation *relation)
{
    const struct content *content = eval->session->content;
    struct answer care = eval_fact(eval, fact);
    uint32_t insured = 0;

    if (care.state != ANSWER_KNOWN)
        return false;
    if (content->insured_in != NO_INDEX) {
        struct answer answer = eval_fact(eval, content->insured_in);

        insured = answer.state == ANSWER_KNOWN ? (uint32_t)answer.number : 0;
    }
    if (insured == 0) {
        /* Places abroad have one answer wherever the person is insured. */
        *relation = RELATION_ABROAD;
        return place_abroad((uint32_t)care.number);
    }
    *relation = relation_of(eval, insured, (uint32_t)care.number);
    return true;
}

/* ---- ways: the rules written at struct node --------------------------------------------------- */

static uint32_t first_given(uint32_t way, uint32_t other)
{
    return way != NO_INDEX ? way : other;
}

static uint32_t way_at(const struct content *content, const struct node *node, uint32_t index)
{
    return index < node->ways.count ? content->indexes[node->ways.first + index] : NO_INDEX;
}

/* One true → taken; none true and one unknown → unsure or unknown; all false → else. */
uint32_t eval_arms_way(const struct eval *outer, const struct node *node, uint32_t subject,
                       struct passed *passed)
{
    const struct arm *arms = outer->session->content->arms + node->arms.first;
    struct eval eval = *outer;
    uint32_t causes = CAUSE_NONE;
    bool unknown = false;

    eval.subject = subject;
    for (uint32_t i = 0; i < node->arms.count; i++) {
        enum cause cause;
        enum truth truth = eval_rule(&eval, arms[i].rule, &cause);

        if (truth == TRUTH_TRUE) {
            passed->rule = arms[i].rule;
            return arms[i].target;
        }
        unknown = unknown || truth == TRUTH_UNKNOWN;
        causes |= cause;
    }
    if (!unknown)
        return node->otherwise;
    if (causes == CAUSE_SUBJECT && node->unsure != NO_INDEX)
        return node->unsure;
    passed->unknown = 1;
    return node->unknown != NO_INDEX || subject == NO_INDEX ? node->unknown : node->unsure;
}

/* The place of an answer among a node's ways; false when it has none. */
static bool way_index(const struct eval *eval, uint32_t fact, const struct answer *answer,
                      uint32_t *index)
{
    const struct content *content = eval->session->content;
    enum relation relation;

    if (!types_is_place(content, fact)) {
        *index = (uint32_t)answer->number;
        return answer->state == ANSWER_KNOWN;
    }
    if (!eval_relation(eval, fact, &relation))
        return false;
    *index = relation;
    return true;
}

/* Where a fact's answer leads: see struct node. */
uint32_t eval_fact_way(const struct eval *eval, const struct node *node, uint32_t fact,
                       const struct answer *answer, struct passed *passed)
{
    bool unsure = answer->state == ANSWER_UNSURE;
    uint32_t index;

    if (node->arms.count > 0)
        return eval_arms_way(eval, node, unsure ? fact : NO_INDEX, passed);
    if (node->ways.count == 0)
        return unsure ? first_given(node->unsure, node->otherwise) : node->otherwise;
    if (answer->state == ANSWER_NONE) {
        passed->unknown = 1;
        return first_given(node->unknown, node->unsure);
    }
    if (!way_index(eval, fact, answer, &index))
        return first_given(node->unsure, node->unknown);
    return way_at(eval->session->content, node, index);
}

uint32_t eval_value_way(const struct eval *eval, const struct node *node, struct passed *passed)
{
    struct found found = eval_value(eval, node->subject);

    if (!found.value) {
        passed->unknown = 1;
        return first_given(node->unknown, node->unsure);
    }
    return way_at(eval->session->content, node, (uint32_t)found.value->number);
}

/* ---- for those who have no eval at hand (rules.h) ---------------------------------------------- */

struct answer fact_answer(const struct session *session, const struct trail *trail, uint32_t fact)
{
    struct eval eval = eval_of(session, trail);

    return eval_fact(&eval, fact);
}

bool trail_relation(const struct session *session, const struct trail *trail, uint32_t fact,
                    enum relation *relation)
{
    struct eval eval = eval_of(session, trail);

    return eval_relation(&eval, fact, relation);
}
