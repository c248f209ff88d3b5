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

void behaviour_make(const struct session *session, struct behaviour *behaviour);

/* Equal for equal behaviour of contents whose records have the same numbers. */
uint64_t behaviour_print(const struct content *content, const struct behaviour *behaviour);

#endif
