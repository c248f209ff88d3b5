/*
 * Case codes of the shipped content: every ending of every flow in every region comes back the same;
 * what is mistyped is never another case.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "shipped.h"

#include "analysis/walk/walk.h"
#include "engine/code.h"
#include "model/pool.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

#define SAMPLES_MAX 400
#define TYPICAL_DIGITS 36

static struct content *content;
static char sample[SAMPLES_MAX][CODE_TEXT_SIZE]; /* codes of all flows */
static size_t sample_count;

static int shipped_open(void **state)
{
    (void)state;
    content = shipped_load();
    return content == NULL;
}

static int shipped_close(void **state)
{
    (void)state;
    content_free(content);
    return 0;
}

/* ---- there and back ------------------------------------------------------------------------ */

static void assert_same_answers(const struct session *a, const struct session *b)
{
    struct trail one, two;

    trail_walk(a, &one);
    trail_walk(b, &two);
    assert_int_equal(b->flow, a->flow);
    assert_int_equal(b->today, a->today);
    assert_int_equal(two.state, TRAIL_DONE);
    assert_int_equal(two.outcome, one.outcome);
    assert_int_equal(two.count, one.count);
    assert_memory_equal(one.live, two.live, sizeof one.live);
    for (uint32_t i = 0; i < content->question_count; i++) {
        struct answer x = trail_answer(&one, i), y = trail_answer(&two, i);

        assert_int_equal(y.state, x.state);
        if (x.state == ANSWER_KNOWN)
            assert_int_equal(y.number, x.number);
    }
}

static size_t digits_of(const char *text)
{
    char digits[CODE_TEXT_SIZE];

    code_digits(text, digits);
    return strlen(digits);
}

/* Returns how many digits its code has. */
static size_t comes_back(const struct session *session, char text[CODE_TEXT_SIZE])
{
    struct session back;
    struct code code;

    assert_true(code_make(session, text));
    assert_int_equal(code_read(text, &code), CODE_FINE);
    assert_true(code_made_by(&code, content));
    assert_int_equal(code_flow(&code, content), session->flow);
    assert_int_equal(code.today, session->today);
    assert_true(code_session(&code, content, &back));
    assert_same_answers(session, &back);
    return digits_of(text);
}

struct tally {
    uint32_t ends;
    size_t most;
};

static void flow_in_area(uint32_t flow, struct area area, struct tally *tally)
{
    const struct walk_request request = {.content = content, .flow = flow, .area = area};
    struct walk *walk = walk_make(&request);

    assert_true(walk->whole);
    for (uint32_t i = 0; i < walk->state_count; i++) {
        char text[CODE_TEXT_SIZE];
        struct session session;
        size_t digits;

        if (walk->states[i].kind != STATE_DONE)
            continue;
        walk_session(walk, i, &session);
        digits = comes_back(&session, text);
        tally->most = digits > tally->most ? digits : tally->most;
        if (tally->ends++ % 977 == 0 && sample_count < SAMPLES_MAX)
            memcpy(sample[sample_count++], text, sizeof text);
    }
    walk_free(walk);
}

static void every_ending_in_every_region_comes_back(void **state)
{
    (void)state;
    for (uint32_t flow = 0; flow < content->flow_count; flow++) {
        struct tally tally = {0};

        for (uint32_t i = 0; i < area_count(content); i++)
            if (area_at(content, i).kind != AREA_ANY)
                flow_in_area(flow, area_at(content, i), &tally);
        print_message("%-12s %7u endings, at most %zu digits\n",
                      content_string(content, content->flows[flow].id), tally.ends, tally.most);
        assert_true(tally.ends > 0);
        assert_true(tally.most <= code_worst(content));
    }
    print_message("never more than %u digits\n", (unsigned)code_worst(content));
    assert_true(sample_count > 20);
}

static void answer(struct session *session, const char *question, int64_t number)
{
    assert_true(session_answer(session, content_fact(content, question),
                               (struct answer){.state = ANSWER_KNOWN, .number = number}));
}

static void option(struct session *session, const char *question, const char *id)
{
    answer(session, question, content_option(content, content_fact(content, question), id));
}

/* Somebody insured in 聊城 who wants to be treated in 北京: all start facts, eight questions. */
static struct session typical(void)
{
    struct session session;
    int32_t today;

