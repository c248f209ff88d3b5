/* The slow evaluator's values, ranges and dates: every day and every scheme is tried. */
#include "slow.h"

#include "model/calendar.h"

#include <stdlib.h>
#include <string.h>

#define FAR 3000 /* days around today within which contents of the tests change */

static int64_t bound(struct slow *slow, const struct bound *bound, int64_t open)
{
    int64_t number = bound->number;
    bool announced;

    if (bound->kind == BOUND_NONE)
        return open;
    if (bound->kind == BOUND_TODAY)
        number = slow->today;
    if (bound->kind == BOUND_FACT) {
        struct slow_fact other = slow_fact(slow, bound->fact);

        if (other.state != 2)
            return open;
        number = other.number;
    }
    if (bound->kind == BOUND_LITERAL)
        return number;
    return calendar_add(slow->content, (int32_t)number, bound->plus, &announced);
}

void slow_range(struct slow *slow, uint32_t question, int64_t *least, int64_t *most)
{
    const struct question *record = &slow->content->questions[question];
    bool date = record->type == QUESTION_DATE;

    *least = bound(slow, &record->least, date ? DATE_MIN : 0);
    *most = bound(slow, &record->most, date ? DATE_MAX : 99999999999);
}

/* What is assumed of a fact that values are limited by: an option or relation; -1 = look it up. */
struct assumed {
    uint32_t fact;
    int option;
};

static bool is_place(struct slow *slow, uint32_t fact)
{
    return slow->content->questions[fact].type == QUESTION_PLACE;
}

/* Which option or relation a fact has; -1 where that is not known. */
static int option_now(struct slow *slow, uint32_t fact)
{
    enum relation relation;
    struct slow_fact answer = slow_fact(slow, fact);

    if (is_place(slow, fact))
        return slow_relation(slow, fact, &relation) ? (int)relation : -1;
    return answer.state == 2 ? (int)answer.number : -1;
}

static bool is_for(struct slow *slow, const struct value *value, int scheme,
                   const struct assumed *assumed, uint32_t count)
{
    if (value->schemes != 0 && (scheme < 0 || !(value->schemes >> scheme & 1u)))
        return false;
    for (uint32_t i = 0; i < value->limits.count; i++) {
        const struct limit *limit = &slow->content->limits[value->limits.first + i];

        for (uint32_t n = 0; n < count; n++)
            if (assumed[n].fact == limit->fact && !(limit->mask >> assumed[n].option & 1u))
                return false;
    }
    return true;
}

/* One scheme, one day: the nearest region up the line that says anything, there what is said of the fewest. */
static const struct value *value_on(struct slow *slow, uint32_t parameter, int scheme, int32_t date,
                                    const struct assumed *assumed, uint32_t count)
{
    const struct content *content = slow->content;
    struct slow_fact insured = slow_fact(slow, content->insured_in);
    uint32_t region = content_region_of(content, (uint32_t)insured.number);

    for (; region != NO_INDEX; region = content->regions[region].parent) {
        const struct value *best = NULL;
        uint32_t narrowest = 0;

        for (uint32_t i = 0; i < content->regions[region].values.count; i++) {
            const struct value *value = &content->values[content->regions[region].values.first + i];
            uint32_t narrow = value->limits.count + (value->schemes != 0 ? 1 : 0);

            if (value->parameter != parameter || date < value->from || date > value->to ||
                !is_for(slow, value, scheme, assumed, count))
                continue;
            if (best == NULL || narrow > narrowest) {
                best = value;
                narrowest = narrow;
            }
        }
        if (best != NULL)
            return best->known ? best : NULL;
    }
    return NULL;
}

static bool same_dates(const struct content *content, const struct value *a, const struct value *b)
{
    struct span x = a->deadline.from, y = b->deadline.from;
    bool same = x.count == y.count;

    for (uint32_t i = 0; same && i < x.count; i++)
        same = content->indexes[x.first + i] == content->indexes[y.first + i];
    return same;
}

static bool same(const struct content *content, const struct parameter *parameter,
                 const struct value *a, const struct value *b)
{
    if (!a || !b)
        return a == b;
    if (parameter->type == PARAMETER_TEXT)
        return a->text.zh == b->text.zh && a->text.en == b->text.en;
    if (parameter->type == PARAMETER_LOSS)
        return memcmp(&a->loss, &b->loss, sizeof a->loss) == 0;
    if (parameter->type != PARAMETER_DEADLINE)
        return a->number == b->number;
    return a->deadline.kind == b->deadline.kind &&
           a->deadline.plus.amount == b->deadline.plus.amount &&
           a->deadline.plus.unit == b->deadline.plus.unit &&
           a->deadline.month == b->deadline.month && a->deadline.day == b->deadline.day &&
           a->deadline.roll == b->deadline.roll &&
           a->deadline.count_first == b->deadline.count_first &&
           a->deadline.event.zh == b->deadline.event.zh && same_dates(content, a, b);
}

