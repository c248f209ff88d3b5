/*
 * Working days. content->workdays is a running count over the announced years, so that a span in
 * them is one subtraction and its end one search; beyond them days are looked at one by one.
 */
#include "model/calendar.h"

#define SATURDAY 6

static int32_t announced_first(const struct content *content)
{
    return content->year_count ? content->years[0].first : DATE_MAX + 1;
}

static int32_t announced_last(const struct content *content)
{
    return content->year_count ? content->years[content->year_count - 1].last : DATE_MIN - 1;
}

static bool is_announced(const struct content *content, int32_t date)
{
    return date >= announced_first(content) && date <= announced_last(content);
}

/* Working days from the first announced day to `date`, both included; the day before it gives 0. */
static int32_t workdays_until(const struct content *content, int32_t date)
{
    int32_t first = announced_first(content);

    return date < first ? 0 : content->workdays[date - first];
}

/* 1 January is a holiday whatever will be announced; 春节 follows the moon and is not known. */
static bool is_fixed_holiday(const struct content *content, int32_t date)
{
    struct civil civil = date_civil(date);

    for (uint32_t i = 0; i < content->holiday_count; i++) {
        const struct holiday *holiday = &content->holidays[i];

        if ((uint32_t)civil.month == holiday->month && (uint32_t)civil.day == holiday->day &&
            date >= holiday->from)
            return true;
    }
    return false;
}

static bool is_workday(const struct content *content, int32_t date)
{
    if (!is_announced(content, date))
        return date_weekday(date) < SATURDAY && !is_fixed_holiday(content, date);
    return workdays_until(content, date) > workdays_until(content, date - 1);
}

/* The announced day that is the `number`th working day, counted from 1. */
static int32_t workday_numbered(const struct content *content, int32_t number)
{
    int32_t low = announced_first(content), high = announced_last(content);

    while (low < high) {
        int32_t middle = low + (high - low) / 2;

        if (workdays_until(content, middle) < number)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool calendar_workday(const struct content *content, int32_t date, bool *announced)
{
    *announced = is_announced(content, date);
    return is_workday(content, date);
}

/* Day by day, for spans that reach beyond what is announced. */
static int32_t step_workdays(const struct content *content, int32_t date, int32_t amount)
{
    int32_t step = amount < 0 ? -1 : 1;

    while (amount != 0 && date + step >= DATE_MIN && date + step <= DATE_MAX) {
        date += step;
        if (is_workday(content, date))
            amount -= step;
    }
    return date;
}

/* Which announced working day lies `amount` from `date`; 0 when that cannot be told. */
static int32_t workday_number(const struct content *content, int32_t date, int32_t amount)
{
    int32_t first = announced_first(content), last = announced_last(content);
    int64_t number = 0;

    /* The first day does not count, so it need not be announced itself. */
    if (first <= last && amount > 0 && date >= first - 1 && date <= last)
        number = (int64_t)workdays_until(content, date) + amount;
    if (first <= last && amount < 0 && date >= first && date <= last + 1)
        number = (int64_t)workdays_until(content, date - 1) + amount + 1;
    return number >= 1 && number <= workdays_until(content, last) ? (int32_t)number : 0;
}

int32_t calendar_add_workdays(const struct content *content, int32_t date, int32_t amount,
                              bool *announced)
{
    int32_t number = workday_number(content, date, amount);

    *announced = number != 0 || amount == 0;
    return number ? workday_numbered(content, number) : step_workdays(content, date, amount);
}

/* The first working day from `date` on, one day after the other in the direction of `step`. */
static int32_t roll(const struct content *content, int32_t date, int32_t step, bool *announced)
{
    int32_t rolled = date;

    while (!is_workday(content, rolled) && rolled + step >= DATE_MIN && rolled + step <= DATE_MAX)
        rolled += step;
    *announced = is_announced(content, date) && is_announced(content, rolled);
    return rolled;
}

int32_t calendar_roll(const struct content *content, int32_t date, bool *announced)
{
    return roll(content, date, 1, announced);
}

int32_t calendar_roll_back(const struct content *content, int32_t date, bool *announced)
{
    return roll(content, date, -1, announced);
}

int32_t calendar_add(const struct content *content, int32_t date, struct duration duration,
                     bool *announced)
{
    if (duration.unit == UNIT_WORKDAYS)
        return calendar_add_workdays(content, date, duration.amount, announced);
    *announced = true;
    return date_add(date, duration.amount, duration.unit);
}
