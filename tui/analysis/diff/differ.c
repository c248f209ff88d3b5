/*
 * Walking both contents and serving every end by both.
 */
#include "analysis/diff/differ.h"

#include "analysis/diff/differ_kept.h"
#include "analysis/diff/differing.h"
#include "analysis/findings.h"
#include "analysis/walk/walk.h"

#include <string.h>

#define ASKED_ON_MAX 60 /* answers tried to what only the other content asks */

/* Both serve the case to its end. */
static uint32_t pair_compare(struct differing *differing, bool new,
                             const struct session *own_session, const struct session *other_session,
                             double combinations)
{
    const struct half *here = &differing->half[new], *there = &differing->half[!new];
    static struct behaviour own, other; /* too large for a stack */
    uint32_t group;

    behaviour_make(own_session, &own);
    behaviour_make(other_session, &other);
    if (naming_print(&here->naming, &own, !new) == naming_print(&there->naming, &other, new))
        return NO_INDEX;
    group = difference_of(differing, new, own_session, new ? &other : &own, new ? &own : &other);
    differences_list(differing->differences)[group].cases++;
    ((double *)(void *)differing->counted.data)[2 * group + new] += combinations;
    return group;
}

/* Whether the walk under the other content comes by this case: what it was asked is all that this one
 * needs. */
static bool met_there(const struct differing *differing, bool new, const struct session *session,
                      const struct trail *trail)
{
    const struct half *there = &differing->half[!new];
    struct session asked = *session, back;
    struct trail here;

    for (uint32_t i = 0; i < there->content->question_count; i++)
        if (trail_answer(trail, i).state == ANSWER_NONE)
            asked.answers[i].state = ANSWER_NONE;
    if (!naming_session(&there->naming, &asked, &back))
        return false;
    trail_walk(&back, &here);
    return here.state != TRAIL_ASKING;
}

/* The other content asks on: its questions are answered in every way. Cases its own walk meets are left
 * to that; *met is set where one is not. */
static uint32_t asked_on(struct differing *differing, bool new, const struct session *own,
                         struct session *other, double combinations, uint32_t *budget, bool *met)
{
    const struct content *content = other->content;
    struct trail trail;
    uint32_t question, count, group = NO_INDEX;

    trail_walk(other, &trail);
    if (trail.state != TRAIL_ASKING) {
        if (met_there(differing, new, other, &trail))
            return NO_INDEX;
        *met = true;
        return pair_compare(differing, new, own, other, combinations);
    }
    question = trail_question(content, &trail);
    count = fact_ranged(content, question) ? 0 : content->questions[question].options.count;
    for (uint32_t i = 0; i <= count && *budget > 0 && group == NO_INDEX; i++) {
        const struct answer answer = {.state = i == count ? ANSWER_UNSURE : ANSWER_KNOWN,
                                      .number = i};

        (*budget)--;
        if (!trail_accepts(other, &trail, question, answer))
            continue;
        other->answers[question] = answer;
        group = asked_on(differing, new, own, other, combinations, budget, met);
        other->answers[question] = (struct answer){.state = ANSWER_NONE};
    }
    return group;
}

static void end_compare(struct differing *differing, bool new, const struct session *session,
                        uint32_t region, double combinations)
{
    struct session translated;
    struct trail own, other;
    uint32_t group, budget = ASKED_ON_MAX;
    bool met = true;

    if (!naming_session(&differing->half[new].naming, session, &translated))
        return;
    trail_walk(session, &own);
    trail_walk(&translated, &other);
    differing->differences->walked++;
    if (other.state == TRAIL_ASKING) {
        met = false;
        group = asked_on(differing, new, session, &translated, combinations, &budget, &met);
    } else
        group = pair_compare(differing, new, session, &translated, combinations);
    if (met)
        end_add(differing, new, session, &own, region, group);
}

