/* Walking both contents and holding every end's two sheets against each other: see diff.h. */
#include "analysis/diff/diff.h"

#include "analysis/diff/changes.h"
#include "analysis/diff/scope.h"
#include "analysis/walk/walk.h"
#include "analysis/witness.h"
#include "base/hash.h"
#include "engine/types.h"

#include <string.h>

#define GROUPS_MAX 2000       /* more are counted with the last */
#define ASKED_ON_MAX 60       /* answers tried to what only the other content asks */
#define ANY_STATES_MAX 400000 /* of one walk; more are "not compared to the end" */

enum { OLD, NEW };

/* That a row of the conditions' table is in a group. */
struct membership {
    uint32_t row, group;
};

struct comparer {
    struct diff *diff;
    const struct content *contents[2]; /* old, new */
    struct id_map maps[2];             /* from each to the other */
    struct changes changes[2];
    struct tracked tracked[2];          /* what changed records of each read */
    int32_t days[2 * CHANGES_DAYS_MAX]; /* tracked on both sides */
    uint32_t day_count;
    bool wanted[PART_COUNT]; /* parts that can differ */
    struct scope scope;      /* the matters that can show it */
    struct walk_pair
        pair; /* for walking both at once; `other` is NULL where that is not possible */
    struct walk_memo *memos[2]; /* by area */

    struct rows rows;
    struct buffer members; /* struct membership */
    struct buffer counted; /* double[2]: combinations under the old and the new content, by group */
    struct buffer prints;  /* uint64_t: what tells a group from others, by group */
};

/* A case under both contents, as it is compared. */
struct meeting {
    struct comparer *comparer;
    unsigned side; /* of the content it was walked under */
    struct session own;
    uint32_t flow; /* of the new content */
    double combinations;
    struct behaviour behaviours[2]; /* old, new */
    struct shown shown[2];
    bool any; /* in *any* region: what its made-up values say is no record of a content */
    bool found;
    void (*add)(struct meeting *meeting, const struct diff_group *group, uint64_t print);
    const struct walk *walk; /* any */
    uint32_t state;
};

static struct diff_group *groups_of(const struct diff *diff)
{
    return (void *)diff->groups.data;
}

/* ---- groups ------------------------------------------------------------------------------- */

/* The group of a difference, added if it is the first of its kind. */
static uint32_t group_of(struct meeting *meeting, const struct diff_group *difference,
                         uint64_t print)
{
    struct comparer *comparer = meeting->comparer;
    struct diff *diff = comparer->diff;
    const uint64_t *prints = (void *)comparer->prints.data;
    const double none[2] = {0, 0};
    struct diff_group *group;

    for (uint32_t i = 0; i < diff->count; i++)
        if (prints[i] == print)
            return i;
    if (diff->count == GROUPS_MAX)
        return diff->count - 1;
    buffer_add(&diff->groups, difference, sizeof *difference);
    buffer_add(&comparer->prints, &print, sizeof print);
    buffer_add(&comparer->counted, none, sizeof none);
    group = &groups_of(diff)[diff->count];
    group->under_new = meeting->side == NEW;
    group->example = meeting->own;
    group->before = meeting->behaviours[OLD];
    group->after = meeting->behaviours[NEW];
    return diff->count++;
}

/* A difference met in a region that has a file, or with none known: the row of this case comes next. */
static void row_join(struct meeting *meeting, const struct diff_group *difference, uint64_t print)
{
    struct comparer *comparer = meeting->comparer;
    const struct membership member = {comparer->rows.count, group_of(meeting, difference, print)};
    struct diff_group *group = &groups_of(comparer->diff)[member.group];

    buffer_add(&comparer->members, &member, sizeof member);
    bits_add(group->flows, meeting->flow);
    group->cases++;
    ((double *)(void *)comparer->counted.data)[2 * member.group + meeting->side] +=
        meeting->combinations;
}

/* ---- how a case differs ------------------------------------------------------------------- */

static void difference_tell(struct meeting *meeting, const struct diff_group *difference,
                            uint64_t print)
{
    meeting->found = true;
    meeting->add(meeting, difference, print);
}

