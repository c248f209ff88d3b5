/* States by what can still be read of the case. */
#include "analysis/walk/walker.h"

#include "engine/rules.h"
#include "engine/types.h"

#include <string.h>

#define LEFT_OPEN 3 /* a start fact that was settled as not given */
#define TABLE_FIRST 4096

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
static const struct read_set *stop_reads(struct walker *walker, const struct stop *stop)
{
    const struct hand *hand = &walker->hand;
    struct live *live = &walker->live;
    uint32_t callers[CALLS_MAX];

    if (stop->kind == STATE_DONE)
        return &live->outcome[stop->subject];
    if (stop->outcome != NO_INDEX)
        return &live->outcome[stop->outcome];
    for (uint32_t i = 0; i < hand->depth; i++)
        callers[i] = hand->trail.passed[hand->calls[i]].node;
    return live_context(live, stop->node, callers, hand->depth);
}

/* The slot of an answer that has one. */
static uint32_t answer_slot(const struct walker *walker, uint32_t fact)
{
    const struct hand *hand = &walker->hand;
    const struct content *content = walker->content;
    const struct answer *answer = &hand->trail.answers[fact];
    enum relation relation;

    if (!bit_get(hand->trail.live, fact))
        return SLOT_NONE;
    if (answer->state != ANSWER_KNOWN)
        return SLOT_UNSURE;
    if (!types_is_place(content, fact))
        return (uint32_t)answer->number;
    return trail_relation(&hand->session, &hand->trail, fact, &relation) ? relation : NO_INDEX;
}

static void key_fact(const struct walker *walker, struct key *key, const struct read_set *read,
                     uint32_t fact)
{
    const struct hand *hand = &walker->hand;
    uint32_t slot;

    if ((fact == walker->content->care_in || fact == walker->content->scheme) &&
        !bit_get(hand->trail.live, fact)) {
        key_add(key, fact << 2 | (bit_get(hand->settled, fact) ? LEFT_OPEN : ANSWER_NONE));
        return;
    }
    if (!fact_by_slot(walker->content, fact)) {
        if (bit_get(hand->trail.live, fact))
            key_exact(key, fact, &hand->trail.answers[fact]);
        return;
    }
    slot = answer_slot(walker, fact);
    if (slot == NO_INDEX) /* a place whose relation is not known */
        key_exact(key, fact, &hand->trail.answers[fact]);
    else
        key_add(key, UINT32_C(0x40000000) | fact << 8 | read->apart[fact].like[slot]);
}

static void key_value(const struct walker *walker, struct key *key, uint32_t parameter)
{
    const struct hand *hand = &walker->hand;

    for (uint32_t i = 0; i < hand->step_count; i++) {
        const struct step_given *given = &hand->steps[i];

        if (given->kind != STEP_VALUE || given->subject != parameter)
            continue;
        key_add(key, UINT32_C(0x80000000) | parameter);
        key_add(key,
                given->answer.state == ANSWER_KNOWN ? (uint32_t)given->answer.number : UINT32_MAX);
    }
}

static void key_values(const struct walker *walker, struct key *key, const struct read_set *read)
{
    for (uint32_t i = 0; i < LIVE_VALUES_MAX / 32; i++)
        for (uint32_t bits = read->values[i] & walker->hand.chosen[i]; bits != 0; bits &= bits - 1)
            key_value(walker, key, i * 32 + (uint32_t)__builtin_ctz(bits));
}

void key_make(struct walker *walker, const struct stop *stop, struct key *key)
{
    const struct hand *hand = &walker->hand;
    const struct read_set *read;

    key->count = 0;
    key->changed = false;
    key_add(key, stop->kind | (uint32_t)stop->needs << 8 |
                     (stop->node == NO_INDEX ? 0 : hand->depth) << 16);
    key_add(key, stop->subject);
    key_add(key, stop->outcome == NO_INDEX ? stop->node : stop->outcome | UINT32_C(0x40000000));
    if (stop->kind == STATE_GAP) {
        key_exact(key, 0, &hand->trail.passed[hand->trail.count - 1].answer);
        return;
    }
    for (uint32_t i = 0; i < hand->depth && stop->node != NO_INDEX; i++)
        key_add(key, hand->trail.passed[hand->calls[i]].node);
    read = stop_reads(walker, stop);
    key->changed = read->changed;
    if (read->today)
        key_add(key, (uint32_t)hand->session.today);
    for (uint32_t i = 0; i < FACTS_MAX / 32; i++)
        for (uint32_t bits = read->facts[i]; bits != 0; bits &= bits - 1)
            key_fact(walker, key, read, i * 32 + (uint32_t)__builtin_ctz(bits));
    key_values(walker, key, read);
}

bool key_same(const struct key *a, const struct key *b)
{
    return a->count == b->count && memcmp(a->words, b->words, a->count * sizeof(uint32_t)) == 0;
}

void key_join(struct key *key, const struct key *more)
{
    for (uint32_t i = 0; i < more->count; i++)
        key_add(key, more->words[i]);
}

static uint64_t key_hash(const struct key *key)
{
    uint64_t hash = UINT64_C(0x9e3779b97f4a7c15);

    for (uint32_t i = 0; i < key->count; i++) {
        hash = (hash ^ key->words[i]) * UINT64_C(0xff51afd7ed558ccd);
        hash ^= hash >> 32;
    }
    return hash;
}

static const struct key_record *record_at(const struct walker *walker, uint32_t state)
{
    return (const struct key_record *)(const void *)walker->key_records.data + state;
}

static void table_put(struct walker *walker, uint64_t hash, uint32_t state)
{
    uint32_t place = (uint32_t)hash & (walker->table_size - 1);

    while (walker->table[place] != 0)
        place = (place + 1) & (walker->table_size - 1);
    walker->table[place] = state + 1;
}

static void table_grow(struct walker *walker, uint32_t states)
{
    walker->table_size = walker->table_size ? walker->table_size * 2 : TABLE_FIRST;
    walker->table = arena_alloc(&walker->arena, walker->table_size * sizeof(uint32_t));
    for (uint32_t i = 0; i < states; i++)
        table_put(walker, record_at(walker, i)->hash, i);
}

static bool record_is(const struct walker *walker, const struct key_record *record, uint64_t hash,
                      const struct key *key)
{
    return record->hash == hash && record->count == key->count &&
           memcmp(walker->keys.data + record->first * sizeof(uint32_t), key->words,
                  key->count * sizeof(uint32_t)) == 0;
}

uint32_t state_known(struct walker *walker, const struct key *key)
{
    uint32_t states = (uint32_t)(walker->key_records.size / sizeof(struct key_record));
    struct key_record record;

    if ((states + 1) * 2 > walker->table_size)
        table_grow(walker, states);
    record.hash = key_hash(key);
    for (uint32_t place = (uint32_t)record.hash & (walker->table_size - 1);
         walker->table[place] != 0; place = (place + 1) & (walker->table_size - 1))
        if (record_is(walker, record_at(walker, walker->table[place] - 1), record.hash, key))
            return walker->table[place] - 1;
    record.first = (uint32_t)(walker->keys.size / sizeof(uint32_t));
    record.count = key->count;
    buffer_add(&walker->keys, key->words, key->count * sizeof(uint32_t));
    buffer_add(&walker->key_records, &record, sizeof(record));
    table_put(walker, record.hash, states);
    return NO_INDEX;
}
