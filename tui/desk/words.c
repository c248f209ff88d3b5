/* Facts in words. */
#include "desk/words.h"

#include "base/text.h"
#include "model/pool.h"

#include <string.h>

const char *words(const struct reader *reader, enum text_id id)
{
    return texts_get(reader->content, id, reader->language);
}

const char *words_filled(const struct reader *reader, enum text_id id, const char *one,
                         const char *two, const char *three)
{
    const char *const arguments[] = {one, two, three};
    const size_t count = three != NULL ? 3 : two != NULL ? 2 : 1;

    return text_fill(reader->arena, words(reader, id), arguments, count);
}

const char *words_number(const struct reader *reader, int64_t number)
{
    return arena_format(reader->arena, "%lld", (long long)number);
}

const char *words_of(const struct reader *reader, struct text text)
{
    return content_text(reader->content, text, reader->language);
}

/* ---- places ------------------------------------------------------------------------------- */

const char *words_place(const struct reader *reader, uint32_t code)
{
    const struct division *division = content_division(reader->content, code);

    if (code == PLACE_ABROAD)
        return words(reader, TEXT_PLACE_ABROAD);
    if (division == NULL)
        return arena_format(reader->arena, "%06u", (unsigned)code);
    return words_of(reader, division->name);
}

const char *words_place_long(const struct reader *reader, uint32_t code)
{
    const uint32_t province = code / 10000 * 10000;
    const char *name = words_place(reader, code);

    if (code == PLACE_ABROAD || code == province ||
        content_division(reader->content, province) == NULL)
        return name;
    return arena_format(reader->arena, "%s %s", words_place(reader, province), name);
}

/* ---- dates and amounts -------------------------------------------------------------------- */

const char *words_date(const struct reader *reader, int32_t date)
{
    static const enum text_id weekdays[] = {
        TEXT_WORD_MONDAY, TEXT_WORD_TUESDAY,  TEXT_WORD_WEDNESDAY, TEXT_WORD_THURSDAY,
        TEXT_WORD_FRIDAY, TEXT_WORD_SATURDAY, TEXT_WORD_SUNDAY,
    };
    char text[DATE_TEXT_SIZE];

    date_format(date, text);
    return arena_format(reader->arena, "%s %s", text,
                        words(reader, weekdays[date_weekday(date) - 1]));
}

const char *words_from_today(const struct reader *reader, int32_t date, int32_t today)
{
    static const enum text_id near_days[] = {
        TEXT_WORD_YESTERDAY, TEXT_WORD_TODAY, TEXT_WORD_TOMORROW,
    };
    const int32_t days = date - today;

    if (days >= -1 && days <= 1)
        return words(reader, near_days[days + 1]);
    if (days < 0)
        return words_filled(reader, TEXT_WORD_DAYS_AGO, words_number(reader, -days), NULL, NULL);
    return words_filled(reader, TEXT_WORD_DAYS_AHEAD, words_number(reader, days), NULL, NULL);
}

const char *words_minute(const struct reader *reader, int32_t minute)
{
    return arena_format(reader->arena, "%02d:%02d", (int)(minute / 60), (int)(minute % 60));
}

const char *words_money(const struct reader *reader, int64_t fen)
{
    return arena_format(reader->arena, "%lld.%02d", (long long)(fen / 100), (int)(fen % 100));
}

/* ---- answers ------------------------------------------------------------------------------ */

const char *words_option(const struct reader *reader, uint32_t question, uint32_t option)
{
    const struct span options = reader->content->question[question].options;

    if (option >= options.count)
        return "";
    return words_of(reader, reader->content->option[options.first + option].text);
}

const char *words_option_short(const struct reader *reader, uint32_t question, uint32_t option)
{
    const struct span options = reader->content->question[question].options;
    struct text label;

    if (option >= options.count)
        return "";
    label = reader->content->option[options.first + option].label;
    return label.zh != 0 ? words_of(reader, label) : words_option(reader, question, option);
}

