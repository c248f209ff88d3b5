/*
 * One case for everything that can be told apart: the ends of the walks of all flows in every region
 * and in one of which nothing is known, kept small. What mutants and regions are held against.
 */
#ifndef TUI_ANALYSIS_POOL_H
#define TUI_ANALYSIS_POOL_H

#include "analysis/behaviour.h"
#include "analysis/mutants.h"
#include "analysis/walk.h"

struct pooled {
    uint32_t flow;
    uint32_t region; /* NO_INDEX: not known where */
    uint32_t outcome;
    int32_t today;
    uint32_t first; /* in pool.answers */
    uint32_t count;
    uint64_t print; /* behaviour_print() of it */
};

struct pool {
    const struct content *content;
    struct buffer cases;   /* struct pooled */
    struct buffer answers; /* struct pooled_answer */
    struct buffer passed;  /* bit per way a case may have taken, `words` for each case */
    uint32_t *first_way;   /* by node: its first bit */
    struct arena arena;
    uint32_t count;
    uint32_t words;
    bool whole; /* false: some walk was given up */
};

struct pooled_answer {
    uint32_t fact;
    struct answer answer;
};

/* Walks. What the workbook's invariants read is kept apart too; NULL = none. */
void pool_make(struct pool *pool, const struct content *content, const struct workbook *workbook);
void pool_free(struct pool *pool);

const struct pooled *pool_at(const struct pool *pool, uint32_t place);

/* Whether a case may have left a node by a way: one that leads where it went. `slot` as in mutants.h;
 * NO_INDEX = by any. */
bool pool_passes(const struct pool *pool, uint32_t place, uint32_t node, uint32_t slot);

/* The case as a session of pool->content. */
void pool_session(const struct pool *pool, const struct pooled *pooled, struct session *session);

#endif
