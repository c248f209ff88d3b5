/* Moving a case, finding where it stops, and its key there: see cursor.h. */
#include "analysis/walk/cursor.h"

#include "base/bits.h"
#include "engine/rules.h"
#include "engine/types.h"

#include <string.h>

/* ---- giving ----------------------------------------------------------------------------- */

void cursor_start(struct cursor *cursor)
{
    uint32_t insured = cursor->content->insured_in;

    while (cursor->input_count > 0)
        cursor_take_back(cursor);
    session_start(&cursor->session, cursor->content, cursor->request->flow, cursor->first_day);
    memset(cursor->settled, 0, sizeof cursor->settled);
    memset(cursor->chosen, 0, sizeof cursor->chosen);
    if (insured != NO_INDEX)
        cursor->session.answers[insured] = cursor->scene->insured;
}

static void insured_put(struct cursor *cursor, uint32_t code)
{
    uint32_t insured = cursor->content->insured_in;

    if (code != 0 && insured != NO_INDEX)
        cursor->session.answers[insured].number = code;
}

void cursor_give(struct cursor *cursor, const struct input *input)
{
    cursor->inputs[cursor->input_count++] = *input;
    if (input->kind == INPUT_TODAY) {
        cursor->session.today = (int32_t)input->answer.number;
    } else if (input->kind == INPUT_VALUE) {
        scene_value(cursor->scene, input->subject, input->answer);
        bits_add(cursor->chosen, input->subject);
    } else {
        cursor->session.answers[input->subject] = input->answer;
        if (input->kind == INPUT_START)
            bits_add(cursor->settled, input->subject);
        insured_put(cursor, input->insured);
    }
}

void cursor_take_back(struct cursor *cursor)
{
    const struct input *input = &cursor->inputs[--cursor->input_count];

    if (input->kind == INPUT_VALUE) {
        scene_value(cursor->scene, input->subject, (struct answer){.state = ANSWER_NONE});
        bits_remove(cursor->chosen, input->subject);
    } else if (input->kind != INPUT_TODAY) {
        cursor->session.answers[input->subject] = (struct answer){.state = ANSWER_NONE};
        bits_remove(cursor->settled, input->subject);
        if (input->insured != 0)
            insured_put(cursor, (uint32_t)cursor->scene->insured.number);
    }
}

void cursor_copy(struct cursor *cursor, const struct cursor *from)
{
    cursor->session = from->session;
    cursor->session.content = cursor->content;
    cursor->input_count = from->input_count;
    memcpy(cursor->inputs, from->inputs, from->input_count * sizeof *from->inputs);
    memcpy(cursor->settled, from->settled, sizeof from->settled);
    memcpy(cursor->chosen, from->chosen, sizeof from->chosen);
}

/* ---- what has to be settled before it is read ------------------------------------------- */

static bool start_open(const struct cursor *cursor, uint32_t fact)
{
    return fact != NO_INDEX && !bits_has(cursor->settled, fact) &&
           cursor->session.answers[fact].state == ANSWER_NONE;
}

static bool value_open(const struct cursor *cursor, const struct read_set *read, struct stop *stop)
{
    for (uint32_t i = 0; i < BITS_WORDS(LIVENESS_VALUES_MAX); i++) {
        uint32_t open = read->values[i] & ~cursor->chosen[i];

        if (open == 0)
            continue;
        stop->needs = INPUT_VALUE;
        stop->subject = i * BITS_WORD + (uint32_t)__builtin_ctz(open);
        return true;
    }
    return false;
}

/* Whether a set reads something open; `asked` is a question being asked, which settles itself. */
static bool reads_open(const struct cursor *cursor, const struct read_set *read, uint32_t asked,
                       struct stop *stop)
{
    const struct content *content = cursor->content;
    const uint32_t facts[] = {content->care_in, content->scheme};

