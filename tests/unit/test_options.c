/*
 * The command line: what is understood, what is refused and in which words.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "commands/options.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#define WORDS_MAX 12

struct parsed {
    struct options options;
    enum exit_code code;
    char *said;
    size_t size;
};

/* Cuts a line at blanks; '_' stands for a blank inside a word. */
static int words_cut(char *line, char *argv[WORDS_MAX])
{
    int argc = 0;

    argv[argc++] = line;
    for (; *line; line++)
        if (*line == ' ') {
            *line = '\0';
            argv[argc++] = line + 1;
        } else if (*line == '_')
            *line = ' ';
    argv[argc] = NULL;
    return argc;
}

static void parse(struct parsed *parsed, char *line)
{
    char *argv[WORDS_MAX];
    int argc = words_cut(line, argv);
    FILE *err = open_memstream(&parsed->said, &parsed->size);

    parsed->code = options_parse(&parsed->options, argc, argv, err);
    fclose(err);
}

struct refusal {
    const char *line;
    const char *said; /* must be part of the complaint */
};

static void refusals(void **state)
{
    static const struct refusal table[] = {
        {"daoban --contnet x",                               "--content"                          },
        {"daoban --plian",                                   "--plain"                            },
        {"daoban --xyzzy",                                   "--xyzzy"                            },
        {"daoban -x",                                        "-x"                                 },
        {"daoban --=a",                                      "--=a"                               },
        {"daoban --lang",                                    "zh|en"                              },
        {"daoban --lang fr",                                 "zh"                                 },
        {"daoban --lang= run",                               "zh|en"                              },
        {"daoban --plain=yes",                               "--plain"                            },
        {"daoban chekc",                                     "check"                              },
        {"daoban quux",                                      "quux"                               },
        {"daoban run",                                       "run FLOW"                           },
        {"daoban run a b",                                   "b"                                  },
        {"daoban check --set a=b",                           "--set"                              },
        {"daoban check --plain",                             "--plain"                            },
        {"daoban run settle --set stage",                    "stage"                              },
        {"daoban run settle --set =planned",                 "=planned"                           },
        {"daoban run settle --format xml",                   "text json markdown pdf brief escpos"},
        {"daoban run settle --large",                        "--format pdf"                       },
        {"daoban run settle --columns 48",                   "--format escpos"                    },
        {"daoban run settle --profile gb2312 --format pdf",  "--format escpos"                    },
        {"daoban --staff 12a",                               "工号"                             },
        {"daoban run settle --staff 1234567890123",          "工号"                             },
        {"daoban run settle --qr none --format pdf",         "--qr 只用于小票"               },
        {"daoban run settle --format escpos --qr maybe",     "maybe"                              },
        {"daoban run settle --format escpos --columns 40",   "40"                                 },
        {"daoban run settle --format escpos --columns 48x",  "48x"                                },
        {"daoban run settle --format escpos --profile utf8", "utf8"                               },
        {"daoban check --format pdf",                        "text json"                          },
        {"daoban run settle --on 2026-02-30",                "2026-02-30"                         },
        {"daoban run settle --on 20260120",                  "2026-01-20"                         },
        {"daoban --kiosk --content x",                       "--content"                          },
        {"daoban date 2026-01-20",                           "date DATE"                          },
        {"daoban run settle --format json --format text",    "--format"                           },
    };

    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct parsed parsed;
        char *line = strdup(table[i].line);

        parse(&parsed, line);
        if (parsed.code != EXIT_MISUSE || strstr(parsed.said, table[i].said) == NULL)
            fail_msg("%s: %d %s", table[i].line, (int)parsed.code, parsed.said);
        free(parsed.said);
        free(line);
    }
}

static void complaints_follow_lang_given_later(void **state)
{
    struct parsed parsed;
    char line[] = "daoban --plian --lang en";

    (void)state;
    parse(&parsed, line);
    assert_string_equal(parsed.said, "daoban: there is no option --plian; did you mean --plain?\n");
    free(parsed.said);
}

