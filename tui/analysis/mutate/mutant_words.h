/*
 * What a mutant changes, in words for whoever wrote the content:
 *
 *     settle.filed: locked: LOCKED_ASK -> DIRECT        MANUAL: - receipt
 */
#ifndef TUI_ANALYSIS_MUTANT_WORDS_H
#define TUI_ANALYSIS_MUTANT_WORDS_H

#include "analysis/mutate/mutants.h"

/* In the arena or the content. The mutant is not applied. */
const char *mutant_words(const struct mutants *mutants, const struct mutant *mutant,
                         struct arena *arena);

#endif