static void half_walk(struct differing *differing, bool new, uint32_t flow, uint32_t place)
{
    const struct area area = area_at(differing->half[new].content, place);
    const struct half *half = &differing->half[new];
    const struct content *old_content = differing->half[HALF_OLD].content;
    const struct content *new_content = differing->half[HALF_NEW].content;
    struct walk_request request = {
        .content = half->content,
        .flow = flow,
        .area = area,
        .memo = &differing->memos[new][place],
        .also = differing->even ? differing->half[!new].content : NULL,
        .first_day =
            old_content->dated > new_content->dated ? old_content->dated : new_content->dated,
    };
    uint32_t region =
        area.kind == AREA_REGION ? half->content->regions[area.region].code : NO_INDEX;
    struct session session;
    struct walk *walk;

    memcpy(request.kept, differing->kept[new], sizeof(request.kept));
    walk = walk_make(&request);
    for (uint32_t i = 0; i < walk->state_count; i++) {
        if (walk->states[i].kind != STATE_DONE && walk->states[i].kind != STATE_GAP)
            continue;
        walk_session(walk, i, &session);
        session.content = half->content;
        end_compare(differing, new, &session, region, walk->states[i].combinations);
    }
    if (new)
        differing->differences->combinations += walk->combinations;
    differing->differences->whole = differing->differences->whole && walk->whole;
    walk_free(walk);
}

static void flow_walk(struct differing *differing, bool new, uint32_t flow)
{
    const struct content *content = differing->half[new].content;

    for (uint32_t i = 0; i < area_count(content); i++)
        if (area_at(content, i).kind != AREA_ANY)
            half_walk(differing, new, flow, i);
}

/* ---- any region ----------------------------------------------------------------------------------- */

#define ANY_STATES_MAX 400000 /* of one walk; more are "not compared to the end" */

/* Keeps an end that differs, unless regions that have a file differ in the same way. */
static void later_add(struct differing *differing, const struct walk *walk, uint32_t state,
                      const struct session *session, const struct behaviour *before,
                      const struct behaviour *after)
{
    struct differences *all = differing->differences;
    struct step_given steps[WALK_STEPS_MAX];
    const struct witness witness = {
        .content = differing->half[HALF_NEW].content,
        .flow = session->flow,
        .area = {AREA_ANY, NO_INDEX},
        .steps = steps,
        .step_count = walk_steps(walk, state, steps)
    };
    uint32_t count = all->count;
    uint32_t group = difference_of(differing, true, session, before, after);
    struct difference *difference = &differences_list(all)[group];

    if (all->count > count) {
        difference->supposed = witness_line(&all->arena, &witness);
        difference->example.content = differing->half[HALF_NEW].content;
        all->later++;
    }
    if (difference->supposed) {
        difference->cases++;
        difference->combinations += walk->states[state].combinations;
    }
}

static void later_compare(struct differing *differing, struct walk *walk, uint32_t state)
{
    const struct half *old = &differing->half[HALF_OLD], *new = &differing->half[HALF_NEW];
    static struct behaviour before, after; /* too large for a stack */
    struct session session, other;

    walk_session(walk, state, &session);
    other = session;
    other.content = walk->also;
    behaviour_make(&session, &after);
    behaviour_make(&other, &before);
    if (naming_print(&new->naming, &after, false) != naming_print(&old->naming, &before, true))
        later_add(differing, walk, state, &session, &before, &after);
}

static void later_walk(struct differing *differing, uint32_t flow)
{
    const struct content *old = differing->half[HALF_OLD].content;
    const struct content *new = differing->half[HALF_NEW].content;
    struct walk *walk;

    walk = walk_make(&(struct walk_request){
        .content = new,
        .also = old,
        .changed = &differing->changed,
        .flow = flow,
        .area = {AREA_ANY, NO_INDEX},
        .states_max = ANY_STATES_MAX,
        .first_day = old->dated > new->dated ? old->dated : new->dated,
    });
    for (uint32_t i = 0; i < walk->state_count; i++)
        if (walk->states[i].kind == STATE_DONE || walk->states[i].kind == STATE_GAP)
            later_compare(differing, walk, i);
    differing->differences->whole = differing->differences->whole && walk->whole;
    walk_free(walk);
}

/* ---- flow by flow ----------------------------------------------------------------------------------- */

