/*
 * Walking both contents and serving every end by both.
 */
#include "analysis/differ.h"

#include "analysis/differ_group.h"
#include "analysis/differ_kept.h"
#include "analysis/walk.h"
#include "engine/rules.h"

#include <string.h>

#define DIFFERENCES_MAX 400 /* more are counted with the last */
#define ASKED_ON_MAX 60     /* answers tried to what only the other content asks */

/* One of the two contents, with the naming that leads to the other. */
struct half {
    const struct content *content;
    struct naming naming;
};

struct differing {
    const struct differ_request *request;
    struct differences *differences;
    struct half half[2]; /* old, new */
    bool even;
    uint32_t kept[2][FACTS_MAX / 32];
    struct group_ends ends; /* of the flow at hand */
    struct buffer prints;   /* uint64_t: what tells a difference from others, by difference */
    struct buffer counted;  /* double[2]: combinations under the old and the new content */
    uint32_t first;         /* difference of the flow at hand */
};

enum { OLD, NEW };

/* ---- sides -------------------------------------------------------------------------------------- */

static void side_add(struct group_ends *ends, uint32_t fact, bool range)
{
    if (ends->side_count < GROUP_SIDES_MAX)
        ends->side[ends->side_count++] = (struct group_side){.fact = fact, .range = range};
}

static bool ranged(const struct content *content, uint32_t fact)
{
    uint32_t type = content->questions[fact].type;

    return type == QUESTION_DATE || type == QUESTION_NUMBER || type == QUESTION_MONEY;
}

static void sides_list(struct differing *differing)
{
    const struct content *old = differing->half[OLD].content, *new = differing->half[NEW].content;

    differing->ends.side_count = 0;
    side_add(&differing->ends, CLAUSE_REGION, false);
    side_add(&differing->ends, CLAUSE_TODAY, true);
    for (uint32_t i = 0; i < new->question_count; i++)
        if (i != new->insured_in)
            side_add(&differing->ends, i, ranged(new, i));
    for (uint32_t i = 0; i < old->question_count; i++)
        if (differing->half[OLD].naming.facts[i] & NAMING_FOREIGN)
            side_add(&differing->ends, NAMING_FOREIGN | i, ranged(old, i));
}

/* The answer a session of `half` was given to the fact of a side. */
static int32_t side_code(const struct half *half, const struct session *session,
                         const struct trail *trail, uint32_t fact)
{
    const struct question *question = &half->content->questions[fact];
    struct answer answer = trail_answer(trail, fact);
    enum relation relation;

    if (answer.state == ANSWER_NONE || answer.origin == ORIGIN_IMPLIED)
        return CODE_UNASKED;
    if (answer.state == ANSWER_UNSURE)
        return CODE_UNSURE;
    if (question->type == QUESTION_PLACE)
        return trail_relation(session, trail, fact, &relation) ? (int32_t)relation : CODE_UNSURE;
    return (int32_t)answer.number;
}

static uint32_t option_place(const struct half *old, uint32_t fact, int32_t code)
{
    const struct question *question = &old->content->questions[fact];

    if (question->options.count == 0 || question->type == QUESTION_SEVERAL_OF || code < 0)
        return (uint32_t)code;
    return old->naming.options[question->options.first + (uint32_t)code];
}

static void end_add(struct differing *differing, bool new, const struct session *session,
                    const struct trail *trail, uint32_t region, uint32_t group)
{
    const struct half *half = &differing->half[new];
    struct group_ends *ends = &differing->ends;

    for (uint32_t i = 0; i < ends->side_count; i++) {
        uint32_t fact = ends->side[i].fact;
        int32_t code = CODE_UNASKED;

        if (fact == CLAUSE_REGION)
            code = (int32_t)region;
        else if (fact == CLAUSE_TODAY)
            code = session->today;
        else if (fact & NAMING_FOREIGN)
            code = new ? CODE_UNASKED : side_code(half, session, trail, fact & ~NAMING_FOREIGN);
        else if (new)
            code = side_code(half, session, trail, fact);
        else if (!(differing->half[NEW].naming.facts[fact] & NAMING_FOREIGN)) {
            uint32_t here = differing->half[NEW].naming.facts[fact];

            code = side_code(half, session, trail, here);
            if (code != CODE_UNASKED && code != CODE_UNSURE)
                code = (int32_t)option_place(half, here, code);
        }
        buffer_add(&ends->codes, &code, sizeof(code));
    }
    buffer_add(&ends->groups, &group, sizeof(group));
    ends->count++;
}

