/*
 * Proving one walk: one flow in one area.
 *
 * Node by node as the walk passes them: which rules hold at once where one should. Then state by state:
 * where no way leads on, what an outcome's papers, grounds and deadlines come to, and whether every
 * invariant holds. What is wrong becomes a finding with the case that shows it; what was reached or used
 * gets a mark.
 *
 *     walk = prover_walk(&prover, &request);
 *     for (uint32_t i = 0; i < walk->state_count; i++)
 *         prover_look(&prover, walk, i);
 *     walk_free(walk);
 *
 * For one thread at a time.
 */
#ifndef TUI_ANALYSIS_PROVER_H
#define TUI_ANALYSIS_PROVER_H

#include "analysis/findings.h"
#include "analysis/proof/marks.h"
#include "analysis/proof/shown.h"
#include "analysis/walk/walk.h"
#include "engine/change.h"

struct prover {
    const struct workbook *workbook;
    const struct content *content;
    const uint8_t *concerns; /* of prover_concerns() */
    struct arena arena;
    struct findings findings;
    struct marks marks;
    const struct shown *shown; /* where to note what bears on cases; NULL = nowhere */
    uint32_t index;            /* of the area at hand, for that */
    uint32_t flow;             /* of the walk at hand */
    struct area area;
    struct result result; /* of the case looked at */
};

/* Which invariants could say anything where: enum concern by flow, outcome and invariant. In the arena. */
const uint8_t *prover_concerns(struct arena *arena, const struct workbook *workbook);

/* `content` is the workbook's own, or a copy that may change between two walks. All are borrowed. */
void prover_open(struct prover *prover, const struct workbook *workbook,
                 const struct content *content, const uint8_t *concerns);
void prover_close(struct prover *prover);

/* Forgets findings and marks. */
void prover_clear(struct prover *prover);

/* Walks a request of the prover's content; its `visit` and `context` are replaced by the prover's. */
struct walk *prover_walk(struct prover *prover, struct walk_request request);

void prover_look(struct prover *prover, struct walk *walk, uint32_t state);

enum prover_fault {
    FAULT_NONE,
    FAULT_ROUTING,  /* a gap, an overlap, a refusal without grounds, a date out of range … */
    FAULT_INVARIANT /* an invariant does not hold */
};

/* What was found first. */
enum prover_fault prover_fault(const struct prover *prover);

#endif