static void flow_compare(struct differing *differing, uint32_t flow)
{
    struct differences *all = differing->differences;
    uint32_t old_flow = differing->half[HALF_NEW].naming.flows[flow];
    struct group_ends *ends = &differing->ends;

    if (old_flow & NAMING_FOREIGN)
        return;
    *ends = (struct group_ends){0};
    ends_start(differing);
    differing->first = all->count;
    flow_walk(differing, false, old_flow);
    flow_walk(differing, true, flow);
    for (uint32_t i = differing->first; i < all->count; i++) {
        const double *counted = (const double *)(void *)differing->counted.data + (size_t)2 * i;
        struct difference *difference = &differences_list(all)[i];

        difference->combinations =
            counted[HALF_NEW] > counted[HALF_OLD] ? counted[HALF_NEW] : counted[HALF_OLD];
        group_describe(ends, i, all, difference);
    }
    if (differing->even)
        later_walk(differing, flow);
    buffer_free(&ends->codes);
    buffer_free(&ends->groups);
}

/* Both halves mark the same records where they are numbered alike; else everything may have changed. */
static void changed_find(struct differing *differing)
{
    struct arena *arena = &differing->differences->arena;
    size_t nodes = 1, outcomes = 1;
    struct kept_marks marks = {.everywhere = false};

    for (unsigned n = 0; n < 2; n++) {
        nodes += differing->half[n].content->node_count;
        outcomes += differing->half[n].content->outcome_count;
    }
    marks.nodes = arena_alloc(arena, nodes);
    marks.outcomes = arena_alloc(arena, outcomes);
    for (unsigned n = 0; n < 2; n++)
        kept_facts(&differing->half[n].naming, differing->kept[n], &marks);
    memset(marks.nodes, true, marks.everywhere ? nodes : 0);
    memset(marks.outcomes, true, marks.everywhere ? outcomes : 0);
    differing->changed = (struct walk_changed){marks.nodes, marks.outcomes};
}

static void memos_open(struct differing *differing)
{
    for (unsigned n = 0; n < 2; n++)
        differing->memos[n] =
            arena_alloc(&differing->differences->arena,
                        area_count(differing->half[n].content) * sizeof(struct walk_memo));
}

static void memos_close(struct differing *differing)
{
    for (unsigned n = 0; n < 2; n++)
        for (uint32_t i = 0; i < area_count(differing->half[n].content); i++)
            walk_memo_free(&differing->memos[n][i]);
}

void differ_run(const struct differ_request *request, struct differences *differences)
{
    struct differing differing = {
        .request = request,
        .differences = differences,
        .half = {{.content = request->old}, {.content = request->new}}
    };

    *differences = (struct differences){.whole = true, .any = true};
    if (request->old->behaviour_print == request->new->behaviour_print)
        return;
    naming_make(&differing.half[HALF_OLD].naming, &differences->arena, request->old, request->new);
    naming_make(&differing.half[HALF_NEW].naming, &differences->arena, request->new, request->old);
    differing.even = naming_even(&differing.half[HALF_OLD].naming);
    differences->any = differing.even;
    changed_find(&differing);
    memos_open(&differing);
    for (uint32_t flow = 0; flow < request->new->flow_count; flow++) {
        flow_compare(&differing, flow);
        if (request->progress)
            request->progress(request->context, flow + 1, request->new->flow_count);
    }
    memos_close(&differing);
    buffer_free(&differing.prints);
    buffer_free(&differing.counted);
}

void differ_free(struct differences *differences)
{
    arena_free(&differences->arena);
    buffer_free(&differences->list);
    buffer_free(&differences->clauses);
    buffer_free(&differences->values);
}

const struct difference *difference_at(const struct differences *differences, uint32_t place)
{
    return &differences_list(differences)[place];
}

const struct clause *clause_at(const struct differences *differences, uint32_t place)
{
    const void *data = differences->clauses.data;

    return (const struct clause *)data + place;
}

uint32_t clause_value(const struct differences *differences, uint32_t place)
{
    const void *data = differences->values.data;

    return ((const uint32_t *)data)[place];
}
