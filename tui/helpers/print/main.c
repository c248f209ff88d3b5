/*
 * daoban-print: the subcommands of daoban-paper that print (paper/protocol.h). The desk starts
 * daoban-paper, which starts this.
 */
#include "commands.h"

#include "helpers/shared/subcommands.h"

static const struct subcommand commands[] = {
    {"queues", queues_run},
    {"send",   send_run  },
};

int main(int argc, char **argv)
{
    return (int)subcommand_run(commands, sizeof commands / sizeof *commands, "queues|send ...",
                               argc, argv);
}
