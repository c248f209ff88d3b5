/*
 * The ends of one flow's walks, and the smallest condition that tells some of them from the others.
 * Private to analysis/diff/.
 */
#ifndef TUI_ANALYSIS_DIFFER_GROUP_H
#define TUI_ANALYSIS_DIFFER_GROUP_H

#include "analysis/diff/differ.h"

#define GROUP_SIDES_MAX 64 /* facts, region and today that a condition can name */

#define CODE_UNASKED INT32_MIN
#define CODE_UNSURE (INT32_MIN + 1)

/* What can be told of an end: one side for each fact, the region, and today. */
struct group_side {
    uint32_t fact; /* in the numbers of the new content; NAMING_FOREIGN set = only the old one asks;
                      CLAUSE_REGION, CLAUSE_TODAY */
    bool range;
};

struct group_ends {
    struct group_side side[GROUP_SIDES_MAX];
    uint32_t side_count;
    struct buffer codes;  /* int32_t, side_count for each end */
    struct buffer groups; /* uint32_t: the difference it belongs to; NO_INDEX = behaves the same */
    uint32_t count;
};

/* Fills clauses and exact of a difference whose ends are those of `group`. */
void group_describe(const struct group_ends *ends, uint32_t group, struct differences *differences,
                    struct difference *difference);

#endif
