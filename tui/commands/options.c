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

bool options_read_text(const struct option_row *option, void *target, const char *value)
{
    (void)option;
    *(const char **)target = value;
    return true;
}

bool options_read_number(const struct option_row *option, void *target, const char *value)
{
    struct given *given = target;
    size_t size = strlen(value);

    if (size > 9 || strspn(value, "0123456789") != size)
        return false;
    *given = (struct given){true, (int32_t)strtol(value, NULL, 10)};
    return given->number >= option->least && given->number <= option->most;
}

bool options_read_date(const struct option_row *option, void *target, const char *value)
{
    struct given *given = target;

    (void)option;
    given->given = true;
    return date_parse(value, strlen(value), &given->number);
}

bool options_read_word(const struct option_row *option, void *target, const char *value)
{
    struct given *given = target;

    for (size_t i = 0; i < option->word_count; i++)
        if (strcmp(option->words[i], value) == 0) {
            *given = (struct given){true, (int32_t)i};
            return true;
        }
    return false;
}

bool options_read_setting(const struct option_row *option, void *target, const char *value)
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
     .refusal = PHRASE_BAD_LANG,
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
    while (command->options != NULL && command->options[own]) {
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
static const struct option_row *option_anywhere(const struct command *const *commands,
                                                const char *name, size_t size)
{
    for (size_t i = 0; commands[i]; i++) {
        const struct option_row *option = command_option_named(commands[i], name, size);

        if (option != NULL)
            return option;
    }
    return NULL;
}

const char *options_value(const struct option_row *option, enum language language,
                          struct arena *arena)
{
    const char *list = "";

    for (size_t i = 0; i < option->word_count; i++)
        list = arena_format(arena, "%s%s%s", list, i ? "|" : "", option->words[i]);
    return list[0] ? list : option->value[language];
}

const char *options_formats(const struct format *formats, struct arena *arena)
{
    const char *list = "";

    for (size_t i = 0; formats != NULL && formats[i].name; i++)
        list = arena_format(arena, "%s%s%s", list, i ? " " : "", formats[i].name);
    return list;
}

/* ---- what is wrong ------------------------------------------------------------------------ */

/* The command line as it is read. */
struct command_line {
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

static enum exit_code refuse(const struct command_line *line, enum phrase phrase, const char *one,
                             const char *two)
{
    phrase_say(line->err, phrase, line->options->language, one, two, NULL);
    return EXIT_MISUSE;
}

/* "daoban check" */
static const char *command_words(const struct command_line *line)
{
    const char *name = line->command->name;

    return arena_format(line->arena, "daoban%s%s", name[0] ? " " : "", name);
}

/* "check [--due DAYS]" */
static const char *usage_words(const struct command *command, struct arena *arena)
{
    return arena_format(arena, "%s%s%s", command->name,
                        command->name[0] && command->usage[0] ? " " : "", command->usage);
}

static const char *dashed(const struct command_line *line, const struct option_row *option)
{
    return arena_format(line->arena, "--%s", option->name);
}

static enum exit_code option_unknown(const struct command_line *line, const char *given)
{
    const struct command *const *commands = line->options->commands;
    const char *names[NAMES_MAX];
    const struct option_row *option;
    const char *near;
    size_t count = 0;

    for (size_t i = 0; commands[i]; i++)
        for (size_t j = 0; (option = command_option(commands[i], j)) != NULL; j++)
            if (count < NAMES_MAX)
                names[count++] = option->name;
    near = diag_nearest_name(given + strspn(given, "-"), names, count);
    if (near == NULL)
        return refuse(line, PHRASE_UNKNOWN_OPTION, given, NULL);
    return refuse(line, PHRASE_UNKNOWN_OPTION_NEAR, given, arena_format(line->arena, "--%s", near));
}

static enum exit_code command_unknown(const struct command_line *line, const char *given)
{
    const struct command *const *commands = line->options->commands;
    const char *names[NAMES_MAX];
    const char *near;
    size_t count = 0;

    for (size_t i = 0; commands[i] && count < NAMES_MAX; i++)
        if (commands[i]->name[0] && !commands[i]->hidden)
            names[count++] = commands[i]->name;
    near = diag_nearest_name(given, names, count);
    return refuse(line, near != NULL ? PHRASE_UNKNOWN_COMMAND_NEAR : PHRASE_UNKNOWN_COMMAND, given,
                  near);
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
static const struct command *command_find(const struct command *const *commands, int argc,
                                          char *const *argv)
{
    for (int i = 1; i < argc; i++) {
        const struct option_row *option;
        const char *name;
        size_t size;

        if (strcmp(argv[i], "--") == 0)
            continue;
        if (is_option(argv[i])) {
            size = option_name(argv[i], &name);
            option = option_anywhere(commands, name, size);
            i += option != NULL && option->read != NULL && name[size] != '=';
            continue;
        }
        for (size_t j = 1; commands[j]; j++)
            if (strcmp(commands[j]->name, argv[i]) == 0)
                return commands[j];
        break;
    }
    return commands[0];
}

static enum exit_code value_take(struct command_line *line, const struct option_row *option,
                                 const char *value)
{
    void *target = (char *)line->options + option->target;

    if (option->read == NULL) {
        *(bool *)target = true;
        return EXIT_DONE;
    }
    if (option->read(option, target, value))
        return EXIT_DONE;
    if (option->read == options_read_setting && line->options->set.count == FACTS_MAX)
        return refuse(line, PHRASE_TOO_MANY_SETS, NULL, NULL);
    return refuse(line, option->refusal, value, NULL);
}

static bool was_taken(const struct command_line *line, const struct option_row *option)
{
    for (size_t i = 0; i < line->taken_count; i++)
        if (line->taken[i] == option)
            return true;
    return false;
}

/* `value` is what stood behind '=', or the next argument, or NULL. */
static enum exit_code option_take(struct command_line *line, const struct option_row *option,
                                  const char *value)
{
    const bool again = was_taken(line, option);

    if (option->read != NULL && (value == NULL || value[0] == '\0'))
        return refuse(line, PHRASE_OPTION_NEEDS, dashed(line, option),
                      options_value(option, LANGUAGE_EN, line->arena));
    if (option->read == NULL && value != NULL)
        return refuse(line, PHRASE_OPTION_TAKES_NONE, dashed(line, option), NULL);
    if (again && option->read != NULL && !option->repeated)
        return refuse(line, PHRASE_OPTION_TWICE, dashed(line, option), NULL);
    assert(line->taken_count < TAKEN_MAX);
    if (!again)
        line->taken[line->taken_count++] = option;
    return value_take(line, option, value);
}

static enum exit_code option_read(struct command_line *line)
{
    const char *given = line->argv[line->at];
    const char *name, *value = NULL;
    const size_t size = option_name(given, &name);
    const struct option_row *option = command_option_named(line->command, name, size);
    const struct option_row *other =
        option != NULL ? option : option_anywhere(line->options->commands, name, size);

    if (other == NULL)
        return option_unknown(line, given);
    if (option == NULL)
        return refuse(line, PHRASE_OPTION_NOT_HERE, dashed(line, other), command_words(line));
    if (name[size] == '=')
        value = name + size + 1;
    else if (option->read != NULL && line->at + 1 < line->argc)
        value = line->argv[++line->at];
    return option_take(line, option, value);
}

static enum exit_code argument_read(struct command_line *line, const char *given)
{
    struct options *options = line->options;

    if (!line->named) {
        line->named = true;
        return line->command->name[0] ? EXIT_DONE : command_unknown(line, given);
    }
    if (options->argument_count == line->command->most)
        return refuse(line, PHRASE_TOO_MANY_ARGUMENTS, usage_words(line->command, line->arena),
                      given);
    line->argument[options->argument_count++] = given;
    return EXIT_DONE;
}

static enum exit_code arguments_read(struct command_line *line)
{
    enum exit_code code = EXIT_DONE;

    for (line->at = 1; line->at < line->argc && code == EXIT_DONE; line->at++) {
        const char *given = line->argv[line->at];

        if (!line->ended && strcmp(given, "--") == 0)
            line->ended = true;
        else if (!line->ended && is_option(given))
            code = option_read(line);
        else
            code = argument_read(line, given);
    }
    return code;
}

/* ---- what they say together --------------------------------------------------------------- */

/* The format that was asked for, of the command's or of those that an option puts in their place. */
static enum exit_code format_choose(struct command_line *line)
{
    struct options *options = line->options;
    const struct format *formats = line->command->formats;
    const char *who = command_words(line);

    for (size_t i = 0; i < line->taken_count; i++)
        if (line->taken[i]->formats != NULL) {
            formats = line->taken[i]->formats;
            who = arena_format(line->arena, "%s %s", who, dashed(line, line->taken[i]));
        }
    options->format = formats;
    if (options->format_named == NULL)
        return EXIT_DONE;
    for (; options->format->name; options->format++)
        if (strcmp(options->format_named, options->format->name) == 0)
            return EXIT_DONE;
    phrase_say(line->err, PHRASE_BAD_FORMAT, options->language, options->format_named, who,
               options_formats(formats, line->arena), NULL);
    return EXIT_MISUSE;
}

/* Options that mean something in one format only. */
static enum exit_code formats_agree(const struct command_line *line)
{
    for (size_t i = 0; i < line->taken_count; i++) {
        const struct option_row *option = line->taken[i];

        if (option->format != NULL && strcmp(option->format, line->options->format->name) != 0)
            return refuse(line, option->misplaced, dashed(line, option), NULL);
    }
    return EXIT_DONE;
}

static enum exit_code options_agree(const struct command_line *line)
{
    const struct options *options = line->options;
    const struct command *command = line->command;

    if (options->help || options->version)
        return EXIT_DONE;
    if (options->argument_count < command->least)
        return refuse(line, PHRASE_TOO_FEW_ARGUMENTS, usage_words(command, line->arena), NULL);
    return command->agree != NULL ? command->agree(options, line->err) : EXIT_DONE;
}

enum exit_code options_parse(struct options **options, struct arena *arena,
                             const struct command *const *commands, int argc, char *const *argv,
                             FILE *err)
{
    struct command_line line = {.command = command_find(commands, argc, argv),
                                .arena = arena,
                                .argv = argv,
                                .argc = argc,
                                .err = err};
    const size_t size = line.command->size;
    enum exit_code code;

    line.options = arena_alloc(arena, size ? size : sizeof(struct options));
    line.argument = arena_alloc(arena, ((size_t)argc + 1) * sizeof *line.argument);
    *options = line.options;
    line.options->commands = commands;
    line.options->command = line.command;
    line.options->language = language_given(argc, argv);
    line.options->argument = line.argument;
    code = arguments_read(&line);
    if (code == EXIT_DONE)
        code = format_choose(&line);
    if (code == EXIT_DONE)
        code = formats_agree(&line);
    return code == EXIT_DONE ? options_agree(&line) : code;
}

/* ---- help --------------------------------------------------------------------------------- */

static void help_row(FILE *out, const char *left, const char *right)
{
    const int used = text_columns(left);

    fprintf(out, "  %s%*s%s\n", left, used < 20 ? 22 - used : 2, "", right);
}

const char *options_line(const struct option_row *option, const struct command *command,
                         enum language language, struct arena *arena)
{
    const char *formats = options_formats(command->formats, arena);

    return text_fill(arena, option->help[language], &formats, 1);
}

static void commands_help(const struct command *const *commands, enum language language, FILE *out)
{
    fprintf(out, "\n%s\n", phrase_text(PHRASE_HELP_COMMANDS, language));
    for (size_t i = 0; commands[i]; i++)
        if (!commands[i]->hidden)
            help_row(out, i == 0 ? "daoban" : commands[i]->name, commands[i]->help[language]);
}

static void option_list(const struct command *command, enum language language, FILE *out)
{
    struct arena arena = {0};
    const struct option_row *option;

    fprintf(out, "\n%s\n", phrase_text(PHRASE_HELP_OPTIONS, language));
    for (size_t i = 0; (option = command_option(command, i)) != NULL; i++) {
        const char *value = options_value(option, LANGUAGE_EN, &arena);

        help_row(out,
                 arena_format(&arena, "--%s%s%s", option->name, value != NULL ? " " : "",
                              value != NULL ? value : ""),
                 options_line(option, command, language, &arena));
    }
    arena_free(&arena);
}

void options_help(const struct options *options, FILE *out)
{
    const enum language language = options->language;
    const struct command *command = options->command;
    struct arena arena = {0};

    fprintf(out, "%s\n\n%s: daoban %s\n", phrase_text(PHRASE_HELP_HEAD, language),
            phrase_text(PHRASE_HELP_USAGE, language), usage_words(command, &arena));
    if (command == options->commands[0])
        commands_help(options->commands, language, out);
    else
        fprintf(out, "%s\n", command->help[language]);
    option_list(command, language, out);
    fprintf(out, "\n%s\n", phrase_text(PHRASE_HELP_MORE, language));
    arena_free(&arena);
}
