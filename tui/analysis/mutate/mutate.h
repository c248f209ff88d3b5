/*
 * How many small changes of a content its cases, its proof and its invariants notice.
 *
 * Each change is first held against the cases. What they let pass is proved again: every flow in every
 * area that comes by the record changed (*any* region and one of which nothing is known too), over all
 * combinations, and each end is served under the unchanged content as well. A gap, a refusal without grounds
 * or an invariant that does not hold notices it. Where nothing is noticed and no combination comes
 * to another result, the change is no change and does not count; else it survives, with the
 * case that would have noticed.
 */
#ifndef TUI_ANALYSIS_MUTATE_H
#define TUI_ANALYSIS_MUTATE_H

#include "analysis/mutate/mutants.h"
#include "cases/expect.h"
#include "model/workbook.h"

#define MUTATE_WORKERS_MAX 8

enum fate {
    FATE_CASE,      /* some case does not come true any more */
    FATE_CHECK,     /* the proof finds a gap, an overlap, a refusal without grounds */
    FATE_INVARIANT, /* an invariant does not hold */
    FATE_SAME,      /* no combination in any area comes to another result */
    FATE_SURVIVED,
    FATE_COUNT
};

struct survivor {
    uint32_t mutant;
    struct session session; /* comes out differently; of the content unchanged */
    const char *assumed;    /* the rules no region has yet under which it does; NULL = none */
};

struct mutation_score {
    uint32_t count[MUTATION_COUNT][FATE_COUNT];
    struct mutants mutants;
    enum fate *fates;        /* by mutant */
    struct buffer survivors; /* struct survivor */
    uint32_t survivor_count;
    bool whole; /* false: not everything could be walked */
};

struct mutation_request {
    const struct workbook *workbook;
    const struct stories *stories; /* of its content */
    uint32_t every;                /* only each n-th change, for a sample; 0 = all */
    /* May be NULL: how far it has come. Called by one worker at a time. */
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
