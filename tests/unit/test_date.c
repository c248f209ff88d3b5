/* Days: month ends, leap years, what is written and what is typed. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/date.h"

#include <string.h>

static int32_t day(const char *s)
{
    int32_t date = 0;

    assert_true(date_parse(s, strlen(s), &date));
    return date;
}

static void assert_day(int32_t date, const char *expected)
{
    char text[DATE_TEXT_SIZE];

    date_format(date, text);
    assert_string_equal(text, expected);
}

static void every_day_there_and_back(void **state)
{
    struct civil last = {1899, 12, 31};

    (void)state;
    assert_int_equal(civil_date((struct civil){1970, 1, 1}), 0);
    assert_day(DATE_MIN, "1900-01-01");
    assert_day(DATE_MAX, "2199-12-31");
    for (int32_t date = DATE_MIN; date <= DATE_MAX; date++) {
        struct civil civil = date_civil(date);
        char text[DATE_TEXT_SIZE];
        int32_t parsed;

        assert_true(civil_valid(civil));
        assert_int_equal(civil_date(civil), date);
        assert_true(civil.day == last.day + 1 || civil.day == 1);
        date_format(date, text);
        assert_true(date_parse(text, 10, &parsed) && parsed == date);
        last = civil;
    }
}

static void days_outside_are_dashes(void **state)
{
    (void)state;
    assert_day(DATE_MIN - 1, "----------");
    assert_day(DATE_MAX + 1, "----------");
    assert_day(INT32_MIN, "----------");
    assert_day(INT32_MAX, "----------");
    assert_int_equal(date_civil(INT32_MAX).year, 5881580);
}

static void weekdays(void **state)
{
    (void)state;
    assert_int_equal(date_weekday(day("1970-01-01")), 4);
    assert_int_equal(date_weekday(day("2026-11-21")), 6);
    assert_int_equal(date_weekday(day("1900-01-01")), 1);
    assert_int_equal(date_weekday(day("2024-02-29")), 4);
    assert_int_equal(date_weekday(day("1969-12-28")), 7);
}

static void dates_that_are_none_are_refused(void **state)
{
    static const char *const rows[] = {
        "",           "2026-01-2",  "2026-1-20",   "2026/01/20", "20260120",
        "2026-02-29", "2026-00-10", "2026-13-01",  "2026-01-00", "2026-01-32",
        "1899-12-31", "2200-01-01", "2100-02-29",  "2026-04-31", "2026-01-20 ",
        " 2026-01-2", "+026-01-20", "2026-01-2０", "2026--1-20", "abcd-ef-gh",
    };
    int32_t date;

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        assert_false(date_parse(rows[i], strlen(rows[i]), &date));
    assert_false(date_parse("2026-01-20", 9, &date));
    assert_true(date_parse("2026-01-20x", 10, &date));
}

static void adding(void **state)
{
    static const struct {
        const char *date;
        int32_t amount;
        enum unit unit;
        const char *expected;
    } rows[] = {
        {"2026-01-20", 0,         UNIT_DAYS,   "2026-01-20"},
        {"2026-01-20", 30,        UNIT_DAYS,   "2026-02-19"},
        {"2026-03-01", -1,        UNIT_DAYS,   "2026-02-28"},
        {"2024-03-01", -1,        UNIT_DAYS,   "2024-02-29"},
        {"2026-08-31", 6,         UNIT_MONTHS, "2027-02-28"},
        {"2027-08-31", 6,         UNIT_MONTHS, "2028-02-29"},
        {"2026-08-15", 6,         UNIT_MONTHS, "2027-02-15"},
        {"2026-01-31", 1,         UNIT_MONTHS, "2026-02-28"},
        {"2026-01-31", 3,         UNIT_MONTHS, "2026-04-30"},
        {"2026-03-31", -1,        UNIT_MONTHS, "2026-02-28"},
        {"2026-01-15", -1,        UNIT_MONTHS, "2025-12-15"},
        {"2026-12-31", 1,         UNIT_MONTHS, "2027-01-31"},
        {"2026-06-30", -18,       UNIT_MONTHS, "2024-12-30"},
        {"2024-02-29", 1,         UNIT_YEARS,  "2025-02-28"},
        {"2024-02-29", 4,         UNIT_YEARS,  "2028-02-29"},
        {"2024-02-29", -1,        UNIT_YEARS,  "2023-02-28"},
        {"2000-02-29", 100,       UNIT_YEARS,  "2100-02-28"},
        {"2026-11-21", -3,        UNIT_YEARS,  "2023-11-21"},
        {"2026-01-01", INT32_MAX, UNIT_DAYS,   "2199-12-31"},
        {"2026-01-01", INT32_MIN, UNIT_DAYS,   "1900-01-01"},
        {"2026-01-01", INT32_MAX, UNIT_MONTHS, "2199-12-31"},
        {"2026-01-01", INT32_MIN, UNIT_YEARS,  "1900-01-01"},
        {"2199-12-31", 1,         UNIT_MONTHS, "2199-12-31"},
        {"1900-01-01", -1,        UNIT_MONTHS, "1900-01-01"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        assert_day(date_add(day(rows[i].date), rows[i].amount, rows[i].unit), rows[i].expected);
}

static void durations(void **state)
{
    static const struct {
        const char *text;
        int32_t amount;
        enum unit unit;
    } good[] = {
        {"30 days",    30,    UNIT_DAYS    },
        {"1 day",      1,     UNIT_DAYS    },
        {"5 workdays", 5,     UNIT_WORKDAYS},
        {"1 workday",  1,     UNIT_WORKDAYS},
        {"6 months",   6,     UNIT_MONTHS  },
        {"1 month",    1,     UNIT_MONTHS  },
        {"1 year",     1,     UNIT_YEARS   },
        {"10  years",  10,    UNIT_YEARS   },
        {"0 days",     0,     UNIT_DAYS    },
        {"99999 days", 99999, UNIT_DAYS    },
    };
    static const char *const bad[] = {
        "",        "days",        " days",   "30",       "30 ",      "30days",  "-3 days",
        "+3 days", "3 Days",      "3 day s", "3 days ",  "3.5 days", "３ days", "3 weeks",
        "3 dayss", "100000 days", "3\tdays", "0x3 days", "三 days",
    };
    struct duration duration;

    (void)state;
    for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
        assert_true(date_duration_parse(good[i].text, strlen(good[i].text), &duration));
        assert_int_equal(duration.amount, good[i].amount);
        assert_int_equal(duration.unit, good[i].unit);
    }
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        assert_false(date_duration_parse(bad[i], strlen(bad[i]), &duration));
}

/* Today is 2026-11-21. NULL: names no day; '!' before the day: outside the range. */
struct typed_row {
    const char *typed;
    const char *from;
    const char *to;
    const char *expected;
};

