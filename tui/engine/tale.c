/* The sentences of the options that were chosen on the path. */
#include "engine/tale.h"

#include "engine/types.h"

static struct text option_story(const struct content *content, const struct question *question,
                                int64_t option)
{
    if (option < 0 || option >= (int64_t)question->options.count)
        return (struct text){0};
    return content->options[question->options.first + (uint32_t)option].story;
}

static void tale_add(struct tale *tale, struct text sentence)
{
    if (sentence.zh != 0 && tale->count < TRAIL_MAX)
        tale->sentences[tale->count++] = sentence;
}

static void add_several(const struct content *content, const struct question *question,
                        int64_t chosen, struct tale *tale)
{
    for (uint32_t i = 0; i < question->options.count; i++)
        if (chosen >> i & 1)
            tale_add(tale, option_story(content, question, i));
}

static void add_answer(const struct content *content, const struct question *question,
                       struct answer answer, struct tale *tale)
{
    enum answer_shape shape = answer_types[question->type].shape;

    if (answer.state == ANSWER_UNSURE)
        tale_add(tale, question->unsure_story);
    else if (shape == SHAPE_SET)
        add_several(content, question, answer.number, tale);
    else if (shape == SHAPE_OPTION)
        tale_add(tale, option_story(content, question, answer.number));
}

void tale_make(const struct content *content, const struct trail *trail, struct tale *tale)
{
    tale->count = 0;
    for (uint32_t i = 0; i < trail->count; i++) {
        const struct passed *passed = &trail->passed[i];

        if (passed->asked && passed->answer.state != ANSWER_NONE)
            add_answer(content, &content->questions[content->nodes[passed->node].subject],
                       passed->answer, tale);
    }
}
