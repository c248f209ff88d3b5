/*
 * daoban date 2026-01-20 +30workdays: the calendar on its own.
 */
#include "commands/command.h"

#include "model/calendar.h"

#include <string.h>

/* "+30workdays", "-6months", "+ 1 year": a sign, a number, a unit. */
static bool span_parse(const char *s, struct duration *duration)
{
    int32_t sign = s[0] == '-' ? -1 : 1;
    char room[32];
    size_t digits;
    int used;

    if (s[0] == '+' || s[0] == '-')
        s++;
    s += strspn(s, " ");
    digits = strspn(s, "0123456789");
    used = snprintf(room, sizeof room, "%.*s %s", (int)digits, s,
                    s + digits + strspn(s + digits, " "));
    if (digits == 0 || used < 0 || (size_t)used >= sizeof room ||
        !date_duration_parse(room, (size_t)used, duration))
        return false;
    duration->amount *= sign;
    return true;
}

/* "today" too, so that a script needs no clock of its own. */
static bool day_parse(const struct setup *setup, const char *s, int32_t *date)
{
    *date = setup->today;
    return strcmp(s, "today") == 0 || date_parse(s, strlen(s), date);
}

/* Generous bounds: the sum must stay a day that has four digits in its year. */
static bool within(int32_t date, struct duration duration)
{
    static const int32_t days[] = {
        [UNIT_DAYS] = 1, [UNIT_WORKDAYS] = 2, [UNIT_MONTHS] = 31, [UNIT_YEARS] = 366};
    int64_t end = date + (int64_t)duration.amount * days[duration.unit];

    return end >= DATE_MIN && end <= DATE_MAX;
}

static enum exit_code date_show(const struct setup *setup, int32_t date, struct duration duration)
{
    char room[DATE_TEXT_SIZE];
    bool announced = true;

    date_format(calendar_add(setup->content, date, duration, &announced), room);
    printf("%s\n", room);
    if (!announced && duration.unit == UNIT_WORKDAYS)
        phrase_say(stderr, PHRASE_NOT_ANNOUNCED, setup->language, NULL);
    return EXIT_DONE;
}

static enum exit_code date_run(const struct options *options, const struct environment *environment)
{
    struct setup setup = {0};
    struct duration duration;
    int32_t date;
    enum exit_code code = setup_content(&setup, options, environment, true);

    if (code == EXIT_DONE && !day_parse(&setup, options->argument[0], &date)) {
        phrase_say(stderr, PHRASE_BAD_DATE, setup.language, options->argument[0], NULL);
        code = EXIT_FOUND;
    } else if (code == EXIT_DONE && !span_parse(options->argument[1], &duration)) {
        phrase_say(stderr, PHRASE_BAD_SPAN, setup.language, options->argument[1], NULL);
        code = EXIT_FOUND;
    } else if (code == EXIT_DONE && !within(date, duration)) {
        phrase_say(stderr, PHRASE_FAR_DATE, setup.language, NULL);
        code = EXIT_FOUND;
    } else if (code == EXIT_DONE)
        code = date_show(&setup, date, duration);
    setup_close(&setup);
    return code;
}

static const struct option_row *const own_options[] = {&option_on, NULL};

const struct command command_date = {
    .name = "date",
    .usage = "DATE +N{days|workdays|months|years}",
    .least = 2,
    .most = 2,
    .options = own_options,
    .help = {"按放假调休算日期：daoban date 2026-01-20 +30workdays",
             "reckon a date by the Chinese calendar: daoban date 2026-01-20 +30workdays"},
    .run = date_run,
};