    for (size_t i = 0; i < 2; i++)
        if (facts[i] != asked && start_open(cursor, facts[i]) && bits_has(read->facts, facts[i])) {
            stop->needs = INPUT_START;
            stop->subject = facts[i];
            return true;
        }
    return cursor->scene->area.kind == AREA_ANY && value_open(cursor, read, stop);
}

/* ---- replaying the trail ---------------------------------------------------------------- */

/* The engine's trail is gone through once more, node by node, for it says only where it ends. */
struct replay {
    struct cursor *cursor;
    uint32_t from;                        /* nodes before this place have been reported */
    uint32_t live[BITS_WORDS(FACTS_MAX)]; /* what counts at the node looked at */
};

static void report(struct replay *replay, uint32_t place)
{
    struct cursor *cursor = replay->cursor;
    const struct walk_request *request = cursor->request;
    uint32_t live[BITS_WORDS(FACTS_MAX)];

    if (request->visit == NULL || place + 1 < replay->from)
        return;
    const struct visit visit = {.session = &cursor->session,
                                .trail = &cursor->trail,
                                .place = place,
                                .inputs = cursor->inputs,
                                .input_count = cursor->input_count};

    memcpy(live, cursor->trail.live, sizeof live);
    memcpy(cursor->trail.live, replay->live, sizeof live);
    request->visit(request->context, &visit);
    memcpy(cursor->trail.live, live, sizeof live);
}

/* The innermost flow called has ended: from here on how it ended is a fact that counts. */
static void call_end(struct replay *replay, bool unreported)
{
    struct cursor *cursor = replay->cursor;
    uint32_t place = cursor->calls[--cursor->depth];
    const struct node *node = &cursor->content->nodes[cursor->trail.passed[place].node];
    uint32_t from = replay->from;

    bits_add(replay->live, cursor->content->question_count + node->subject);
    if (!unreported)
        return;
    replay->from = 0;
    report(replay, place);
    replay->from = from;
}

/* Ends the calls that a node of `flow` at `place` is no part of. */
static void calls_end(struct replay *replay, uint32_t place, uint32_t flow)
{
    const struct cursor *cursor = replay->cursor;
    const struct node *nodes = cursor->content->nodes;

    while (cursor->depth > 0 &&
           nodes[cursor->trail.passed[cursor->calls[cursor->depth - 1]].node].subject != flow)
        call_end(replay, place > replay->from);
}

/* A node that was passed: what it makes count, what it calls. */
static void node_pass(struct replay *replay, uint32_t place)
{
    struct cursor *cursor = replay->cursor;
    const struct content *content = cursor->content;
    const struct passed *passed = &cursor->trail.passed[place];
    const struct node *node = &content->nodes[passed->node];

    if (node->kind == NODE_ASK ||
        (node->kind == NODE_DECIDE_FACT && passed->answer.state != ANSWER_NONE))
        bits_add(replay->live, node->subject);
    if (place >= replay->from)
        report(replay, place);
    if (node->kind == NODE_RUN &&
        !bits_has(replay->live, content->question_count + node->subject) &&
        cursor->depth < CALLS_MAX)
        cursor->calls[cursor->depth++] = place;
}

static void live_start(struct replay *replay)
{
    const struct content *content = replay->cursor->content;
    const uint32_t facts[] = {content->insured_in, content->care_in, content->scheme};

    for (size_t i = 0; i < 3; i++)
        if (facts[i] != NO_INDEX && replay->cursor->session.answers[facts[i]].state != ANSWER_NONE)
            bits_add(replay->live, facts[i]);
}

/* Goes along the nodes; true when one of them reads what is still open. */
static bool stops_early(struct replay *replay, struct stop *stop)
{
    struct cursor *cursor = replay->cursor;
    const struct content *content = cursor->content;
    uint32_t last = cursor->trail.count + (cursor->trail.state == TRAIL_ASKING);

    for (uint32_t place = 0; place < last; place++) {
        bool asking = place == cursor->trail.count;
        uint32_t index = asking ? cursor->trail.node : cursor->trail.passed[place].node;
        const struct node *node = &content->nodes[index];

        calls_end(replay, place, node->flow);
        stop->node = index;
        stop->passed = place;
        if (place >= replay->from &&
            reads_open(cursor, &cursor->liveness->node[index],
                       node->kind == NODE_ASK ? node->subject : NO_INDEX, stop))
            return true;
        if (!asking)
            node_pass(replay, place);
    }
    return false;
}

