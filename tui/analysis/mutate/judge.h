/*
 * What becomes of one mutant. Private to analysis/mutate/mutate.c and judge.c.
 */
#ifndef TUI_ANALYSIS_JUDGE_H
#define TUI_ANALYSIS_JUDGE_H

#include "analysis/behaviour.h"
#include "analysis/mutate/mutate.h"
#include "analysis/proof/proof.h"
#include "analysis/mutate/reached.h"

/* One for each worker: it changes a copy of its own. */
struct judge {
    const struct mutation_request *request;
    const struct reached *reached;
    struct mutants mutants;
    struct prover *prover;
    struct arena arena;
    bool *nodes, *outcomes;  /* of the mutant at hand: what it changes */
    bool whole;              /* all walks so far */
    struct walk_memo *memos; /* by area: for mutants that leave every comparison as it is */

    /* of the mutant at hand */
    const struct mutant *mutant;
    struct area area;
    uint32_t flow;
    bool differs;
    struct survivor witness; /* once it differs */
    struct behaviour changed, unchanged;
    struct played played;
};

void judge_open(struct judge *judge, const struct mutation_request *request,
                const struct reached *reached);
void judge_close(struct judge *judge);

/* `mutant` is of judge->mutants. judge->witness shows a survivor; the rules it assumes live in judge->arena. */
enum fate judge_mutant(struct judge *judge, const struct mutant *mutant);

#endif
