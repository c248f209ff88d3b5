/*
 * Slips: a reader of ESC/POS of this test's own turns the bytes back into lines; every shipped case
 * must come out whole, in both languages, at every width, with no line too long for the paper.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "sheet_cases.h"

#include "base/text.h"
#include "paper/sheet_thermal.h"
#include "slip.h"

#include <locale.h>
#include <qrencode.h>
#include <string.h>

static const char sentence[] = "〓：打印机没有这个字，请手写补上。";

/* ---- comparing -------------------------------------------------------------------------------- */

/* Whether `said` goes on with `words`, blanks left out; a character may have become 〓. */
static size_t goes_on(const char *said, const char *words, bool gb2312)
{
    const char *at = said;

    while (*words) {
        uint32_t character, printed;
        size_t size = text_decode(words, strlen(words), &character), bytes;

        words += size;
        if (character == ' ' || character == '\n')
            continue;
        bytes = text_decode(at, strlen(at), &printed);
        if (bytes == 0 || (printed != character && !(gb2312 && printed == 0x3013)))
            return 0;
        at += bytes;
    }
    return (size_t)(at - said);
}

/* Moves past the words, which must come next but for what stands between a label and its text. */
static void expect(const char **said, const char *words, bool gb2312)
{
    for (const char *at = *said; words && *words; at++) {
        size_t size = goes_on(at, words, gb2312);

        if (size > 0) {
            *said = at + size;
            return;
        }
        if (*at == '\0' || at - *said > 60)
            fail_msg("not on the slip: %s, but: %.200s", words, *said);
    }
}

/* The dots of the picture, back to modules, are those libqrencode makes of the digits. */
static void picture_right(const struct slip *slip, const char *digits)
{
    QRcode *code = QRcode_encodeString(digits, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
    const int modules = code->width + 8, dots = slip->picture / modules;

    assert_true(dots >= 3 && slip->picture == dots * modules);
    for (int y = 0; y < slip->picture; y++)
        for (int x = 0; x < slip->picture; x++) {
            const int row = y / dots - 4, column = x / dots - 4;
            const bool inside =
                row >= 0 && row < code->width && column >= 0 && column < code->width;

            assert_int_equal(slip->dots[y][x],
                             inside && (code->data[row * code->width + column] & 1));
        }
    QRcode_free(code);
}

static void code_right(const struct slip *slip, const struct sheet *sheet, enum thermal_qr qr)
{
    for (size_t i = 0; i < sheet->count; i++) {
        char digits[256] = "";
        size_t count = 0;

        if (sheet->line[i].kind != SHEET_CODE)
            continue;
        for (const char *s = sheet->line[i].text; *s; s++)
            if (*s >= '0' && *s <= '9')
                digits[count++] = *s;
        assert_int_equal(slip->drawn, qr == THERMAL_QR_PRINTER);
        assert_int_equal(slip->picture > 0, qr == THERMAL_QR_PICTURE);
        if (slip->drawn)
            assert_string_equal(slip->code, digits);
        if (slip->picture)
            picture_right(slip, digits);
        return;
    }
    assert_false(slip->drawn || slip->picture);
}

static void sheet_whole(const struct sheet *sheet, int columns, enum escpos_profile profile,
                        enum thermal_qr qr)
{
    const struct thermal thermal = {columns, profile, qr, sentence};
    const bool gb2312 = profile == ESCPOS_GB2312;
    struct slip slip = {.columns = columns, .gb2312 = gb2312};
    struct buffer out = {0};
    const char *said;

    assert_true(sheet_thermal(sheet, &thermal, &out));
    slip_read(&slip, &out);
    said = slip.text.data;
    if (!slip.fits || !slip.reset)
        fail_msg("%d columns: a line is too long: %s", columns, said);
    for (size_t i = 0; i < sheet->count; i++) {
        const struct sheet_line *line = &sheet->line[i];
        const bool before = line->kind != SHEET_TICK && line->kind != SHEET_CODE;

        expect(&said, before ? line->label : line->text, gb2312);
        expect(&said, before ? line->text : line->label, gb2312);
    }
    assert_int_equal(strstr(slip.text.data, "〓") != NULL, strstr(said, "〓：") != NULL);
    assert_int_equal(slip.cuts, 1 + (int)count_kind(sheet, SHEET_CUT));
    code_right(&slip, sheet, qr);
    slip_free(&slip);
    buffer_free(&out);
}

static void every_width(const struct sheet *sheet)
{
    for (const int *width = thermal_widths; *width; width++) {
        sheet_whole(sheet, *width, ESCPOS_GB18030, THERMAL_QR_PICTURE);
        sheet_whole(sheet, *width, ESCPOS_GB2312, THERMAL_QR_PRINTER);
    }
}

/* ---- every shipped outcome -------------------------------------------------------------------- */

static void result_look(const struct session *session, const struct result *result)
{
    const struct sheet_desk desk = desk_of();

    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        struct arena arena = {0};
        struct sheet sheet;

        sheet_make(&arena, session, result, (enum language)language, &desk, &sheet);
        every_width(&sheet);
        arena_free(&arena);
    }
}