/* ---- what differs --------------------------------------------------------------------------------- */

static uint64_t mix(uint64_t print, uint64_t more)
{
    print = (print ^ more) + 0x9e3779b97f4a7c15u;
    print = (print ^ print >> 33) * 0xff51afd7ed558ccdu;
    return print ^ print >> 33;
}

static uint64_t item_print(const struct half *half, const struct item *item, bool translate)
{
    const struct content *content = half->content;
    struct span members = content->brings[item->bring].members;
    uint64_t print = mix((uint64_t)item->maybe << 32 | item->copies, item->necessity);

    if (item->document != NO_INDEX)
        return mix(print, translate ? half->naming.documents[item->document] : item->document);
    for (uint32_t i = 0; i < members.count; i++) {
        uint32_t document = content->indexes[members.first + i];

        print = mix(print, translate ? half->naming.documents[document] : document);
    }
    return print;
}

/* Of the papers only one of two lists has. */
static uint64_t papers_print(const struct differing *differing, const struct behaviour *before,
                             const struct behaviour *after)
{
    const struct checklist *lists[2] = {&before->result.checklist, &after->result.checklist};
    uint64_t prints[2][CHECKLIST_MAX], print = 0;

    for (unsigned n = 0; n < 2; n++)
        for (uint32_t i = 0; i < lists[n]->count; i++)
            prints[n][i] = item_print(&differing->half[n], &lists[n]->item[i], n == OLD);
    for (unsigned n = 0; n < 2; n++)
        for (uint32_t i = 0; i < lists[n]->count; i++) {
            bool both = false;

            for (uint32_t k = 0; k < lists[1 - n]->count; k++)
                both = both || prints[1 - n][k] == prints[n][i];
            if (!both)
                print += mix(prints[n][i], n + 1);
        }
    return print;
}

static bool dates_differ(const struct differing *differing, const struct behaviour *before,
                         const struct behaviour *after)
{
    const struct result *a = &before->result, *b = &after->result;

    if (a->due_count != b->due_count)
        return true;
    for (uint32_t i = 0; i < a->due_count; i++)
        if (differing->half[OLD].naming.deadlines[a->due[i].deadline] != b->due[i].deadline ||
            a->due[i].state != b->due[i].state ||
            (a->due[i].state == DEADLINE_DATE && a->due[i].date != b->due[i].date))
            return true;
    return false;
}

/* Fills *print with what tells this difference from others. */
static unsigned differs_how(const struct differing *differing, const struct behaviour *before,
                            const struct behaviour *after, uint64_t *print)
{
    const struct trail *a = &before->result.trail, *b = &after->result.trail;
    const struct half *old = &differing->half[OLD];
    unsigned differs = 0;

    if (a->state != TRAIL_DONE || b->state != TRAIL_DONE) {
        differs = b->state == TRAIL_GAP ? DIFFERS_GAP : DIFFERS_QUESTION;
        *print = mix(mix(differs, a->node), b->node);
        return differs;
    }
    if (old->naming.outcomes[a->outcome] != b->outcome)
        differs |= DIFFERS_OUTCOME;
    if (old->naming.verdicts[before->verdict] != after->verdict)
        differs |= DIFFERS_VERDICT;
    *print = mix(mix(a->outcome, b->outcome), before->verdict);
    if (differs)
        return differs;
    *print = papers_print(differing, before, after);
    if (*print != 0)
        differs |= DIFFERS_PAPERS;
    if (dates_differ(differing, before, after))
        differs |= DIFFERS_DATES;
    if (!(differs & (DIFFERS_PAPERS | DIFFERS_DATES))) {
        differs |= DIFFERS_STEPS;
        *print = mix(mix(a->outcome, (uint64_t)before->steps << 32 | after->steps),
                     (uint64_t)before->notes << 32 | after->notes);
    }
    *print = mix(*print, differs);
    return differs;
}

