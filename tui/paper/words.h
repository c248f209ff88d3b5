/*
 * Values as people say them: dates, places, answers, a region's values, sources.
 *
 * All results live in the arena (or in the content) and are never NULL.
 */
#ifndef TUI_PAPER_WORDS_H
#define TUI_PAPER_WORDS_H

#include "base/arena.h"
#include "engine/deadline.h"
#include "model/texts.h"

/* Where and how something is worded. */
struct words {
    const struct content *content;
    enum language language;
    struct arena *arena;
};

/* Interface wording with arguments filled in; the list of strings ends with NULL. */
const char *words_fill(const struct words *words, enum text_id id, ...) __attribute__((sentinel));

/* 2026年11月21日（星期六） */
const char *words_date(const struct words *words, int32_t date);

/* 15:30 */
const char *words_minute(const struct words *words, int32_t minute);

/* 山东省聊城市; a code without a name is shown as digits. */
const char *words_place(const struct words *words, uint32_t code);

/* The short label of an answer: 没办过; 3 天; 不清楚. */
const char *words_answer(const struct words *words, uint32_t question, struct answer answer);

/* A region's value: 20%; 免备案; the words of a text or of a deadline rule. */
const char *words_value(const struct words *words, const struct value *value);

/* 《title》number */
const char *words_source(const struct words *words, const struct source *source);

/* The same with the article. */
const char *words_cite(const struct words *words, const struct cite *cite);

/* 官方，核对于…; says 条号待核, and when it was not verified for a year before `today`. */
const char *words_standing(const struct words *words, const struct cite *cite, int32_t today);

/* How a date was reckoned: "从出院日期 2026年11月21日 起 6 个月，逢节假日顺延"; "" when there is no date. */
const char *words_reckoning(const struct words *words, const struct trail *trail,
                            const struct due *due);

#endif