static int64_t clip(struct slow *slow, int64_t date)
{
    if (date < slow->today - FAR)
        return slow->today - FAR;
    return date > slow->today + FAR ? slow->today + FAR : date;
}

/* What was found over all that could be: days, schemes, and options of the facts that values are limited by. */
struct tried {
    struct slow *slow;
    uint32_t parameter;
    int64_t least, most; /* days */
    int first_scheme, schemes;
    struct assumed assumed[4];
    uint32_t count;
    const struct value *first;
    bool differ, any, some;
};

static void try_days(struct tried *tried)
{
    const struct parameter *record = &tried->slow->content->parameters[tried->parameter];

    for (int64_t date = clip(tried->slow, tried->least);
         tried->least <= tried->most && date <= clip(tried->slow, tried->most); date++)
        for (int s = tried->first_scheme; s < tried->first_scheme + tried->schemes; s++) {
            const struct value *value = value_on(tried->slow, tried->parameter, s, (int32_t)date,
                                                 tried->assumed, tried->count);

            if (tried->any && !same(tried->slow->content, record, tried->first, value))
                tried->differ = true;
            if (!tried->any)
                tried->first = value;
            tried->any = true;
            tried->some = tried->some || value;
        }
}

/* Every option of the facts from `at` on that are not known. */
static void try_options(struct tried *tried, uint32_t at)
{
    struct slow *slow = tried->slow;
    struct assumed *assumed = &tried->assumed[at];
    int options;

    if (at == tried->count) {
        try_days(tried);
        return;
    }
    options = is_place(slow, assumed->fact)
                  ? RELATION_COUNT
                  : (int)slow->content->questions[assumed->fact].options.count;
    if (option_now(slow, assumed->fact) >= 0) {
        assumed->option = option_now(slow, assumed->fact);
        try_options(tried, at + 1);
        return;
    }
    for (assumed->option = 0; assumed->option < options; assumed->option++)
        try_options(tried, at + 1);
}

/* 不清楚 to the subject is the reason where a value exists and nothing else is missing. */
static int why_missing(const struct tried *tried, uint32_t subject)
{
    struct slow *slow = tried->slow;
    const struct content *content = slow->content;
    struct span judged = content->parameters[tried->parameter].judged;
    bool dated = judged.count == 0;

    if (!tried->some || subject == NO_INDEX)
        return 2;
    for (uint32_t i = 0; i < tried->count; i++)
        if (option_now(slow, tried->assumed[i].fact) < 0 && tried->assumed[i].fact != subject)
            return 2;
    if (content->scheme != NO_INDEX && content->scheme != subject &&
        slow_fact(slow, content->scheme).state != 2)
        return 2;
    for (uint32_t i = 0; i < judged.count; i++)
        dated = dated || content->indexes[judged.first + i] == subject ||
                slow_fact(slow, content->indexes[judged.first + i]).state == 2;
    return dated ? 1 : 2;
}

const struct value *slow_value_why(struct slow *slow, uint32_t parameter, uint32_t subject,
                                   int *why)
{
    const struct content *content = slow->content;
    const struct parameter *record = &content->parameters[parameter];
    struct slow_fact insured = {0, 0}, scheme = {0, 0}, as_of = {2, slow->today};
    struct tried tried = {.slow = slow, .parameter = parameter, .schemes = 1, .first_scheme = -1};

    *why = 2;
    if (content->insured_in != NO_INDEX)
        insured = slow_fact(slow, content->insured_in);
    if (insured.state != 2 || content_region_of(content, (uint32_t)insured.number) == NO_INDEX) {
        if (insured.state != 2 && content->insured_in == subject && subject != NO_INDEX)
            *why = 1;
        return NULL;
    }
    if (content->scheme != NO_INDEX) {
        scheme = slow_fact(slow, content->scheme);
        tried.first_scheme = scheme.state == 2 ? (int)scheme.number : 0;
        tried.schemes =
            scheme.state == 2 ? 1 : (int)content->questions[content->scheme].options.count;
    }
    for (uint32_t i = 0; i < record->judged.count && (i == 0 || as_of.state != 2); i++)
        as_of = slow_fact(slow, content->indexes[record->judged.first + i]);
    tried.least = tried.most = as_of.number;
    if (as_of.state != 2)
        slow_range(slow, content->indexes[record->judged.first], &tried.least, &tried.most);
    for (uint32_t i = 0; i < record->limits.count; i++)
        tried.assumed[tried.count++] =
            (struct assumed){content->indexes[record->limits.first + i], -1};
    try_options(&tried, 0);
    if (tried.first && !tried.differ)
        return tried.first;
    *why = why_missing(&tried, subject);
    return NULL;
}

const struct value *slow_value(struct slow *slow, uint32_t parameter)
{
    int why;

    return slow_value_why(slow, parameter, NO_INDEX, &why);
}

