/*
 * Wording of values.
 */
#include "paper/words.h"

#include "base/text.h"
#include "model/pool.h"

#include <assert.h>
#include <stdarg.h>
#include <string.h>

#define VERIFY_AGAIN_DAYS 365

static const char *text_of(const struct words *words, struct text text)
{
    return content_text(words->content, text, words->language);
}

static const char *decimal(const struct words *words, int64_t number)
{
    return arena_format(words->arena, "%lld", (long long)number);
}

const char *words_fill(const struct words *words, enum text_id id, ...)
{
    const char *arguments[9];
    size_t count = 0;
    const char *next;
    va_list list;

    va_start(list, id);
    while ((next = va_arg(list, const char *)) != NULL) {
        assert(count < 9);
        arguments[count++] = next;
    }
    va_end(list);
    return text_fill(words->arena, texts_get(words->content, id, words->language), arguments,
                     count);
}

const char *words_date(const struct words *words, int32_t date)
{
    static const enum text_id weekdays[] = {
        TEXT_PAPER_MONDAY, TEXT_PAPER_TUESDAY,  TEXT_PAPER_WEDNESDAY, TEXT_PAPER_THURSDAY,
        TEXT_PAPER_FRIDAY, TEXT_PAPER_SATURDAY, TEXT_PAPER_SUNDAY,
    };
    struct civil civil = date_civil(date);

    return words_fill(words, TEXT_PAPER_DATE, decimal(words, civil.year),
                      decimal(words, civil.month), decimal(words, civil.day),
                      texts_get(words->content, weekdays[date_weekday(date) - 1], words->language),
                      NULL);
}

const char *words_minute(const struct words *words, int32_t minute)
{
    return arena_format(words->arena, "%02d:%02d", minute / 60, minute % 60);
}

/* 6 个月 */
static const char *words_duration(const struct words *words, struct duration duration)
{
    static const enum text_id units[] = {
        [UNIT_DAYS] = TEXT_PAPER_DAYS,
        [UNIT_WORKDAYS] = TEXT_PAPER_WORKDAYS,
        [UNIT_MONTHS] = TEXT_PAPER_MONTHS,
        [UNIT_YEARS] = TEXT_PAPER_YEARS,
    };

    return words_fill(words, units[duration.unit], decimal(words, duration.amount), NULL);
}

static const char *division_name(const struct words *words, uint32_t code)
{
    const struct division *division = content_division(words->content, code);

    return division ? text_of(words, division->name) : NULL;
}

/* 山东省 + 聊城市 + 东昌府区; Chinese runs from large to small, English the other way. */
static const char *place_join(const struct words *words, const char *small, const char *large)
{
    if (large == NULL ||
        strncmp(small, large, strlen(large)) == 0) /* 山东省本级 says its province */
        return small;
    if (words->language == LANGUAGE_ZH)
        return arena_format(words->arena, "%s%s", large, small);
    return arena_format(words->arena, "%s, %s", small, large);
}

const char *words_place(const struct words *words, uint32_t code)
{
    const char *name = division_name(words, code);

    if (code == PLACE_ABROAD)
        return words_fill(words, TEXT_PAPER_ABROAD, NULL);
    if (name == NULL)
        return arena_format(words->arena, "%06u", code);
    if (code % 100 != 0 && code / 100 % 100 != 90)
        name = place_join(words, name, division_name(words, code / 100 * 100));
    if (code % 10000 != 0)
        name = place_join(words, name, division_name(words, code / 10000 * 10000));
    return name;
}

static const char *option_words(const struct words *words, const struct option *option)
{
    const char *label = text_of(words, option->label);

    return label[0] ? label : text_of(words, option->text);
}

static const char *several_words(const struct words *words, const struct question *question,
                                 int64_t mask)
{
    const char *list = "";

    for (uint32_t i = 0; i < question->options.count; i++)
        if (mask & (int64_t)1 << i)
            list = arena_format(
                words->arena, "%s%s%s", list,
                list[0] ? texts_get(words->content, TEXT_PAPER_AND, words->language) : "",
                option_words(words, &words->content->options[question->options.first + i]));
    return list[0] ? list : words_fill(words, TEXT_PAPER_NONE_OF_THEM, NULL);
}

static const char *number_words(const struct words *words, struct text unit, int64_t number)
{
    const char *of = text_of(words, unit);

    /* "20%" and "20％" stay together, "3 天" does not. */
    return arena_format(words->arena, "%lld%s%s", (long long)number,
                        of[0] && of[0] != '%' ? " " : "", of);
}

/* ---- answers, by the type of their question --------------------------------------------------- */

static const char *say_option(const struct words *words, const struct question *asked,
                              int64_t number)
{
    return option_words(words, &words->content->options[asked->options.first + (uint32_t)number]);
}

static const char *say_date(const struct words *words, const struct question *asked, int64_t number)
{
    (void)asked;
    return words_date(words, (int32_t)number);
}

static const char *say_number(const struct words *words, const struct question *asked,
                              int64_t number)
{
    return number_words(words, asked->unit, number);
}

static const char *say_money(const struct words *words, const struct question *asked,
                             int64_t number)
{
    (void)asked;
    return words_fill(words, TEXT_PAPER_YUAN,
                      arena_format(words->arena, "%lld.%02lld", (long long)(number / 100),
                                   (long long)(number % 100)),
                      NULL);
}

