/* Working days over the shipped calendar, against a day-by-day count and published vectors. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "model/calendar.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))
#define FIRST_YEAR 2023
#define YEARS 4

/* The shipped calendar as the loader would lay it out. */
struct calendar {
    struct year years[YEARS];
    uint16_t workdays[YEARS * 366];
    bool working[YEARS * 366]; /* by day, the slow and obvious way */
    struct holiday holidays[6];
    struct content content;
};

/* As content/calendar/fixed.yaml has them. */
static const struct {
    uint32_t month, day;
} fixed_days[] = {
    {1,  1},
    {5,  1},
    {5,  2},
    {10, 1},
    {10, 2},
    {10, 3}
};

static int32_t day(const char *s)
{
    int32_t date = 0;

    assert_true(date_parse(s, 10, &date));
    return date;
}

static void mark_days(struct calendar *calendar, const char *from, const char *to, bool working)
{
    int32_t date;

    for (; from + 10 <= to; from++)
        if (date_parse(from, 10, &date))
            calendar->working[date - calendar->years[0].first] = working;
}

static void read_year(struct calendar *calendar, int year)
{
    char path[64], text[4096];
    const char *holidays, *workdays;
    FILE *file;

    snprintf(path, sizeof path, "content/calendar/%d.yaml", year);
    file = fopen(path, "r");
    assert_non_null(file);
    text[fread(text, 1, sizeof text - 1, file)] = 0;
    fclose(file);
    holidays = strstr(text, "\nholidays:");
    workdays = strstr(text, "\nworkdays:");
    assert_true(holidays && workdays && holidays < workdays);
    mark_days(calendar, holidays, workdays, false);
    mark_days(calendar, workdays, text + strlen(text), true);
}

static struct calendar *calendar_make(void)
{
    struct calendar *calendar = calloc(1, sizeof *calendar);
    int32_t first = civil_date((struct civil){FIRST_YEAR, 1, 1});
    int32_t last = civil_date((struct civil){FIRST_YEAR + YEARS - 1, 12, 31});
    uint16_t count = 0;

    assert_non_null(calendar);
    for (int i = 0; i < YEARS; i++)
        calendar->years[i] = (struct year){
            .first = civil_date((struct civil){FIRST_YEAR + i, 1, 1}),
            .last = civil_date((struct civil){FIRST_YEAR + i, 12, 31}),
        };
    for (int32_t date = first; date <= last; date++)
        calendar->working[date - first] = date_weekday(date) < 6;
    for (int year = FIRST_YEAR; year < FIRST_YEAR + YEARS; year++)
        read_year(calendar, year);
    for (int32_t date = first; date <= last; date++)
        calendar->workdays[date - first] = count =
            (uint16_t)(count + calendar->working[date - first]);
    for (size_t i = 0; i < COUNT(fixed_days); i++)
        calendar->holidays[i] =
            (struct holiday){fixed_days[i].month, fixed_days[i].day, day("2025-01-01"), 0};
    calendar->content.holidays = calendar->holidays;
    calendar->content.holiday_count = COUNT(fixed_days);
    calendar->content.years = calendar->years;
    calendar->content.year_count = YEARS;
    calendar->content.workdays = calendar->workdays;
    calendar->content.workday_count = (uint32_t)(last - first + 1);
    return calendar;
}

static int setup(void **state)
{
    *state = calendar_make();
    return 0;
}

static int teardown(void **state)
{
    free(*state);
    return 0;
}

static void assert_day(int32_t date, const char *expected)
{
    char text[DATE_TEXT_SIZE];

    date_format(date, text);
    assert_string_equal(text, expected);
}

static void single_days(void **state)
{
    static const struct {
        const char *date;
        bool working;
        bool announced;
    } rows[] = {
        {"2026-11-20", true,  true },
        {"2026-11-21", false, true },
        {"2026-02-17", false, true },
        {"2026-02-14", true,  true }, /* a Saturday made up */
        {"2026-02-28", true,  true },
        {"2026-10-10", true,  true },
        {"2026-10-07", false, true },
        {"2023-01-01", false, true },
        {"2026-12-31", true,  true },
        {"2027-01-01", false, false}, /* a holiday whatever will be announced */
        {"2027-05-03", true,  false}, /* only the 1st and 2nd are sure */
        {"2027-10-01", false, false},
        {"2027-10-04", true,  false},
        {"2022-10-03", true,  false}, /* before the rule */
        {"2022-12-31", false, false},
        {"2027-01-02", false, false},
        {"1900-01-01", true,  false},
        {"2199-12-31", true,  false},
    };
    const struct calendar *calendar = *state;

    for (size_t i = 0; i < COUNT(rows); i++) {
        bool announced = !rows[i].announced;

        assert_int_equal(calendar_workday(&calendar->content, day(rows[i].date), &announced),
                         rows[i].working);
        assert_int_equal(announced, rows[i].announced);
    }
}

