/*
 * The command line. An option is a row that says its name, what follows it, where its value is put and
 * what it does; a format is a row that says its name and who writes it. Reading, --help, the completion
 * and the manual's lists all go by these rows.
 *
 * A command keeps what it alone knows in a struct of its own, which begins with a struct options:
 *
 *     struct due_options {
 *         struct options common;
 *         struct given due;
 *     };
 *     static const struct option_row due = {
 *         .name = "due", .value = {"天数", "DAYS"}, OPTION_NUMBER(struct due_options, due, 0, 36500),
 *         .refusal = PHRASE_BAD_DUE, .help = {"…", "also list what is to be verified within so many days"}};
 */
#ifndef TUI_COMMANDS_OPTIONS_H
#define TUI_COMMANDS_OPTIONS_H

#include "commands/phrase.h"
#include "model/content.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* What every command returns to the shell (design: "Command line"). */
enum exit_code { EXIT_DONE, EXIT_FOUND, EXIT_MISUSE, EXIT_REFUSED };

struct command;
struct option_row;

/* A way to write a result. A list of them ends with a row without a name; its first one is what the
 * command does unasked. */
struct format {
    const char *name;
    /* Writes it; `result` is whatever the command that has this row hands out. */
    enum exit_code (*write)(void *result);
    bool finished; /* can be written of a finished case only: others get a sentence */
    const char *title[LANGUAGE_COUNT]; /* what it makes: "there are questions left; no PDF yet" */
    const char *manual;                /* more about it, for the manual; NULL = nothing */
};

/* What a shell can offer for a value or an argument. */
enum values {
    VALUES_ANY,
    VALUES_FILE,
    VALUES_FOLDER,
    VALUES_FLOW,
    VALUES_QUESTION,
    VALUES_PRINTER
};

/* A number, a date, or the place of a word in its list: 0 and not given, unless it was. */
struct given {
    bool given;
    int32_t number;
};

/* --set QUESTION=ANSWER, in order. */
struct settings {
    const char *text[FACTS_MAX];
    size_t count;
};

/* Puts a value where it belongs; false = it is none, and the row's refusal says so. */
typedef bool option_reader(const struct option_row *option, void *target, const char *value);

struct option_row {
    const char *name;                  /* without its dashes */
    char letter;                       /* "-h"; 0 = none */
    const char *value[LANGUAGE_COUNT]; /* what follows it, where the words do not say so */
    option_reader *read;               /* NULL = a switch */
    size_t target;                     /* offset in the command's options */
    bool repeated;                     /* may be given more than once */
    const char *const *words;          /* the words it takes; NULL = others */
    size_t word_count;
    int32_t least, most; /* of a number */
    enum values values;
    enum phrase refusal;              /* of a value; {1} = the value */
    const struct format *formats;     /* with this option the result has these formats instead */
    const char *format;               /* only together with this --format; NULL = any */
    enum phrase misplaced;            /* of another format; {1} = the option */
    const char *help[LANGUAGE_COUNT]; /* a line; {1} = the names of the command's formats */
    const char *manual;               /* a paragraph in the manual's marks; NULL = the line */
};

option_reader options_read_text, options_read_number, options_read_date, options_read_word,
    options_read_setting;

/* The offset of a member of options; does not compile when the member is of another type. */
#define OPTION_TARGET(type, member, kind)                                                          \
    (offsetof(type, member) +                                                                      \
     0 * sizeof(char[_Generic(&((type *)NULL)->member, kind * : 1, default                         \
                              : -1)]))
#define OPTION_SWITCH(type, member) .target = OPTION_TARGET(type, member, bool)
#define OPTION_TEXT(type, member)                                                                  \
    .read = options_read_text, .target = OPTION_TARGET(type, member, const char *)
#define OPTION_NUMBER(type, member, from, to)                                                      \
    .read = options_read_number, .target = OPTION_TARGET(type, member, struct given),              \
    .least = (from), .most = (to)
#define OPTION_DATE(type, member)                                                                  \
    .read = options_read_date, .target = OPTION_TARGET(type, member, struct given)
#define OPTION_WORD(type, member, list, count)                                                     \
    .read = options_read_word, .target = OPTION_TARGET(type, member, struct given),                \
    .words = (list), .word_count = (count)

/* What every command may be given. Strings are borrowed from argv. */
struct options {
    const struct command *const *commands; /* all there are, as options_parse() was given them */
    const struct command *command;
    enum language
        language; /* of --lang, else Chinese: for what is said before there is an office */
    struct given lang;
    const char *content; /* NULL = not given, as below */
    const char *region;
    struct given on;
    const char *staff;
    struct settings set;
    const char *output;
    const char *format_named;    /* as given */
    const struct format *format; /* NULL when the command has none */
    const char *const *argument;
    size_t argument_count;
    bool kiosk, help, version;
};

/* Options that several commands have, and the form they all have (option_rows.c). */
extern const struct option_row option_region, option_on, option_set, option_format, option_output,
    option_staff;

/*
 * Reads the command line into options of the command that it names, made in the arena. `commands` are all
 * there are in the order of help, the one that is served when none is named first; it ends with NULL.
 * EXIT_DONE means the options are good; anything else has been explained on `err`.
 */
enum exit_code options_parse(struct options **options, struct arena *arena,
                             const struct command *const *commands, int argc, char *const *argv,
                             FILE *err);

/* `daoban --help`, or `daoban COMMAND --help`. */
void options_help(const struct options *options, FILE *out);

/* The option in the place that help lists it in; NULL after the last. */
const struct option_row *command_option(const struct command *command, size_t place);

/* The option of that name; NULL when the command has none. */
const struct option_row *command_option_named(const struct command *command, const char *name,
                                              size_t size);

/* What follows an option: "zh|en", "DATE"; NULL for a switch. */
const char *options_value(const struct option_row *option, enum language language,
                          struct arena *arena);

/* Its line of help; {1} filled in. */
const char *options_line(const struct option_row *option, const struct command *command,
                         enum language language, struct arena *arena);

/* The names of a list of formats with blanks between them. */
const char *options_formats(const struct format *formats, struct arena *arena);

#endif
