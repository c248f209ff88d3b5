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

/* "结论 X → Y", of a case that takes another way. */
const char *diff_words_headline(const struct diff_words *words,
                                const struct diff_group *difference);

/* "参保地 是 聊城市；备案 是 没办过"; "" where it holds for every case of the flow. */
const char *diff_words_condition(const struct diff_words *words,
                                 const struct diff_group *difference);

/* One part of it. */
const char *diff_words_clause(const struct diff_words *words, const struct clause *clause);

/* "直接结算还是手工报销、备案": the matters it shows in. */
/* Whether its condition names them already. */
bool diff_words_names_matters(const struct diff_words *words, const struct diff_group *difference);
const char *diff_words_matters(const struct diff_words *words, const struct diff_group *difference);

/* "daoban run settle --on … --set …" */
const char *diff_words_example(const struct diff_words *words, const struct diff_group *difference);

#endif
