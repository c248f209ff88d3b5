/* Walking both contents and serving every end by both: see diff.h. */
#include "analysis/diff/diff.h"

#include "analysis/diff/changes.h"
#include "analysis/walk/walk.h"
#include "analysis/witness.h"
#include "engine/types.h"

#include <string.h>

#define GROUPS_MAX 400        /* more are counted with the last */
#define ASKED_ON_MAX 60       /* answers tried to what only the other content asks */
#define ANY_STATES_MAX 400000 /* of one walk; more are "not compared to the end" */

enum { OLD, NEW };

struct comparer {
    struct diff *diff;
    const struct content *contents[2]; /* old, new */
    struct id_map maps[2];             /* from each to the other */
    struct tracked tracked[2];         /* what changed records of each read */
    struct walk_pair
        pair; /* for walking both at once; `other` is NULL where that is not possible */
    struct walk_memo *memos[2]; /* by area */

    /* of the flow at hand */
    struct rows rows;
    uint32_t first;        /* its first group */
    struct buffer prints;  /* uint64_t: what tells a group from others, by group */
    struct buffer counted; /* double[2]: combinations under the old and the new content, by group */
};

static struct diff_group *groups_of(const struct diff *diff)
{
    return (void *)diff->groups.data;
}

/* ---- how a case differs ----------------------------------------------------------------- */

static uint64_t item_print(const struct id_map *map, const struct item *item, bool translate)
{
    const struct content *content = map->from;
    struct span members = content->brings[item->bring].members;
    uint64_t print = behaviour_mix((uint64_t)item->maybe << 32 | item->copies, item->necessity);

    if (item->document != NO_INDEX)
        return behaviour_mix(print, translate ? map->documents[item->document] : item->document);
    for (uint32_t i = 0; i < members.count; i++) {
        uint32_t document = content->indexes[members.first + i];

        print = behaviour_mix(print, translate ? map->documents[document] : document);
    }
    return print;
}

/* Of the papers only one of two lists has; 0 = none. */
static uint64_t papers_print(const struct comparer *comparer, const struct behaviour *before,
                             const struct behaviour *after)
{
    const struct checklist *lists[2] = {&before->result.checklist, &after->result.checklist};
    uint64_t prints[2][CHECKLIST_MAX], print = 0;

    for (unsigned side = 0; side < 2; side++)
        for (uint32_t i = 0; i < lists[side]->count; i++)
            prints[side][i] = item_print(&comparer->maps[side], &lists[side]->item[i], side == OLD);
    for (unsigned side = 0; side < 2; side++)
        for (uint32_t i = 0; i < lists[side]->count; i++) {
            bool both = false;

            for (uint32_t k = 0; k < lists[1 - side]->count; k++)
                both = both || prints[1 - side][k] == prints[side][i];
            if (!both)
                print += behaviour_mix(prints[side][i], side + 1);
        }
    return print;
}

static bool dates_differ(const struct comparer *comparer, const struct result *before,
                         const struct result *after)
{
    if (before->due_count != after->due_count)
        return true;
    for (uint32_t i = 0; i < before->due_count; i++) {
        const struct due *a = &before->due[i], *b = &after->due[i];

        if (comparer->maps[OLD].deadlines[a->deadline] != b->deadline || a->state != b->state ||
            a->shown != b->shown || (a->state == DEADLINE_DATE && a->date != b->date))
            return true;
    }
    return false;
}

/* The kinds of a difference. Fills *print with what tells it from others. */
static unsigned differs_how(const struct comparer *comparer, const struct behaviour *before,
                            const struct behaviour *after, uint64_t *print)
{
    const struct trail *a = &before->result.trail, *b = &after->result.trail;
    const struct id_map *map = &comparer->maps[OLD];
    unsigned kinds = 0;

    if (a->state != TRAIL_DONE || b->state != TRAIL_DONE) {
        kinds = b->state == TRAIL_GAP ? DIFFERS_GAP : DIFFERS_QUESTION;
        *print = behaviour_mix(behaviour_mix(kinds, a->node), b->node);
        return kinds;
    }
    if (map->outcomes[a->outcome] != b->outcome)
        kinds |= DIFFERS_OUTCOME;
    if (map->verdicts[before->verdict] != after->verdict)
        kinds |= DIFFERS_VERDICT;
    *print = behaviour_mix(behaviour_mix(a->outcome, b->outcome), before->verdict);
    if (kinds != 0)
        return kinds;
    *print = papers_print(comparer, before, after);
    if (*print != 0)
        kinds |= DIFFERS_PAPERS;
    if (dates_differ(comparer, &before->result, &after->result))
        kinds |= DIFFERS_DATES;
    if (kinds == 0) {
        kinds |= DIFFERS_STEPS;
        *print =
            behaviour_mix(behaviour_mix(a->outcome, (uint64_t)before->steps << 32 | after->steps),
                          (uint64_t)before->notes << 32 | after->notes);
    }
    *print = behaviour_mix(*print, kinds);
    return kinds;
}

