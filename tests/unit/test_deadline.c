/* Deadlines as dates: month ends, leap years, year ends, holidays, and what is not known. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/deadline.h"
#include "sample.h"

#include <stdio.h>

/* The Spring Festival and National Day weeks of 2026 with their make-up days; 2027 is not announced. */
#define OFF                                                                                        \
    "2026-01-01 2026-01-02 2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20 2026-02-23 "     \
    "2026-10-01 2026-10-02 2026-10-05 2026-10-06 2026-10-07"
#define ON "2026-01-04 2026-02-14 2026-02-28 2026-09-20 2026-10-10"

static struct sample sample;
static struct session session;
static struct trail trail;

static int start(void **state)
{
    (void)state;
    sample_start(&sample);
    fixture_year(&sample.fixture, 2025, "2025-10-01 2025-10-02 2025-10-03", "");
    fixture_year(&sample.fixture, 2026, OFF, ON);
    fixture_holiday(&sample.fixture, 1, 1, day("2025-01-01"));
    fixture_content(&sample.fixture);
    session_start(&session, sample.content, sample.settle, day("2026-06-15"));
    trail_walk(&session, &trail);
    return 0;
}

static int end(void **state)
{
    (void)state;
    sample_free(&sample);
    return 0;
}

static void give(uint32_t question, struct answer answer)
{
    if (answer.state == ANSWER_NONE)
        trail.live[question / 32] &= ~(1u << (question % 32));
    else
        trail.live[question / 32] |= 1u << (question % 32);
    trail.answers[question] = answer;
}

#define PLUS(number, of) .kind = DEADLINE_PLUS, .plus = {number, of}
#define NEXT_YEAR(m, d) .kind = DEADLINE_NEXT_YEAR, .month = m, .day = d

