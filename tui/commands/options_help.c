/*
 * daoban --help: what the tables say, in words.
 */
#include "commands/options_table.h"

#include "base/text.h"

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
