/*
 * The command line: what is understood, what is refused and in which words.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "commands/commands.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#define WORDS_MAX 12

struct parsed {
    struct arena arena;
    struct options *options;
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

    parsed->arena = (struct arena){0};
    parsed->code = options_parse(&parsed->options, &parsed->arena, commands, argc, argv, err);
    fclose(err);
}

static void parsed_free(struct parsed *parsed)
{
    arena_free(&parsed->arena);
    free(parsed->said);
}

struct refusal {
    const char *line;
    const char *said; /* must be part of the complaint */
};

static const struct refusal refused[] = {
    {"daoban --contnet x",                               "--content"                   },
    {"daoban --plian",                                   "--plain"                     },
    {"daoban --xyzzy",                                   "--xyzzy"                     },
    {"daoban -x",                                        "-x"                          },
    {"daoban --=a",                                      "--=a"                        },
    {"daoban --lang",                                    "zh|en"                       },
    {"daoban --lang fr",                                 "zh"                          },
    {"daoban --lang= run",                               "zh|en"                       },
    {"daoban --plain=yes",                               "--plain"                     },
    {"daoban chekc",                                     "check"                       },
    {"daoban quux",                                      "quux"                        },
    {"daoban run",                                       "run FLOW"                    },
    {"daoban run a b",                                   "b"                           },
    {"daoban check --set a=b",                           "--set"                       },
    {"daoban check --plain",                             "--plain"                     },
    {"daoban run settle --set stage",                    "stage"                       },
    {"daoban run settle --set =planned",                 "=planned"                    },
    {"daoban run settle --format xml",                   "text json markdown"          },
    {"daoban run settle --large",                        "--format pdf"                },
    {"daoban run settle --columns 48",                   "--format escpos"             },
    {"daoban run settle --profile gb2312 --format pdf",  "--format escpos"             },
    {"daoban --staff 12a",                               "工号"                      },
    {"daoban run settle --staff 1234567890123",          "工号"                      },
    {"daoban run settle --qr none --format pdf",         "--qr 只用于小票"        },
    {"daoban run settle --format escpos --qr maybe",     "maybe"                       },
    {"daoban run settle --format escpos --columns 40",   "40"                          },
    {"daoban run settle --format escpos --columns 48x",  "48x"                         },
    {"daoban run settle --format escpos --profile utf8", "utf8"                        },
    {"daoban check --format pdf",                        "text json"                   },
    {"daoban run settle --on 2026-02-30",                "2026-02-30"                  },
    {"daoban run settle --on 20260120",                  "2026-01-20"                  },
    {"daoban --kiosk --content x",                       "--content"                   },
    {"daoban date 2026-01-20",                           "date DATE"                   },
    {"daoban run settle --format json --format text",    "--format"                    },
    {"daoban run settle --answers f --format pdf",       "json brief"                  },
    {"daoban run settle --answers f --columns 48",       "--format escpos"             },
    {"daoban --set a=b",                                 "daoban 不用 --set"         },
    {"daoban --region 371500 check",                     "daoban check 不用 --region"},
    {"daoban check --due",                               "DAYS"                        },
    {"daoban check --due 1x",                            "1x"                          },
    {"daoban check --due -1",                            "-1"                          },
    {"daoban check --due 36501",                         "36501"                       },
    {"daoban check --due 4294967297",                    "4294967297"                  },
    {"daoban print --list settle",                       "--list"                      },
    {"daoban print",                                     "--list"                      },
    {"daoban print settle --form a5",                    "a4 large 80 58 text"         },
    {"daoban print settle --copies 0",                   "1 到 9"                     },
    {"daoban complet",                                   "complet"                     },
};

static void refusals(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        struct parsed parsed;
        char *line = strdup(refused[i].line);

        parse(&parsed, line);
        if (parsed.code != EXIT_MISUSE || strstr(parsed.said, refused[i].said) == NULL)
            fail_msg("%s: %d %s", refused[i].line, (int)parsed.code, parsed.said);
        parsed_free(&parsed);
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
    parsed_free(&parsed);
}

static void no_command_is_the_desk(void **state)
{
    struct parsed parsed;
    char line[] = "daoban --plain --region=371500 --on 2026-11-21";

    (void)state;
    parse(&parsed, line);
    assert_int_equal(parsed.code, EXIT_DONE);
    assert_ptr_equal(parsed.options->command, &command_desk);
    assert_string_equal(parsed.options->region, "371500");
    assert_true(parsed.options->on.given);
    assert_false(parsed.options->kiosk);
    parsed_free(&parsed);
}

static void answers_are_kept_in_order(void **state)
{
    struct parsed parsed;
    char line[] = "daoban run --set a=1 settle --set b=2=3 --format json";

    (void)state;
    parse(&parsed, line);
    assert_int_equal(parsed.code, EXIT_DONE);
    assert_ptr_equal(parsed.options->command, &command_run);
    assert_string_equal(parsed.options->argument[0], "settle");
    assert_int_equal(parsed.options->set.count, 2);
    assert_string_equal(parsed.options->set.text[0], "a=1");
    assert_string_equal(parsed.options->set.text[1], "b=2=3");
    assert_string_equal(parsed.options->format->name, "json");
    parsed_free(&parsed);
}

