/*
 * Who the hall is: what texts leave to it, worded for a person insured here, elsewhere, and nobody knows where;
 * and that no sheet sends a person to ask where it stands already.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "sheet_cases.h"

#include "wording/words.h"

#include <locale.h>
#include <string.h>

#define ALL "{agency}|{window}|{call}|{hotline}|{ask}|{answer}|{answered}"

static const struct office nobody; /* has said nothing of itself */

/* ---- the words -------------------------------------------------------------------------------- */

static void is_worded(uint32_t region, uint32_t insured, const char *window, const char *phone,
                      enum language language, const char *wanted)
{
    struct office office = {.region = region};
    const struct hall hall = {&office, window, insured};
    struct arena arena = {0};

    office.phone.text[LANGUAGE_ZH] = phone;
    assert_string_equal(hall_fill(sheet_cases_content(), &hall, language, &arena, ALL), wanted);
    arena_free(&arena);
}

static void nobody_knows_where(void **state)
{
    (void)state;
    is_worded(
        371500, 0, "5", "0635-8200000", LANGUAGE_ZH,
        "参保地经办机构|参保地经办机构窗口|12393，或参保地经办机构|12393|问参保地|以参保地答复为准|"
        "参保地答复");
    is_worded(
        0, 0, NULL, NULL, LANGUAGE_EN,
        "the agency where you are insured|agency where insured|12393 or the agency where insured|"
        "12393|ask the place of insurance|as your place of insurance answers|the agency answered");
}

static void here(void **state)
{
    static const uint32_t own[] = {371500, 371502, 371599}; /* 聊城, 东昌府区, 市本级 */

    (void)state;
    for (size_t i = 0; i < sizeof own / sizeof own[0]; i++)
        is_worded(
            371500, own[i], "5", "0635-8200000", LANGUAGE_ZH,
            "本大厅|本大厅 5 号窗口|0635-12393，或本大厅 0635-8200000|0635-12393|由本窗口核实|"
            "由本窗口核实|本窗口核实");
    is_worded(371500, 371500, NULL, NULL, LANGUAGE_ZH,
              "本大厅|本大厅窗口|0635-12393|0635-12393|由本窗口核实|由本窗口核实|本窗口核实");
    is_worded(371500, 371500, "5", "0635-8200000", LANGUAGE_EN,
              "this hall|window 5 of this hall|0635-12393 or 0635-8200000|0635-12393|"
              "have this window check|to be checked by this window|this window checked");
}

static void elsewhere(void **state)
{
    (void)state;
    is_worded(371500, 110000, "5", "0635-8200000", LANGUAGE_ZH,
              "北京市医保经办机构|北京市医保经办机构窗口|010-12393|010-12393|问北京市医保|"
              "以北京市医保答复为准|"
              "北京市医保答复");
    /* No area code is known: the number alone, and whose it is. */
    is_worded(
        371500, 379900, "5", NULL, LANGUAGE_ZH,
        "山东省本级医保经办机构|山东省本级医保经办机构窗口|12393，或山东省本级医保经办机构|12393|"
        "问山东省本级医保|以山东省本级医保答复为准|山东省本级医保答复");
    /* An office that has not said where it is may be anywhere. */
    is_worded(0, 370400, "5", NULL, LANGUAGE_EN,
              "the agency of Zaozhuang|agency of Zaozhuang|0632-12393|0632-12393|"
              "ask the agency of Zaozhuang|as the agency of Zaozhuang answers|"
              "the agency of Zaozhuang answered");
}

static void a_capital_begins_a_sentence(void **state)
{
    const struct hall hall = {.insured = 0};
    struct arena arena = {0};

    (void)state;
    assert_string_equal(hall_fill(sheet_cases_content(), &hall, LANGUAGE_EN, &arena, "{Ask}: {1}?"),
                        "Ask the place of insurance: {1}?");
    assert_string_equal(hall_fill(sheet_cases_content(), &hall, LANGUAGE_ZH, &arena, "{没有}{ask"),
                        "{没有}{ask");
    arena_free(&arena);
}

