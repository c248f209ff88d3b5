/*
 * A case that is moved from state to state: what it was given, where it stops, and what tells it apart
 * there from other cases.
 *
 *     cursor_start(&cursor);
 *     cursor_give(&cursor, &input);
 *     stop = cursor_resolve(&cursor, 0);         where it stops
 *     cursor_key(&cursor, &stop, &key);          and as which state
 *     cursor_take_back(&cursor);
 */
#ifndef TUI_ANALYSIS_CURSOR_H
#define TUI_ANALYSIS_CURSOR_H

#include "analysis/walk/liveness.h"

#define CALLS_MAX 16 /* flows running inside each other; the engine's own limit */

/* Set by the caller: request (its `visit` is called), scene, liveness, first_day. */
struct cursor {
    const struct walk_request *request;
    const struct content *content; /* the scene's */
    struct scene *scene;
    struct liveness *liveness;
    int32_t first_day;

    struct session session;
    struct trail trail; /* after cursor_resolve(): what counts where it stopped */
    struct input inputs[WALK_INPUTS_MAX];
    uint32_t input_count;
    uint32_t settled[FACTS_MAX / 32]; /* start facts that were settled, left open ones too */
    uint32_t chosen[LIVENESS_VALUES_MAX / 32];
    uint32_t calls[CALLS_MAX]; /* places of the run nodes not yet come back, where it stopped */
    uint32_t depth;
};

/* Where a case stops. */
struct stop {
    uint8_t kind;  /* enum walk_state_kind */
    uint8_t needs; /* enum input_kind */
    uint32_t subject;
    uint32_t node;
    uint32_t passed;
    uint32_t outcome; /* OPEN at an outcome: which; else NO_INDEX */
    bool other;       /* OPEN: needed by the pair's other content */
};

#define KEY_WORDS_MAX 2048

/* What tells a case from others where it stops: its place, and of its answers what can still be read. */
struct key {
    uint32_t words[KEY_WORDS_MAX];
    uint32_t count;
    bool changed; /* of what can be read from there on, something differs between the pair */
};

/* Back to a case that was given nothing. */
void cursor_start(struct cursor *cursor);
void cursor_give(struct cursor *cursor, const struct input *input);
void cursor_take_back(struct cursor *cursor); /* the last input */

/* Takes over what another cursor's case was given; the content stays this one's own. */
void cursor_copy(struct cursor *cursor, const struct cursor *from);

/* Replays; stops at the first thing that has to be given. Reports the nodes from place `from` on. */
struct stop cursor_resolve(struct cursor *cursor, uint32_t from);

void cursor_key(const struct cursor *cursor, const struct stop *stop, struct key *key);

#endif