/* The group a case belongs to, added if it is the first of its kind in this flow. */
static uint32_t group_of(struct comparer *comparer, unsigned side, const struct session *session,
                         const struct behaviour *before, const struct behaviour *after)
{
    struct diff *diff = comparer->diff;
    struct diff_group group = {
        .flow = session->flow, .under_new = side == NEW, .example = *session};
    const uint64_t *prints = (void *)comparer->prints.data;
    const double none[2] = {0, 0};
    uint64_t print = 0;

    group.kinds = differs_how(comparer, before, after, &print);
    for (uint32_t i = comparer->first; i < diff->count; i++)
        if (prints[i] == print)
            return i;
    if (diff->count == GROUPS_MAX)
        return diff->count - 1;
    group.before = *before;
    group.after = *after;
    buffer_add(&diff->groups, &group, sizeof group);
    buffer_add(&comparer->prints, &print, sizeof print);
    buffer_add(&comparer->counted, none, sizeof none);
    return diff->count++;
}

/* ---- one end under both contents -------------------------------------------------------- */

/* `own` was walked under the content `side`, `other` is the same case under the other one; both are served to
 * their ends. */
static uint32_t sessions_compare(struct comparer *comparer, unsigned side,
                                 const struct session *own, const struct session *other,
                                 double combinations)
{
    static struct behaviour behaviours[2]; /* old, new; too large for a stack */
    uint32_t group;

    behaviour_make(own, &behaviours[side]);
    behaviour_make(other, &behaviours[1 - side]);
    if (id_map_print(&comparer->maps[OLD], &behaviours[OLD], true) ==
        id_map_print(&comparer->maps[NEW], &behaviours[NEW], false))
        return NO_INDEX;
    group = group_of(comparer, side, own, &behaviours[OLD], &behaviours[NEW]);
    groups_of(comparer->diff)[group].cases++;
    ((double *)(void *)comparer->counted.data)[2 * group + side] += combinations;
    return group;
}

/* Whether the walk under the other content comes by a case of its own: what it was asked is all that the
 * content `side` needs. */
static bool met_there(const struct comparer *comparer, unsigned side, const struct session *session,
                      const struct trail *trail)
{
    const struct id_map *there = &comparer->maps[1 - side];
    struct session asked = *session, back;
    struct trail here;

    for (uint32_t i = 0; i < there->from->question_count; i++)
        if (trail_answer(trail, i).state == ANSWER_NONE)
            asked.answers[i].state = ANSWER_NONE;
    if (!id_map_session(there, &asked, &back))
        return false;
    trail_walk(&back, &here);
    return here.state != TRAIL_ASKING;
}

/* An end of a walk whose other content asks on: its questions are answered in every way. Cases its own walk
 * meets are left to that; `met` is set where one is not. */
struct extension {
    struct comparer *comparer;
    unsigned side;
    const struct session *own;
    double combinations;
    uint32_t budget; /* answers still tried */
    bool met;
};

static uint32_t asked_on(struct extension *extension, struct session *other)
{
    const struct content *content = other->content;
    struct trail trail;
    uint32_t question, count, group = NO_INDEX;

    trail_walk(other, &trail);
    if (trail.state != TRAIL_ASKING) {
        if (met_there(extension->comparer, extension->side, other, &trail))
            return NO_INDEX;
        extension->met = true;
        return sessions_compare(extension->comparer, extension->side, extension->own, other,
                                extension->combinations);
    }
    question = trail_question(content, &trail);
    count = types_shape(content, question) == SHAPE_RANGE
                ? 0
                : content->questions[question].options.count;
    for (uint32_t i = 0; i <= count && extension->budget > 0 && group == NO_INDEX; i++) {
        const struct answer answer = {.state = i == count ? ANSWER_UNSURE : ANSWER_KNOWN,
                                      .number = i};

        extension->budget--;
        if (!trail_accepts(other, &trail, question, answer))
            continue;
        other->answers[question] = answer;
        group = asked_on(extension, other);
        other->answers[question] = (struct answer){.state = ANSWER_NONE};
    }
    return group;
}

