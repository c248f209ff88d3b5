/*
 * Writing a case code. The case is replayed question by question from its start facts, as the reader
 * (code_read.c) will, so that what was on offer at each question is the same for both.
 */
#include "engine/code.h"

#include "engine/code_fields.h"
#include "engine/types.h"
#include "model/pool.h"

#include <string.h>

#define VALUES_MAX (16 + 2 * TRAIL_MAX)

/* The values of a code in the order they are read. */
struct code_values {
    uint32_t count;
    bool whole; /* false: one has no place in a code */
    struct {
        uint64_t radix;
        uint64_t value;
    } value[VALUES_MAX];
};

/* Batches make a code for every line: what is not yet in use is not cleared. */
static void values_begin(struct code_values *values)
{
    values->count = 0;
    values->whole = true;
}

static void value_add(struct code_values *values, uint64_t radix, int64_t value)
{
    if (values->count == VALUES_MAX || radix > NUMBER_RADIX_MAX || value < 0 ||
        (uint64_t)value >= radix) {
        values->whole = false;
        return;
    }
    values->value[values->count].radix = radix;
    values->value[values->count++].value = (uint64_t)value;
}

static void place_add(struct code_values *values, struct answer answer)
{
    int64_t head = answer.number / CODE_PLACE_TAILS - CODE_PLACE_FIRST;
    int64_t tail = answer.number % CODE_PLACE_TAILS;

    if (answer.state != ANSWER_KNOWN)
        value_add(values, CODE_PLACE_RADIX, answer.state == ANSWER_UNSURE);
    else if (answer.number == PLACE_ABROAD)
        value_add(values, CODE_PLACE_RADIX, CODE_PLACE_GIVEN - 1);
    else if (head < 0 || head >= CODE_PLACE_HEADS)
        values->whole = false;
    else {
        value_add(values, CODE_PLACE_RADIX,
                  CODE_PLACE_GIVEN + head + (tail ? CODE_PLACE_HEADS : 0));
        if (tail)
            value_add(values, CODE_PLACE_TAILS, tail);
    }
}

/* The place of an option among those offered, or of a mask of options, its bits moved together. */
static int64_t among_offered(enum answer_shape shape, uint32_t offered, int64_t number)
{
    int64_t packed = 0;
    int at = 0;

    for (int i = 0; i < OPTIONS_MAX; i++) {
        if (!(offered >> i & 1u))
            continue;
        if (shape == SHAPE_SET)
            packed |= (number >> i & 1) << at;
        else if (number == i)
            return at;
        at++;
    }
    return packed;
}

static void answer_add(struct code_values *values, const struct session *session,
                       const struct trail *trail, struct answer answer)
{
    const struct code_choice choice = code_choice(session, trail);
    const enum answer_shape shape =
        types_shape(session->content, trail_question(session->content, trail));

    if (shape == SHAPE_PLACE)
        place_add(values, answer);
    else if (answer.state == ANSWER_UNSURE)
        value_add(values, choice.radix, 0);
    else if (shape == SHAPE_RANGE)
        value_add(values, choice.radix, 1 + answer.number - choice.least);
    else
        value_add(values, choice.radix, 1 + among_offered(shape, choice.offered, answer.number));
}

static struct answer start_answer(const struct session *session, uint32_t fact)
{
    const struct answer none = {.state = ANSWER_NONE};

    return fact == NO_INDEX ? none : session->answers[fact];
}

static void head_add(struct code_values *values, const struct session *session, uint32_t outcome)
{
    const struct content *content = session->content;

    value_add(values, CODE_VERSION_RADIX, CODE_VERSION_NOW);
    value_add(values, CODE_PRINT_RADIX, code_print(content->behaviour_print));
    value_add(values, CODE_DAY_RADIX, (int64_t)session->today - CODE_DAY_FIRST);
    value_add(values, CODE_SLOT_RADIX, code_slot(content, session->flow));
    value_add(values, CODE_VERDICT_RADIX,
              code_verdict_number(content, content->outcomes[outcome].verdict));
    place_add(values, start_answer(session, content->insured_in));
    place_add(values, start_answer(session, content->care_in));
}

static void scheme_add(struct code_values *values, const struct session *session)
{
    const struct answer answer = start_answer(session, session->content->scheme);

    value_add(values, code_scheme_radix(session->content),
              answer.state == ANSWER_KNOWN ? 2 + answer.number : answer.state == ANSWER_UNSURE);
}

/* A session with nothing but the start facts of another. */
static void session_begin(const struct session *from, struct session *session)
{
    const struct content *content = from->content;
    const uint32_t facts[] = {content->insured_in, content->care_in, content->scheme};

    session_start(session, content, from->flow, from->today);
    for (size_t i = 0; i < sizeof facts / sizeof facts[0]; i++)
        if (facts[i] != NO_INDEX)
            session->answers[facts[i]] = from->answers[facts[i]];
}

/* Packs the answers along the path; false where it does not end in an outcome. */
static bool answers_add(struct code_values *values, const struct session *from, struct trail *trail)
{
    struct session session;
    uint32_t question;

    session_begin(from, &session);
    trail_walk(&session, trail);
    while ((question = trail_question(session.content, trail)) != NO_INDEX && values->whole) {
        if (from->answers[question].state == ANSWER_NONE || session.answers[question].state)
            return false;
        answer_add(values, &session, trail, from->answers[question]);
        session.answers[question] = from->answers[question];
        trail_go_on(&session, trail);
    }
    return values->whole && trail->state == TRAIL_DONE;
}

static void number_print(const struct number *number, char text[CODE_TEXT_SIZE])
{
    uint32_t groups = number->count < CODE_DIGITS_MIN / 4 ? CODE_DIGITS_MIN / 4 : number->count;

    for (uint32_t i = groups; i-- > 0;) {
        for (uint32_t unit = NUMBER_GROUP / 10; unit > 0; unit /= 10)
            *text++ = (char)('0' + number->group[i] / unit % 10);
        *text++ = i > 0 ? ' ' : '\0';
    }
}

/* The check digits make the whole leave 1 when divided by 97. */
static void check_put(struct number *number)
{
    number_put(number, CODE_CHECK_RADIX, 0);
    number->group[0] =
        (uint16_t)(number->group[0] + 98 - number_modulo(number, CODE_CHECK_DIVISOR));
}

bool code_make(const struct session *session, char text[CODE_TEXT_SIZE])
{
    struct code_values head, values;
    struct number number = {0};
    struct trail trail;

    text[0] = '\0';
    values_begin(&head);
    values_begin(&values);
    scheme_add(&values, session);
    if (!answers_add(&values, session, &trail))
        return false;
    head_add(&head, session, trail.outcome);
    for (uint32_t i = values.count; i-- > 0;)
        number_put(&number, values.value[i].radix, values.value[i].value);
    for (uint32_t i = head.count; i-- > 0;)
        number_put(&number, head.value[i].radix, head.value[i].value);
    check_put(&number);
    if (!head.whole || number.full)
        return false;
    number_print(&number, text);
    return true;
}

void code_digits(const char text[CODE_TEXT_SIZE], char digits[CODE_TEXT_SIZE])
{
    size_t at = 0;

    for (; *text; text++)
        if (*text != ' ')
            digits[at++] = *text;
    digits[at] = '\0';
}
