/*
 * What a session comes to, for comparing the same case under two contents: the question that waits, or the
 * outcome with its papers, last days, and the steps and notes that apply. Wording is no part of it.
 */
#ifndef TUI_ANALYSIS_BEHAVIOUR_H
#define TUI_ANALYSIS_BEHAVIOUR_H

#include "engine/change.h"

struct behaviour {
    struct result result;
    uint32_t verdict; /* NO_INDEX unless it has an outcome */
    uint32_t steps;   /* a bit per step of the outcome: applies for sure */
    uint32_t notes;   /* likewise */
};

/* Mixes one number more into a fingerprint; every bit of it changes about half of the result (the finalizer
 * of MurmurHash3). */
static inline uint64_t behaviour_mix(uint64_t print, uint64_t more)
{
    print = (print ^ more) + 0x9e3779b97f4a7c15u;
    print = (print ^ print >> 33) * 0xff51afd7ed558ccdu;
    print = (print ^ print >> 33) * 0xc4ceb9fe1a85ec53u;
    return print ^ print >> 33;
}

void behaviour_make(const struct session *session, struct behaviour *behaviour);

/* A fingerprint: equal where both behave the same. Only for contents whose records have the same numbers;
 * for others see diff/id_map.h. */
uint64_t behaviour_print(const struct content *content, const struct behaviour *behaviour);

#endif
