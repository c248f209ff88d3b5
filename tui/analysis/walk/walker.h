/* What the files of the walk share. Private to analysis/walk/. */
#ifndef TUI_ANALYSIS_WALKER_H
#define TUI_ANALYSIS_WALKER_H

#include "analysis/walk/days.h"

#define CALLS_MAX 16 /* flows running inside each other; the engine's own limit */

/* The case at hand: a session that is moved from state to state. */
struct hand {
    struct session session;
    struct trail trail; /* after hand_resolve(): what counts where it stopped */
    struct step_given steps[WALK_STEPS_MAX];
    uint32_t step_count;
    uint32_t settled[FACTS_MAX / 32]; /* start facts that were settled, left open ones too */
    uint32_t chosen[LIVE_VALUES_MAX / 32];
    uint32_t calls[CALLS_MAX]; /* places of the run nodes not yet come back, where it stopped */
    uint32_t depth;
};

/* Where a case stops. */
struct stop {
    uint8_t kind;  /* enum state_kind */
    uint8_t needs; /* enum step_kind */
    uint32_t subject;
    uint32_t node;
    uint32_t passed;
    uint32_t outcome; /* OPEN at an outcome: which; else NO_INDEX */
    bool theirs;      /* OPEN: needed by the content beside */
};

#define KEY_WORDS_MAX 2048

/* What tells a case from others where it stops. */
struct key {
    uint32_t words[KEY_WORDS_MAX];
    uint32_t count;
    bool changed; /* of what can be read from there on, something changed */
};

struct key_record {
    uint64_t hash;
    uint32_t first; /* in walker.keys, in words */
    uint32_t count;
};

struct walker {
    struct walk walk; /* what the caller has a pointer to */
    struct walk_request request;
    struct arena arena;
    const struct content *content;
    struct scene scene;
    struct live live;
    struct cutter *cutter;
    struct days days;
    struct hand hand;
    struct cells cells;
    struct buffer states, edges, keys, key_records;
    uint32_t *table; /* state + 1 by hash, open addressing */
    uint32_t table_size;
    bool whole;
    struct walker
        *beside; /* the same case under the request's `also`: its hand is brought up to this
                              one's where it is needed; NULL = none */
};

/* ---- walk_hand.c ------------------------------------------------------------------------ */

void hand_start(struct walker *walker);
void hand_give(struct walker *walker, const struct step_given *given);
void hand_take_back(struct walker *walker); /* the last step */

/* Replays; stops at the first thing that has to be given. Reports the nodes from place `from` on. */
struct stop hand_resolve(struct walker *walker, uint32_t from);

/* ---- walk_key.c ------------------------------------------------------------------------- */

void key_make(struct walker *walker, const struct stop *stop, struct key *key);
bool key_same(const struct key *a, const struct key *b);
void key_join(struct key *key, const struct key *more);

/* The state with a key, if it was met before; else NO_INDEX, and the next state added has that key. */
uint32_t state_known(struct walker *walker, const struct key *key);

/* ---- walk_beside.c ---------------------------------------------------------------------- */

void beside_open(struct walker *walker);

/* Where the case at hand stops under the content beside. */
struct stop beside_resolve(struct walker *walker);

/* Joins that into stop and key: what it still needs there, or that both are one from here on. */
void beside_join(struct walker *walker, struct stop *stop, struct key *key);

/* ---- walk_ways.c ------------------------------------------------------------------------ */

/* Calls back with everything that can be given at a state; the case at hand stands there. */
void ways_each(struct walker *walker, const struct state *state,
               void (*each)(void *context, const struct step_given *given), void *context);

#endif
