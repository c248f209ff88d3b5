/*
 * How much of a content the cases exercise: every outcome and ending of a flow, every answer, every paper,
 * and both sides (its last day, the day after) of every deadline that a rule compares with today.
 *
 *     coverage_start(&coverage, content);
 *     for (…) coverage_add(&coverage, &played);
 *     for (uint32_t i = 0; i < coverage.count; i++)
 *         if (!coverage_at(&coverage, i)->seen) …
 *     coverage_free(&coverage);
 */
#ifndef TUI_ANALYSIS_COVERAGE_H
#define TUI_ANALYSIS_COVERAGE_H

#include "cases/play.h"

enum covered_kind {
    COVERED_OUTCOME,  /* index = outcome */
    COVERED_ENDING,   /* index = ending of a flow */
    COVERED_ANSWER,   /* index = question, place = option, relation, or COVERED_UNSURE / KNOWN */
    COVERED_DOCUMENT, /* index = document; on some list */
    COVERED_LAST_DAY, /* index = deadline; some case is served on its last day */
    COVERED_DAY_AFTER,
    COVERED_KIND_COUNT
};

#define COVERED_UNSURE 30u /* the answer 不清楚 */
#define COVERED_KNOWN 29u  /* any date, number or amount */

struct coverage {
    const struct content *content;
    struct buffer needed; /* struct covered */
    uint32_t count;
};

struct covered {
    enum covered_kind kind;
    uint32_t index;
    uint32_t place; /* ANSWER: which; else 0 */
    bool seen;
};

/* Lists what there is to cover; then every case served adds what it came by. */
void coverage_start(struct coverage *coverage, const struct content *content);
void coverage_add(struct coverage *coverage, const struct played *played);
void coverage_free(struct coverage *coverage);

const struct covered *coverage_at(const struct coverage *coverage, uint32_t place);

/* "filed=unsure", "claim: overdue", "MANUAL" … as cases and flows write it. */
const char *covered_name(const struct content *content, const struct covered *covered,
                         struct arena *arena);

#endif
