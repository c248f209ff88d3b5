/* What regions say, what bears on a case, and what the agency answered, in words. */
#include "wording/words.h"

#include "engine/types.h"

#include <string.h>

/* ---- losses ------------------------------------------------------------------------------ */

/* 2000 → "20%" */
static const char *percent(const struct words *words, uint32_t hundredths)
{
    return arena_format(words->arena, "%u%%", hundredths / 100);
}

/* 130 → "1.3", 200 → "2" */
static const char *multiple(const struct words *words, uint32_t hundredths)
{
    uint32_t rest = hundredths % 100;

    if (rest == 0)
        return words_number(words, hundredths / 100);
    return arena_format(words->arena, rest % 10 == 0 ? "%u.%u" : "%u.%02u", hundredths / 100,
                        rest % 10 == 0 ? rest / 10 : rest);
}

static const char *joined(const struct words *words, const char *list, const char *more)
{
    return arena_format(words->arena, "%s%s%s", list,
                        list[0] ? words_text(words, TEXT_PAPER_COMMA) : "", more);
}

const char *words_loss(const struct words *words, const struct loss *loss)
{
    const struct {
        uint32_t amount;
        enum text_id text;
        const char *said;
    } models[] = {
        {loss->first,      TEXT_LOSS_FIRST,      percent(words,      loss->first)       },
        {loss->points,     TEXT_LOSS_POINTS,     words_number(words, loss->points / 100)},
        {loss->factor,     TEXT_LOSS_FACTOR,     percent(words,      loss->factor)      },
        {loss->times,      TEXT_LOSS_TIMES,      multiple(words,     loss->times)       },
        {loss->deductible, TEXT_LOSS_DEDUCTIBLE, words_number(words, loss->deductible)  },
    };
    const char *list = "";

    for (size_t i = 0; i < sizeof models / sizeof models[0]; i++)
        if (models[i].amount != 0)
            list = joined(words, list, words_fill(words, models[i].text, models[i].said, NULL));
    if (list[0] == '\0')
        return words_text(words, loss->at_most ? TEXT_LOSS_NONE_AT_MOST : TEXT_LOSS_NONE);
    return loss->at_most ? words_fill(words, TEXT_LOSS_AT_MOST, list, NULL) : list;
}

/* Of the illustration: a bill of this size, at this ratio, with this 起付线 where one matters. */
#define EXAMPLE_BILL 10000
#define EXAMPLE_RATIO 8000 /* hundredths of a percent */
#define EXAMPLE_DEDUCTIBLE 500
#define WHOLE 10000

/* What is paid of the bill, in yuan; all divisions come out even but for odd amounts, which are cut. */
static uint32_t example_paid(const struct loss *loss)
{
    bool with_deductible = loss->times != 0 || loss->deductible != 0;
    uint64_t deductible = with_deductible ? EXAMPLE_DEDUCTIBLE : 0;
    uint64_t ratio = EXAMPLE_RATIO - (loss->points < EXAMPLE_RATIO ? loss->points : EXAMPLE_RATIO);
    uint64_t paid = (uint64_t)EXAMPLE_BILL * (WHOLE - loss->first) / WHOLE;

    if (loss->times != 0)
        deductible = deductible * loss->times / 100;
    if (loss->deductible != 0)
        deductible = loss->deductible;
    paid = paid > deductible ? (paid - deductible) * ratio / WHOLE : 0;
    return (uint32_t)(loss->factor != 0 ? paid * loss->factor / WHOLE : paid);
}

const char *words_loss_example(const struct words *words, const struct loss *loss)
{
    const bool with_deductible = loss->times != 0 || loss->deductible != 0;
    const uint32_t usual =
        (EXAMPLE_BILL - (with_deductible ? EXAMPLE_DEDUCTIBLE : 0)) * (EXAMPLE_RATIO / 100) / 100;
    const char *paid = words_fill(words, loss->at_most ? TEXT_LOSS_LEAST : TEXT_LOSS_YUAN,
                                  words_number(words, example_paid(loss)), NULL);

    return words_fill(words, with_deductible ? TEXT_LOSS_EXAMPLE_DEDUCTIBLE : TEXT_LOSS_EXAMPLE,
                      words_number(words, usual), paid, NULL);
}

