/* Text: decoding, columns, breaking lines, what is refused, patterns, twins. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/text.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

static void every_character_there_and_back(void **state)
{
    (void)state;
    for (uint32_t c = 0; c < 0x110000; c++) {
        char bytes[4];
        uint32_t decoded;
        size_t size = text_encode(c, bytes);

        if (c == 0xd800)
            c = 0xe000 - 1;
        else if (text_decode(bytes, size, &decoded) != size || decoded != c)
            fail_msg("U+%04X", c);
    }
}

static void broken_bytes_are_one_byte_long(void **state)
{
    static const char *const rows[] = {
        "\x80",
        "\xbf",
        "\xc0\x80",
        "\xc1\xbf",
        "\xe0\x9f\xbf",
        "\xed\xa0\x80",
        "\xf0\x8f\xbf\xbf",
        "\xf4\x90\x80\x80",
        "\xf5\x80\x80\x80",
        "\xff",
        "\xfe",
        "\xe8\x81",
        "\xe8",
        "\xf0\x9f\x98",
        "\xe8zz",
        "\xc3(",
    };
    uint32_t character = 7;

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(text_decode(rows[i], strlen(rows[i]), &character), 1);
        assert_int_equal(character, 0xfffd);
    }
    assert_int_equal(text_decode("", 0, &character), 0);
    assert_int_equal(text_decode("聊", 2, &character), 1);
    assert_int_equal(text_decode("", 1, &character), 1);
    assert_int_equal(character, 0);
}

static void columns(void **state)
{
    static const struct {
        const char *text;
        int columns;
    } rows[] = {
        {"",           0},
        {"abc",        3},
        {"聊城市",  6},
        {"a中b",      4},
        {"（）",     4},
        {"“”",     2},
        {"…—·×", 4},
        {"①",        1},
        {"□√",     2},
        {"─│",     2},
        {"１",        2},
        {"e\u0301",    1},
        {"\xff中",    3},
        {"\xe8\x81",   2},
        {"\x01",       1},
        {"𠮷",       2},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(text_columns(rows[i].text), rows[i].columns);
    for (uint32_t c = 0x20; c < 0x30000; c++) {
        int drawn = wcwidth((wchar_t)c);

        assert_int_equal(text_character_columns(c), drawn < 0 ? 1 : drawn);
    }
}

static void fitting(void **state)
{
    static const struct {
        const char *text;
        int columns;
        size_t bytes;
        int used;
    } rows[] = {
        {"abc中文", 6,  6, 5},
        {"abc中文", 7,  9, 7},
        {"abc中文", 5,  6, 5},
        {"中文",    1,  0, 0},
        {"中文",    0,  0, 0},
        {"中文",    -1, 0, 0},
        {"",          5,  0, 0},
        {"\xff\xff",  1,  1, 1},
        {"e\u0301x",  1,  3, 1},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        int used = -1;

        assert_int_equal(text_fit(rows[i].text, rows[i].columns, &used), rows[i].bytes);
        assert_int_equal(used, rows[i].used);
    }
    assert_int_equal(text_fit("abc", 2, NULL), 2);
}

/* Lines joined with '|'. */
static void assert_wraps(const char *text, int width, const char *expected)
{
    struct arena arena = {0};
    struct buffer joined = {0};
    struct lines lines = text_lines(&arena, text, width);

    for (size_t i = 0; i < lines.count; i++)
        buffer_print(&joined, "%s%s", i ? "|" : "", lines.line[i]);
    buffer_print(&joined, "%s", "");
    assert_string_equal(joined.size ? joined.data : "", expected);
    assert_int_equal(text_wrap(text, width, NULL, NULL), lines.count);
    buffer_free(&joined);
    arena_free(&arena);
}

