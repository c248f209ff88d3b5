/*
 * Deadlines as dates (Civil Code, articles 201-203): the anchor day does not count unless the rule
 * says so, a month ends on the same day number or on its last day, and a day off moves the last day.
 */
#include "engine/deadline.h"

#include "model/calendar.h"

/*
 * With the anchor as day one: days shift by one; a month or year ends the day before the same day
 * number, or on the month's last day where there is no such day (Aug 31 + 6 months: Feb 28).
 */
static int32_t plus_counting_first(const struct content *content, int32_t anchor,
                                   struct duration plus, bool *announced)
{
    int32_t back = plus.amount < 0 ? 1 : -1;

    if (plus.unit == UNIT_DAYS || plus.unit == UNIT_WORKDAYS)
        return calendar_add(content, anchor + back, plus, announced);
    int32_t date = calendar_add(content, anchor, plus, announced);

    if (plus.amount >= 0 && date_civil(date).day != date_civil(anchor).day)
        return date;
    return date + back;
}

/* A day of the year after the anchor's; 29 February is the 28th where there is none. */
static int32_t next_year(int32_t anchor, uint32_t month, uint32_t day)
{
    struct civil civil = date_civil(anchor);

    civil.year++;
    civil.month = (int)month;
    civil.day = (int)day;
    if (!civil_valid(civil))
        civil.day = 28;
    return civil_date(civil);
}

/* What a day off makes of the last day. Nobody can come before the day the period counts from. */
static void due_roll(const struct content *content, int32_t anchor, struct due *due)
{
    bool after, before = true;

    due->last = due->date = calendar_roll(content, due->unrolled, &after);
    if (due->rule->roll == ROLL_LAW)
        due->date = calendar_roll_back(content, due->unrolled, &before);
    if (due->date < anchor && due->unrolled >= anchor)
        due->date = due->last;
    due->announced = due->announced && after && before;
}

void due_compute(const struct content *content, int32_t anchor, struct due *due)
{
    const struct deadline_rule *rule = due->rule;
    bool announced = true;

    due->state = DEADLINE_DATE;
    if (rule->kind == DEADLINE_NEXT_YEAR)
        due->unrolled = next_year(anchor, rule->month, rule->day);
    else if (rule->count_first && rule->plus.amount != 0)
        due->unrolled = plus_counting_first(content, anchor, rule->plus, &announced);
    else
        due->unrolled = calendar_add(content, anchor, rule->plus, &announced);
    /* Only working days are counted against a calendar; other periods run whatever is announced. */
    due->announced =
        rule->kind == DEADLINE_NEXT_YEAR || rule->plus.unit != UNIT_WORKDAYS || announced;
    due->date = due->last = due->unrolled;
    if (rule->roll != ROLL_NONE)
        due_roll(content, anchor, due);
}