static void assert_typed(const struct typed_row *row)
{
    int32_t date = 0;
    bool outside = false;
    bool named =
        date_typed(row->typed, day("2026-11-21"), day(row->from), day(row->to), &date, &outside);

    if (!row->expected) {
        assert_false(named);
        assert_false(outside);
        return;
    }
    assert_true(named);
    assert_int_equal(outside, row->expected[0] == '!');
    assert_day(date, row->expected + outside);
}

static void typed_dates(void **state)
{
    static const struct typed_row rows[] = {
        {"20260120",         "2024-01-01", "2026-11-21", "2026-01-20"},
        {"260120",           "2024-01-01", "2026-11-21", "2026-01-20"},
        {"0120",             "2024-01-01", "2026-11-21", "2026-01-20"},
        {"1220",             "2024-01-01", "2026-11-21", "2025-12-20"},
        {"1121",             "2024-01-01", "2026-11-21", "2026-11-21"},
        {"1122",             "2024-01-01", "2026-11-21", "2025-11-22"},
        {"20",               "2024-01-01", "2026-11-21", "2026-11-20"},
        {"22",               "2024-01-01", "2026-11-21", "2026-10-22"},
        {"5",                "2024-01-01", "2026-11-21", "2026-11-05"},
        {"05",               "2024-01-01", "2026-11-21", "2026-11-05"},
        {"31",               "2024-01-01", "2026-11-21", "2026-10-31"},
        {"0229",             "2024-01-01", "2026-11-21", "2024-02-29"},
        {"600120",           "1930-01-01", "2026-11-21", "1960-01-20"},
        {"2026/01/20",       "2024-01-01", "2026-11-21", "2026-01-20"},
        {"2026-1-20",        "2024-01-01", "2026-11-21", "2026-01-20"},
        {"26.1.20",          "2024-01-01", "2026-11-21", "2026-01-20"},
        {"1/20",             "2024-01-01", "2026-11-21", "2026-01-20"},
        {"1.5",              "2024-01-01", "2026-11-21", "2026-01-05"},
        {"１。２０",     "2024-01-01", "2026-11-21", "2026-01-20"},
        {"2026年1月20日", "2024-01-01", "2026-11-21", "2026-01-20"},
        {"1月20号",        "2024-01-01", "2026-11-21", "2026-01-20"},
        {" 0120 ",           "2024-01-01", "2026-11-21", "2026-01-20"},
        {"1",                "2026-11-21", "2027-11-21", "2026-12-01"}, /* ahead: the next such day */
        {"25",               "2026-11-21", "2027-11-21", "2026-11-25"},
        {"0120",             "2026-11-21", "2028-11-21", "2027-01-20"},
        {"270120",           "2026-11-21", "2028-11-21", "2027-01-20"},
        {"25",               "2026-01-01", "2027-12-31", "2026-11-25"}, /* both ways: the nearest */
        {"10",               "2026-01-01", "2027-12-31", "2026-11-10"},
        {"21",               "2026-01-01", "2027-12-31", "2026-11-21"},
        {"0601",             "2020-01-01", "2024-12-31", "2024-06-01"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        assert_typed(&rows[i]);
}

static void typed_days_outside_the_range(void **state)
{
    static const struct typed_row rows[] = {
        {"20270101", "2024-01-01", "2026-11-21", "!2027-01-01"},
        {"19991231", "2024-01-01", "2026-11-21", "!1999-12-31"},
        {"0120",     "2026-05-01", "2026-11-21", "!2026-01-20"},
        {"25",       "2026-11-19", "2026-11-21", "!2026-10-25"},
        {"0229",     "2025-01-01", "2026-11-21", "!2024-02-29"},
        {"991231",   "2024-01-01", "2026-11-21", "!1999-12-31"},
        {"271231",   "2024-01-01", "2026-11-21", "!2027-12-31"},
        {"0120",     "2026-11-21", "2026-12-21", "!2027-01-20"},
        {"20",       "2026-11-21", "2026-12-01", "!2026-12-20"},
        {"1224",     "2026-11-01", "2026-12-01", "!2026-12-24"},
        {"20",       "2026-11-21", "2026-11-10", "!2026-11-20"}, /* an empty range */
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        assert_typed(&rows[i]);
}

static void typed_nonsense_is_no_day(void **state)
{
    static const char *const rows[] = {
        "",          " ",           "0",        "00",
        "32",        "0230",        "0231",     "1301",
        "0020",      "123",         "12345",    "1234567",
        "123456789", "20260229",    "20261301", "18991231",
        "22000101",  "2026/01",     "/",        "1/",
        "/1",        "1//2",        "1/2/3",    "2026/1/20/",
        "202/1/20",  "2026/001/20", "abc",      "1x",
        "-5",        "13/1",        "2/30",     "日",
        "年月日",    "1日2",        "\xff",     "99999999999999999999999999999999999999",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct typed_row row = {rows[i], "2024-01-01", "2026-11-21", NULL};

        assert_typed(&row);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_day_there_and_back),
        cmocka_unit_test(days_outside_are_dashes),
        cmocka_unit_test(weekdays),
        cmocka_unit_test(dates_that_are_none_are_refused),
        cmocka_unit_test(adding),
        cmocka_unit_test(durations),
        cmocka_unit_test(typed_dates),
        cmocka_unit_test(typed_days_outside_the_range),
        cmocka_unit_test(typed_nonsense_is_no_day),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
