/*
 * Every combination of answers of one flow in one area, each distinct state once.
 *
 * A walk replays real sessions through the engine (trail_walk), so what it finds is what the desk does.
 * It stops wherever something has to be given: an answer to a question, a start fact that was not
 * settled before a rule reads it (given, 不清楚 or left open), in *any* region the value of a parameter
 * (each declared one, or unknown), and first of all the day. Dates and numbers are cut at the
 * boundaries the rules use, days wherever such a boundary moves past another: one day or number stands
 * for all that no rule can tell apart.
 *
 * States are remembered by the node, the flows that called, and the answers that can still be read
 * from there on (by rules, papers, grounds, invariants and what the request wants kept apart).
 * Two ways into the same state are walked on once; combinations are counted, not listed.
 *
 *     struct walk *walk = walk_make(&(struct walk_request){.content = content, .flow = flow, .area = area});
 *     for (uint32_t i = 0; i < walk->state_count; i++)
 *         if (walk->states[i].kind == STATE_DONE) { walk_session(walk, i, &session); … }
 *     walk_free(walk);
 *
 * A case entered by an outcome's `next` needs no walk of its own: answers kept from before count only
 * from the node on that asks for them, where every answer is tried anyway.
 */
#ifndef TUI_ANALYSIS_WALK_H
#define TUI_ANALYSIS_WALK_H

#include "base/arena.h"
#include "engine/session.h"
#include "model/workbook.h"

#define WALK_STATES_MAX 2000000 /* more are "not proved" */
#define WALK_STEPS_MAX 96       /* things given on one path */

enum area_kind {
    AREA_REGION,  /* insured in a region that has a file */
    AREA_UNKNOWN, /* 参保地 is not known */
    AREA_ANY      /* every parameter takes each declared value, or is unknown */
};

struct area {
    enum area_kind kind;
    uint32_t region; /* AREA_REGION */
};

/* Every area a content has: each region, unknown, any. */
uint32_t area_count(const struct content *content);
struct area area_at(const struct content *content, uint32_t index);

/* Where sessions of an area are insured: known, or 不清楚. */
struct answer area_insured(const struct content *content, struct area area);

enum step_kind {
    STEP_TODAY,  /* answer.number = the day */
    STEP_START,  /* a start fact settled before it is read; answer.state NONE = left open */
    STEP_ANSWER, /* to the question asked */
    STEP_VALUE /* subject = parameter; answer.state NONE = unknown, else number = an option's, or that
                    of the value among those declared */
};

struct step_given {
    uint32_t kind;    /* enum step_kind */
    uint32_t subject; /* fact or parameter */
    uint32_t insured; /* AREA_ANY: the place of insurance that a place of care goes with; else 0 */
    struct answer answer;
};

enum state_kind {
    STATE_OPEN, /* `needs` has to be given */
    STATE_DONE, /* an outcome */
    STATE_GAP,  /* no way leads on from `node` */
    STATE_CUT,  /* given up: the limit of states was reached */
    STATE_SAME /* beside another content: both stand at one place and read the same, and nothing that
                   changed lies ahead; not walked on */
};

struct state {
    uint8_t kind;         /* enum state_kind */
    uint8_t needs;        /* OPEN: enum step_kind */
    bool theirs;          /* OPEN: the content walked beside needs it, this one does not (yet) */
    uint16_t depth;       /* steps from the start on the shortest way here */
    uint32_t subject;     /* OPEN: fact or parameter; DONE: outcome */
    uint32_t node;        /* OPEN, GAP: where it waits; NO_INDEX for the day and at an outcome */
    uint32_t passed;      /* nodes passed before `node` */
    uint32_t parent;      /* on the shortest way; the first state has itself */
    struct step_given by; /* what was given to come here from parent */
    uint32_t first_edge;  /* OPEN: its ways on, in walk->edges */
    uint32_t edge_count;
    uint32_t asked;      /* most questions asked on any way here */
    double combinations; /* of what was given that lead here */
};

struct edge {
    uint32_t to;
    struct step_given given;
};

/* One node being passed; one that runs a flow when it is entered and again when that flow has ended.
 * `trail` says what counts when the node is reached (the answer asked for there
 * included); trail->passed[place] is what it did. */
struct passing {
    const struct session *session;
    const struct trail *trail;
    uint32_t place;
    const struct step_given *steps; /* what was given so far, in order: the way to replay it */
    uint32_t step_count;
};

/* What walks of one content in one area have in common; zero-initialise, give to one walk after the other
 * (not to two at once), free with walk_memo_free(). */
struct walk_memo {
    struct arena arena;
    struct days_known *days;
};
void walk_memo_free(struct walk_memo *memo);

/* Walking another content, `also`, beside: both serve every case, states are told apart by where it stands
 * in both and by what either can still read, and a case is done when it is done in both. */
struct walk_changed {
    const bool *nodes;    /* by node: differs between the two */
    const bool *outcomes; /* by outcome, likewise */
};

struct walk_request {
    const struct content *content;
    uint32_t flow;
    struct area area;
    uint32_t kept[FACTS_MAX / 32]; /* bit per fact: kept apart to the end though nothing reads it */
    const bool *steps; /* by step and by note: whether its condition is kept apart. NULL = all are;
                          what is not may miss some of its truths, at far fewer states */
    const bool *notes;
    const struct workbook
        *workbook; /* its invariants count as read; NULL = none. `content` is its own */
    const struct content
        *also; /* days and dates are cut for this content's rules and values too; NULL =
                                   none. Facts, parameters, options and deadlines must have the same
                                   numbers. */
    const struct walk_changed *changed; /* walk `also` beside; NULL = do not */
    struct walk_memo *memo;             /* or NULL */
    uint32_t states_max;                /* 0 = WALK_STATES_MAX */
    int32_t first_day;                  /* 0 = from the content's own date … */
    int32_t last_day;                   /* … to where nothing changes any more */

    /* May be NULL. Called for every node passed on every edge, in order. */
    void (*pass)(void *context, const struct passing *passing);
    void *context;
};

struct walk {
    const struct content
        *content; /* the one sessions run on: in AREA_ANY an overlay of the request's */
    const struct content *also; /* likewise of the request's `also`; the same sessions run on it */
    const struct state *states; /* [0] is the start; parents come before their children */
    uint32_t state_count;
    const struct edge *edges;
    uint32_t edge_count;
    bool whole;         /* false: the limit was reached, nothing is proved */
    uint32_t day_count; /* days that had to be told apart */
    int32_t first_day;
    int32_t last_day;
    double combinations; /* that end in an outcome or a gap */
    uint32_t longest;    /* questions on the longest path, start facts not counted */
    uint32_t longest_state;
};

struct walk *walk_make(const struct walk_request *request);
void walk_free(struct walk *walk);

/* The shortest case that reaches a state. In AREA_ANY it also puts the values of that case into
 * walk->content: they hold until the next call. */
void walk_session(struct walk *walk, uint32_t state, struct session *session);

/* The steps of that case, in order; returns how many. */
uint32_t walk_steps(const struct walk *walk, uint32_t state,
                    struct step_given steps[WALK_STEPS_MAX]);

#endif
