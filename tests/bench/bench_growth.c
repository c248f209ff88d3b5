/*
 * How the proof's cost grows: made-up content, one thing at a time made larger, everything else as it is.
 *
 *   regions     files under regions/, each with values of its own for half of the parameters
 *   questions   and with them flows of ten questions each; the language allows 256 of both together
 *   flows       over the same questions
 *   options     of each question; the language allows 9
 *   nodes       that route on the last two answers, between one question and the next; the language
 *               allows 160 nodes on a path
 *   remembered  answers read again only at the very end: the one thing that grows as a power, so it
 *               ends at the limit of states and is told as not proved
 *
 * The first line of every kind is about the size of what ships: 25 regions, 40 questions of 4 options,
 * 200 nodes. Times are processor time of one proof; the content is written and loaded outside it.
 */
#include "../unit/content_tree.h"
#include "analysis/proof/proof.h"
#include "load/load.h"

#include <locale.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#define PARAMETERS 6
#define STEPS 10          /* questions of one flow */
#define STATES_MAX 200000 /* of one walk, here */
#define SECONDS_MAX 20.0  /* of one kind; larger sizes are then left out */

struct shape {
    uint32_t regions, questions, flows, options, nodes,
        remembered; /* flows: 0 = by the questions */
};

static const struct shape shipped = {.regions = 25, .questions = 40, .options = 4, .nodes = 2};

/* ---- content ------------------------------------------------------------------------------------- */

static void file_write(const struct tree_folder *tree, const char *name, struct buffer *out,
                       bool before)
{
    tree_write(tree, name, out->data, out->size, before);
    buffer_free(out);
}

static void questions_write(const struct tree_folder *tree, const struct shape *shape)
{
    struct buffer out = {0};

    for (uint32_t i = 0; i < shape->questions; i++) {
        buffer_print(&out, "q%u:\n  type: one of\n  text: {zh: 问%u？, en: Ask %u?}\n", i, i, i);
        buffer_print(&out, "  label: {zh: 问%u, en: Q%u}\n  options:\n", i, i);
        for (uint32_t o = 0; o < shape->options; o++)
            buffer_print(&out, "    o%u: {text: {zh: 选%u, en: O%u}}\n", o, o, o);
    }
    file_write(tree, "content/questions.yaml", &out, true);
}

static void parameters_write(const struct tree_folder *tree)
{
    struct buffer out = {0};

    for (uint32_t i = 0; i < PARAMETERS; i++)
        buffer_print(&out, "p%u: {type: yes or no, label: {zh: 参%u, en: P%u}}\n", i, i, i);
    file_write(tree, "content/parameters.yaml", &out, true);
}

#define CITIES 89 /* of a province, and as many counties that are pools of their own */

/* Codes of pools, ascending, all below 370000. */
static uint32_t region_code(uint32_t n)
{
    const uint32_t province = 13 + n / (2 * CITIES), place = n % (2 * CITIES);

    return province * 10000 + (place < CITIES ? (place + 1) * 100 : 9001 + place - CITIES);
}

/* Region n says yes or no for those parameters whose turn it is. */
static void regions_write(const struct tree_folder *tree, const struct shape *shape)
{
    struct buffer places = {0};
    char name[64];

    for (uint32_t n = 0; n < shape->regions; n++) {
        struct buffer out = {0};

        buffer_print(&places, "%u\t地%u\tPlace %u\n", region_code(n), n, n);
        buffer_print(&out, "region: r%u\ncode: %u\nname: {zh: 地%u, en: Place %u}\nvalues:\n", n,
                     region_code(n), n, n);
        for (uint32_t i = n % 2; i < PARAMETERS; i += 2)
            buffer_print(&out, "  p%u: {value: %s, cite: official}\n", i,
                         n >> (i + 1) & 1 ? "yes" : "no");
        snprintf(name, sizeof name, "content/regions/r%u.yaml", n);
        file_write(tree, name, &out, false);
    }
    buffer_print(&places, "370000\t山东省\tShandong\n371500\t聊城市\tLiaocheng\n");
    file_write(tree, "content/divisions.tsv", &places, false);
}

