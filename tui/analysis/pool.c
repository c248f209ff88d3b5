/*
 * Gathering the ends of walks.
 */
#include "analysis/pool.h"

/* ---- the ways a case takes, a bit each ----------------------------------------------------------- */

/* Ways first, then arms, then else, unsure, unknown. */
static uint32_t ways_count(const struct node *node)
{
    return node->ways.count + node->arms.count + 3;
}

static uint32_t way_of(const struct node *node, uint32_t slot)
{
    if (slot >= SLOT_OTHERWISE)
        return node->ways.count + node->arms.count + slot - SLOT_OTHERWISE;
    return slot >= SLOT_ARM ? node->ways.count + slot - SLOT_ARM : slot;
}

static uint32_t way_target(const struct content *content, const struct node *node, uint32_t way)
{
    const uint32_t last[] = {node->otherwise, node->unsure, node->unknown};

    if (way < node->ways.count)
        return content->indexes[node->ways.first + way];
    way -= node->ways.count;
    if (way < node->arms.count)
        return content->arms[node->arms.first + way].target;
    return last[way - node->arms.count];
}

static void ways_number(struct pool *pool)
{
    const struct content *content = pool->content;
    uint32_t bits = 0;

    pool->first_way = arena_alloc(&pool->arena, (content->node_count + 1) * sizeof(uint32_t));
    for (uint32_t i = 0; i < content->node_count; i++) {
        pool->first_way[i] = bits;
        bits += ways_count(&content->nodes[i]);
    }
    pool->first_way[content->node_count] = bits;
    pool->words = (bits + 31) / 32;
}

static void passed_add(struct pool *pool, const struct trail *trail)
{
    size_t first = buffer_add(&pool->passed, NULL, pool->words * sizeof(uint32_t));
    uint32_t *bits = (void *)(pool->passed.data + first);

    for (uint32_t i = 0; i < trail->count; i++) {
        const struct passed *passed = &trail->passed[i];
        const struct node *node = &pool->content->nodes[passed->node];

        for (uint32_t way = 0; way < ways_count(node); way++)
            if (way_target(pool->content, node, way) == passed->target) {
                uint32_t bit = pool->first_way[passed->node] + way;

                bits[bit / 32] |= 1u << (bit % 32);
            }
    }
}

/* ---- gathering ------------------------------------------------------------------------------------ */

static void answers_add(struct pool *pool, const struct session *session, struct pooled *pooled)
{
    pooled->first = (uint32_t)(pool->answers.size / sizeof(struct pooled_answer));
    for (uint32_t i = 0; i < pool->content->question_count; i++) {
        const struct pooled_answer one = {.fact = i, .answer = session->answers[i]};

        if (one.answer.state == ANSWER_NONE)
            continue;
        buffer_add(&pool->answers, &one, sizeof(one));
        pooled->count++;
    }
}

static void pool_add(struct pool *pool, const struct session *session, uint32_t region)
{
    struct pooled pooled = {.flow = session->flow, .region = region, .today = session->today};
    struct behaviour behaviour;

    behaviour_make(session, &behaviour);
    pooled.outcome = behaviour.result.trail.outcome;
    pooled.print = behaviour_print(pool->content, &behaviour);
    answers_add(pool, session, &pooled);
    passed_add(pool, &behaviour.result.trail);
    buffer_add(&pool->cases, &pooled, sizeof(pooled));
    pool->count++;
}

/* ---- ways that lead into a state met before -------------------------------------------------------- */

#define KEYS_ROOM 16384u /* ways of one walk that were gathered; more are left out */

/* What was given where: one case for each, though the walk goes on from the first only. */
struct keys {
    uint64_t key[KEYS_ROOM];
    uint32_t count;
};

/* False when it was there already, or there is no room. */
static bool key_add(struct keys *keys, uint64_t key)
{
    uint32_t place = (uint32_t)(key % KEYS_ROOM);

    while (keys->key[place] != 0 && keys->key[place] != key)
        place = (place + 1) % KEYS_ROOM;
    if (keys->key[place] == key || keys->count > KEYS_ROOM / 2)
        return false;
    keys->key[place] = key;
    keys->count++;
    return true;
}

