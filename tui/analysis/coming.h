/*
 * What changes by itself on a day to come: sentences that begin or end, values, and sentences that stay but
 * rest on something else from then on. For whoever has to know today what the desk will say next month.
 */
#ifndef TUI_ANALYSIS_COMING_H
#define TUI_ANALYSIS_COMING_H

#include "model/workbook.h"

enum coming_kind {
    COMING_BEGINS,
    COMING_ENDS,
    COMING_GAINS, /* it rests on one more citation */
    COMING_LOSES, /* on one less */
    COMING_KINDS
};

struct coming {
    int32_t day; /* the first on which it is so */
    enum coming_kind kind;
    const char
        *name; /* as the files write the way to it: "CLAIM.notes.5", "jinan.values.temp_filing" */
    struct text words;
    uint32_t cite; /* what it rests on then, what it gains or loses; NO_INDEX = none */
    struct place place;
};

struct comings {
    struct coming *list;
    uint32_t count;
};

/* All after a day, by day; of one day in the order of the content. In the arena. */
struct comings coming_after(const struct workbook *workbook, struct arena *arena, int32_t today);

/* How many of each kind there are on the day of the first of some, and how many these are together. */
uint32_t coming_count(const struct coming *first, const struct coming *end,
                      uint32_t counts[COMING_KINDS]);

#endif
