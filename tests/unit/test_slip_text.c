/* What a slip printer is sent, read back: the lines of the preview are those of the slip. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "paper/sheet_thermal.h"
#include "paper/slip_text.h"

#include <locale.h>
#include <string.h>

static struct sheet_line lines[] = {
    {.kind = SHEET_TITLE,  .text = "告知单"},
    {                  .kind = SHEET_TICK,  .mark = TICK_EMPTY, .text = "身份证"},
    {                  .kind = SHEET_CUT, .text = "留存联"                   },
    { .kind = SHEET_CODE, .label = "不是付款码",                    .text = "1234 5678"},
};
static const struct sheet sheet = {.line = lines, .count = 4};

static void reads_as(const struct thermal *thermal, const char *expected)
{
    struct buffer bytes = {0}, text = {0};

    assert_true(sheet_thermal(&sheet, thermal, &bytes));
    assert_true(slip_text(&bytes, thermal->columns, "[QR]", &text));
    buffer_add(&text, "", 1);
    assert_string_equal(text.data, expected);
    buffer_free(&bytes);
    buffer_free(&text);
}

#define CUT "--------------------------------\n"

static void the_slip_is_read_as_it_is_printed(void **state)
{
    const struct thermal thermal = {.columns = 32, .missing = "?"};

    (void)state;
    reads_as(&thermal,
             "             告知单\n□  身份证\n\n\n\n" CUT "             留存联\n\n"
             "              [QR]\n           1234 5678\n           不是付款码\n\n\n\n" CUT);
}

/* A picture of hundreds of lines is one code, whatever bytes it is made of. */
static void a_code_as_a_picture(void **state)
{
    const struct thermal thermal = {
        .columns = 32, .profile = ESCPOS_GB2312, .qr = THERMAL_QR_PICTURE, .missing = "?"};

    (void)state;
    reads_as(&thermal,
             "             告知单\n□  身份证\n\n\n\n" CUT "             留存联\n\n"
             "              [QR]\n           1234 5678\n           不是付款码\n\n\n\n" CUT);
}

/* Bytes that break off within a command are read to their end and no further. */
static void bytes_that_break_off(void **state)
{
    struct buffer bytes = {0};

    (void)state;
    assert_true(sheet_thermal(&sheet, &(struct thermal){.columns = 32, .missing = "?"}, &bytes));
    for (size_t size = 0; size <= bytes.size; size++) {
        struct buffer part = {0}, text = {0};

        buffer_add(&part, bytes.data, size); /* its own memory: a step too far is seen */
        assert_true(slip_text(&part, 32, "[QR]", &text));
        buffer_free(&part);
        buffer_free(&text);
    }
    buffer_free(&bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_slip_is_read_as_it_is_printed),
        cmocka_unit_test(a_code_as_a_picture),
        cmocka_unit_test(bytes_that_break_off),
    };

    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
