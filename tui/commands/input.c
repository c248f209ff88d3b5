/*
 * What somebody puts in without a screen becomes answers, places and flows, or a sentence.
 */
#include "commands/input.h"

#include "wording/mistakes.h"

/* ---- answers ---------------------------------------------------------------------------------- */

const char *input_answer_at(struct session *session, uint32_t question, const char *value,
                            enum language language, struct arena *arena)
{
    struct answer_mistake mistake;

    return answer_words_set(session, question, value, &mistake)
               ? NULL
               : mistakes_word(session->content, &mistake, language, arena);
}

const char *input_answer(struct session *session, const char *question, const char *value,
                         enum language language, struct arena *arena)
{
    struct answer_mistake mistake;
    uint32_t fact = answer_words_question(session->content, question, &mistake);

    return fact == NO_INDEX ? mistakes_word(session->content, &mistake, language, arena)
                            : input_answer_at(session, fact, value, language, arena);
}

const char *input_check(const struct session *session, const struct trail *trail,
                        enum language language, struct arena *arena)
{
    struct answer_mistake mistake;

    if (answer_words_check(session, trail, &mistake))
        return NULL;
    mistake.text = answer_words_write(session->content, mistake.question,
                                      session->answers[mistake.question], arena);
    return mistakes_word(session->content, &mistake, language, arena);
}

/* ---- places and flows ------------------------------------------------------------------------- */

const char *input_place(const struct content *content, const char *name, enum language language,
                        struct arena *arena, uint32_t *code)
{
    struct places places;

    places_named(content, name, &places);
    if (places.count == 0)
        return phrase_format(arena, PHRASE_BAD_REGION, language, name, NULL);
    if (places.count > 1)
        return mistakes_ambiguous(content, name, &places, language, arena);
    *code = places.code[0];
    return NULL;
}

uint32_t input_flow(const struct content *content, const char *name, enum language language,
                    struct arena *arena, const char **wrong)
{
    uint32_t flow = content_flow(content, name);
    const char **names;
    const char *near, *list = "";

    if (flow != NO_INDEX)
        return flow;
    names = arena_alloc(arena, content->flow_count * sizeof *names);
    for (uint32_t i = 0; i < content->flow_count; i++) {
        names[i] = content_string(content, content->flows[i].id);
        list = arena_format(arena, "%s%s%s", list, i ? ", " : "", names[i]);
    }
    near = diag_nearest_name(name, names, content->flow_count);
    *wrong = near ? phrase_format(arena, PHRASE_UNKNOWN_FLOW_NEAR, language, name, near, NULL)
                  : phrase_format(arena, PHRASE_UNKNOWN_FLOW, language, name, list, NULL);
    return NO_INDEX;
}