static const struct row {
    const char *anchor;
    struct deadline_rule rule;
    const char *unrolled;
    const char *date;
    bool announced;
} rows[] = {
  /* Days, first day not counted. */
    {"2026-06-01", {PLUS(30, UNIT_DAYS)},                        "2026-07-01", "2026-07-01", true },
    {"2026-06-01", {PLUS(0, UNIT_DAYS)},                         "2026-06-01", "2026-06-01", true },
    {"2026-12-31", {PLUS(1, UNIT_DAYS)},                         "2027-01-01", "2027-01-01", true },
    {"2024-02-28", {PLUS(1, UNIT_DAYS)},                         "2024-02-29", "2024-02-29", true },
    {"2026-06-15", {PLUS(-15, UNIT_DAYS)},                       "2026-05-31", "2026-05-31", true },
 /* Months end on the same number or the month's last day. */
    {"2026-01-15", {PLUS(6, UNIT_MONTHS)},                       "2026-07-15", "2026-07-15", true },
    {"2026-01-31", {PLUS(1, UNIT_MONTHS)},                       "2026-02-28", "2026-02-28", true },
    {"2024-01-31", {PLUS(1, UNIT_MONTHS)},                       "2024-02-29", "2024-02-29", true },
    {"2025-08-31", {PLUS(6, UNIT_MONTHS)},                       "2026-02-28", "2026-02-28", true },
    {"2025-10-31", {PLUS(6, UNIT_MONTHS)},                       "2026-04-30", "2026-04-30", true },
    {"2025-11-30", {PLUS(3, UNIT_MONTHS)},                       "2026-02-28", "2026-02-28", true },
    {"2026-02-28", {PLUS(1, UNIT_MONTHS)},                       "2026-03-28", "2026-03-28", true },
    {"2025-07-01", {PLUS(6, UNIT_MONTHS)},                       "2026-01-01", "2026-01-01", true },
    {"2026-03-31", {PLUS(-1, UNIT_MONTHS)},                      "2026-02-28", "2026-02-28", true },
 /* Years. */
    {"2024-02-29", {PLUS(1, UNIT_YEARS)},                        "2025-02-28", "2025-02-28", true },
    {"2024-02-29", {PLUS(4, UNIT_YEARS)},                        "2028-02-29", "2028-02-29", true },
    {"2025-12-31", {PLUS(1, UNIT_YEARS)},                        "2026-12-31", "2026-12-31", true },
 /* With the anchor as day one. */
    {"2026-06-01", {PLUS(30, UNIT_DAYS), .count_first = 1},      "2026-06-30", "2026-06-30", true },
    {"2026-06-01", {PLUS(1, UNIT_DAYS), .count_first = 1},       "2026-06-01", "2026-06-01", true },
    {"2026-03-01", {PLUS(1, UNIT_MONTHS), .count_first = 1},     "2026-03-31", "2026-03-31", true },
    {"2025-08-31", {PLUS(6, UNIT_MONTHS), .count_first = 1},     "2026-02-28", "2026-02-28", true },
    {"2026-01-01", {PLUS(1, UNIT_YEARS), .count_first = 1},      "2026-12-31", "2026-12-31", true },
    {"2024-02-29", {PLUS(1, UNIT_YEARS), .count_first = 1},      "2025-02-28", "2025-02-28", true },
    {"2026-03-31", {PLUS(-1, UNIT_MONTHS), .count_first = 1},    "2026-03-01", "2026-03-01", true },
    {"2026-06-15", {PLUS(-15, UNIT_DAYS), .count_first = 1},     "2026-06-01", "2026-06-01", true },
 /* Working days, over holidays and make-up days. */
    {"2026-01-20", {PLUS(30, UNIT_WORKDAYS)},                    "2026-03-09", "2026-03-09", true },
    {"2026-02-13", {PLUS(1, UNIT_WORKDAYS)},                     "2026-02-14", "2026-02-14", true }, /* a Saturday */
    {"2026-02-14", {PLUS(1, UNIT_WORKDAYS)},                     "2026-02-24", "2026-02-24", true },
    {"2026-02-15", {PLUS(1, UNIT_WORKDAYS)},                     "2026-02-24", "2026-02-24", true },
    {"2026-09-30", {PLUS(3, UNIT_WORKDAYS)},                     "2026-10-10", "2026-10-10", true },
    {"2025-12-31", {PLUS(1, UNIT_WORKDAYS)},                     "2026-01-04", "2026-01-04", true }, /* a Sunday */
    {"2026-01-04", {PLUS(-1, UNIT_WORKDAYS)},                    "2025-12-31", "2025-12-31", true },
    {"2026-02-24", {PLUS(-2, UNIT_WORKDAYS)},                    "2026-02-13", "2026-02-13", true },
    {"2026-10-08", {PLUS(2, UNIT_WORKDAYS), .count_first = 1},   "2026-10-09", "2026-10-09", true },
    {"2026-10-04", {PLUS(2, UNIT_WORKDAYS), .count_first = 1},   "2026-10-09", "2026-10-09", true },
    {"2026-12-31", {PLUS(1, UNIT_WORKDAYS)},                     "2027-01-04", "2027-01-04", false},
 /* The last day on a holiday: stays, or rolls to the next working day. */
    {"2026-09-03", {PLUS(1, UNIT_MONTHS)},                       "2026-10-03", "2026-10-03", true },
    {"2026-09-03", {PLUS(1, UNIT_MONTHS), .roll = ROLL_FORWARD}, "2026-10-03", "2026-10-08", true },
    {"2026-08-16", {PLUS(1, UNIT_MONTHS), .roll = ROLL_FORWARD}, "2026-09-16", "2026-09-16", true },
    {"2026-08-20", {PLUS(1, UNIT_MONTHS), .roll = ROLL_FORWARD}, "2026-09-20", "2026-09-20", true },
    {"2026-08-19", {PLUS(1, UNIT_MONTHS), .roll = ROLL_FORWARD}, "2026-09-19", "2026-09-20", true },
    {"2026-01-15", {PLUS(1, UNIT_YEARS), .roll = ROLL_FORWARD},  "2027-01-15", "2027-01-15", false},
    {"2026-01-16", {PLUS(1, UNIT_YEARS), .roll = ROLL_FORWARD},  "2027-01-16", "2027-01-18", false},
    {"2026-12-26", {PLUS(1, UNIT_DAYS), .roll = ROLL_FORWARD},   "2026-12-27", "2026-12-28", true },
 /* A day of the next year. */
    {"2025-06-01", {NEXT_YEAR(1, 20)},                           "2026-01-20", "2026-01-20", true },
    {"2025-12-31", {NEXT_YEAR(1, 1), .roll = ROLL_FORWARD},      "2026-01-01", "2026-01-04", true },
 /* Beijing: 20 January of the next year, moved where it is a Saturday (2024, 2029). */
    {"2023-05-10", {NEXT_YEAR(1, 20), .roll = ROLL_FORWARD},     "2024-01-20", "2024-01-22", false},
    {"2024-12-31", {NEXT_YEAR(1, 20), .roll = ROLL_FORWARD},     "2025-01-20", "2025-01-20", true },
    {"2025-12-31", {NEXT_YEAR(1, 20), .roll = ROLL_FORWARD},     "2026-01-20", "2026-01-20", true },
    {"2026-01-01", {NEXT_YEAR(1, 20), .roll = ROLL_FORWARD},     "2027-01-20", "2027-01-20", false},
    {"2028-11-10", {NEXT_YEAR(1, 20), .roll = ROLL_FORWARD},     "2029-01-20", "2029-01-22", false},
    {"2026-01-01", {NEXT_YEAR(6, 30)},                           "2027-06-30", "2027-06-30", true },
    {"2025-01-01", {NEXT_YEAR(2, 29)},                           "2026-02-28", "2026-02-28", true },
    {"2023-01-01", {NEXT_YEAR(2, 29)},                           "2024-02-29", "2024-02-29", true },
};

