/*
 * Mutation testing of a content: how many small changes of it (mutants.h) its cases, its proof and its
 * invariants notice (oracle.h).
 *
 * A mutant that cannot be told from the content does not count; of the others those that survive are listed
 * with a case that would have noticed.
 */
#ifndef TUI_ANALYSIS_MUTATION_H
#define TUI_ANALYSIS_MUTATION_H

#include "analysis/mutate/oracle.h"

#define MUTATION_WORKERS_MAX 8

struct mutation_score {
    uint32_t count[MUTATION_COUNT][MUTANT_STATUS_COUNT];
    struct mutants mutants;
    enum mutant_status *status; /* by mutant */
    struct buffer survivors;    /* struct survivor */
    uint32_t survivor_count;
    bool whole; /* false: not everything could be walked */
};

struct mutation_request {
    const struct workbook *workbook;
    const struct stories *stories; /* of its content */
    uint32_t every;                /* only each n-th mutant, for a sample; 0 = all */
    /* May be NULL: how far it has come. Called by one worker at a time. */
    void (*progress)(void *context, uint32_t done, uint32_t all);
    void *context;
};

void mutation_run(const struct mutation_request *request, struct mutation_score *score);
void mutation_free(struct mutation_score *score);

const struct survivor *mutation_survivor(const struct mutation_score *score, uint32_t place);

/* How many were killed, and how many could have been: all but the equivalent ones. */
uint32_t mutation_killed(const struct mutation_score *score);
uint32_t mutation_counted(const struct mutation_score *score);

#endif