static void stop_at_end(struct replay *replay, struct stop *stop)
{
    struct cursor *cursor = replay->cursor;
    const struct trail *trail = &cursor->trail;

    while (cursor->depth > 0 &&
           trail->passed[cursor->calls[cursor->depth - 1]].answer.state == ANSWER_KNOWN)
        call_end(replay, trail->count > replay->from);
    stop->passed = trail->count;
    if (trail->state == TRAIL_GAP) {
        stop->kind = STATE_GAP;
        stop->node = trail->node;
        return;
    }
    stop->node = NO_INDEX;
    if (reads_open(cursor, &cursor->liveness->outcome[trail->outcome], NO_INDEX, stop)) {
        stop->outcome = trail->outcome;
        return;
    }
    stop->kind = STATE_DONE;
    stop->subject = trail->outcome;
}

struct stop cursor_resolve(struct cursor *cursor, uint32_t from)
{
    struct replay replay = {.cursor = cursor, .from = from};
    struct stop stop = {.kind = STATE_OPEN, .outcome = NO_INDEX};

    cursor->depth = 0;
    trail_walk(&cursor->session, &cursor->trail);
    live_start(&replay);
    if (!stops_early(&replay, &stop)) {
        if (cursor->trail.state == TRAIL_ASKING) {
            stop.needs = INPUT_ANSWER;
            stop.subject = cursor->content->nodes[cursor->trail.node].subject;
        } else {
            stop_at_end(&replay, &stop);
        }
    }
    memcpy(cursor->trail.live, replay.live, sizeof replay.live);
    return stop;
}

/* ---- the key ---------------------------------------------------------------------------- */

/* What a word of a key is about stands in its highest bits; facts by exact value have none set. */
#define KEY_CLASS UINT32_C(0x40000000)
#define KEY_OUTCOME UINT32_C(0x40000000)
#define KEY_VALUE UINT32_C(0x80000000)
#define KEY_PASSED UINT32_C(0xc0000000)

#define LEFT_OPEN 3 /* beside enum answer_state: a start fact that was settled as not given */

static void key_add(struct key *key, uint32_t word)
{
    if (key->count < KEY_WORDS_MAX)
        key->words[key->count++] = word;
}

static void key_exact(struct key *key, uint32_t fact, const struct answer *answer)
{
    key_add(key, fact << 2 | answer->state);
    if (answer->state != ANSWER_KNOWN)
        return;
    key_add(key, (uint32_t)answer->number);
    key_add(key, (uint32_t)((uint64_t)answer->number >> 32));
}

/* What can be read from the stop on, by the flow at hand and those that wait for it. */
static const struct read_set *stop_reads(const struct cursor *cursor, const struct stop *stop)
{
    uint32_t callers[CALLS_MAX];

    if (stop->kind == STATE_DONE)
        return &cursor->liveness->outcome[stop->subject];
    if (stop->outcome != NO_INDEX)
        return &cursor->liveness->outcome[stop->outcome];
    for (uint32_t i = 0; i < cursor->depth; i++)
        callers[i] = cursor->trail.passed[cursor->calls[i]].node;
    return liveness_at(cursor->liveness, stop->node, callers, cursor->depth);
}

/* The slot of an answer (partition.h); NO_INDEX = a place whose relation is not known. */
static uint32_t answer_slot(const struct cursor *cursor, uint32_t fact)
{
    const struct content *content = cursor->content;
    const struct answer *answer = &cursor->trail.answers[fact];
    enum relation relation;

    if (!bits_has(cursor->trail.live, fact))
        return SLOT_NONE;
    if (answer->state != ANSWER_KNOWN)
        return SLOT_NOT_SURE;
    if (!types_is_place(content, fact))
        return (uint32_t)answer->number;
    return rule_relation(&cursor->session, &cursor->trail, fact, &relation) ? relation : NO_INDEX;
}

