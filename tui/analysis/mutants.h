/*
 * Every small change of a content, one at a time: a way that leads elsewhere, a boundary a day off, a
 * paper dropped, a condition turned round, a region's value changed. Made in memory, on a copy whose
 * records can be written; the content itself is never touched.
 */
#ifndef TUI_ANALYSIS_MUTANTS_H
#define TUI_ANALYSIS_MUTANTS_H

#include "base/arena.h"
#include "model/content.h"

enum mutation {
    MUTATION_TARGET,    /* index = node, slot = which of its ways */
    MUTATION_BOUNDARY,  /* index = atom, deadline or value, as slot says */
    MUTATION_PAPER,     /* index = bring */
    MUTATION_CONDITION, /* index = rule */
    MUTATION_VALUE,     /* index = value */
    MUTATION_COUNT
};

/* Slots of a node besides its ways (0 …) and arms (SLOT_ARM …). */
#define SLOT_ARM 100u
#define SLOT_OTHERWISE 200u
#define SLOT_UNSURE 201u
#define SLOT_UNKNOWN 202u

/* What a boundary belongs to. */
enum boundary { BOUNDARY_ATOM, BOUNDARY_DEADLINE, BOUNDARY_VALUE };

struct edit {
    void *at;
    uint32_t size; /* 4 or 8 */
    int64_t to;
};

struct mutant {
    enum mutation kind;
    uint32_t index;
    uint32_t slot;
    struct edit edit;
    /* Where it can be noticed; NO_INDEX = anywhere */
    uint32_t node;
    uint32_t outcome;
    uint32_t region;
    bool shifted; /* shows only on days beside the ones it was cut at */
};

struct mutants {
    struct arena arena;
    struct content content; /* the copy that changes */
    struct buffer list;     /* struct mutant */
    uint32_t count;
    uint32_t own;   /* rules that may change */
    uint32_t never; /* a rule that is never true */
    int64_t was;    /* what the mutant applied replaced */
};

/* Copies and lists. `content` is borrowed and must outlive it. Of its rules the first `rules` are its
 * own; those behind them (invariants) stay as they are. */
void mutants_make(struct mutants *mutants, const struct content *content, uint32_t rules);
void mutants_free(struct mutants *mutants);

const struct mutant *mutant_at(const struct mutants *mutants, uint32_t place);

/* mutants->content behaves as changed until it is undone. */
void mutant_apply(struct mutants *mutants, const struct mutant *mutant);
void mutant_undo(struct mutants *mutants, const struct mutant *mutant);

/* Whom to blame: "settle.filed: locked: LOCKED_ASK -> DIRECT", "MANUAL: without receipt" … */
const char *mutant_words(const struct mutants *mutants, const struct mutant *mutant,
                         struct arena *arena);

#endif
