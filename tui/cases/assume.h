/*
 * What if a region said something else: replays what the proof found in *any* region, and cases of rules
 * that no region has yet.
 *
 * The content is laid over by one with two made-up regions that hold one value for each parameter and
 * the same values both; all other regions say nothing. Everything else is the content's own. The engine
 * reads the overlay as it reads any content:
 *
 *     content        regions  国家 | 山东 | 聊城 …    values  those of every region
 *     assumed        regions  made up | made up | 国家 | 山东 | 聊城 …
 *                             |_ one value for each parameter, "unknown" until assume_value() changes it
 *
 * Everything lives in the arena given; the content outlives it.
 */
#ifndef TUI_CASES_ASSUME_H
#define TUI_CASES_ASSUME_H

#include "base/arena.h"
#include "engine/session.h"

struct assumed {
    struct content content;          /* the overlay */
    struct region *regions;          /* its regions: the made-up ones first */
    struct value *values;            /* by parameter */
    const struct value **candidates; /* the values that regions really declare, each once */
    struct span *candidate;          /* by parameter, in candidates */
};

/* Lays the overlay over a content; nothing is known in it. The made-up regions are those of two places;
 * 0 = of none. */
void assume_open(struct assumed *assumed, struct arena *arena, const struct content *content,
                 const uint32_t places[2]);

/* Lays the same made-up regions over a second content whose parameters have the same numbers. */
void assume_second(const struct assumed *assumed, struct arena *arena,
                   const struct content *content, const uint32_t places[2], struct content *over);

/* The same without memory of its own, for a content whose regions have the same numbers too. `over` reads
 * both. */
void assume_over(const struct assumed *assumed, const struct content *content,
                 struct content *over);

/* How many values a parameter can take besides unknown: its options, or the values that regions declare. */
uint32_t assume_choices(const struct assumed *assumed, uint32_t parameter);

/* Makes a parameter take one of them, or none known. */
void assume_value(struct assumed *assumed, uint32_t parameter, struct answer choice);

/* Whether a pair of words ("region.x=value") assumes a rule; all others answer a question. */
bool assume_is(const char *pair);

/* Assumes what a pair of words says: an option, "unknown", or the number of a value some region declares,
 * counted from 0. *assumed is NULL until something is assumed. false when there is no such parameter or
 * value, or the pair assumes nothing. */
bool assume_words(struct assumed **assumed, struct arena *arena, const struct content *content,
                  uint32_t insured, const char *pair);

#endif
