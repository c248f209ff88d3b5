/*
 * Personal numbers: runs of digits, and what of them is no such number.
 *
 * A run is digits with at most a few joining signs between them. A run of enough digits is personal
 * unless all of it reads as something else; a part that does is no excuse for the rest, since a date of
 * birth stands in every identity number.
 */
#include "desk/personal.h"

#include "base/date.h"
#include "base/text.h"

#include <stdint.h>
#include <string.h>
#include <uchar.h>

#define PERSONAL_DIGITS 7 /* of a telephone, a card, a person */
#define RUN_SIZE 128
#define JOINED_MAX 3 /* signs between two digits of one number: "138 - 1234" */
#define GROUPS_MAX 32
#define DIGITS "0123456789"
#define JOINING " -./(),:_" /* what signs between digits are taken for */
#define PARTS '\0'

struct run {
    char text[RUN_SIZE]; /* digits, and joining signs between them; ended by a zero byte */
    size_t size;
    size_t joined; /* signs after the last digit, not yet in the text's size */
    size_t digits;
};

/* ---- characters --------------------------------------------------------------------------- */

static bool one_of(uint32_t character, const char32_t *set)
{
    for (; *set != 0; set++)
        if (*set == character)
            return true;
    return false;
}

/* What a sign between digits is taken for; PARTS where it ends a number. A Chinese comma does: between
 * numbers it stands in lists only. */
static char sign_of(uint32_t character)
{
    static const struct {
        const char32_t *set;
        char as;
    } signs[] = {
        {U" \t\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000", ' '},
        {U"-~\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u301c\uff0d\uff5e",              '-'},
        {U".\u00b7\u2022\u2027\u3002\u30fb\uff0e\uff61",                                 '.'},
        {U"/\\\uff0f\uff3c",                                                             '/'},
        {U"([{<\u3008\u300a\u3010\u3014\uff08\uff3b",                                    '('},
        {U")]}>\u3009\u300b\u3011\u3015\uff09\uff3d",                                    ')'},
        {U",",                                                                           ','},
        {U":\uff1a",                                                                     ':'},
        {U"+_'#|=\u2018\u2019\uff0b\uff3f",                                              '_'},
    };

    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (one_of(character, signs[i].set))
            return signs[i].as;
    return PARTS;
}

/* '0' to '9', or PARTS. */
static char arabic_digit(uint32_t character)
{
    const uint32_t half = text_character_half_width(character);

    return half >= '0' && half <= '9' ? (char)half : PARTS;
}

static char chinese_digit(uint32_t character)
{
    static const char32_t digits[] = U"零一二三四五六七八九";

    if (one_of(character, U"〇○"))
        return '0';
    if (character == U'幺')
        return '1';
    for (size_t i = 0; digits[i] != 0; i++)
        if (digits[i] == character)
            return (char)('0' + i);
    return PARTS;
}

/* ---- what is no personal number ------------------------------------------------------------ */

static int number_at(const char *s, size_t size)
{
    int number = 0;

    for (size_t i = 0; i < size; i++)
        number = number * 10 + (s[i] - '0');
    return number;
}

static bool year_at(const char *s)
{
    return strspn(s, DIGITS) == 4 && number_at(s, 4) >= 1900 && number_at(s, 4) <= 2199;
}

static bool day_valid(int year, int month, int day)
{
    return year >= 1900 && year <= 2199 && civil_valid((struct civil){year, month, day});
}

/* "20261130" */
static size_t day_size(const char *s)
{
    return strspn(s, DIGITS) == 8 &&
                   day_valid(number_at(s, 4), number_at(s + 4, 2), number_at(s + 6, 2))
               ? 8
               : 0;
}

/* "2026-11-30", "2026.11.30", "2026/11", with or without leading zeros. */
static size_t date_size(const char *s)
{
    size_t month, day;

    if (!year_at(s) || s[4] == '\0' || strchr("-./", s[4]) == NULL)
        return 0;
    month = strspn(s + 5, DIGITS);
    if (month < 1 || month > 2 || !day_valid(number_at(s, 4), number_at(s + 5, month), 1))
        return 0;
    day = s[5 + month] == s[4] ? strspn(s + 6 + month, DIGITS) : 0;
    if (day == 0)
        return 5 + month;
    return day <= 2 && day_valid(number_at(s, 4), number_at(s + 5, month),
                                 number_at(s + 6 + month, day))
               ? 6 + month + day
               : 0;
}

/* "8:30" */
static size_t time_size(const char *s)
{
    const size_t hour = strspn(s, DIGITS);

    return hour >= 1 && hour <= 2 && s[hour] == ':' && strspn(s + hour + 1, DIGITS) == 2 &&
                   number_at(s, hour) <= 24 && number_at(s + hour + 1, 2) < 60
               ? hour + 3
               : 0;
}

/* ".67" after an amount; no third number may follow on a dot. */
static size_t cents_size(const char *s)
{
    const size_t cents = s[0] == '.' ? strspn(s + 1, DIGITS) : 0;

    return cents >= 1 && cents <= 2 && s[1 + cents] != '.' ? 1 + cents : 0;
}

