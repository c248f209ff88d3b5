/*
 * Reading the command line by the rows of the command that it names, and --help from the same rows.
 */
#include "commands/command.h"

#include "base/date.h"
#include "base/text.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define TAKEN_MAX 64 /* different options of one command */
#define NAMES_MAX 256

/* ---- values ------------------------------------------------------------------------------- */

bool option_text(const struct option_row *option, void *target, const char *value)
{
    (void)option;
    *(const char **)target = value;
    return true;
}

bool option_number(const struct option_row *option, void *target, const char *value)
{
    struct given *given = target;
    size_t size = strlen(value);

    if (size > 9 || strspn(value, "0123456789") != size)
        return false;
    *given = (struct given){true, (int32_t)strtol(value, NULL, 10)};
    return given->number >= option->least && given->number <= option->most;
}

bool option_date(const struct option_row *option, void *target, const char *value)
{
    struct given *given = target;

    (void)option;
    given->given = true;
    return date_parse(value, strlen(value), &given->number);
}

bool option_word(const struct option_row *option, void *target, const char *value)
{
    struct given *given = target;

    for (size_t i = 0; i < option->word_count; i++)
        if (strcmp(option->words[i], value) == 0) {
            *given = (struct given){true, (int32_t)i};
            return true;
        }
    return false;
}

bool option_setting(const struct option_row *option, void *target, const char *value)
{
    struct settings *settings = target;

    (void)option;
    if (strchr(value, '=') == NULL || value[0] == '=' || settings->count == FACTS_MAX)
        return false;
    settings->text[settings->count++] = value;
    return true;
}

/* ---- rows --------------------------------------------------------------------------------- */

static const char *const language_words[] = {[LANGUAGE_ZH] = "zh", [LANGUAGE_EN] = "en"};

static const struct option_row first_options[] = {
    {.name = "content",
     .value = {"文件夹", "DIR"},
     OPTION_TEXT(struct options,                       content),
     .values = VALUES_FOLDER,
     .help = {"用这个文件夹里的内容（也可用环境变量 DAOBAN_CONTENT）",
              "use the content in this folder (also DAOBAN_CONTENT)"},
     .manual = "用这个文件夹里的内容。不是随程序安装的那一份时，\n单子上印“非本机构内容”。"},
    { .name = "lang",
     OPTION_WORD(struct options, lang, language_words, LANGUAGE_COUNT),
     .refusal = SAY_BAD_LANG,
     .help = {"语言", "language"},
     .manual = "语言。不写时看配置，再不写是中文。"},
};

static const struct option_row last_options[] = {
    {.name = "help",
     .letter = 'h',
     OPTION_SWITCH(struct options, help),
     .help = {"显示这些", "show this"},
     .manual = "显示用法；写在命令后面时，显示那个命令的用法。"},
    {.name = "version",
     OPTION_SWITCH(struct options, version),
     .help = {"显示版本", "show the version"},
     .manual = "显示版本。"},
};

#define FIRST (sizeof first_options / sizeof *first_options)
#define LAST (sizeof last_options / sizeof *last_options)

const struct option_row *command_option(const struct command *command, size_t place)
{
    size_t own = 0;

    if (place < FIRST)
        return &first_options[place];
    place -= FIRST;
    while (command->options && command->options[own]) {
        if (own == place)
            return command->options[own];
        own++;
    }
    return place - own < LAST ? &last_options[place - own] : NULL;
}

const struct option_row *command_option_named(const struct command *command, const char *name,
                                              size_t size)
{
    const struct option_row *option;

    for (size_t i = 0; (option = command_option(command, i)) != NULL; i++)
        if (strlen(option->name) == size && memcmp(option->name, name, size) == 0)
            return option;
    return NULL;
}

/* What any command has of that name. */
static const struct option_row *option_anywhere(const char *name, size_t size)
{
    for (size_t i = 0; commands[i]; i++) {
        const struct option_row *option = command_option_named(commands[i], name, size);

        if (option)
            return option;
    }
    return NULL;
}

const char *option_value(const struct option_row *option, enum language language,
                         struct arena *arena)
{
    const char *list = "";

    for (size_t i = 0; i < option->word_count; i++)
        list = arena_format(arena, "%s%s%s", list, i ? "|" : "", option->words[i]);
    return list[0] ? list : option->value[language];
}

