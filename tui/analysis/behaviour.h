/*
 * What a session comes to, in one value that can be compared: question waiting or outcome, papers,
 * last days, the steps and notes that apply. Wording is no part of it.
 */
#ifndef TUI_ANALYSIS_BEHAVIOUR_H
#define TUI_ANALYSIS_BEHAVIOUR_H

#include "engine/change.h"

struct behaviour {
    struct result result;
    uint32_t verdict; /* NO_INDEX unless it is done */
    uint32_t steps;   /* bit per step of the outcome that applies for sure */
    uint32_t notes;
};

/* One number more in a digest; spreads what went in over all bits (the finalizer of MurmurHash3). */
static inline uint64_t behaviour_mix(uint64_t print, uint64_t more)
{
    print = (print ^ more) + 0x9e3779b97f4a7c15u;
    print = (print ^ print >> 33) * 0xff51afd7ed558ccdu;
    print = (print ^ print >> 33) * 0xc4ceb9fe1a85ec53u;
    return print ^ print >> 33;
}

void behaviour_make(const struct session *session, struct behaviour *behaviour);

/* Equal for equal behaviour of contents whose records have the same numbers. */
uint64_t behaviour_print(const struct content *content, const struct behaviour *behaviour);

#endif