/* What the years say of a day, or 2 where none of them says anything. */
static int announced(const struct content *content, int32_t date)
{
    uint32_t before = 0;

    for (uint32_t i = 0; i < content->year_count; i++) {
        const struct year *year = &content->years[i];

        if (date >= year->first && date <= year->last) {
            uint32_t place = before + (uint32_t)(date - year->first);

            return place == 0 ? content->workdays[0]
                              : content->workdays[place] - content->workdays[place - 1];
        }
        before += (uint32_t)(year->last - year->first + 1);
    }
    return 2;
}

static bool workday(struct slow *slow, int32_t date)
{
    const struct content *content = slow->content;
    int said = announced(content, date);

    if (said != 2)
        return said;
    for (uint32_t i = 0; i < content->holiday_count; i++) {
        const struct holiday *holiday = &content->holidays[i];
        struct civil day = {date_civil(date).year, (int)holiday->month, (int)holiday->day};

        if (date >= holiday->from && civil_date(day) == date)
            return false;
    }
    return (date + 3) % 7 + 1 < 6; /* 1970-01-01 was a Thursday */
}

static int32_t add_day_by_day(struct slow *slow, int32_t date, int32_t amount, bool only_workdays)
{
    int32_t step = amount < 0 ? -1 : 1;

    while (amount != 0) {
        date += step;
        if (!only_workdays || workday(slow, date))
            amount -= step;
    }
    return date;
}

/* Month by month; the same day of the month, or the last one where there is none. */
static int32_t add_months(int32_t date, int32_t amount)
{
    struct civil civil = date_civil(date);

    for (; amount > 0; amount--)
        if (++civil.month == 13) {
            civil.month = 1;
            civil.year++;
        }
    for (; amount < 0; amount++)
        if (--civil.month == 0) {
            civil.month = 12;
            civil.year--;
        }
    while (!civil_valid(civil))
        civil.day--;
    return civil_date(civil);
}

static int32_t add(struct slow *slow, int32_t anchor, const struct deadline_rule *rule)
{
    int32_t amount = rule->plus.amount;
    int32_t towards = amount < 0 ? 1 : -1;
    int32_t months = rule->plus.unit == UNIT_YEARS ? 12 * amount : amount;
    int32_t date;

    if (rule->plus.unit == UNIT_DAYS || rule->plus.unit == UNIT_WORKDAYS)
        return add_day_by_day(slow, rule->count_first && amount != 0 ? anchor + towards : anchor,
                              amount, rule->plus.unit == UNIT_WORKDAYS);
    date = add_months(anchor, months);
    if (!rule->count_first || amount == 0)
        return date;
    /* The period ends before the same day number comes round, on the last day where it never does. */
    if (amount > 0 && date_civil(date).day != date_civil(anchor).day)
        return date;
    return date + towards;
}

/* A day off moves the last day, and who is told to come comes before it where only the law moves it. */
static void roll(struct slow *slow, const struct deadline_rule *rule, int64_t anchor,
                 struct slow_day *day)
{
    bool ahead = day->come >= anchor;

    day->last = day->come;
    while (rule->roll != ROLL_NONE && !workday(slow, day->last))
        day->last++;
    if (rule->roll == ROLL_FORWARD)
        day->come = day->last;
    while (rule->roll == ROLL_LAW && !workday(slow, day->come))
        day->come--;
    if (ahead && day->come < anchor)
        day->come = day->last;
}

bool slow_due_why(struct slow *slow, uint32_t index, uint32_t subject, struct slow_day *day,
                  int *why)
{
    const struct deadline *deadline = &slow->content->deadlines[index];
    const struct deadline_rule *rule = &deadline->rule;
    struct slow_fact anchor = {0, 0};
    bool counts_from_subject = false;

    *why = 2;
    if (deadline->parameter != NO_INDEX) {
        const struct value *value = slow_value_why(slow, deadline->parameter, subject, why);

        if (!value)
            return false;
        *why = 2;
        rule = &value->deadline;
    }
    struct span from = rule->from.count > 0 ? rule->from : deadline->from;

    for (uint32_t i = 0; i < from.count; i++) {
        uint32_t fact = slow->content->indexes[from.first + i];

        if (anchor.state != 2)
            anchor = slow_fact(slow, fact);
        counts_from_subject = counts_from_subject || fact == subject;
    }
    if (rule->kind == DEADLINE_EVENT)
        return false;
    if (anchor.state != 2) {
        *why = counts_from_subject ? 1 : 2;
        return false;
    }
    if (rule->kind == DEADLINE_NEXT_YEAR) {
        struct civil civil = {date_civil((int32_t)anchor.number).year + 1, (int)rule->month,
                              (int)rule->day};

        while (!civil_valid(civil))
            civil.day--;
        day->come = civil_date(civil);
    } else
        day->come = add(slow, (int32_t)anchor.number, rule);
    roll(slow, rule, anchor.number, day);
    return true;
}

bool slow_due(struct slow *slow, uint32_t deadline, struct slow_day *day)
{
    int why;

    return slow_due_why(slow, deadline, NO_INDEX, day, &why);
}