/* Another way taken: told by where both come out. */
static bool ways_differ(struct meeting *meeting)
{
    const struct id_map *map = &meeting->comparer->maps[OLD];
    const struct behaviour *before = &meeting->behaviours[OLD], *after = &meeting->behaviours[NEW];
    const struct trail *a = &before->result.trail, *b = &after->result.trail;
    struct diff_group difference = {.kind = DIFFERS_OUTCOME};
    uint64_t print;

    if (a->state == TRAIL_GAP && b->state == TRAIL_GAP)
        return true;
    if (a->state != TRAIL_DONE || b->state != TRAIL_DONE) {
        difference.kind = b->state == TRAIL_GAP ? DIFFERS_GAP : DIFFERS_QUESTION;
        print = hash_number(hash_number(a->state, a->node), b->node);
        difference_tell(meeting, &difference, hash_number(print, difference.kind));
        return true;
    }
    if (map->outcomes[a->outcome] == b->outcome && map->verdicts[before->verdict] == after->verdict)
        return false;
    if (map->outcomes[a->outcome] == b->outcome)
        difference.kind = DIFFERS_VERDICT;
    print = hash_number(hash_number(a->outcome, b->outcome), difference.kind);
    difference_tell(meeting, &difference, print);
    return true;
}

/* Articles, rules and conditions stand in many places: they are told by what they say. */
static bool by_words(enum part part)
{
    return part == PART_CITE || part == PART_RULE || part == PART_BRING || part == PART_CONDITION;
}

/* What tells a record from others. */
static uint64_t record_print(const struct sheets *sheets, unsigned side,
                             const struct sheet_change *change)
{
    uint32_t index = side == OLD ? change->before : change->after;

    if (sheets_checked_again(sheets, change))
        return sheets->pairs->contents[side]->cites[index].source;
    if (index == NO_INDEX || !by_words(change->part))
        return index;
    return sheets->prints[side].of[change->part][index];
}

/* What tells one change from others. The same record reworded is one, whatever it is shown as. */
static uint64_t change_print(const struct sheets *sheets, const struct sheet_change *change)
{
    uint64_t what = change->reworded ? PART_COUNT + (uint64_t)parts_section(change->part)
                                     : (uint64_t)change->part;
    uint64_t print = hash_number(hash_number(DIFFERS_PART, what), change->subject);

    print = hash_number(print, change->reordered);
    print = hash_number(print, record_print(sheets, OLD, change));
    print = hash_number(print, record_print(sheets, NEW, change));
    if (change->part == PART_DEADLINE) /* its dates differ from case to case */
        return hash_number(hash_number(print, change->was >> SHOWN_DUE_KIND),
                           change->is >> SHOWN_DUE_KIND);
    return hash_number(hash_number(print, change->was), change->is);
}

static void part_differs(void *context, const struct sheet_change *change)
{
    const struct diff_group difference = {.kind = DIFFERS_PART, .change = *change};

    struct meeting *meeting = context;

    difference_tell(meeting, &difference, change_print(&meeting->comparer->diff->sheets, change));
}

/* In *any* region the values are made up: what they say is the same under both contents. */
static void values_drop(struct shown *shown)
{
    uint32_t kept = 0;

    for (uint32_t i = 0; i < shown->count; i++) {
        shown->list[i].rests_on = NO_INDEX;
        if (shown->list[i].part != PART_VALUE && shown->list[i].part != PART_POSSIBLE)
            shown->list[kept++] = shown->list[i];
    }
    shown->count = kept;
}

/* `before` and `after` are the case, served to its end under each. */
static void sessions_compare(struct meeting *meeting, const struct session *before,
                             const struct session *after)
{
    const struct session *const sessions[] = {before, after};

    meeting->found = false;
    for (unsigned side = 0; side < 2; side++)
        behaviour_make(sessions[side], &meeting->behaviours[side]);
    if (ways_differ(meeting))
        return;
    for (unsigned side = 0; side < 2; side++) {
        memcpy(meeting->shown[side].wanted, meeting->comparer->wanted,
               sizeof meeting->comparer->wanted);
        shown_find(sessions[side], &meeting->behaviours[side].result, &meeting->shown[side]);
        if (meeting->any)
            values_drop(&meeting->shown[side]);
    }
    sheets_compare(&meeting->comparer->diff->sheets, &meeting->shown[OLD], &meeting->shown[NEW],
                   part_differs, meeting);
}