static void no_command_is_the_desk(void **state)
{
    struct parsed parsed;
    char line[] = "daoban --plain --region=371500 --on 2026-11-21";

    (void)state;
    parse(&parsed, line);
    assert_int_equal(parsed.code, EXIT_DONE);
    assert_int_equal(parsed.options.command, COMMAND_DESK);
    assert_string_equal(parsed.options.value[OPTION_REGION], "371500");
    assert_non_null(parsed.options.value[OPTION_PLAIN]);
    assert_null(parsed.options.value[OPTION_ASCII]);
    free(parsed.said);
}

static void answers_are_kept_in_order(void **state)
{
    struct parsed parsed;
    char line[] = "daoban run --set a=1 settle --set b=2=3 --format json";

    (void)state;
    parse(&parsed, line);
    assert_int_equal(parsed.code, EXIT_DONE);
    assert_int_equal(parsed.options.command, COMMAND_RUN);
    assert_string_equal(parsed.options.argument[0], "settle");
    assert_int_equal(parsed.options.set_count, 2);
    assert_string_equal(parsed.options.set[0], "a=1");
    assert_string_equal(parsed.options.set[1], "b=2=3");
    assert_int_equal(parsed.options.format, FORMAT_JSON);
    free(parsed.said);
}

static void a_negative_length_is_no_option(void **state)
{
    struct parsed parsed;
    char line[] = "daoban date 2026-01-20 -30workdays";

    (void)state;
    parse(&parsed, line);
    assert_int_equal(parsed.code, EXIT_DONE);
    assert_string_equal(parsed.options.argument[1], "-30workdays");
    free(parsed.said);
}

static void after_two_dashes_nothing_is_an_option(void **state)
{
    struct parsed parsed;
    char line[] = "daoban run -- --help";

    (void)state;
    parse(&parsed, line);
    assert_int_equal(parsed.code, EXIT_DONE);
    assert_string_equal(parsed.options.argument[0], "--help");
    assert_null(parsed.options.value[OPTION_HELP]);
    free(parsed.said);
}

static void help_is_given_without_what_else_is_needed(void **state)
{
    struct parsed parsed;
    char line[] = "daoban run --help";

    (void)state;
    parse(&parsed, line);
    assert_int_equal(parsed.code, EXIT_DONE);
    free(parsed.said);
}

static void too_many_answers(void **state)
{
    static char *argv[2 * FACTS_MAX + 6];
    static char words[][8] = {"daoban", "run", "x", "--set", "a=b"};
    struct options options;
    FILE *err = fopen("/dev/null", "w");
    int argc = 0;

    (void)state;
    while (argc < 3) {
        argv[argc] = words[argc];
        argc++;
    }
    for (int i = 0; i < FACTS_MAX + 1; i++) {
        argv[argc++] = words[3];
        argv[argc++] = words[4];
    }
    assert_int_equal(options_parse(&options, argc, argv, err), EXIT_MISUSE);
    fclose(err);
}

static void help_names_every_option_once(void **state)
{
    char *said;
    size_t size;
    FILE *out = open_memstream(&said, &size);
    struct options options = {.command = COMMAND_RUN, .language = LANGUAGE_EN};

    (void)state;
    options_help(&options, out);
    fclose(out);
    assert_non_null(strstr(said, "--answers FILE"));
    assert_non_null(strstr(said, "usage: daoban run FLOW"));
    assert_null(strstr(said, "--kiosk"));
    free(said);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refusals),
        cmocka_unit_test(complaints_follow_lang_given_later),
        cmocka_unit_test(no_command_is_the_desk),
        cmocka_unit_test(answers_are_kept_in_order),
        cmocka_unit_test(a_negative_length_is_no_option),
        cmocka_unit_test(after_two_dashes_nothing_is_an_option),
        cmocka_unit_test(help_is_given_without_what_else_is_needed),
        cmocka_unit_test(too_many_answers),
        cmocka_unit_test(help_names_every_option_once),
    };

    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
