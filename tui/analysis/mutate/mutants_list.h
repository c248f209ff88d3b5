/* Which changes there are. Private to analysis/mutate/. */
#ifndef TUI_ANALYSIS_MUTANTS_LIST_H
#define TUI_ANALYSIS_MUTANTS_LIST_H

#include "analysis/mutate/mutants.h"

/* Adds every change to the list; the copy is complete. */
void mutants_list(struct mutants *mutants, const struct content *content);

/* Behind the rules stand: one that is never true, each turned round, each that is never true though it
 * reads what it read, and those with one comparison turned round. */

/* The rule that holds where `rule` does not. */
static inline uint32_t mutants_flipped(const struct mutants *mutants, uint32_t rule)
{
    return mutants->never + 1 + rule;
}

static inline uint32_t mutants_blocked(const struct mutants *mutants, uint32_t rule)
{
    return rule == NO_INDEX ? mutants->never : 2 * mutants->never + 1 + rule;
}

/* What stands where a mutant that is not applied would write. */
int64_t mutant_was(const struct mutant *mutant);

/* How many comparisons a rule has. */
uint32_t mutants_atoms(const struct content *content, uint32_t rule);

#endif
