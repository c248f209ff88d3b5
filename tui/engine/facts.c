/*
 * Facts as rules see them: answered on the path, else implied; places by their relation.
 */
#include "engine/reading.h"
#include "engine/rules.h"
#include "model/pool.h"

struct answer reading_implied(const struct reading *reading, uint32_t question)
{
    const struct content *content = reading->session->content;
    struct span span = content->questions[question].implied;
    struct reading deeper = *reading;

    deeper.depth++;
    for (uint32_t i = span.first; i < span.first + span.count; i++) {
        const struct implied *implied = &content->implieds[i];
        enum cause cause;

        if (reading_rule(&deeper, implied->rule, &cause) == TRUTH_TRUE)
            return (struct answer){.state = (uint8_t)implied->state,
                                   .origin = ORIGIN_IMPLIED,
                                   .number = implied->number};
    }
    return (struct answer){.state = ANSWER_NONE};
}

struct answer reading_fact(const struct reading *reading, uint32_t fact)
{
    const struct content *content = reading->session->content;

    if (fact_live(reading->trail, fact))
        return reading->trail->answers[fact];
    if (fact < content->question_count && content->questions[fact].implied.count > 0 &&
        reading->depth < IMPLIED_DEPTH_MAX)
        return reading_implied(reading, fact);
    return (struct answer){.state = ANSWER_NONE};
}

static enum relation relation_of(const struct reading *reading, uint32_t insured, uint32_t care)
{
    const struct session *session = reading->session;
    struct places *places = reading->places;
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

bool reading_relation(const struct reading *reading, uint32_t fact, enum relation *relation)
{
    const struct content *content = reading->session->content;
    struct answer care = reading_fact(reading, fact);
    uint32_t insured = 0;

    if (care.state != ANSWER_KNOWN)
        return false;
    if (content->insured_in != NO_INDEX) {
        struct answer answer = reading_fact(reading, content->insured_in);

        insured = answer.state == ANSWER_KNOWN ? (uint32_t)answer.number : 0;
    }
    if (insured == 0) {
        /* Places abroad have one answer wherever the person is insured. */
        *relation = RELATION_ABROAD;
        return place_abroad((uint32_t)care.number);
    }
    *relation = relation_of(reading, insured, (uint32_t)care.number);
    return true;
}

struct answer fact_answer(const struct session *session, const struct trail *trail, uint32_t fact)
{
    struct reading reading = reading_of(session, trail);

    return reading_fact(&reading, fact);
}

bool trail_relation(const struct session *session, const struct trail *trail, uint32_t fact,
                    enum relation *relation)
{
    struct reading reading = reading_of(session, trail);

    return reading_relation(&reading, fact, relation);
}