const char *formats_named(const struct format *formats, struct arena *arena)
{
    const char *list = "";

    for (size_t i = 0; formats && formats[i].name; i++)
        list = arena_format(arena, "%s%s%s", list, i ? " " : "", formats[i].name);
    return list;
}

/* ---- what is wrong ------------------------------------------------------------------------ */

/* The command line as it is read. */
struct reading {
    struct options *options;
    const struct command *command;
    struct arena *arena;
    char *const *argv;
    int argc, at;
    const char **argument;                     /* room for all of them */
    bool named;                                /* the command's name has been read */
    bool ended;                                /* "--" has: what follows is no option */
    const struct option_row *taken[TAKEN_MAX]; /* those that were given, each once */
    size_t taken_count;
    FILE *err;
};

static enum exit_code refuse(const struct reading *reading, enum saying saying, const char *one,
                             const char *two)
{
    say(reading->err, saying, reading->options->language, one, two, NULL);
    return EXIT_MISUSE;
}

/* "daoban check" */
static const char *command_words(const struct reading *reading)
{
    const char *name = reading->command->name;

    return arena_format(reading->arena, "daoban%s%s", name[0] ? " " : "", name);
}

/* "check [--due DAYS]" */
static const char *usage_words(const struct command *command, struct arena *arena)
{
    return arena_format(arena, "%s%s%s", command->name,
                        command->name[0] && command->usage[0] ? " " : "", command->usage);
}

static const char *dashed(const struct reading *reading, const struct option_row *option)
{
    return arena_format(reading->arena, "--%s", option->name);
}

static enum exit_code option_unknown(const struct reading *reading, const char *given)
{
    const char *names[NAMES_MAX];
    const struct option_row *option;
    const char *near;
    size_t count = 0;

    for (size_t i = 0; commands[i]; i++)
        for (size_t j = 0; (option = command_option(commands[i], j)) != NULL; j++)
            if (count < NAMES_MAX)
                names[count++] = option->name;
    near = nearest_name(given + strspn(given, "-"), names, count);
    if (near == NULL)
        return refuse(reading, SAY_UNKNOWN_OPTION, given, NULL);
    return refuse(reading, SAY_UNKNOWN_OPTION_NEAR, given,
                  arena_format(reading->arena, "--%s", near));
}

static enum exit_code command_unknown(const struct reading *reading, const char *given)
{
    const char *names[NAMES_MAX];
    const char *near;
    size_t count = 0;

    for (size_t i = 0; commands[i] && count < NAMES_MAX; i++)
        if (commands[i]->name[0] && !commands[i]->hidden)
            names[count++] = commands[i]->name;
    near = nearest_name(given, names, count);
    return refuse(reading, near ? SAY_UNKNOWN_COMMAND_NEAR : SAY_UNKNOWN_COMMAND, given, near);
}

/* ---- reading ------------------------------------------------------------------------------ */

/* "--lang en" decides the language of every complaint, also of those about what stands before it. */
static enum language language_given(int argc, char *const *argv)
{
    for (int i = 1; i < argc; i++)
        if (strcmp(argv[i], "--lang=en") == 0 ||
            (strcmp(argv[i], "--lang") == 0 && i + 1 < argc && strcmp(argv[i + 1], "en") == 0))
            return LANGUAGE_EN;
    return LANGUAGE_ZH;
}

/* Whether an argument is an option: "-" and "-30workdays" are not. */
static bool is_option(const char *argument)
{
    return argument[0] == '-' && argument[1] != '\0' && !(argument[1] >= '0' && argument[1] <= '9');
}

/* The name of an option without its dashes; 0 when it can be none. */
static size_t option_name(const char *given, const char **name)
{
    size_t size = strcspn(given, "=");

    *name = given + 2;
    if (strcmp(given, "-h") == 0) {
        *name = "help";
        return strlen(*name);
    }
    return size > 2 && strncmp(given, "--", 2) == 0 ? size - 2 : 0;
}

