/*
 * The parts of a result that several pages tell: verdict, steps, dates, what is not verified. Each adds its
 * blocks to a page, or nothing where the result has nothing of the kind. The case has an outcome.
 */
#ifndef TUI_SCREENS_RESULT_PAGE_H
#define TUI_SCREENS_RESULT_PAGE_H

#include "desk/desk.h"
#include "screens/page.h"
#include "wording/words.h"

/* A rule of the result that is true, or none given. */
bool result_holds(const struct desk *desk, uint32_t rule);

/* The verdict's word in its colour, and the outcome's title. */
void result_verdict(const struct desk *desk, const struct words *words, struct page *page);

/* Numbered steps with their channels beneath. */
void result_steps(const struct desk *desk, const struct words *words, struct page *page);

/* Time limits as real dates. */
void result_dates(const struct desk *desk, const struct words *words, struct page *page);

/* How they were reckoned: the rule, and what it was applied to. */
void result_reckoning(const struct desk *desk, const struct words *words, struct page *page);

/* One date in words: "2026-12-21 周一（还有 30 天）", or why there is none. */
const char *result_date_words(const struct desk *desk, const struct words *words,
                              const struct due *due);

/* Known losses that bear on the case, each with an illustration. */
void result_losses(const struct desk *desk, const struct words *words, struct page *page);

/* What else bears on it and changes what is to be done: what the region says, and what to ask where it is not
 * verified. */
void result_values(const struct desk *desk, const struct words *words, struct page *page);

/* What circulates about a parameter, from the region up to the nation, each with its date. */
void result_claims(const struct desk *desk, const struct words *words, uint32_t parameter,
                   int columns, struct page *page);

/* What bears on it and is only good to know. */
void result_good_to_know(const struct desk *desk, const struct words *words, struct page *page);

/* What circulates about everything that bears on the case. */
void result_circulating(const struct desk *desk, const struct words *words, struct page *page);

/* What the outcome says besides; and what people wrongly believe, with the truth. */
void result_notes(const struct desk *desk, const struct words *words, struct page *page);
void result_myths(const struct desk *desk, const struct words *words, struct page *page);

/* "6 份：身份证、…" */
void result_papers(const struct desk *desk, const struct words *words, struct page *page);

#endif