/* Options that stand before the command are read as the command's own. */
static void options_may_stand_before_the_command(void **state)
{
    struct parsed parsed;
    char line[] = "daoban --on 2026-01-20 --region run --lang=en run --set a=check settle";

    (void)state;
    parse(&parsed, line);
    assert_int_equal(parsed.code, EXIT_DONE);
    assert_ptr_equal(parsed.options->command, &command_run);
    assert_string_equal(parsed.options->region, "run");
    assert_string_equal(parsed.options->argument[0], "settle");
    assert_int_equal(parsed.options->language, LANGUAGE_EN);
    parsed_free(&parsed);
}

/* What a command does unasked is its first format; an option may put others in their place. */
static void formats_have_a_first_one(void **state)
{
    static const struct {
        const char *line, *format;
    } table[] = {
        {"daoban run settle",             "text"},
        {"daoban run settle --answers f", "json"},
        {"daoban graph",                  "dot" },
        {"daoban check",                  "text"},
        {"daoban diff a b",               "text"},
        {"daoban open 1",                 "text"},
        {"daoban test",                   "text"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct parsed parsed;
        char *line = strdup(table[i].line);

        parse(&parsed, line);
        assert_int_equal(parsed.code, EXIT_DONE);
        assert_string_equal(parsed.options->format->name, table[i].format);
        parsed_free(&parsed);
        free(line);
    }
}

static void row_is_whole(const struct command *command, const struct option_row *option)
{
    const bool words = option->word_count > 0;

    if (option->name[0] == '\0' || option->help[LANGUAGE_ZH] == NULL ||
        option->help[LANGUAGE_EN] == NULL)
        fail_msg("an option of %s lacks a name or help", command->name);
    if (option->read && !words && (!option->value[LANGUAGE_ZH] || !option->value[LANGUAGE_EN]))
        fail_msg("--%s does not say what follows it", option->name);
    if (option->read == options_read_word && (!words || option->refusal == 0))
        fail_msg("--%s has no words, or no refusal", option->name);
    if (option->format && option->misplaced == 0)
        fail_msg("--%s has no sentence for other formats", option->name);
}

/* The command's name is looked for before its options are known: one name is one kind of option. */
static void same_kind_everywhere(const struct option_row *option)
{
    for (size_t i = 0; commands[i]; i++) {
        const struct option_row *other =
            command_option_named(commands[i], option->name, strlen(option->name));

        if (other && (other->read == NULL) != (option->read == NULL))
            fail_msg("--%s takes a value in one command and none in another", option->name);
    }
}

static void rows_are_whole(void **state)
{
    (void)state;
    for (size_t i = 0; commands[i]; i++) {
        const struct command *command = commands[i];
        const struct option_row *option;

        assert_non_null(command->run);
        assert_non_null(command->usage);
        assert_true(command->help[LANGUAGE_ZH] && command->help[LANGUAGE_EN]);
        assert_true(command->least <= command->most);
        for (size_t j = 0; (option = command_option(command, j)) != NULL; j++) {
            row_is_whole(command, option);
            same_kind_everywhere(option);
            assert_ptr_equal(command_option_named(command, option->name, strlen(option->name)),
                             option);
            assert_false(option == &option_format && command->formats == NULL);
        }
        if (command->formats)
            assert_ptr_equal(command_option_named(command, "format", 6), &option_format);
        for (size_t j = 0; command->formats && command->formats[j].name; j++)
            assert_non_null(command->formats[j].write);
    }
}

static void a_negative_length_is_no_option(void **state)
{
    struct parsed parsed;
    char line[] = "daoban date 2026-01-20 -30workdays";

    (void)state;
    parse(&parsed, line);
    assert_int_equal(parsed.code, EXIT_DONE);
    assert_string_equal(parsed.options->argument[1], "-30workdays");
    parsed_free(&parsed);
}

static void after_two_dashes_nothing_is_an_option(void **state)
{
    struct parsed parsed;
    char line[] = "daoban run -- --help";

    (void)state;
    parse(&parsed, line);
    assert_int_equal(parsed.code, EXIT_DONE);
    assert_string_equal(parsed.options->argument[0], "--help");
    assert_false(parsed.options->help);
    parsed_free(&parsed);
}

static void help_is_given_without_what_else_is_needed(void **state)
{
    struct parsed parsed;
    char line[] = "daoban run --help";

    (void)state;
    parse(&parsed, line);
    assert_int_equal(parsed.code, EXIT_DONE);
    parsed_free(&parsed);
}

static void too_many_answers(void **state)
{
    static char *argv[2 * FACTS_MAX + 6];
    static char words[][8] = {"daoban", "run", "x", "--set", "a=b"};
    struct options *options;
    struct arena arena = {0};
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
    assert_int_equal(options_parse(&options, &arena, commands, argc, argv, err), EXIT_MISUSE);
    fclose(err);
    arena_free(&arena);
}

static void help_names_the_options_of_a_command(void **state)
{
    char *said;
    size_t size;
    FILE *out = open_memstream(&said, &size);
    struct options options = {
        .commands = commands, .command = &command_run, .language = LANGUAGE_EN};

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
        cmocka_unit_test(options_may_stand_before_the_command),
        cmocka_unit_test(formats_have_a_first_one),
        cmocka_unit_test(rows_are_whole),
        cmocka_unit_test(a_negative_length_is_no_option),
        cmocka_unit_test(after_two_dashes_nothing_is_an_option),
        cmocka_unit_test(help_is_given_without_what_else_is_needed),
        cmocka_unit_test(too_many_answers),
        cmocka_unit_test(help_names_the_options_of_a_command),
    };

    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