static void wrapping(void **state)
{
    static const struct {
        const char *text;
        int width;
        const char *expected;
    } rows[] = {
        {"",                                           10, ""                                           },
        {"出院",                                     10, "出院"                                     },
        {"出院结算前补办备案，联网医院", 18, "出院结算前补办备|案，联网医院"},
        {"请带身份证、社保卡。",             10, "请带身份|证、社保|卡。"           },
        {"急诊（抢救）",                         5,  "急诊|（抢|救）"                       },
        {"先查“备案记录”",                   6,  "先查|“备案|记录”"                 },
        {"说“没备案”的人",                   10, "说“没备案”|的人"                  },
        {"按‘第一次’算",                      7,  "按‘第一|次’算"                     },
        {"点“APP”里的",                         8,  "点“APP”|里的"                        },
        {"it’s \"so\" “easy”",                   9,  "it’s \"so\"|“easy”"                   },
        {"办好 APP 备案",                          8,  "办好 APP|备案"                          },
        {"one two three",                              7,  "one two|three"                              },
        {"one two three",                              3,  "one|two|thr|ee"                             },
        {"一行\n两行",                             10, "一行|两行"                              },
        {"一行\n",                                   10, "一行"                                     },
        {"一\n\n三",                                 10, "一||三"                                   },
        {"\n",                                         10, ""                                           },
        {"尾巴   ",                                  10, "尾巴"                                     },
        {"尾巴　　",                               4,  "尾巴"                                     },
        {"ab   cd",                                    2,  "ab|cd"                                      },
        {"医保发〔2022〕22号",                   12, "医保发|〔2022〕22号"                  },
        {"电话12393。",                             9,  "电话|12393。"                            },
        {"abcdefgh",                                   3,  "abc|def|gh"                                 },
        {"中文",                                     1,  "中|文"                                    },
        {"中文",                                     0,  "中|文"                                    },
        {"中文",                                     -5, "中|文"                                    },
        {"a\xff中",                                   2,  "a\xff|中"                                  },
        {"2026-01-20",                                 20, "2026-01-20"                                 },
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_wraps(rows[i].text, rows[i].width, rows[i].expected);
    assert_int_equal(text_wrap("\n", 10, NULL, NULL), 1);
    assert_int_equal(text_wrap("\n\n", 10, NULL, NULL), 2);
}

struct checked {
    const char *next; /* what of the text has not come yet */
    int columns;
};

static bool begins_with_any(const char *s, size_t size, const char *const *signs)
{
    for (size_t i = 0; signs[i]; i++)
        if (size >= strlen(signs[i]) && memcmp(s, signs[i], strlen(signs[i])) == 0)
            return true;
    return false;
}

static bool ends_with_any(const char *s, size_t size, const char *const *signs)
{
    for (size_t i = 0; signs[i]; i++)
        if (size >= strlen(signs[i]) &&
            memcmp(s + size - strlen(signs[i]), signs[i], strlen(signs[i])) == 0)
            return true;
    return false;
}

static void check_line(void *context, const char *line, size_t size)
{
    static const char *const closing[] = {"，", "。", "、", "；", "：", "！", "？",
                                          "）", "》", "〕", "」", "”",  NULL};
    static const char *const opening[] = {"（", "《", "〔", "「", "“", NULL};
    struct checked *checked = context;
    char copy[512];

    snprintf(copy, sizeof(copy), "%.*s", (int)size, line);
    assert_true(text_columns(copy) <= checked->columns);
    while (*checked->next == ' ' || *checked->next == '\n')
        checked->next++;
    assert_ptr_equal(checked->next, line);
    checked->next = line + size;
    assert_false(begins_with_any(line, size, closing));
    assert_false(ends_with_any(line, size, opening));
    assert_false(size && line[size - 1] == ' ');
}

static void no_line_is_too_wide_or_begins_with_closing_punctuation(void **state)
{
    static const char *const texts[] = {
        "出院结算前补办备案，联网医院应当直接结算；已经自费出院的（含异地急诊），要补办备案后按参保"
        "地规定申请手工报销。",
        "医保发〔2022〕22号附件《经办规程》第十六条：来源是“转载官方文件”，条号待核；核对于 "
        "2026-11-21。",
        "File first, then settle directly. 国家医保服务平台 "
        "APP，异地备案；开始日期不晚于入院日期！",
        "请带：身份证、社保卡、医保码（任一）……代办的，另带代办人身份证——原件。\n没有的，现场“承诺”"
        "。",
    };

    (void)state;
    for (size_t i = 0; i < COUNT(texts); i++)
        for (int width = 14; width <= 100; width++) { /* 14: the longest unbreakable run fits */
            struct checked checked = {texts[i], width};

            text_wrap(texts[i], width, check_line, &checked);
            assert_string_equal(checked.next, "");
        }
}

static void unclean_text(void **state)
{
    static const struct {
        const char *text;
        size_t size;
        const char *word;
        size_t offset;
    } rows[] = {
        {"聊城市，“备案”（2026）¥1·×—…①", 0, NULL,          0},
        {"Ürümqi Ngawa 𠮷 □√ㄅ",                      0, NULL,          0},
        {"",                                                   0, NULL,          0},
        {"a\tb",                                               0, "control",     1},
        {"a\rb",                                               0, "control",     1},
        {"ab\0",                                               3, "control",     2},
        {"\x7f",                                               0, "control",     0},
        {"\xc2\x85",                                           0, "control",     0},
        {"中\x1b[31m",                                        0, "escape",      3},
        {"\xc2\x9b"
         "31m",                                       0, "escape",      0},
        {"a\xff",                                              0, "utf-8",       1},
        {"聊\xe5\x9f",                                        0, "utf-8",       3},
        {"\xc0\xaf",                                           0, "utf-8",       0},
        {"\xed\xa0\x80",                                       0, "utf-8",       0},
        {"备\u200b案",                                       0, "invisible",   3},
        {"a\u200db",                                           0, "invisible",   1},
        {"\ufeffa",                                            0, "invisible",   0},
        {"a\u2060b",                                           0, "invisible",   1},
        {"a\ufffab",                                           0, "invisible",   1},
        {"a\U000e0041",                                        0, "invisible",   1},
        {"a\u202eb\u202c",                                     0, "bidi",        1},
        {"a\u2066b\u2069",                                     0, "bidi",        1},
        {"a\u200fb",                                           0, "bidi",        1},
        {"a\u061cb",                                           0, "bidi",        1},
        {"a\u2028b",                                           0, "control",     1},
        {"\ufdd0",                                             0, "unprintable", 0},
        {"\U0001fffe",                                         0, "unprintable", 0},
        {"\U0010ffff",                                         0, "unprintable", 0},
        {"\u0378",                                             0, "unprintable", 0},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t size = rows[i].size ? rows[i].size : strlen(rows[i].text), offset = 99;
        const char *word = text_unclean(rows[i].text, size, false, &offset);

        if (!rows[i].word) {
            assert_null(word);
            continue;
        }
        assert_string_equal(word ? word : "clean", rows[i].word);
        assert_int_equal(offset, rows[i].offset);
    }
}

static void a_newline_is_clean_only_where_it_is_allowed(void **state)
{
    (void)state;
    assert_null(text_unclean("一\n二", 7, true, NULL));
    assert_string_equal(text_unclean("一\n二", 7, false, NULL), "control");
    assert_string_equal(text_unclean("一\r\n二", 8, true, NULL), "control");
}

static void scrubbed_text(void **state)
{
    static const struct {
        const char *before, *after;
    } rows[] = {
        {"",               ""             },
        {"聊城\n3 天",  "聊城\n3 天"},
        {"\033[2J聊城",  "?[2J聊城"   },
        {"a\302\233b\177", "a?b?"         },
        {"x\342\200\256y", "x?y"          },
        {"\377\376",       "??"           },
        {"\345\212",       "??"           },
    };
    char room[64];

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        strcpy(room, rows[i].before);
        text_scrub(room, true);
        assert_string_equal(room, rows[i].after);
    }
}

