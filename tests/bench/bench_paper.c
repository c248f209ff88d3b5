/*
 * What paper costs: `daoban run … --format pdf` from its start to the last byte of the PDF, both
 * programs together, for a hospital stay elsewhere. Warm: the median of many runs after a first one.
 */
#include "desk/program.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#define RUNS 31
#define GOAL_MS 50
#define PDF_BYTES_MAX ((size_t)8 << 20)

static double now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* Milliseconds of one PDF; *size is its bytes, 0 when none was made. */
static double pdf_ms(const char *path, const char *const *environment, size_t *size)
{
    static const char *const arguments[] = {"daoban",
                                            "run",
                                            "settle",
                                            "--on",
                                            "2026-11-21",
                                            "--format",
                                            "pdf",
                                            "--set",
                                            "stage=planned",
                                            "--set",
                                            "status=ok",
                                            "--set",
                                            "snag=none",
                                            "--set",
                                            "service=inpatient",
                                            "--set",
                                            "hospital=ok",
                                            "--set",
                                            "filed=no",
                                            "--set",
                                            "stay=retired",
                                            "--set",
                                            "insured_in=371500",
                                            "--set",
                                            "care_in=330100",
                                            "--set",
                                            "scheme=employee",
                                            NULL};
    struct program program = {0};
    struct pollfd fds[PROGRAM_FDS];
    double begin = now_ms();

    program_reset(&program);
    *size = 0;
    if (program_start(&program, path, arguments, environment) != 0)
        return 0;
    while (program_step(&program, PDF_BYTES_MAX) == PROGRAM_RUNNING)
        poll(fds, (nfds_t)program_wait(&program, fds, PROGRAM_FDS), 1);
    begin = now_ms() - begin;
    if (program_status(&program) == 0)
        *size = program.taken.size;
    program_reset(&program);
    return begin;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;

    return (x > y) - (x < y);
}

int main(void)
{
    const char *build = getenv("BUILD");
    const char *home = getenv("HOME");
    char path[4096], paper[4096], setting[4096];
    const char *environment[] = {"LC_ALL=C.UTF-8", setting, NULL};
    double ms[RUNS], first;
    size_t size;

    snprintf(path, sizeof path, "%s/daoban", build ? build : "build");
    snprintf(paper, sizeof paper, "%s/daoban-paper", build ? build : "build");
    snprintf(setting, sizeof setting, "HOME=%s", home ? home : "/");
    if (access(paper, X_OK) != 0) {
        puts("paper     daoban-paper is not built: nothing to measure");
        return 0;
    }
    first = pdf_ms(path, environment, &size); /* also makes the image and the fonts' cache */
    for (int i = 0; i < RUNS && size > 0; i++)
        ms[i] = pdf_ms(path, environment, &size);
    if (size == 0) {
        puts("paper     no PDF came out");
        return 1;
    }
    qsort(ms, RUNS, sizeof *ms, by_size);
    printf("paper     %.1f ms a PDF, %.1f at best, %.1f the first, %zu bytes (goal: at most %d; "
           "median of %d)\n",
           ms[RUNS / 2], ms[0], first, size, GOAL_MS, RUNS);
    return 0;
}
