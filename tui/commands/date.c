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
        !duration_parse(room, (size_t)used, duration))
        return false;
    duration->amount *= sign;
    return true;
}

/* "today" too, so that a script needs no clock of its own. */
static bool day_parse(const struct opened *opened, const char *s, int32_t *date)
{
    *date = opened->today;
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

static enum exit_code date_show(const struct opened *opened, int32_t date, struct duration duration)
{
    char room[DATE_TEXT_SIZE];
    bool announced = true;

    date_format(calendar_add(opened->content, date, duration, &announced), room);
    printf("%s\n", room);
    if (!announced && duration.unit == UNIT_WORKDAYS)
        say(stderr, SAY_NOT_ANNOUNCED, opened->language, NULL);
    return EXIT_DONE;
}

static enum exit_code date_run(const struct options *options, const struct world *world)
{
    struct opened opened = {0};
    struct duration duration;
    int32_t date;
    enum exit_code code = open_content(&opened, options, world, true);

    if (code == EXIT_DONE && !day_parse(&opened, options->argument[0], &date)) {
        say(stderr, SAY_BAD_DATE, opened.language, options->argument[0], NULL);
        code = EXIT_FOUND;
    } else if (code == EXIT_DONE && !span_parse(options->argument[1], &duration)) {
        say(stderr, SAY_BAD_SPAN, opened.language, options->argument[1], NULL);
        code = EXIT_FOUND;
    } else if (code == EXIT_DONE && !within(date, duration)) {
        say(stderr, SAY_FAR_DATE, opened.language, NULL);
        code = EXIT_FOUND;
    } else if (code == EXIT_DONE)
        code = date_show(&opened, date, duration);
    opened_close(&opened);
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
