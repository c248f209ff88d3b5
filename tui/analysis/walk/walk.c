/* The walk: states breadth first, so that the first way to a state is a shortest one; then counts. */
#include "analysis/walk/walk.h"

#include "analysis/walk/choices.h"
#include "analysis/walk/cursor.h"
#include "analysis/walk/days.h"
#include "engine/types.h"

#include <string.h>

#define TABLE_FIRST 4096

/* One content of a walk, and the case at hand under it. */
struct side {
    struct walk_request request;
    struct scene scene;
    struct liveness liveness;
    struct cursor cursor;
};

/* Which keys were met, in the order of the states that have them. */
struct key_table {
    struct buffer words;   /* uint32_t: of all keys, one after the other */
    struct buffer records; /* struct key_record: by state */
    uint32_t *slots;       /* state + 1 by hash, open addressing; in the walker's arena */
    uint32_t size;
};

struct key_record {
    uint64_t hash;
    uint32_t first; /* in words */
    uint32_t count;
};

struct walker {
    struct walk walk; /* what the caller has a pointer to */
    struct walk_request request;
    struct arena arena;
    struct side own;
    struct side
        *other; /* a pair: its cursor is brought up to `own` where that is needed; NULL = none */
    struct boundaries *boundaries;
    struct days days;
    struct cells cells;
    struct buffer states, edges;
    struct key_table table;
    bool whole;
};

static struct walk_state *state_at(const struct walker *walker, uint32_t index)
{
    return (struct walk_state *)(void *)walker->states.data + index;
}

static struct walk_edge *edge_at(const struct walker *walker, uint32_t index)
{
    return (struct walk_edge *)(void *)walker->edges.data + index;
}

static uint32_t states_count(const struct walker *walker)
{
    return (uint32_t)(walker->states.size / sizeof(struct walk_state));
}

/* ---- which states are known ------------------------------------------------------------- */

static uint64_t key_hash(const struct key *key)
{
    uint64_t hash = UINT64_C(0x9e3779b97f4a7c15);

    for (uint32_t i = 0; i < key->count; i++) {
        hash = (hash ^ key->words[i]) * UINT64_C(0xff51afd7ed558ccd);
        hash ^= hash >> 32;
    }
    return hash;
}

static const struct key_record *record_at(const struct key_table *table, uint32_t state)
{
    return (const struct key_record *)(const void *)table->records.data + state;
}

static void table_put(struct key_table *table, uint64_t hash, uint32_t state)
{
    uint32_t slot = (uint32_t)hash & (table->size - 1);

    while (table->slots[slot] != 0)
        slot = (slot + 1) & (table->size - 1);
    table->slots[slot] = state + 1;
}

static void table_grow(struct key_table *table, struct arena *arena, uint32_t states)
{
    table->size = table->size > 0 ? table->size * 2 : TABLE_FIRST;
    table->slots = arena_alloc(arena, table->size * sizeof(uint32_t));
    for (uint32_t i = 0; i < states; i++)
        table_put(table, record_at(table, i)->hash, i);
}

static bool record_is(const struct key_table *table, const struct key_record *record, uint64_t hash,
                      const struct key *key)
{
    return record->hash == hash && record->count == key->count &&
           memcmp(table->words.data + record->first * sizeof(uint32_t), key->words,
                  key->count * sizeof(uint32_t)) == 0;
}

/* The state with a key, if it was met before; else NO_INDEX, and the next state added has that key. */
static uint32_t state_known(struct walker *walker, const struct key *key)
{
    struct key_table *table = &walker->table;
    uint32_t states = (uint32_t)(table->records.size / sizeof(struct key_record));
    struct key_record record;

    if ((states + 1) * 2 > table->size)
        table_grow(table, &walker->arena, states);
    record.hash = key_hash(key);
    for (uint32_t slot = (uint32_t)record.hash & (table->size - 1); table->slots[slot] != 0;
         slot = (slot + 1) & (table->size - 1))
        if (record_is(table, record_at(table, table->slots[slot] - 1), record.hash, key))
            return table->slots[slot] - 1;
    record.first = (uint32_t)(table->words.size / sizeof(uint32_t));
    record.count = key->count;
    buffer_add(&table->words, key->words, key->count * sizeof(uint32_t));
    buffer_add(&table->records, &record, sizeof record);
    table_put(table, record.hash, states);
    return NO_INDEX;
}

