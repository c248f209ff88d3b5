/*
 * The smallest condition that tells some ends of walks from all others: "insured in 聊城, stage = planned".
 *
 * Every end of a flow's walks becomes a row: what was answered to each question, where, and when. The rows of
 * one group are covered column by column; then columns are dropped one after the other as long as no other
 * row comes to fulfil what is left.
 *
 *     region   today       stage     filed     group
 *     371500   2026-11-21  planned   no        0       condition of 0, after dropping `today` and `filed`:
 *     371500   2026-11-21  planned   yes       0           region is 371500; stage is planned
 *     371500   2026-11-21  paid      no        -
 *     330100   2026-11-21  planned   no        -
 */
#ifndef TUI_ANALYSIS_CONDITION_H
#define TUI_ANALYSIS_CONDITION_H

#include "analysis/diff/id_map.h"

#define CONDITION_COLUMNS_MAX 64 /* facts, region and today that a condition can name */

#define CLAUSE_REGION 1000u /* fact of a clause or column: where the person is insured */
#define CLAUSE_TODAY 1001u

/* One part of a condition: a fact is one of `values`, or lies in first..last. */
struct clause {
    uint32_t fact;
    bool range;   /* dates and numbers */
    bool unsure;  /* 不清楚 counts too */
    bool unasked; /* so does not being asked */
    int32_t first, last;
    struct span
        values; /* in the list of values: options, relations, region codes (0 = not known) */
};

struct column {
    uint32_t fact; /* in the numbers of the new content; ID_MAP_FOREIGN set = only the old one asks;
                      CLAUSE_REGION, CLAUSE_TODAY */
    bool range;
};

/* The ends of one flow's walks; old and new sessions in the numbers of the new content. */
struct rows {
    const struct id_map *maps; /* [0] from old to new, [1] from new to old */
    struct column columns[CONDITION_COLUMNS_MAX];
    uint32_t column_count;
    struct buffer codes;  /* int32_t, column_count for each row */
    struct buffer groups; /* uint32_t: the group of the row; NO_INDEX = none */
    uint32_t count;
};

/* The columns: region, today, every question of either content. `maps` is borrowed. */
struct rows condition_rows(const struct id_map maps[2]);
void condition_rows_free(struct rows *rows);

/* Adds the end of a walk under the old (0) or new (1) content. */
void condition_add(struct rows *rows, bool is_new, const struct session *session,
                   const struct trail *trail, uint32_t region, uint32_t group);

/* Appends the clauses of a group's condition (struct clause) and their values (uint32_t). *exact: no row of
 * another group fulfils it. Returns where the clauses stand. */
struct span condition_find(const struct rows *rows, uint32_t group, struct buffer *clauses,
                           struct buffer *values, bool *exact);

#endif
