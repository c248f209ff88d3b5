/* Numbers of persons, however they are spaced out; and numbers that are none. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "desk/personal.h"

static const char *const persons[] = {
    /* telephones */
    "13812345678",
    "打 13812345678 问",
    "138.1234.5678",
    "138 1234 5678",
    "138-1234-5678",
    "138 - 1234 - 5678",
    "138/1234/5678",
    "138,1234,5678",
    "138·1234·5678",
    "138。1234。5678",
    "138_1234_5678",
    "138—1234—5678",
    "138\u00a01234\u00a05678",
    "138\u30001234\u30005678",
    "138:1234:5678",
    "1 3 8 1 2 3 4 5 6 7 8",
    "1.3.8.1.2.3.4.5.6.7.8",
    "(138)12345678",
    "（138）1234（5678）",
    "138 [1234] 5678",
    "+86 138 1234 5678",
    "+86-138.1234.5678",
    "0086 13812345678",
    "１３８１２３４５６７８",
    "１３８．１２３４．５６７８",
    "138１２３４5678",
    "一三八一二三四五六七八",
    "幺三八-一二三四-五六七八",
    "0635-8250000",
    "(0635)8250000",
    "0531 8619.8888",
    "86198888",
    "8619888",
    "400-123-4567",
    "电话13812345678，2026-11-30 回复",
    "13812345678元",
    "13,812,345,678",
    "138 1234 5678 元",
    "138-1234-5678号",
    "(0531)86198号1234567",
    /* identity cards */
    "37010219900101123X",
    "身份证37010219900101123x",
    "370102 19900101 1234",
    "370102-1990-01-01-1234",
    "370102.19900101.123X",
    "370102/1990/01/01/123Ｘ",
    "３７０１０２１９９００１０１１２３Ｘ",
    "370102900101123", /* of the old kind */
    "1990-01-01 1234", /* the last digits with the birthday */
    /* others */
    "6222 0212 0300 1234 567", /* bank card */
    "E12345678",               /* passport */
    "2026-13-01 12",           /* no such day */
    "20261331",
};

static void a_number_of_a_person_is_one_however_it_is_spaced_out(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof persons / sizeof *persons; i++)
        if (!personal_number(persons[i]))
            fail_msg("passes: %s", persons[i]);
}

static void dates_amounts_and_circulars_are_none(void **state)
{
    static const char *const rows[] = {
        "",
        "先自付 10%",
        "拨打 12393",
        "2026-11-30",
        "2026.11.30",
        "2026/11/30",
        "2026/1/5",
        "20261130",
        "２０２６－１１－３０",
        "2026年11月30日",
        "2026-01-01 至 2026-12-31",
        "2026-01-01—2026-12-31",
        "2026.1.1-2026.12.31",
        "2026-01 ~ 2026-12",
        "2026-11-30 10:05",
        "8:30-11:30",
        "周一至周五 8:30-11:30、13:30-17:00",
        "2026-11-30，12393 答复",
        "1234567.89",
        "12,345.67元",
        "1,234,567.89",
        "￥1,000,000",
        "86198888元",
        "1234567 元",
        "50000-100000元",
        "起付线 200/400/800 元",
        "起付线 200 / 400 / 800",
        "一级200，二级400，三级800",
        "300、500、1000",
        "95/90/85/80%",
        "50%-70%",
        "92.50/87.25/80.75",
        "0.0375",
        "医保发〔2021〕5号",
        "鲁医保发〔2023〕1234号",
        "国办发[2016]6号、医保发(2022)22号",
        "2021年第12345号",
        "第一 2026-11-30",
        "一、二、三、四、五、六、七、八",
        "15天/30天/90天",
        "3-5 个工作日，最长 30 天",
        "100 万，200 万，300 万",
        "12 34。56",
        "%%%%%%%",
        "-------",
        "1……2……3……4……5……6……7",
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (personal_number(rows[i]))
            fail_msg("refused: %s", rows[i]);
}

/* More digits than a run is kept of are still a number. */
static void a_long_row_of_digits_is_one(void **state)
{
    char text[1024];

    (void)state;
    for (size_t i = 0; i < sizeof text - 1; i++)
        text[i] = i % 2 ? ' ' : '1';
    text[sizeof text - 1] = '\0';
    assert_true(personal_number(text));
    assert_true(personal_number("\xff\xfe 13812345678 \xff"));
    assert_false(personal_number("\xff\xfe 138 \xff"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_number_of_a_person_is_one_however_it_is_spaced_out),
        cmocka_unit_test(dates_amounts_and_circulars_are_none),
        cmocka_unit_test(a_long_row_of_digits_is_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
