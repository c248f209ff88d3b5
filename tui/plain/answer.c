/*
 * From a typed line to an answer.
 */
#include "plain/talk.h"

#include "base/readings.h"
#include "model/pool.h"

#include <stdlib.h>
#include <string.h>

#define CANDIDATES 9

static bool option_read(struct talk *talk, uint32_t question, int64_t *number)
{
    unsigned digit;

    if (!talk_number(talk, talk->desk->content->questions[question].options.count, &digit) ||
        digit == 0)
        return false;
    *number = digit - 1;
    return true;
}

/* "1 3", "1,3"; "n" is read as the next person elsewhere, so that none of them is "00". */
static bool several_read(struct talk *talk, uint32_t question, int64_t *number)
{
    uint32_t count = talk->desk->content->questions[question].options.count;
    const char *at = talk->line;

    *number = 0;
    if (strcmp(at, "00") == 0)
        return true;
    for (;;) {
        at += strspn(at, " ,");
        if (*at == '\0')
            return *number != 0;
        if (*at < '1' || *at > '9' || (uint32_t)(*at - '0') > count)
            return false;
        *number |= (int64_t)1 << (*at - '1');
        at++;
    }
}

static bool date_read(struct talk *talk, uint32_t question, int64_t *number)
{
    const struct session *session = &talk->desk->open.session;
    int64_t least, most;
    int32_t date;
    bool outside = false;

    question_range(session, question, &least, &most);
    if (least < DATE_MIN)
        least = DATE_MIN;
    if (most > DATE_MAX)
        most = DATE_MAX;
    if (!date_typed(talk->line, session->today, (int32_t)least, (int32_t)most, &date, &outside))
        return false;
    *number = date;
    return true;
}

static bool amount_read(struct talk *talk, uint32_t question, int64_t *number)
{
    bool money = talk->desk->content->questions[question].type == QUESTION_MONEY;
    char *end;
    double value;

    if (talk->line[0] == '\0' || strlen(talk->line) > 15 ||
        strspn(talk->line, money ? "0123456789." : "0123456789") != strlen(talk->line))
        return false;
    value = strtod(talk->line, &end);
    if (*end)
        return false;
    *number = money ? (int64_t)(value * 100 + 0.5) : (int64_t)value;
    return true;
}

/* ---- places ----------------------------------------------------------------------------------- */

struct candidate {
    uint32_t code;
    int score;
};

/* Keeps the nine best, in order. */
static void candidate_add(struct candidate list[CANDIDATES], size_t *count, struct candidate new)
{
    size_t at = *count;

    while (at > 0 && list[at - 1].score > new.score)
        at--;
    if (at == CANDIDATES)
        return;
    if (*count < CANDIDATES)
        ++*count;
    for (size_t i = *count - 1; i > at; i--)
        list[i] = list[i - 1];
    list[at] = new;
}

/* Cities before counties, when both match equally well. */
static int rank(uint32_t code, int score)
{
    return score * 4 + (code % 100 != 0 ? 2 : 0) + (code % 10000 != 0 ? 1 : 0);
}

static size_t places_find(struct talk *talk, struct candidate list[CANDIDATES])
{
    const struct content *content = talk->desk->content;
    size_t count = 0;
    int score;

    for (uint32_t i = 0; i < content->division_count; i++) {
        const struct division *division = &content->divisions[i];

        if (reading_match(content_text(content, division->name, LANGUAGE_ZH), talk->line, &score))
            candidate_add(list, &count,
                          (struct candidate){division->code, rank(division->code, score)});
    }
    return count;
}

static bool candidate_choose(struct talk *talk, const struct candidate *list, size_t count,
                             int64_t *number)
{
    struct words words = talk_words(talk);
    unsigned digit;

    for (size_t i = 0; i < count; i++)
        talk_option(talk, (unsigned)i + 1, words_place(&words, list[i].code));
    talk_say(talk, TEXT_PLAIN_WHICH_PLACE, NULL);
    if (talk_read(talk) != REPLY_TEXT || !talk_number(talk, (unsigned)count, &digit) || digit == 0)
        return false;
    *number = list[digit - 1].code;
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
    struct candidate list[CANDIDATES];
    uint32_t code = (uint32_t)strtoul(talk->line, NULL, 10);
    size_t count;

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
    count = places_find(talk, list);
    if (count == 1)
        *number = list[0].code;
    return count == 1 || (count > 1 && candidate_choose(talk, list, count, number));
}

/* ----------------------------------------------------------------------------------------------- */

typedef bool (*reader)(struct talk *talk, uint32_t question, int64_t *number);

static reader reader_of(enum question_type type)
{
    static const reader readers[] = {
        [QUESTION_ONE_OF] = option_read,      [QUESTION_YES_NO] = option_read,
        [QUESTION_SEVERAL_OF] = several_read, [QUESTION_DATE] = date_read,
        [QUESTION_NUMBER] = amount_read,      [QUESTION_MONEY] = amount_read,
        [QUESTION_PLACE] = place_read,
    };

    return readers[type];
}

bool talk_answer(struct talk *talk, uint32_t question, struct answer *answer)
{
    const struct question *asked = &talk->desk->content->questions[question];
    struct words words = talk_words(talk);

    *answer = (struct answer){.state = ANSWER_UNSURE, .origin = ORIGIN_ASKED};
    if (strcmp(talk->line, "0") != 0) {
        answer->state = ANSWER_KNOWN;
        if (!reader_of((enum question_type)asked->type)(talk, question, &answer->number)) {
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
