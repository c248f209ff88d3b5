/* What the agency answered. */
#include "engine/confirmation.h"

#include "engine/bearing.h"

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

/* The worst first, as bearings are. */
static void sort_by_stake(const struct content *content, uint32_t parameters[UNVERIFIED_MAX],
                          uint32_t count)
{
    for (uint32_t i = 1; i < count; i++)
        for (uint32_t n = i; n > 0 && content->parameters[parameters[n]].stake <
                                          content->parameters[parameters[n - 1]].stake;
             n--) {
            uint32_t parameter = parameters[n];

            parameters[n] = parameters[n - 1];
            parameters[n - 1] = parameter;
        }
}

uint32_t confirmation_unverified(const struct session *session, const struct result *result,
                                 uint32_t parameters[UNVERIFIED_MAX])
{
    const struct content *content = session->content;
    struct bearings bearings;
    uint32_t count = 0;

    for (uint32_t i = 0; i < result->shown_count; i++) {
        const uint32_t parameter = content->deadlines[result_due(result, i)->deadline].parameter;

        if (result_due(result, i)->state == DEADLINE_NO_RULE && parameter != NO_INDEX)
            count = added(parameters, count, parameter);
    }
    bearings_find(session, &result->trail, &bearings);
    for (uint32_t i = 0; i < bearings.count; i++)
        if (bearing_unknown(&bearings.bearing[i]))
            count = added(parameters, count, bearings.bearing[i].parameter);
    sort_by_stake(content, parameters, count);
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
