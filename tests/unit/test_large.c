/*
 * Large print says what the sheet says, in the order in which it is read at home.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "sheet_cases.h"

#include <locale.h>
#include <string.h>

static bool has_line(const struct sheet *sheet, const struct sheet_line *line)
{
    for (size_t i = 0; i < sheet->count; i++)
        if (strcmp(sheet->line[i].text, line->text) == 0 &&
            strcmp(sheet->line[i].label ? sheet->line[i].label : "",
                   line->label ? line->label : "") == 0)
            return true;
    return false;
}

static void make_large(struct arena *arena, const struct session *session,
                       const struct result *result, enum language language, struct sheet *large)
{
    struct sheet_desk desk = desk_of();

    desk.large = true;
    sheet_make(arena, session, result, language, &desk, large);
    assert_true(large->large);
}

static void look_same(const struct session *session, const struct result *result,
                      const struct sheet *sheet)
{
    struct arena arena = {0};
    struct sheet large;

    make_large(&arena, session, result, sheet->language, &large);
    assert_int_equal(large.count, sheet->count + 1); /* the head has a heading there */
    for (size_t i = 0; i < sheet->count; i++)
        if (!has_line(&large, &sheet->line[i]))
            fail_msg("not in large print: %s", sheet->line[i].text);
    arena_free(&arena);
}

static void nothing_is_lost(void **state)
{
    (void)state;
    every_sheet(look_same);
}

static size_t place_of(const struct sheet *sheet, enum sheet_line_kind kind)
{
    size_t i = 0;

    while (i < sheet->count && sheet->line[i].kind != kind)
        i++;
    return i;
}

static void look_order(const struct session *session, const struct result *result,
                       const struct sheet *sheet)
{
    struct arena arena = {0};
    struct sheet large;

    make_large(&arena, session, result, sheet->language, &large);
    assert_int_equal(large.line[0].kind, SHEET_TITLE);
    if (result->checklist.count > 0)
        assert_true(place_of(&large, SHEET_TICK) < place_of(&large, SHEET_VERDICT));
    assert_true(place_of(&large, SHEET_VERDICT) < place_of(&large, SHEET_FIELD));
    arena_free(&arena);
}

static void what_to_bring_comes_first(void **state)
{
    (void)state;
    every_sheet(look_order);
}

static void look_phones(const struct session *session, const struct result *result,
                        const struct sheet *sheet)
{
    struct arena arena = {0};
    struct sheet large;
    size_t phones = 0;

    make_large(&arena, session, result, sheet->language, &large);
    for (size_t i = 0; i < large.count; i++)
        phones += large.line[i].kind == SHEET_VERDICT &&
                  (strstr(large.line[i].text, "12393") || strstr(large.line[i].text, "0635"));
    assert_true(phones >= 2);
    arena_free(&arena);
}

static void telephones_are_large(void **state)
{
    (void)state;
    every_sheet(look_phones);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_lost),
        cmocka_unit_test(what_to_bring_comes_first),
        cmocka_unit_test(telephones_are_large),
    };

    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, sheet_cases_open, sheet_cases_close);
}