/* A node's ways: one for the first option, one for every other answer. */
static void ways_print(struct buffer *out, const struct shape *shape, const char *first,
                       const char *others)
{
    buffer_print(out, "go: {o0: %s, ", first);
    for (uint32_t o = 1; o < shape->options; o++)
        buffer_print(out, "o%u or ", o);
    buffer_print(out, "unsure: %s}}\n", others);
}

/* A flow being written: its `step`th question is number (first + step) of all, round and round. */
struct growing {
    const struct shape *shape;
    struct buffer *out;
    uint32_t first;
};

static uint32_t asked(const struct growing *growing, uint32_t step)
{
    return (growing->first + step) % growing->shape->questions;
}

/* The nodes n<step>_0 … between a question and the next; each passes over one of those that follow. */
static void between_write(const struct growing *growing, uint32_t step)
{
    uint32_t nodes = growing->shape->nodes;

    for (uint32_t k = 0; k < nodes; k++) {
        char next[32], over[32];

        snprintf(next, sizeof next, "n%u_%u", step, k + 1);
        snprintf(over, sizeof over, "n%u_%u", step, k + 2 > nodes ? k + 1 : k + 2);
        buffer_print(growing->out, "  n%u_%u: {decide: q%u, ", step, k,
                     asked(growing, step > 0 ? step - k % 2 : 0));
        ways_print(growing->out, growing->shape, next, over);
    }
}

/* Asks, routes, looks at the region, and ends for one answer in places that do not say yes. */
static void step_write(const struct growing *growing, uint32_t step)
{
    char next[32], first[32];

    snprintf(first, sizeof first, "n%u_0", step);
    snprintf(next, sizeof next, step + 1 < STEPS ? "a%u" : "m0_0", step + 1);
    buffer_print(growing->out, "  a%u: {ask: q%u, ", step, asked(growing, step));
    ways_print(growing->out, growing->shape, first, first);
    between_write(growing, step);
    buffer_print(growing->out,
                 "  n%u_%u: {decide: region.p%u, go: {yes: %s, no or unknown: s%u}}\n", step,
                 growing->shape->nodes, step % PARAMETERS, next, step);
    buffer_print(growing->out, "  s%u: {decide: q%u, ", step, asked(growing, step));
    ways_print(growing->out, growing->shape, "END0", next);
}

/* Lanes that a flow ends in; which one comes of all the answers remembered, added up. */
#define LANES 3

static void end_write(const struct growing *growing)
{
    const struct shape *shape = growing->shape;

    for (uint32_t j = 0; j < shape->remembered; j++)
        for (uint32_t lane = 0; lane < LANES; lane++) {
            buffer_print(growing->out, "  m%u_%u: {decide: q%u, go: {unsure: m%u_%u", j, lane,
                         asked(growing, j), j + 1, lane);
            for (uint32_t o = 0; o < shape->options; o++)
                buffer_print(growing->out, ", o%u: m%u_%u", o, j + 1, (lane + o) % LANES);
            buffer_print(growing->out, "}}\n");
        }
    for (uint32_t lane = 0; lane < (shape->remembered ? LANES : 1); lane++)
        buffer_print(growing->out,
                     "  m%u_%u: {decide: region.p0, go: {yes or no or unknown: END%u}}\n",
                     shape->remembered, lane, lane);
}

static void outcomes_write(const struct tree_folder *tree)
{
    struct buffer out = {0};

    for (uint32_t i = 0; i < LANES; i++)
        buffer_print(&out,
                     "END%u:\n  verdict: direct\n  title: {zh: 完%u, en: End %u}\n"
                     "  say: {zh: 完了。, en: It ends.}\n  plain: {zh: 完了。, en: It ends.}\n"
                     "  cite: official\n",
                     i, i, i);
    file_write(tree, "content/outcomes/grown.yaml", &out, false);
}

