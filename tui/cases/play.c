/*
 * Serving a story.
 */
#include "cases/play.h"

#include "engine/rules.h"

void play_story(const struct story *story, const struct content *content, struct played *played)
{
    played->session = story->session;
    played->session.content = content;
    if (story->assumed != NULL) {
        assume_over(story->assumed, content, &played->over);
        played->session.content = &played->over;
    }
    played->list.count = 0;
    trail_walk(&played->session, &played->trail);
    if (played->trail.state == TRAIL_DONE)
        checklist_make(&played->session, &played->trail, played->trail.outcome, &played->list);
}

uint32_t played_waiting(const struct played *played)
{
    return trail_question(played->session.content, &played->trail);
}

/* ---- papers -------------------------------------------------------------------------------- */

/* Whether an item is the paper, or a choice that names it. */
static bool item_names(const struct content *content, const struct item *item, uint32_t document)
{
    struct span members;

    if (item->document != NO_INDEX)
        return item->document == document;
    members = content->brings[item->bring].members;
    for (uint32_t i = 0; i < members.count; i++)
        if (content->indexes[members.first + i] == document)
            return true;
    return false;
}

enum listed played_listed(const struct played *played, uint32_t document)
{
    enum listed best = LISTED_NOT;

    for (uint32_t i = 0; i < played->list.count; i++)
        if (item_names(played->session.content, &played->list.item[i], document)) {
            enum listed here = played->list.item[i].maybe ? LISTED_MAYBE : LISTED_SURELY;

            best = here > best ? here : best;
        }
    return best;
}

/* ---- steps and notes ------------------------------------------------------------------------- */

static bool applies(const struct played *played, uint32_t when)
{
    return rule_holds(&played->session, &played->trail, when);
}

const struct outcome *played_outcome(const struct played *played)
{
    return &played->session.content->outcomes[played->trail.outcome];
}

uint32_t played_steps(const struct played *played)
{
    struct span steps = played_outcome(played)->steps;
    uint32_t mask = 0;

    for (uint32_t i = 0; i < steps.count && i < 32; i++)
        if (applies(played, played->session.content->steps[steps.first + i].when))
            mask |= 1u << i;
    return mask;
}

uint32_t played_notes(const struct played *played)
{
    struct span notes = played_outcome(played)->notes;
    uint32_t mask = 0;

    for (uint32_t i = 0; i < notes.count && i < 32; i++)
        if (applies(played, played->session.content->notes[notes.first + i].when))
            mask |= 1u << i;
    return mask;
}

/* ---- what bears on it ------------------------------------------------------------------------ */

enum bears played_bears(const struct played *played, uint32_t parameter)
{
    static const enum bears bears[] = {
        [TRUTH_FALSE] = BEARS_NOT, [TRUTH_UNKNOWN] = BEARS_PERHAPS, [TRUTH_TRUE] = BEARS_SURELY};
    uint32_t when = played->session.content->parameters[parameter].when;

    return when == NO_INDEX ? BEARS_NOT : bears[rule_truth(&played->session, &played->trail, when)];
}
