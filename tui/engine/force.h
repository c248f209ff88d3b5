/*
 * What counts on the day of a case: a source not yet or no longer in force is neither shown nor counted.
 *
 * Steps, notes, papers and outcomes have their days in their conditions (model/catalogue.h); what has no
 * condition is asked for here.
 */
#ifndef TUI_ENGINE_FORCE_H
#define TUI_ENGINE_FORCE_H

#include "model/content.h"

/* Whether a citation, a misbelief counts on a day; both by index. */
bool force_cite(const struct content *content, uint32_t cite, int32_t day);
bool force_myth(const struct content *content, uint32_t myth, int32_t day);

/* The first of some citations that counts on a day; NO_INDEX where none does. */
uint32_t force_first(const struct content *content, struct span cites, int32_t day);

#endif
