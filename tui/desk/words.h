/*
 * Facts in words: places, dates, amounts, answers. Shared by the screens and the plain mode.
 * Everything made lives in the arena.
 */
#ifndef TUI_DESK_WORDS_H
#define TUI_DESK_WORDS_H

#include "engine/session.h"
#include "model/texts.h"

/* Who reads it: the content's wording in a language, and room to put sentences together. */
struct reader {
    const struct content *content;
    enum language language;
    struct arena *arena;
};

/* Interface wording, as it stands and with {1} {2} {3} filled (NULL = not given). */
const char *words(const struct reader *reader, enum text_id id);
const char *words_filled(const struct reader *reader, enum text_id id, const char *one,
                         const char *two, const char *three);
const char *words_number(const struct reader *reader, int64_t number);

/* The content's wording. */
const char *words_of(const struct reader *reader, struct text text);

/* "北京市"; "聊城市"; what abroad is called; the code itself where it has no name. */
const char *words_place(const struct reader *reader, uint32_t code);

/* The same with its province before it, where that says more: "山东省 聊城市". */
const char *words_place_long(const struct reader *reader, uint32_t code);

/* "2026-11-21 周六" */
const char *words_date(const struct reader *reader, int32_t date);

/* "今天", "3 天前", "5 天后" */
const char *words_from_today(const struct reader *reader, int32_t date, int32_t today);

/* Minutes of the day as "09:05". */
const char *words_minute(const struct reader *reader, int32_t minute);

/* Fen as "1234.50". */
const char *words_money(const struct reader *reader, int64_t fen);

/* A short statement of an answer, as in the review and the trail. */
const char *words_answer(const struct reader *reader, uint32_t question, struct answer answer);

/* The option's wording on the question (long) or in the review (short). */
const char *words_option(const struct reader *reader, uint32_t question, uint32_t option);
const char *words_option_short(const struct reader *reader, uint32_t question, uint32_t option);

/* What a question is called in the review. */
const char *words_label(const struct reader *reader, uint32_t question);

/* "医保发〔2022〕22号 《…》 第十六条", and where it was read: "转载，条号待核；核对于 2026-11-21". */
const char *words_cite(const struct reader *reader, uint32_t cite);
const char *words_standing(const struct reader *reader, uint32_t cite);

#endif
