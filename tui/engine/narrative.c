/* The sentences of the options that were chosen on the path. */
#include "engine/narrative.h"

#include "engine/types.h"

static struct text option_story(const struct content *content, const struct question *question,
                                int64_t option)
{
    if (option < 0 || option >= (int64_t)question->options.count)
        return (struct text){0};
    return content->options[question->options.first + (uint32_t)option].story;
}

static void sentence_add(struct narrative *narrative, struct text sentence)
{
    if (sentence.zh != 0 && narrative->count < TRAIL_MAX)
        narrative->sentences[narrative->count++] = sentence;
}

static void add_several(const struct content *content, const struct question *question,
                        int64_t chosen, struct narrative *narrative)
{
    for (uint32_t i = 0; i < question->options.count; i++)
        if (chosen >> i & 1)
            sentence_add(narrative, option_story(content, question, i));
}

static void add_answer(const struct content *content, const struct question *question,
                       struct answer answer, struct narrative *narrative)
{
    enum answer_shape shape = answer_types[question->type].shape;

    if (answer.state == ANSWER_UNSURE)
        sentence_add(narrative, question->unsure_story);
    else if (shape == SHAPE_SET)
        add_several(content, question, answer.number, narrative);
    else if (shape == SHAPE_OPTION)
        sentence_add(narrative, option_story(content, question, answer.number));
}

void narrative_make(const struct content *content, const struct trail *trail,
                    struct narrative *narrative)
{
    narrative->count = 0;
    for (uint32_t i = 0; i < trail->count; i++) {
        const struct passed *passed = &trail->passed[i];

        if (passed->asked && passed->answer.state != ANSWER_NONE)
            add_answer(content, &content->questions[content->nodes[passed->node].subject],
                       passed->answer, narrative);
    }
}
