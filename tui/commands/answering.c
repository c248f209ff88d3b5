/*
 * Answers given on the command line, and the sentences about what is wrong with them.
 */
#include "commands/answering.h"

#include "engine/answer_words.h"
#include "engine/offered.h"
#include "wording/words.h"

#define CANDIDATES_SHOWN 9

/* ---- sentences about mistakes ----------------------------------------------------------------- */

/* "北京市朝阳区（110105）、辽宁省朝阳市（211300）"; the first and its code are examples of how to write it. */
static const char *ambiguous_words(const struct content *content, const char *name,
                                   const struct places *places, enum language language,
                                   struct arena *arena)
{
    const struct words words = {content, language, arena};
    const char *comma = saying_text(SAY_PLACES_BETWEEN, language);
    const char *first = words_place(&words, places->code[0]);
    const char *list = "";

    for (uint32_t i = 0; i < places->count && i < CANDIDATES_SHOWN; i++) {
        const char *code = arena_format(arena, "%06u", places->code[i]);
        const char *place = words_place(&words, places->code[i]);

        list = arena_format(arena, "%s%s%s", list, i > 0 ? comma : "",
                            saying_format(arena, SAY_PLACE_WITH_CODE, language, place, code, NULL));
    }
    if (places->count > CANDIDATES_SHOWN)
        list = arena_format(arena, "%s%s…", list, comma);
    return saying_format(arena, SAY_AMBIGUOUS_PLACE, language, name, list, first,
                         arena_format(arena, "%06u", places->code[0]), NULL);
}

/* Sentences that take the text, the question and what it can be answered with. */
static const enum saying sayings[] = {
    [ANSWER_NO_OPTION] = SAY_BAD_OPTION,
    [ANSWER_NO_DATE] = SAY_BAD_DATE_ANSWER,
    [ANSWER_NO_NUMBER] = SAY_BAD_NUMBER_ANSWER,
    [ANSWER_NO_MONEY] = SAY_BAD_MONEY_ANSWER,
    [ANSWER_MONEY_TOO_FINE] = SAY_BAD_MONEY_ANSWER,
    [ANSWER_NO_PLACE] = SAY_BAD_PLACE_ANSWER,
};

static const char *mistake_words(const struct content *content,
                                 const struct answer_mistake *mistake, enum language language,
                                 struct arena *arena)
{
    uint32_t question = mistake->question;

    if (mistake->fault == ANSWER_NO_QUESTION)
        return mistake->near != NULL
                   ? saying_format(arena, SAY_UNKNOWN_QUESTION_NEAR, language, mistake->text,
                                   mistake->near, NULL)
                   : saying_format(arena, SAY_UNKNOWN_QUESTION, language, mistake->text, NULL);
    if (mistake->fault == ANSWER_AMBIGUOUS_PLACE)
        return ambiguous_words(content, mistake->text, &mistake->places, language, arena);
    return saying_format(
        arena, sayings[mistake->fault], language, mistake->text, fact_id(content, question),
        answer_words_list(content, question, offered_all(content, question), arena), NULL);
}

/* ---- answers ---------------------------------------------------------------------------------- */

const char *answer_set_at(struct session *session, uint32_t question, const char *value,
                          enum language language, struct arena *arena)
{
    struct answer_mistake mistake;

    return answer_words_set(session, question, value, &mistake)
               ? NULL
               : mistake_words(session->content, &mistake, language, arena);
}

const char *answer_set(struct session *session, const char *question, const char *value,
                       enum language language, struct arena *arena)
{
    struct answer_mistake mistake;
    uint32_t fact = answer_words_question(session->content, question, &mistake);

    return fact == NO_INDEX ? mistake_words(session->content, &mistake, language, arena)
                            : answer_set_at(session, fact, value, language, arena);
}

const char *answers_check(const struct session *session, const struct trail *trail,
                          enum language language, struct arena *arena)
{
    const struct content *content = session->content;
    struct answer_mistake mistake;
    const char *id, *given;

    if (answer_words_check(session, trail, &mistake))
        return NULL;
    id = fact_id(content, mistake.question);
    given =
        answer_words_write(content, mistake.question, session->answers[mistake.question], arena);
    if (mistake.fault == ANSWER_NOT_OFFERED)
        return saying_format(arena, SAY_NOT_OFFERED, language, id, given, NULL);
    return saying_format(arena, SAY_OUT_OF_RANGE, language, id, given,
                         answer_words_number(content, mistake.question, mistake.least, arena),
                         answer_words_number(content, mistake.question, mistake.most, arena), NULL);
}

/* ---- places and flows ------------------------------------------------------------------------- */

const char *place_set(const struct content *content, const char *name, enum language language,
                      struct arena *arena, uint32_t *code)
{
    struct places places;

    places_named(content, name, &places);
    if (places.count == 0)
        return saying_format(arena, SAY_BAD_REGION, language, name, NULL);
    if (places.count > 1)
        return ambiguous_words(content, name, &places, language, arena);
    *code = places.code[0];
    return NULL;
}

uint32_t flow_named(const struct content *content, const char *name, enum language language,
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
    near = nearest_name(name, names, content->flow_count);
    *wrong = near ? saying_format(arena, SAY_UNKNOWN_FLOW_NEAR, language, name, near, NULL)
                  : saying_format(arena, SAY_UNKNOWN_FLOW, language, name, list, NULL);
    return NO_INDEX;
}
