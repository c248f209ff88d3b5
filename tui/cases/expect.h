/*
 * A story held against what it expects.
 */
#ifndef TUI_CASES_EXPECT_H
#define TUI_CASES_EXPECT_H

#include "cases/play.h"

bool expected_holds(const struct expected *expected, const struct played *played);

/* Serves a story on a content: whether everything it expects comes true. */
bool expect_all(const struct stories *stories, const struct story *story,
                const struct content *content, struct played *played);

/* Reports what does not come true on the stories' own content, each at its line; returns how many. */
uint32_t expect_report(const struct stories *stories, const struct story *story,
                       struct diags *diags);

#endif
