/* What the files of the comparison share. Private to analysis/diff/. */
#ifndef TUI_ANALYSIS_DIFFERING_H
#define TUI_ANALYSIS_DIFFERING_H

#include "analysis/diff/differ_group.h"
#include "analysis/walk/walk.h"

/* One of the two contents, with the naming that leads to the other. */
struct half {
    const struct content *content;
    struct naming naming;
};

struct differing {
    const struct differ_request *request;
    struct differences *differences;
    struct half half[2]; /* old, new */
    bool even;
    uint32_t kept[2][FACTS_MAX / 32];
    struct walk_memo *memos[2];  /* by area */
    struct walk_changed changed; /* for walking both beside each other */
    struct group_ends ends;      /* of the flow at hand */
    struct buffer prints;        /* uint64_t: what tells a difference from others, by difference */
    struct buffer counted;       /* double[2]: combinations under the old and the new content */
    uint32_t first;              /* difference of the flow at hand */
};

enum { HALF_OLD, HALF_NEW };

static inline struct difference *differences_list(const struct differences *differences)
{
    return (void *)differences->list.data;
}

/* ---- differ_ends.c ---------------------------------------------------------------------- */

/* Whether a fact is told by its range and not by its options. */
bool fact_ranged(const struct content *content, uint32_t fact);

/* Lists the sides of an end: region, today, every question of either content. */
void ends_start(struct differing *differing);

/* Keeps the end of a walk: `group` is the difference it belongs to, NO_INDEX = none. */
void end_add(struct differing *differing, bool new, const struct session *session,
             const struct trail *trail, uint32_t region, uint32_t group);

/* ---- differ_how.c ----------------------------------------------------------------------- */

/* The difference a case belongs to, added if it is the first of its kind in this flow. */
uint32_t difference_of(struct differing *differing, bool new, const struct session *session,
                       const struct behaviour *before, const struct behaviour *after);

#endif
