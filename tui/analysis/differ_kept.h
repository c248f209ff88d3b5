/* What changed records read. Private to analysis/differ*.c. */
#ifndef TUI_ANALYSIS_DIFFER_KEPT_H
#define TUI_ANALYSIS_DIFFER_KEPT_H

#include "analysis/naming.h"

/* Sets a bit for every fact of `naming->from` that is read by a node, outcome, question or deadline that
 * `to` has otherwise or not at all. */
void kept_facts(const struct naming *naming, uint32_t kept[FACTS_MAX / 32]);

#endif
