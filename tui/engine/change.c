/* What changing an answer would do. */
#include "engine/change.h"

#include "base/bits.h"
#include "engine/eval.h"

#include <string.h>

/* The day by which a deadline is felt. What is not dated yet is taken as counted from today, so that a duty of
 * three days comes before a claim of next year. */
static int32_t due_felt(const struct session *session, const struct due *due)
{
    struct due counted = *due;

    switch (due->state) {
    case DEADLINE_DATE:
        return due->date;
    case DEADLINE_IS_EVENT:
        return session->today;
    case DEADLINE_NO_ANCHOR:
        due_compute(session->content, session->today, &counted);
        return counted.date;
    case DEADLINE_NO_RULE:
        break;
    }
    return INT32_MAX;
}

/* What is felt alike stays in the outcome's order. */
static void dues_sort(const struct session *session, struct result *result)
{
    int32_t felt[DUES_MAX];

    for (uint32_t i = 0; i < result->due_count; i++) {
        uint32_t place = result->shown_count;

        if (!result->due[i].shown)
            continue;
        felt[i] = due_felt(session, &result->due[i]);
        for (; place > 0 && felt[result->shown[place - 1]] > felt[i]; place--)
            result->shown[place] = result->shown[place - 1];
        result->shown[place] = (uint8_t)i;
        result->shown_count++;
    }
}

void result_make(const struct session *session, struct result *result)
{
    trail_walk(session, &result->trail);
    result_fill(session, result);
}

void result_fill(const struct session *session, struct result *result)
{
    const struct content *content = session->content;
    struct span deadlines;

    result->checklist.count = 0;
    result->due_count = result->shown_count = 0;
    if (result->trail.state != TRAIL_DONE)
        return;
    checklist_make(session, &result->trail, result->trail.outcome, &result->checklist);
    deadlines = content->outcomes[result->trail.outcome].deadlines;
    for (uint32_t i = 0; i < deadlines.count && i < DUES_MAX; i++)
        result->due[result->due_count++] =
            deadline_due(session, &result->trail, content->indexes[deadlines.first + i]);
    dues_sort(session, result);
}

/* Answers somebody gave that count on one trail and not on the other. */
static void answers_only_in(const struct session *session, const struct trail *trail,
                            const struct trail *other, uint32_t bits[BITS_WORDS(FACTS_MAX)])
{
    memset(bits, 0, BITS_WORDS(FACTS_MAX) * sizeof *bits);
    for (uint32_t i = 0; i < session->content->question_count; i++)
        if (fact_live(trail, i) && trail->answers[i].origin != ORIGIN_IMPLIED &&
            !(fact_live(other, i) && other->answers[i].origin != ORIGIN_IMPLIED))
            bits_add(bits, i);
}

static bool checklist_has(const struct content *content, const struct checklist *checklist,
                          const struct item *item)
{
    for (uint32_t i = 0; i < checklist->count; i++)
        if (item_same(content, &checklist->item[i], item))
            return true;
    return false;
}

static void papers_only_in(const struct content *content, const struct checklist *checklist,
                           const struct checklist *other, uint32_t bits[2])
{
    bits[0] = bits[1] = 0;
    for (uint32_t i = 0; i < checklist->count; i++)
        if (!checklist_has(content, other, &checklist->item[i]))
            bits_add(bits, i);
}

static bool dates_differ(const struct result *a, const struct result *b)
{
    if (a->due_count != b->due_count)
        return true;
    for (uint32_t i = 0; i < a->due_count; i++)
        if (a->due[i].deadline != b->due[i].deadline || a->due[i].state != b->due[i].state ||
            a->due[i].shown != b->due[i].shown || a->due[i].date != b->due[i].date)
            return true;
    return false;
}

void change_preview(const struct session *session, uint32_t question, struct answer answer,
                    struct change *change)
{
    const struct content *content = session->content;
    struct session changed = *session;

    session_answer(&changed, question, answer);
    result_make(session, &change->before);
    result_make(&changed, &change->after);
    answers_only_in(session, &change->before.trail, &change->after.trail, change->stopped);
    answers_only_in(&changed, &change->after.trail, &change->before.trail, change->returned);
    bits_remove(change->returned, question);
    change->next_question = trail_question(content, &change->after.trail);
    papers_only_in(content, &change->before.checklist, &change->after.checklist,
                   change->papers_gone);
    papers_only_in(content, &change->after.checklist, &change->before.checklist,
                   change->papers_new);
    change->dates_differ = dates_differ(&change->before, &change->after);
}