/* ---- a pair ----------------------------------------------------------------------------- */

/* Where the case at hand stops under the other content. */
static struct stop other_resolve(struct walker *walker)
{
    cursor_copy(&walker->other->cursor, &walker->own.cursor);
    return cursor_resolve(&walker->other->cursor, 0);
}

static bool key_same(const struct key *a, const struct key *b)
{
    return a->count == b->count && memcmp(a->words, b->words, a->count * sizeof(uint32_t)) == 0;
}

static void key_append(struct key *key, const struct key *more)
{
    for (uint32_t i = 0; i < more->count && key->count < KEY_WORDS_MAX; i++)
        key->words[key->count++] = more->words[i];
}

/* A case is given what either content needs; of two questions waiting the walked content's own comes
 * first. So it is done when it is done in both. Joins the other's stop and key into these. */
static void other_join(struct walker *walker, struct stop *stop, struct key *key)
{
    struct stop other = other_resolve(walker);
    struct key other_key;

    cursor_key(&walker->other->cursor, &other, &other_key);
    if (key_same(key, &other_key) && !key->changed && !other_key.changed) {
        stop->kind = STATE_SAME;
        return;
    }
    key_append(key, &other_key);
    if (other.kind != STATE_OPEN)
        return;
    if (stop->kind == STATE_DONE ||
        (stop->kind == STATE_OPEN && stop->needs == INPUT_ANSWER && other.needs != INPUT_ANSWER)) {
        other.passed = stop->passed;
        other.other = true;
        *stop = other;
    }
}

/* ---- from state to state ---------------------------------------------------------------- */

static void case_replay(struct walker *walker, uint32_t state)
{
    struct input inputs[WALK_INPUTS_MAX];
    uint32_t count = walk_inputs(&walker->walk, state, inputs);

    cursor_start(&walker->own.cursor);
    for (uint32_t i = 0; i < count; i++)
        cursor_give(&walker->own.cursor, &inputs[i]);
}

static uint32_t state_add(struct walker *walker, const struct stop *stop, uint32_t parent,
                          const struct input *by)
{
    uint32_t depth = walker->own.cursor.input_count;
    struct walk_state state = {.kind = stop->kind,
                               .needs = stop->needs,
                               .other = stop->other,
                               .depth = (uint16_t)depth,
                               .subject = stop->subject,
                               .node = stop->outcome == NO_INDEX ? stop->node : NO_INDEX,
                               .passed = stop->passed,
                               .parent = parent};

    if (by != NULL)
        state.by = *by;
    if (depth >= WALK_INPUTS_MAX - 1)
        state.kind = STATE_CUT;
    buffer_add(&walker->states, &state, sizeof state);
    walker->walk.states = (const struct walk_state *)(const void *)walker->states.data;
    return states_count(walker) - 1;
}

struct expansion {
    struct walker *walker;
    uint32_t parent;
};

/* One thing more is given: where that leads. */
static void choice_take(void *context, const struct input *input)
{
    const struct expansion *expansion = context;
    struct walker *walker = expansion->walker;
    struct cursor *cursor = &walker->own.cursor;
    struct walk_edge edge = {.input = *input};
    struct stop stop;
    struct key key;

    if (states_count(walker) >= walker->request.states_max) {
        walker->whole = false;
        return;
    }
    cursor_give(cursor, input);
    stop = cursor_resolve(cursor, state_at(walker, expansion->parent)->passed);
    cursor_key(cursor, &stop, &key);
    if (walker->other != NULL)
        other_join(walker, &stop, &key);
    edge.to = state_known(walker, &key);
    if (edge.to == NO_INDEX)
        edge.to = state_add(walker, &stop, expansion->parent, input);
    cursor_take_back(cursor);
    buffer_add(&walker->edges, &edge, sizeof edge);
}

/* Ranges are cut by what counts where they are asked for: the trail is brought up to there. */
static void case_settle(struct walker *walker, const struct walk_state *state)
{
    if (state->other)
        other_resolve(walker);
    else if (state->needs == INPUT_ANSWER &&
             types_shape(walker->own.scene.content, state->subject) == SHAPE_RANGE)
        cursor_resolve(&walker->own.cursor, UINT32_MAX);
}