/* ---- what holds in a region -------------------------------------------------------------- */

static const char *bare_value(const struct words *words, const struct value *value)
{
    const struct parameter *parameter = &words->content->parameters[value->parameter];

    switch ((enum parameter_type)parameter->type) {
    case PARAMETER_ONE_OF:
    case PARAMETER_YES_NO:
        return words_of(
            words,
            words->content->options[parameter->options.first + (uint32_t)value->number].text);
    case PARAMETER_NUMBER:
        return words_counted(words, parameter->unit, value->number);
    case PARAMETER_DATE:
        return words_date(words, (int32_t)value->number);
    case PARAMETER_DURATION:
        return words_duration(words, value->duration);
    case PARAMETER_LOSS:
        return words_loss(words, &value->loss);
    case PARAMETER_DEADLINE:
    case PARAMETER_TEXT:
        break;
    }
    return "";
}

const char *words_value(const struct words *words, const struct value *value)
{
    const char *bare = bare_value(words, value);
    const char *said = words_of(words, value->text);

    if (bare[0] == '\0' || said[0] == '\0')
        return bare[0] ? bare : said;
    return words_fill(words, TEXT_PAPER_VALUE_WITH_WORDS, bare, said, NULL);
}

/* ---- whom a value is for ----------------------------------------------------------------- */

/* The label of an option, or what a relation of places is called. */
static const char *option_label(const struct words *words, uint32_t fact, uint32_t option)
{
    static const enum text_id relations[RELATION_COUNT] = {
        [RELATION_SAME_POOL] = TEXT_RELATION_SAME_POOL,
        [RELATION_SAME_ZONE] = TEXT_RELATION_SAME_ZONE,
        [RELATION_SAME_PROVINCE] = TEXT_RELATION_SAME_PROVINCE,
        [RELATION_OTHER_PROVINCE] = TEXT_RELATION_OTHER_PROVINCE,
        [RELATION_ABROAD] = TEXT_RELATION_ABROAD,
    };

    if (types_is_place(words->content, fact))
        return words_text(words, relations[option]);
    return words_answer(words, fact, (struct answer){.state = ANSWER_KNOWN, .number = option});
}

static uint32_t option_count(const struct content *content, uint32_t fact)
{
    return types_is_place(content, fact) ? RELATION_COUNT : content->questions[fact].options.count;
}

/* 省内、互认区域 */
static const char *mask_words(const struct words *words, uint32_t fact, uint32_t mask)
{
    const char *list = "";

    for (uint32_t i = 0; i < option_count(words->content, fact); i++)
        if (mask >> i & 1u)
            list = arena_format(words->arena, "%s%s%s", list,
                                list[0] ? words_text(words, TEXT_WORD_COMMA) : "",
                                option_label(words, fact, i));
    return list;
}

const char *words_whom(const struct words *words, const struct value *value)
{
    const char *list = "";

    if (value->schemes != 0)
        list = mask_words(words, words->content->scheme, value->schemes);
    for (uint32_t i = 0; i < value->limits.count; i++) {
        const struct limit *limit = &words->content->limits[value->limits.first + i];

        list = joined(words, list, mask_words(words, limit->fact, limit->mask));
    }
    return list;
}

/* ---- what bears on a case ---------------------------------------------------------------- */

const char *words_bearing_label(const struct words *words, const struct bearing *bearing)
{
    const struct parameter *parameter = &words->content->parameters[bearing->parameter];
    const char *label = words_of(words, parameter->label);
    const char *condition = bearing->maybe ? words_of(words, parameter->condition) : "";

    return condition[0] ? words_fill(words, TEXT_PAPER_VALUE_WITH_WORDS, label, condition, NULL)
                        : label;
}

/* One of several values that could hold, with whom it is for. */
static const char *possible_words(const struct words *words, const struct value *value)
{
    const char *whom = words_whom(words, value);
    const char *said = words_value(words, value);

    return whom[0] ? words_fill(words, TEXT_PAPER_LABELLED, whom, said, NULL) : said;
}