static struct difference *differences_list(const struct differences *differences)
{
    return (void *)differences->list.data;
}

/* The difference a case belongs to, added if it is the first of its kind in this flow. */
static uint32_t difference_of(struct differing *differing, bool new, const struct session *session,
                              const struct behaviour *before, const struct behaviour *after)
{
    struct differences *all = differing->differences;
    struct difference difference = {.flow = session->flow, .under_new = new, .example = *session};
    const uint64_t *prints = (void *)differing->prints.data;
    const double none[2] = {0, 0};
    uint64_t print = 0;

    difference.differs = differs_how(differing, before, after, &print);
    for (uint32_t i = differing->first; i < all->count; i++)
        if (prints[i] == print)
            return i;
    if (all->count == DIFFERENCES_MAX)
        return all->count - 1;
    difference.before = *before;
    difference.after = *after;
    buffer_add(&all->list, &difference, sizeof(difference));
    buffer_add(&differing->prints, &print, sizeof(print));
    buffer_add(&differing->counted, none, sizeof(none));
    return all->count++;
}

/* ---- walking --------------------------------------------------------------------------------------- */

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
    count = ranged(content, question) ? 0 : content->questions[question].options.count;
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

static void half_walk(struct differing *differing, bool new, uint32_t flow, struct area area)
{
    const struct half *half = &differing->half[new];
    const struct content *old_content = differing->half[OLD].content;
    const struct content *new_content = differing->half[NEW].content;
    struct walk_request request = {
        .content = half->content,
        .flow = flow,
        .area = area,
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

    for (uint32_t i = 0; i < area_count(content); i++) {
        struct area area = area_at(content, i);

        if (area.kind != AREA_ANY)
            half_walk(differing, new, flow, area);
    }
}

static void flow_compare(struct differing *differing, uint32_t flow)
{
    struct differences *all = differing->differences;
    uint32_t old_flow = differing->half[NEW].naming.flows[flow];
    struct group_ends *ends = &differing->ends;

    if (old_flow & NAMING_FOREIGN)
        return;
    *ends = (struct group_ends){0};
    sides_list(differing);
    differing->first = all->count;
    flow_walk(differing, false, old_flow);
    flow_walk(differing, true, flow);
    for (uint32_t i = differing->first; i < all->count; i++) {
        const double *counted = (const double *)(void *)differing->counted.data + 2 * i;
        struct difference *difference = &differences_list(all)[i];

        difference->combinations = counted[NEW] > counted[OLD] ? counted[NEW] : counted[OLD];
        group_describe(ends, i, all, difference);
    }
    buffer_free(&ends->codes);
    buffer_free(&ends->groups);
}

void differ_run(const struct differ_request *request, struct differences *differences)
{
    struct differing differing = {
        .request = request,
        .differences = differences,
        .half = {{.content = request->old}, {.content = request->new}}
    };

    *differences = (struct differences){.whole = true};
    if (request->old->behaviour_print == request->new->behaviour_print)
        return;
    naming_make(&differing.half[OLD].naming, &differences->arena, request->old, request->new);
    naming_make(&differing.half[NEW].naming, &differences->arena, request->new, request->old);
    differing.even = naming_even(&differing.half[OLD].naming);
    kept_facts(&differing.half[OLD].naming, differing.kept[OLD]);
    kept_facts(&differing.half[NEW].naming, differing.kept[NEW]);
    for (uint32_t flow = 0; flow < request->new->flow_count; flow++) {
        flow_compare(&differing, flow);
        if (request->progress)
            request->progress(request->context, flow + 1, request->new->flow_count);
    }
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
