/* Content, values and a case in words. */
#include "wording/words.h"

#include "base/text.h"
#include "engine/types.h"
#include "model/adoption.h"
#include "model/pool.h"
#include "model/source.h"

#include <stdarg.h>
#include <string.h>

#define VERIFY_AGAIN_DAYS 365

static const char *filled(const struct words *words, const char *text)
{
    return hall_fill(words->content, &words->hall, words->language, words->arena, text);
}

const char *words_text(const struct words *words, enum text_id id)
{
    return filled(words, texts_get(words->content, id, words->language));
}

const char *words_of(const struct words *words, struct text text)
{
    return filled(words, content_text(words->content, text, words->language));
}

const char *words_number(const struct words *words, int64_t number)
{
    return arena_format(words->arena, "%lld", (long long)number);
}

const char *words_fill(const struct words *words, enum text_id id, ...)
{
    const char *said;
    va_list list;

    va_start(list, id);
    said = text_fill_list(words->arena, words_text(words, id), list);
    va_end(list);
    return said;
}

const char *words_without_stop(const struct words *words, const char *text)
{
    static const char *const stops[] = {"。", "."};
    const size_t size = strlen(text);

    for (size_t i = 0; i < sizeof stops / sizeof stops[0]; i++) {
        const size_t stop = strlen(stops[i]);

        if (size > stop && strcmp(text + size - stop, stops[i]) == 0)
            return arena_copy(words->arena, text, size - stop);
    }
    return text;
}

const char *words_capital(const struct words *words, const char *text)
{
    if (text[0] < 'a' || text[0] > 'z')
        return text;
    return arena_format(words->arena, "%c%s", text[0] - 'a' + 'A', text + 1);
}

/* ---- days and times ---------------------------------------------------------------------- */

const char *words_date(const struct words *words, int32_t date)
{
    static const enum text_id weekdays[] = {
        TEXT_PAPER_MONDAY, TEXT_PAPER_TUESDAY,  TEXT_PAPER_WEDNESDAY, TEXT_PAPER_THURSDAY,
        TEXT_PAPER_FRIDAY, TEXT_PAPER_SATURDAY, TEXT_PAPER_SUNDAY,
    };
    struct civil civil = date_civil(date);

    return words_fill(words, TEXT_PAPER_DATE, words_number(words, civil.year),
                      words_number(words, civil.month), words_number(words, civil.day),
                      words_text(words, weekdays[date_weekday(date) - 1]), NULL);
}

const char *words_day(const struct words *words, int32_t date)
{
    static const enum text_id weekdays[] = {
        TEXT_WORD_MONDAY, TEXT_WORD_TUESDAY,  TEXT_WORD_WEDNESDAY, TEXT_WORD_THURSDAY,
        TEXT_WORD_FRIDAY, TEXT_WORD_SATURDAY, TEXT_WORD_SUNDAY,
    };
    char text[DATE_TEXT_SIZE];

    date_format(date, text);
    return arena_format(words->arena, "%s %s", text,
                        words_text(words, weekdays[date_weekday(date) - 1]));
}

const char *words_from_today(const struct words *words, int32_t date, int32_t today)
{
    static const enum text_id near_days[] = {
        TEXT_WORD_YESTERDAY,
        TEXT_WORD_TODAY,
        TEXT_WORD_TOMORROW,
    };
    const int32_t days = date - today;

    if (days >= -1 && days <= 1)
        return words_text(words, near_days[days + 1]);
    if (days < 0)
        return words_fill(words, TEXT_WORD_DAYS_AGO, words_number(words, -days), NULL);
    return words_fill(words, TEXT_WORD_DAYS_AHEAD, words_number(words, days), NULL);
}

const char *words_minute(const struct words *words, int32_t minute)
{
    return arena_format(words->arena, "%02d:%02d", minute / 60, minute % 60);
}

/* 6 个月 */
const char *words_duration(const struct words *words, struct duration duration)
{
    static const enum text_id units[] = {
        [UNIT_DAYS] = TEXT_PAPER_DAYS,
        [UNIT_WORKDAYS] = TEXT_PAPER_WORKDAYS,
        [UNIT_MONTHS] = TEXT_PAPER_MONTHS,
        [UNIT_YEARS] = TEXT_PAPER_YEARS,
    };

    return words_fill(words, units[duration.unit], words_number(words, duration.amount), NULL);
}

/* ---- places ------------------------------------------------------------------------------ */

