/* The subcommands that print; what each does stands in paper/protocol.h. argv[0] is its name. */
#ifndef TUI_HELPERS_PRINT_COMMANDS_H
#define TUI_HELPERS_PRINT_COMMANDS_H

#include "paper/protocol.h"

enum paper_status queues_run(int argc, char **argv);
enum paper_status send_run(int argc, char **argv);

#endif
