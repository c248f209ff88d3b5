/*
 * What a content promises to those who serve by it, beside that every case ends: each question says why it
 * is asked, how to find the answer out and how a story tells each answer; every statement has a source that
 * counts, on every day to come, and what ends has something in its place; what is read aloud is short; English is English; refusals say how to get them in writing; and no
 * question is put whose answer makes no difference.
 *
 * What is missing is reported at its place in the files, a site's own among them. None of it keeps a
 * content from being served.
 */
#ifndef TUI_ANALYSIS_PROMISES_H
#define TUI_ANALYSIS_PROMISES_H

#include "base/diag.h"
#include "model/workbook.h"

#define PROMISES_SAY_MAX 40 /* Chinese characters of a sentence that is read aloud */

/* Reports every promise that is not kept, as findings.def words it, record by record. */
void promises_check(const struct workbook *workbook, struct diags *diags);

#endif