static void dates_by_hand(void **state)
{
    struct deadline *deadline = fixture_deadline_at(&sample.fixture, sample.manual_claim);

    (void)state;
    deadline->parameter = NO_INDEX;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct due due;
        char date[DATE_TEXT_SIZE], unrolled[DATE_TEXT_SIZE];

        deadline->rule = rows[i].rule;
        give(sample.paid_on, known(day(rows[i].anchor)));
        due = deadline_due(&session, &trail, sample.manual_claim);
        date_format(due.date, date);
        date_format(due.unrolled, unrolled);
        if (due.announced != rows[i].announced)
            print_error("row %zu, from %s: announced\n", i, rows[i].anchor);
        assert_int_equal(due.state, DEADLINE_DATE);
        assert_string_equal(unrolled, rows[i].unrolled);
        assert_string_equal(date, rows[i].date);
        assert_int_equal(due.announced, rows[i].announced);
        assert_int_equal(due.anchor, sample.paid_on);
        assert_ptr_equal(due.rule, &deadline->rule);
    }
}

/* Where the rule is silent: the day to come on, and the last day by law. */
static const struct law_row {
    const char *anchor;
    struct deadline_rule rule;
    const char *date, *last;
    bool announced;
} law_rows[] = {
    {"2026-08-16", {PLUS(1, UNIT_MONTHS)},   "2026-09-16", "2026-09-16", true },
    {"2026-08-19", {PLUS(1, UNIT_MONTHS)},   "2026-09-18", "2026-09-20", true }, /* a Sunday made up */
    {"2026-09-03", {PLUS(1, UNIT_MONTHS)},   "2026-09-30", "2026-10-08", true },
    {"2026-01-16", {PLUS(1, UNIT_YEARS)},    "2027-01-15", "2027-01-18", false},
    {"2025-06-01", {NEXT_YEAR(1, 1)},        "2025-12-31", "2026-01-04", true },
    {"2026-06-01", {NEXT_YEAR(1, 1)},        "2026-12-31", "2027-01-04", false},
    {"2026-10-08", {PLUS(-2, UNIT_DAYS)},    "2026-09-30", "2026-10-08", true },
    {"2026-11-21",
     {PLUS(1, UNIT_DAYS)},
     "2026-11-23",                                         "2026-11-23",
     true                                                                     }, /* not before it began */
    {"2026-11-20", {PLUS(2, UNIT_DAYS)},     "2026-11-20", "2026-11-23", true },
    {"2026-11-20", {PLUS(1, UNIT_WORKDAYS)}, "2026-11-23", "2026-11-23", true },
};

