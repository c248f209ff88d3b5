/*
 * A difference in words, for people.
 */
#ifndef TUI_COMMANDS_DIFF_WORDS_H
#define TUI_COMMANDS_DIFF_WORDS_H

#include "analysis/diff/diff.h"
#include "commands/phrase.h"

struct diff_words {
    const struct content *old;
    const struct content *now;
    const struct diff *differences;
    enum language language;
    struct arena *arena;
};

/* "结论 X → Y", "材料", "期限" … */
const char *diff_words_headline(const struct diff_words *words,
                                const struct diff_group *difference);

/* "参保地 是 聊城市；备案 是 没办过"; "" where it holds for every case of the flow. */
const char *diff_words_condition(const struct diff_words *words,
                                 const struct diff_group *difference);

/* One part of it. */
const char *diff_words_clause(const struct diff_words *words, const struct clause *clause);

/* Papers on one list and not on the other, as calls of `each` with their names. */
void diff_words_papers(const struct diff_words *words, const struct diff_group *difference,
                       bool added, void (*each)(void *context, const char *id, const char *name),
                       void *context);

/* "manual_claim：2027-01-20 → 2027-01-21", or NULL when the place-th date does not differ. */
const char *diff_words_date(const struct diff_words *words, const struct diff_group *difference,
                            uint32_t place);

/* "daoban run settle --on … --set …" */
const char *diff_words_example(const struct diff_words *words, const struct diff_group *difference);

#endif
