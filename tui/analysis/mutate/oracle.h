/*
 * The test oracle of mutation testing: does anything notice one mutant?
 *
 * First the cases are served. What they let pass is proved again: every flow in every area that comes by
 * the record changed, over all combinations of answers. The unchanged content is walked with it as a pair
 * (walk.h), so that each end is compared. A mutant is killed by whatever notices it first; where nothing
 * does and no case comes to another result it is equivalent to the content: there was nothing to notice.
 * Else it survives.
 */
#ifndef TUI_ANALYSIS_ORACLE_H
#define TUI_ANALYSIS_ORACLE_H

#include "analysis/behaviour.h"
#include "analysis/mutate/mutants.h"
#include "analysis/mutate/reachability.h"
#include "analysis/proof/prover.h"
#include "cases/expect.h"

enum mutant_status {
    KILLED_BY_CASE,      /* some case does not come true any more */
    KILLED_BY_PROOF,     /* the proof finds a gap, an overlap, a refusal without grounds */
    KILLED_BY_INVARIANT, /* an invariant does not hold */
    EQUIVALENT,          /* no combination in any area comes to another result */
    SURVIVED,
    MUTANT_STATUS_COUNT
};

/* A case that would have noticed a mutant that survived. */
struct survivor {
    uint32_t mutant;
    struct session session; /* comes out differently; of the content unchanged */
    const char *assumed;    /* the rules no region has yet under which it does; NULL = none */
};

/* For one thread: it changes a copy of its own. */
struct oracle {
    const struct workbook *workbook;
    const struct stories *stories;
    const struct reachability *reachability;
    struct mutants mutants;
    struct prover prover;
    struct arena arena;
    struct walk_memo *memos; /* by area: for mutants that leave every comparison as it is */
    bool whole;              /* false: some walk was given up */

    /* of the mutant at hand */
    const struct mutant *mutant;
    bool *nodes, *outcomes; /* what it affects */
    bool differs;
    struct survivor survivor; /* once it differs; its words live in the arena */
    struct behaviour changed, unchanged;
    struct played played;
};

/* All are borrowed: the workbook, the cases of its content, where its flows come by. */
void oracle_open(struct oracle *oracle, const struct workbook *workbook,
                 const struct stories *stories, const struct reachability *reachability);
void oracle_close(struct oracle *oracle);

/* `mutant` is of oracle->mutants. Where it survives oracle->survivor shows it. */
enum mutant_status oracle_judge(struct oracle *oracle, const struct mutant *mutant);

#endif
