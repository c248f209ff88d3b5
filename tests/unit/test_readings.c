/* Readings: characters with several, names found by initials and whole syllables, real place names. */
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
        assert_int_equal(readings_initials(rows[i].character), bits(rows[i].letters));
    for (size_t i = 0; i < COUNT(without); i++)
        assert_int_equal(readings_initials(without[i]), 0);
}

static void readings_are_whole_syllables(void **state)
{
    static const struct {
        uint32_t character;
        const char *syllables[READINGS_MAX];
    } rows[] = {
        {U'聊',     {"liao"}           },
        {U'城',     {"cheng"}          },
        {U'重',     {"chong", "zhong"} },
        {U'长',     {"chang", "zhang"} },
        {U'厦',     {"sha", "xia"}     },
        {U'和',     {"he", "hu", "huo"}},
        {U'吕',     {"lv"}             },
        {U'略',     {"lve"}            },
        {U'宕',     {"dang", "tan"}    },
        {U'〇',     {"ling"}           },
        {U'庄',     {"zhuang"}         },
        {U'𬭊',    {"du"}             },
        {U'龥',     {"yu"}             },
        {'a',        {NULL}             },
        {U'，',     {NULL}             },
        {0xe000,     {NULL}             },
        {UINT32_MAX, {NULL}             },
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *syllables[READINGS_MAX];
        const size_t count = readings_of(rows[i].character, syllables);
        size_t expected = 0;

        while (expected < READINGS_MAX && rows[i].syllables[expected] != NULL)
            expected++;
        if (count != expected)
            fail_msg("U+%04X has %zu readings", rows[i].character, count);
        for (size_t j = 0; j < count; j++)
            assert_string_equal(syllables[j], rows[i].syllables[j]);
    }
}

static void every_reading_is_one_to_six_letters_and_begins_with_an_initial(void **state)
{
    (void)state;
    for (uint32_t c = 0; c < 0x40000; c++) {
        const char *syllables[READINGS_MAX];
        const size_t count = readings_of(c, syllables);
        uint32_t mask = 0;

        for (size_t i = 0; i < count; i++) {
            const size_t size = strlen(syllables[i]);

            assert_true(size >= 1 && size <= 6);
            assert_int_equal(strspn(syllables[i], "abcdefghijklmnopqrstuvwxyz"), size);
            mask |= bits((const char[]){syllables[i][0], '\0'});
            for (size_t j = 0; j < i; j++)
                assert_string_not_equal(syllables[i], syllables[j]);
        }
        assert_int_equal(readings_initials(c), mask);
    }
}

static void every_row_of_the_table_is_letters_only(void **state)
{
    size_t read = 0, several = 0;

    (void)state;
    for (uint32_t c = 0; c < 0x40000; c++) {
        uint32_t mask = readings_initials(c);

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
        bool found = readings_match(rows[i].name, rows[i].typed, &score);

        if (found != (rows[i].score >= 0) || (found && score != rows[i].score))
            fail_msg("%s %s: %d %d", rows[i].name, rows[i].typed, found, score);
    }
}

/* Whole readings, mixed with initials and characters. */
static void names_are_found_by_whole_readings(void **state)
{
    static const struct {
        const char *name;
        const char *typed;
        bool found;
    } rows[] = {
        {"聊城市",             "liaocheng",                      true },
        {"聊城市",             "liaochengshi",                   true },
        {"聊城市",             "LiaoCheng",                      true },
        {"聊城市",             "ｌｉａｏ　ｃｈｅｎｇ", true },
        {"聊城市",             "liao cheng",                     true },
        {"聊城市",             "liaoc",                          true },
        {"聊城市",             "lcheng",                         true },
        {"聊城市",             "聊cheng",                       true },
        {"聊城市",             "liao城",                        true },
        {"聊城市",             "cheng",                          true },
        {"聊城市",             "li",                             true }, /* on the way to liao */
        {"聊城市",             "liaoche",                        true },
        {"聊城市",             "liaochengx",                     false},
        {"聊城市",             "liaozheng",                      false},
        {"聊城市",             "liaochenggg",                    false},
        {"聊城市",             "licheng",                        false}, /* unfinished only at the end */
        {"聊城市",             "iao",                            false},
        {"上海市",             "shanghai",                       true },
        {"上海市",             "sh",                             true },
        {"上饶市",             "sh",                             false}, /* two initials, no beginning */
        {"上饶市",             "sha",                            true },
        {"重庆市",             "chongqing",                      true },
        {"重庆市",             "zhongqing",                      true },
        {"重庆市",             "zhongqin",                       true },
        {"长沙市",             "changsha",                       true },
        {"长沙市",             "zhangsha",                       true },
        {"厦门市",             "xiamen",                         true },
        {"厦门市",             "shamen",                         true },
        {"吕梁市",             "lvliang",                        true },
        {"吕梁市",             "luliang",                        true },
        {"吕梁市",             "lüliang",                       true },
        {"西安市",             "xi'an",                          true },
        {"西安市",             "xi’an",                        true },
        {"聊城市人民医院", "liaochengrenminyy",              true },
        {"阳谷县镇医院",    "yangguyiyuan",                   true },
        {"北京301医院",       "beijing301yiyuan",               true },
        {"CT中心",              "ctzhongxin",                     true },
        {"ABC",                   "a b c",                          true },
        {"ABC",                   "abcd",                           false},
        {"",                      "li",                             false},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        int score = -1;

        if (readings_match_whole(rows[i].name, rows[i].typed, &score) != rows[i].found)
            fail_msg("%s %s: %s", rows[i].name, rows[i].typed,
                     rows[i].found ? "not found" : "found");
    }
}

