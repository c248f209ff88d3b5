/*
 * One row per type of question.
 */
#include "engine/types.h"

#include "model/pool.h"
#include "model/words.h"

#include <string.h>

#define FEN INT64_C(100) /* of a yuan */
#define DIGITS_MAX 15    /* more are no number a case can hold */
#define NONE_WORD "none"
#define NONE_TYPED "00"
#define ABROAD_WORD "abroad"

static const struct option *option_at(const struct content *content, uint32_t question,
                                      uint32_t option)
{
    return &content->options[content->questions[question].options.first + option];
}

static const char *option_id(const struct content *content, uint32_t question, int64_t option)
{
    return content_string(content, option_at(content, question, (uint32_t)option)->id);
}

/* ---- one of, yes or no ------------------------------------------------------------------------ */

static enum answer_fault option_parse(const struct content *content, uint32_t question,
                                      const char *text, int64_t *number)
{
    uint32_t option = content_option(content, question, text);

    if (option == NO_INDEX)
        return ANSWER_NO_OPTION;
    *number = option;
    return ANSWER_FINE;
}

static const char *option_write(const struct content *content, uint32_t question, int64_t number,
                                struct arena *arena)
{
    (void)arena;
    return option_id(content, question, number);
}

static bool option_typed(const struct typed_context *context, const char *text, int64_t *number)
{
    if (text[0] < '1' || text[0] > '9' || text[1] != '\0' ||
        (uint32_t)(text[0] - '0') > context->question->options.count)
        return false;
    *number = text[0] - '1';
    return true;
}

/* ---- several of ------------------------------------------------------------------------------- */

/* "id,id", or "none". */
static enum answer_fault set_parse(const struct content *content, uint32_t question,
                                   const char *text, int64_t *number)
{
    int64_t set = 0;
    char id[64];

    for (bool more = strcmp(text, NONE_WORD) != 0; more; text++) {
        size_t size = strcspn(text, ",");
        int64_t option;

        if (size >= sizeof(id))
            return ANSWER_NO_OPTION;
        memcpy(id, text, size);
        id[size] = '\0';
        if (option_parse(content, question, id, &option) != ANSWER_FINE)
            return ANSWER_NO_OPTION;
        set |= INT64_C(1) << option;
        text += size;
        more = *text != '\0';
    }
    *number = set;
    return ANSWER_FINE;
}

static const char *set_write(const struct content *content, uint32_t question, int64_t number,
                             struct arena *arena)
{
    const char *list = "";

    for (uint32_t i = 0; i < content->questions[question].options.count; i++)
        if (number >> i & 1)
            list = arena_format(arena, "%s%s%s", list, list[0] != '\0' ? "," : "",
                                option_id(content, question, i));
    return list[0] != '\0' ? list : NONE_WORD;
}

/* "1 3" or "1,3"; none of them is "00", as 0 alone means 不清楚. */
static bool set_typed(const struct typed_context *context, const char *text, int64_t *number)
{
    int64_t set = 0;

    for (; strcmp(text, NONE_TYPED) != 0; text++) {
        char digit[2] = {0};
        int64_t option;

        text += strspn(text, " ,");
        if (*text == '\0' && set != 0)
            break;
        digit[0] = *text;
        if (!option_typed(context, digit, &option))
            return false;
        set |= INT64_C(1) << option;
    }
    *number = set;
    return true;
}

/* ---- dates ------------------------------------------------------------------------------------ */

static enum answer_fault day_parse(const struct content *content, uint32_t question,
                                   const char *text, int64_t *number)
{
    int32_t date;

    (void)content;
    (void)question;
    if (!date_parse(text, strlen(text), &date))
        return ANSWER_NO_DATE;
    *number = date;
    return ANSWER_FINE;
}

static const char *day_write(const struct content *content, uint32_t question, int64_t number,
                             struct arena *arena)
{
    char text[DATE_TEXT_SIZE];

    (void)content;
    (void)question;
    date_format((int32_t)number, text);
    return arena_copy(arena, text, strlen(text));
}

static bool day_typed(const struct typed_context *context, const char *text, int64_t *number)
{
    bool outside;
    int32_t date;

    if (!date_typed(text, context->today, (int32_t)context->least, (int32_t)context->most, &date,
                    &outside))
        return false;
    *number = date;
    return true;
}

/* ---- whole numbers and money ------------------------------------------------------------------ */

/* Digits only; no digits are 0. */
static bool digits_parse(const char *text, size_t size, int64_t *number)
{
    int64_t sum = 0;

    if (size > DIGITS_MAX || strspn(text, "0123456789") < size)
        return false;
    for (size_t i = 0; i < size; i++)
        sum = sum * 10 + (text[i] - '0');
    *number = sum;
    return true;
}

static enum answer_fault number_parse(const struct content *content, uint32_t question,
                                      const char *text, int64_t *number)
{
    bool minus = text[0] == '-';

    (void)content;
    (void)question;
    text += minus;
    if (text[0] == '\0' || !digits_parse(text, strlen(text), number))
        return ANSWER_NO_NUMBER;
    *number = minus ? -*number : *number;
    return ANSWER_FINE;
}

static const char *number_write(const struct content *content, uint32_t question, int64_t number,
                                struct arena *arena)
{
    (void)content;
    (void)question;
    return arena_format(arena, "%lld", (long long)number);
}

static bool number_typed(const struct typed_context *context, const char *text, int64_t *number)
{
    (void)context;
    return text[0] != '\0' && digits_parse(text, strlen(text), number);
}

/* The one reading of money, in fen: digits, and after a point at most two more. Nothing is rounded:
 * an amount is somebody's bill. On its way through a keypad ("12.", ".5") a side may be empty. */
