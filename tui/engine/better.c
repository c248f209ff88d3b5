/*
 * What the citizen can still do: answers marked can_do, one or two of them, that end in a better
 * verdict. Answers about the past are never touched.
 */
#include "engine/change.h"
#include "engine/eval.h"
#include "engine/types.h"

struct looking {
    struct session session; /* changed back and forth */
    uint32_t verdict;       /* of the session as it is; smaller is better */
    struct better *better;
    uint32_t room;
    uint32_t count;
    struct better step; /* what is being tried */
};

static uint32_t better_verdict(const struct looking *looking, const struct better *better)
{
    return looking->session.content->outcomes[better->outcome].verdict;
}

static bool goes_before(const struct looking *looking, const struct better *a,
                        const struct better *b)
{
    uint32_t x = better_verdict(looking, a);
    uint32_t y = better_verdict(looking, b);

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
static bool includes(const struct looking *looking, const struct better *whole,
                     const struct better *part)
{
    for (uint32_t i = 0; i < part->count; i++)
        if (!step_in(whole, part->step[i].question, part->step[i].answer))
            return false;
    return better_verdict(looking, part) <= better_verdict(looking, whole);
}

static void better_drop(struct looking *looking, uint32_t place)
{
    looking->count--;
    for (uint32_t i = place; i < looking->count; i++)
        looking->better[i] = looking->better[i + 1];
}

/* Keeps the list sorted and free of ways that change more than they need to. */
static void better_add(struct looking *looking, const struct better *found)
{
    uint32_t place;

    for (uint32_t i = 0; i < looking->count; i++)
        if (includes(looking, found, &looking->better[i]))
            return;
    for (uint32_t i = looking->count; i-- > 0;)
        if (includes(looking, &looking->better[i], found))
            better_drop(looking, i);
    place = looking->count;
    while (place > 0 && goes_before(looking, found, &looking->better[place - 1]))
        place--;
    if (place == looking->room)
        return;
    if (looking->count < looking->room)
        looking->count++;
    for (uint32_t i = looking->count - 1; i > place; i--)
        looking->better[i] = looking->better[i - 1];
    looking->better[place] = *found;
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

static void look(struct looking *looking, const struct trail *before, uint32_t depth);

static void look_at_answer(struct looking *looking, uint32_t question, struct answer answer,
                           uint32_t depth)
{
    const struct content *content = looking->session.content;
    struct better *step = &looking->step;
    struct trail trail;

    step->step[depth].question = question;
    step->step[depth].answer = answer;
    step->count = depth + 1;
    trail_walk(&looking->session, &trail);
    /* An answer the changed path does not even ask for is no way to anything. */
    if (!fact_live(&trail, question) || trail.answers[question].number != answer.number)
        return;
    if (trail.state == TRAIL_DONE && content->outcomes[trail.outcome].verdict < looking->verdict) {
        step->outcome = trail.outcome;
        better_add(looking, step);
    }
    if (depth == 0)
        look(looking, &trail, 1);
}

static void look(struct looking *looking, const struct trail *before, uint32_t depth)
{
    const struct content *content = looking->session.content;

    for (uint32_t question = 0; question < content->question_count; question++) {
        struct answer kept = looking->session.answers[question];

        if (!open_to_change(content, before, question) ||
            (depth > 0 && looking->step.step[0].question == question))
            continue;
        for (uint32_t i = 0; i < content->questions[question].options.count; i++) {
            struct answer answer = {.state = ANSWER_KNOWN, .number = i};

            if ((content->questions[question].can_do >> i & 1) == 0 ||
                (kept.state == ANSWER_KNOWN && kept.number == answer.number))
                continue;
            looking->session.answers[question] = answer;
            look_at_answer(looking, question, answer, depth);
        }
        looking->session.answers[question] = kept;
    }
}

uint32_t better_find(const struct session *session, struct better *better, uint32_t room)
{
    struct looking looking = {.session = *session, .better = better, .room = room};
    struct trail trail;

    trail_walk(session, &trail);
    if (trail.state != TRAIL_DONE || room == 0)
        return 0;
    looking.verdict = session->content->outcomes[trail.outcome].verdict;
    look(&looking, &trail, 0);
    return looking.count;
}
