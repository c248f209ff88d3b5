/* Which changes there are. Private to analysis/mutants*.c. */
#ifndef TUI_ANALYSIS_MUTANTS_LIST_H
#define TUI_ANALYSIS_MUTANTS_LIST_H

#include "analysis/mutants.h"

/* Adds every change to the list; the copy is complete. */
void mutants_list(struct mutants *mutants, const struct content *content);

/* The rule that holds where `rule` does not. */
static inline uint32_t mutants_flipped(const struct mutants *mutants, uint32_t rule)
{
    return mutants->never + 1 + rule;
}

#endif
