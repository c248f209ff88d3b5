/*
 * Which way leads on from a node: the rules written at struct node.
 */
#include "engine/reading.h"

static uint32_t first_given(uint32_t way, uint32_t other)
{
    return way != NO_INDEX ? way : other;
}

static uint32_t way_at(const struct content *content, const struct node *node, uint32_t index)
{
    return index < node->ways.count ? content->indexes[node->ways.first + index] : NO_INDEX;
}

/* One true → taken; none true and one unknown → unsure or unknown; all false → else. */
uint32_t reading_arms_way(const struct reading *outer, const struct node *node, uint32_t subject,
                          struct passed *passed)
{
    const struct arm *arms = outer->session->content->arms + node->arms.first;
    struct reading reading = *outer;
    uint32_t causes = CAUSE_NONE;
    bool unknown = false;

    reading.subject = subject;
    for (uint32_t i = 0; i < node->arms.count; i++) {
        enum cause cause;
        enum truth truth = reading_rule(&reading, arms[i].rule, &cause);

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
static bool way_index(const struct reading *reading, uint32_t fact, const struct answer *answer,
                      uint32_t *index)
{
    const struct content *content = reading->session->content;
    enum relation relation;

    if (fact >= content->question_count || content->questions[fact].type != QUESTION_PLACE) {
        *index = (uint32_t)answer->number;
        return answer->state == ANSWER_KNOWN;
    }
    if (!reading_relation(reading, fact, &relation))
        return false;
    *index = relation;
    return true;
}

/* Where a fact's answer leads: see struct node. */
uint32_t reading_fact_way(const struct reading *reading, const struct node *node, uint32_t fact,
                          const struct answer *answer, struct passed *passed)
{
    bool unsure = answer->state == ANSWER_UNSURE;
    uint32_t index;

    if (node->arms.count > 0)
        return reading_arms_way(reading, node, unsure ? fact : NO_INDEX, passed);
    if (node->ways.count == 0)
        return unsure ? first_given(node->unsure, node->otherwise) : node->otherwise;
    if (answer->state == ANSWER_NONE) {
        passed->unknown = 1;
        return first_given(node->unknown, node->unsure);
    }
    if (!way_index(reading, fact, answer, &index))
        return first_given(node->unsure, node->unknown);
    return way_at(reading->session->content, node, index);
}

uint32_t reading_value_way(const struct reading *reading, const struct node *node,
                           struct passed *passed)
{
    struct found found = reading_value(reading, node->subject);

    if (!found.value) {
        passed->unknown = 1;
        return first_given(node->unknown, node->unsure);
    }
    return way_at(reading->session->content, node, (uint32_t)found.value->number);
}
