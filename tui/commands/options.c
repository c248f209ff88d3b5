/*
 * Reading the command line by tables.
 */
#include "commands/options_table.h"

#include "base/text.h"
#include "desk/desk.h"

#include <string.h>

static const char *dashed(char *room, size_t size, const char *name)
{
    snprintf(room, size, "--%s", name);
    return room;
}

static enum option_id option_find(const char *name, size_t size)
{
    enum option_id i;

    for (i = 0; i < OPTION_COUNT; i++)
        if (strlen(option_rows[i].name) == size && memcmp(option_rows[i].name, name, size) == 0)
            break;
    return i;
}

/* "--lang en" decides the language of every complaint, also of those about what stands before it. */
static enum language language_given(int argc, char *const *argv)
{
    for (int i = 1; i < argc; i++)
        if (strcmp(argv[i], "--lang=en") == 0 ||
            (strcmp(argv[i], "--lang") == 0 && i + 1 < argc && strcmp(argv[i + 1], "en") == 0))
            return LANGUAGE_EN;
    return LANGUAGE_ZH;
}

static enum exit_code option_unknown(const struct options *options, const char *given, FILE *err)
{
    const char *names[OPTION_COUNT];
    const char *near;
    char room[32];

    for (size_t i = 0; i < OPTION_COUNT; i++)
        names[i] = option_rows[i].name;
    near = nearest_name(given + strspn(given, "-"), names, OPTION_COUNT);
    if (near)
        say(err, SAY_UNKNOWN_OPTION_NEAR, options->language, given, dashed(room, sizeof room, near),
            NULL);
    else
        say(err, SAY_UNKNOWN_OPTION, options->language, given, NULL);
    return EXIT_MISUSE;
}

static enum exit_code option_set(struct options *options, const char *value, FILE *err)
{
    if (strchr(value, '=') == NULL || value[0] == '=') {
        say(err, SAY_BAD_SET, options->language, value, NULL);
        return EXIT_MISUSE;
    }
    if (options->set_count == FACTS_MAX) {
        say(err, SAY_TOO_MANY_SETS, options->language, NULL);
        return EXIT_MISUSE;
    }
    options->set[options->set_count++] = value;
    return EXIT_DONE;
}

/* Keeps an option; `value` is what stood behind '=', or the next argument, or NULL. */
static enum exit_code option_take(struct options *options, enum option_id id, const char *value,
                                  FILE *err)
{
    const struct option_row *row = &option_rows[id];
    char room[32];

    dashed(room, sizeof room, row->name);
    if (row->value && (value == NULL || value[0] == '\0'))
        say(err, SAY_OPTION_NEEDS, options->language, room, row->value, NULL);
    else if (row->value == NULL && value)
        say(err, SAY_OPTION_TAKES_NONE, options->language, room, NULL);
    else if (options->value[id] && id != OPTION_SET && row->value)
        say(err, SAY_OPTION_TWICE, options->language, room, NULL);
    else {
        options->value[id] = value ? value : "";
        return id == OPTION_SET ? option_set(options, value, err) : EXIT_DONE;
    }
    return EXIT_MISUSE;
}

/* Whether an argument is an option: "-" and "-30workdays" are not. */
static bool is_option(const char *argument)
{
    return argument[0] == '-' && argument[1] != '\0' && !(argument[1] >= '0' && argument[1] <= '9');
}

static enum exit_code option_read(struct options *options, int argc, char *const *argv, int *i,
                                  FILE *err)
{
    const char *given = argv[*i];
    const char *name = strcmp(given, "-h") == 0 ? "--help" : given;
    const char *equals = strchr(name, '=');
    size_t size = equals ? (size_t)(equals - name) : strlen(name);
    enum option_id id = OPTION_COUNT;
    const char *value = equals ? equals + 1 : NULL;

    if (size > 2 && strncmp(name, "--", 2) == 0)
        id = option_find(name + 2, size - 2);
    if (id == OPTION_COUNT)
        return option_unknown(options, given, err);
    if (option_rows[id].value && equals == NULL && *i + 1 < argc)
        value = argv[++*i];
    return option_take(options, id, value, err);
}

static enum exit_code command_read(struct options *options, const char *given, FILE *err)
{
    const char *names[COMMAND_COUNT];
    const char *near;

    for (size_t i = 1; i < COMMAND_COUNT; i++) {
        names[i - 1] = command_rows[i].name;
        if (strcmp(command_rows[i].name, given) == 0) {
            options->command = (enum command_id)i;
            return EXIT_DONE;
        }
    }
    near = nearest_name(given, names, COMMAND_COUNT - 1);
    if (near)
        say(err, SAY_UNKNOWN_COMMAND_NEAR, options->language, given, near, NULL);
    else
        say(err, SAY_UNKNOWN_COMMAND, options->language, given, NULL);
    return EXIT_MISUSE;
}