static void choices_take(struct walker *walker, const struct walk_state *state,
                         struct expansion *expansion)
{
    struct side *side = state->other ? walker->other : &walker->own;
    struct choices choices = {.scene = &side->scene,
                              .session = &side->cursor.session,
                              .trail = &side->cursor.trail,
                              .boundaries = walker->boundaries,
                              .cells = &walker->cells,
                              .days = walker->days.list,
                              .day_count = walker->days.count,
                              .node = state->node,
                              .whole = true};

    choices_each(&choices, (struct input){.kind = state->needs, .subject = state->subject},
                 choice_take, expansion);
    walker->whole = walker->whole && choices.whole;
}

static void state_expand(struct walker *walker, uint32_t index)
{
    struct walk_state state = *state_at(walker, index);
    uint32_t first = (uint32_t)(walker->edges.size / sizeof(struct walk_edge));
    struct expansion expansion = {.walker = walker, .parent = index};

    if (state.kind != STATE_OPEN)
        return;
    case_replay(walker, index);
    case_settle(walker, &state);
    choices_take(walker, &state, &expansion);
    state_at(walker, index)->first_edge = first;
    state_at(walker, index)->edge_count =
        (uint32_t)(walker->edges.size / sizeof(struct walk_edge)) - first;
}

/* ---- counting --------------------------------------------------------------------------- */

/* How many edges lead into each state that were not counted yet. */
static uint32_t *edges_into(struct walker *walker)
{
    uint32_t count = states_count(walker);
    uint32_t *into = arena_alloc(&walker->arena, (count + 1) * sizeof(uint32_t));

    for (uint32_t i = 0; i < walker->edges.size / sizeof(struct walk_edge); i++)
        into[edge_at(walker, i)->to]++;
    return into;
}

static void count_edge(struct walker *walker, const struct walk_state *from,
                       const struct walk_edge *edge)
{
    const struct content *content = walker->own.scene.content;
    struct walk_state *to = state_at(walker, edge->to);
    uint32_t asked = from->asked + (edge->input.kind == INPUT_ANSWER &&
                                    content->questions[edge->input.subject].start == START_NONE);

    to->combinations += from->combinations;
    to->asked = asked > to->asked ? asked : to->asked;
}

static void count_end(struct walk *walk, uint32_t index)
{
    const struct walk_state *state = &walk->states[index];

    if (state->kind == STATE_OPEN)
        return;
    walk->combinations += state->combinations;
    if (state->asked > walk->longest || walk->longest_state == NO_INDEX) {
        walk->longest = state->asked;
        walk->longest_state = index;
    }
}

/* In an order in which every state comes after all that lead to it. */
static void count_all(struct walker *walker)
{
    uint32_t *into = edges_into(walker);
    uint32_t *order = arena_alloc(&walker->arena, (states_count(walker) + 1) * sizeof(uint32_t));
    uint32_t ready = 1;

    state_at(walker, 0)->combinations = 1;
    walker->walk.longest_state = NO_INDEX;
    for (uint32_t i = 0; i < ready; i++) {
        const struct walk_state *state = state_at(walker, order[i]);

        for (uint32_t n = 0; n < state->edge_count; n++) {
            const struct walk_edge *edge = edge_at(walker, state->first_edge + n);

            count_edge(walker, state, edge);
            if (--into[edge->to] == 0)
                order[ready++] = edge->to;
        }
        count_end(&walker->walk, order[i]);
    }
}

/* ---- the whole -------------------------------------------------------------------------- */

static void side_open(struct side *side, struct arena *arena, const struct walk_request *request)
{
    side->request = *request;
    liveness_open(&side->liveness, arena, &side->scene, &side->request);
    side->cursor.request = &side->request;
    side->cursor.content = side->scene.content;
    side->cursor.scene = &side->scene;
    side->cursor.liveness = &side->liveness;
}

/* The other content of a pair: the same made-up regions, the other way round; nobody visits it. */
static void other_open(struct walker *walker)
{
    struct side *other = arena_alloc(&walker->arena, sizeof *other);
    struct walk_request request = walker->request;

    request.visit = NULL;
    other->scene = walker->own.scene;
    other->scene.content = walker->own.scene.other;
    other->scene.other = walker->own.scene.content;
    side_open(other, &walker->arena, &request);
    walker->other = other;
}

