/*
 * A session under another content. Indexes mean nothing there, so questions and options are found
 * by name; what is not found, or is no longer allowed, is left out and will be asked again.
 */
#include "desk/desk.h"

#include "engine/types.h"

static uint32_t option_carried(const struct content *from, const struct content *to,
                               uint32_t from_question, uint32_t to_question, uint32_t option)
{
    const struct span options = from->questions[from_question].options;

    if (option >= options.count)
        return NO_INDEX;
    return content_option(to, to_question,
                          content_string(from, from->options[options.first + option].id));
}

/* Each ticked option by its name; one that is gone makes the whole answer worthless. */
static bool several_carried(const struct content *from, const struct content *to,
                            uint32_t from_question, uint32_t to_question, int64_t *number)
{
    int64_t mask = 0;

    for (uint32_t i = 0; i < OPTIONS_MAX; i++) {
        if (!(*number >> i & 1))
            continue;
        const uint32_t option = option_carried(from, to, from_question, to_question, i);

        if (option == NO_INDEX)
            return false;
        mask |= INT64_C(1) << option;
    }
    *number = mask;
    return true;
}

static bool answer_carried(const struct session *from, const struct content *to, uint32_t question,
                           uint32_t target, struct answer *answer)
{
    const uint32_t type = from->content->questions[question].type;
    const enum answer_shape shape = answer_types[type].shape;

    *answer = from->answers[question];
    if (type != to->questions[target].type)
        return false;
    if (answer->state != ANSWER_KNOWN)
        return true;
    if (shape == SHAPE_SET)
        return several_carried(from->content, to, question, target, &answer->number);
    if (shape == SHAPE_OPTION) {
        const uint32_t option =
            option_carried(from->content, to, question, target, (uint32_t)answer->number);

        answer->number = option;
        return option != NO_INDEX;
    }
    return true;
}

bool session_carry(const struct session *from, const struct content *to, struct session *out)
{
    const struct session old = *from; /* `out` may be `from` */
    const struct content *content = old.content;
    const uint32_t flow = content_flow(to, content_string(content, content->flows[old.flow].id));

    if (flow == NO_INDEX)
        return false;
    session_start(out, to, flow, old.today);
    for (uint32_t i = 0; i < content->question_count; i++) {
        const uint32_t target = content_fact(to, fact_id(content, i));
        struct answer answer;

        if (old.answers[i].state == ANSWER_NONE || target >= to->question_count)
            continue;
        if (answer_carried(&old, to, i, target, &answer))
            session_answer(out, target, answer);
    }
    return true;
}