static const char *say_place(const struct words *words, const struct question *asked,
                             int64_t number)
{
    (void)asked;
    return words_place(words, (uint32_t)number);
}

const char *words_answer(const struct words *words, uint32_t question, struct answer answer)
{
    static const char *(*const says[])(const struct words *words, const struct question *asked,
                                       int64_t number) = {
        [QUESTION_ONE_OF] = say_option, [QUESTION_SEVERAL_OF] = several_words,
        [QUESTION_YES_NO] = say_option, [QUESTION_DATE] = say_date,
        [QUESTION_NUMBER] = say_number, [QUESTION_MONEY] = say_money,
        [QUESTION_PLACE] = say_place,
    };
    const struct question *asked = &words->content->questions[question];

    if (answer.state != ANSWER_KNOWN)
        return texts_get(words->content, TEXT_UNSURE, words->language);
    return says[asked->type](words, asked, answer.number);
}

static const char *bare_value(const struct words *words, const struct value *value)
{
    const struct parameter *parameter = &words->content->parameters[value->parameter];

    switch ((enum parameter_type)parameter->type) {
    case PARAMETER_ONE_OF:
    case PARAMETER_YES_NO:
        return text_of(
            words,
            words->content->options[parameter->options.first + (uint32_t)value->number].text);
    case PARAMETER_NUMBER:
        return number_words(words, parameter->unit, value->number);
    case PARAMETER_DATE:
        return words_date(words, (int32_t)value->number);
    case PARAMETER_DURATION:
        return words_duration(words, value->duration);
    case PARAMETER_DEADLINE:
    case PARAMETER_TEXT:
        break;
    }
    return "";
}

const char *words_value(const struct words *words, const struct value *value)
{
    const char *bare = bare_value(words, value);
    const char *said = text_of(words, value->text);

    if (bare[0] == '\0' || said[0] == '\0')
        return bare[0] ? bare : said;
    return words_fill(words, TEXT_PAPER_VALUE_WITH_WORDS, bare, said, NULL);
}

const char *words_source(const struct words *words, const struct source *source)
{
    const char *number = text_of(words, source->number);

    return arena_format(
        words->arena, "%s%s%s",
        words_fill(words, TEXT_PAPER_TITLE_QUOTED, text_of(words, source->title), NULL),
        number[0] ? " " : "", number);
}

const char *words_cite(const struct words *words, const struct cite *cite)
{
    const char *article = text_of(words, cite->article);

    return arena_format(words->arena, "%s%s%s",
                        words_source(words, &words->content->sources[cite->source]),
                        article[0] ? " " : "", article);
}

const char *words_standing(const struct words *words, const struct cite *cite, int32_t today)
{
    static const enum text_id standings[] = {
        [STANDING_OFFICIAL] = TEXT_PAPER_OFFICIAL,
        [STANDING_REPOSTED] = TEXT_PAPER_REPOSTED,
        [STANDING_CIRCULATING] = TEXT_PAPER_CIRCULATING,
        [STANDING_UNCHECKED] = TEXT_PAPER_UNCHECKED,
    };
    const struct source *source = &words->content->sources[cite->source];
    bool article = text_of(words, cite->article)[0] != '\0';
    bool unchecked = source->number_unchecked || (article && source->grade != GRADE_A);
    const char *said = texts_get(words->content, standings[source->standing], words->language);
    char date[DATE_TEXT_SIZE];

    if (unchecked)
        said = words_fill(words, TEXT_PAPER_NUMBER_UNCHECKED, said, NULL);
    if (cite->verified_on < DATE_MIN)
        return said;
    date_format(cite->verified_on, date);
    said = words_fill(words, TEXT_PAPER_VERIFIED_ON, said, date, NULL);
    if (today - cite->verified_on > VERIFY_AGAIN_DAYS)
        said = words_fill(words, TEXT_PAPER_VERIFY_AGAIN, said, NULL);
    return said;
}

static const char *rule_words(const struct words *words, const struct due *due, const char *anchor)
{
    const struct deadline_rule *rule = due->rule;

    if (rule->kind == DEADLINE_PLUS)
        return words_fill(words, TEXT_PAPER_RECKONED_PLUS, anchor,
                          words_duration(words, rule->plus), NULL);
    return words_fill(words, TEXT_PAPER_RECKONED_NEXT_YEAR, anchor, decimal(words, rule->month),
                      decimal(words, rule->day), NULL);
}

const char *words_reckoning(const struct words *words, const struct trail *trail,
                            const struct due *due)
{
    const char *anchor, *said;

    if (due->state != DEADLINE_DATE || due->anchor == NO_INDEX)
        return "";
    anchor = words_fill(words, TEXT_PAPER_ANCHOR,
                        text_of(words, words->content->questions[due->anchor].label),
                        words_answer(words, due->anchor, trail_answer(trail, due->anchor)), NULL);
    said = rule_words(words, due, anchor);
    if (due->unrolled != due->date)
        said = words_fill(words, TEXT_PAPER_ROLLED, said, words_date(words, due->unrolled), NULL);
    if (!due->announced)
        said = words_fill(words, TEXT_PAPER_BEYOND_CALENDAR, said, NULL);
    return said;
}
