/*
 * From a typed line to an answer.
 */
#include "plain/console.h"

#include "engine/answer_words.h"
#include "model/pool.h"

#include <stdlib.h>
#include <string.h>

#define CANDIDATES 9

/* What stands on the line is typed as at a keypad; places are looked for. */
static bool typed_read(struct console *console, uint32_t question, int64_t *number)
{
    bool outside;

    return answer_words_typed(&console->desk->open.session, question, console->line, number,
                              &outside);
}

/* ---- places ----------------------------------------------------------------------------------- */

static void places_look(struct console *console, uint32_t question, struct places *places)
{
    const struct content *content = console->desk->content;
    const struct places_filter filter = {
        .typed = console->line, .care = question != content->insured_in, .parts = true};

    places_find(content, &filter, places);
    if (places->count > CANDIDATES)
        places->count = CANDIDATES;
}

static bool candidate_choose(struct console *console, const struct places *places, int64_t *number)
{
    struct words words = console_words(console);
    unsigned digit;

    for (uint32_t i = 0; i < places->count; i++)
        console_option(console, i + 1, words_place(&words, places->code[i]));
    console_say(console, TEXT_PLAIN_WHICH_PLACE, NULL);
    if (console_read(console) != CONSOLE_TEXT || !console_number(console, places->count, &digit) ||
        digit == 0)
        return false;
    *number = places->code[digit - 1];
    return true;
}

static bool is_abroad(const char *line)
{
    return strcmp(line, "abroad") == 0 || strcmp(line, "境外") == 0 || strcmp(line, "99") == 0;
}

uint32_t console_own_pool(const struct console *console, uint32_t question)
{
    const struct desk *desk = console->desk;
    const uint32_t own = desk->setup.office->region;

    if (question != desk->content->insured_in && pool_is_insurance_only(own))
        return 0;
    return own;
}

static bool place_read(struct console *console, uint32_t question, int64_t *number)
{
    uint32_t code = (uint32_t)strtoul(console->line, NULL, 10);
    struct places places;

    *number = console_own_pool(console, question);
    if (*number != 0 && strcmp(console->line, "1") == 0)
        return true;
    *number = PLACE_ABROAD;
    if (is_abroad(console->line))
        return true;
    *number = code;
    if (strlen(console->line) == 6 && content_division(console->desk->content, code))
        return true;
    if (console->line[0] == '\0')
        return false;
    places_look(console, question, &places);
    if (places.count == 1)
        *number = places.code[0];
    return places.count == 1 || (places.count > 1 && candidate_choose(console, &places, number));
}

/* ----------------------------------------------------------------------------------------------- */

bool console_answer(struct console *console, uint32_t question, struct answer *answer)
{
    const struct question *asked = &console->desk->content->questions[question];
    const bool place = types_is_place(console->desk->content, question);
    struct words words = console_words(console);

    *answer = (struct answer){.state = ANSWER_UNSURE, .origin = ORIGIN_ASKED};
    if (strcmp(console->line, "0") != 0) {
        answer->state = ANSWER_KNOWN;
        if (!(place ? place_read : typed_read)(console, question, &answer->number)) {
            console_say(console, TEXT_PLAIN_NOT_UNDERSTOOD, NULL);
            return false;
        }
    }
    if (!session_accepts(&console->desk->open.session, question, *answer)) {
        console_say(console, TEXT_PLAIN_NOT_ACCEPTED, words_answer(&words, question, *answer),
                    NULL);
        return false;
    }
    console_say(console, TEXT_PLAIN_TAKEN, console_text(console, asked->label),
                words_answer(&words, question, *answer), NULL);
    return true;
}
