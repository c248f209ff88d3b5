/*
 * daoban-paper: paper/protocol.h says what it does; here is only which subcommand runs.
 */
#include "commands.h"

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

static const struct {
    const char *name;
    enum paper_status (*run)(int argc, char **argv);
} commands[] = {
    {"pdf", pdf_run},
};

enum paper_status wrong_use(const char *usage)
{
    fprintf(stderr, "usage: daoban-paper %s\n", usage);
    return PAPER_WRONG_INPUT;
}

int main(int argc, char **argv)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    for (size_t i = 0; argc > 1 && i < sizeof commands / sizeof *commands; i++)
        if (strcmp(argv[1], commands[i].name) == 0)
            return (int)commands[i].run(argc - 1, argv + 1);
    return (int)wrong_use("pdf ...");
}
