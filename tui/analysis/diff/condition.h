/*
 * The smallest condition that tells some ends of walks from all others: "insured in 聊城, stage = planned".
 *
 * Every end of a walk becomes a row: the matter, the outcome, what was answered to each question, where, and
 * when. The rows of one group are covered column by column; then columns are dropped one after the other as long
 * as no other row comes to fulfil what is left; the outcome is dropped last, for it says most. A row can be in
 * several groups.
 *
 *     flow    outcome  region   stage     filed     groups
 *     settle  DIRECT   371500   planned   yes       0       condition of 0, after dropping `filed`, `stage`
 *     settle  DIRECT   371500   planned   later     0 1     and `flow`:
 *     settle  MANUAL   371500   paid      no        1           region is 371500; outcome is DIRECT
 *     filing  DIRECT   330100   planned   no        -
 */
#ifndef TUI_ANALYSIS_CONDITION_H
#define TUI_ANALYSIS_CONDITION_H

#include "analysis/diff/id_map.h"

#define CONDITION_COLUMNS_MAX                                                                      \
    64 /* facts, region, flow, outcome and today that a condition can name */

#define CLAUSE_REGION 1000u /* fact of a clause or column: where the person is insured */
#define CLAUSE_TODAY 1001u
#define CLAUSE_FLOW 1002u
#define CLAUSE_OUTCOME 1003u

/* One part of a condition: a fact is one of `values`, or lies in first..last. */
struct clause {
    uint32_t fact;
    bool range;   /* dates and numbers */
    bool unsure;  /* 不清楚 counts too */
    bool unasked; /* so does not being asked */
    int32_t first, last;
    struct span
        values; /* in the list of values: options, relations, flows, outcomes, region codes (0 = not known) */
};

struct column {
    uint32_t fact; /* in the numbers of the new content; ID_MAP_FOREIGN set = only the old one asks;
                      CLAUSE_REGION and its like */
    bool range;
};

/* The ends of walks; old and new sessions in the numbers of the new content. */
struct rows {
    const struct id_map *maps; /* [0] from old to new, [1] from new to old */
    struct column columns[CONDITION_COLUMNS_MAX];
    uint32_t column_count;
    struct buffer codes; /* int32_t, column_count for each row */
    uint32_t count;
    uint64_t
        kept; /* a bit per column that no condition drops: other values of it were not walked */
};

/* The columns: region, today, every question of either content. `maps` is borrowed. */
struct rows condition_rows(const struct id_map maps[2]);
void condition_rows_free(struct rows *rows);

/* Adds the end of a walk under the old (0) or new (1) content; its flow is told by the new one's number. */
void condition_add(struct rows *rows, bool is_new, const struct session *session,
                   const struct trail *trail, uint32_t region, uint32_t flow);

/* Makes conditions name a column even where all rows agree in it. */
void condition_keep(struct rows *rows, uint32_t fact);

/* Appends the clauses of the condition of some rows (struct clause) and their values (uint32_t). `inside`: by
 * row; `by_outcome`: it may name outcomes. *exact: no other row fulfils it. Returns where the clauses stand. */
struct span condition_find(const struct rows *rows, const bool *inside, bool by_outcome,
                           struct buffer *clauses, struct buffer *values, bool *exact);

#endif
