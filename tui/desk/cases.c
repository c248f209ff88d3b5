/* Opening and closing the desk; cases put aside, recent ones, and content that changes meanwhile. */
#include "desk/desk.h"

#include "desk/private.h"
#include "desk/recall.h"

#include <stddef.h>
#include <string.h>

void desk_open(struct desk *desk, struct content *content, const struct office *office,
               enum language language, struct moment now)
{
    memset(desk, 0, offsetof(struct desk, parked));
    desk->content = content;
    desk->office = office;
    desk->language = language;
    desk->now = now;
    desk->touched = now.milliseconds;
}

void desk_close(struct desk *desk)
{
    if (desk->content != NULL)
        content_free(desk->content);
    if (desk->fresh != NULL)
        content_free(desk->fresh);
    memset(desk, 0, offsetof(struct desk, parked));
}

/* ---- lists of cases, newest first --------------------------------------------------------- */

static void cases_push(struct desk_case *list, uint32_t *count, uint32_t max,
                       const struct desk_case *added)
{
    const uint32_t kept = *count < max ? *count : max - 1; /* the oldest falls out */

    memmove(&list[1], &list[0], kept * sizeof list[0]);
    list[0] = *added;
    *count = kept + 1;
}

static struct desk_case cases_take(struct desk_case *list, uint32_t *count, uint32_t index)
{
    const struct desk_case taken = list[index];

    *count -= 1;
    memmove(&list[index], &list[index + 1], (*count - index) * sizeof list[0]);
    return taken;
}

static void cases_carry(struct desk_case *list, uint32_t *count, const struct content *content)
{
    uint32_t kept = 0;

    for (uint32_t i = 0; i < *count; i++) {
        struct desk_case carried = list[i];

        if (!session_carry(&list[i].session, content, &carried.session))
            continue;
        memset(carried.ticks, 0, sizeof carried.ticks); /* the list of papers may differ */
        confirmed_carry(&carried, list[i].session.content, content);
        list[kept++] = carried;
    }
    *count = kept;
}

/* ---- content ------------------------------------------------------------------------------ */

static void content_take_over(struct desk *desk)
{
    struct content *old = desk->content;

    if (desk->fresh == NULL || desk->serving)
        return;
    cases_carry(desk->recent, &desk->recent_count, desk->fresh);
    cases_carry(desk->parked, &desk->parked_count, desk->fresh);
    if (desk->same_person)
        desk->same_person = session_carry(&desk->same.session, desk->fresh, &desk->same.session);
    desk->content = desk->fresh;
    desk->fresh = NULL;
    content_free(old);
}

void desk_offer(struct desk *desk, struct content *fresh)
{
    if (desk->fresh != NULL)
        content_free(desk->fresh);
    desk->fresh = fresh;
    content_take_over(desk);
}

/* ---- the end of a case -------------------------------------------------------------------- */

static bool session_empty(const struct session *session)
{
    for (uint32_t i = 0; i < session->content->question_count; i++)
        if (session->answers[i].state != ANSWER_NONE)
            return false;
    return true;
}

void desk_finish(struct desk *desk)
{
    if (desk->serving && !desk->public_machine && !session_empty(&desk->open.session))
        cases_push(desk->recent, &desk->recent_count, DESK_RECENT_MAX, &desk->open);
    desk->serving = false;
    content_take_over(desk);
}

void desk_finish_same_person(struct desk *desk)
{
    desk->same_person = desk->serving && !desk->public_machine;
    if (desk->same_person)
        desk->same = desk->open;
    desk_finish(desk);
}

bool desk_park(struct desk *desk)
{
    if (!desk->serving || desk->public_machine || desk->parked_count == DESK_PARKED_MAX)
        return false;
    cases_push(desk->parked, &desk->parked_count, DESK_PARKED_MAX, &desk->open);
    desk->serving = false;
    content_take_over(desk);
    return true;
}

static void case_open(struct desk *desk, const struct desk_case *opened)
{
    desk->open = *opened;
    desk->serving = true;
    desk->result.checklist.count = 0;
    desk_derive(desk);
}

void desk_unpark(struct desk *desk, uint32_t index)
{
    assert(index < desk->parked_count);
    const struct desk_case taken = cases_take(desk->parked, &desk->parked_count, index);

    desk_finish(desk);
    case_open(desk, &taken);
}

void desk_reopen(struct desk *desk, uint32_t index)
{
    assert(index < desk->recent_count);
    const struct desk_case taken = cases_take(desk->recent, &desk->recent_count, index);

    desk_finish(desk);
    case_open(desk, &taken);
}

struct recall_asking desk_asking(const struct desk *desk)
{
    return (struct recall_asking){.content = desk->content,
                                  .today = desk->now.date,
                                  .language = desk->language,
                                  .past = desk->past.open ? &desk->past : NULL};
}

void desk_read_code(const struct desk *desk, struct arena *arena, const char *typed,
                    struct recall *recall)
{
    const struct recall_asking asking = desk_asking(desk);

    recall_make(recall, arena, &asking, typed);
}

void desk_recall(struct desk *desk, const struct recall *recall)
{
    struct desk_case recalled = {.session = recall->session};
    bool there = true;

    assert(recall->opens);
    /* Finishing the open case takes changed content over and gives the old one back. */
    if (desk->serving && desk->fresh != NULL)
        there = session_carry(&recall->session, desk->fresh, &recalled.session);
    desk_finish(desk);
    if (there)
        case_open(desk, &recalled);
}
