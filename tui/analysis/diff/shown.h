/*
 * All that a finished case shows, on paper, on screen and in JSON, as a list of parts (parts.h).
 *
 * It asks the engine what sheet, screens and JSON ask it, and words nothing: `test_diff` holds it against the
 * sheets themselves.
 */
#ifndef TUI_ANALYSIS_SHOWN_H
#define TUI_ANALYSIS_SHOWN_H

#include "analysis/diff/parts.h"
#include "engine/change.h"

#define SHOWN_MAX 512 /* parts of one case; what is past them is left out */

struct shown_part {
    enum part part;
    uint32_t index; /* of the record; NO_INDEX: a VALUE that is not known */
    uint32_t
        slot; /* a case shows one record in it: VALUE: the parameter; CONDITION: the paper; else the
                       record */
    uint32_t rests_on; /* DEADLINE: the value its rule comes from; else NO_INDEX */
    uint64_t state;    /* what the case adds: how a paper is needed, the date of a deadline */
};

#define SHOWN_TABLE 1024 /* twice the list, a power of two */

/* `wanted` is set by the caller: which parts it looks for. */
struct shown {
    bool wanted[PART_COUNT];
    uint32_t count;
    struct shown_part list[SHOWN_MAX];
    uint16_t table[SHOWN_TABLE]; /* place + 1 by hash of part and slot */
};

/* How a paper is needed, in the state of a DOCUMENT, CONDITION, CHOICE or BRING. */
static inline uint64_t shown_need(const struct item *item)
{
    return (uint64_t)item->maybe << 40 | (uint64_t)item->necessity << 32 | item->copies;
}

/* How a deadline comes out, in the state of a DEADLINE: above its days what kind of day it is. */
#define SHOWN_DUE_KIND 48

static inline uint64_t shown_due(const struct due *due)
{
    uint64_t state = (uint64_t)due->state << SHOWN_DUE_KIND;

    if (due->state != DEADLINE_DATE)
        return state;
    return state | (uint64_t)(due->date & 0xffffff) << 24 | (uint64_t)(due->last & 0xffffff);
}

/* Where a VALUE is told, in its state. */
enum told_value {
    TOLD_WHY,    /* among the reasons, on request */
    TOLD_BEARS,  /* on the sheet: it bears on the case */
    TOLD_GROUNDS /* on the sheet: a refusal rests on it */
};

/* `result` is the session's, and it is done. */
void shown_find(const struct session *session, const struct result *result, struct shown *shown);

#endif
