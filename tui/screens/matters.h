/* The matters of an office, in the order of the home screen. */
#ifndef TUI_SCREENS_MATTERS_H
#define TUI_SCREENS_MATTERS_H

#include "desk/desk.h"
#include "paper/words.h"

#define MATTERS_SHOWN 32

struct matters {
    uint32_t flow[MATTERS_SHOWN];
    int count;
};

/* The office's order where it gives one, else the flows' own; only those whose title or description holds
 * the filter, "" = all, in Chinese or as initials of its reading. */
struct matters matters_find(const struct desk *desk, const struct words *words, const char *filter);

#endif
