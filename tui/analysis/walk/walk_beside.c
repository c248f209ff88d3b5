/*
 * The content walked beside: where the case at hand stands there.
 *
 * It is given what both need, whichever needs it; of two questions waiting the walked content's own comes
 * first. So the case is done when it is done in both.
 */
#include "analysis/walk/walker.h"

#include <string.h>

void beside_open(struct walker *walker)
{
    struct walker *beside = arena_alloc(&walker->arena, sizeof(*beside));

    beside->request = walker->request;
    beside->request.pass = NULL;
    beside->scene = walker->scene;
    beside->scene.content = walker->scene.also;
    beside->scene.also = walker->scene.content;
    beside->content = beside->scene.content;
    beside->whole = true;
    live_open(&beside->live, &walker->arena, &beside->scene, &beside->request);
    walker->beside = beside;
}

struct stop beside_resolve(struct walker *walker)
{
    struct walker *beside = walker->beside;
    const struct hand *hand = &walker->hand;
    struct hand *other = &beside->hand;

    other->session = hand->session;
    other->session.content = beside->content;
    other->step_count = hand->step_count;
    memcpy(other->steps, hand->steps, hand->step_count * sizeof(*hand->steps));
    memcpy(other->settled, hand->settled, sizeof(hand->settled));
    memcpy(other->chosen, hand->chosen, sizeof(hand->chosen));
    return hand_resolve(beside, 0);
}

void beside_join(struct walker *walker, struct stop *stop, struct key *key)
{
    struct stop theirs = beside_resolve(walker);
    struct key other;

    key_make(walker->beside, &theirs, &other);
    if (key_same(key, &other) && !key->changed && !other.changed) {
        stop->kind = STATE_SAME;
        return;
    }
    key_join(key, &other);
    if (theirs.kind != STATE_OPEN)
        return;
    if (stop->kind == STATE_DONE ||
        (stop->kind == STATE_OPEN && stop->needs == STEP_ANSWER && theirs.needs != STEP_ANSWER)) {
        theirs.passed = stop->passed;
        theirs.theirs = true;
        *stop = theirs;
    }
}
