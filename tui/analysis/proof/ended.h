/*
 * Rules about cases that have ended: what invariants are written in.
 *
 * Besides what the engine's rules read: `verdict == x`, `outcome == X`; `document in documents` is true
 * where the list demands that paper by itself, unknown where it may be needed, else false; `document in
 * choices` likewise where it is one of several papers any of which serves.
 */
#ifndef TUI_ANALYSIS_ENDED_H
#define TUI_ANALYSIS_ENDED_H

#include "engine/checklist.h"
#include "engine/rules.h"
#include "model/workbook.h"

struct ended {
    const struct session *session; /* NULL: nothing is known but the outcome */
    const struct trail *trail;
    const struct checklist *checklist;
    const struct content *content;
    uint32_t outcome;
};

enum truth ended_truth(const struct ended *ended, uint32_t rule);

/* What an invariant says of cases begun with a flow, from the outcome alone. */
enum concern {
    CONCERN_NONE,  /* nothing */
    CONCERN_HOLDS, /* it holds if it says anything */
    CONCERN_OPEN   /* it depends on the case */
};
enum concern invariant_concern(const struct content *content, const struct invariant *invariant,
                               uint32_t flow, uint32_t outcome);

/* TRUE: it holds, FALSE: it does not, UNKNOWN: `when` is not true, so nothing is said. */
enum truth invariant_holds(const struct ended *ended, const struct invariant *invariant);

#endif
