/*
 * What the agency answered: reading it, keeping it with its case, printing it as what it is.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "stage.h"

#include "desk/confirm.h"
#include "paper/sheet_text.h"

#include <locale.h>
#include <string.h>

#define CONTENT "tests/data/desk"

static struct office office;
static struct desk desk;
static uint32_t limit, outpatient; /* a last day; yes or no */

static struct moment moment_at(const char *date)
{
    struct moment moment = {.milliseconds = 1000, .minute = 605};

    assert_true(date_parse(date, strlen(date), &moment.date));
    return moment;
}

static struct content *content_read(void)
{
    struct stage stage;

    assert_true(stage_load_from(&stage, CONTENT));
    return stage.content;
}

static int start(void **state)
{
    (void)state;
    desk_open(&desk, &(struct desk_setup){.office = &office}, content_read(), LANGUAGE_ZH,
              moment_at("2026-11-21"));
    limit = content_parameter(desk.content, "claim_limit");
    outpatient = content_parameter(desk.content, "outpatient");
    return 0;
}

static int end(void **state)
{
    (void)state;
    desk_close(&desk);
    return 0;
}

static void answer(const char *question, struct answer given)
{
    const uint32_t waiting = desk_question(&desk);

    assert_true(waiting != NO_INDEX);
    assert_string_equal(content_string(desk.content, desk.content->questions[waiting].id),
                        question);
    assert_true(desk_answer(&desk, waiting, given));
}

static struct answer number(int64_t n)
{
    return (struct answer){.state = ANSWER_KNOWN, .number = n};
}

/* Paid in a place nothing is known of: a last day and outpatient care are open. */
static void open_case(void)
{
    const struct answer unsure = {.state = ANSWER_UNSURE};

    desk_begin(&desk, content_flow(desk.content, "settle"));
    answer("insured_in", number(440300));
    answer("scheme", number(0));
    answer("care_in", number(110000));
    answer("stage", number(2));
    answer("extras", number(0));
    answer("days", number(3));
    answer("cost", unsure);
    answer("paid_on", unsure);
    assert_true(desk_done(&desk));
}

static void confirm(uint32_t parameter, const char *typed)
{
    struct confirmation confirmation;

    assert_int_equal(confirm_read(desk.content, parameter, typed, desk.now.date, &confirmation),
                     CONFIRM_FINE);
    desk_confirm(&desk, &confirmation);
}

static const char *sheet_words(struct arena *arena)
{
    struct buffer text = {0};
    struct sheet sheet;
    const char *said;

    desk_preview(&desk, arena, (struct delivery){0}, &sheet);
    sheet_text(&sheet, 200, &text);
    said = arena_copy(arena, text.data, text.size);
    buffer_free(&text);
    return said;
}

/* ---- reading -------------------------------------------------------------------------------- */

static void typed_read(const struct content *content, const char *id, const char *typed,
                       enum confirm_fault wanted, const char *words_wanted)
{
    struct arena arena = {0};
    struct confirmation confirmation;

    assert_int_equal(
        confirm_read(content, content_parameter(content, id), typed, desk.now.date, &confirmation),
        wanted);
    if (wanted == CONFIRM_FINE)
        assert_string_equal(
            words_confirmed(&(struct words){.content = content, .arena = &arena}, &confirmation),
            words_wanted);
    arena_free(&arena);
}

