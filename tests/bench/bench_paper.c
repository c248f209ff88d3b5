/*
 * What paper costs: `daoban run … --format pdf` from its start to the last byte of the PDF, both
 * programs together, for a hospital stay elsewhere. Warm: the median of many runs after a first one. The
 * floor, in turn with it: daoban-paper without arguments, which loads the same libraries and does nothing.
 */
#include "desk/program.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
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

/* The arguments of the measured case. */
/* clang-format off */
static const char *const case_arguments[] = {
    "daoban", "run", "settle", "--on", "2026-11-21", "--format", "pdf",
    "--set", "stage=planned", "--set", "status=ok", "--set", "snag=none",
    "--set", "service=inpatient", "--set", "hospital=ok", "--set", "filed=no",
    "--set", "stay=retired", "--set", "insured_in=371500", "--set", "care_in=330100",
    "--set", "scheme=employee",
    NULL};
/* clang-format on */
static const char *const no_arguments[] = {"daoban-paper", NULL};

/* The font that most of a PDF is set in. */
struct font {
    char name[64];
};

/* cairo names fonts in plain text, /FontName /ABCDEF+WenQuanYiMicroHei; CairoFont is a bold it made itself. */
static void font_find(const struct buffer *pdf, struct font *font)
{
    static const char mark[] = "/FontName /";
    const size_t size = sizeof mark - 1;
    char found[sizeof font->name + 8] = "";

    for (size_t i = 0; i + size + sizeof found < pdf->size; i++) {
        if (memcmp(pdf->data + i, mark, size) != 0)
            continue;
        memcpy(found, pdf->data + i + size, sizeof found - 1);
        if (strstr(found, "CairoFont") == NULL)
            sscanf(found, "%*[A-Z]+%63[A-Za-z0-9-]", font->name);
    }
}

/* Milliseconds of one run to its last byte; *size is its bytes, 0 when it ended badly. */
static double run_ms(const char *path, const char *const *arguments, const char *const *environment,
                     size_t *size, struct font *font)
{
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
    if (program_status(&program) == 0) {
        *size = program.taken.size;
        font_find(&program.taken, font);
    }
    program_reset(&program);
    return begin;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;

    return (x > y) - (x < y);
}

static void report(double *ms, double *floor, double first, size_t size, const struct font *font)
{
    qsort(ms, RUNS, sizeof *ms, by_size);
    qsort(floor, RUNS, sizeof *floor, by_size);
    printf(
        "paper     %.1f ms a PDF, %.1f at best, %.1f the first (goal: at most %d; median of %d); "
        "%zu bytes in %s\n",
        ms[RUNS / 2], ms[0], first, GOAL_MS, RUNS, size, font->name);
    printf("paper     floor: %.1f ms, %.1f at best, to load the libraries and do nothing: "
           "ratio %.1f\n",
           floor[RUNS / 2], floor[0], ms[RUNS / 2] / floor[RUNS / 2]);
}

int main(void)
{
    const char *build = getenv("BUILD");
    const char *home = getenv("HOME");
    char path[4096], paper[4096], setting[4096];
    const char *environment[] = {"LC_ALL=C.UTF-8", setting, NULL};
    struct font font = {"an unknown font"};
    double ms[RUNS], floor[RUNS], first;
    size_t size, nothing;

    snprintf(path, sizeof path, "%s/daoban", build ? build : "build");
    snprintf(paper, sizeof paper, "%s/daoban-paper", build ? build : "build");
    snprintf(setting, sizeof setting, "HOME=%s", home ? home : "/");
    if (access(paper, X_OK) != 0) {
        puts("paper     daoban-paper is not built: nothing to measure");
        return 0;
    }
    /* Also makes the image and the fonts' cache. */
    first = run_ms(path, case_arguments, environment, &size, &font);
    for (int i = 0; i < RUNS && size > 0; i++) {
        floor[i] = run_ms(paper, no_arguments, environment, &nothing, &font);
        ms[i] = run_ms(path, case_arguments, environment, &size, &font);
    }
    if (size == 0) {
        puts("paper     no PDF came out");
        return 1;
    }
    report(ms, floor, first, size, &font);
    return 0;
}