/* The command that is named, wherever it stands between options: it decides what they are. */
static const struct command *command_find(int argc, char *const *argv)
{
    for (int i = 1; i < argc; i++) {
        const struct option_row *option;
        const char *name;
        size_t size;

        if (strcmp(argv[i], "--") == 0)
            continue;
        if (is_option(argv[i])) {
            size = option_name(argv[i], &name);
            option = option_anywhere(name, size);
            i += option && option->read && name[size] != '=';
            continue;
        }
        for (size_t j = 1; commands[j]; j++)
            if (strcmp(commands[j]->name, argv[i]) == 0)
                return commands[j];
        break;
    }
    return commands[0];
}

static enum exit_code value_take(struct reading *reading, const struct option_row *option,
                                 const char *value)
{
    void *target = (char *)reading->options + option->target;

    if (option->read == NULL) {
        *(bool *)target = true;
        return EXIT_DONE;
    }
    if (option->read(option, target, value))
        return EXIT_DONE;
    if (option->read == option_setting && reading->options->set.count == FACTS_MAX)
        return refuse(reading, SAY_TOO_MANY_SETS, NULL, NULL);
    return refuse(reading, option->refusal, value, NULL);
}

static bool was_taken(const struct reading *reading, const struct option_row *option)
{
    for (size_t i = 0; i < reading->taken_count; i++)
        if (reading->taken[i] == option)
            return true;
    return false;
}

/* `value` is what stood behind '=', or the next argument, or NULL. */
static enum exit_code option_take(struct reading *reading, const struct option_row *option,
                                  const char *value)
{
    const bool again = was_taken(reading, option);

    if (option->read && (value == NULL || value[0] == '\0'))
        return refuse(reading, SAY_OPTION_NEEDS, dashed(reading, option),
                      option_value(option, LANGUAGE_EN, reading->arena));
    if (option->read == NULL && value)
        return refuse(reading, SAY_OPTION_TAKES_NONE, dashed(reading, option), NULL);
    if (again && option->read && !option->repeated)
        return refuse(reading, SAY_OPTION_TWICE, dashed(reading, option), NULL);
    assert(reading->taken_count < TAKEN_MAX);
    if (!again)
        reading->taken[reading->taken_count++] = option;
    return value_take(reading, option, value);
}

static enum exit_code option_read(struct reading *reading)
{
    const char *given = reading->argv[reading->at];
    const char *name, *value = NULL;
    const size_t size = option_name(given, &name);
    const struct option_row *option = command_option_named(reading->command, name, size);
    const struct option_row *other = option ? option : option_anywhere(name, size);

    if (other == NULL)
        return option_unknown(reading, given);
    if (option == NULL)
        return refuse(reading, SAY_OPTION_NOT_HERE, dashed(reading, other), command_words(reading));
    if (name[size] == '=')
        value = name + size + 1;
    else if (option->read && reading->at + 1 < reading->argc)
        value = reading->argv[++reading->at];
    return option_take(reading, option, value);
}

static enum exit_code argument_read(struct reading *reading, const char *given)
{
    struct options *options = reading->options;

    if (!reading->named) {
        reading->named = true;
        return reading->command->name[0] ? EXIT_DONE : command_unknown(reading, given);
    }
    if (options->argument_count == reading->command->most)
        return refuse(reading, SAY_TOO_MANY_ARGUMENTS,
                      usage_words(reading->command, reading->arena), given);
    reading->argument[options->argument_count++] = given;
    return EXIT_DONE;
}

static enum exit_code arguments_read(struct reading *reading)
{
    enum exit_code code = EXIT_DONE;

    for (reading->at = 1; reading->at < reading->argc && code == EXIT_DONE; reading->at++) {
        const char *given = reading->argv[reading->at];

        if (!reading->ended && strcmp(given, "--") == 0)
            reading->ended = true;
        else if (!reading->ended && is_option(given))
            code = option_read(reading);
        else
            code = argument_read(reading, given);
    }
    return code;
}

/* ---- what they say together --------------------------------------------------------------- */

/* The format that was asked for, of the command's or of those that an option puts in their place. */
static enum exit_code format_choose(struct reading *reading)
{
    struct options *options = reading->options;
    const struct format *formats = reading->command->formats;
    const char *who = command_words(reading);