    assert_true(date_parse("2026-11-21", 10, &today));
    session_start(&session, content, content_flow(content, "settle"), today);
    answer(&session, "insured_in", 371500);
    answer(&session, "care_in", 110000);
    option(&session, "scheme", "resident");
    for (struct trail trail;;) {
        trail_walk(&session, &trail);
        uint32_t question = trail_question(content, &trail);

        if (question == NO_INDEX)
            return session;
        /* Always the first option offered. */
        for (int64_t i = 0; session.answers[question].state == ANSWER_NONE; i++) {
            assert_true(i < OPTIONS_MAX);
            session_answer(&session, question, (struct answer){.state = ANSWER_KNOWN, .number = i});
        }
    }
}

static void a_typical_case_has_few_digits(void **state)
{
    const struct session session = typical();
    char text[CODE_TEXT_SIZE];

    (void)state;
    print_message("typical: %zu digits\n", comes_back(&session, text));
    assert_true(digits_of(text) <= TYPICAL_DIGITS);
}

static void places_of_every_kind_come_back(void **state)
{
    static const uint32_t places[] = {110000, 371500,       371502, 379900, 659001,
                                      440341, PLACE_ABROAD, 710000, 820000};
    char text[CODE_TEXT_SIZE];

    (void)state;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        for (int insured = 0; insured < 2; insured++) {
            struct session session = typical();
            uint32_t fact = insured ? content->insured_in : content->care_in;
            struct trail trail;

            if (!session_answer(&session, fact,
                                (struct answer){.state = ANSWER_KNOWN, .number = places[i]}))
                continue;
            trail_walk(&session, &trail);
            if (trail.state == TRAIL_DONE)
                comes_back(&session, text);
        }
}

/* ---- what is no code ----------------------------------------------------------------------- */

static void only_a_finished_case_has_a_code(void **state)
{
    struct session session = typical();
    char text[CODE_TEXT_SIZE] = "x";

    (void)state;
    assert_true(session_back(&session));
    assert_false(code_make(&session, text));
    assert_string_equal(text, "");
}

static void days_out_of_reach_have_no_code(void **state)
{
    static const int32_t days[] = {DATE_MIN, 10956, 10957 + 25000, DATE_MAX};
    struct session session = typical();
    char text[CODE_TEXT_SIZE];

    (void)state;
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        session.today = days[i];
        assert_false(code_make(&session, text));
    }
}

static void every_wrong_digit_is_caught(void **state)
{
    struct code code;
    char digits[CODE_TEXT_SIZE];

    (void)state;
    for (size_t n = 0; n < sample_count; n++) {
        code_digits(sample[n], digits);
        for (size_t i = 0; digits[i]; i++) {
            const char right = digits[i];

            for (digits[i] = '0'; digits[i] <= '9'; digits[i]++)
                assert_int_equal(code_read(digits, &code),
                                 digits[i] == right ? CODE_FINE : CODE_WRONG);
            digits[i] = right;
        }
    }
}

static void every_swap_of_neighbours_is_caught(void **state)
{
    struct code code;
    char digits[CODE_TEXT_SIZE];

    (void)state;
    for (size_t n = 0; n < sample_count; n++) {
        code_digits(sample[n], digits);
        for (size_t i = 0; digits[i + 1]; i++) {
            const char left = digits[i];

            digits[i] = digits[i + 1];
            digits[i + 1] = left;
            if (digits[i] != left)
                assert_int_equal(code_read(digits, &code), CODE_WRONG);
            digits[i + 1] = digits[i];
            digits[i] = left;
        }
    }
}

