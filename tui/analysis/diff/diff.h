/*
 * Who gets a different answer under another content.
 *
 * Every flow is walked in every region under both contents. Answers that a changed record of either reads
 * are tracked, so that cases are not merged over a change, and each end of a walk is served by both
 * contents. Cases that differ in the same way are one group, with the smallest condition that tells them
 * from all other cases (condition.h), how many combinations of answers it takes in, and one to replay.
 *
 * Then both contents are walked as a pair in *any* region (walk.h). What differs only there could show
 * under rules that some site adds later; it is listed after the others.
 *
 *     diff_find(&(struct diff_request){.before = old_content, .after = new_content}, &diff);
 *     for (uint32_t i = 0; i < diff.count; i++) { group = diff_group_at(&diff, i); … }
 *     diff_free(&diff);
 */
#ifndef TUI_ANALYSIS_DIFF_H
#define TUI_ANALYSIS_DIFF_H

#include "analysis/diff/condition.h"

/* In what cases differ; bits that add up. */
enum diff_kind {
    DIFFERS_QUESTION = 1, /* one asks on where the other is done or asks something else */
    DIFFERS_OUTCOME = 2,
    DIFFERS_VERDICT = 4,
    DIFFERS_PAPERS = 8,
    DIFFERS_STEPS = 16,
    DIFFERS_DATES = 32,
    DIFFERS_GAP = 64 /* no way leads on under the new content */
};

/* Cases of a flow that differ in the same way. */
struct diff_group {
    uint32_t flow;  /* of the content the example was walked under */
    unsigned kinds; /* enum diff_kind */
    bool under_new; /* that content is the new one */
    struct session example;
    struct behaviour before; /* of the example, under the old content */
    struct behaviour after;
    double combinations;
    uint32_t cases;      /* ends of walks */
    struct span clauses; /* its condition, in diff.clauses */
    bool exact;          /* no other case fulfils the condition */
    const char
        *replay; /* where only rules that no region has yet show it: the example as a command line,
                            and no condition; else NULL */
};

struct diff {
    struct arena arena;
    struct buffer groups;  /* struct diff_group */
    struct buffer clauses; /* struct clause */
    struct buffer values;  /* uint32_t */
    uint32_t count;        /* of groups */
    uint32_t later;        /* of them: only under rules that no region has yet */
    bool
        later_looked_at; /* false where questions, options or parameters come or go: then no two contents
                              can be walked as a pair */
    uint32_t walked;     /* ends compared */
    double combinations; /* of answers, under the new content */
    bool whole;          /* false: some walk was given up */
};

struct diff_request {
    const struct content *before;
    const struct content *after;
    void (*progress)(void *context, uint32_t done, uint32_t all); /* may be NULL */
    void *context;
};

void diff_find(const struct diff_request *request, struct diff *diff);
void diff_free(struct diff *diff);

const struct diff_group *diff_group_at(const struct diff *diff, uint32_t place);
const struct clause *diff_clause_at(const struct diff *diff, uint32_t place);
uint32_t diff_value_at(const struct diff *diff, uint32_t place);

#endif
