/*
 * The list of commands, from commands.def.
 */
#ifndef TUI_COMMANDS_COMMANDS_H
#define TUI_COMMANDS_COMMANDS_H

#include "commands/command.h"

/* All of them in the order of help, the desk first; ends with NULL. */
extern const struct command *const commands[];

#endif