static void key_fact(const struct cursor *cursor, struct key *key, const struct read_set *read,
                     uint32_t fact)
{
    const struct content *content = cursor->content;
    const struct answer *answer = &cursor->trail.answers[fact];
    bool live = bits_has(cursor->trail.live, fact);
    uint32_t slot;

    if ((fact == content->care_in || fact == content->scheme) && !live) {
        key_add(key, fact << 2 | (bits_has(cursor->settled, fact) ? LEFT_OPEN : ANSWER_NONE));
        return;
    }
    if (!partition_by_slot(content, fact)) {
        if (live)
            key_exact(key, fact, answer);
        return;
    }
    slot = answer_slot(cursor, fact);
    if (slot == NO_INDEX)
        key_exact(key, fact, answer);
    else
        key_add(key, KEY_CLASS | fact << 8 | read->partitions[fact].class[slot]);
}

static void key_value(const struct cursor *cursor, struct key *key, uint32_t parameter)
{
    for (uint32_t i = 0; i < cursor->input_count; i++) {
        const struct input *input = &cursor->inputs[i];

        if (input->kind != INPUT_VALUE || input->subject != parameter)
            continue;
        key_add(key, KEY_VALUE | parameter);
        key_add(key,
                input->answer.state == ANSWER_KNOWN ? (uint32_t)input->answer.number : UINT32_MAX);
    }
}

static void key_reads(const struct cursor *cursor, struct key *key, const struct read_set *read)
{
    if (read->today)
        key_add(key, (uint32_t)cursor->session.today);
    for (uint32_t i = 0; i < BITS_WORDS(FACTS_MAX); i++)
        for (uint32_t bits = read->facts[i]; bits != 0; bits &= bits - 1)
            key_fact(cursor, key, read, i * BITS_WORD + (uint32_t)__builtin_ctz(bits));
    for (uint32_t i = 0; i < BITS_WORDS(LIVENESS_VALUES_MAX); i++)
        for (uint32_t bits = read->values[i] & cursor->chosen[i]; bits != 0; bits &= bits - 1)
            key_value(cursor, key, i * BITS_WORD + (uint32_t)__builtin_ctz(bits));
}

/* Of the nodes that are tracked those that were passed. */
static void key_passed(const struct cursor *cursor, const struct stop *stop, struct key *key)
{
    const bool *nodes = cursor->liveness->tracked->nodes;
    const struct trail *trail = &cursor->trail;

    for (uint32_t i = 0; nodes != NULL && i < stop->passed && i < trail->count; i++)
        if (nodes[trail->passed[i].node])
            key_add(key, KEY_PASSED | trail->passed[i].node);
}

void cursor_key(const struct cursor *cursor, const struct stop *stop, struct key *key)
{
    const struct trail *trail = &cursor->trail;
    uint32_t depth = stop->node == NO_INDEX ? 0 : cursor->depth;
    const struct read_set *read;

    key->count = 0;
    key->changed = false;
    key_add(key, stop->kind | (uint32_t)stop->needs << 8 | depth << 16);
    key_add(key, stop->subject);
    key_add(key, stop->outcome == NO_INDEX ? stop->node : stop->outcome | KEY_OUTCOME);
    if (stop->kind == STATE_GAP) {
        key_exact(key, 0, &trail->passed[trail->count - 1].answer);
        return;
    }
    for (uint32_t i = 0; i < depth; i++)
        key_add(key, trail->passed[cursor->calls[i]].node);
    read = stop_reads(cursor, stop);
    key->changed = read->changed;
    key_reads(cursor, key, read);
    key_passed(cursor, stop, key);
}