/* ---- one end under both contents -------------------------------------------------------- */

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
    struct meeting *meeting;
    uint32_t budget; /* answers still tried */
    bool met;
};

static void meeting_compare(struct meeting *meeting, const struct session *other)
{
    if (meeting->side == NEW)
        sessions_compare(meeting, other, &meeting->own);
    else
        sessions_compare(meeting, &meeting->own, other);
}

/* Goes on until a difference is found. */
static bool asked_on(struct extension *extension, struct session *other)
{
    struct meeting *meeting = extension->meeting;
    const struct content *content = other->content;
    struct trail trail;
    uint32_t question, count;
    bool found = false;

    trail_walk(other, &trail);
    if (trail.state != TRAIL_ASKING) {
        if (met_there(meeting->comparer, meeting->side, other, &trail))
            return false;
        extension->met = true;
        meeting_compare(meeting, other);
        return meeting->found;
    }
    question = trail_question(content, &trail);
    count = types_shape(content, question) == SHAPE_RANGE
                ? 0
                : content->questions[question].options.count;
    for (uint32_t i = 0; i <= count && extension->budget > 0 && !found; i++) {
        const struct answer answer = {.state = i == count ? ANSWER_UNSURE : ANSWER_KNOWN,
                                      .number = i};

        extension->budget--;
        if (!trail_accepts(other, &trail, question, answer))
            continue;
        other->answers[question] = answer;
        found = asked_on(extension, other);
        other->answers[question] = (struct answer){.state = ANSWER_NONE};
    }
    return found;
}

/* Whether an end comes to an outcome at which nothing has changed, by ways that have not. */
static bool is_out_of_scope(const struct meeting *meeting, const struct trail *trail)
{
    const struct comparer *comparer = meeting->comparer;
    const bool *outcomes = comparer->scope.outcomes[meeting->side];

    return outcomes != NULL && trail->state == TRAIL_DONE && !outcomes[trail->outcome] &&
           !comparer->wanted[PART_ENDING];
}

/* Compares what the end comes to; false where that is left to the other walk. */
static bool end_meets(struct meeting *meeting)
{
    struct extension extension = {.meeting = meeting, .budget = ASKED_ON_MAX};
    struct session translated;
    struct trail other;

    if (!id_map_session(&meeting->comparer->maps[meeting->side], &meeting->own, &translated))
        return false;
    trail_walk(&translated, &other);
    if (other.state == TRAIL_ASKING) {
        asked_on(&extension, &translated);
        return extension.met;
    }
    meeting_compare(meeting, &translated);
    return true;
}

static void end_compare(struct meeting *meeting, uint32_t region)
{
    struct comparer *comparer = meeting->comparer;
    struct trail own;

    trail_walk(&meeting->own, &own);
    comparer->diff->walked++;
    if (!is_out_of_scope(meeting, &own) && !end_meets(meeting))
        return;
    condition_add(&comparer->rows, meeting->side == NEW, &meeting->own, &own, region,
                  meeting->flow);
}

/* ---- regions that there are ------------------------------------------------------------- */

/* Both walks begin where both contents hold. */
static int32_t first_day(const struct comparer *comparer)
{
    int32_t before = comparer->contents[OLD]->dated, after = comparer->contents[NEW]->dated;

    return before > after ? before : after;
}

/* The ends of a walk of the content `side`. */
static void ends_compare(struct comparer *comparer, unsigned side, uint32_t flow, struct walk *walk,
                         uint32_t region)
{
    static struct meeting meeting; /* too large for a stack */
    struct session session;

    meeting = (struct meeting){.comparer = comparer, .side = side, .flow = flow, .add = row_join};
    for (uint32_t i = 0; i < walk->state_count; i++) {
        if (walk->states[i].kind != STATE_DONE && walk->states[i].kind != STATE_GAP)
            continue;
        walk_session(walk, i, &session);
        session.content = comparer->contents[side];
        meeting.own = session;
        meeting.combinations = walk->states[i].combinations;
        end_compare(&meeting, region);
    }
}