static void every_refused_range_is_refused(void **state)
{
    static const uint32_t ranges[][2] = {
        {0,       0x1f   },
        {0x7f,    0x9f   },
        {0x200b,  0x200f },
        {0x202a,  0x202e },
        {0x2066,  0x2069 },
        {0xfff9,  0xfffb },
        {0xfdd0,  0xfdef },
        {0xe0000, 0xe007f},
        {0xfffe,  0xffff },
    };

    (void)state;
    for (size_t i = 0; i < COUNT(ranges); i++)
        for (uint32_t c = ranges[i][0]; c <= ranges[i][1]; c++) {
            char bytes[4];

            assert_non_null(text_unclean(bytes, text_encode(c, bytes), false, NULL));
        }
    for (uint32_t c = 0; c < 0x110000; c++) { /* and whatever cannot be drawn */
        char bytes[4];
        size_t size = text_encode(c, bytes);

        if (wcwidth((wchar_t)c) < 0 && !text_unclean(bytes, size, false, NULL))
            fail_msg("U+%04X", c);
    }
}

static void patterns(void **state)
{
    static const char *const arguments[] = {"4", "", NULL, "{1}"};
    static const struct {
        const char *pattern;
        const char *expected;
    } rows[] = {
        {"已答 {1} 问", "已答 4 问"},
        {"{1}{1}",         "44"          },
        {"a{2}b",          "ab"          },
        {"a{3}b",          "ab"          },
        {"{4}",            "{1}"         },
        {"{9}",            ""            },
        {"{0}{x}{",        "{0}{x}{"     },
        {"",               ""            },
        {"{1",             "{1"          },
        {"1}",             "1}"          },
        {"{{1}}",          "{4}"         },
        {"没有",         "没有"      },
    };
    struct arena arena = {0};

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(text_fill(&arena, rows[i].pattern, arguments, 4), rows[i].expected);
    assert_string_equal(text_fill(&arena, "{1}", NULL, 0), "");
    arena_free(&arena);
}

static void half_width_twins(void **state)
{
    static const struct {
        uint32_t wide;
        uint32_t half;
    } rows[] = {
        {U'１', '1'   },
        {U'０', '0'   },
        {U'。', '.'   },
        {U'．', '.'   },
        {U'、', '/'   },
        {U'／', '/'   },
        {U'×',  '*'   },
        {U'＊', '*'   },
        {U'·',  '.'   },
        {U'－', '-'   },
        {U'—', '-'   },
        {U'＋', '+'   },
        {U'＝', '='   },
        {U'ａ', 'a'   },
        {U'Ｚ', 'Z'   },
        {U'　', ' '   },
        {U'，', ','   },
        {U'a',   'a'   },
        {U'聊', U'聊'},
        {0x1b,   0x1b  },
        {0,      0     },
        {0xff5f, 0xff5f},
        {0xff00, 0xff00},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(text_character_half_width(rows[i].wide), rows[i].half);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_character_there_and_back),
        cmocka_unit_test(broken_bytes_are_one_byte_long),
        cmocka_unit_test(columns),
        cmocka_unit_test(fitting),
        cmocka_unit_test(wrapping),
        cmocka_unit_test(no_line_is_too_wide_or_begins_with_closing_punctuation),
        cmocka_unit_test(unclean_text),
        cmocka_unit_test(a_newline_is_clean_only_where_it_is_allowed),
        cmocka_unit_test(scrubbed_text),
        cmocka_unit_test(every_refused_range_is_refused),
        cmocka_unit_test(patterns),
        cmocka_unit_test(half_width_twins),
    };

    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