static void days_off_under_the_law(void **state)
{
    struct deadline *deadline = fixture_deadline_at(&sample.fixture, sample.manual_claim);

    (void)state;
    deadline->parameter = NO_INDEX;
    for (size_t i = 0; i < sizeof law_rows / sizeof law_rows[0]; i++) {
        struct due due;
        char date[DATE_TEXT_SIZE], last[DATE_TEXT_SIZE];

        deadline->rule = law_rows[i].rule;
        deadline->rule.roll = ROLL_LAW;
        give(sample.paid_on, known(day(law_rows[i].anchor)));
        due = deadline_due(&session, &trail, sample.manual_claim);
        date_format(due.date, date);
        date_format(due.last, last);
        assert_string_equal(date, law_rows[i].date);
        assert_string_equal(last, law_rows[i].last);
        assert_int_equal(due.announced, law_rows[i].announced);
    }
}

static void without_an_anchor_there_is_no_date(void **state)
{
    struct deadline *deadline = fixture_deadline_at(&sample.fixture, sample.manual_claim);
    struct due due;

    (void)state;
    deadline->parameter = NO_INDEX;
    deadline->rule = (struct deadline_rule){PLUS(6, UNIT_MONTHS)};
    due = deadline_due(&session, &trail, sample.manual_claim);
    assert_int_equal(due.state, DEADLINE_NO_ANCHOR);
    assert_int_equal(due.anchor, NO_INDEX);
    give(sample.paid_on, unsure());
    assert_int_equal(deadline_due(&session, &trail, sample.manual_claim).state, DEADLINE_NO_ANCHOR);
}

static void the_first_known_anchor_counts(void **state)
{
    uint32_t index = fixture_deadline(&sample.fixture, "two", "admitted_on paid_on");

    (void)state;
    fixture_deadline_at(&sample.fixture, index)->rule = (struct deadline_rule){PLUS(1, UNIT_DAYS)};
    fixture_content(&sample.fixture);
    give(sample.paid_on, known(day("2026-05-01")));
    assert_int_equal(deadline_due(&session, &trail, index).date, day("2026-05-02"));
    give(sample.admitted_on, unsure());
    assert_int_equal(deadline_due(&session, &trail, index).anchor, sample.paid_on);
    give(sample.admitted_on, known(day("2026-04-01")));
    assert_int_equal(deadline_due(&session, &trail, index).date, day("2026-04-02"));
    assert_int_equal(deadline_due(&session, &trail, index).anchor, sample.admitted_on);
}

static void the_region_gives_the_rule(void **state)
{
    struct due due;

    (void)state;
    give(sample.paid_on, known(day("2026-05-31")));
    due = deadline_due(&session, &trail, sample.manual_claim);
    assert_int_equal(due.state, DEADLINE_NO_RULE);
    assert_null(due.rule);
    assert_int_equal(due.anchor, sample.paid_on);
    give(sample.insured_in, known(371500));
    due = deadline_due(&session, &trail, sample.manual_claim);
    assert_int_equal(due.date, day("2026-11-30"));
    assert_non_null(due.value);
    give(sample.insured_in, known(370800));
    assert_int_equal(deadline_due(&session, &trail, sample.manual_claim).date, day("2027-05-31"));
    give(sample.insured_in, known(110000));
    assert_int_equal(deadline_due(&session, &trail, sample.manual_claim).state, DEADLINE_NO_RULE);
}

static void an_event_has_no_date(void **state)
{
    struct deadline *deadline = fixture_deadline_at(&sample.fixture, sample.manual_claim);
    struct due due;

    (void)state;
    deadline->parameter = NO_INDEX;
    deadline->rule = (struct deadline_rule){.kind = DEADLINE_EVENT};
    due = deadline_due(&session, &trail, sample.manual_claim);
    assert_int_equal(due.state, DEADLINE_IS_EVENT);
    give(sample.paid_on, known(day("2026-05-31")));
    assert_int_equal(deadline_due(&session, &trail, sample.manual_claim).state, DEADLINE_IS_EVENT);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
#define TEST_OF(name) cmocka_unit_test_setup_teardown(name, start, end)
        TEST_OF(dates_by_hand),
        TEST_OF(days_off_under_the_law),
        TEST_OF(without_an_anchor_there_is_no_date),
        TEST_OF(the_first_known_anchor_counts),
        TEST_OF(the_region_gives_the_rule),
        TEST_OF(an_event_has_no_date),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