static void every_shipped_outcome_comes_out_whole(void **state)
{
    (void)state;
    every_story(result_look);
}

/* ---- odd sheets ------------------------------------------------------------------------------- */

static void read_one(struct slip *slip, struct sheet_line line, enum escpos_profile profile)
{
    const struct thermal thermal = {32, profile, THERMAL_QR_PRINTER, sentence};
    const struct sheet sheet = {.head = "", .page = "", .line = &line, .count = 1};
    struct buffer out = {0};

    *slip = (struct slip){.columns = 32, .gb2312 = profile == ESCPOS_GB2312};
    assert_true(sheet_thermal(&sheet, &thermal, &out));
    slip_read(slip, &out);
    assert_true(slip->fits);
    buffer_free(&out);
}

static void rare_characters_are_printed_or_owned_up_to(void **state)
{
    const struct sheet_line line = {.kind = SHEET_TEXT, .text = "䶮𬭸𠮷☑é—·（）"};
    struct slip slip;

    (void)state;
    read_one(&slip, line, ESCPOS_GB18030);
    assert_string_equal(slip.text.data, "䶮𬭸𠮷☑é—·（）");
    slip_free(&slip);
    read_one(&slip, line, ESCPOS_GB2312);
    assert_string_equal(slip.text.data, "〓〓〓〓é—·（）〓：打印机没有这个字，请手写补上。");
    slip_free(&slip);
}

static void signs_a_screen_calls_narrow_are_wide(void **state)
{
    const struct sheet_line line = {.kind = SHEET_TEXT,
                                    .text = "“—…·①”“—…·①”“—…·①”“—…·①”“—…·①”“—…·①”"};
    struct slip slip;

    (void)state;
    read_one(&slip, line, ESCPOS_GB18030);
    slip_free(&slip);
}

static void without_a_code_nothing_is_said_of_scanning(void **state)
{
    struct sheet_line line = {
        .kind = SHEET_CODE, .label = "no payment code\nkeep it", .text = "0107 9587"};
    const struct sheet sheet = {.head = "", .page = "", .line = &line, .count = 1};
    struct thermal thermal = {32, ESCPOS_GB18030, THERMAL_QR_NONE, sentence};

    (void)state;
    for (int qr = THERMAL_QR_PRINTER; qr <= THERMAL_QR_NONE; qr++) {
        struct buffer out = {0};
        struct slip slip = {.columns = 32};

        thermal.qr = (enum thermal_qr)qr;
        assert_true(sheet_thermal(&sheet, &thermal, &out));
        slip_read(&slip, &out);
        assert_string_equal(slip.text.data, qr == THERMAL_QR_NONE ? "01079587keepit"
                                                                  : "01079587nopaymentcodekeepit");
        slip_free(&slip);
        buffer_free(&out);
    }
}

static void text_gives_no_commands(void **state)
{
    const struct sheet_line line = {
        .kind = SHEET_FIELD, .label = "a\x1b@", .text = "b\x1d\x56\x42\x10 c\x7f\x80 d\xff"};
    struct slip slip;

    (void)state;
    read_one(&slip, line, ESCPOS_GB18030);
    assert_int_equal(slip.cuts, 1);
    assert_string_equal(slip.text.data, "a@：bVBc〓d〓〓：打印机没有这个字，请手写补上。");
    slip_free(&slip);
}

static void long_labels_and_long_words_are_cut(void **state)
{
    static const enum sheet_line_kind kinds[] = {SHEET_TITLE,      SHEET_FIELD,   SHEET_VERDICT,
                                                 SHEET_STEP,       SHEET_CHANNEL, SHEET_TICK,
                                                 SHEET_BLANK_LINE, SHEET_CODE};
    struct slip slip;

    (void)state;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        const struct sheet_line line = {
            .kind = kinds[i],
            .label = "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz医保医保医保医保",
            .text = "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZ医保医保医保医保"};

        read_one(&slip, line, ESCPOS_GB18030);
        assert_true(strstr(slip.text.data, "xyzabcdef") || strstr(slip.text.data, "XYZABCDEF"));
        slip_free(&slip);
    }
}

static void an_empty_text_keeps_its_label(void **state)
{
    const struct sheet_line line = {.kind = SHEET_FIELD, .label = "only", .text = ""};
    struct slip slip;

    (void)state;
    read_one(&slip, line, ESCPOS_GB18030);
    assert_string_equal(slip.text.data, "only：");
    slip_free(&slip);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_shipped_outcome_comes_out_whole),
        cmocka_unit_test(rare_characters_are_printed_or_owned_up_to),
        cmocka_unit_test(signs_a_screen_calls_narrow_are_wide),
        cmocka_unit_test(without_a_code_nothing_is_said_of_scanning),
        cmocka_unit_test(text_gives_no_commands),
        cmocka_unit_test(long_labels_and_long_words_are_cut),
        cmocka_unit_test(an_empty_text_keeps_its_label),
    };

    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, sheet_cases_open, sheet_cases_close);
}