static void area_compare(struct comparer *comparer, unsigned side, uint32_t flow, uint32_t place)
{
    const struct content *content = comparer->contents[side];
    const struct area area = area_at(content, place);
    uint32_t region = area.kind == AREA_REGION ? content->regions[area.region].code : NO_INDEX;
    struct walk *walk = walk_make(&(struct walk_request){
        .content = content,
        .flow = side == NEW ? flow : comparer->maps[NEW].flows[flow],
        .area = area,
        .tracked = &comparer->tracked[side],
        .memo = &comparer->memos[side][place],
        .cut_for = comparer->pair.other != NULL ? comparer->contents[1 - side] : NULL,
        .first_day = first_day(comparer),
    });

    ends_compare(comparer, side, flow, walk, region);
    if (side == NEW)
        comparer->diff->combinations += walk->combinations;
    comparer->diff->whole = comparer->diff->whole && walk->whole;
    walk_free(walk);
}

/* Whether only what regions say has changed. */
static bool only_regions(const struct comparer *comparer)
{
    return !comparer->changes[OLD].elsewhere && !comparer->changes[NEW].elsewhere;
}

/* Whether an area can come to see any change: by the region of each content its people come to. */
static bool area_sees(const struct comparer *comparer, unsigned side, struct area area)
{
    const struct content *content = comparer->contents[side];
    const struct content *other = comparer->contents[1 - side];
    uint32_t there;

    if (!only_regions(comparer))
        return true;
    if (area.kind != AREA_REGION)
        return false;
    there = content_region_of(other, content->regions[area.region].code);
    return comparer->changes[side].regions[area.region] ||
           (there != NO_INDEX && comparer->changes[1 - side].regions[there]);
}

static void areas_compare(struct comparer *comparer, unsigned side, uint32_t flow)
{
    const struct content *content = comparer->contents[side];

    for (uint32_t i = 0; i < area_count(content); i++) {
        const struct area area = area_at(content, i);

        if (area.kind != AREA_ANY && area_sees(comparer, side, area))
            area_compare(comparer, side, flow, i);
    }
}

/* ---- any region ------------------------------------------------------------------------- */

/* Keeps a difference of an end, unless regions that have a file differ in the same way. */
static void later_join(struct meeting *meeting, const struct diff_group *difference, uint64_t print)
{
    struct diff *diff = meeting->comparer->diff;
    struct input inputs[WALK_INPUTS_MAX];
    const struct witness witness = {
        .content = meeting->comparer->contents[NEW],
        .flow = meeting->flow,
        .area = {AREA_ANY, NO_INDEX},
        .inputs = inputs,
        .input_count = walk_inputs(meeting->walk, meeting->state, inputs)
    };
    uint32_t count = diff->count;
    uint32_t place = group_of(meeting, difference, print);
    struct diff_group *group = &groups_of(diff)[place];

    if (diff->count > count) {
        group->replay = witness_line(&diff->arena, &witness);
        group->example.content = meeting->comparer->contents[NEW];
        diff->later++;
    }
    if (group->replay != NULL) {
        bits_add(group->flows, meeting->flow);
        group->cases++;
        group->combinations += meeting->combinations;
    }
}

static void later_compare(struct meeting *meeting, struct walk *walk)
{
    struct session session, other;

    walk_session(walk, meeting->state, &session);
    other = session;
    other.content = walk->other;
    meeting->own = session;
    meeting->combinations = walk->states[meeting->state].combinations;
    sessions_compare(meeting, &other, &session);
}

