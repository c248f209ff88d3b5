/* What a clerk types for a date, as digits or with separators. */
#include "base/date.h"

#include "base/text.h"

#include <string.h>

struct typed {
    int year_digits; /* 0, 2 or 4 */
    int month_digits;
    int year;
    int month;
    int day;
};

static bool digits_number(const char *s, int size, int *number)
{
    *number = 0;
    for (int i = 0; i < size; i++) {
        if (s[i] < '0' || s[i] > '9')
            return false;
        *number = *number * 10 + (s[i] - '0');
    }
    return true;
}

/* Input-method digits and signs count, and so do 年 月 日. Returns the size, 0 when it is no date. */
static int typed_ascii(const char *s, char *out, int room)
{
    size_t size = strlen(s), bytes;
    int count = 0;

    for (size_t i = 0; i < size; i += bytes) {
        uint32_t character;

        bytes = text_decode(s + i, size - i, &character);
        character = text_character_half_width(character);
        if (character == ' ' || ((character == U'日' || character == U'号') && i + bytes == size))
            continue;
        if (character == '-' || character == '.' || character == U'年' || character == U'月')
            character = '/';
        if (count == room || (character != '/' && (character < '0' || character > '9')))
            return 0;
        out[count++] = (char)character;
    }
    return count;
}

/* 20260120, 260120, 0120, 20 or 5. */
static bool typed_digits(const char *s, int size, struct typed *typed)
{
    if (size != 8 && size != 6 && size != 4 && size != 2 && size != 1)
        return false;
    typed->month_digits = size >= 4 ? 2 : 0;
    typed->year_digits = size >= 4 ? size - 4 : 0;
    s += typed->year_digits;
    return digits_number(s - typed->year_digits, typed->year_digits, &typed->year) &&
           digits_number(s, typed->month_digits, &typed->month) &&
           digits_number(s + typed->month_digits, size == 1 ? 1 : 2, &typed->day);
}

/* 2026/1/20, 26/1/20, 1/20. */
static bool typed_parts(const char *s, int size, struct typed *typed)
{
    int part[3] = {0}, digits[3] = {0};
    int count = 0, start = 0;

    for (int i = 0; i <= size; i++) {
        if (i < size && s[i] != '/')
            continue;
        if (count == 3 || i == start || i - start > (count == 0 ? 4 : 2) ||
            !digits_number(s + start, i - start, &part[count]))
            return false;
        digits[count++] = i - start;
        start = i + 1;
    }
    if (count < 2 || (count == 3 ? digits[0] % 2 != 0 : digits[0] > 2))
        return false;
    *typed = (struct typed){
        .year_digits = count == 3 ? digits[0] : 0,
        .month_digits = digits[count - 2],
        .year = count == 3 ? part[0] : 0,
        .month = part[count - 2],
        .day = part[count - 1],
    };
    return true;
}

static bool typed_means(const struct typed *typed, struct civil civil)
{
    if (typed->year_digits &&
        typed->year != (typed->year_digits == 4 ? civil.year : civil.year % 100))
        return false;
    return typed->month_digits == 0 || typed->month == civil.month;
}

static int month_count(int32_t date)
{
    struct civil civil = date_civil(date);

    return civil.year * 12 + civil.month - 1;
}

/* The first day in from..to that was meant, from its beginning (step 1) or its end (step -1); month
 * by month, as there is at most one in each. */
static bool typed_search(const struct typed *typed, int32_t from, int32_t to, int step,
                         int32_t *date)
{
    int first = month_count(from), last = month_count(to);

    for (int month = step > 0 ? first : last; month >= first && month <= last; month += step) {
        struct civil civil = {.year = month / 12, .month = month % 12 + 1, .day = typed->day};

        if (!typed_means(typed, civil) || !civil_valid(civil))
            continue;
        *date = civil_date(civil);
        if (*date >= from && *date <= to)
            return true;
    }
    return false;
}

/* The day in from..to nearest to today; the past one when two are as near. */
static bool typed_nearest(const struct typed *typed, int32_t today, int32_t from, int32_t to,
                          int32_t *date)
{
    int32_t before = 0, after = 0;
    bool past = typed_search(typed, from, to < today ? to : today, -1, &before);
    bool coming = typed_search(typed, from > today ? from : today, to, 1, &after);

    *date = past && (!coming || today - before <= after - today) ? before : after;
    return past || coming;
}

/* Without a year, outside a range that looks back only the past is meant, outside one that looks
 * ahead what comes. */
static bool typed_outside(const struct typed *typed, int32_t today, int32_t from, int32_t to,
                          int32_t *date)
{
    if (typed->year_digits == 0 && to <= today && typed_search(typed, DATE_MIN, today, -1, date))
        return true;
    if (typed->year_digits == 0 && from >= today && typed_search(typed, today, DATE_MAX, 1, date))
        return true;
    return typed_nearest(typed, today, DATE_MIN, DATE_MAX, date);
}

bool date_typed(const char *s, int32_t today, int32_t from, int32_t to, int32_t *date,
                bool *outside)
{
    char ascii[16];
    int size = typed_ascii(s, ascii, sizeof(ascii));
    struct typed typed = {0};

    *outside = false;
    if (size == 0)
        return false;
    if (!(memchr(ascii, '/', (size_t)size) ? typed_parts : typed_digits)(ascii, size, &typed))
        return false;
    from = from < DATE_MIN ? DATE_MIN : from;
    to = to > DATE_MAX ? DATE_MAX : to;
    if (typed_nearest(&typed, today, from, to, date))
        return true;
    *outside = typed_outside(&typed, today, from, to, date);
    return *outside;
}
