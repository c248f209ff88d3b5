/*
 * The content and a case in words: for sheet, screens, plain mode and commands, so that all say the same.
 *
 * Every function takes a `struct words`: of which content, in which language, into which arena. Results
 * are never NULL; they live in that arena or in the content. Where a value has two forms, the plain name
 * is the complete one, as it stands on a sheet, and _short is the one for a screen's narrow row.
 */
#ifndef TUI_WORDING_WORDS_H
#define TUI_WORDING_WORDS_H

#include "base/arena.h"
#include "engine/bearing.h"
#include "engine/bounds.h"
#include "engine/confirmation.h"
#include "engine/deadline.h"
#include "model/texts.h"
#include "wording/hall.h"

/* Of what, and how, it is worded. */
struct words {
    const struct content *content;
    enum language language;
    struct arena *arena;
    struct hall hall; /* who the hall is to the person; zeroed where that is nobody's business */
};

/* Interface wording, without arguments. */
const char *words_text(const struct words *words, enum text_id id);

/* Interface wording with arguments filled in; the list of at most nine strings ends with NULL. */
const char *words_fill(const struct words *words, enum text_id id, ...) __attribute__((sentinel));

/* The content's wording; "" where it has none. */
const char *words_of(const struct words *words, struct text text);

const char *words_number(const struct words *words, int64_t number);

/* Without the full stop at its end: something follows, or it is quoted. */
const char *words_without_stop(const struct words *words, const char *text);

/* With a capital at its beginning, as it stands on a row of its own. */
const char *words_capital(const struct words *words, const char *text);

/* "3 天": a number with its unit; the bare number where it has none. */
const char *words_counted(const struct words *words, struct text unit, int64_t number);

/* ---- days and times ---------------------------------------------------------------------- */

/* 2026年11月21日（星期六） */
const char *words_date(const struct words *words, int32_t date);

/* "2026-11-21 周六" */
const char *words_day(const struct words *words, int32_t date);

/* "今天", "3 天前", "5 天后" */
const char *words_from_today(const struct words *words, int32_t date, int32_t today);

/* "15 个工作日" */
const char *words_duration(const struct words *words, struct duration duration);

/* 15:30, from minutes since midnight. */
const char *words_minute(const struct words *words, int32_t minute);

/* ---- places ------------------------------------------------------------------------------ */

/* 山东省聊城市; a code without a name is shown as digits. */
const char *words_place(const struct words *words, uint32_t code);

/* A place without its province: "聊城市". */
const char *words_place_short(const struct words *words, uint32_t code);

/* ---- questions and answers --------------------------------------------------------------- */

/* The short label of an answer: 没办过; 3 天; 不清楚. */
const char *words_answer(const struct words *words, uint32_t question, struct answer answer);

/* An answer as short as it can be said: a place without its province, a date in digits. */
const char *words_answer_short(const struct words *words, uint32_t question, struct answer answer);

/* What can be typed for an answer, on a screen's field and in plain mode; "" where nothing is said. */
const char *words_typing_hint(const struct words *words, uint32_t question);
const char *words_typing_hint_plain(const struct words *words, uint32_t question);

/* An option as it is read on the question, by its place in the question's list; "" past its end. */
const char *words_option(const struct words *words, uint32_t question, uint32_t option);

/* What a question is called where there is no room for the whole of it. */
const char *words_label(const struct words *words, uint32_t question);

/* ---- what holds in a region -------------------------------------------------------------- */

/* A region's value: 20%; 免备案; the words of a text or of a deadline rule. */
const char *words_value(const struct words *words, const struct value *value);

/* How much less is paid, by its model: "个人先自付 20%，其余按规定报"; "不降低". */
const char *words_loss(const struct words *words, const struct loss *loss);

/* The same loss on a made-up bill, marked as an illustration (示意); of a loss that is none, nonsense. */
const char *words_loss_example(const struct words *words, const struct loss *loss);

/* Whom a value is for: "职工，省内、互认区域"; "" where it is for all. */
const char *words_whom(const struct words *words, const struct value *value);

/* What a parameter that bears on a case is called; with whom it concerns where the case does not tell:
 * "自己去外地就医的待遇变化（没有转诊的）". */
const char *words_bearing_label(const struct words *words, const struct bearing *bearing);

/* What is known about it: the value, or all values that could hold; "" where nothing is known. */
const char *words_bearing(const struct words *words, const struct bearing *bearing);

/* What circulates: "网上说法，未核实（2025-03-18）：…" */
const char *words_claim(const struct words *words, const struct claim *claim);

/* How a date was reckoned: "从出院日期 2026年11月21日 起 6 个月，逢节假日顺延"; "" when there is no date. */
const char *words_reckoning(const struct words *words, const struct trail *trail,
                            const struct due *due);

/* ---- sources ----------------------------------------------------------------------------- */

/* 《title》number */
const char *words_source(const struct words *words, const struct source *source);

/* The same with the article. */
const char *words_cite(const struct words *words, const struct cite *cite);

/* 官方，核对于…; says 条号待核, and when it was not verified for a year before `today`. */
const char *words_standing(const struct words *words, const struct cite *cite, int32_t today);

/* Who stands behind the content: "内容由聊城市医疗保障局核实采用，2026年11月30日"; or that nobody here does. */
const char *words_adoption(const struct words *words, int32_t today);

/* ---- the case so far --------------------------------------------------------------------- */

/* "聊城市 > 北京市": where insured and where treated, as far as it is known. */
const char *words_between(const struct words *words, const struct session *session);

/* "已答 4 问，还剩 1-3 问" */
const char *words_progress(const struct words *words, const struct trail *trail,
                           const struct left *left);

/* Verdicts still possible, the best for the citizen first; "… 等 13 种" where they are more than `few`. */
const char *words_possible(const struct words *words, const struct left *left, int few);
#define VERDICTS_ALL 32

/* ---- papers ------------------------------------------------------------------------------ */

/* "身份证", or "身份凭证（任选一种）：医保码 / 身份证 / 社保卡". */
const char *words_item(const struct words *words, const struct item *item);

/* The same without the papers to choose from: "身份凭证（任选一种）". */
const char *words_item_short(const struct words *words, const struct item *item);

/* "原件，1 份，出示": what of it is to be brought; the choice, where one of several will do. */
const char *words_item_form(const struct words *words, const struct item *item);

/* 必须 / 有就带上 / 可后补 / 可能需要 */
const char *words_item_necessity(const struct words *words, const struct item *item);

/* ---- what the agency answered ------------------------------------------------------------ */

/* "6 个月"; "" where the result is written on the paper by hand. */
const char *words_confirmed(const struct words *words, const struct confirmation *confirmation);

/* "核实人 工号 1234，时间 2026年11月21日（星期六） 15:30" */
const char *words_confirmed_by(const struct words *words, const struct confirmation *confirmation);

/* "6 个月（参保地答复，工号 1207，…）", or that the result is written by hand. */
const char *words_agency_said(const struct words *words, const struct confirmation *confirmation);

/* How an answer about a parameter is typed: what to press, and that nothing typed means by hand. */
const char *words_confirm_hint(const struct words *words, uint32_t parameter);

#endif
