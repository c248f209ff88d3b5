/*
 * What changed, in words: which record it is, and of each of its members what it said and what it says.
 */
#ifndef TUI_COMMANDS_DIFF_TOLD_H
#define TUI_COMMANDS_DIFF_TOLD_H

#include "analysis/diff/every_sheet.h"
#include "analysis/diff/unshown.h"
#include "commands/diff_words.h"

/* Where a changed record stands and what it is called. Strings are "" where there is nothing to say. */
struct told_name {
    const char *what;   /* "value", "step" … for programs */
    const char *region; /* id of the region that says it */
    const char *id;     /* its own id, or its owner's */
    const char *name;   /* for people: 枣庄市：首先自付比例 */
};

struct told_name diff_told_name(const struct diff_words *words, const struct sheet_change *change);

/* "内容", its old words and its new ones; NULL = there is or was nothing. */
struct told_line {
    const char *label;
    const char *before;
    const char *after;
};

/* Calls back with each line of a group whose kind is DIFFERS_PART. */
void diff_told_each(const struct diff_words *words, const struct diff_group *group,
                    void (*each)(void *context, const struct told_line *line), void *context);

/* The last days of a group's example that differ, likewise. */
void diff_told_dates(const struct diff_words *words, const struct diff_group *group,
                     void (*each)(void *context, const struct told_line *line), void *context);

/* What no sheet tells, and why. */
struct told_name diff_told_unshown_name(const struct diff_words *words,
                                        const struct unshown *unshown);
struct told_line diff_told_unshown(const struct diff_words *words, const struct unshown *unshown);
const char *diff_told_why(const struct diff_words *words, const struct unshown *unshown);

/* What every sheet tells. */
struct told_line diff_told_every(const struct diff_words *words, const struct every_change *change);

#endif
