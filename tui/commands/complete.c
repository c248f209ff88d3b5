/*
 * daoban complete -- WORD...: what can stand in the place of the last word, a line each, for the shell's
 * completion. What the shell knows better is asked of it: "<file>", "<folder>", "<flow>", "<question>",
 * "<printer>".
 */
#include "commands/command.h"

#include <string.h>

static const char *const asked[] = {
    [VALUES_ANY] = NULL,      [VALUES_FILE] = "<file>",         [VALUES_FOLDER] = "<folder>",
    [VALUES_FLOW] = "<flow>", [VALUES_QUESTION] = "<question>", [VALUES_PRINTER] = "<printer>",
};

/* The command line up to the word that is being typed. */
struct completion {
    const struct command *const *commands;
    const struct command *command;
    const struct option_row *awaiting; /* the option whose value the word is; NULL = none */
    const struct format *formats;      /* that an option put in the place of the command's */
};

/* One word that stands before the one being typed. */
static void word_read(struct completion *completion, const char *word)
{
    const struct command *const *commands = completion->commands;
    const struct option_row *option = NULL;

    if (strcmp(word, "=") == 0) /* a shell may cut "--format=json" in three */
        return;
    if (completion->awaiting) {
        completion->awaiting = NULL;
        return;
    }
    if (strncmp(word, "--", 2) == 0)
        option = command_option_named(completion->command, word + 2, strcspn(word + 2, "="));
    if (option != NULL && option->formats != NULL)
        completion->formats = option->formats;
    if (option != NULL && option->read != NULL && strchr(word, '=') == NULL)
        completion->awaiting = option;
    for (size_t i = 1; completion->command == commands[0] && commands[i]; i++)
        if (strcmp(commands[i]->name, word) == 0)
            completion->command = commands[i];
}

static void values_offer(enum values values)
{
    if (asked[values])
        printf("%s\n", asked[values]);
}

static void option_offer(const struct completion *completion)
{
    const struct option_row *option = completion->awaiting;
    const struct format *format =
        completion->formats ? completion->formats : completion->command->formats;

    for (size_t i = 0; i < option->word_count; i++)
        printf("%s\n", option->words[i]);
    for (; option == &option_format && format->name; format++)
        printf("%s\n", format->name);
    values_offer(option->values);
}

/* Options only where nothing else can stand, or where a dash asks for them. */
static void command_offer(const struct completion *completion, const char *word)
{
    const struct command *const *commands = completion->commands;
    const struct command *command = completion->command;
    const struct option_row *option;

    for (size_t i = 1; command == commands[0] && commands[i]; i++)
        if (!commands[i]->hidden)
            printf("%s\n", commands[i]->name);
    values_offer(command->values);
    if (command->values != VALUES_ANY && word[0] != '-')
        return;
    for (size_t i = 0; (option = command_option(command, i)) != NULL; i++)
        printf("--%s\n", option->name);
}

static enum exit_code complete_run(const struct options *options,
                                   const struct environment *environment)
{
    struct completion completion = {.commands = options->commands, .command = options->commands[0]};
    const char *word = "";

    (void)environment;
    for (size_t i = 0; i + 1 < options->argument_count; i++)
        word_read(&completion, options->argument[i]);
    if (options->argument_count > 0)
        word = options->argument[options->argument_count - 1];
    if (completion.awaiting)
        option_offer(&completion);
    else
        command_offer(&completion, word);
    return EXIT_DONE;
}

const struct command command_complete = {
    .name = "complete",
    .usage = "-- WORD ...",
    .most = ARGUMENTS_ANY,
    .hidden = true,
    .help = {"列出这里可以写什么，供 shell 补全", "list what can be typed here, for the shell"},
    .run = complete_run,
};
