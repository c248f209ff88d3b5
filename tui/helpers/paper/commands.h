/* The subcommands of daoban-paper; what each does stands in paper/protocol.h. argv[0] is its name. */
#ifndef TUI_HELPERS_PAPER_COMMANDS_H
#define TUI_HELPERS_PAPER_COMMANDS_H

#include "paper/protocol.h"

enum paper_status pdf_run(int argc, char **argv);

#endif
