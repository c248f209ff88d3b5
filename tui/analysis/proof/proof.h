/*
 * The proof: every flow, in every area, over every combination of answers.
 *
 * proof_run() walks all of it (walk/walk.h), adds what it finds to the diags, each finding once with the
 * shortest case that shows it, and fills the summary of what was proved.
 */
#ifndef TUI_ANALYSIS_PROOF_H
#define TUI_ANALYSIS_PROOF_H

#include "base/diag.h"
#include "model/workbook.h"

#define PROOF_WORKERS_MAX 8
#define QUESTIONS_GOOD 10 /* on the longest path; more is a finding */

struct proof_request {
    const struct workbook *workbook;
    int32_t today;
    uint32_t states_max; /* of one walk; 0 = WALK_STATES_MAX */
    bool each_area; /* walk every flow in every area, even where another stands for it (alike.h) */
    void (*progress)(void *context, uint32_t done, uint32_t all); /* may be NULL */
    void *context;
};

struct proof_summary {
    uint32_t flows;
    uint32_t areas;      /* regions with a file, unknown and any */
    double combinations; /* of answers, all flows and areas together */
    uint64_t states;     /* told apart */
    uint32_t outcomes;   /* that came out */
    uint32_t invariants;
    uint32_t longest; /* questions on the longest path */
    uint32_t longest_flow;
    int32_t first_day; /* the proof holds for every day from … */
    int32_t last_day;  /* … to this one, and after it as on it */
    uint32_t unproved; /* walks given up */
    int32_t
        runs_out; /* first day on which some content no longer says anything; INT32_MAX = none */
    struct text runs_out_what;  /* a parameter's label, or the calendar (none) */
    struct text runs_out_where; /* the region's name */
};

void proof_run(const struct proof_request *request, struct diags *diags,
               struct proof_summary *summary);

#endif
