/* Short wording of dates, places, answers and papers. */
#include "desk/wording.h"

#include <string.h>

#include "engine/types.h"
#include "model/pool.h"

const char *words_text(const struct words *words, enum text_id id)
{
    return texts_get(words->content, id, words->language);
}

const char *words_of(const struct words *words, struct text text)
{
    return content_text(words->content, text, words->language);
}

const char *words_number(const struct words *words, int64_t number)
{
    return arena_format(words->arena, "%lld", (long long)number);
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

const char *words_place_short(const struct words *words, uint32_t code)
{
    const struct division *division = content_division(words->content, code);

    return division == NULL ? words_place(words, code) : words_of(words, division->name);
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

/* ---- the case so far ---------------------------------------------------------------------- */

const char *words_progress(const struct words *words, const struct desk *desk)
{
    const uint32_t asked = trail_asked(desk->content, &desk->result.trail);
    const char *answered = words_number(words, asked);
    const char *fewest = words_number(words, desk->left.fewest);
    const char *most = words_number(words, desk->left.most);

    if (desk->left.fewest == desk->left.most)
        return words_fill(words, TEXT_ASK_PROGRESS_EXACT, answered, most, NULL);
    return words_fill(words, TEXT_ASK_PROGRESS, answered, fewest, most, NULL);
}

const char *words_possible(const struct words *words, const struct desk *desk, int few)
{
    const struct content *content = words->content;
    const char *joined = "";
    const char *first = "";
    int count = 0;

    for (uint32_t i = 0; i < content->verdict_count; i++) {
        if (!(desk->left.verdicts >> i & 1))
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

/* ---- papers ------------------------------------------------------------------------------- */

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
