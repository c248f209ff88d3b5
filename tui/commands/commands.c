/*
 * The list of commands. Nothing below main uses it: it is handed to options_parse().
 */
#include "commands/commands.h"

const struct command *const commands[] = {
#define COMMAND(name) &command_##name,
#include "commands/commands.def"
#undef COMMAND
    NULL};
