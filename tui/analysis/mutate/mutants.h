/*
 * Mutants: every small change of a content, one at a time, made in memory on a copy whose records can be
 * written. The content itself is never touched.
 *
 *   target     each way of a node leads where another of its ways does (to what comes next where it has
 *              only one); each ending shows the outcome of another ending of its flow
 *   boundary   each comparison of dates or numbers, each period of a deadline, each day a region's value
 *              is valid from or to moves by one both ways; rolling to a working day and counting
 *              the first day are switched
 *   paper      each paper an outcome asks for is dropped, and each of several any of which serves
 *   condition  each rule is negated, and each comparison of a rule that has several
 *   value      each value of a region becomes each other option, one more, or unknown
 *
 * Left out is what decides nothing: values that are only printed, days before the content's own date.
 *
 *     mutants_make(&mutants, content, rules);
 *     for (uint32_t i = 0; i < mutants.count; i++) {
 *         mutants_apply(&mutants, mutants_at(&mutants, i));    mutants.content now behaves otherwise
 *         …
 *         mutants_undo(&mutants, mutants_at(&mutants, i));
 *     }
 *     mutants_free(&mutants);
 */
#ifndef TUI_ANALYSIS_MUTANTS_H
#define TUI_ANALYSIS_MUTANTS_H

#include "analysis/way.h"
#include "base/arena.h"
#include "model/content.h"

enum mutation {
    MUTATION_TARGET,   /* index = node, slot = which of its ways; or an ending and MUTANT_ENDING */
    MUTATION_BOUNDARY, /* index = atom, deadline or value, as slot says */
    MUTATION_PAPER, /* index = bring, slot = which of the papers it lets choose from, from 1; 0 = all */
    MUTATION_CONDITION, /* index = rule, slot = which of its comparisons, from 1; 0 = the whole */
    MUTATION_VALUE,     /* index = value */
    MUTATION_COUNT
};

/* The slots of a node are its ways (way.h); this is the outcome that an ending shows. */
#define MUTANT_ENDING 300u

/* What a boundary belongs to. */
enum boundary { BOUNDARY_ATOM, BOUNDARY_DEADLINE, BOUNDARY_VALUE };

/* A record's member that is overwritten. */
struct edit {
    void *at;      /* in the copy */
    uint32_t size; /* 4 or 8 */
    int64_t to;
};

struct mutant {
    enum mutation kind;
    uint32_t index;
    uint32_t slot;
    struct edit edit;
    /* Where it can show; NO_INDEX = anywhere. */
    uint32_t node;
    uint32_t outcome;
    uint32_t region;
};

struct mutants {
    struct arena arena;
    struct content content; /* the copy that changes */
    struct buffer list;     /* struct mutant */
    uint32_t count;
    uint32_t own;    /* rules that may change */
    uint32_t never;  /* a rule that is never true; behind it the changed ones */
    uint32_t *parts; /* by rule: the first of those with one comparison negated */
    int64_t was;     /* what the mutant applied replaced */
};

/* Copies and lists. `content` is borrowed. Of its rules the first `rules` may change; those behind them are
 * its invariants' and stay as they are. */
void mutants_make(struct mutants *mutants, const struct content *content, uint32_t rules);
void mutants_free(struct mutants *mutants);

const struct mutant *mutants_at(const struct mutants *mutants, uint32_t place);

/* mutants->content behaves as changed until it is undone. */
void mutants_apply(struct mutants *mutants, const struct mutant *mutant);
void mutants_undo(struct mutants *mutants, const struct mutant *mutant);

/* What a mutant that is not applied would overwrite. */
int64_t mutants_was(const struct mutant *mutant);

#endif