static void folding_makes_one_spelling(void **state)
{
    static const uint32_t expected[] = {'l', 'v', '3', '0', '1', U'聊', 0xfffd, 'z'};
    uint32_t folded[16];

    (void)state;
    assert_int_equal(readings_fold("Ｌ Ü3０'1聊\xffZ", folded, 16), COUNT(expected));
    for (size_t i = 0; i < COUNT(expected); i++)
        assert_int_equal(folded[i], expected[i]);
    assert_int_equal(readings_fold("abc", folded, 2), 2);
    assert_int_equal(readings_fold("", folded, 2), 0);
    assert_int_equal(readings_fold("abc", folded, 0), 0);
}

static void long_names_do_no_harm(void **state)
{
    char name[1000], typed[400];
    int score;

    (void)state;
    name[0] = 0;
    for (size_t i = 0; i < 300; i++)
        memcpy(name + 3 * i, "市", 4);
    memset(typed, 's', sizeof typed - 1);
    typed[sizeof typed - 1] = 0;
    assert_true(readings_match(name, "ssssssssssss", &score));
    assert_false(readings_match(name, typed, &score));
    typed[40] = 'x';
    assert_false(readings_match(name, typed, &score));
}

/* Names whose reading is not the usual one of their characters. */
static void places_are_found_by_the_reading_of_their_own(void **state)
{
    static const struct {
        const char *name;
        const char *reading;
    } rows[] = {
        {"乐清市",    "yue qing"      },
        {"单县",       "shan xian"     },
        {"洪洞县",    "hong tong"     },
        {"尉犁县",    "yu li"         },
        {"蔚县",       "yu xian"       },
        {"浚县",       "xun xian"      },
        {"泌阳县",    "bi yang"       },
        {"宕昌县",    "tan chang"     },
        {"大埔县",    "da bu"         },
        {"涡阳县",    "guo yang"      },
        {"曾都区",    "zeng du"       },
        {"筠连县",    "jun lian"      },
        {"歙县",       "she xian"      },
        {"调兵山市", "diao bing shan"},
        {"大箐山县", "da qing shan"  },
        {"民乐县",    "min le"        },
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        char typed[16];
        size_t letters = 0;
        int score = -1;

        for (const char *c = rows[i].reading; *c; c++)
            if (c == rows[i].reading || c[-1] == ' ')
                typed[letters++] = *c;
        typed[letters] = '\0';
        if (!readings_match(rows[i].name, typed, &score) || score != 0)
            fail_msg("%s %s", rows[i].name, typed);
        if (!readings_match_whole(rows[i].name, rows[i].reading, &score) || score != 0)
            fail_msg("%s %s", rows[i].name, rows[i].reading);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(initials),
        cmocka_unit_test(readings_are_whole_syllables),
        cmocka_unit_test(every_reading_is_one_to_six_letters_and_begins_with_an_initial),
        cmocka_unit_test(every_row_of_the_table_is_letters_only),
        cmocka_unit_test(names_are_found),
        cmocka_unit_test(names_are_found_by_whole_readings),
        cmocka_unit_test(folding_makes_one_spelling),
        cmocka_unit_test(long_names_do_no_harm),
        cmocka_unit_test(places_are_found_by_the_reading_of_their_own),
    };

    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
