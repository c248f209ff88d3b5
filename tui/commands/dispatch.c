/*
 * Which function a command is.
 */
#include "commands/command.h"

enum exit_code command_dispatch(const struct options *options, const struct world *world)
{
    static enum exit_code (*const commands[COMMAND_COUNT])(const struct options *,
                                                           const struct world *) = {
        [COMMAND_DESK] = command_desk,     [COMMAND_RUN] = command_run,
        [COMMAND_CHECK] = command_check,   [COMMAND_TEST] = command_test,
        [COMMAND_DIFF] = command_diff,     [COMMAND_OPEN] = command_open,
        [COMMAND_DATE] = command_date,     [COMMAND_RELEASE] = command_release,
        [COMMAND_DOCTOR] = command_doctor, [COMMAND_ABOUT] = command_about,
        [COMMAND_GRAPH] = command_graph,   [COMMAND_PRINT] = command_print,
    };

    return commands[options->command](options, world);
}