static void flow_write(const struct tree_folder *tree, const struct shape *shape, uint32_t number)
{
    struct buffer out = {0};
    struct growing growing = {shape, &out, number * STEPS};
    char name[64];

    buffer_print(&out, "flow: f%u\ntitle: {zh: 长%u, en: Grown %u}\nstart: a0\nends: {}\nnodes:\n",
                 number, number, number);
    for (uint32_t step = 0; step < STEPS; step++)
        step_write(&growing, step);
    end_write(&growing);
    snprintf(name, sizeof name, "flows/f%u.yaml", number);
    file_write(tree, name, &out, false);
}

static void content_write(const struct tree_folder *tree, const struct shape *shape)
{
    uint32_t flows = shape->flows ? shape->flows : shape->questions / STEPS;

    questions_write(tree, shape);
    outcomes_write(tree);
    parameters_write(tree);
    regions_write(tree, shape);
    for (uint32_t i = 0; i < flows; i++)
        flow_write(tree, shape, i);
}

/* ---- measuring ------------------------------------------------------------------------------------- */

static double seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* The seconds of one proof of such a content; below zero when it could not be loaded. */
static double grown_prove(const struct shape *shape, struct proof_summary *summary)
{
    struct tree_folder tree;
    char folder[128];
    const struct layers layers = {.folder = {folder}, .count = 1};
    struct diags diags = {0};
    struct workbook workbook;
    double spent = -1;

    tree_start(&tree, NULL);
    content_write(&tree, shape);
    snprintf(folder, sizeof folder, "%s/content", tree.path);
    if (content_load_workbook(&layers, &diags, &workbook)) {
        spent = seconds();
        proof_run(&(struct proof_request){.workbook = &workbook,
                                          .today = workbook.content.dated,
                                          .states_max = STATES_MAX},
                  &diags, summary);
        spent = seconds() - spent;
        workbook_free(&workbook);
    }
    if (spent < 0)
        diags_print(&diags, LANGUAGE_EN, stderr);
    diags_free(&diags);
    tree_free(&tree);
    return spent;
}

/* One line; false when it could not be measured or came to the limit, so that more is of no use. */
static bool row(const char *name, const struct shape *shape, uint32_t size, double *spent)
{
    struct proof_summary summary = {0};
    double took = grown_prove(shape, &summary);

    if (took < 0)
        return false;
    *spent += took;
    printf("growth  %-10s %6u  %7.3f s  %9llu states  %.2g combinations%s\n", name, size, took,
           (unsigned long long)summary.states, summary.combinations,
           summary.unproved ? "  not proved: over the limit of states" : "");
    return summary.unproved == 0;
}

struct kind {
    const char *name;
    size_t offset; /* of the number in struct shape */
    uint32_t sizes[6];
};

static const struct kind kinds[] = {
    {"regions",    offsetof(struct shape, regions),    {25, 75, 250, 750, 2500}},
    {"questions",  offsetof(struct shape, questions),  {40, 80, 120, 200}      },
    {"flows",      offsetof(struct shape, flows),      {4, 12, 40, 120, 200}   },
    {"options",    offsetof(struct shape, options),    {2, 4, 6, 9}            },
    {"nodes",      offsetof(struct shape, nodes),      {2, 4, 8, 12}           },
    {"remembered", offsetof(struct shape, remembered), {2, 4, 6, 8}            },
};

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        const uint32_t *size = kinds[i].sizes;
        struct shape shape = shipped;
        double spent = 0;

        do
            memcpy((char *)&shape + kinds[i].offset, size, sizeof *size);
        while (row(kinds[i].name, &shape, *size, &spent) && *++size && spent < SECONDS_MAX);
        if (spent == 0)
            return 1;
    }
    return 0;
}