static uint64_t edge_key(const struct state *from, const struct edge *edge)
{
    uint64_t key = print_mix(from->node, edge->given.subject);

    key = print_mix(key, (uint64_t)edge->given.kind << 8 | edge->given.answer.state);
    return print_mix(key, (uint64_t)edge->given.answer.number) | 1;
}

static void step_apply(struct session *session, const struct step_given *given)
{
    if (given->kind == STEP_TODAY)
        session->today = (int32_t)given->answer.number;
    else if (given->kind != STEP_VALUE)
        session->answers[given->subject] = given->answer;
}

/* The case that takes an edge and then the first way on, wherever there is one. */
static bool edge_session(struct walk *walk, uint32_t from, const struct edge *edge,
                         struct session *session)
{
    const struct state *state = &walk->states[edge->to];
    struct trail trail;

    walk_session(walk, from, session);
    step_apply(session, &edge->given);
    while (state->kind == STATE_OPEN && state->edge_count > 0) {
        const struct edge *on = &walk->edges[state->first_edge];

        step_apply(session, &on->given);
        state = &walk->states[on->to];
    }
    trail_walk(session, &trail);
    return trail.state == TRAIL_DONE;
}

static void pool_add_edges(struct pool *pool, struct walk *walk, uint32_t region)
{
    static struct keys keys; /* too large for a stack */
    struct session session;

    keys = (struct keys){.count = 0};
    for (uint32_t i = 0; i < walk->state_count; i++)
        for (uint32_t n = 0; n < walk->states[i].edge_count; n++) {
            const struct edge *edge = &walk->edges[walk->states[i].first_edge + n];

            if (key_add(&keys, edge_key(&walk->states[i], edge)) &&
                edge_session(walk, i, edge, &session)) {
                session.content = pool->content;
                pool_add(pool, &session, region);
            }
        }
}

static void pool_walk(struct pool *pool, const struct workbook *workbook, uint32_t flow,
                      struct area area)
{
    const struct walk_request request = {
        .content = pool->content, .workbook = workbook, .flow = flow, .area = area};
    uint32_t region = area.kind == AREA_REGION ? area.region : NO_INDEX;
    struct walk *walk = walk_make(&request);
    struct session session;

    for (uint32_t i = 0; i < walk->state_count; i++)
        if (walk->states[i].kind == STATE_DONE) {
            walk_session(walk, i, &session);
            session.content = pool->content;
            pool_add(pool, &session, region);
        }
    pool_add_edges(pool, walk, region);
    pool->whole = pool->whole && walk->whole;
    walk_free(walk);
}

void pool_make(struct pool *pool, const struct content *content, const struct workbook *workbook)
{
    uint32_t areas = area_count(content);

    *pool = (struct pool){.content = content, .whole = true};
    ways_number(pool);
    for (uint32_t flow = 0; flow < content->flow_count; flow++)
        for (uint32_t i = 0; i < areas; i++) {
            struct area area = area_at(content, i);

            if (area.kind != AREA_ANY)
                pool_walk(pool, workbook, flow, area);
        }
}

void pool_free(struct pool *pool)
{
    buffer_free(&pool->cases);
    buffer_free(&pool->answers);
    buffer_free(&pool->passed);
    arena_free(&pool->arena);
}

const struct pooled *pool_at(const struct pool *pool, uint32_t place)
{
    const void *data = pool->cases.data;

    return (const struct pooled *)data + place;
}

bool pool_passes(const struct pool *pool, uint32_t place, uint32_t node, uint32_t slot)
{
    const void *data = pool->passed.data;
    const uint32_t *bits = (const uint32_t *)data + (size_t)place * pool->words;
    uint32_t first = pool->first_way[node], last = pool->first_way[node + 1];

    if (slot != NO_INDEX) {
        first += way_of(&pool->content->nodes[node], slot);
        last = first + 1;
    }
    for (uint32_t i = first; i < last; i++)
        if (bits[i / 32] >> (i % 32) & 1u)
            return true;
    return false;
}

void pool_session(const struct pool *pool, const struct pooled *pooled, struct session *session)
{
    const void *data = pool->answers.data;
    const struct pooled_answer *answers = (const struct pooled_answer *)data + pooled->first;

    session_start(session, pool->content, pooled->flow, pooled->today);
    for (uint32_t i = 0; i < pooled->count; i++)
        session->answers[answers[i].fact] = answers[i].answer;
}
