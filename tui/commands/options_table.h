/*
 * What can stand on the command line: a row per option, per command and per format. Reading and --help go
 * by these tables.
 */
#ifndef TUI_COMMANDS_OPTIONS_TABLE_H
#define TUI_COMMANDS_OPTIONS_TABLE_H

#include "commands/options.h"
#include "commands/saying.h"

struct option_row {
    const char *name;
    const char *value; /* what follows it, for --help; NULL = a switch */
    unsigned commands; /* bit per command that knows it */
    enum saying help;
};

struct command_row {
    const char *name;
    const char *usage;
    size_t least, most; /* arguments */
    unsigned formats;   /* bit per format; the lowest is what it does unasked */
    enum saying help;
};

extern const struct option_row option_rows[OPTION_COUNT];
extern const struct command_row command_rows[COMMAND_COUNT];
extern const char *const format_names[FORMAT_COUNT];

#endif