static enum exit_code argument_read(struct options *options, const char *given, bool *command,
                                    FILE *err)
{
    const struct command_row *row = &command_rows[options->command];

    if (!*command) {
        *command = true;
        return command_read(options, given, err);
    }
    if (options->argument_count == row->most) {
        say(err, SAY_TOO_MANY_ARGUMENTS, options->language, row->usage, given, NULL);
        return EXIT_MISUSE;
    }
    options->argument[options->argument_count++] = given;
    return EXIT_DONE;
}

static enum exit_code arguments_read(struct options *options, int argc, char *const *argv,
                                     FILE *err)
{
    bool command = false, ended = false;

    for (int i = 1; i < argc; i++) {
        enum exit_code code = EXIT_DONE;

        if (!ended && strcmp(argv[i], "--") == 0)
            ended = true;
        else if (!ended && is_option(argv[i]))
            code = option_read(options, argc, argv, &i, err);
        else
            code = argument_read(options, argv[i], &command, err);
        if (code != EXIT_DONE)
            return code;
    }
    return EXIT_DONE;
}

static enum exit_code format_read(struct options *options, FILE *err)
{
    const struct command_row *row = &command_rows[options->command];
    const char *given = options->value[OPTION_FORMAT];
    char known[96] = "";

    if (given == NULL)
        return EXIT_DONE;
    for (size_t i = 0; i < FORMAT_COUNT; i++) {
        if ((row->formats & 1u << i) == 0)
            continue;
        if (strcmp(given, format_names[i]) == 0) {
            options->format = (enum format)i;
            return EXIT_DONE;
        }
        snprintf(known + strlen(known), sizeof known - strlen(known), "%s%s", known[0] ? " " : "",
                 format_names[i]);
    }
    say(err, SAY_BAD_FORMAT, options->language, given, row->name, known, NULL);
    return EXIT_MISUSE;
}

static enum exit_code values_read(struct options *options, FILE *err)
{
    const char *lang = options->value[OPTION_LANG];
    const char *on = options->value[OPTION_ON];
    enum exit_code code;

    if (lang && strcmp(lang, "zh") != 0 && strcmp(lang, "en") != 0) {
        say(err, SAY_BAD_LANG, options->language, NULL);
        return EXIT_MISUSE;
    }
    if (on && !date_parse(on, strlen(on), &options->on)) {
        say(err, SAY_BAD_DATE, options->language, on, NULL);
        return EXIT_MISUSE;
    }
    if (options->value[OPTION_STAFF] && !desk_staff_valid(options->value[OPTION_STAFF])) {
        say(err, SAY_BAD_STAFF, options->language, options->value[OPTION_STAFF], NULL);
        return EXIT_MISUSE;
    }
    code = format_read(options, err);
    if (code == EXIT_DONE && options->value[OPTION_LARGE] && options->format != FORMAT_PDF) {
        say(err, SAY_PDF_ONLY, options->language, "--large", NULL);
        return EXIT_MISUSE;
    }
    if (code == EXIT_DONE)
        code = options_print(options, err);
    return code == EXIT_DONE ? options_slip(options, err) : code;
}

/* A public machine shows the office's own content, on screens only: lines could be left by ^C. */
static enum exit_code kiosk_agrees(const struct options *options, FILE *err)
{
    static const enum option_id refused[] = {OPTION_CONTENT, OPTION_PLAIN};
    char room[32];

    for (size_t i = 0; options->value[OPTION_KIOSK] && i < sizeof refused / sizeof *refused; i++)
        if (options->value[refused[i]]) {
            dashed(room, sizeof room, option_rows[refused[i]].name);
            say(err, SAY_NOT_IN_KIOSK, options->language, room, NULL);
            return EXIT_MISUSE;
        }
    return EXIT_DONE;
}

/* What options and command say together. */
static enum exit_code options_agree(const struct options *options, FILE *err)
{
    const struct command_row *row = &command_rows[options->command];
    char room[32];

    for (size_t i = 0; i < OPTION_COUNT; i++)
        if (options->value[i] && (option_rows[i].commands & 1u << options->command) == 0) {
            dashed(room, sizeof room, option_rows[i].name);
            say(err, SAY_OPTION_NOT_HERE, options->language, room, row->name, NULL);
            return EXIT_MISUSE;
        }
    if (options->argument_count < row->least) {
        say(err, SAY_TOO_FEW_ARGUMENTS, options->language, row->usage, NULL);
        return EXIT_MISUSE;
    }
    return kiosk_agrees(options, err);
}

enum exit_code options_parse(struct options *options, int argc, char *const *argv, FILE *err)
{
    enum exit_code code;

    memset(options, 0, sizeof *options);
    options->language = language_given(argc, argv);
    code = arguments_read(options, argc, argv, err);
    if (code == EXIT_DONE)
        code = values_read(options, err);
    if (code != EXIT_DONE || options->value[OPTION_HELP] || options->value[OPTION_VERSION])
        return code;
    return options_agree(options, err);
}
