/*
 * What can still be read from a place of a flow on, and which answers that can tell apart: the liveness
 * analysis of compilers, with facts for variables and the flow for the program.
 *
 * A node reads what its rules and its question need; from a node on is read what it or any node after it
 * reads, to the end of its flow, and after that whatever the flows that called it still read. Outcomes
 * read for their papers, steps, notes, grounds, dates and the invariants held against them.
 *
 * Reading is closed over what reading needs: a question's `implied` rules, a deadline's anchors and
 * parameter, a parameter's scheme and date as far as the values of the scene depend on them.
 */
#ifndef TUI_ANALYSIS_LIVENESS_H
#define TUI_ANALYSIS_LIVENESS_H

#include "analysis/walk/partition.h"
#include "analysis/walk/scene.h"
#include "base/bits.h"

#define LIVENESS_VALUES_MAX 256 /* parameters; more are not walked */

struct read_set {
    uint32_t facts[BITS_WORDS(FACTS_MAX)];
    /* Parameters that change by day, or have to be chosen. */
    uint32_t values[BITS_WORDS(LIVENESS_VALUES_MAX)];
    bool today;
    uint64_t
        days; /* which of liveness_day_atoms() are compared; the last bit stands for all further ones */
    bool changed;                 /* a pair: something that differs between the two is among it */
    struct partition *partitions; /* by fact; only those in `facts` count */
};

struct liveness {
    const struct scene *scene;
    const struct content *content;
    const struct walk_request *request;
    const struct tracked *tracked; /* the request's, or none */
    struct read_set ends;          /* what is tracked: read at the outcomes it is tracked at */
    struct read_set *node;         /* by node: read when it is passed */
    struct read_set *reach;        /* by node: read there or later, to the end of its flow */
    struct read_set *after;        /* by node that runs a flow: read when that has ended */
    struct read_set *outcome;      /* by outcome */
    uint32_t *day_atoms;           /* of liveness_day_atoms() */
    uint32_t day_atom_count;
    bool *node_done, *outcome_done;
    struct call_context **contexts; /* by node: what liveness_at() has joined before */
    struct arena *arena;
};

/* The comparisons of today that no answer is needed for, in the order of the content: writes their indexes
 * into `atoms`, which has room for all, and returns how many there are. */
uint32_t liveness_day_atoms(const struct content *content, uint32_t *atoms);

/* Whether what is read compares the n-th of them. */
bool liveness_reads_day(const struct read_set *read, uint32_t n);

/* The scene and the request are borrowed. */
void liveness_open(struct liveness *liveness, struct arena *arena, const struct scene *scene,
                   const struct walk_request *request);

/* What is read from `node` on, where the nodes `callers` run the flows that wait for it to end. */
const struct read_set *liveness_at(struct liveness *liveness, uint32_t node,
                                   const uint32_t *callers, uint32_t depth);

/* Adds what a flow reads from its first node on to a set; `read` zero-initialised or filled by this. */
void liveness_join_flow(const struct liveness *liveness, uint32_t flow, struct read_set *read);

#endif
