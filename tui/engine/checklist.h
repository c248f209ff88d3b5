/*
 * The papers of a finished session, each once.
 *
 * A paper whose condition is true is required; one whose condition is unknown is `maybe` (可能需要):
 * neither required nor dropped. `{include: FLOW}` brings the papers of the outcome that flow's
 * ending names, and nothing while that flow has not ended. Where the same paper comes twice the stronger necessity, the certain over the
 * maybe, and the larger number of copies win.
 */
#ifndef TUI_ENGINE_CHECKLIST_H
#define TUI_ENGINE_CHECKLIST_H

#include "engine/session.h"

#define CHECKLIST_MAX 64 /* more is a mistake of the content */

struct item {
    uint32_t bring;    /* the record it came from, for its condition, label and cites */
    uint32_t document; /* NO_INDEX for any_of: see bring.members */
    uint8_t maybe;
    uint8_t necessity; /* enum necessity */
    uint16_t copies;
};

struct checklist {
    uint32_t count;
    struct item item[CHECKLIST_MAX];
};

/* Whether two items are the same paper, or the same choice of papers. */
bool item_same(const struct content *content, const struct item *a, const struct item *b);

/* The papers of `outcome` on the answers given so far. The outcome need not be the trail's: while
 * questions are open, that of one which may still come can be asked for. */
void checklist_make(const struct session *session, const struct trail *trail, uint32_t outcome,
                    struct checklist *checklist);

#endif
