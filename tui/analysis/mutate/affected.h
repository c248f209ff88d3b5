/*
 * Which nodes and outcomes read what a mutant changes: elsewhere it cannot show.
 */
#ifndef TUI_ANALYSIS_AFFECTED_H
#define TUI_ANALYSIS_AFFECTED_H

#include "analysis/mutate/mutants.h"

/* Sets, by index, which nodes and outcomes a mutant may make behave otherwise, and clears the others. */
void affected_find(const struct mutants *mutants, const struct mutant *mutant, bool *nodes,
                   bool *outcomes);

#endif
