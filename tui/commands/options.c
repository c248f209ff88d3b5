/*
 * Reading the command line by tables.
 */
#include "commands/options.h"

#include "base/text.h"
#include "commands/saying.h"
#include "desk/confirming.h"

#include <string.h>

#define FOR(command) (1u << COMMAND_##command)
#define FOR_ALL ((1u << COMMAND_COUNT) - 1)
#define FORMAT_BIT(format) (1u << FORMAT_##format)

struct option_row {
    const char *name;
    const char *value; /* what follows it, for --help; NULL = a switch */
    unsigned commands; /* bit per command that knows it */
    enum saying help;
};

/* clang-format off */
static const struct option_row option_rows[OPTION_COUNT] = {
    [OPTION_CONTENT]   = {"content", "DIR",    FOR_ALL,                            SAY_OPTION_CONTENT},
    [OPTION_LANG]      = {"lang",    "zh|en",  FOR_ALL,                            SAY_OPTION_LANG},
    [OPTION_REGION]    = {"region",  "CODE",   FOR(DESK) | FOR(RUN) | FOR(GRAPH) | FOR(PRINT), SAY_OPTION_REGION},
    [OPTION_ON]        = {"on",      "DATE",   FOR(DESK) | FOR(RUN) | FOR(OPEN) | FOR(PRINT) | FOR(DATE), SAY_OPTION_ON},
    [OPTION_SET]       = {"set",     "Q=V",    FOR(RUN) | FOR(PRINT),              SAY_OPTION_SET},
    [OPTION_ANSWERS]   = {"answers", "FILE",   FOR(RUN),                           SAY_OPTION_ANSWERS},
    [OPTION_FORMAT]    = {"format",  "FORMAT", FOR(RUN) | FOR(CHECK) | FOR(TEST) | FOR(DIFF) | FOR(GRAPH) | FOR(OPEN), SAY_OPTION_FORMAT},
    [OPTION_DUE]       = {"due",     "DAYS",   FOR(CHECK),                         SAY_OPTION_DUE},
    [OPTION_LARGE]     = {"large",   NULL,     FOR(RUN),                           SAY_OPTION_LARGE},
    [OPTION_COLUMNS]   = {"columns", "48|42|32", FOR(RUN),                         SAY_OPTION_COLUMNS},
    [OPTION_PROFILE]   = {"profile", "gb18030|gb2312", FOR(RUN),                   SAY_OPTION_PROFILE},
    [OPTION_QR]        = {"qr",      "printer|picture|none", FOR(RUN),             SAY_OPTION_QR},
    [OPTION_OUTPUT]    = {"output",  "FILE",   FOR(RUN) | FOR(OPEN) | FOR(GRAPH),  SAY_OPTION_OUTPUT},
    [OPTION_PRINTER]   = {"printer", "NAME",   FOR(PRINT),                         SAY_OPTION_PRINTER},
    [OPTION_FORM]      = {"form",    "a4|large|80|58|text", FOR(PRINT),            SAY_OPTION_FORM},
    [OPTION_COPIES]    = {"copies",  "N",      FOR(PRINT),                         SAY_OPTION_COPIES},
    [OPTION_LIST]      = {"list",    NULL,     FOR(PRINT),                         SAY_OPTION_LIST},
    [OPTION_PLAIN]     = {"plain",   NULL,     FOR(DESK),                          SAY_OPTION_PLAIN},
    [OPTION_STAFF]     = {"staff",   "N",      FOR(DESK) | FOR(RUN) | FOR(PRINT),  SAY_OPTION_STAFF},
    [OPTION_ASCII]     = {"ascii",   NULL,     FOR(DESK),                          SAY_OPTION_ASCII},
    [OPTION_KIOSK]     = {"kiosk",   NULL,     FOR(DESK),                          SAY_OPTION_KIOSK},
    [OPTION_MUTATE]    = {"mutate",  NULL,     FOR(TEST),                          SAY_OPTION_MUTATE},
    [OPTION_GIT]       = {"git",     "REV",    FOR(DIFF),                          SAY_OPTION_GIT},
    [OPTION_HELP]      = {"help",    NULL,     FOR_ALL,                            SAY_OPTION_HELP},
    [OPTION_VERSION]   = {"version", NULL,     FOR_ALL,                            SAY_OPTION_VERSION},
};
/* clang-format on */

struct command_row {
    const char *name;
    const char *usage;
    size_t least, most; /* arguments */
    unsigned formats;   /* bit per format; the lowest is what it does unasked */
    enum saying help;
};

#define SHEET_FORMATS                                                                              \
    (FORMAT_BIT(TEXT) | FORMAT_BIT(JSON) | FORMAT_BIT(MARKDOWN) | FORMAT_BIT(PDF) |                \
     FORMAT_BIT(BRIEF) | FORMAT_BIT(ESCPOS))