const char *words_bearing(const struct words *words, const struct bearing *bearing)
{
    const char *list = "";

    if (bearing->value != NULL)
        return words_value(words, bearing->value);
    for (uint32_t i = 0; i < bearing->possible_count; i++)
        list = arena_format(words->arena, "%s%s%s", list,
                            list[0] ? words_text(words, TEXT_PAPER_SEMICOLON) : "",
                            possible_words(words, bearing->possible[i]));
    return list;
}

const char *words_claim(const struct words *words, const struct claim *claim)
{
    char dated[DATE_TEXT_SIZE] = "";

    if (claim->dated >= DATE_MIN)
        date_format(claim->dated, dated);
    return words_fill(words, dated[0] ? TEXT_RESULT_CLAIM : TEXT_RESULT_CLAIM_UNDATED,
                      words_of(words, claim->text), dated, NULL);
}

/* ---- what the agency answered ------------------------------------------------------------ */

const char *words_confirmed(const struct words *words, const struct confirmation *confirmation)
{
    const uint32_t type = words->content->parameters[confirmation->parameter].type;
    const struct value value = {.parameter = confirmation->parameter,
                                .number = confirmation->number,
                                .duration = confirmation->duration};

    if (confirmation->by_hand)
        return "";
    if (type == PARAMETER_TEXT || type == PARAMETER_LOSS)
        return arena_copy(words->arena, confirmation->text, strlen(confirmation->text));
    if (type == PARAMETER_DEADLINE)
        return words_date(words, (int32_t)confirmation->number);
    return words_value(words, &value);
}

const char *words_confirmed_by(const struct words *words, const struct confirmation *confirmation)
{
    const char *when = arena_format(words->arena, "%s %s", words_date(words, confirmation->date),
                                    words_minute(words, confirmation->minute));

    if (confirmation->staff[0] == '\0')
        return words_fill(words, TEXT_PAPER_ANSWERED_WHEN, when, NULL);
    return words_fill(words, TEXT_PAPER_ANSWERED_BY, confirmation->staff, when, NULL);
}

const char *words_agency_said(const struct words *words, const struct confirmation *confirmation)
{
    const char *by = arena_format(words->arena, "%s %s", words_day(words, confirmation->date),
                                  words_minute(words, confirmation->minute));

    if (confirmation->staff[0] != '\0')
        by = arena_format(words->arena, "%s%s%s",
                          words_fill(words, TEXT_CONFIRM_STAFF, confirmation->staff, NULL),
                          words_text(words, TEXT_PAPER_COMMA), by);
    if (confirmation->by_hand)
        return words_fill(words, TEXT_CONFIRM_SAID_BY_HAND, by, NULL);
    return words_fill(words, TEXT_CONFIRM_SAID, words_confirmed(words, confirmation), by, NULL);
}

const char *words_confirm_hint(const struct words *words, uint32_t parameter)
{
    static const enum text_id hints[] = {
        [PARAMETER_ONE_OF] = TEXT_CONFIRM_HINT_OPTION,
        [PARAMETER_YES_NO] = TEXT_CONFIRM_HINT_OPTION,
        [PARAMETER_NUMBER] = TEXT_CONFIRM_HINT_NUMBER,
        [PARAMETER_DATE] = TEXT_CONFIRM_HINT_DATE,
        [PARAMETER_DURATION] = TEXT_CONFIRM_HINT_DURATION,
        [PARAMETER_DEADLINE] = TEXT_CONFIRM_HINT_DEADLINE,
        [PARAMETER_TEXT] = TEXT_CONFIRM_HINT_TEXT,
        [PARAMETER_LOSS] = TEXT_CONFIRM_HINT_TEXT,
    };
    const struct parameter *asked = &words->content->parameters[parameter];
    const char *hint = words_fill(words, hints[asked->type], words_of(words, asked->unit), NULL);

    return arena_format(words->arena, "%s\n%s", hint, words_text(words, TEXT_CONFIRM_HINT_EMPTY));
}