static enum answer_fault fen_read(const char *text, bool typed, int64_t *fen)
{
    size_t whole = strcspn(text, ".");
    const char *part = text + whole + (text[whole] == '.');
    size_t places = strlen(part);
    int64_t yuan, rest;

    if (whole + places == 0 || (!typed && (whole == 0 || (text[whole] == '.' && places == 0))))
        return ANSWER_NO_MONEY;
    if (!digits_parse(text, whole, &yuan) || !digits_parse(part, places, &rest))
        return ANSWER_NO_MONEY;
    if (places > 2)
        return ANSWER_MONEY_TOO_FINE;
    *fen = yuan * FEN + (places == 1 ? rest * 10 : rest);
    return ANSWER_FINE;
}

static enum answer_fault money_parse(const struct content *content, uint32_t question,
                                     const char *text, int64_t *number)
{
    (void)content;
    (void)question;
    return fen_read(text, false, number);
}

static const char *money_write(const struct content *content, uint32_t question, int64_t number,
                               struct arena *arena)
{
    (void)content;
    (void)question;
    return arena_format(arena, "%lld.%02lld", (long long)(number / FEN), (long long)(number % FEN));
}

static bool money_typed(const struct typed_context *context, const char *text, int64_t *number)
{
    (void)context;
    return fen_read(text, true, number) == ANSWER_FINE;
}

/* ---- places ----------------------------------------------------------------------------------- */

static enum answer_fault place_parse(const struct content *content, uint32_t question,
                                     const char *text, int64_t *number)
{
    struct places places;

    (void)question;
    if (strcmp(text, ABROAD_WORD) == 0) {
        *number = PLACE_ABROAD;
        return ANSWER_FINE;
    }
    places_named(content, text, &places);
    if (places.count != 1)
        return places.count == 0 ? ANSWER_NO_PLACE : ANSWER_AMBIGUOUS_PLACE;
    *number = places.code[0];
    return ANSWER_FINE;
}

static const char *place_write(const struct content *content, uint32_t question, int64_t number,
                               struct arena *arena)
{
    (void)content;
    (void)question;
    return number == PLACE_ABROAD ? ABROAD_WORD : arena_format(arena, "%06lld", (long long)number);
}

/* ---- the rows --------------------------------------------------------------------------------- */

const struct answer_type answer_types[] = {
    [QUESTION_ONE_OF] = {.shape = SHAPE_OPTION,
                         .parse = option_parse,
                         .write = option_write,
                         .typed = option_typed},
    [QUESTION_SEVERAL_OF] = {.shape = SHAPE_SET,
                         .parse = set_parse,
                         .write = set_write,
                         .typed = set_typed},
    [QUESTION_YES_NO] = {.shape = SHAPE_OPTION,
                         .fixed = yes_no_words,
                         .parse = option_parse,
                         .write = option_write,
                         .typed = option_typed},
    [QUESTION_DATE] = {.shape = SHAPE_RANGE,
                         .is_day = true,
                         .least = DATE_MIN,
                         .most = DATE_MAX,
                         .unit = 1,
                         .parse = day_parse,
                         .write = day_write,
                         .typed = day_typed},
    [QUESTION_NUMBER] = {.shape = SHAPE_RANGE,
                         .least = 0,
                         .most = 999999999,
                         .unit = 1,
                         .parse = number_parse,
                         .write = number_write,
                         .typed = number_typed},
    [QUESTION_MONEY] = {.shape = SHAPE_RANGE,
                         .least = 0,
                         .most = 99999999999,
                         .unit = FEN,
                         .parse = money_parse,
                         .write = money_write,
                         .typed = money_typed},
    [QUESTION_PLACE] = {.shape = SHAPE_PLACE,                     .parse = place_parse, .write = place_write                                },
};

/* ----------------------------------------------------------------------------------------------- */

/* Six digits of a division or a pool; nobody is insured abroad. */
static bool place_allowed(const struct question *question, int64_t code)
{
    if (code < 110000 || code > PLACE_ABROAD)
        return false;
    return !pool_is_abroad((uint32_t)code) ? code < 700000 : question->start != START_INSURED_IN;
}

bool types_allow(const struct question *question, uint32_t offered, int64_t number)
{
    switch (answer_types[question->type].shape) {
    case SHAPE_OPTION:
        return number >= 0 && number < (int64_t)question->options.count &&
               (offered >> number & 1u) != 0;
    case SHAPE_SET:
        return number >= 0 && (number & ~(int64_t)offered) == 0;
    case SHAPE_PLACE:
        return place_allowed(question, number);
    case SHAPE_RANGE:
        break;
    }
    return true;
}

uint32_t types_ways(const struct content *content, uint32_t fact)
{
    if (fact >= content->question_count)
        return content->flows[fact - content->question_count].endings.count;
    switch (types_shape(content, fact)) {
    case SHAPE_OPTION:
        return content->questions[fact].options.count;
    case SHAPE_PLACE:
        return RELATION_COUNT;
    case SHAPE_SET:
    case SHAPE_RANGE:
        break;
    }
    return 0;
}

const char *types_way_id(const struct content *content, uint32_t fact, uint32_t way)
{
    if (fact >= content->question_count) {
        const struct flow *flow = &content->flows[fact - content->question_count];

        return content_string(content, content->endings[flow->endings.first + way].id);
    }
    return types_is_place(content, fact) ? relation_words[way] : option_id(content, fact, way);
}

const char *types_node_way_id(const struct content *content, const struct node *node, uint32_t way)
{
    if (node->kind == NODE_DECIDE_VALUE) {
        const struct parameter *parameter = &content->parameters[node->subject];

        return content_string(content, content->options[parameter->options.first + way].id);
    }
    return types_way_id(
        content, node->kind == NODE_RUN ? content->question_count + node->subject : node->subject,
        way);
}
