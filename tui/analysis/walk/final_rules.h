/*
 * The rules that invariants are written in: about a case that has come to its outcome.
 *
 * Besides what the engine's rules read: `verdict == x`, `outcome == X`; `document in documents` is true
 * where the list demands that paper by itself, unknown where it may be needed, else false; `document in
 * choices` likewise where it is one of several papers any of which serves. `parameter in shown` is true
 * where the parameter bears on the case or may, so that the sheet says its value or that it has to be asked.
 */
#ifndef TUI_ANALYSIS_FINAL_RULES_H
#define TUI_ANALYSIS_FINAL_RULES_H

#include "engine/checklist.h"
#include "engine/rules.h"
#include "model/workbook.h"

/* A case at its outcome; with no session and no checklist, all cases that come to it. */
struct final_case {
    const struct session *session; /* NULL: nothing is known but the outcome */
    const struct trail *trail;
    const struct checklist *checklist;
    const struct content *content;
    uint32_t flow; /* it was begun with */
    uint32_t outcome;
};

/* What an invariant says of cases begun with a flow, from the outcome alone. */
enum concern {
    CONCERN_NONE,  /* nothing */
    CONCERN_HOLDS, /* it holds if it says anything */
    CONCERN_OPEN   /* it depends on the case */
};
enum concern final_rules_concern(const struct content *content, const struct invariant *invariant,
                                 uint32_t flow, uint32_t outcome);

/* Whether a rule about ended cases could be true, or unknown, of any case begun with a flow that comes to
 * an outcome; from those two alone. */
bool final_rules_could(const struct content *content, uint32_t rule, uint32_t flow,
                       uint32_t outcome);

/* Which comparisons of a rule still matter in such cases, by place in its code: verdict, outcome and matter
 * are known, and what these decide is left out. "verdict == manual and stay > 3" at a refusal: none. */
void final_rules_open(const struct content *content, uint32_t rule, uint32_t flow, uint32_t outcome,
                      bool *open);

/* TRUE: the invariant holds, FALSE: it does not, UNKNOWN: its `when` is not true, so it says nothing. */
enum truth final_rules_hold(const struct final_case *end, const struct invariant *invariant);

#endif
