/* Answers as words. */
#include "engine/answer_words.h"

#include <string.h>

#define UNSURE_WORD "unsure"
#define NONE_WORD "none"

static struct answer_mistake mistake_of(enum answer_fault fault, uint32_t question,
                                        const char *text)
{
    return (struct answer_mistake){.fault = fault, .question = question, .text = text};
}

/* ---- reading ---------------------------------------------------------------------------------- */

uint32_t answer_words_question(const struct content *content, const char *name,
                               struct answer_mistake *mistake)
{
    const char *names[FACTS_MAX];
    uint32_t fact = content_fact(content, name);
    uint32_t count = content->question_count < FACTS_MAX ? content->question_count : FACTS_MAX;

    if (fact < content->question_count)
        return fact;
    for (uint32_t i = 0; i < count; i++)
        names[i] = content_fact_id(content, i);
    *mistake = mistake_of(ANSWER_NO_QUESTION, NO_INDEX, name);
    mistake->near = diag_nearest_name(name, names, count);
    return NO_INDEX;
}

static const char *nearest_option(const struct content *content, uint32_t question,
                                  const char *text)
{
    const struct span options = content->questions[question].options;
    const char *names[OPTIONS_MAX];
    uint32_t count = options.count < OPTIONS_MAX ? options.count : OPTIONS_MAX;

    for (uint32_t i = 0; i < count; i++)
        names[i] = content_string(content, content->options[options.first + i].id);
    return diag_nearest_name(text, names, count);
}

bool answer_words_read(const struct content *content, uint32_t question, const char *text,
                       struct answer *answer, struct answer_mistake *mistake)
{
    bool start = content->questions[question].start != START_NONE;
    struct answer read = {.state = ANSWER_KNOWN, .origin = start ? ORIGIN_START : ORIGIN_ASKED};
    enum answer_fault fault = ANSWER_FINE;

    if (strcmp(text, UNSURE_WORD) == 0)
        read.state = ANSWER_UNSURE;
    else
        fault = types_of(content, question)->parse(content, question, text, &read.number);
    if (fault == ANSWER_FINE) {
        *answer = read;
        return true;
    }
    *mistake = mistake_of(fault, question, text);
    if (fault == ANSWER_NO_OPTION)
        mistake->near = nearest_option(content, question, text);
    if (fault == ANSWER_AMBIGUOUS_PLACE)
        places_named(content, text, &mistake->places);
    return false;
}

bool answer_words_set(struct session *session, uint32_t question, const char *text,
                      struct answer_mistake *mistake)
{
    return answer_words_read(session->content, question, text, &session->answers[question],
                             mistake);
}

bool answer_words_check(const struct session *session, const struct trail *trail,
                        struct answer_mistake *mistake)
{
    const struct content *content = session->content;
    uint32_t question = 0;

    while (question < content->question_count &&
           (session->answers[question].state != ANSWER_KNOWN ||
            trail_accepts(session, trail, question, session->answers[question])))
        question++;
    if (question == content->question_count)
        return true;
    *mistake = mistake_of(ANSWER_NOT_OFFERED, question, NULL);
    if (types_shape(content, question) == SHAPE_RANGE) {
        mistake->fault = ANSWER_OUT_OF_RANGE;
        session_question_range(session, question, &mistake->least, &mistake->most);
    }
    return false;
}

/* ---- typing ----------------------------------------------------------------------------------- */

bool answer_words_typed(const struct session *session, uint32_t question, const char *text,
                        int64_t *number, bool *outside)
{
    const struct answer_type *type = types_of(session->content, question);
    struct typed_context context = {.question = &session->content->questions[question],
                                    .today = session->today};

    *outside = false;
    if (type->shape == SHAPE_RANGE)
        session_question_range(session, question, &context.least, &context.most);
    if (type->typed == NULL || !type->typed(&context, text, number))
        return false;
    *outside = type->shape == SHAPE_RANGE && (*number < context.least || *number > context.most);
    return true;
}

/* ---- writing ---------------------------------------------------------------------------------- */

const char *answer_words_number(const struct content *content, uint32_t question, int64_t number,
                                struct arena *arena)
{
    return types_of(content, question)->write(content, question, number, arena);
}

const char *answer_words_write(const struct content *content, uint32_t question,
                               struct answer answer, struct arena *arena)
{
    return answer.state == ANSWER_KNOWN
               ? answer_words_number(content, question, answer.number, arena)
               : UNSURE_WORD;
}

const char *answer_words_list(const struct content *content, uint32_t question, uint32_t offered,
                              struct arena *arena)
{
    const struct span options = content->questions[question].options;
    const char *list = "";

    for (uint32_t i = 0; i < options.count; i++)
        if (offered >> i & 1u)
            list = arena_format(arena, "%s%s, ", list,
                                content_string(content, content->options[options.first + i].id));
    if (types_shape(content, question) == SHAPE_SET)
        list = arena_format(arena, "%s" NONE_WORD ", ", list);
    return arena_format(arena, "%s" UNSURE_WORD, list);
}