static void the_windows_serve_those_insured_here(void **state)
{
    static const struct {
        uint32_t region, insured;
        bool serves;
    } rows[] = {
        {371500, 371502, true },
        {371500, 110000, false},
        {371500, 0,      true }, /* nobody knows: as the hall is set up */
        {0,      110000, true }, /* the hall has not said where it is */
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct office office = {.region = rows[i].region};
        const struct hall hall = {&office, "5", rows[i].insured};

        assert_int_equal(hall_serves(sheet_cases_content(), &hall), rows[i].serves);
    }
}

/* ---- every sheet ------------------------------------------------------------------------------ */

static void sheet_of(struct arena *arena, const struct session *session,
                     const struct result *result, uint32_t region, struct sheet *sheet)
{
    struct sheet_desk desk = desk_of();
    struct office office = *desk.office;

    office.region = region;
    desk.office = &office;
    sheet_make(arena, session, result, LANGUAGE_ZH, &desk, sheet);
}

static void look_here(const struct session *session, const struct result *result,
                      const struct sheet *other)
{
    static const char *const never[] = {"参保地经办", "参保地医保经办", "问参保地", "参保地答复"};
    const uint32_t insured = trail_insured(session->content, &result->trail);
    struct arena arena = {0};
    struct sheet sheet;

    (void)other;
    if (insured == 0)
        return;
    sheet_of(&arena, session, result, insured, &sheet);
    for (size_t i = 0; i < sizeof never / sizeof never[0]; i++)
        if (says(&sheet, never[i]))
            fail_msg("%s says %s",
                     content_string(session->content,
                                    session->content->outcomes[result->trail.outcome].id),
                     never[i]);
    arena_free(&arena);
}

static void no_sheet_sends_the_person_here_to_ask_elsewhere(void **state)
{
    (void)state;
    every_sheet(look_here);
}

static void look_elsewhere(const struct session *session, const struct result *result,
                           const struct sheet *other)
{
    const uint32_t insured = trail_insured(session->content, &result->trail);
    const struct division *division = content_division(session->content, insured);
    struct arena arena = {0};
    struct sheet sheet;

    (void)other;
    sheet_of(&arena, session, result, insured == 630100 ? 620100 : 630100, &sheet);
    assert_int_equal(says(&sheet, "办理窗口"),
                     insured == 0 && session->flow == content_flow(session->content, "settle"));
    assert_false(insured != 0 && says(&sheet, "本大厅"));
    assert_int_equal(says(&sheet, "外地拨参保地区号加"),
                     division == NULL ||
                         content_string(session->content, division->area_code)[0] == '\0');
    arena_free(&arena);
}

static void no_sheet_sends_the_person_insured_elsewhere_to_a_window_here(void **state)
{
    (void)state;
    every_sheet(look_elsewhere);
}

/* What the content and the interface leave to the hall is all filled, with and without an office. */
static void look_filled(const struct session *session, const struct result *result,
                        const struct sheet *sheet)
{
    struct arena arena = {0};
    struct sheet_desk desk = desk_of();
    struct sheet bare;

    for (size_t i = 0; i < sheet->count; i++)
        assert_null(strchr(sheet->line[i].text, '{'));
    desk.office = &nobody;
    sheet_make(&arena, session, result, LANGUAGE_EN, &desk, &bare);
    for (size_t i = 0; i < bare.count; i++)
        assert_null(strchr(bare.line[i].text, '{'));
    arena_free(&arena);
}

static void nothing_in_braces_is_printed(void **state)
{
    (void)state;
    every_sheet(look_filled);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_knows_where),
        cmocka_unit_test(here),
        cmocka_unit_test(elsewhere),
        cmocka_unit_test(a_capital_begins_a_sentence),
        cmocka_unit_test(the_windows_serve_those_insured_here),
        cmocka_unit_test(no_sheet_sends_the_person_here_to_ask_elsewhere),
        cmocka_unit_test(no_sheet_sends_the_person_insured_elsewhere_to_a_window_here),
        cmocka_unit_test(nothing_in_braces_is_printed),
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, sheet_cases_open, sheet_cases_close);
}