static void later_walk(struct comparer *comparer, uint32_t flow)
{
    static struct meeting meeting; /* too large for a stack */
    struct walk *walk = walk_make(&(struct walk_request){
        .content = comparer->contents[NEW],
        .flow = flow,
        .area = {AREA_ANY, NO_INDEX},
        .pair = &comparer->pair,
        .states_max = ANY_STATES_MAX,
        .first_day = first_day(comparer),
    });

    meeting = (struct meeting){.comparer = comparer,
                               .side = NEW,
                               .flow = flow,
                               .any = true,
                               .add = later_join,
                               .walk = walk};
    for (meeting.state = 0; meeting.state < walk->state_count; meeting.state++)
        if (walk->states[meeting.state].kind == STATE_DONE ||
            walk->states[meeting.state].kind == STATE_GAP)
            later_compare(&meeting, walk);
    comparer->diff->whole = comparer->diff->whole && walk->whole;
    walk_free(walk);
}

/* ---- conditions ------------------------------------------------------------------------- */

static void group_describe(struct comparer *comparer, uint32_t place, bool *inside)
{
    struct diff *diff = comparer->diff;
    struct diff_group *group = &groups_of(diff)[place];
    const double *counted = (const double *)(void *)comparer->counted.data + (size_t)2 * place;
    const struct membership *members = (const void *)comparer->members.data;

    if (group->replay != NULL)
        return;
    memset(inside, false, comparer->rows.count);
    for (size_t i = 0; i < comparer->members.size / sizeof *members; i++)
        if (members[i].group == place)
            inside[members[i].row] = true;
    group->combinations = counted[NEW] > counted[OLD] ? counted[NEW] : counted[OLD];
    group->clauses = condition_find(&comparer->rows, inside, group->kind == DIFFERS_PART,
                                    &diff->clauses, &diff->values, &group->exact);
}

