/*
 * Short wording for a screen, beside what paper/words.h gives to sheet and screen alike. Shared by
 * the screens and the plain mode. Results live in the arena or in the content, and are never NULL.
 */
#ifndef TUI_DESK_WORDING_H
#define TUI_DESK_WORDING_H

#include "desk/desk.h"
#include "paper/words.h"

/* Interface wording as it stands (words_fill() fills arguments in). */
const char *words_text(const struct words *words, enum text_id id);

/* The content's wording. */
const char *words_of(const struct words *words, struct text text);

const char *words_number(const struct words *words, int64_t number);

/* "2026-11-21 周六" */
const char *words_day(const struct words *words, int32_t date);

/* "今天", "3 天前", "5 天后" */
const char *words_from_today(const struct words *words, int32_t date, int32_t today);

/* A place without its province: "聊城市". */
const char *words_place_short(const struct words *words, uint32_t code);

/* An answer as short as it can be said: a place without its province, a date in digits. */
const char *words_answer_short(const struct words *words, uint32_t question, struct answer answer);

/* An option as it is read on the question. */
const char *words_option(const struct words *words, uint32_t question, uint32_t option);

/* What a question is called where there is no room for it. */
const char *words_label(const struct words *words, uint32_t question);

/* "聊城市 > 北京市": where insured and where treated, as far as it is known. */
const char *words_between(const struct words *words, const struct session *session);

/* Without the full stop at its end: something follows, or it is quoted. */
const char *words_without_stop(const struct words *words, const char *text);

/* With a capital at its beginning, as it stands on a row of its own. */
const char *words_capital(const struct words *words, const char *text);

/* ---- the case so far --------------------------------------------------------------------- */

#define VERDICTS_ALL 32

/* "已答 4 问，还剩 1-3 问" */
const char *words_progress(const struct words *words, const struct desk *desk);

/* Verdicts still possible, the best for the citizen first; "… 等 13 种" where they are more than `few`. */
const char *words_possible(const struct words *words, const struct desk *desk, int few);

/* ---- papers ----------------------------------------------------------------------------- */

/* "身份证", or "身份凭证（任选一种）：医保码 / 身份证 / 社保卡". */
const char *words_item(const struct words *words, const struct item *item);

/* The same without what it may be: "身份凭证（任选一种）". */
const char *words_item_short(const struct words *words, const struct item *item);

/* "原件，1 份，出示": what of it is to be brought; the choice, where one of several will do. */
const char *words_item_form(const struct words *words, const struct item *item);

/* 必须 / 有就带上 / 可后补 / 可能需要 */
const char *words_item_necessity(const struct words *words, const struct item *item);

#endif