    for (size_t i = 0; i < reading->taken_count; i++)
        if (reading->taken[i]->formats) {
            formats = reading->taken[i]->formats;
            who = arena_format(reading->arena, "%s %s", who, dashed(reading, reading->taken[i]));
        }
    options->format = formats;
    if (options->format_named == NULL)
        return EXIT_DONE;
    for (; options->format->name; options->format++)
        if (strcmp(options->format_named, options->format->name) == 0)
            return EXIT_DONE;
    say(reading->err, SAY_BAD_FORMAT, options->language, options->format_named, who,
        formats_named(formats, reading->arena), NULL);
    return EXIT_MISUSE;
}

/* Options that mean something in one format only. */
static enum exit_code formats_agree(const struct reading *reading)
{
    for (size_t i = 0; i < reading->taken_count; i++) {
        const struct option_row *option = reading->taken[i];

        if (option->format && strcmp(option->format, reading->options->format->name) != 0)
            return refuse(reading, option->misplaced, dashed(reading, option), NULL);
    }
    return EXIT_DONE;
}

static enum exit_code options_agree(const struct reading *reading)
{
    const struct options *options = reading->options;
    const struct command *command = reading->command;

    if (options->help || options->version)
        return EXIT_DONE;
    if (options->argument_count < command->least)
        return refuse(reading, SAY_TOO_FEW_ARGUMENTS, usage_words(command, reading->arena), NULL);
    return command->agree ? command->agree(options, reading->err) : EXIT_DONE;
}

enum exit_code options_parse(struct options **options, struct arena *arena, int argc,
                             char *const *argv, FILE *err)
{
    struct reading reading = {.command = command_find(argc, argv),
                              .arena = arena,
                              .argv = argv,
                              .argc = argc,
                              .err = err};
    const size_t size = reading.command->size;
    enum exit_code code;

    reading.options = arena_alloc(arena, size ? size : sizeof(struct options));
    reading.argument = arena_alloc(arena, ((size_t)argc + 1) * sizeof *reading.argument);
    *options = reading.options;
    reading.options->command = reading.command;
    reading.options->language = language_given(argc, argv);
    reading.options->argument = reading.argument;
    code = arguments_read(&reading);
    if (code == EXIT_DONE)
        code = format_choose(&reading);
    if (code == EXIT_DONE)
        code = formats_agree(&reading);
    return code == EXIT_DONE ? options_agree(&reading) : code;
}

/* ---- help --------------------------------------------------------------------------------- */

static void help_row(FILE *out, const char *left, const char *right)
{
    const int used = text_columns(left);

    fprintf(out, "  %s%*s%s\n", left, used < 20 ? 22 - used : 2, "", right);
}

const char *option_help(const struct option_row *option, const struct command *command,
                        enum language language, struct arena *arena)
{
    const char *formats = formats_named(command->formats, arena);

    return text_fill(arena, option->help[language], &formats, 1);
}

static void commands_help(enum language language, FILE *out)
{
    fprintf(out, "\n%s\n", saying_text(SAY_HELP_COMMANDS, language));
    for (size_t i = 0; commands[i]; i++)
        if (!commands[i]->hidden)
            help_row(out, i == 0 ? "daoban" : commands[i]->name, commands[i]->help[language]);
}

static void option_list(const struct command *command, enum language language, FILE *out)
{
    struct arena arena = {0};
    const struct option_row *option;

    fprintf(out, "\n%s\n", saying_text(SAY_HELP_OPTIONS, language));
    for (size_t i = 0; (option = command_option(command, i)) != NULL; i++) {
        const char *value = option_value(option, LANGUAGE_EN, &arena);

        help_row(
            out,
            arena_format(&arena, "--%s%s%s", option->name, value ? " " : "", value ? value : ""),
            option_help(option, command, language, &arena));
    }
    arena_free(&arena);
}

void options_help(const struct options *options, FILE *out)
{
    const enum language language = options->language;
    const struct command *command = options->command;
    struct arena arena = {0};

    fprintf(out, "%s\n\n%s: daoban %s\n", saying_text(SAY_HELP_HEAD, language),
            saying_text(SAY_HELP_USAGE, language), usage_words(command, &arena));
    if (command == commands[0])
        commands_help(language, out);
    else
        fprintf(out, "%s\n", command->help[language]);
    option_list(command, language, out);
    fprintf(out, "\n%s\n", saying_text(SAY_HELP_MORE, language));
    arena_free(&arena);
}
