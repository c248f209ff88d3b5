/*
 * Who the hall is to the person served: the agency of the place of insurance itself (本大厅), another place's
 * hall, which sends people on, or nobody knows which. What a text leaves to it in braces (model/placeholder.h) is
 * worded here and nowhere else.
 */
#ifndef TUI_WORDING_HALL_H
#define TUI_WORDING_HALL_H

#include "engine/session.h"
#include "model/office.h"
#include "model/texts.h"

struct hall {
    const struct office *office; /* NULL = none */
    const char *window;          /* that does the person's matter; NULL = not said */
    uint32_t insured;            /* place code; 0 = not known */
};

enum hall_side {
    HALL_UNKNOWN,  /* where the person is insured is not known */
    HALL_HERE,     /* insured in the office's own pool */
    HALL_ELSEWHERE /* in another, or nobody knows the office's */
};

/* The hall as a case sees it. */
struct hall hall_of(const struct content *content, const struct office *office, uint32_t flow,
                    const struct trail *trail);

enum hall_side hall_side(const struct content *content, const struct hall *hall);

/* Whether the hall's windows do what the person came for: not when another place's agency must. */
bool hall_serves(const struct content *content, const struct hall *hall);

/* "0635-12393"; NULL where the area code is not known. */
const char *hall_hotline(const struct content *content, const struct hall *hall,
                         struct arena *arena);

/* A text with what it leaves to the hall filled in; the text itself where it leaves nothing. */
const char *hall_fill(const struct content *content, const struct hall *hall,
                      enum language language, struct arena *arena, const char *text);

#endif
