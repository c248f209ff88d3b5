/*
 * How many small changes of a content its cases, its proof and its invariants notice.
 *
 * Each change is first held against the cases. What they let pass is tried on one case for everything
 * that can be told apart, in every region: where nothing differs, no answer shows the change and it does
 * not count. Else the cases that differ are proved again: a way that ends nowhere, a refusal without
 * grounds, an invariant that does not hold notice it. What is left survives, with the case that
 * would have noticed.
 */
#ifndef TUI_ANALYSIS_MUTATE_H
#define TUI_ANALYSIS_MUTATE_H

#include "analysis/cases.h"
#include "analysis/mutants.h"
#include "model/workbook.h"

enum fate {
    FATE_CASE,      /* some case does not come true any more */
    FATE_CHECK,     /* the proof finds a gap, or a refusal without grounds */
    FATE_INVARIANT, /* an invariant does not hold */
    FATE_SAME,      /* no answer in any region that has a file shows a difference */
    FATE_SURVIVED,
    FATE_COUNT
};

struct survivor {
    uint32_t mutant;
    struct session session; /* comes out differently; of the content unchanged */
};

struct mutation_score {
    uint32_t count[MUTATION_COUNT][FATE_COUNT];
    struct mutants mutants;
    struct buffer survivors; /* struct survivor */
    uint32_t survivor_count;
    bool whole; /* false: not everything could be walked */
};

struct mutation_request {
    const struct content *content;
    const struct workbook *workbook; /* NULL: no invariants; else `content` is its own */
    const struct stories *stories;
    /* May be NULL: how far it has come. */
    void (*progress)(void *context, uint32_t done, uint32_t all);
    void *context;
};

void mutation_run(const struct mutation_request *request, struct mutation_score *score);
void mutation_free(struct mutation_score *score);

const struct survivor *survivor_at(const struct mutation_score *score, uint32_t place);

/* How many were noticed, and how many there are whose difference can be shown. */
uint32_t mutation_noticed(const struct mutation_score *score);
uint32_t mutation_shown(const struct mutation_score *score);

#endif
