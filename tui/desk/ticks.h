/*
 * Ticks: which papers of a case are here, missing, or to come later.
 *
 * A tick belongs to a paper (a document, or a choice of documents of which one will do), not to a
 * place in the list of papers: lists change with the answers, and a paper keeps its tick wherever it
 * stands. One that is on no list for a while keeps its tick for when it comes back.
 *
 * Papers are told apart by the content's indexes, so ticks hold under one content only; desk/case.h
 * carries them from one to another by name.
 */
#ifndef TUI_DESK_TICKS_H
#define TUI_DESK_TICKS_H

#include "engine/checklist.h"
#include "paper/sheet.h"

#define TICKS_MAX (2 * CHECKLIST_MAX)

struct ticks {
    uint32_t count;
    struct {
        struct item item; /* its document, or its bring for a choice; the rest is not looked at */
        enum tick tick;   /* never EMPTY */
    } ticked[TICKS_MAX];  /* the one set longest ago first */
};

/* The tick of a paper; EMPTY where none was set. */
enum tick ticks_get(const struct ticks *ticks, const struct content *content,
                    const struct item *item);

/* Sets the tick of a paper. Where there are too many the one set longest ago is forgotten. */
void ticks_set(struct ticks *ticks, const struct content *content, const struct item *item,
               enum tick tick);

#endif