/* What is read from the first node on, by either content. */
static struct read_set reads_from_start(struct walker *walker)
{
    uint32_t flow = walker->request.flow;
    struct read_set read = {.facts = {0}};

    liveness_join_flow(&walker->own.liveness, flow, &read);
    if (walker->other != NULL)
        liveness_join_flow(&walker->other->liveness, flow, &read);
    return read;
}

static void walker_prepare(struct walker *walker)
{
    const struct walk_request *request = &walker->request;
    struct scene *scene = &walker->own.scene;
    struct read_set read;

    scene_open(scene, &walker->arena, request->content,
               request->pair != NULL ? request->pair->other : request->cut_for, request->area);
    side_open(&walker->own, &walker->arena, request);
    walker->boundaries = cells_boundaries(&walker->arena, scene);
    if (request->pair != NULL)
        other_open(walker);
    read = reads_from_start(walker);
    walker->days = days_find(&walker->arena, scene, walker->boundaries, request, &read);
    walker->own.cursor.first_day = walker->days.first;
    walker->whole = walker->whole && walker->days.whole;
}

static void walker_walk(struct walker *walker)
{
    struct cursor *cursor = &walker->own.cursor;
    struct stop start = {.kind = STATE_OPEN, .needs = INPUT_TODAY, .outcome = NO_INDEX};
    struct key key;

    cursor_start(cursor);
    start.node = cursor->content->flows[walker->request.flow].start;
    cursor_key(cursor, &start, &key);
    state_known(walker, &key);
    start.node = NO_INDEX;
    state_add(walker, &start, 0, NULL);
    for (uint32_t i = 0; i < states_count(walker); i++) {
        state_expand(walker, i);
        walker->whole = walker->whole && state_at(walker, i)->kind != STATE_CUT;
    }
    count_all(walker);
}

static struct walker *walker_make(const struct walk_request *request)
{
    struct arena arena = {0};
    struct walker *walker = arena_alloc(&arena, sizeof *walker);

    walker->arena = arena;
    walker->request = *request;
    if (walker->request.states_max == 0)
        walker->request.states_max = WALK_STATES_MAX;
    walker->whole = request->content->parameter_count <= LIVENESS_VALUES_MAX;
    return walker;
}

struct walk *walk_make(const struct walk_request *request)
{
    struct walker *walker = walker_make(request);
    struct walk *walk = &walker->walk;

    if (walker->whole) {
        walker_prepare(walker);
        walker_walk(walker);
    }
    walk->content = walker->own.scene.content;
    walk->other = walker->own.scene.other;
    walk->states = (const struct walk_state *)(const void *)walker->states.data;
    walk->state_count = states_count(walker);
    walk->edges = (const struct walk_edge *)(const void *)walker->edges.data;
    walk->edge_count = (uint32_t)(walker->edges.size / sizeof(struct walk_edge));
    walk->whole = walker->whole;
    walk->day_count = walker->days.count;
    walk->first_day = walker->days.first;
    walk->last_day = walker->days.last;
    return walk;
}

void walk_free(struct walk *walk)
{
    struct walker *walker = (struct walker *)(void *)walk;
    struct arena arena;

    if (walk == NULL)
        return;
    buffer_free(&walker->states);
    buffer_free(&walker->edges);
    buffer_free(&walker->table.words);
    buffer_free(&walker->table.records);
    arena = walker->arena; /* it holds the walker itself */
    arena_free(&arena);
}

uint32_t walk_inputs(const struct walk *walk, uint32_t state, struct input inputs[WALK_INPUTS_MAX])
{
    uint32_t count = walk->states[state].depth;

    for (uint32_t i = count; i-- > 0; state = walk->states[state].parent)
        inputs[i] = walk->states[state].by;
    return count;
}

void walk_session(struct walk *walk, uint32_t state, struct session *session)
{
    struct walker *walker = (struct walker *)(void *)walk;

    case_replay(walker, state);
    *session = walker->own.cursor.session;
}

void walk_memo_free(struct walk_memo *memo)
{
    arena_free(&memo->arena);
    *memo = (struct walk_memo){.days = NULL};
}