static const char *division_name(const struct words *words, uint32_t code)
{
    const struct division *division = content_division(words->content, code);

    return division != NULL ? words_of(words, division->name) : NULL;
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

const char *words_place_short(const struct words *words, uint32_t code)
{
    const struct division *division = content_division(words->content, code);

    return division == NULL ? words_place(words, code) : words_of(words, division->name);
}

/* ---- questions and answers --------------------------------------------------------------- */

static const char *option_words(const struct words *words, const struct option *option)
{
    const char *label = words_of(words, option->label);

    return label[0] ? label : words_of(words, option->text);
}

static const char *several_words(const struct words *words, const struct question *question,
                                 int64_t mask)
{
    const char *list = "";

    for (uint32_t i = 0; i < question->options.count; i++)
        if (mask & (int64_t)1 << i)
            list = arena_format(
                words->arena, "%s%s%s", list, list[0] ? words_text(words, TEXT_PAPER_AND) : "",
                option_words(words, &words->content->options[question->options.first + i]));
    return list[0] ? list : words_fill(words, TEXT_PAPER_NONE_OF_THEM, NULL);
}

const char *words_counted(const struct words *words, struct text unit, int64_t number)
{
    const char *of = words_of(words, unit);

    /* "20%" and "20％" stay together, "3 天" does not. */
    return arena_format(words->arena, "%lld%s%s", (long long)number,
                        of[0] && of[0] != '%' ? " " : "", of);
}

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
    return words_counted(words, asked->unit, number);
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

/* By type of question: how a known answer is worded, and what is said about typing one on a screen's
 * field and in plain mode (TEXT_COUNT = nothing). */
static const struct {
    const char *(*say)(const struct words *words, const struct question *asked, int64_t number);
    enum text_id hint;
    enum text_id plain_hint;
} answers[] = {
    [QUESTION_ONE_OF] = {say_option,    TEXT_COUNT,             TEXT_COUNT        },
    [QUESTION_SEVERAL_OF] = {several_words, TEXT_COUNT,             TEXT_PLAIN_SEVERAL},
    [QUESTION_YES_NO] = {say_option,    TEXT_COUNT,             TEXT_COUNT        },
    [QUESTION_DATE] = {say_date,      TEXT_FIELD_DATE_HINT,   TEXT_PLAIN_DATE   },
    [QUESTION_NUMBER] = {say_number,    TEXT_FIELD_NUMBER_HINT, TEXT_PLAIN_NUMBER },
    [QUESTION_MONEY] = {say_money,     TEXT_FIELD_MONEY_HINT,  TEXT_PLAIN_MONEY  },
    [QUESTION_PLACE] = {say_place,     TEXT_COUNT,             TEXT_PLAIN_PLACE  },
};

const char *words_answer(const struct words *words, uint32_t question, struct answer answer)
{
    const struct question *asked = &words->content->questions[question];

    if (answer.state != ANSWER_KNOWN)
        return words_text(words, TEXT_UNSURE);
    return answers[asked->type].say(words, asked, answer.number);
}

static const char *hint_words(const struct words *words, uint32_t question, enum text_id hint)
{
    return hint == TEXT_COUNT
               ? ""
               : words_fill(words, hint, words_of(words, words->content->questions[question].unit),
                            NULL);
}

const char *words_typing_hint(const struct words *words, uint32_t question)
{
    return hint_words(words, question, answers[words->content->questions[question].type].hint);
}

const char *words_typing_hint_plain(const struct words *words, uint32_t question)
{
    return hint_words(words, question,
                      answers[words->content->questions[question].type].plain_hint);
}

const char *words_answer_short(const struct words *words, uint32_t question, struct answer answer)
{
    const struct question *asked = &words->content->questions[question];
    const struct answer_type *type = types_of(words->content, question);
    char date[DATE_TEXT_SIZE];

    if (answer.state == ANSWER_UNSURE && asked->unsure_label.zh != 0)
        return words_of(words, asked->unsure_label);
    if (answer.state == ANSWER_KNOWN && type->shape == SHAPE_PLACE)
        return words_place_short(words, (uint32_t)answer.number);
    if (answer.state == ANSWER_KNOWN && type->is_day) {
        date_format((int32_t)answer.number, date);
        return arena_format(words->arena, "%s", date);
    }
    return words_answer(words, question, answer);
}

const char *words_option(const struct words *words, uint32_t question, uint32_t option)
{
    const struct span options = words->content->questions[question].options;

    if (option >= options.count)
        return "";
    return words_of(words, words->content->options[options.first + option].text);
}

const char *words_label(const struct words *words, uint32_t question)
{
    const struct question *asked = &words->content->questions[question];

    return words_of(words, asked->label.zh != 0 ? asked->label : asked->text);
}

/* ---- how a date was reckoned ------------------------------------------------------------- */

static const char *rule_words(const struct words *words, const struct due *due, const char *anchor)
{
    const struct deadline_rule *rule = due->rule;

    if (rule->kind == DEADLINE_PLUS)
        return words_fill(words, TEXT_PAPER_RECKONED_PLUS, anchor,
                          words_duration(words, rule->plus), NULL);
    return words_fill(words, TEXT_PAPER_RECKONED_NEXT_YEAR, anchor,
                      words_number(words, rule->month), words_number(words, rule->day), NULL);
}

const char *words_reckoning(const struct words *words, const struct trail *trail,
                            const struct due *due)
{
    const char *anchor, *said;

    if (due->state != DEADLINE_DATE || due->anchor == NO_INDEX)
        return "";
    anchor = words_fill(words, TEXT_PAPER_ANCHOR,
                        words_of(words, words->content->questions[due->anchor].label),
                        words_answer(words, due->anchor, trail_answer(trail, due->anchor)), NULL);
    said = rule_words(words, due, anchor);
    if (due->last != due->date)
        said = words_fill(words, TEXT_PAPER_ROLLED_BY_LAW, said, words_date(words, due->unrolled),
                          words_date(words, due->last), NULL);
    else if (due->unrolled != due->date)
        said = words_fill(words, TEXT_PAPER_ROLLED, said, words_date(words, due->unrolled), NULL);
    if (!due->announced)
        said = words_fill(words, TEXT_PAPER_BEYOND_CALENDAR, said, NULL);
    return said;
}

/* ---- sources ----------------------------------------------------------------------------- */

const char *words_source(const struct words *words, const struct source *source)
{
    const char *number = words_of(words, source->number);

    return arena_format(
        words->arena, "%s%s%s",
        words_fill(words, TEXT_PAPER_TITLE_QUOTED, words_of(words, source->title), NULL),
        number[0] ? " " : "", number);
}

const char *words_cite(const struct words *words, const struct cite *cite)
{
    const char *article = words_of(words, cite->article);

    return arena_format(words->arena, "%s%s%s",
                        words_source(words, &words->content->sources[cite->source]),
                        article[0] ? " " : "", article);
}

const char *words_standing(const struct words *words, const struct cite *cite, int32_t today)
{
    static const enum text_id standings[] = {
        [STANDING_OFFICIAL] = TEXT_PAPER_OFFICIAL, [STANDING_REPOSTED] = TEXT_PAPER_REPOSTED,
        [STANDING_REPORTED] = TEXT_PAPER_REPORTED, [STANDING_REMEMBERED] = TEXT_PAPER_REMEMBERED,
        [STANDING_COMPILED] = TEXT_PAPER_COMPILED, [STANDING_UNCHECKED] = TEXT_PAPER_UNCHECKED,
    };
    const struct source *source = &words->content->sources[cite->source];
    const bool article = words_of(words, cite->article)[0] != '\0';
    const bool unchecked = source->number_unchecked || (article && !source_articles_good(source));
    const char *said = words_text(words, standings[source->standing]);
    char date[DATE_TEXT_SIZE];

    if (source->issued < DATE_MIN &&
        (source->standing == STANDING_REPOSTED || source->standing == STANDING_REPORTED))
        said = words_fill(words, TEXT_PAPER_UNDATED, said, NULL);
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

const char *words_adoption(const struct words *words, int32_t today)
{
    const struct adoption *adoption = &words->content->adoption;

    if (adoption_state(words->content, today) != ADOPTION_HOLDS)
        return words_text(words, TEXT_PAPER_NOT_ADOPTED);
    return words_fill(words, TEXT_PAPER_ADOPTED, words_of(words, adoption->by),
                      words_date(words, adoption->on), NULL);
}

/* ---- the case so far --------------------------------------------------------------------- */

const char *words_between(const struct words *words, const struct session *session)
{
    const struct content *content = words->content;
    const uint32_t start[] = {content->insured_in, content->care_in};
    const char *joined = "";

    for (size_t i = 0; i < sizeof start / sizeof start[0]; i++)
        if (start[i] != NO_INDEX && session->answers[start[i]].state != ANSWER_NONE)
            joined = arena_format(words->arena, "%s%s%s", joined, joined[0] == '\0' ? "" : " > ",
                                  words_answer_short(words, start[i], session->answers[start[i]]));
    return joined;
}

const char *words_progress(const struct words *words, const struct trail *trail,
                           const struct left *left)
{
    const uint32_t asked = trail_asked(words->content, trail);
    const char *answered = words_number(words, asked);
    const char *fewest = words_number(words, left->fewest);
    const char *most = words_number(words, left->most);

    if (left->fewest == left->most)
        return words_fill(words, TEXT_ASK_PROGRESS_EXACT, answered, most, NULL);
    return words_fill(words, TEXT_ASK_PROGRESS, answered, fewest, most, NULL);
}

const char *words_possible(const struct words *words, const struct left *left, int few)
{
    const struct content *content = words->content;
    const char *joined = "";
    const char *first = "";
    int count = 0;

    for (uint32_t i = 0; i < content->verdict_count; i++) {
        if (!(left->verdicts >> i & 1))
            continue;
        joined = arena_format(words->arena, "%s%s%s", joined, count == 0 ? "" : " / ",
                              words_of(words, content->verdicts[i].label));
        if (++count == few)
            first = joined;
    }
    if (count <= few + 1)
        return joined;
    return words_fill(words, TEXT_ASK_POSSIBLE_MANY, first, words_number(words, count), NULL);
}

/* ---- papers ------------------------------------------------------------------------------ */

static const char *members_words(const struct words *words, const struct bring *bring)
{
    const struct content *content = words->content;
    const char *joined = "";

    for (uint32_t i = 0; i < bring->members.count; i++) {
        const uint32_t document = content->indexes[bring->members.first + i];

        joined = arena_format(words->arena, "%s%s%s", joined,
                              i == 0 ? "" : words_text(words, TEXT_WORD_COMMA),
                              words_of(words, content->documents[document].name));
    }
    return joined;
}

const char *words_item(const struct words *words, const struct item *item)
{
    const struct bring *bring = &words->content->brings[item->bring];

    if (item->document != NO_INDEX)
        return words_of(words, words->content->documents[item->document].name);
    if (bring->label.zh == 0)
        return words_fill(words, TEXT_WORD_ANY_ONE, members_words(words, bring), NULL);
    return words_fill(words, TEXT_PAPER_LABELLED, words_item_short(words, item),
                      members_words(words, bring), NULL);
}

const char *words_item_short(const struct words *words, const struct item *item)
{
    const struct bring *bring = &words->content->brings[item->bring];

    if (item->document != NO_INDEX || bring->label.zh == 0)
        return words_item(words, item);
    return words_fill(words, TEXT_WORD_ANY_ONE, words_of(words, bring->label), NULL);
}

const char *words_item_form(const struct words *words, const struct item *item)
{
    static const enum text_id forms[] = {
        [FORM_ORIGINAL] = TEXT_PAPER_ORIGINAL,
        [FORM_COPY] = TEXT_PAPER_COPY,
        [FORM_EITHER] = TEXT_PAPER_ORIGINAL_OR_COPY,
    };
    static const enum text_id handlings[] = {
        [HANDLING_HAND_IN] = TEXT_PAPER_HAND_IN,
        [HANDLING_VERIFY] = TEXT_PAPER_VERIFY,
        [HANDLING_SHOW] = TEXT_PAPER_SHOW,
    };
    const struct document *document;
    const char *copies =
        words_fill(words, TEXT_PAPER_COPIES, words_number(words, item->copies), NULL);

    if (item->document == NO_INDEX)
        return members_words(words, &words->content->brings[item->bring]);
    document = &words->content->documents[item->document];
    return words_fill(words, TEXT_WORD_FORM,
                      words_text(words, document->medium == MEDIUM_ELECTRONIC
                                            ? TEXT_PAPER_ELECTRONIC
                                            : forms[document->form]),
                      copies, words_text(words, handlings[document->handling]), NULL);
}

const char *words_item_necessity(const struct words *words, const struct item *item)
{
    static const enum text_id necessities[NECESSITY_COUNT] = {
        [NECESSITY_MUST] = TEXT_WORD_MUST,
        [NECESSITY_OPTIONAL] = TEXT_WORD_OPTIONAL,
        [NECESSITY_LATER] = TEXT_WORD_LATER,
    };

    return words_text(words, item->maybe ? TEXT_WORD_MAYBE : necessities[item->necessity]);
}