/* "12,345.67" */
static size_t amount_size(const char *s)
{
    const size_t first = strspn(s, DIGITS);
    size_t size = first;

    if (first < 1 || first > 3)
        return 0;
    while (s[size] == ',' && strspn(s + size + 1, DIGITS) == 3)
        size += 4;
    return size > first && size <= sizeof "999,999,999" - 1 ? size + cents_size(s + size) : 0;
}

/* "1234567.89" */
static size_t decimal_size(const char *s)
{
    const size_t whole = strspn(s, DIGITS);
    const size_t cents = cents_size(s + whole);

    return whole >= 1 && whole <= 8 && cents > 0 ? whole + cents : 0;
}

/* Whether all of a run is dates, times and amounts. */
static bool is_other(const char *s)
{
    static size_t (*const kinds[])(const char *s) = {day_size, date_size, time_size, amount_size,
                                                     decimal_size};

    while (*s != '\0') {
        size_t size = 0;

        for (size_t i = 0; i < sizeof kinds / sizeof *kinds && size == 0; i++)
            size = kinds[i](s);
        if (size == 0)
            return false;
        s += size;
        s += strspn(s, JOINING);
    }
    return true;
}

/* The groups of digits of a run, and the one sign between all of them, blanks beside it left out;
 * PARTS where the signs differ. */
struct groups {
    const char *begin[GROUPS_MAX];
    size_t size[GROUPS_MAX];
    size_t count;
    char sign;
};

static bool groups_split(const char *s, struct groups *groups)
{
    *groups = (struct groups){0};
    while (*s != '\0') {
        char sign = ' ';

        if (groups->count == GROUPS_MAX)
            return false;
        groups->begin[groups->count] = s;
        groups->size[groups->count++] = strspn(s, DIGITS);
        for (s += strspn(s, DIGITS); *s != '\0' && strchr(JOINING, *s) != NULL; s++)
            sign = *s == ' ' ? sign : *s;
        if (*s != '\0' && groups->count > 1 && groups->sign != sign)
            return false;
        groups->sign = *s != '\0' ? sign : groups->sign;
    }
    return true;
}

static bool groups_within(const struct groups *groups, size_t size)
{
    for (size_t i = 0; i < groups->count; i++)
        if (groups->size[i] > size)
            return false;
    return true;
}

/* "200/400/800": what has to be paid first, by level of hospital. */
static bool groups_round(const struct groups *groups)
{
    for (size_t i = 0; i < groups->count; i++)
        if (groups->begin[i][0] == '0' || groups->begin[i][groups->size[i] - 1] != '0')
            return false;
    return groups->sign == '/' && groups_within(groups, 5);
}

/* Amounts before a unit: one, a range, or several with slashes. */
static bool groups_counted(const struct groups *groups, uint32_t unit)
{
    if (!one_of(unit, U"元块万亿%％‰"))
        return false;
    return groups->count == 1
               ? groups_within(groups, 8)
               : groups_within(groups, 6) &&
                     (groups->sign == '/' || (groups->sign == '-' && groups->count == 2));
}

/* 〔2021〕1234号 */
static bool groups_circular(const struct groups *groups, uint32_t unit)
{
    return unit == U'号' && groups->count == 2 && groups->sign == ')' && groups->size[1] <= 5 &&
           year_at(groups->begin[0]);
}

/* Whether the run is personal, where `unit` comes after it. */
static bool run_personal(struct run *run, uint32_t unit)
{
    struct groups groups;

    run->text[run->size] = '\0';
    if (run->digits < PERSONAL_DIGITS || is_other(run->text))
        return false;
    return !groups_split(run->text, &groups) ||
           !(groups_round(&groups) || groups_counted(&groups, unit) ||
             groups_circular(&groups, unit));
}

/* ---- runs --------------------------------------------------------------------------------- */

/* Takes in a digit or sign; false when the run is over. */
static bool run_add(struct run *run, char digit, char sign)
{
    const size_t end = run->size + run->joined;

    if (digit == PARTS && run->size == 0)
        return true; /* begins with its first digit */
    if ((digit == PARTS && (sign == PARTS || run->joined == JOINED_MAX)) || end + 1 >= RUN_SIZE)
        return false;
    run->text[end] = digit == PARTS ? sign : digit;
    if (digit == PARTS) {
        run->joined++;
    } else {
        run->size = end + 1;
        run->joined = 0;
        run->digits++;
    }
    return true;
}

static bool number_in(const char *text, char (*digit_of)(uint32_t character))
{
    const size_t size = strlen(text);
    struct run run = {0};
    size_t bytes;

    for (size_t i = 0; i < size; i += bytes) {
        uint32_t character;

        bytes = text_decode(text + i, size - i, &character);
        if (run_add(&run, digit_of(character), sign_of(character)))
            continue;
        if (run_personal(&run, character))
            return true;
        run = (struct run){0};
    }
    return run_personal(&run, 0);
}

bool personal_number(const char *text)
{
    return number_in(text, arabic_digit) || number_in(text, chinese_digit);
}