static void an_answer_is_read_by_the_type_of_what_was_asked(void **state)
{
    static const struct {
        const char *id, *typed;
        enum confirm_fault read;
        const char *words;
    } rows[] = {
        {"temp_filing",     "1",                   CONFIRM_FINE,       "免备案"                      },
        {"temp_filing",     "3",                   CONFIRM_UNFINISHED, NULL                             },
        {"temp_filing",     "0",                   CONFIRM_UNFINISHED, NULL                             },
        {"temp_months",     "12",                  CONFIRM_FINE,       "12 个月"                      },
        {"temp_months",     "1234567",             CONFIRM_UNFINISHED, NULL                             },
        {"temp_months",     "1a",                  CONFIRM_UNFINISHED, NULL                             },
        {"manual_deadline", "20270331",            CONFIRM_FINE,       "2027年3月31日（星期三）"},
        {"manual_deadline", "20270230",            CONFIRM_UNFINISHED, NULL                             },
        {"manual_deadline", "20990101",            CONFIRM_UNFINISHED, NULL                             },
        {"reduction_temp",  "先自付 10%",       CONFIRM_FINE,       "先自付 10%"                  },
        {"reduction_temp",  "打 13800000000 问", CONFIRM_PERSONAL,   NULL                             },
        {"reduction_temp",  "138.0000.0000",       CONFIRM_PERSONAL,   NULL                             },
        {"reduction_temp",  "2026-01-01 起",      CONFIRM_FINE,       "2026-01-01 起"                 },
        {"reduction_temp",  "138 0000-0000",       CONFIRM_PERSONAL,   NULL                             },
        {"reduction_temp",  "a\x1b[2J",            CONFIRM_UNFINISHED, NULL                             },
        {"reduction_temp",  "",                    CONFIRM_FINE,       ""                               },
        {"temp_filing",     "",                    CONFIRM_FINE,       ""                               },
    };

    struct stage stage;

    (void)state;
    assert_true(stage_load(&stage));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        typed_read(stage.content, rows[i].id, rows[i].typed, rows[i].read, rows[i].words);
    content_free(stage.content);
}

static void a_length_is_read_with_its_unit(void **state)
{
    struct content *content = content_read();

    (void)state;
    typed_read(content, "notice", "3", CONFIRM_FINE, "3 天");
    typed_read(content, "notice", "3/2", CONFIRM_FINE, "3 个工作日");
    typed_read(content, "notice", "3.3", CONFIRM_FINE, "3 个月");
    typed_read(content, "notice", "3/5", CONFIRM_UNFINISHED, NULL);
    typed_read(content, "notice", "3/", CONFIRM_UNFINISHED, NULL);
    typed_read(content, "notice", "/2", CONFIRM_UNFINISHED, NULL);
    content_free(content);
}

/* ---- with its case -------------------------------------------------------------------------- */

static void what_is_open_is_listed_once_in_the_order_of_the_sheet(void **state)
{
    uint32_t parameters[UNVERIFIED_MAX];

    (void)state;
    assert_int_equal(desk_unverified(&desk, parameters), 0); /* no case */
    open_case();
    assert_int_equal(desk_unverified(&desk, parameters), 2);
    assert_int_equal(parameters[0], limit);
    assert_int_equal(parameters[1], outpatient);
    desk.setup.public_machine = true;
    assert_int_equal(desk_unverified(&desk, parameters), 0);
}

static void it_is_printed_as_the_agencys_answer(void **state)
{
    struct arena arena = {0};
    const char *said;

    (void)state;
    open_case();
    said = sheet_words(&arena);
    assert_non_null(strstr(said, "核实结果 __"));
    assert_true(desk_staff_typed(&desk, "1207"));
    confirm(limit, "20270331");
    confirm(outpatient, "2");
    said = sheet_words(&arena);
    assert_non_null(strstr(said, "参保地答复：2027年3月31日（星期三）"));
    assert_non_null(strstr(said, "参保地答复：否"));
    assert_non_null(strstr(said, "核实人 工号 1207，时间 2026年11月21日（星期六） 10:05"));
    assert_non_null(strstr(said, "不是公布的规定"));
    assert_null(strstr(said, "核实结果"));
    assert_null(strstr(said, "以参保地答复为准"));
    assert_non_null(strstr(said, "工号：1207")); /* also who gives the sheet out */
    arena_free(&arena);
}

static void what_is_not_known_of_it_has_room_to_be_written(void **state)
{
    struct arena arena = {0};
    const char *said;

    (void)state;
    open_case();
    confirm(limit, "");
    confirm(outpatient, "1");
    said = sheet_words(&arena);
    assert_non_null(strstr(said, "以参保地答复为准"));
    assert_non_null(strstr(said, "核实时间 2026年11月21日（星期六） 10:05"));
    assert_non_null(strstr(said, "核实结果 __"));
    assert_non_null(strstr(said, "核实人 __"));
    arena_free(&arena);
}