static uint32_t next_random(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

static void no_random_digits_are_a_case(void **state)
{
    uint32_t seed = 20261121, read = 0;
    struct session session;
    struct code code;

    (void)state;
    for (int n = 0; n < 100000; n++) {
        char digits[CODE_DIGITS_MAX + 1] = "";
        uint32_t count = 16 + next_random(&seed) % 9 * 4;

        for (uint32_t i = 0; i < count; i++)
            digits[i] = (char)('0' + next_random(&seed) / 7 % 10);
        if (code_read(digits, &code) != CODE_FINE)
            continue;
        read++;
        assert_false(code_made_by(&code, content) && code_session(&code, content, &session));
        /* Nor does the routing take it, were it of this content. */
        code.print = code_print(content->behaviour_print);
        if (code_session(&code, content, &session))
            print_message("%s would be a case\n", digits);
    }
    print_message("%u of 100000 pass the check digits and the version\n", read);
    assert_true(read < 300);
}

static void what_is_typed_may_have_spaces_and_wide_digits(void **state)
{
    const struct session session = typical();
    char text[CODE_TEXT_SIZE], digits[CODE_TEXT_SIZE], typed[8 * CODE_TEXT_SIZE] = "";
    struct code code;
    size_t at = 0;

    (void)state;
    assert_true(code_make(&session, text));
    code_digits(text, digits);
    assert_int_equal(code_read(digits, &code), CODE_FINE);
    for (size_t i = 0; digits[i]; i++) /* ０ is EF BC 90 */
        at += (size_t)snprintf(typed + at, sizeof typed - at, "\xef\xbc%c%s",
                               (char)(0x90 + digits[i] - '0'), i % 4 == 3 ? "－　" : "");
    assert_int_equal(code_read(typed, &code), CODE_FINE);
    assert_true(code_looks_like(typed));
    snprintf(typed, sizeof typed, " %s\r\n", digits);
    assert_int_equal(code_read(typed, &code), CODE_FINE);
}

static void what_is_no_code_is_told_apart(void **state)
{
    static const struct {
        const char *typed;
        enum code_fault fault;
    } rows[] = {
        {"",                      CODE_NOT_DIGITS},
        {" - ",                   CODE_NOT_DIGITS},
        {"聊城",                CODE_NOT_DIGITS},
        {"1234 5678 9012 345x",   CODE_NOT_DIGITS},
        {"\xff\xfe",              CODE_NOT_DIGITS},
        {"1234 5678",             CODE_LENGTH    },
        {"1234 5678 9012 345",    CODE_LENGTH    },
        {"1234 5678 9012 3456 7", CODE_LENGTH    },
        {"1234 5678 9012 3456",   CODE_WRONG     },
        {"0000 0000 0000 0001",   CODE_FOREIGN   }, /* fits, but no check digits are 01 */
        {"0000 0000 0000 0098",   CODE_FOREIGN   },
        {"0000 0000 0000 0971",   CODE_VERSION   }, /* version 9 */
    };
    struct code code;

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(code_read(rows[i].typed, &code), rows[i].fault);
    assert_false(code_looks_like("1234 5678"));
    assert_false(code_looks_like("1234 5678 9012 345x"));
}

static void a_very_long_code_is_refused(void **state)
{
    char digits[4 * CODE_DIGITS_MAX];
    struct code code;

    (void)state;
    memset(digits, '1', sizeof digits - 1);
    digits[sizeof digits - 1] = '\0';
    assert_int_equal(code_read(digits, &code), CODE_LENGTH);
}

static void a_longer_writing_of_a_code_is_refused(void **state)
{
    const struct session session = typical();
    char text[CODE_TEXT_SIZE], longer[CODE_TEXT_SIZE + 8];
    struct code code;

    (void)state;
    assert_true(code_make(&session, text));
    snprintf(longer, sizeof longer, "0000 %s", text);
    assert_int_equal(code_read(longer, &code), CODE_FOREIGN);
}

static void a_forged_code_opens_nothing_wrong(void **state)
{
    const struct session session = typical();
    char text[CODE_TEXT_SIZE];
    struct code code, forged;
    struct session back;

    (void)state;
    assert_true(code_make(&session, text));
    assert_int_equal(code_read(text, &code), CODE_FINE);
    forged = code;
    forged.verdict = (code.verdict + 1) % 16; /* another verdict than its answers have */
    assert_false(code_session(&forged, content, &back));
    forged = code;
    number_put(&forged.rest, 10, 7); /* other answers; or more than there are questions */
    assert_false(code_session(&forged, content, &back));
    forged = code;
    forged.insured_in = (struct answer){.state = ANSWER_KNOWN, .number = PLACE_ABROAD};
    assert_false(code_session(&forged, content, &back));
    forged = code;
    forged.slot = (code.slot + 1) % 512;
    assert_int_equal(code_flow(&forged, content), NO_INDEX);
    assert_false(code_session(&forged, content, &back));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_ending_in_every_region_comes_back),
        cmocka_unit_test(a_typical_case_has_few_digits),
        cmocka_unit_test(places_of_every_kind_come_back),
        cmocka_unit_test(only_a_finished_case_has_a_code),
        cmocka_unit_test(days_out_of_reach_have_no_code),
        cmocka_unit_test(every_wrong_digit_is_caught),
        cmocka_unit_test(every_swap_of_neighbours_is_caught),
        cmocka_unit_test(no_random_digits_are_a_case),
        cmocka_unit_test(what_is_typed_may_have_spaces_and_wide_digits),
        cmocka_unit_test(what_is_no_code_is_told_apart),
        cmocka_unit_test(a_very_long_code_is_refused),
        cmocka_unit_test(a_longer_writing_of_a_code_is_refused),
        cmocka_unit_test(a_forged_code_opens_nothing_wrong),
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, shipped_open, shipped_close);
}
