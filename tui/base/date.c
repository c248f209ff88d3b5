/* Days as numbers, and durations. What a clerk types for a date is in date_typed.c. */
#include "base/date.h"

#include <assert.h>
#include <string.h>

#define YEAR_MIN 1900
#define YEAR_MAX 2199

static const int month_days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

static bool year_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int days_of(int year, int month)
{
    return month_days[month - 1] + (month == 2 && year_leap(year));
}

/* Years begin in March here, so that the leap day is the last; eras are 400 years. */
struct civil date_civil(int32_t date)
{
    int64_t z = (int64_t)date + 719468;
    int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    int64_t of_era = z - era * 146097;
    int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
    int month = (int)((5 * of_year + 2) / 153);

    return (struct civil){
        .year = (int)(year + era * 400) + (month >= 10),
        .month = month < 10 ? month + 3 : month - 9,
        .day = (int)(of_year - (153 * month + 2) / 5) + 1,
    };
}

bool civil_valid(struct civil civil)
{
    return civil.year >= YEAR_MIN && civil.year <= YEAR_MAX && civil.month >= 1 &&
           civil.month <= 12 && civil.day >= 1 && civil.day <= days_of(civil.year, civil.month);
}

int32_t civil_date(struct civil civil)
{
    int year = civil.year - (civil.month <= 2);
    int era = (year >= 0 ? year : year - 399) / 400;
    int of_era = year - era * 400;
    int of_year = (153 * (civil.month + (civil.month > 2 ? -3 : 9)) + 2) / 5 + civil.day - 1;

    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

int date_weekday(int32_t date)
{
    int of_week = (int)(((int64_t)date + 3) % 7); /* 1970-01-01 was a Thursday */

    return (of_week < 0 ? of_week + 7 : of_week) + 1;
}

static int32_t date_within(int64_t date)
{
    return (int32_t)(date < DATE_MIN ? DATE_MIN : date > DATE_MAX ? DATE_MAX : date);
}

static int32_t date_add_months(int32_t date, int64_t months)
{
    struct civil civil = date_civil(date);
    int64_t month = (int64_t)civil.year * 12 + civil.month - 1 + months;
    int last;

    if (month < (int64_t)YEAR_MIN * 12)
        return DATE_MIN;
    if (month >= (int64_t)(YEAR_MAX + 1) * 12)
        return DATE_MAX;
    civil.year = (int)(month / 12);
    civil.month = (int)(month % 12) + 1;
    last = days_of(civil.year, civil.month);
    if (civil.day > last)
        civil.day = last;
    return civil_date(civil);
}

int32_t date_add(int32_t date, int32_t amount, enum unit unit)
{
    assert(unit != UNIT_WORKDAYS);
    if (unit == UNIT_MONTHS)
        return date_add_months(date, amount);
    if (unit == UNIT_YEARS)
        return date_add_months(date, (int64_t)amount * 12);
    return date_within((int64_t)date + amount);
}

/* `size` digits as a number; false when one is no digit or there are none or too many. */
static bool digits_number(const char *s, size_t size, int *number)
{
    *number = 0;
    if (size == 0 || size > 8)
        return false;
    for (size_t i = 0; i < size; i++) {
        if (s[i] < '0' || s[i] > '9')
            return false;
        *number = *number * 10 + (s[i] - '0');
    }
    return true;
}

bool date_parse(const char *s, size_t size, int32_t *date)
{
    struct civil civil;

    if (size != 10 || s[4] != '-' || s[7] != '-' || !digits_number(s, 4, &civil.year) ||
        !digits_number(s + 5, 2, &civil.month) || !digits_number(s + 8, 2, &civil.day) ||
        !civil_valid(civil))
        return false;
    *date = civil_date(civil);
    return true;
}

static void digits_write(char *out, int number, size_t size)
{
    while (size--) {
        out[size] = (char)('0' + number % 10);
        number /= 10;
    }
}

void date_format(int32_t date, char out[DATE_TEXT_SIZE])
{
    struct civil civil;

    memcpy(out, "----------", DATE_TEXT_SIZE);
    if (date < DATE_MIN || date > DATE_MAX)
        return;
    civil = date_civil(date);
    digits_write(out, civil.year, 4);
    digits_write(out + 5, civil.month, 2);
    digits_write(out + 8, civil.day, 2);
}

bool date_duration_parse(const char *s, size_t size, struct duration *duration)
{
    static const struct {
        const char *word;
        enum unit unit;
    } words[] = {
        {"day",      UNIT_DAYS    },
        {"days",     UNIT_DAYS    },
        {"workday",  UNIT_WORKDAYS},
        {"month",    UNIT_MONTHS  },
        {"months",   UNIT_MONTHS  },
        {"workdays", UNIT_WORKDAYS},
        {"year",     UNIT_YEARS   },
        {"years",    UNIT_YEARS   },
    };
    size_t digits = 0, blank;
    int amount;

    while (digits < size && s[digits] >= '0' && s[digits] <= '9')
        digits++;
    for (blank = digits; blank < size && s[blank] == ' ';)
        blank++;
    if (digits > 5 || blank == digits || !digits_number(s, digits, &amount))
        return false;
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (strlen(words[i].word) == size - blank &&
            !memcmp(words[i].word, s + blank, size - blank)) {
            *duration = (struct duration){.amount = amount, .unit = words[i].unit};
            return true;
        }
    return false;
}
