/*
 * One file per sub-command; what they share.
 */
#ifndef TUI_COMMANDS_COMMAND_H
#define TUI_COMMANDS_COMMAND_H

#include "commands/options.h"
#include "commands/saying.h"
#include "base/moment.h"
#include "desk/output.h"
#include "load/load.h"
#include "model/office.h"

/* What only main may read: clock, environment, where the program lies. Strings may be NULL. */
struct world {
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
    const char *const *environment; /* for programs that are run */
};

/* A content and an office, opened for a command. */
struct opened {
    struct arena arena;
    struct office office;
    struct content *content;
    enum language language;
    int32_t today;
    bool foreign;       /* not the content this installation brings */
    const char *folder; /* of the content */
    char image[4096];   /* where the image is kept; "" = nowhere */
    struct layers layers;
    struct output_places places;
};

/* Reads the configuration; mistakes are printed. EXIT_DONE or EXIT_FOUND. */
enum exit_code open_office(struct opened *opened, const struct options *options,
                           const struct world *world);

/* Configuration, then content: by image where `image` is true. Everything wrong is printed. */
enum exit_code open_content(struct opened *opened, const struct options *options,
                            const struct world *world, bool image);

/* The folders the content is read from; "" and EXIT_REFUSED when there is none. */
enum exit_code open_layers(struct opened *opened, const struct options *options,
                           const struct world *world);

void opened_close(struct opened *opened);

/* Runs the command the options name. */
enum exit_code command_dispatch(const struct options *options, const struct world *world);

enum exit_code command_desk(const struct options *options, const struct world *world);
enum exit_code command_run(const struct options *options, const struct world *world);
enum exit_code command_check(const struct options *options, const struct world *world);
enum exit_code command_diff(const struct options *options, const struct world *world);
enum exit_code command_graph(const struct options *options, const struct world *world);
enum exit_code command_test(const struct options *options, const struct world *world);
enum exit_code command_open(const struct options *options, const struct world *world);
enum exit_code command_print(const struct options *options, const struct world *world);
enum exit_code command_release(const struct options *options, const struct world *world);
enum exit_code command_date(const struct options *options, const struct world *world);
enum exit_code command_doctor(const struct options *options, const struct world *world);
enum exit_code command_about(const struct options *options, const struct world *world);

#endif
