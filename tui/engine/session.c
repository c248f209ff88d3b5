/*
 * Sessions: answers given, changed and taken back, and which answers a question allows.
 */
#include "engine/session.h"

#include "engine/eval.h"
#include "engine/offered.h"

#include <string.h>

void session_start(struct session *session, const struct content *content, uint32_t flow,
                   int32_t today)
{
    memset(session, 0, sizeof(*session));
    session->content = content;
    session->flow = flow;
    session->today = today;
}

void session_question_range(const struct session *session, uint32_t question, int64_t *least,
                            int64_t *most)
{
    struct trail trail;
    struct eval eval = eval_of(session, &trail);

    trail_walk(session, &trail);
    eval_range(&eval, question, least, most);
}

bool trail_accepts(const struct session *session, const struct trail *trail, uint32_t question,
                   struct answer answer)
{
    struct eval eval = eval_of(session, trail);

    if (question >= session->content->question_count)
        return false;
    return answer.state == ANSWER_UNSURE ||
           eval_accepts(&eval, question, offered_on(session->content, trail, question), answer);
}

bool session_answer_on(struct session *session, const struct trail *trail, uint32_t question,
                       struct answer answer)
{
    if (question >= session->content->question_count)
        return false;
    if (answer.state != ANSWER_NONE && !trail_accepts(session, trail, question, answer))
        return false;
    session->answers[question] = answer;
    return true;
}

bool session_accepts(const struct session *session, uint32_t question, struct answer answer)
{
    struct trail trail;

    trail_walk(session, &trail);
    return trail_accepts(session, &trail, question, answer);
}

bool session_answer(struct session *session, uint32_t question, struct answer answer)
{
    struct trail trail;

    trail_walk(session, &trail);
    return session_answer_on(session, &trail, question, answer);
}

/* The answer a step back takes: the last one asked. An institution that answered several questions
 * in a row was one choice: the first of them. */
static uint32_t back_to(const struct trail *trail)
{
    uint32_t last = NO_INDEX;

    for (uint32_t i = trail->count; i-- > 0;) {
        const struct passed *passed = &trail->passed[i];

        if (!passed->asked)
            continue;
        if (last == NO_INDEX || passed->answer.origin == ORIGIN_DIRECTORY)
            last = i;
        if (passed->answer.origin != ORIGIN_DIRECTORY)
            break;
    }
    return last;
}

bool session_back(struct session *session)
{
    struct trail trail;
    uint32_t first;

    trail_walk(session, &trail);
    first = back_to(&trail);
    if (first == NO_INDEX)
        return false;
    for (uint32_t i = first; i < trail.count; i++)
        if (trail.passed[i].asked)
            session->answers[session->content->nodes[trail.passed[i].node].subject] =
                (struct answer){.state = ANSWER_NONE};
    return true;
}