static void end_compare(struct comparer *comparer, unsigned side, const struct session *session,
                        uint32_t region, double combinations)
{
    struct extension extension = {.comparer = comparer,
                                  .side = side,
                                  .own = session,
                                  .combinations = combinations,
                                  .budget = ASKED_ON_MAX};
    struct session translated;
    struct trail own, other;
    uint32_t group;

    if (!id_map_session(&comparer->maps[side], session, &translated))
        return;
    trail_walk(session, &own);
    trail_walk(&translated, &other);
    comparer->diff->walked++;
    if (other.state == TRAIL_ASKING) {
        group = asked_on(&extension, &translated);
        if (!extension.met)
            return;
    } else {
        group = sessions_compare(comparer, side, session, &translated, combinations);
    }
    condition_add(&comparer->rows, side == NEW, session, &own, region, group);
}

/* ---- regions that there are ------------------------------------------------------------- */

/* Both walks begin where both contents hold. */
static int32_t first_day(const struct comparer *comparer)
{
    int32_t before = comparer->contents[OLD]->dated, after = comparer->contents[NEW]->dated;

    return before > after ? before : after;
}

static void area_compare(struct comparer *comparer, unsigned side, uint32_t flow, uint32_t place)
{
    const struct content *content = comparer->contents[side];
    const struct area area = area_at(content, place);
    uint32_t region = area.kind == AREA_REGION ? content->regions[area.region].code : NO_INDEX;
    struct walk *walk = walk_make(&(struct walk_request){
        .content = content,
        .flow = flow,
        .area = area,
        .tracked = &comparer->tracked[side],
        .memo = &comparer->memos[side][place],
        .cut_for = comparer->pair.other != NULL ? comparer->contents[1 - side] : NULL,
        .first_day = first_day(comparer),
    });
    struct session session;

    for (uint32_t i = 0; i < walk->state_count; i++) {
        if (walk->states[i].kind != STATE_DONE && walk->states[i].kind != STATE_GAP)
            continue;
        walk_session(walk, i, &session);
        session.content = content;
        end_compare(comparer, side, &session, region, walk->states[i].combinations);
    }
    if (side == NEW)
        comparer->diff->combinations += walk->combinations;
    comparer->diff->whole = comparer->diff->whole && walk->whole;
    walk_free(walk);
}

static void areas_compare(struct comparer *comparer, unsigned side, uint32_t flow)
{
    const struct content *content = comparer->contents[side];

    for (uint32_t i = 0; i < area_count(content); i++)
        if (area_at(content, i).kind != AREA_ANY)
            area_compare(comparer, side, flow, i);
}

/* ---- any region ------------------------------------------------------------------------- */

/* Keeps an end that differs, unless regions that have a file differ in the same way. */
static void later_add(struct comparer *comparer, const struct walk *walk, uint32_t state,
                      const struct session *session, const struct behaviour *before,
                      const struct behaviour *after)
{
    struct diff *diff = comparer->diff;
    struct input inputs[WALK_INPUTS_MAX];
    const struct witness witness = {
        .content = comparer->contents[NEW],
        .flow = session->flow,
        .area = {AREA_ANY, NO_INDEX},
        .inputs = inputs,
        .input_count = walk_inputs(walk, state, inputs)
    };
    uint32_t count = diff->count;
    uint32_t place = group_of(comparer, NEW, session, before, after);
    struct diff_group *group = &groups_of(diff)[place];

    if (diff->count > count) {
        group->replay = witness_line(&diff->arena, &witness);
        group->example.content = comparer->contents[NEW];
        diff->later++;
    }
    if (group->replay != NULL) {
        group->cases++;
        group->combinations += walk->states[state].combinations;
    }
}

static void later_compare(struct comparer *comparer, struct walk *walk, uint32_t state)
{
    static struct behaviour before, after; /* too large for a stack */
    struct session session, other;

    walk_session(walk, state, &session);
    other = session;
    other.content = walk->other;
    behaviour_make(&session, &after);
    behaviour_make(&other, &before);
    if (id_map_print(&comparer->maps[NEW], &after, false) !=
        id_map_print(&comparer->maps[OLD], &before, true))
        later_add(comparer, walk, state, &session, &before, &after);
}

static void later_walk(struct comparer *comparer, uint32_t flow)
{
    struct walk *walk = walk_make(&(struct walk_request){
        .content = comparer->contents[NEW],
        .flow = flow,
        .area = {AREA_ANY, NO_INDEX},
        .pair = &comparer->pair,
        .states_max = ANY_STATES_MAX,
        .first_day = first_day(comparer),
    });

    for (uint32_t i = 0; i < walk->state_count; i++)
        if (walk->states[i].kind == STATE_DONE || walk->states[i].kind == STATE_GAP)
            later_compare(comparer, walk, i);
    comparer->diff->whole = comparer->diff->whole && walk->whole;
    walk_free(walk);
}

/* ---- flow by flow ----------------------------------------------------------------------- */

