/*
 * What the citizen can still do: answers marked can_do, one or two of them, that end in a better
 * verdict. Answers about the past are never touched.
 */
#include "engine/change.h"
#include "engine/eval.h"
#include "engine/types.h"

struct better_search {
    struct session session; /* changed back and forth */
    uint32_t verdict;       /* of the session as it is; smaller is better */
    struct better *better;
    uint32_t room;
    uint32_t count;
    struct better step; /* what is being tried */
};

static uint32_t better_verdict(const struct better_search *better_search,
                               const struct better *better)
{
    return better_search->session.content->outcomes[better->outcome].verdict;
}

static bool goes_before(const struct better_search *better_search, const struct better *a,
                        const struct better *b)
{
    uint32_t x = better_verdict(better_search, a);
    uint32_t y = better_verdict(better_search, b);

    return x != y ? x < y : a->count < b->count;
}

static bool step_in(const struct better *better, uint32_t question, struct answer answer)
{
    for (uint32_t i = 0; i < better->count; i++)
        if (better->step[i].question == question && better->step[i].answer.number == answer.number)
            return true;
    return false;
}

/* Whether `part` does as well with some of the same changes. */
static bool includes(const struct better_search *better_search, const struct better *whole,
                     const struct better *part)
{
    for (uint32_t i = 0; i < part->count; i++)
        if (!step_in(whole, part->step[i].question, part->step[i].answer))
            return false;
    return better_verdict(better_search, part) <= better_verdict(better_search, whole);
}

static void better_drop(struct better_search *better_search, uint32_t place)
{
    better_search->count--;
    for (uint32_t i = place; i < better_search->count; i++)
        better_search->better[i] = better_search->better[i + 1];
}

/* Keeps the list sorted and free of ways that change more than they need to. */
static void better_add(struct better_search *better_search, const struct better *found)
{
    uint32_t place;

    for (uint32_t i = 0; i < better_search->count; i++)
        if (includes(better_search, found, &better_search->better[i]))
            return;
    for (uint32_t i = better_search->count; i-- > 0;)
        if (includes(better_search, &better_search->better[i], found))
            better_drop(better_search, i);
    place = better_search->count;
    while (place > 0 && goes_before(better_search, found, &better_search->better[place - 1]))
        place--;
    if (place == better_search->room)
        return;
    if (better_search->count < better_search->room)
        better_search->count++;
    for (uint32_t i = better_search->count - 1; i > place; i--)
        better_search->better[i] = better_search->better[i - 1];
    better_search->better[place] = *found;
}

/* Only options can be gone through; a date is never something to be done better. */
static bool can_do(const struct content *content, uint32_t question)
{
    const struct question *record = &content->questions[question];

    return record->can_do != 0 && answer_types[record->type].shape == SHAPE_OPTION;
}

/* Which questions could be changed now: those that count and those that wait. */
static bool open_to_change(const struct content *content, const struct trail *trail,
                           uint32_t question)
{
    if (!can_do(content, question))
        return false;
    return trail_question(content, trail) == question ||
           (fact_live(trail, question) && trail->answers[question].origin != ORIGIN_IMPLIED);
}

static void look(struct better_search *better_search, const struct trail *before, uint32_t depth);

static void look_at_answer(struct better_search *better_search, uint32_t question,
                           struct answer answer, uint32_t depth)
{
    const struct content *content = better_search->session.content;
    struct better *step = &better_search->step;
    struct trail trail;

    step->step[depth].question = question;
    step->step[depth].answer = answer;
    step->count = depth + 1;
    trail_walk(&better_search->session, &trail);
    /* An answer the changed path does not even ask for is no way to anything. */
    if (!fact_live(&trail, question) || trail.answers[question].number != answer.number)
        return;
    if (trail.state == TRAIL_DONE &&
        content->outcomes[trail.outcome].verdict < better_search->verdict) {
        step->outcome = trail.outcome;
        better_add(better_search, step);
    }
    if (depth == 0)
        look(better_search, &trail, 1);
}

static void look(struct better_search *better_search, const struct trail *before, uint32_t depth)
{
    const struct content *content = better_search->session.content;

    for (uint32_t question = 0; question < content->question_count; question++) {
        struct answer kept = better_search->session.answers[question];

        if (!open_to_change(content, before, question) ||
            (depth > 0 && better_search->step.step[0].question == question))
            continue;
        for (uint32_t i = 0; i < content->questions[question].options.count; i++) {
            struct answer answer = {.state = ANSWER_KNOWN, .number = i};

            if ((content->questions[question].can_do >> i & 1) == 0 ||
                (kept.state == ANSWER_KNOWN && kept.number == answer.number))
                continue;
            better_search->session.answers[question] = answer;
            look_at_answer(better_search, question, answer, depth);
        }
        better_search->session.answers[question] = kept;
    }
}

uint32_t better_find(const struct session *session, struct better *better, uint32_t room)
{
    struct better_search better_search = {.session = *session, .better = better, .room = room};
    struct trail trail;

    trail_walk(session, &trail);
    if (trail.state != TRAIL_DONE || room == 0)
        return 0;
    better_search.verdict = session->content->outcomes[trail.outcome].verdict;
    look(&better_search, &trail, 0);
    return better_search.count;
}
