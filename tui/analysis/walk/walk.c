/* The walk: states breadth first, so that the first way to a state is a shortest one; then counts. */
#include "analysis/walk/walk.h"

#include "analysis/walk/read.h"
#include "analysis/walk/walker.h"
#include "engine/types.h"

#include <string.h>

static struct state *state_at(const struct walker *walker, uint32_t index)
{
    return (struct state *)(void *)walker->states.data + index;
}

static struct edge *edge_at(const struct walker *walker, uint32_t index)
{
    return (struct edge *)(void *)walker->edges.data + index;
}

static uint32_t states_count(const struct walker *walker)
{
    return (uint32_t)(walker->states.size / sizeof(struct state));
}

/* ---- going from state to state ---------------------------------------------------------- */

static void hand_put(struct walker *walker, uint32_t state)
{
    struct step_given steps[WALK_STEPS_MAX];
    uint32_t count = walk_steps(&walker->walk, state, steps);

    hand_start(walker);
    for (uint32_t i = 0; i < count; i++)
        hand_give(walker, &steps[i]);
}

static uint32_t state_add(struct walker *walker, const struct stop *stop, uint32_t parent,
                          const struct step_given *by)
{
    struct state state = {.kind = stop->kind,
                          .needs = stop->needs,
                          .theirs = stop->theirs,
                          .depth = (uint16_t)walker->hand.step_count,
                          .subject = stop->subject,
                          .node = stop->outcome == NO_INDEX ? stop->node : NO_INDEX,
                          .passed = stop->passed,
                          .parent = parent};

    if (by)
        state.by = *by;
    if (walker->hand.step_count >= WALK_STEPS_MAX - 1)
        state.kind = STATE_CUT;
    buffer_add(&walker->states, &state, sizeof(state));
    walker->walk.states = (const struct state *)(const void *)walker->states.data;
    return states_count(walker) - 1;
}

struct expanding {
    struct walker *walker;
    uint32_t parent;
};

/* One thing more is given: where that leads. */
static void way_take(void *context, const struct step_given *given)
{
    const struct expanding *expanding = context;
    struct walker *walker = expanding->walker;
    struct edge edge = {.given = *given};
    struct stop stop;
    struct key key;

    if (states_count(walker) >= walker->request.states_max) {
        walker->whole = false;
        return;
    }
    hand_give(walker, given);
    stop = hand_resolve(walker, state_at(walker, expanding->parent)->passed);
    key_make(walker, &stop, &key);
    if (walker->beside)
        beside_join(walker, &stop, &key);
    edge.to = state_known(walker, &key);
    if (edge.to == NO_INDEX)
        edge.to = state_add(walker, &stop, expanding->parent, given);
    hand_take_back(walker);
    buffer_add(&walker->edges, &edge, sizeof(edge));
}

/* Ranges are cut by what counts where they are asked for. */
static void hand_settle(struct walker *walker, const struct state *state)
{
    if (state->needs == STEP_ANSWER && !state->theirs &&
        types_shape(walker->content, state->subject) == SHAPE_RANGE)
        hand_resolve(walker, UINT32_MAX);
}

static void state_expand(struct walker *walker, uint32_t index)
{
    struct state state = *state_at(walker, index);
    uint32_t first = (uint32_t)(walker->edges.size / sizeof(struct edge));
    struct expanding expanding = {.walker = walker, .parent = index};

    if (state.kind != STATE_OPEN)
        return;
    hand_put(walker, index);
    hand_settle(walker, &state);
    if (state.theirs)
        beside_resolve(walker);
    ways_each(state.theirs ? walker->beside : walker, &state, way_take, &expanding);
    state_at(walker, index)->first_edge = first;
    state_at(walker, index)->edge_count =
        (uint32_t)(walker->edges.size / sizeof(struct edge)) - first;
}

/* ---- counting --------------------------------------------------------------------------- */

/* How many ways lead into each state that was not counted yet. */
static uint32_t *ways_into(struct walker *walker)
{
    uint32_t count = states_count(walker);
    uint32_t *into = arena_alloc(&walker->arena, (count + 1) * sizeof(uint32_t));

    for (uint32_t i = 0; i < walker->edges.size / sizeof(struct edge); i++)
        into[edge_at(walker, i)->to]++;
    return into;
}

static void count_edge(struct walker *walker, const struct state *from, const struct edge *edge)
{
    const struct content *content = walker->content;
    struct state *to = state_at(walker, edge->to);
    uint32_t asked = from->asked + (edge->given.kind == STEP_ANSWER &&
                                    content->questions[edge->given.subject].start == START_NONE);

    to->combinations += from->combinations;
    to->asked = asked > to->asked ? asked : to->asked;
}

