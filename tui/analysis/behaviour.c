/*
 * Working out and digesting what a session comes to.
 */
#include "analysis/behaviour.h"

#include "engine/rules.h"

void behaviour_make(const struct session *session, struct behaviour *behaviour)
{
    const struct content *content = session->content;
    const struct trail *trail = &behaviour->result.trail;
    const struct outcome *outcome;

    result_make(session, &behaviour->result);
    behaviour->verdict = NO_INDEX;
    behaviour->steps = 0;
    behaviour->notes = 0;
    if (trail->state != TRAIL_DONE)
        return;
    outcome = &content->outcomes[trail->outcome];
    behaviour->verdict = outcome->verdict;
    for (uint32_t i = 0; i < outcome->steps.count && i < 32; i++)
        if (rule_holds(session, trail, content->steps[outcome->steps.first + i].when))
            behaviour->steps |= 1u << i;
    for (uint32_t i = 0; i < outcome->notes.count && i < 32; i++)
        if (rule_holds(session, trail, content->notes[outcome->notes.first + i].when))
            behaviour->notes |= 1u << i;
}

static uint64_t item_print(const struct content *content, const struct item *item)
{
    uint64_t print = behaviour_mix(item->document, (uint64_t)item->maybe << 32 | item->copies);
    struct span members;

    print = behaviour_mix(print, item->necessity);
    if (item->document != NO_INDEX)
        return print;
    members = content->brings[item->bring].members;
    for (uint32_t i = 0; i < members.count; i++)
        print = behaviour_mix(print, content->indexes[members.first + i]);
    return print;
}

uint64_t behaviour_print(const struct content *content, const struct behaviour *behaviour)
{
    const struct result *result = &behaviour->result;
    uint64_t print = behaviour_mix(result->trail.state, result->trail.outcome);
    uint64_t papers = 0;

    if (result->trail.state != TRAIL_DONE)
        return behaviour_mix(print, result->trail.node);
    print = behaviour_mix(behaviour_mix(print, behaviour->verdict),
                          (uint64_t)behaviour->steps << 32 | behaviour->notes);
    for (uint32_t i = 0; i < result->checklist.count; i++)
        papers += item_print(content, &result->checklist.item[i]); /* in whatever order */
    print = behaviour_mix(print, papers);
    for (uint32_t i = 0; i < result->due_count; i++) {
        const struct due *due = &result->due[i];
        uint64_t date = due->state == DEADLINE_DATE ? (uint64_t)(uint32_t)due->date : 0;

        print = behaviour_mix(behaviour_mix(print, due->deadline),
                              (uint64_t)due->shown << 40 | (uint64_t)due->state << 32 | date);
    }
    return print;
}
