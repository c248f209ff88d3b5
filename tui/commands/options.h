/*
 * The command line: one table of options, one of commands; what is mistyped gets the nearest name.
 */
#ifndef TUI_COMMANDS_OPTIONS_H
#define TUI_COMMANDS_OPTIONS_H

#include "base/diag.h"
#include "model/content.h"
#include "model/printer.h"
#include "paper/sheet_thermal.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

/* What every command returns to the shell (design: "Command line"). */
enum exit_code { EXIT_DONE, EXIT_FOUND, EXIT_MISUSE, EXIT_REFUSED };

enum command_id {
    COMMAND_DESK, /* no command: the screens, or plain mode */
    COMMAND_RUN,
    COMMAND_CHECK,
    COMMAND_TEST,
    COMMAND_DIFF,
    COMMAND_GRAPH,
    COMMAND_OPEN,
    COMMAND_PRINT,
    COMMAND_RELEASE,
    COMMAND_DATE,
    COMMAND_DOCTOR,
    COMMAND_ABOUT,
    COMMAND_COUNT
};

enum option_id {
    OPTION_CONTENT,
    OPTION_LANG,
    OPTION_REGION,
    OPTION_ON,
    OPTION_SET,
    OPTION_ANSWERS,
    OPTION_FORMAT,
    OPTION_DUE,
    OPTION_LARGE,
    OPTION_COLUMNS,
    OPTION_PROFILE,
    OPTION_QR,
    OPTION_OUTPUT,
    OPTION_PRINTER,
    OPTION_FORM,
    OPTION_COPIES,
    OPTION_LIST,
    OPTION_PLAIN,
    OPTION_STAFF,
    OPTION_ASCII,
    OPTION_KIOSK,
    OPTION_MUTATE,
    OPTION_ACCEPT,
    OPTION_GIT,
    OPTION_HELP,
    OPTION_VERSION,
    OPTION_COUNT
};

enum format {
    FORMAT_TEXT,
    FORMAT_JSON,
    FORMAT_MARKDOWN,
    FORMAT_PDF,
    FORMAT_BRIEF,
    FORMAT_DOT,
    FORMAT_CSV,
    FORMAT_ESCPOS,
    FORMAT_COUNT
};

#define ARGUMENTS_MAX 32 /* a case code may stand there in groups */

struct options {
    enum command_id command;
    const char *value[OPTION_COUNT]; /* as given; NULL = not given; "" for switches */
    const char *set[FACTS_MAX];      /* --set q=v, in order */
    size_t set_count;
    const char *argument[ARGUMENTS_MAX];
    size_t argument_count;
    enum language language; /* of --lang, else Chinese */
    enum format format;
    int32_t on;           /* of --on */
    enum print_form form; /* of --form; PRINT_FORM_COUNT = not given */
    uint32_t copies;      /* of --copies; 0 = not given */
    int columns;          /* of --columns; else the usual width of a slip */
    enum escpos_profile profile;
    enum thermal_qr qr; /* of --qr; else the printer draws it */
};

/*
 * Reads the command line. EXIT_DONE means the options are good; anything else has been explained on
 * `err`. All strings are borrowed from argv.
 */
enum exit_code options_parse(struct options *options, int argc, char *const *argv, FILE *err);

/* The part of it about --columns, --profile and --qr. (options_slip.c) */
enum exit_code options_slip(struct options *options, FILE *err);

/* The part of it about `daoban print`. (options_print.c) */
enum exit_code options_print(struct options *options, FILE *err);

/* `daoban --help`, or `daoban COMMAND --help`. */
void options_help(const struct options *options, FILE *out);

#endif
