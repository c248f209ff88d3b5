/* From the command line to a function. */
#include "subcommands.h"

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

enum paper_status subcommands_wrong_use(const char *usage)
{
    fprintf(stderr, "usage: daoban-paper %s\n", usage);
    return PAPER_WRONG_INPUT;
}

enum paper_status subcommand_run(const struct subcommand *known, size_t count, const char *usage,
                                 int argc, char **argv)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    for (size_t i = 0; argc > 1 && i < count; i++)
        if (strcmp(argv[1], known[i].name) == 0)
            return known[i].run(argc - 1, argv + 1);
    return subcommands_wrong_use(usage);
}
