/*
 * From a typed line to an answer.
 */
#include "plain/talk.h"

#include "engine/answer_words.h"
#include "model/pool.h"

#include <stdlib.h>
#include <string.h>

#define CANDIDATES 9

/* What stands on the line is typed as at a keypad; places are looked for. */
static bool typed_read(struct talk *talk, uint32_t question, int64_t *number)
{
    bool outside;

    return answer_words_typed(&talk->desk->open.session, question, talk->line, number, &outside);
}

/* ---- places ----------------------------------------------------------------------------------- */

static void places_look(struct talk *talk, uint32_t question, struct places *places)
{
    const struct content *content = talk->desk->content;
    const struct places_filter filter = {
        .typed = talk->line, .care = question != content->insured_in, .parts = true};

    places_find(content, &filter, places);
    if (places->count > CANDIDATES)
        places->count = CANDIDATES;
}

static bool candidate_choose(struct talk *talk, const struct places *places, int64_t *number)
{
    struct words words = talk_words(talk);
    unsigned digit;

    for (uint32_t i = 0; i < places->count; i++)
        talk_option(talk, i + 1, words_place(&words, places->code[i]));
    talk_say(talk, TEXT_PLAIN_WHICH_PLACE, NULL);
    if (talk_read(talk) != REPLY_TEXT || !talk_number(talk, places->count, &digit) || digit == 0)
        return false;
    *number = places->code[digit - 1];
    return true;
}

static bool is_abroad(const char *line)
{
    return strcmp(line, "abroad") == 0 || strcmp(line, "境外") == 0 || strcmp(line, "99") == 0;
}

uint32_t talk_own_pool(const struct talk *talk, uint32_t question)
{
    const struct desk *desk = talk->desk;
    const uint32_t own = desk->setup.office->region;

    if (question != desk->content->insured_in && place_insurance_only(own))
        return 0;
    return own;
}

static bool place_read(struct talk *talk, uint32_t question, int64_t *number)
{
    uint32_t code = (uint32_t)strtoul(talk->line, NULL, 10);
    struct places places;

    *number = talk_own_pool(talk, question);
    if (*number != 0 && strcmp(talk->line, "1") == 0)
        return true;
    *number = PLACE_ABROAD;
    if (is_abroad(talk->line))
        return true;
    *number = code;
    if (strlen(talk->line) == 6 && content_division(talk->desk->content, code))
        return true;
    if (talk->line[0] == '\0')
        return false;
    places_look(talk, question, &places);
    if (places.count == 1)
        *number = places.code[0];
    return places.count == 1 || (places.count > 1 && candidate_choose(talk, &places, number));
}

/* ----------------------------------------------------------------------------------------------- */

bool talk_answer(struct talk *talk, uint32_t question, struct answer *answer)
{
    const struct question *asked = &talk->desk->content->questions[question];
    const bool place = types_is_place(talk->desk->content, question);
    struct words words = talk_words(talk);

    *answer = (struct answer){.state = ANSWER_UNSURE, .origin = ORIGIN_ASKED};
    if (strcmp(talk->line, "0") != 0) {
        answer->state = ANSWER_KNOWN;
        if (!(place ? place_read : typed_read)(talk, question, &answer->number)) {
            talk_say(talk, TEXT_PLAIN_NOT_UNDERSTOOD, NULL);
            return false;
        }
    }
    if (!session_accepts(&talk->desk->open.session, question, *answer)) {
        talk_say(talk, TEXT_PLAIN_NOT_ACCEPTED, words_answer(&words, question, *answer), NULL);
        return false;
    }
    talk_say(talk, TEXT_PLAIN_TAKEN, talk_text(talk, asked->label),
             words_answer(&words, question, *answer), NULL);
    return true;
}