static void group_describe(struct comparer *comparer, uint32_t place)
{
    struct diff *diff = comparer->diff;
    struct diff_group *group = &groups_of(diff)[place];
    const double *counted = (const double *)(void *)comparer->counted.data + (size_t)2 * place;

    group->combinations = counted[NEW] > counted[OLD] ? counted[NEW] : counted[OLD];
    group->clauses =
        condition_find(&comparer->rows, place, &diff->clauses, &diff->values, &group->exact);
}

static void flow_compare(struct comparer *comparer, uint32_t flow)
{
    uint32_t old_flow = comparer->maps[NEW].flows[flow];

    if ((old_flow & ID_MAP_FOREIGN) != 0)
        return;
    comparer->rows = condition_rows(comparer->maps);
    comparer->first = comparer->diff->count;
    areas_compare(comparer, OLD, old_flow);
    areas_compare(comparer, NEW, flow);
    for (uint32_t i = comparer->first; i < comparer->diff->count; i++)
        group_describe(comparer, i);
    if (comparer->pair.other != NULL)
        later_walk(comparer, flow);
    condition_rows_free(&comparer->rows);
}

/* ---- the whole -------------------------------------------------------------------------- */

/* `all` by index: what either side has changed; all of it where that can show everywhere. */
static void marks_join(bool *all, size_t size, const bool *changed, uint32_t count, bool everywhere)
{
    for (uint32_t i = 0; i < count; i++)
        all[i] = all[i] || changed[i];
    if (everywhere)
        memset(all, true, size);
}

/* What is tracked on either side; and of the pair, whose records are numbered alike or else all taken for
 * changed, what differs. */
static void changes_join(struct comparer *comparer)
{
    struct arena *arena = &comparer->diff->arena;
    const struct content *const *contents = comparer->contents;
    size_t nodes = (size_t)contents[OLD]->node_count + contents[NEW]->node_count + 1;
    size_t outcomes = (size_t)contents[OLD]->outcome_count + contents[NEW]->outcome_count + 1;
    bool *node_marks = arena_alloc(arena, nodes), *outcome_marks = arena_alloc(arena, outcomes);

    for (unsigned side = 0; side < 2; side++) {
        const struct changes changes = changes_find(&comparer->maps[side], arena);

        memcpy(comparer->tracked[side].facts, changes.facts, sizeof changes.facts);
        marks_join(node_marks, nodes, changes.nodes, contents[side]->node_count,
                   changes.everywhere);
        marks_join(outcome_marks, outcomes, changes.outcomes, contents[side]->outcome_count,
                   changes.everywhere);
    }
    comparer->pair = (struct walk_pair){.nodes = node_marks, .outcomes = outcome_marks};
    if (id_map_same_numbers(&comparer->maps[OLD]))
        comparer->pair.other = contents[OLD];
}

static void memos_open(struct comparer *comparer)
{
    for (unsigned side = 0; side < 2; side++)
        comparer->memos[side] =
            arena_alloc(&comparer->diff->arena,
                        area_count(comparer->contents[side]) * sizeof(struct walk_memo));
}

static void memos_close(struct comparer *comparer)
{
    for (unsigned side = 0; side < 2; side++)
        for (uint32_t i = 0; i < area_count(comparer->contents[side]); i++)
            walk_memo_free(&comparer->memos[side][i]);
}

void diff_find(const struct diff_request *request, struct diff *diff)
{
    const struct content *before = request->before, *after = request->after;
    struct comparer comparer = {
        .diff = diff, .contents = {before, after}
    };

    *diff = (struct diff){.whole = true, .later_looked_at = true};
    if (before->behaviour_print == after->behaviour_print)
        return;
    id_map_make(&comparer.maps[OLD], &diff->arena, before, after);
    id_map_make(&comparer.maps[NEW], &diff->arena, after, before);
    changes_join(&comparer);
    diff->later_looked_at = comparer.pair.other != NULL;
    memos_open(&comparer);
    for (uint32_t flow = 0; flow < after->flow_count; flow++) {
        flow_compare(&comparer, flow);
        if (request->progress != NULL)
            request->progress(request->context, flow + 1, after->flow_count);
    }
    memos_close(&comparer);
    buffer_free(&comparer.prints);
    buffer_free(&comparer.counted);
}

void diff_free(struct diff *diff)
{
    arena_free(&diff->arena);
    buffer_free(&diff->groups);
    buffer_free(&diff->clauses);
    buffer_free(&diff->values);
}

const struct diff_group *diff_group_at(const struct diff *diff, uint32_t place)
{
    return &groups_of(diff)[place];
}

const struct clause *diff_clause_at(const struct diff *diff, uint32_t place)
{
    const void *data = diff->clauses.data;

    return (const struct clause *)data + place;
}

uint32_t diff_value_at(const struct diff *diff, uint32_t place)
{
    const void *data = diff->values.data;

    return ((const uint32_t *)data)[place];
}
