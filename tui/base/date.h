/*
 * Days of the Gregorian calendar as numbers, and durations.
 *
 * A date is the count of days since 1970-01-01. There is no time of day and no time zone here:
 * "today" is made by main from the clock as the civil date in UTC+8, whatever TZ says.
 * Period rules follow the Civil Code, articles 200-204: the first day does not count unless a rule
 * says so; a month ends on the same day number, or on the month's last day where there is none.
 */
#ifndef TUI_BASE_DATE_H
#define TUI_BASE_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DATE_MIN (-25567) /* 1900-01-01 */
#define DATE_MAX 84005    /* 2199-12-31 */

struct civil {
    int year;
    int month; /* 1-12 */
    int day;   /* 1-31 */
};

enum unit { UNIT_DAYS, UNIT_WORKDAYS, UNIT_MONTHS, UNIT_YEARS };

struct duration {
    int32_t amount; /* may be negative */
    uint32_t unit;  /* enum unit */
};

/* Days in a row, the last one included; open where it has no end. */
struct period {
    int32_t from;
    int32_t to;
};
#define PERIOD_OPEN ((struct period){INT32_MIN, INT32_MAX})

static inline bool period_has(struct period period, int32_t date)
{
    return period.from <= date && date <= period.to;
}

struct civil date_civil(int32_t date);
bool civil_valid(struct civil civil);
int32_t civil_date(struct civil civil);
int date_weekday(int32_t date); /* 1 = Monday .. 7 = Sunday */

/* Adds days, months or years (month ends clamped); workdays need a calendar (model/calendar.h).
 * Never leaves DATE_MIN..DATE_MAX. */
int32_t date_add(int32_t date, int32_t amount, enum unit unit);

/* Exactly "2026-01-20"; anything else, and dates that do not exist, are refused. */
bool date_parse(const char *s, size_t size, int32_t *date);

/* Writes "2026-01-20" and a zero byte; dashes only for what is outside DATE_MIN..DATE_MAX. */
#define DATE_TEXT_SIZE 11
void date_format(int32_t date, char out[DATE_TEXT_SIZE]);

/* "30 days", "5 workdays", "6 months", "1 year"; singular and plural both. No sign: a minus is the
 * business of whoever reads what stands before. */
bool date_duration_parse(const char *s, size_t size, struct duration *duration);

/*
 * What a clerk types for a date: 8, 6 or 4 digits (20260120, 260120, 0120) or 1-2 (20), with '/'
 * '-' or '.' allowed as separators, and 年 月 日; full-width and input-method signs count as their
 * twins. Short forms mean such a day within [from, to], the one nearest to today: the latest where the
 * question looks back, the next where it looks ahead. Returns false when it names no day; a day
 * outside the range is returned with true and *outside set.
 */
bool date_typed(const char *s, int32_t today, int32_t from, int32_t to, int32_t *date,
                bool *outside);

#endif
