/*
 * daoban manual synopsis, daoban manual options: these parts of daoban(1), in the manual's marks (man(7)),
 * from the rows of the commands. `make manual` puts them into the page.
 */
#include "commands/command.h"

#include "base/text.h"

#include <string.h>

#define SYNOPSIS_COLUMNS 78

/* As the manual writes it: a hyphen that is to be typed is "\-", a full stop begins no line. */
static const char *typed(struct arena *arena, const char *text)
{
    struct buffer out = {0};
    const char *written;

    for (; *text; text++) {
        if (*text == '-' || *text == '\\')
            buffer_add(&out, "\\", 1);
        buffer_add(&out, text, 1);
    }
    written = arena_copy(arena, out.data ? out.data : "", out.size);
    buffer_free(&out);
    return written;
}

static bool takes(const struct command *command, const struct option_row *option)
{
    const struct option_row *own;

    for (size_t i = 0; (own = command_option(command, i)) != NULL; i++)
        if (own == option)
            return true;
    return false;
}

/* A line of the synopsis, broken before a piece that would be too much for it. */
static void piece_print(const char *piece, int *used, struct arena *arena)
{
    const int columns = text_columns(piece);

    if (*used + 1 + columns > SYNOPSIS_COLUMNS) {
        printf("\n           ");
        *used = 11;
    } else {
        printf(" ");
        *used += 1;
    }
    printf("%s", typed(arena, piece));
    *used += columns;
}

static bool is_for_all(const struct command *const *commands, const struct option_row *option)
{
    for (size_t i = 0; commands[i]; i++)
        if (!takes(commands[i], option))
            return false;
    return true;
}

/* The formats by name, what follows another option in its own words; "" for a switch. */
static const char *value_shown(const struct command *command, const struct option_row *option,
                               struct arena *arena)
{
    const char *value = options_value(option, LANGUAGE_EN, arena);
    const char *list = "";

    for (size_t i = 0; option == &option_format && command->formats[i].name; i++)
        list = arena_format(arena, "%s%s%s", list, i ? "|" : "", command->formats[i].name);
    return arena_format(arena, "%s%s", value != NULL ? " " : "",
                        list[0]         ? list
                        : value != NULL ? value
                                        : "");
}

/* Its usage, and the options that its usage does not name and that not every command has. */
static void synopsis_print(const struct command *const *commands, const struct command *command,
                           struct arena *arena)
{
    const char *name =
        arena_format(arena, "daoban%s%s", command->name[0] ? " " : "", command->name);
    const struct option_row *option;
    int used = text_columns(name);

    printf("\\fB%s\\fR", name);
    if (command->usage[0])
        piece_print(command->usage, &used, arena);
    for (size_t i = 0; (option = command_option(command, i)) != NULL; i++)
        if (!is_for_all(commands, option) &&
            strstr(command->usage, arena_format(arena, "--%s", option->name)) == NULL)
            piece_print(
                arena_format(arena, "[--%s%s]", option->name, value_shown(command, option, arena)),
                &used, arena);
    printf("\n");
}

/* "run、print：" in front of what only some commands take; nothing where all do, or the desk. */
static void takers_print(const struct command *const *commands, const struct option_row *option)
{
    const char *between = "";

    if (takes(commands[0], option))
        return;
    for (size_t i = 1; commands[i]; i++)
        if (!commands[i]->hidden && takes(commands[i], option)) {
            printf("%s\\fB%s\\fR", between, commands[i]->name);
            between = "、";
        }
    printf("：");
}

/* "run：text（默认）80 列文本的告知单；json；…。" */
static void formats_print(const char *who, const struct format *formats)
{
    printf("\\fB%s\\fR：", who);
    for (size_t i = 0; formats[i].name; i++)
        printf("%s\\fB%s\\fR%s%s", i ? "；\n" : "", formats[i].name,
               i == 0              ? "（默认）"
               : formats[i].manual ? " "
                                   : "",
               formats[i].manual ? formats[i].manual : "");
    printf("。\n");
}

/* A line for each command that has formats, and for each option that puts others in their place. */
static void all_formats_print(const struct command *const *commands, struct arena *arena)
{
    const struct option_row *option;
    const char *between = "";

    for (size_t i = 0; commands[i]; i++) {
        if (commands[i]->formats == NULL)
            continue;
        printf("%s", between);
        between = ".br\n";
        formats_print(commands[i]->name, commands[i]->formats);
        for (size_t j = 0; (option = command_option(commands[i], j)) != NULL; j++)
            if (option->formats != NULL) {
                printf("%s", between);
                formats_print(
                    typed(arena, arena_format(arena, "%s --%s", commands[i]->name, option->name)),
                    option->formats);
            }
    }
}

static void option_print(const struct command *const *commands, const struct option_row *option,
                         struct arena *arena)
{
    const char *value = options_value(option, LANGUAGE_ZH, arena);

    if (value != NULL)
        printf(".TP\n.BI \\-\\-%s \" %s\"\n", option->name, typed(arena, value));
    else
        printf(".TP\n.B \\-\\-%s\n", option->name);
    if (option == &option_format) {
        all_formats_print(commands, arena);
        return;
    }
    takers_print(commands, option);
    printf("%s\n", option->manual ? option->manual : typed(arena, option->help[LANGUAGE_ZH]));
}

/* Whether a command before this one has it too. */
static bool told_before(const struct command *const *commands, size_t command,
                        const struct option_row *option)
{
    for (size_t i = 0; i < command; i++)
        if (takes(commands[i], option))
            return true;
    return false;
}

static void options_print(const struct command *const *commands, struct arena *arena)
{
    const struct option_row *option;

    for (size_t i = 0; commands[i]; i++)
        for (size_t j = 0; (option = command_option(commands[i], j)) != NULL; j++)
            if (!told_before(commands, i, option))
                option_print(commands, option, arena);
}

static void synopses_print(const struct command *const *commands, struct arena *arena)
{
    printf(".nf\n");
    for (size_t i = 0; commands[i]; i++)
        if (!commands[i]->hidden)
            synopsis_print(commands, commands[i], arena);
    printf(".fi\n");
}

static enum exit_code manual_run(const struct options *options,
                                 const struct environment *environment)
{
    static const struct {
        const char *name;
        void (*print)(const struct command *const *commands, struct arena *arena);
    } parts[] = {
        {"synopsis", synopses_print},
        {"options",  options_print }
    };
    struct arena arena = {0};

    (void)environment;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (strcmp(parts[i].name, options->argument[0]) == 0)
            parts[i].print(options->commands, &arena);
    arena_free(&arena);
    return EXIT_DONE;
}

const struct command command_manual = {
    .name = "manual",
    .usage = "{synopsis | options}",
    .least = 1,
    .most = 1,
    .hidden = true,
    .help = {"打印手册里的用法或选项", "print the synopsis or the options of the manual"},
    .run = manual_run,
};
