/*
 * Who gets a different answer under another content.
 *
 * Every flow is walked in every region under both contents, with everything kept apart that a changed
 * record of either reads; each end of a walk is served by both. What differs in the same way is one
 * difference, with the smallest condition over answers and region that tells its cases from all others,
 * how many combinations it takes in, and one case to replay.
 *
 * Then both are walked beside each other in *any* region: what differs only there, under rules that a
 * site may add, is listed apart.
 */
#ifndef TUI_ANALYSIS_DIFFER_H
#define TUI_ANALYSIS_DIFFER_H

#include "analysis/diff/naming.h"

enum differs { /* bits that add up */
               DIFFERS_QUESTION =
                   1, /* one asks on where the other is done or asks something else */
               DIFFERS_OUTCOME = 2,
               DIFFERS_VERDICT = 4,
               DIFFERS_PAPERS = 8,
               DIFFERS_STEPS = 16,
               DIFFERS_DATES = 32,
               DIFFERS_GAP = 64 /* no way leads on under the new content */
};

#define CLAUSE_REGION 1000u /* fact of a clause: where the person is insured */
#define CLAUSE_TODAY 1001u

/* One part of a condition: a fact is one of `values`, or lies in first..last. */
struct clause {
    uint32_t fact;
    bool range;   /* dates and numbers */
    bool unsure;  /* 不清楚 counts too */
    bool unasked; /* so does not being asked */
    int32_t first, last;
    struct span
        values; /* in differences.values: options, relations, region codes (0 = not known) */
};

struct difference {
    uint32_t flow;    /* of the content `under` */
    unsigned differs; /* enum differs */
    bool under_new;   /* the example was walked under the new content */
    struct session example;
    struct behaviour before; /* of the example, under the old content */
    struct behaviour after;
    double combinations;
    uint32_t cases;      /* ends of walks */
    struct span clauses; /* in differences.clauses */
    bool exact;          /* the condition takes in no other case */
    const char
        *supposed; /* only under rules that no region has yet: the example as a command line, and
                             no condition; else NULL */
};

struct differences {
    struct arena arena;
    struct buffer list;    /* struct difference */
    struct buffer clauses; /* struct clause */
    struct buffer values;  /* uint32_t */
    uint32_t count;
    uint32_t walked;     /* ends compared */
    double combinations; /* of answers, under the new content */
    bool whole;          /* false: some walk was given up */
    uint32_t later;      /* of the differences: only under rules that no region has yet */
    bool any; /* that was looked at: no, where questions, options or parameters come and go */
};

struct differ_request {
    const struct content *old;
    const struct content *new;
    void (*progress)(void *context, uint32_t done, uint32_t all); /* may be NULL */
    void *context;
};

void differ_run(const struct differ_request *request, struct differences *differences);
void differ_free(struct differences *differences);

const struct difference *difference_at(const struct differences *differences, uint32_t place);
const struct clause *clause_at(const struct differences *differences, uint32_t place);
uint32_t clause_value(const struct differences *differences, uint32_t place);

/* ---- wording --------------------------------------------------------------------------------- */

/* Records of both contents whose words differ; calls back with kind ("outcome") and id. */
void differ_wording(const struct content *old, const struct content *new,
                    void (*each)(void *context, const char *kind, const char *id), void *context);

#endif
