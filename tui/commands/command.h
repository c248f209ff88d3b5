/*
 * A sub-command is one file that defines its row; what the commands share.
 */
#ifndef TUI_COMMANDS_COMMAND_H
#define TUI_COMMANDS_COMMAND_H

#include "commands/options.h"
#include "base/moment.h"
#include "desk/output.h"
#include "load/load.h"
#include "model/office.h"

/* What only main may read: clock, variables, where the program lies. Strings may be NULL. */
struct environment {
    struct moment now;
    moment_source clock;
    const char *program_folder; /* of the executable itself */
    const char *home;
    const char *config_home; /* XDG_CONFIG_HOME, else ~/.config */
    const char *cache_home;  /* XDG_CACHE_HOME, else ~/.cache */
    const char *state_home;  /* XDG_STATE_HOME, else ~/.local/state */
    const char *content;     /* DAOBAN_CONTENT; NULL under --kiosk */
    const char *terminal;    /* TERM */
    const char *charset;     /* what the locale says, before UTF-8 was chosen */
    const char *locale;      /* LC_ALL, LC_CTYPE or LANG, the first that is set */
    const char
        *desk_names[3]; /* what the configuration may call this desk: host, SSH address, tty */
    bool no_color;
    const char *const *variables; /* NAME=value, for programs that are run; ends with NULL */
};

#define ARGUMENTS_ANY SIZE_MAX /* as many as there are */
#define CODE_GROUPS_MAX 32     /* a case code may stand there in groups */

struct command {
    const char *name;   /* "" = the desk, which is served when none is named */
    const char *usage;  /* its arguments, for `usage: daoban NAME …` */
    size_t least, most; /* arguments */
    size_t size;        /* of its own options; 0 = it has only the common ones */
    const struct option_row *const *options; /* ends with NULL; NULL = only the common ones */
    const struct format *formats;            /* NULL = it has no --format */
    enum values values;                      /* what its arguments are */
    bool hidden;                             /* from help: it is there for programs */
    const char *help[LANGUAGE_COUNT];
    /* What its options say together, looked at before anything is opened; what does not agree is
     * explained on `err`. NULL = nothing to look at. */
    enum exit_code (*agree)(const struct options *options, FILE *err);
    enum exit_code (*run)(const struct options *options, const struct environment *environment);
};

#define COMMAND(name) extern const struct command command_##name;
#include "commands/commands.def"
#undef COMMAND

/* A content and an office, opened for a command. */
struct setup {
    struct arena arena;
    struct office office;
    struct content *content;
    enum language language;
    int32_t today;
    bool foreign;             /* not the content this installation brings */
    const char *folder;       /* of the content */
    char image[4096];         /* where the image is kept; "" = nowhere */
    struct manifest manifest; /* of a content that is still to be compared with its files */
    struct layers layers;
    struct output_places places;
};

/* Reads the configuration; mistakes are printed. EXIT_DONE or EXIT_FOUND. */
enum exit_code setup_office(struct setup *setup, const struct options *options,
                            const struct environment *environment);

/* Configuration, then content: by image where `image` is true. Everything wrong is printed. */
enum exit_code setup_content(struct setup *setup, const struct options *options,
                             const struct environment *environment, bool image);

/* The same by image, whatever the files say by now: setup_hold() is to follow before anything is decided by
 * it. */
enum exit_code setup_content_unheld(struct setup *setup, const struct options *options,
                                    const struct environment *environment);

/*
 * Compares what setup_content_unheld() opened with the files; where these hold something else, setup->content
 * becomes that (one that was taken away is not missed), else it stays. Everything wrong is said on `err`,
 * unless that is NULL.
 */
enum exit_code setup_hold(struct setup *setup, const struct options *options, FILE *err);

/* The folders the content is read from; "" and EXIT_REFUSED when there is none. */
enum exit_code setup_layers(struct setup *setup, const struct options *options,
                            const struct environment *environment);

void setup_close(struct setup *setup);

#endif