static void count_end(struct walk *walk, uint32_t index)
{
    const struct state *state = &walk->states[index];

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
    uint32_t *into = ways_into(walker);
    uint32_t *order = arena_alloc(&walker->arena, (states_count(walker) + 1) * sizeof(uint32_t));
    uint32_t ready = 1;

    state_at(walker, 0)->combinations = 1;
    walker->walk.longest_state = NO_INDEX;
    for (uint32_t i = 0; i < ready; i++) {
        const struct state *state = state_at(walker, order[i]);

        for (uint32_t n = 0; n < state->edge_count; n++) {
            const struct edge *edge = edge_at(walker, state->first_edge + n);

            count_edge(walker, state, edge);
            if (--into[edge->to] == 0)
                order[ready++] = edge->to;
        }
        count_end(&walker->walk, order[i]);
    }
}

/* ---- the whole -------------------------------------------------------------------------- */

static struct walker *walker_open(const struct walk_request *request)
{
    struct arena arena = {0};
    struct walker *walker = arena_alloc(&arena, sizeof(*walker));

    walker->arena = arena;
    walker->request = *request;
    if (walker->request.states_max == 0)
        walker->request.states_max = WALK_STATES_MAX;
    walker->whole = request->content->parameter_count <= LIVE_VALUES_MAX;
    return walker;
}

/* What is read from the first node on, by either content. */
static struct read_set reads_from_start(struct walker *walker)
{
    uint32_t start = walker->content->flows[walker->request.flow].start;
    struct read_set read = read_make(&walker->live);

    read_join(&walker->live, &read, &walker->live.reach[start]);
    if (walker->beside)
        read_join(&walker->live, &read,
                  &walker->beside->live
                       .reach[walker->beside->content->flows[walker->request.flow].start]);
    return read;
}

static void walker_read(struct walker *walker)
{
    const struct walk_request *request = &walker->request;
    struct read_set read;

    scene_open(&walker->scene, &walker->arena, request->content, request->also, request->area);
    walker->content = walker->scene.content;
    live_open(&walker->live, &walker->arena, &walker->scene, request);
    walker->cutter = cutter_make(&walker->arena, &walker->scene);
    if (request->also && request->changed) {
        beside_open(walker);
        walker->beside->cutter = walker->cutter;
    }
    read = reads_from_start(walker);
    walker->days = days_find(&walker->arena, &walker->scene, walker->cutter, request, &read);
    walker->whole = walker->whole && walker->days.whole;
}

static void walker_walk(struct walker *walker)
{
    struct stop start = {.kind = STATE_OPEN, .needs = STEP_TODAY, .node = 0, .outcome = NO_INDEX};
    struct key key;

    hand_start(walker);
    start.node = walker->content->flows[walker->request.flow].start;
    key_make(walker, &start, &key);
    state_known(walker, &key);
    start.node = NO_INDEX;
    state_add(walker, &start, 0, NULL);
    for (uint32_t i = 0; i < states_count(walker); i++) {
        state_expand(walker, i);
        walker->whole = walker->whole && state_at(walker, i)->kind != STATE_CUT;
    }
    if (walker->beside)
        walker->whole = walker->whole && walker->beside->whole;
    count_all(walker);
}

struct walk *walk_make(const struct walk_request *request)
{
    struct walker *walker = walker_open(request);
    struct walk *walk = &walker->walk;

    if (walker->whole) {
        walker_read(walker);
        walker_walk(walker);
    }
    walk->content = walker->content;
    walk->also = walker->scene.also;
    walk->states = (const struct state *)(const void *)walker->states.data;
    walk->state_count = states_count(walker);
    walk->edges = (const struct edge *)(const void *)walker->edges.data;
    walk->edge_count = (uint32_t)(walker->edges.size / sizeof(struct edge));
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

    if (!walk)
        return;
    buffer_free(&walker->states);
    buffer_free(&walker->edges);
    buffer_free(&walker->keys);
    buffer_free(&walker->key_records);
    arena = walker->arena; /* it holds the walker itself */
    arena_free(&arena);
}

uint32_t walk_steps(const struct walk *walk, uint32_t state,
                    struct step_given steps[WALK_STEPS_MAX])
{
    uint32_t count = walk->states[state].depth;

    for (uint32_t i = count; i-- > 0; state = walk->states[state].parent)
        steps[i] = walk->states[state].by;
    return count;
}

void walk_session(struct walk *walk, uint32_t state, struct session *session)
{
    struct walker *walker = (struct walker *)(void *)walk;

    hand_put(walker, state);
    *session = walker->hand.session;
}
