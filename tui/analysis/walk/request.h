/*
 * What can be asked of a walk, and what it reports on the way; see walk.h for the walk itself.
 *
 * A walk of one flow in one area needs no more than the first three members:
 *
 *     who                   asks for
 *     the proof             tracked: steps, notes, invariants; visit; memo
 *     a drawing, mutation   visit
 *     a difference          tracked: facts, parameters, nodes, days; cut_for, so that both contents are cut at
 *                           the same days
 *     a difference in any   pair: both contents at once
 *     region, a mutant
 */
#ifndef TUI_ANALYSIS_REQUEST_H
#define TUI_ANALYSIS_REQUEST_H

#include "analysis/walk/area.h"
#include "base/arena.h"
#include "model/workbook.h"

#define WALK_STATES_MAX 2000000 /* a walk with more is given up: "not proved" */
#define WALK_INPUTS_MAX 96      /* inputs of one case */

enum input_kind {
    INPUT_TODAY,  /* answer.number = the day */
    INPUT_START,  /* a start fact settled before it is read; answer.state NONE = left open */
    INPUT_ANSWER, /* to the question asked */
    INPUT_VALUE /* AREA_ANY: subject = parameter; answer.state NONE = unknown, else number = an option's,
                     or that of the value among those declared */
};

/* One thing a case is given. */
struct input {
    uint32_t kind;    /* enum input_kind */
    uint32_t subject; /* fact or parameter */
    uint32_t insured; /* AREA_ANY: the place of insurance that a place of care goes with; else 0 */
    struct answer answer;
};

/* Where a case stops. */
enum walk_state_kind {
    STATE_OPEN, /* something has to be given */
    STATE_DONE, /* an outcome */
    STATE_GAP,  /* no way leads on from the node */
    STATE_CUT,  /* given up: more inputs than WALK_INPUTS_MAX */
    STATE_SAME  /* a pair: both contents stand at one place, read the same, and nothing that differs
                   between them lies ahead; not walked on */
};

/* One node being passed. A node that runs a flow is visited when it is entered, and again when that flow
 * has ended. */
struct visit {
    const struct session *session;
    const struct trail
        *trail;     /* its `live`: what counts at the node, the answer asked for there too */
    uint32_t place; /* trail->passed[place] is what the node did */
    const struct input *inputs; /* given so far, in order: the way to replay it */
    uint32_t input_count;
};

/* What keeps cases apart to the end, besides what the flow itself reads. */
struct tracked {
    uint32_t facts[FACTS_MAX / 32]; /* a bit per fact */
    const struct workbook
        *workbook; /* what its invariants read; NULL = none. The content is its own */
    const bool *steps,
        *notes; /* by step and note: whether its condition is tracked, so that all its
                                         truths come up; NULL = all are. Fewer make far fewer states */
    const bool
        *bearing; /* by parameter: whether it is tracked when it bears, and what its values are
                            for; NULL = none is */
    const bool *parameters; /* by parameter: what its value depends on; NULL = none */
    const bool *nodes;      /* by node: whether it was passed; NULL = none */
    const int32_t *days;    /* that are kept apart from those before them */
    uint32_t day_count;
    const bool
        *outcomes; /* by outcome: where facts, parameters and days are tracked; NULL = at all. Fewer
                             make far fewer states */
};

/* A second content walked at once: each case is served by both, and done when it is done in both. */
struct walk_pair {
    const struct content
        *other;           /* facts, parameters, options and deadlines have the same numbers */
    const bool *nodes;    /* by node: differs between the two */
    const bool *outcomes; /* by outcome, likewise */
};

/* The days found by walks of one content in one area, for the next of them. Zero-initialise, give to one
 * walk after the other (not to two at once), free with walk_memo_free(). */
struct walk_memo {
    struct arena arena;
    struct days_known *days;
};

struct walk_request {
    const struct content *content;
    uint32_t flow;
    struct area area;

    const struct tracked *tracked; /* NULL = nothing */
    const struct content
        *cut_for; /* days and dates are cut for this content's rules and values too, whose
                                      facts and parameters have the same numbers; NULL = none */
    const struct walk_pair *pair; /* NULL = one content alone; else `cut_for` is the pair's */
    struct walk_memo *memo;       /* or NULL */
    uint32_t states_max;          /* 0 = WALK_STATES_MAX */
    int32_t first_day;            /* 0 = from the content's own date … */
    int32_t last_day;             /* … 0 = to where nothing changes any more */

    /* May be NULL. Called for every node passed on every edge, in order. */
    void (*visit)(void *context, const struct visit *visit);
    void *context;
};

#endif
