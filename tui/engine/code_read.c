/*
 * Reading a case code: what it says by itself, then, with the content it was made under, the case.
 */
#include "engine/code.h"

#include "base/text.h"
#include "engine/code_fields.h"
#include "engine/types.h"
#include "model/pool.h"

#include <string.h>

/* The digits of what was typed; returns how many, or -1 where there is anything else. */
static int typed_digits(const char *typed, char digits[CODE_DIGITS_MAX])
{
    size_t size = strlen(typed);
    uint32_t character;
    int count = 0;

    for (size_t step; (step = text_decode(typed, size, &character)) > 0;
         typed += step, size -= step) {
        character = text_character_half_width(character);
        if (character == ' ' || character == '-' || character == '\t' || character == '\r' ||
            character == '\n')
            continue;
        if (character < '0' || character > '9')
            return -1;
        if (count < CODE_DIGITS_MAX)
            digits[count] = (char)character;
        count++;
    }
    return count;
}

bool code_looks_like(const char *typed)
{
    char digits[CODE_DIGITS_MAX];

    return typed_digits(typed, digits) >= CODE_DIGITS_MIN;
}

static void number_of(const char *digits, int count, struct number *number)
{
    *number = (struct number){.count = (uint32_t)count / 4};
    for (int i = 0; i < count; i++) {
        uint16_t *group = &number->group[(count - 1 - i) / 4];

        *group = (uint16_t)(*group * 10 + digits[i] - '0');
    }
}

static bool place_take(struct number *number, struct answer *answer)
{
    uint64_t symbol = number_take(number, CODE_PLACE_RADIX);
    uint64_t tail = 0;

    *answer = (struct answer){.state = symbol == 0   ? ANSWER_NONE
                                       : symbol == 1 ? ANSWER_UNSURE
                                                     : ANSWER_KNOWN,
                              .number = symbol == CODE_PLACE_GIVEN - 1 ? PLACE_ABROAD : 0};
    if (symbol < CODE_PLACE_GIVEN)
        return true;
    symbol -= CODE_PLACE_GIVEN;
    if (symbol >= CODE_PLACE_HEADS) {
        symbol -= CODE_PLACE_HEADS;
        tail = number_take(number, CODE_PLACE_TAILS);
        if (tail == 0)
            return false;
    }
    answer->number = (int64_t)((CODE_PLACE_FIRST + symbol) * CODE_PLACE_TAILS + tail);
    return true;
}

static enum code_fault head_take(struct number *number, struct code *code)
{
    const uint64_t version = number_take(number, CODE_VERSION_RADIX);
    bool good;

    if (version > CODE_VERSION_NOW)
        return CODE_VERSION;
    code->print = (uint32_t)number_take(number, CODE_PRINT_RADIX);
    code->today = (int32_t)number_take(number, CODE_DAY_RADIX) + CODE_DAY_FIRST;
    code->slot = (uint32_t)number_take(number, CODE_SLOT_RADIX);
    code->verdict = (uint32_t)number_take(number, CODE_VERDICT_RADIX);
    good = place_take(number, &code->insured_in) && place_take(number, &code->care_in);
    code->rest = *number;
    return version == CODE_VERSION_NOW && good ? CODE_FINE : CODE_FOREIGN;
}

enum code_fault code_read(const char *typed, struct code *code)
{
    char digits[CODE_DIGITS_MAX];
    struct number number;
    int count = typed_digits(typed, digits);
    uint64_t check;

    *code = (struct code){0};
    if (count <= 0)
        return CODE_NOT_DIGITS;
    if (count < CODE_DIGITS_MIN || count > CODE_DIGITS_MAX || count % 4 != 0)
        return CODE_LENGTH;
    number_of(digits, count, &number);
    if (number_modulo(&number, CODE_CHECK_DIVISOR) != 1)
        return CODE_WRONG;
    /* A code is never longer than it needs to be. */
    if (count > CODE_DIGITS_MIN && number.group[number.count - 1] == 0)
        return CODE_FOREIGN;
    check = number_take(&number, CODE_CHECK_RADIX);
    if (check < 2 || check > 98)
        return CODE_FOREIGN;
    return head_take(&number, code);
}

uint32_t code_print(uint64_t behaviour_print)
{
    return (uint32_t)(behaviour_print % CODE_PRINT_RADIX);
}

bool code_made_by(const struct code *code, const struct content *content)
{
    return code->print == code_print(content->behaviour_print);
}

/* ---- unpacking ---------------------------------------------------------------------------- */

static int64_t from_offered(enum answer_shape shape, uint32_t offered, int64_t packed)
{
    int64_t number = 0;
    int at = 0;

    for (int i = 0; i < OPTIONS_MAX; i++) {
        if (!(offered >> i & 1u))
            continue;
        if (shape == SHAPE_SET)
            number |= (packed >> at & 1) << i;
        else if (packed == at)
            return i;
        at++;
    }
    return number;
}

static bool answer_take(struct number *number, const struct session *session,
                        const struct trail *trail, struct answer *answer)
{
    const struct content *content = session->content;
    const struct code_choice choice = code_choice(session, trail);
    const enum answer_shape shape = types_shape(content, trail_question(content, trail));
    int64_t value;

    if (shape == SHAPE_PLACE)
        return place_take(number, answer) && answer->state != ANSWER_NONE;
    if (choice.radix > NUMBER_RADIX_MAX)
        return false;
    value = (int64_t)number_take(number, choice.radix);
    *answer = (struct answer){.state = value ? ANSWER_KNOWN : ANSWER_UNSURE};
    if (value == 0)
        return true;
    answer->number = shape == SHAPE_RANGE ? choice.least + value - 1
                                          : from_offered(shape, choice.offered, value - 1);
    return true;
}

/* A start fact is set only where this content can take it. */
static bool start_set(struct session *session, uint32_t fact, struct answer answer)
{
    if (answer.state == ANSWER_NONE)
        return true;
    answer.origin = ORIGIN_START;
    return fact != NO_INDEX && session_answer(session, fact, answer);
}

static bool scheme_take(struct number *number, struct session *session)
{
    const uint64_t value = number_take(number, code_scheme_radix(session->content));
    const struct answer answer = {.state = value == 0   ? ANSWER_NONE
                                           : value == 1 ? ANSWER_UNSURE
                                                        : ANSWER_KNOWN,
                                  .number = value > 1 ? (int64_t)value - 2 : 0};

    return start_set(session, session->content->scheme, answer);
}

static bool answers_take(struct number *number, struct session *session, struct trail *trail)
{
    uint32_t question;

    trail_walk(session, trail);
    while ((question = trail_question(session->content, trail)) != NO_INDEX) {
        struct answer answer;

        if (session->answers[question].state != ANSWER_NONE ||
            !answer_take(number, session, trail, &answer) ||
            !session_answer_on(session, trail, question, answer))
            return false;
        trail_go_on(session, trail);
    }
    return trail->state == TRAIL_DONE && number->count == 0;
}

bool code_session(const struct code *code, const struct content *content, struct session *session)
{
    struct number number = code->rest;
    uint32_t flow = code_flow(code, content);
    struct trail trail;

    if (flow == NO_INDEX)
        return false;
    session_start(session, content, flow, code->today);
    return start_set(session, content->insured_in, code->insured_in) &&
           start_set(session, content->care_in, code->care_in) && scheme_take(&number, session) &&
           answers_take(&number, session, &trail) &&
           code_verdict_number(content, content->outcomes[trail.outcome].verdict) == code->verdict;
}
