/*
 * What the proof costs: every flow in every region, in a region of which nothing is known, and in any
 * region, over every combination of answers. Of the shipped content (goal: at most 1 s on two cores), and with
 * 400 regions, all different, drawn from the shipped ones (goal: 2 s).
 *
 * A machine that has other things to do is slow in everything: beside the seconds stands how many times
 * as long it takes as reading the same shipped content does in the same run.
 */
#include "analysis/proof/proof.h"
#include "load/load.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { ROUNDS = 3, REGIONS = 400, SEED = 2026 };

#define SHIPPED "content"

static double seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static bool load(const struct layers *layers, struct workbook *workbook)
{
    struct diags diags = {0};
    bool loaded = content_load_workbook(layers, &diags, workbook);

    if (!loaded)
        diags_print(&diags, LANGUAGE_EN, stderr);
    diags_free(&diags);
    return loaded;
}

/* The floor. */
static double reading(void)
{
    double best = 1e9;

    for (int i = 0; i < ROUNDS; i++) {
        struct workbook workbook;
        double took = seconds();

        if (!load(&(struct layers){.folder = {SHIPPED}, .count = 1}, &workbook))
            exit(1);
        took = seconds() - took;
        best = took < best ? took : best;
        workbook_free(&workbook);
    }
    return best;
}

static double proving(const struct workbook *workbook, struct proof_summary *summary)
{
    double best = 1e9;

    for (int i = 0; i < ROUNDS; i++) {
        struct diags diags = {0};
        double took = seconds();

        proof_run(&(struct proof_request){.workbook = workbook, .today = workbook->content.dated},
                  &diags, summary);
        took = seconds() - took;
        best = took < best ? took : best;
        diags_free(&diags);
    }
    return best;
}

/* false: something was not proved. */
static bool measure(const struct layers *layers, double goal, double floor)
{
    struct proof_summary summary;
    struct workbook workbook;
    double took;

    if (!load(layers, &workbook))
        return false;
    took = proving(&workbook, &summary);
    printf("proof   %.2f s (goal %.2f), %.0f x reading the content; %u flows x %u areas, %.0f "
           "combinations, %llu states; %s\n",
           took, goal, took / floor, summary.flows, summary.areas, summary.combinations,
           (unsigned long long)summary.states, summary.unproved ? "NOT WHOLE" : "whole");
    workbook_free(&workbook);
    return summary.unproved == 0;
}

/* A layer with as many regions more as are missing; to be removed by the caller. */
static bool regions_draw(char *folder)
{
    char command[200];
    struct workbook workbook;
    bool drawn = mkdtemp(folder) != NULL &&
                 load(&(struct layers){.folder = {SHIPPED}, .count = 1}, &workbook);

    if (!drawn)
        return false;
    snprintf(command, sizeof command, "tests/bench/many_regions.sh %s %u %d", folder,
             REGIONS - workbook.content.region_count, SEED);
    workbook_free(&workbook);
    return system(command) == 0;
}

int main(void)
{
    char folder[] = "/tmp/daoban-bench-XXXXXX", command[64];
    double floor;
    bool whole;

    setlocale(LC_ALL, "C.UTF-8");
    floor = reading();
    whole = measure(&(struct layers){.folder = {SHIPPED}, .count = 1}, 1, floor);
    whole = regions_draw(folder) &&
            measure(
                &(struct layers){
                    .folder = {SHIPPED, folder},
                      .count = 2
    },
                2, floor) &&
            whole;
    snprintf(command, sizeof command, "rm -r %s", folder);
    return system(command) == 0 && whole ? 0 : 1;
}
