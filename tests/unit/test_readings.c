/* Initials: several readings, names found by them, real place names. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/readings.h"
#include "base/text.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

static uint32_t bits(const char *letters)
{
    uint32_t mask = 0;

    for (; *letters; letters++)
        mask |= 1u << (*letters - 'a');
    return mask;
}

static void initials(void **state)
{
    static const struct {
        uint32_t character;
        const char *letters;
    } rows[] = {
        {U'聊',  "l" },
        {U'乐',  "ly"},
        {U'重',  "cz"},
        {U'长',  "cz"},
        {U'厦',  "sx"},
        {U'安',  "a" },
        {U'欧',  "o" },
        {U'〇',  "l" },
        {U'宕',  "dt"},
        {U'女',  "n" },
        {U'𬭊', "d" },
        {U'㐀',  "q" },
        {U'龥',  "y" },
    };
    static const uint32_t without[] = {'a',      '1',    0,         U'，', U'市' - 0x5e02,
                                       0x10ffff, 0xe000, UINT32_MAX};

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(reading_initials(rows[i].character), bits(rows[i].letters));
    for (size_t i = 0; i < COUNT(without); i++)
        assert_int_equal(reading_initials(without[i]), 0);
}

static void every_row_of_the_table_is_letters_only(void **state)
{
    size_t read = 0, several = 0;

    (void)state;
    for (uint32_t c = 0; c < 0x40000; c++) {
        uint32_t mask = reading_initials(c);

        assert_int_equal(mask >> 26, 0);
        read += mask != 0;
        several += (mask & (mask - 1)) != 0;
    }
    assert_true(read > 26000);
    assert_true(several > 200);
}

static void names_are_found(void **state)
{
    static const struct {
        const char *name;
        const char *typed;
        int score; /* -1: not found */
    } rows[] = {
        {"聊城市",             "lc",      0 },
        {"聊城市",             "lcs",     0 },
        {"聊城市",             "LC",      0 },
        {"聊城市",             "ｌｃ",  0 },
        {"聊城市",             "聊",     0 },
        {"聊城市",             "聊c",    0 },
        {"聊城市",             "cs",      1 },
        {"聊城市",             "s",       2 },
        {"聊城市",             "",        0 },
        {"聊城市",             " l c ",   0 },
        {"聊城市",             "lx",      -1},
        {"聊城市",             "lcsx",    -1},
        {"聊城市",             "聊成",  -1},
        {"聊城市",             "ls",      -1},
        {"聊城市人民医院", "lcrm",    0 },
        {"聊城市人民医院", "lcsrmyy", 0 },
        {"聊城市人民医院", "rm",      3 },
        {"重庆市",             "cq",      0 },
        {"重庆市",             "zq",      0 },
        {"东昌府区",          "fq",      2 },
        {"阳谷县镇医院",    "ygyy",    0 },
        {"北京301医院",       "301",     2 },
        {"北京３０１医院", "bj301y",  0 },
        {"内蒙古自治区",    "nmg",     0 },
        {"CT中心",              "ctzx",    0 },
        {"市中区",             "zq",      1 },
        {"市中区",             "szq",     0 },
        {"市市市",             "sss",     0 },
        {"",                      "a",       -1},
        {"",                      "",        0 },
        {"聊城市",             "\xff",    -1},
        {"聊\xff市",            "ls",      -1},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        int score = -1;
        bool found = reading_match(rows[i].name, rows[i].typed, &score);

        if (found != (rows[i].score >= 0) || (found && score != rows[i].score))
            fail_msg("%s %s: %d %d", rows[i].name, rows[i].typed, found, score);
    }
}

static void long_names_do_no_harm(void **state)
{
    char name[1000], typed[400];
    int score;

    (void)state;
    name[0] = 0;
    for (size_t i = 0; i < 300; i++)
        memcpy(name + 3 * i, "市", 4);
    memset(typed, 's', sizeof(typed) - 1);
    typed[sizeof(typed) - 1] = 0;
    assert_true(reading_match(name, "ssssssssssss", &score));
    assert_false(reading_match(name, typed, &score));
    typed[40] = 'x';
    assert_false(reading_match(name, typed, &score));
}

/* Rows: name, a library's reading, the right reading ("yue qing"), a note. */
static void real_place_names_are_found_by_their_own_reading(void **state)
{
    FILE *rows = fopen("../shared/data/place_name_readings.tsv", "r");
    char line[256], name[64], right[64];
    int count = 0;

    (void)state;
    if (!rows)
        skip();
    while (fgets(line, sizeof(line), rows)) {
        char typed[16];
        size_t letters = 0;
        int score = -1;

        if (sscanf(line, "%63[^\t]\t%*[^\t]\t%63[^\t]", name, right) != 2 ||
            strcmp(name, "name") == 0)
            continue;
        for (const char *c = right; *c && letters < sizeof(typed) - 1; c++)
            if (c == right || c[-1] == ' ')
                typed[letters++] = *c;
        typed[letters] = 0;
        if (!reading_match(name, typed, &score) || score != 0)
            fail_msg("%s %s", name, typed);
        count++;
    }
    fclose(rows);
    assert_true(count > 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(initials),
        cmocka_unit_test(every_row_of_the_table_is_letters_only),
        cmocka_unit_test(names_are_found),
        cmocka_unit_test(long_names_do_no_harm),
        cmocka_unit_test(real_place_names_are_found_by_their_own_reading),
    };

    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
