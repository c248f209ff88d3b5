/*
 * The options that only printing has: what is printed where, in which form, how often.
 */
#include "commands/options.h"

#include "commands/saying.h"

#include <string.h>

/* --list stands alone; without it something must be named. */
static enum exit_code arguments_agree(const struct options *options, FILE *err)
{
    const bool list = options->value[OPTION_LIST] != NULL;

    if (options->command != COMMAND_PRINT || options->value[OPTION_HELP])
        return EXIT_DONE;
    if (list == (options->argument_count > 0)) {
        say(err, SAY_PRINT_WHAT, options->language, NULL);
        return EXIT_MISUSE;
    }
    return EXIT_DONE;
}

enum exit_code options_print(struct options *options, FILE *err)
{
    const char *form = options->value[OPTION_FORM];
    const char *copies = options->value[OPTION_COPIES];

    options->form = PRINT_FORM_COUNT;
    if (form && !form_named(form, &options->form)) {
        say(err, SAY_BAD_FORM, options->language, form, NULL);
        return EXIT_MISUSE;
    }
    if (copies && (copies[0] < '1' || copies[0] > '9' || copies[1] != '\0')) {
        say(err, SAY_BAD_COPIES, options->language, copies, NULL);
        return EXIT_MISUSE;
    }
    options->copies = copies ? (uint32_t)(copies[0] - '0') : 0;
    return arguments_agree(options, err);
}
