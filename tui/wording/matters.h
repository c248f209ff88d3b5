/* The matters of an office, in the order of the home screen and of the plain mode. */
#ifndef TUI_WORDING_MATTERS_H
#define TUI_WORDING_MATTERS_H

#include "model/office.h"
#include "wording/words.h"

#define MATTERS_SHOWN 32

/* Flows, as indexes into the content. */
struct matters {
    uint32_t flow[MATTERS_SHOWN];
    int count;
};

/*
 * The office's matters where it names any, else the flows that ask for a place on the home screen, by
 * that place. Only those whose title or description holds `filter`, in Chinese or as the initials of its
 * reading; "" = all. A matter that the content does not have is left out.
 */
struct matters matters_find(const struct words *words, const struct office *office,
                            const char *filter);

#endif
