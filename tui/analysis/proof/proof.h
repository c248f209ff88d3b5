/*
 * The proof: every flow, in every area, over every combination of answers.
 *
 * proof_run() walks all of it (analysis/walk/walk.h), adds what it finds to the diags, each finding once
 * with the shortest case that shows it, and fills the summary of what was proved.
 */
#ifndef TUI_ANALYSIS_PROOF_H
#define TUI_ANALYSIS_PROOF_H

#include "analysis/walk/walk.h"
#include "model/workbook.h"

#define PROOF_WORKERS_MAX 8
#define QUESTIONS_GOOD 10 /* on the longest path; more is a finding */

struct proof_request {
    const struct workbook *workbook;
    int32_t today;
    uint32_t states_max; /* of one walk; 0 = WALK_STATES_MAX */
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

/* ---- one flow in one area of a content that changes in memory ------------------------------------ */

enum proof_fault {
    FAULT_NONE,
    FAULT_ROUTING,  /* a gap, an overlap, a refusal without grounds, a date out of range … */
    FAULT_INVARIANT /* an invariant does not hold */
};

/* For one thread at a time. */
struct prover;

/* In the arena. `content` has the records of the workbook's own, some of them changed; borrows both. */
struct prover *prover_make(struct arena *arena, const struct workbook *workbook,
                           const struct content *content);
void prover_free(struct prover *prover);

/* Walks `request` (of the prover's content; `pass` is the prover's) and proves its ends one after the
 * other up to the first fault, calling back with each before. *whole: false when the walk was given up. */
enum proof_fault prover_walk(struct prover *prover, struct walk_request request,
                             void (*ended)(void *context, struct walk *walk, uint32_t state),
                             void *context, bool *whole);

#endif
