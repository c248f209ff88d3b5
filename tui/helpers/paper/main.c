/*
 * daoban-paper: paper/protocol.h says what it does; here is only which subcommand runs.
 *
 * What prints is a program of its own, daoban-print, beside this one: libcups brings encryption and
 * name services along, which take twice as long to load as all that draws, and a program that draws
 * fonts from anywhere has no business with connections.
 */
#include "commands.h"

#include "helpers/shared/standard.h"
#include "helpers/shared/subcommands.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* `queues` and `send` are the work of another program, which takes the place of this one. */
static enum paper_status print_run(int argc, char **argv)
{
    struct buffer line = {0};
    char path[4096];
    ssize_t size = readlink("/proc/self/exe", path, sizeof path - sizeof "daoban-print");

    (void)argc;
    path[size > 0 ? size : 0] = '\0';
    if (strrchr(path, '/')) {
        strcpy(strrchr(path, '/') + 1, "daoban-print");
        execv(path, argv - 1);
    }
    fprintf(stderr, "daoban-print is not there\n");
    if (strcmp(argv[0], "send") == 0) {
        protocol_write_report(
            &(struct report){.kind = REPORT_FAILED, .failure = FAILURE_NO_PROGRAM}, &line);
        standard_write(&line);
        buffer_free(&line);
    }
    return PAPER_NO_PROGRAM;
}

static const struct subcommand commands[] = {
    {"pdf",    pdf_run  },
    {"queues", print_run},
    {"send",   print_run},
};

int main(int argc, char **argv)
{
    return (int)subcommand_run(commands, sizeof commands / sizeof *commands, "pdf|queues|send ...",
                               argc, argv);
}