static void groups_describe(struct comparer *comparer)
{
    bool *inside = arena_alloc(&comparer->diff->arena, comparer->rows.count + 1);

    if (only_regions(comparer))
        condition_keep(&comparer->rows, CLAUSE_REGION);
    if (comparer->scope.flows != NULL)
        condition_keep(&comparer->rows, CLAUSE_FLOW);
    for (uint32_t i = 0; i < comparer->diff->count; i++)
        group_describe(comparer, i, inside);
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

static bool is_same(const struct comparer *comparer)
{
    return comparer->contents[OLD]->behaviour_print == comparer->contents[NEW]->behaviour_print;
}

/* Whether records stand in another order. */
static bool is_reordered(const struct comparer *comparer, enum section section)
{
    const uint32_t *there = comparer->diff->pairs.there[OLD][section];
    uint32_t counts[SECTION_COUNT], last = 0;

    layout_counts(comparer->contents[OLD], counts);
    for (uint32_t i = 0; there != NULL && i < counts[section]; i++) {
        if (there[i] == NO_INDEX)
            continue;
        if (there[i] < last)
            return true;
        last = there[i];
    }
    return false;
}

/* Whether a part tells something else of any record, or in another order. */
static bool part_moved(const struct comparer *comparer, enum part part)
{
    const struct sheets *sheets = &comparer->diff->sheets;

    if (is_reordered(comparer, parts_section(part)))
        return true;

    for (unsigned side = 0; side < 2; side++) {
        uint32_t counts[SECTION_COUNT];
        enum section section = parts_section(part);

        layout_counts(comparer->contents[side], counts);
        for (uint32_t i = 0; i < counts[section]; i++)
            if (sheets_moved(sheets, side, part, i))
                return true;
    }
    return false;
}

/* Parts that come and go with others are looked for where they say something else; under contents that decide
 * the same, all parts are. */
static void wanted_find(struct comparer *comparer)
{
    static const bool comes_along[PART_COUNT] = {
        [PART_MYTH] = true,   [PART_PARAMETER] = true, [PART_ASK] = true,  [PART_CLAIM] = true,
        [PART_OPTION] = true, [PART_SOURCE] = true,    [PART_CITE] = true, [PART_FLOW] = true,
    };

    for (unsigned part = 0; part < PART_COUNT; part++)
        comparer->wanted[part] =
            (!comes_along[part] && !is_same(comparer) && part != PART_ENDING) ||
            part_moved(comparer, (enum part)part);
    if (comparer->wanted[PART_CITE])
        comparer->wanted[PART_SOURCE] = true; /* in another order, with one gone */
    if (comparer->wanted[PART_CONDITION])
        comparer->wanted[PART_DOCUMENT] = true; /* it tells why a condition came or went */
    if (comparer->wanted[PART_ASK] || comparer->wanted[PART_CLAIM] ||
        comparer->wanted[PART_PARAMETER])
        comparer->wanted[PART_VALUE] = true; /* likewise */
    if (comparer->wanted[PART_OPTION])
        comparer->wanted[PART_QUESTION] = comparer->wanted[PART_VALUE] = true; /* likewise */
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
        struct changes *changes = &comparer->changes[side];

        *changes = changes_find(&comparer->maps[side], &comparer->diff->pairs, side, arena);
        memcpy(comparer->tracked[side].facts, changes->facts, sizeof changes->facts);
        comparer->tracked[side].parameters = changes->parameters;
        comparer->tracked[side].bearing = changes->parameters;
        comparer->tracked[side].nodes = changes->passed;
        memcpy(comparer->days + comparer->day_count, changes->days, sizeof changes->days);
        comparer->day_count += changes->day_count;
        marks_join(node_marks, nodes, changes->nodes, contents[side]->node_count,
                   changes->everywhere);
        marks_join(outcome_marks, outcomes, changes->outcomes, contents[side]->outcome_count,
                   changes->everywhere);
    }
    for (unsigned side = 0; side < 2; side++) {
        comparer->tracked[side].days = comparer->days;
        comparer->tracked[side].day_count = comparer->day_count;
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

/* Under contents that decide the same, one walk stands for both. */
static void flow_compare(struct comparer *comparer, uint32_t flow)
{
    bool same = is_same(comparer);

    if ((comparer->maps[NEW].flows[flow] & ID_MAP_FOREIGN) != 0 ||
        (comparer->scope.flows != NULL && !comparer->scope.flows[flow]))
        return;
    if (!same)
        areas_compare(comparer, OLD, flow);
    areas_compare(comparer, NEW, flow);
    if (!same && comparer->pair.other != NULL)
        later_walk(comparer, flow);
}

static void flows_compare(struct comparer *comparer, const struct diff_request *request)
{
    memos_open(comparer);
    comparer->rows = condition_rows(comparer->maps);
    for (uint32_t flow = 0; flow < request->after->flow_count; flow++) {
        flow_compare(comparer, flow);
        if (request->progress != NULL)
            request->progress(request->context, flow + 1, request->after->flow_count);
    }
    groups_describe(comparer);
    condition_rows_free(&comparer->rows);
    memos_close(comparer);
    buffer_free(&comparer->members);
    buffer_free(&comparer->counted);
    buffer_free(&comparer->prints);
}

void diff_find(const struct diff_request *request, struct diff *diff)
{
    const struct content *before = request->before, *after = request->after;
    struct comparer comparer = {
        .diff = diff, .contents = {before, after}
    };

    *diff = (struct diff){.whole = true, .later_looked_at = true};
    pairs_make(&diff->pairs, &diff->arena, before, after);
    if (before->behaviour_print == after->behaviour_print &&
        before->wording_print == after->wording_print)
        return;
    id_map_make(&comparer.maps[OLD], &diff->arena, before, after);
    id_map_make(&comparer.maps[NEW], &diff->arena, after, before);
    diff->sheets = (struct sheets){
        .pairs = &diff->pairs,
        .prints = {parts_print(&diff->arena, before), parts_print(&diff->arena, after)}
    };
    wanted_find(&comparer);
    changes_join(&comparer);
    comparer.scope = scope_find(&diff->sheets, comparer.changes, &diff->arena);
    for (unsigned side = 0; side < 2; side++)
        comparer.tracked[side].outcomes = comparer.scope.outcomes[side];
    if (!is_same(&comparer) && comparer.scope.outcomes[NEW] == NULL)
        comparer.wanted[PART_ENDING] =
            true; /* ways have changed: a flow may have ended otherwise */
    diff->later_looked_at = comparer.pair.other != NULL;
    flows_compare(&comparer, request);
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
