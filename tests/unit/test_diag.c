/* Mistakes: both languages, order on paper, nothing dangerous printed, names worth suggesting. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/diag.h"

#include <locale.h>
#include <stdlib.h>

static const struct message no_option = {
    .kind = "unknown-option",
    .severity = SEVERITY_ERROR,
    .zh = "问题“%s”没有选项“%s”（共 %d 个）",
    .en = "question \"%s\" has no option \"%s\" (of %d)",
};
static const struct message old_source = {
    .kind = "old-source",
    .severity = SEVERITY_WARNING,
    .zh = "%s 核对已满一年",
    .en = "%s was verified a year ago",
};

static void assert_prints(struct diags *diags, enum language language, const char *expected)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    assert_non_null(out);
    diags_print(diags, language, out);
    fclose(out);
    assert_string_equal(text, expected);
    free(text);
}

static void nothing_wrong_prints_nothing(void **state)
{
    struct diags diags = {0};

    (void)state;
    assert_prints(&diags, LANGUAGE_ZH, "");
    diags_free(&diags);
}

static void one_mistake_speaks_both_languages(void **state)
{
    struct diags diags = {0};
    struct place place = {"flows/settle.yaml", 14, 9};

    (void)state;
    assert_false(diag_add(&diags, place, &no_option, "filed", "yess", 3));
    assert_int_equal(diags.errors, 1);
    assert_string_equal(diags.list[0]->kind, "unknown-option");
    assert_prints(&diags, LANGUAGE_ZH,
                  "flows/settle.yaml:14:9: 问题“filed”没有选项“yess”（共 3 个）\n");
    assert_prints(&diags, LANGUAGE_EN,
                  "flows/settle.yaml:14:9: question \"filed\" has no option \"yess\" (of 3)\n");
    diags_free(&diags);
}

static void they_are_printed_in_the_order_of_places(void **state)
{
    struct diags diags = {0};
    const struct place places[] = {
        {"b.yaml", 2,  1},
        {"a.yaml", 10, 1},
        {"a.yaml", 9,  7},
        {"a.yaml", 9,  2},
        {"a.yaml", 9,  2},
        {NULL,     0,  0},
        {"a.yaml", 0,  0},
        {"a.yaml", 4,  0},
    };
    const char *names[] = {"1", "2", "3", "4", "5", "6", "7", "8"};

    (void)state;
    for (size_t i = 0; i < 8; i++)
        diag_add(&diags, places[i], &old_source, names[i]);
    assert_int_equal(diags.count, 8);
    assert_int_equal(diags.errors, 0);
    assert_prints(&diags, LANGUAGE_EN,
                  "warning: 6 was verified a year ago\n"
                  "a.yaml: warning: 7 was verified a year ago\n"
                  "a.yaml:4: warning: 8 was verified a year ago\n"
                  "a.yaml:9:2: warning: 4 was verified a year ago\n"
                  "a.yaml:9:2: warning: 5 was verified a year ago\n"
                  "a.yaml:9:7: warning: 3 was verified a year ago\n"
                  "a.yaml:10:1: warning: 2 was verified a year ago\n"
                  "b.yaml:2:1: warning: 1 was verified a year ago\n");
    diags_free(&diags);
}

static void what_is_quoted_cannot_steer_the_terminal(void **state)
{
    struct diags diags = {0};

    (void)state;
    diag_add(&diags, (struct place){"\033[2J.yaml", 1, 0}, &old_source, "\033]0;x\a\n\xff\u200b");
    assert_prints(&diags, LANGUAGE_EN, "?[2J.yaml:1: warning: ?]0;x???? was verified a year ago\n");
    diags_free(&diags);
}

static void many_mistakes_are_all_kept(void **state)
{
    struct diags diags = {0};

    (void)state;
    for (uint32_t i = 0; i < 1000; i++)
        diag_add(&diags, (struct place){"a.yaml", 1000 - i, 1}, &old_source, "x");
    assert_int_equal(diags.count, 1000);
    for (uint32_t i = 0; i < 1000; i++)
        assert_int_equal(diags.list[i]->place.line, 1000 - i);
    diags_free(&diags);
    assert_int_equal(diags.count, 0);
}

static void near_names_are_suggested_and_far_ones_not(void **state)
{
    static const char *const names[] = {"yes", "no", "in_hospital", "temp_referral", "resettled"};
    static const struct {
        const char *word;
        const char *nearest;
    } rows[] = {
        {"yess",                                                                                "yes"          },
        {"YES",                                                                                 "yes"          },
        {"yse",                                                                                 "yes"          },
        {"temp_referal",                                                                        "temp_referral"},
        {"tmep_referral",                                                                       "temp_referral"},
        {"in-hospital",                                                                         "in_hospital"  },
        {"n",                                                                                   "no"           },
        {"resetled",                                                                            "resettled"    },
        {"",                                                                                    NULL           },
        {"hospital_abroad",                                                                     NULL           },
        {"xyz",                                                                                 NULL           },
        {"不",                                                                                 NULL           },
        {"yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy",
         NULL                                                                                                  },
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const char *nearest = diag_nearest_name(rows[i].word, names, 5);

        if (rows[i].nearest)
            assert_string_equal(nearest ? nearest : rows[i].word, rows[i].nearest);
        else
            assert_null(nearest);
    }
    assert_null(diag_nearest_name("yes", names, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_wrong_prints_nothing),
        cmocka_unit_test(one_mistake_speaks_both_languages),
        cmocka_unit_test(they_are_printed_in_the_order_of_places),
        cmocka_unit_test(what_is_quoted_cannot_steer_the_terminal),
        cmocka_unit_test(many_mistakes_are_all_kept),
        cmocka_unit_test(near_names_are_suggested_and_far_ones_not),
    };

    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
