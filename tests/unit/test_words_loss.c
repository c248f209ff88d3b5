/*
 * How much less is paid, in words: each model by itself and together, as a limit, and worked out on the bill
 * of the illustration.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "shipped.h"
#include "wording/words.h"

#include <locale.h>
#include <string.h>

static struct content *content;

static const struct {
    struct loss loss;
    const char *zh, *en;
    const char *paid; /* in the illustration, of 8,000 (7,600 where the deductible matters) */
} rows[] = {
    {{0},                                  "不降低",                                                "no cut",                                                               NULL  },
    {{.at_most = 1},                       "原则上不降低",                                       "in principle no cut",                                                  NULL  },
    {{.points = 2000},
     "报销比例降低 20 个百分点",                                                             "the ratio is 20 percentage points lower",
     "6000"                                                                                                                                                                          },
    {{.first = 2000},
     "个人先自付 20%，余下的再按规定报",                                                 "the first 20% is your own, the rest is paid as usual",
     "6400"                                                                                                                                                                          },
    {{.factor = 8000},                     "按应报金额的 80% 报",                               "80% of the usual payment",                                             "6400"},
    {{.times = 200},                       "起付线是平时的 2 倍",                              "the deductible is 2 times the usual",                                  "7200"},
    {{.times = 130},                       "起付线是平时的 1.3 倍",                            "the deductible is 1.3 times the usual",                                "7480"},
    {{.times = 105},                       "起付线是平时的 1.05 倍",                           "the deductible is 1.05 times the usual",                               "7580"},
    {{.deductible = 1500},                 "起付线 1500 元",                                       "the deductible is 1500 yuan",                                          "6800"},
    {{.points = 1000, .deductible = 2000},
     "报销比例降低 10 个百分点，起付线 2000 元",                                        "the ratio is 10 percentage points lower, the deductible is 2000 yuan",
     "5600"                                                                                                                                                                          },
    {{.points = 2000, .at_most = 1},
     "报销比例降低 20 个百分点，这是原则上的上限，实际降多少由参保地定",
     "the ratio is 20 percentage points lower: in principle that is the most, the place of "
     "insurance "
     "sets it",                                                                                                                                                                "6000"},
    {{.points = 9000},
     "报销比例降低 90 个百分点",                                                             "the ratio is 90 percentage points lower",
     " 0 "                                                                                                                                                                           },
    {{.deductible = 20000},                "起付线 20000 元",                                      "the deductible is 20000 yuan",                                         " 0 " },
};

static void losses_in_words(void **state)
{
    struct arena arena = {0};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        for (enum language language = 0; language < LANGUAGE_COUNT; language++) {
            struct words words = {.content = content, .language = language, .arena = &arena};

            assert_string_equal(words_loss(&words, &rows[i].loss),
                                language == LANGUAGE_ZH ? rows[i].zh : rows[i].en);
        }
    arena_free(&arena);
}

/* It says that it is an illustration, what is paid usually, and what like this. */
static void losses_worked_out(void **state)
{
    struct arena arena = {0};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        for (enum language language = 0; rows[i].paid != NULL && language < LANGUAGE_COUNT;
             language++) {
            struct words words = {.content = content, .language = language, .arena = &arena};
            const char *example = words_loss_example(&words, &rows[i].loss);
            bool deductible = rows[i].loss.times != 0 || rows[i].loss.deductible != 0;

            assert_non_null(strstr(example, language == LANGUAGE_ZH ? "示意" : "Illustration"));
            assert_non_null(strstr(example, deductible ? "7600" : "8000"));
            assert_non_null(strstr(example, rows[i].paid));
        }
    arena_free(&arena);
}

static int start(void **state)
{
    (void)state;
    content = shipped_load();
    return content == NULL;
}

static int end(void **state)
{
    (void)state;
    content_free(content);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(losses_in_words),
        cmocka_unit_test(losses_worked_out),
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, start, end);
}