static void it_stays_while_the_case_is_put_aside_and_recent(void **state)
{
    (void)state;
    open_case();
    confirm(limit, "20270331");
    assert_true(desk_park(&desk));
    open_case();
    assert_null(desk_confirmed(&desk, limit));
    desk_unpark(&desk, 0);
    assert_non_null(desk_confirmed(&desk, limit));
    desk_finish(&desk);
    desk_reopen(&desk, 0);
    assert_non_null(desk_confirmed(&desk, limit));
    desk_unconfirm(&desk);
    assert_null(desk_confirmed(&desk, limit));
}

static void it_stays_under_changed_content(void **state)
{
    (void)state;
    open_case();
    confirm(limit, "20270331");
    confirm(outpatient, "2");
    desk_finish(&desk);
    desk_offer(&desk, content_read());
    desk_reopen(&desk, 0);
    assert_int_equal(desk_confirmed(&desk, limit)->number, moment_at("2027-03-31").date);
    assert_int_equal(desk_confirmed(&desk, outpatient)->number, 1);
}

/* Answers come and go one by one; the place is answered first, so all others are given again. */
static void again_but(struct answer insured, int64_t stage)
{
    while (desk_back(&desk))
        ;
    answer("insured_in", insured);
    for (uint32_t waiting = desk_question(&desk); waiting != NO_INDEX;
         waiting = desk_question(&desk)) {
        const char *id = content_string(desk.content, desk.content->questions[waiting].id);
        struct answer given = {.state = ANSWER_UNSURE};

        if (strcmp(id, "stage") == 0)
            given = number(stage);
        else if (strcmp(id, "scheme") == 0 || strcmp(id, "extras") == 0)
            given = number(0);
        assert_true(desk_answer(&desk, waiting, given));
    }
    assert_true(desk_done(&desk));
}

static void it_goes_when_the_agency_was_asked_about_something_else(void **state)
{
    (void)state;
    open_case();
    confirm(limit, "20270331");
    again_but(number(440300), 2);
    assert_non_null(desk_confirmed(&desk, limit));
    again_but(number(330100), 2); /* another agency */
    assert_null(desk_confirmed(&desk, limit));
    confirm(limit, "20270331");
    again_but(number(330100), 1); /* nothing to claim by hand */
    assert_null(desk_confirmed(&desk, limit));
}

/* ---- the clerk ------------------------------------------------------------------------------ */

static void the_clerk_is_remembered_for_the_day(void **state)
{
    struct moment next = moment_at("2026-11-22");

    (void)state;
    assert_null(desk_staff(&desk));
    assert_false(desk_staff_typed(&desk, ""));
    assert_false(desk_staff_typed(&desk, "12a"));
    assert_false(desk_staff_typed(&desk, "1234567890123"));
    assert_null(desk_staff(&desk));
    assert_true(desk_staff_typed(&desk, "123456789012"));
    assert_string_equal(desk_staff(&desk), "123456789012");
    desk_tell(&desk, next);
    assert_null(desk_staff(&desk));
    desk.setup.staff = "77";
    assert_string_equal(desk_staff(&desk), "77");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(an_answer_is_read_by_the_type_of_what_was_asked, start,
                                        end),
        cmocka_unit_test_setup_teardown(a_length_is_read_with_its_unit, start, end),
        cmocka_unit_test_setup_teardown(what_is_open_is_listed_once_in_the_order_of_the_sheet,
                                        start, end),
        cmocka_unit_test_setup_teardown(it_is_printed_as_the_agencys_answer, start, end),
        cmocka_unit_test_setup_teardown(what_is_not_known_of_it_has_room_to_be_written, start, end),
        cmocka_unit_test_setup_teardown(it_stays_while_the_case_is_put_aside_and_recent, start,
                                        end),
        cmocka_unit_test_setup_teardown(it_stays_under_changed_content, start, end),
        cmocka_unit_test_setup_teardown(it_goes_when_the_agency_was_asked_about_something_else,
                                        start, end),
        cmocka_unit_test_setup_teardown(the_clerk_is_remembered_for_the_day, start, end),
    };

    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
