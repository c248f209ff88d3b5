/*
 * Whose sheet changes under another content, and what changes on it.
 *
 * Every flow is walked in every region under both contents, and each end of a walk is served by both. Where the
 * case goes another way, that is the difference; where it comes to the same outcome, the two sheets are held
 * against each other part by part (sheets.h). What differs in the same way is one group, whatever the matters
 * and places: with the smallest condition that tells its cases from all others (condition.h), how many
 * combinations of answers it takes in, and one to replay.
 *
 *     枣庄 review_days 2 -> 5        one group: matters filing and settle, insured in 枣庄, 5184 combinations
 *
 * Answers that a changed record reads are tracked, so that cases are not merged over a change. Places in which
 * nothing has changed are not walked where only places have changed.
 *
 * Then both contents are walked as a pair in *any* region (walk.h). What differs only there could show
 * under rules that some site adds later; it is listed after the others.
 *
 * What changed and no sheet tells is listed apart, with why (unshown.h).
 *
 *     diff_find(&(struct diff_request){.before = old_content, .after = new_content}, &diff);
 *     for (uint32_t i = 0; i < diff.count; i++) { group = diff_group_at(&diff, i); … }
 *     diff_free(&diff);
 */
#ifndef TUI_ANALYSIS_DIFF_H
#define TUI_ANALYSIS_DIFF_H

#include "analysis/diff/condition.h"
#include "analysis/diff/sheets.h"

enum diff_kind {
    DIFFERS_QUESTION, /* one asks on where the other is done or asks something else */
    DIFFERS_OUTCOME,
    DIFFERS_VERDICT, /* of the same outcome */
    DIFFERS_GAP,     /* no way leads on under the new content */
    DIFFERS_PART     /* the outcome is the same, a part of the sheet is not: `change` */
};

/* Cases that differ in the same way. */
struct diff_group {
    enum diff_kind kind;
    struct sheet_change change;
    bool under_new; /* the example was walked under the new content */
    struct session example;
    struct behaviour before; /* of the example, under the old content */
    struct behaviour after;
    uint32_t
        flows[BITS_WORDS(FACTS_MAX)]; /* the matters it shows in, by the new content's numbers */
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
    struct pairs pairs;    /* which record of one content is which of the other */
    struct sheets sheets;  /* what they tell */
    struct buffer groups;  /* struct diff_group */
    struct buffer clauses; /* struct clause */
    struct buffer values;  /* uint32_t */
    uint32_t count;        /* of groups */
    uint32_t later;        /* of them: only under rules that no region has yet */
    bool
        later_looked_at; /* false where questions, options or parameters come or go: then no two contents
                              can be walked as a pair */
    uint32_t walked;     /* ends compared */
    double combinations; /* of answers, under the new content, where it was walked */
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
