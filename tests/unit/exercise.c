/* Uses everything of a content. */
#include "exercise.h"

#include <string.h>

#include "engine/bounds.h"
#include "engine/change.h"
#include "engine/deadline.h"
#include "engine/explain.h"
#include "load/image/layout.h"
#include "model/calendar.h"
#include "model/pool.h"

#define ANSWERS_MAX 20

/* Every string is read to its end. */
static size_t read_strings(const struct content *content)
{
    uint32_t counts[SECTION_COUNT];
    size_t size = 0;

    layout_counts(content, counts);
    for (size_t i = 0; i < layout_member_count; i++) {
        const struct member *member = &layout_members[i];
        const char *record = layout_section(content, member->section);

        if (member->kind != MEMBER_STRING && member->kind != MEMBER_TEXT)
            continue;
        for (uint32_t n = 0; n < counts[member->section]; n++) {
            uint32_t offset;

            memcpy(&offset, record + n * section_sizes[member->section] + member->offset,
                   sizeof(offset));
            size += strlen(content_string(content, offset));
        }
    }
    return size;
}

static int64_t plausible(const struct session *session, uint32_t question, uint32_t turn)
{
    int64_t least, most;

    switch (session->content->questions[question].type) {
    case QUESTION_PLACE:
        return turn % 2 ? 110000 : 371500;
    case QUESTION_DATE:
    case QUESTION_NUMBER:
    case QUESTION_MONEY:
        session_question_range(session, question, &least, &most);
        return turn % 2 ? least : most;
    default:
        return turn % 2;
    }
}

static void look_at_end(const struct session *session, const struct trail *trail)
{
    static struct reasons reasons;
    static struct result result;
    static struct better better[4];

    explain_verdict(session, trail, &reasons);
    result_make(session, &result);
    for (uint32_t i = 0; i < result.checklist.count; i++)
        explain_item(session, trail, &result.checklist.item[i], &reasons);
    for (uint32_t i = 0; i < result.due_count; i++)
        explain_due(session, trail, &result.due[i], &reasons);
    better_find(session, better, 4);
}

/* A case: every question gets an answer, one in four 不清楚, until it ends. */
static void walk(const struct content *content, uint32_t flow, uint32_t turn)
{
    static struct trail trail;
    struct session session;
    struct left left;

    session_start(&session, content, flow, 20778);
    for (uint32_t i = 0; i < ANSWERS_MAX; i++, turn++) {
        uint32_t question;
        struct answer answer = {.state = turn % 4 ? ANSWER_KNOWN : ANSWER_UNSURE};

        trail_walk(&session, &trail);
        bounds_left(&session, &trail, 64, &left);
        question = trail_question(content, &trail);
        if (question == NO_INDEX)
            break;
        answer.number = plausible(&session, question, turn);
        if (!session_answer(&session, question, answer))
            session_answer(&session, question, (struct answer){.state = ANSWER_UNSURE});
    }
    for (uint32_t i = 0; i < content->deadline_count; i++)
        deadline_due(&session, &trail, i);
    if (trail.state == TRAIL_DONE)
        look_at_end(&session, &trail);
}

void content_exercise(const struct content *content)
{
    bool announced;

    read_strings(content);
    for (uint32_t i = 0; i < content->flow_count; i++)
        for (uint32_t turn = 1; turn < 4; turn++)
            walk(content, i, turn);
    for (int32_t amount = -40; amount <= 40; amount += 20)
        calendar_add_workdays(content, 20778, amount, &announced);
    pool_relation(content, 371500, 110000, 20778);
    content_region_of(content, 371500);
    content_fact(content, "stage");
    content_division(content, 371500);
}
