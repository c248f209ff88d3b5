/*
 * Two contents side by side: which record of one is which of the other, by id.
 */
#ifndef TUI_ANALYSIS_NAMING_H
#define TUI_ANALYSIS_NAMING_H

#include "analysis/behaviour.h"
#include "base/arena.h"

#define NAMING_FOREIGN 0x80000000u /* set in the number of a record that only `from` has */

/* Tables by index in `from`: the index in `to`, or NAMING_FOREIGN | the own index. */
struct naming {
    const struct content *from;
    const struct content *to;
    const uint32_t *facts, *options, *flows, *outcomes, *documents, *deadlines, *verdicts;
};

void naming_make(struct naming *naming, struct arena *arena, const struct content *from,
                 const struct content *to);

/* A session of `from` as one of `to`: answers whose question or option is gone are left out. False
 * when the flow is gone. */
bool naming_session(const struct naming *naming, const struct session *session,
                    struct session *translated);

/* The print of what a session of `from` comes to: with `translate` in the numbers of `to`, else in its
 * own. One translated and one of the naming the other way round are equal when both behave the same.
 * Steps and notes are told apart by place where both outcomes have as many, else by their words. */
uint64_t naming_print(const struct naming *naming, const struct behaviour *behaviour,
                      bool translate);

/* Whether facts, options, parameters and deadlines have the same numbers in both. */
bool naming_even(const struct naming *naming);

#endif