#define GRAPH_FORMATS                                                                              \
    (FORMAT_BIT(DOT) | FORMAT_BIT(CSV) | FORMAT_BIT(TEXT) | FORMAT_BIT(MARKDOWN) | FORMAT_BIT(PDF))
#define REPORT_FORMATS (FORMAT_BIT(TEXT) | FORMAT_BIT(JSON))

/* clang-format off */
static const struct command_row command_rows[COMMAND_COUNT] = {
    [COMMAND_DESK]   = {"", "[--plain]",
                         0, 0, 0, SAY_COMMAND_DESK},
    [COMMAND_RUN]    = {"run", "run FLOW [--set Q=V ...] [--answers FILE]",
                         1, 1, SHEET_FORMATS, SAY_COMMAND_RUN},
    [COMMAND_CHECK]  = {"check", "check [--due DAYS]",
                         0, 0, REPORT_FORMATS, SAY_COMMAND_CHECK},
    [COMMAND_TEST]   = {"test", "test [--mutate] [FILE ...]",
                         0, ARGUMENTS_MAX, REPORT_FORMATS, SAY_COMMAND_TEST},
    [COMMAND_DIFF]   = {"diff", "diff {OLD NEW | --git REV [NEW]}",
                         0, 2, REPORT_FORMATS | FORMAT_BIT(MARKDOWN), SAY_COMMAND_DIFF},
    [COMMAND_GRAPH]  = {"graph", "graph [FLOW] [--region CODE]",
                         0, 1, GRAPH_FORMATS,
                         SAY_COMMAND_GRAPH},
    [COMMAND_OPEN]   = {"open", "open CODE",
                         1, ARGUMENTS_MAX, REPORT_FORMATS, SAY_COMMAND_OPEN},
    [COMMAND_PRINT]  = {"print", "print {FLOW [--set Q=V ...] | CODE | --list}",
                         0, ARGUMENTS_MAX, 0, SAY_COMMAND_PRINT},
    [COMMAND_RELEASE] = {"release", "release [--content DIR]",
                         0, 0, 0, SAY_COMMAND_RELEASE},
    [COMMAND_DATE]   = {"date", "date DATE +N{days|workdays|months|years}",
                         2, 2, 0, SAY_COMMAND_DATE},
    [COMMAND_DOCTOR] = {"doctor", "doctor",
                         0, 0, 0, SAY_COMMAND_DOCTOR},
    [COMMAND_ABOUT]  = {"about", "about",
                         0, 0, 0, SAY_COMMAND_ABOUT},
};
/* clang-format on */

static const char *const format_names[FORMAT_COUNT] = {
    [FORMAT_TEXT] = "text", [FORMAT_JSON] = "json",     [FORMAT_MARKDOWN] = "markdown",
    [FORMAT_PDF] = "pdf",   [FORMAT_BRIEF] = "brief",   [FORMAT_DOT] = "dot",
    [FORMAT_CSV] = "csv",   [FORMAT_ESCPOS] = "escpos",
};

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
    if (options->value[OPTION_STAFF] && !staff_number(options->value[OPTION_STAFF])) {
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

static void help_row(FILE *out, const char *left, const char *right)
{
    int used = text_columns(left);

    fprintf(out, "  %s%*s%s\n", left, used < 20 ? 22 - used : 2, "", right);
}

void options_help(const struct options *options, FILE *out)
{
    enum language language = options->language;
    const struct command_row *row = &command_rows[options->command];
    char left[64];

    fprintf(out, "%s\n\n%s: daoban %s\n", saying_text(SAY_HELP_HEAD, language),
            saying_text(SAY_HELP_USAGE, language), row->usage);
    if (options->command == COMMAND_DESK) {
        fprintf(out, "\n%s\n", saying_text(SAY_HELP_COMMANDS, language));
        for (size_t i = 0; i < COMMAND_COUNT; i++)
            help_row(out, i == 0 ? "daoban" : command_rows[i].name,
                     saying_text(command_rows[i].help, language));
    } else
        fprintf(out, "%s\n", saying_text(row->help, language));
    fprintf(out, "\n%s\n", saying_text(SAY_HELP_OPTIONS, language));
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        if ((option_rows[i].commands & 1u << options->command) == 0)
            continue;
        snprintf(left, sizeof left, "--%s%s%s", option_rows[i].name,
                 option_rows[i].value ? " " : "", option_rows[i].value ? option_rows[i].value : "");
        help_row(out, left, saying_text(option_rows[i].help, language));
    }
    fprintf(out, "\n%s\n", saying_text(SAY_HELP_MORE, language));
}

const char *command_name(enum command_id command)
{
    return command_rows[command].name;
}
