/*
 * Which records say something in other words, whatever they do.
 */
#ifndef TUI_ANALYSIS_REWORDED_H
#define TUI_ANALYSIS_REWORDED_H

#include "model/content.h"

/* Questions, outcomes and documents of both contents whose words differ; calls back with kind ("outcome")
 * and id. */
void reworded_each(const struct content *before, const struct content *after,
                   void (*each)(void *context, const char *kind, const char *id), void *context);

#endif
