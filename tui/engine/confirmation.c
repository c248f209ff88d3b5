/* What the agency answered. */
#include "engine/confirmation.h"

#include "engine/rules.h"

#include <string.h>

static uint32_t added(uint32_t parameters[UNVERIFIED_MAX], uint32_t count, uint32_t parameter)
{
    for (uint32_t i = 0; i < count; i++)
        if (parameters[i] == parameter)
            return count;
    if (count == UNVERIFIED_MAX)
        return count;
    parameters[count] = parameter;
    return count + 1;
}

/* A deadline shows its parameter itself, known or not. */
static bool due_shows(const struct content *content, const struct result *result,
                      uint32_t parameter)
{
    for (uint32_t i = 0; i < result->shown_count; i++)
        if (content->deadlines[result_due(result, i)->deadline].parameter == parameter)
            return true;
    return false;
}

uint32_t confirmation_unverified(const struct session *session, const struct result *result,
                                 uint32_t parameters[UNVERIFIED_MAX])
{
    const struct content *content = session->content;
    const struct span shows = content->outcomes[result->trail.outcome].shows;
    uint32_t count = 0;

    for (uint32_t i = 0; i < result->shown_count; i++) {
        const uint32_t parameter = content->deadlines[result_due(result, i)->deadline].parameter;

        if (result_due(result, i)->state == DEADLINE_NO_RULE && parameter != NO_INDEX)
            count = added(parameters, count, parameter);
    }
    for (uint32_t i = 0; i < shows.count; i++) {
        const uint32_t parameter = content->indexes[shows.first + i];

        if (!due_shows(content, result, parameter) &&
            rule_parameter(session, &result->trail, parameter, NULL) == NULL)
            count = added(parameters, count, parameter);
    }
    return count;
}

void confirmation_questions(const struct content *content, uint32_t parameter,
                            uint32_t questions[CONFIRMATION_FACTS])
{
    questions[0] = content->insured_in;
    questions[1] = content->scheme;
    questions[2] = content->parameters[parameter].as_of;
}

void confirmation_facts(const struct session *session, const struct trail *trail,
                        uint32_t parameter, struct answer facts[CONFIRMATION_FACTS])
{
    const struct content *content = session->content;
    struct span judged = content->parameters[parameter].judged;
    uint32_t questions[CONFIRMATION_FACTS];

    confirmation_questions(content, parameter, questions);
    memset(facts, 0, CONFIRMATION_FACTS * sizeof *facts);
    for (size_t i = 0; i < CONFIRMATION_FACTS; i++)
        if (questions[i] != NO_INDEX)
            facts[i] = trail_answer(trail, questions[i]);
    for (uint32_t i = 1; i < judged.count && facts[2].state != ANSWER_KNOWN; i++)
        facts[2] = trail_answer(trail, content->indexes[judged.first + i]);
}

const struct confirmation *confirmation_find(const struct confirmation *list, uint32_t count,
                                             uint32_t parameter)
{
    for (uint32_t i = 0; i < count; i++)
        if (list[i].parameter == parameter)
            return &list[i];
    return NULL;
}