static void adding_workdays(void **state)
{
    static const struct {
        const char *date;
        int32_t amount;
        const char *expected;
        bool announced;
    } rows[] = {
        {"2026-01-20", 30,        "2026-03-09", true }, /* over 春节, with two made-up Saturdays */
        {"2026-01-20", 0,         "2026-01-20", true },
        {"2026-02-17", 0,         "2026-02-17", true },
        {"2026-02-17", 1,         "2026-02-24", true },
        {"2026-02-13", 1,         "2026-02-14", true },
        {"2026-02-24", -1,        "2026-02-14", true },
        {"2026-02-17", -1,        "2026-02-14", true },
        {"2026-03-09", -30,       "2026-01-20", true },
        {"2025-12-31", 1,         "2026-01-04", true },
        {"2022-12-31", 1,         "2023-01-03", true }, /* the first day does not count */
        {"2027-01-01", -1,        "2026-12-31", true },
        {"2022-12-30", 1,         "2023-01-03", false},
        {"2026-12-31", 1,         "2027-01-04", false}, /* 元旦 is sure, what else is not */
        {"2026-12-11", 15,        "2027-01-04", false},
        {"2026-12-25", 10,        "2027-01-11", false},
        {"2027-10-11", -6,        "2027-09-30", false},
        {"2027-03-01", 5,         "2027-03-08", false},
        {"2023-01-03", -1,        "2022-12-30", false},
        {"2022-06-01", -3,        "2022-05-27", false},
        {"2199-12-30", 99999,     "2199-12-31", false},
        {"1900-01-02", INT32_MIN, "1900-01-01", false},
        {"2026-01-20", INT32_MAX, "2199-12-31", false},
    };
    const struct calendar *calendar = *state;

    for (size_t i = 0; i < COUNT(rows); i++) {
        bool announced = !rows[i].announced;

        assert_day(calendar_add_workdays(&calendar->content, day(rows[i].date), rows[i].amount,
                                         &announced),
                   rows[i].expected);
        assert_int_equal(announced, rows[i].announced);
    }
}

/* Counts one day at a time; NO_INDEX when it runs out of the announced years. */
static int32_t slow_add(const struct calendar *calendar, int32_t date, int32_t amount)
{
    int32_t step = amount < 0 ? -1 : 1;

    while (amount != 0) {
        date += step;
        if (date < calendar->years[0].first || date > calendar->years[YEARS - 1].last)
            return INT32_MIN;
        if (calendar->working[date - calendar->years[0].first])
            amount -= step;
    }
    return date;
}

static void every_span_agrees_with_counting_by_day(void **state)
{
    static const int32_t amounts[] = {0,  1,   2,  3,  5,  10, 20,  30,
                                      60, 247, -1, -2, -5, -7, -30, -250};
    const struct calendar *calendar = *state;
    int32_t last = calendar->years[YEARS - 1].last;

    for (int32_t date = calendar->years[0].first; date <= last; date++)
        for (size_t i = 0; i < COUNT(amounts); i++) {
            bool announced;
            int32_t slow = slow_add(calendar, date, amounts[i]);
            int32_t fast = calendar_add_workdays(&calendar->content, date, amounts[i], &announced);

            assert_int_equal(announced, slow != INT32_MIN);
            if (announced)
                assert_int_equal(fast, slow);
        }
}

static void rolling_forward(void **state)
{
    static const struct {
        const char *date;
        const char *expected;
        bool announced;
    } rows[] = {
        {"2026-11-20", "2026-11-20", true },
        {"2026-11-21", "2026-11-23", true },
        {"2026-02-15", "2026-02-24", true },
        {"2026-02-14", "2026-02-14", true },
        {"2026-10-01", "2026-10-08", true },
        {"2027-01-02", "2027-01-04", false},
        {"2022-12-31", "2023-01-03", false},
        {"2199-12-31", "2199-12-31", false},
    };
    const struct calendar *calendar = *state;

    for (size_t i = 0; i < COUNT(rows); i++) {
        bool announced = !rows[i].announced;

        assert_day(calendar_roll(&calendar->content, day(rows[i].date), &announced),
                   rows[i].expected);
        assert_int_equal(announced, rows[i].announced);
    }
}

static void durations_of_any_unit(void **state)
{
    const struct calendar *calendar = *state;
    bool announced;

    assert_day(calendar_add(&calendar->content, day("2026-01-20"),
                            (struct duration){30, UNIT_WORKDAYS}, &announced),
               "2026-03-09");
    assert_true(announced);
    assert_day(calendar_add(&calendar->content, day("2026-08-31"),
                            (struct duration){6, UNIT_MONTHS}, &announced),
               "2027-02-28");
    assert_true(announced); /* no holiday matters to a month */
    assert_day(calendar_add(&calendar->content, day("2026-12-31"),
                            (struct duration){5, UNIT_WORKDAYS}, &announced),
               "2027-01-08");
    assert_false(announced);
}

static void without_any_announced_year_only_weekends_are_off(void **state)
{
    const struct content content = {0};
    bool announced = true;

    (void)state;
    assert_day(calendar_add_workdays(&content, day("2026-02-13"), 1, &announced), "2026-02-16");
    assert_false(announced);
    assert_day(calendar_add_workdays(&content, day("2026-02-16"), -1, &announced), "2026-02-13");
    assert_false(announced);
    assert_day(calendar_roll(&content, day("2026-02-14"), &announced), "2026-02-16");
    assert_false(announced);
    assert_true(calendar_workday(&content, day("2026-02-17"), &announced));
    assert_false(announced);
}

static void published_vectors(void **state)
{
    const struct calendar *calendar = *state;
    FILE *rows = fopen("../shared/data/workday_vectors.tsv", "r");
    char line[128], start[16], amount[16], end[16];
    int count = 0;

    if (!rows)
        skip();
    while (fgets(line, sizeof line, rows)) {
        bool announced = false;

        if (sscanf(line, "%15s %15s %15s", start, amount, end) != 3 || strcmp(start, "start") == 0)
            continue;
        assert_day(calendar_add_workdays(&calendar->content, day(start),
                                         (int32_t)strtol(amount, NULL, 10), &announced),
                   end);
        assert_true(announced);
        count++;
    }
    fclose(rows);
    assert_true(count > 500);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(single_days),
        cmocka_unit_test(adding_workdays),
        cmocka_unit_test(every_span_agrees_with_counting_by_day),
        cmocka_unit_test(rolling_forward),
        cmocka_unit_test(durations_of_any_unit),
        cmocka_unit_test(without_any_announced_year_only_weekends_are_off),
        cmocka_unit_test(published_vectors),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
