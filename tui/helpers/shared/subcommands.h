/* What the helpers' main functions have in common. */
#ifndef TUI_HELPERS_SHARED_SUBCOMMANDS_H
#define TUI_HELPERS_SHARED_SUBCOMMANDS_H

#include "paper/protocol.h"

#include <stddef.h>

struct subcommand {
    const char *name;
    enum paper_status (*run)(int argc, char **argv); /* argv[0] is the name */
};

/* Runs the one that argv[1] names; without one, `usage` is said. Signals and locale are set up before. */
enum paper_status subcommand_run(const struct subcommand *known, size_t count, const char *usage,
                                 int argc, char **argv);

/* Says on standard error how it is used; always PAPER_WRONG_INPUT. */
enum paper_status subcommands_wrong_use(const char *usage);

#endif
