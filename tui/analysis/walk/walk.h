/*
 * Every combination of answers of one flow in one area, each distinct state once.
 *
 * A walk replays real sessions through the engine (trail_walk), so what it finds is what the desk does.
 * A case stops wherever something has to be given (an `input`): first of all the day; an answer to a
 * question; a start fact that was not settled before a rule reads it (given, not sure, or left open); in
 * *any* region the value of a parameter (each declared one, or unknown). Dates and numbers are cut at the
 * boundaries the rules use (cells.h), days wherever such a boundary moves past another (days.h): one day
 * or number stands for all that no rule can tell from it.
 *
 * Where a case stops, all of it that matters from there on is what can still be read: by the rest of the
 * flow, the flows that called it, papers, grounds, invariants and what the request tracks (liveness.h).
 * Of those answers only as much is kept as some later reader tells apart (partition.h). That is the
 * state's key; two ways into the same state are walked on once:
 *
 *     hospital? ──┬── own city ────┐
 *                 │                ├──> filed? ──┬── yes ───────> DIRECT     2 combinations
 *                 └── other city ──┘             │
 *                                                ├── no ────────┬─> why not?  4 combinations
 *                                                └── not sure ──┘
 *
 *     The hospital is not read again: both answers lead into one state, "filed?", with 2 combinations.
 *     Nothing behind "filed?" tells "no" from "not sure": they are one class of the partition of its
 *     answers (yes 0, no 1, not sure 1) and lead into one state.
 *
 * So combinations are counted (each state has the sum of those of the states that lead to it), not
 * listed: a settlement has some 10^6 combinations and 10^4 states.
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

#include "analysis/walk/request.h"

struct walk_state {
    uint8_t kind;        /* enum walk_state_kind */
    uint8_t needs;       /* OPEN: enum input_kind to be given */
    bool other;          /* OPEN: the pair's other content needs it, this one does not (yet) */
    uint16_t depth;      /* inputs from the start on the shortest way here */
    uint32_t subject;    /* OPEN: fact or parameter; DONE: outcome */
    uint32_t node;       /* OPEN, GAP: where it waits; NO_INDEX for the day and at an outcome */
    uint32_t passed;     /* nodes passed before `node` */
    uint32_t parent;     /* on the shortest way; the first state has itself */
    struct input by;     /* what was given to come here from parent */
    uint32_t first_edge; /* OPEN: its ways on, in walk->edges */
    uint32_t edge_count;
    uint32_t asked;      /* most questions asked on any way here */
    double combinations; /* of inputs that lead here */
};

struct walk_edge {
    uint32_t to;
    struct input input;
};

struct walk {
    const struct content
        *content; /* the one sessions run on: in AREA_ANY an overlay of the request's */
    const struct content *other;     /* likewise of the pair's other; the same sessions run on it */
    const struct walk_state *states; /* [0] is the start; parents come before their children */
    uint32_t state_count;
    const struct walk_edge *edges;
    uint32_t edge_count;
    bool whole;         /* false: a limit was reached, nothing is proved */
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

/* The inputs of that case, in order; returns how many. */
uint32_t walk_inputs(const struct walk *walk, uint32_t state, struct input inputs[WALK_INPUTS_MAX]);

void walk_memo_free(struct walk_memo *memo);

#endif
