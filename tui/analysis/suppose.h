/*
 * What if a region said something else: replays what the proof found in *any* region, and cases of rules
 * that no region has yet.
 *
 * The content is laid over by one in which the place of insurance belongs to a made-up region that says
 * nothing but what is supposed.
 */
#ifndef TUI_ANALYSIS_SUPPOSE_H
#define TUI_ANALYSIS_SUPPOSE_H

#include "base/arena.h"
#include "model/content.h"

struct scene;

struct supposed {
    const struct content *content; /* NULL until something is supposed */
    struct scene *scene;
};

/* Whether a pair of words ("region.x=value") supposes a rule; all others answer a question. */
bool is_supposed(const char *pair);

/* Supposes that a parameter has a value: an option, "unknown", or the number of a value some region
 * declares, counted from 0. false when there is no such parameter or value, or the pair supposes nothing. */
bool suppose(struct supposed *supposed, struct arena *arena, const struct content *content,
             uint32_t insured, const char *pair);

/* Lays what `supposed` says of regions over another content of the same numbers. `over` reads both. */
void suppose_over(const struct content *supposed, const struct content *content,
                  struct content *over);

#endif
