/*
 * Sheets of the shipped content, for tests: cases answered by chance but always the same, so that
 * every block comes up in both languages.
 */
#ifndef TESTS_UNIT_SHEET_CASES_H
#define TESTS_UNIT_SHEET_CASES_H

#include "model/texts.h"
#include "paper/sheet.h"

/* cmocka's group setup and teardown. */
int sheet_cases_open(void **state);
int sheet_cases_close(void **state);

const struct content *sheet_cases_content(void);

/* A finished case: its flow, its answers by chance. False when it does not end. */
bool case_make(struct session *session, struct result *result, uint32_t seed);

/* What a desk adds: window 2, the seventh sheet of 2026-11-21, 15:30. */
struct sheet_desk desk_of(void);

typedef void (*looker)(const struct session *session, const struct result *result,
                       const struct sheet *sheet);

/* Looks at the sheet of every generated case and of every outcome, in both languages. */
void every_sheet(looker look);

typedef void (*result_looker)(const struct session *session, const struct result *result);

/*
 * Looks at every story of the content, or at one for each outcome. What the shipped rules never come
 * to is looked at with the answers of another case.
 */
void every_story(result_looker look);
void every_outcome(result_looker look);

size_t count_kind(const struct sheet *sheet, enum sheet_line_kind kind);

/* Whether some line or label holds these words. */
bool says(const struct sheet *sheet, const char *words);

/* Interface wording as every_sheet() expects it of the sheet that is looked at. */
const char *wording(const struct sheet *sheet, enum text_id id);

#endif
