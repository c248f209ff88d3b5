/*
 * Which values and claims some sheet shows.
 *
 * A sheet shows what is known of the parameters that bear on its case (engine/bearing.h). Which value that
 * is depends on the case only by its scheme, its day and the facts that values are limited by (`for`). A
 * *cell* is one combination of scheme and such facts, with "not known" among their answers. Walks note in
 * which cells a parameter bears; after them each region looks which of its values hold in one of its own.
 *
 *     reduction_temp       care_in   same_province   other_province   not known …
 *     noted in 枣庄                   x               x                .
 *     {for: {care_in: other_province}} is shown, {for: {care_in: abroad}} never
 *
 * What ended before today is let be, and so is what rules alone read: a parameter without `when`.
 */
#ifndef TUI_ANALYSIS_SHOWN_H
#define TUI_ANALYSIS_SHOWN_H

#include "analysis/findings.h"
#include "analysis/walk/alike.h"
#include "engine/session.h"
#include "model/workbook.h"

struct shown {
    const struct workbook *workbook;
    const struct content *content; /* the workbook's */
    struct arena arena;
    uint32_t *first; /* by parameter: the number of its first cell; one more: how many there are */
    bool *by_scheme; /* by parameter: some value of it is for a scheme */
    struct span *at; /* by flow and outcome: which parameters could bear, in `bearing` */
    struct buffer bearing; /* uint32_t */
    uint32_t areas;
    uint32_t words;  /* of one set of cells */
    uint32_t *noted; /* by flow and area: the cells in which parameters bear, a bit each */
};

/* Nothing is noted yet. The workbook is borrowed. */
void shown_open(struct shown *shown, const struct workbook *workbook);
void shown_close(struct shown *shown);

/* Whether some parameter could bear on cases of a flow that come to an outcome. */
bool shown_concerns(const struct shown *shown, uint32_t flow, uint32_t outcome);

/* A case in an area that has come to its outcome. Walks of different flows or areas may note at once. */
void shown_note(const struct shown *shown, uint32_t area, const struct session *session,
                const struct trail *trail);

/* Marks the parameters that nothing was noted of, or that have a value or claim nothing noted shows; false =
 * none. `alike`: which areas the walks spoke for, `walks` kinds of them. */
bool shown_missing(const struct shown *shown, const struct alike *const *alike, uint32_t walks,
                   int32_t today, bool *missing);

/* Whether one of these parameters could bear on cases of a flow that come to an outcome marked in `ends`. */
bool shown_could(const struct shown *shown, uint32_t flow, const bool *ends,
                 const bool *parameters);

/* Each of those is a finding. */
void shown_report(const struct shown *shown, const struct alike *const *alike, uint32_t walks,
                  int32_t today, struct findings *findings);

#endif
