/*
 * Which of a region's values can be in force at all.
 *
 * A region says something itself, else the one above it does. What ended before the content's own date
 * holds for no case that is judged by its day; and what a region says for everybody and all days hides
 * what the regions above it say:
 *
 *     content of 2026-11-21                   枣庄    exempt, from 2025-04-01      in force, on all days
 *                                             山东    required, to 2026-12-31      hidden
 *                                             国家    required, from 2023-01-01    hidden
 */
#ifndef TUI_ANALYSIS_IN_FORCE_H
#define TUI_ANALYSIS_IN_FORCE_H

#include "model/content.h"

struct in_force {
    const struct value *value;
    int32_t from; /* DATE_MIN: before every day a case can have */
    int32_t to;
};

/* Calls back with each, from the region itself up. */
void in_force_each(const struct content *content, uint32_t region, uint32_t parameter,
                   void (*each)(void *context, const struct in_force *value), void *context);

#endif