const char *words_label(const struct reader *reader, uint32_t question)
{
    const struct question *asked = &reader->content->question[question];

    return words_of(reader, asked->label.zh != 0 ? asked->label : asked->text);
}

static const char *several_words(const struct reader *reader, uint32_t question, int64_t mask)
{
    const char *joined = "";

    if (mask == 0)
        return words(reader, TEXT_WORD_NONE);
    for (uint32_t i = 0; i < OPTIONS_MAX; i++)
        if (mask >> i & 1)
            joined = arena_format(reader->arena, "%s%s%s", joined,
                                  joined[0] == '\0' ? "" : words(reader, TEXT_WORD_COMMA),
                                  words_option_short(reader, question, i));
    return joined;
}

static const char *amount_words(const struct reader *reader, const struct question *question,
                                const char *amount)
{
    const char *unit = words_of(reader, question->unit);

    return unit[0] == '\0' ? amount : arena_format(reader->arena, "%s %s", amount, unit);
}

static const char *known_words(const struct reader *reader, uint32_t question, int64_t number)
{
    const struct question *asked = &reader->content->question[question];

    switch ((enum question_type)asked->type) {
    case QUESTION_SEVERAL_OF:
        return several_words(reader, question, number);
    case QUESTION_DATE:
        return words_date(reader, (int32_t)number);
    case QUESTION_NUMBER:
        return amount_words(reader, asked, words_number(reader, number));
    case QUESTION_MONEY:
        return words_filled(reader, TEXT_WORD_YUAN, words_money(reader, number), NULL, NULL);
    case QUESTION_PLACE:
        return words_place(reader, (uint32_t)number);
    case QUESTION_ONE_OF:
    case QUESTION_YES_NO:
        break;
    }
    return words_option_short(reader, question, (uint32_t)number);
}

const char *words_answer(const struct reader *reader, uint32_t question, struct answer answer)
{
    const struct text unsure = reader->content->question[question].unsure_label;

    if (answer.state == ANSWER_KNOWN)
        return known_words(reader, question, answer.number);
    if (answer.state == ANSWER_NONE)
        return "";
    return unsure.zh != 0 ? words_of(reader, unsure) : words(reader, TEXT_UNSURE);
}

/* ---- sources ------------------------------------------------------------------------------ */

const char *words_cite(const struct reader *reader, uint32_t cite)
{
    const struct cite *cited = &reader->content->cite[cite];
    const struct source *source = &reader->content->source[cited->source];
    const char *parts[] = {
        words_of(reader, source->number),
        words_of(reader, source->title),
        words_of(reader, cited->article),
    };
    const char *joined = "";

    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        if (parts[i][0] != '\0')
            joined = arena_format(reader->arena, "%s%s%s", joined, joined[0] == '\0' ? "" : " ",
                                  parts[i]);
    return joined;
}

const char *words_standing(const struct reader *reader, uint32_t cite)
{
    static const enum text_id standings[] = {
        [STANDING_OFFICIAL] = TEXT_STANDING_OFFICIAL,
        [STANDING_REPOSTED] = TEXT_STANDING_REPOSTED,
        [STANDING_CIRCULATING] = TEXT_STANDING_CIRCULATING,
        [STANDING_UNCHECKED] = TEXT_STANDING_UNCHECKED,
    };
    const struct cite *cited = &reader->content->cite[cite];
    const struct source *source = &reader->content->source[cited->source];
    const bool article_unchecked = cited->article.zh != 0 && source->grade != GRADE_A;
    const bool unchecked = source->number_unchecked || article_unchecked;
    const char *words_first = words(reader, standings[source->standing]);
    char verified[DATE_TEXT_SIZE] = "";

    if (cited->verified_on >= DATE_MIN)
        date_format(cited->verified_on, verified);
    return words_filled(reader, unchecked ? TEXT_STANDING_NUMBER_UNCHECKED : TEXT_STANDING_VERIFIED,
                        words_first, verified, NULL);
}
