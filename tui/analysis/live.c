/* What can still be read: see live.h. */
#include "analysis/live.h"

#include <string.h>

#include "analysis/ended.h"

/* ---- telling answers apart -------------------------------------------------------------- */

bool fact_by_slot(const struct content *content, uint32_t fact)
{
    uint32_t type;

    if (fact >= content->question_count)
        return true;
    type = content->questions[fact].type;
    return type == QUESTION_ONE_OF || type == QUESTION_YES_NO || type == QUESTION_PLACE;
}

static uint32_t fact_slots(const struct content *content, uint32_t fact)
{
    if (fact >= content->question_count)
        return content->flows[fact - content->question_count].endings.count;
    return content->questions[fact].type == QUESTION_PLACE ? RELATION_COUNT
                                                           : content->questions[fact].options.count;
}

/* Keeps apart what was apart before and what `more` tells apart. */
static void apart_refine(struct apart *apart, uint32_t slots, const struct apart *more)
{
    struct apart old = *apart;

    for (uint32_t i = 0; i < SLOTS; i++) {
        uint32_t first = slots > 0 ? 0 : SLOT_UNSURE;

        if (i == slots)
            i = SLOT_UNSURE; /* nothing lies between */
        while (first < i && (old.like[first] != old.like[i] || more->like[first] != more->like[i]))
            first = first + 1 == slots ? SLOT_UNSURE : first + 1;
        apart->like[i] = (uint8_t)first;
    }
}

/* false: it tells nothing apart that was not told apart before. */
static bool refine(const struct live *live, struct read_set *set, uint32_t fact,
                   const struct apart *apart)
{
    struct apart old = set->apart[fact];
    bool fresh = !bit_get(set->facts, fact);

    bit_set(set->facts, fact);
    apart_refine(&set->apart[fact], fact_slots(live->content, fact), apart);
    return fresh || memcmp(&old, &set->apart[fact], sizeof(old)) != 0;
}

static void add_fact_needs(const struct live *live, struct read_set *set, uint32_t fact);

static void tell_apart(const struct live *live, struct read_set *set, uint32_t fact,
                       const struct apart *apart)
{
    if (refine(live, set, fact, apart))
        add_fact_needs(live, set, fact);
}

static void tell_all_apart(const struct live *live, struct read_set *set, uint32_t fact)
{
    struct apart apart;

    for (uint32_t i = 0; i < SLOTS; i++)
        apart.like[i] = (uint8_t)i;
    tell_apart(live, set, fact, &apart);
}

/* In the mask or not; what is not known is a third, unless `guarded`: then it is as if not in it. */
static void tell_mask_apart(const struct live *live, struct read_set *set, uint32_t fact,
                            uint32_t mask, bool guarded)
{
    struct apart apart;

    for (uint32_t i = 0; i < SLOT_UNSURE; i++)
        apart.like[i] = mask >> i & 1u;
    apart.like[SLOT_UNSURE] = apart.like[SLOT_NONE] = guarded ? 0 : 2;
    tell_apart(live, set, fact, &apart);
}

static uint32_t first_given(uint32_t way, uint32_t other)
{
    return way != NO_INDEX ? way : other;
}

/* The first slot that leads to the same target; `own` where there is none. */
static uint8_t slot_of_target(const struct live *live, const struct node *node, uint32_t target,
                              uint32_t own)
{
    for (uint32_t i = 0; i < node->ways.count; i++)
        if (live->content->indexes[node->ways.first + i] == target)
            return (uint8_t)i;
    return (uint8_t)own;
}

/* By where they lead; an answer not given yet is asked for, or has a way of its own. */
static void tell_ways_apart(const struct live *live, struct read_set *set, uint32_t fact,
                            const struct node *node)
{
    struct apart apart = {{0}};

    for (uint32_t i = 0; i < node->ways.count; i++)
        apart.like[i] =
            slot_of_target(live, node, live->content->indexes[node->ways.first + i], i);
    apart.like[SLOT_UNSURE] =
        slot_of_target(live, node, first_given(node->unsure, node->unknown), SLOT_UNSURE);
    apart.like[SLOT_NONE] = SLOT_NONE;
    tell_apart(live, set, fact, &apart);
}

static struct read_set set_make(const struct live *live)
{
    uint32_t facts = live->content->question_count + live->content->flow_count;

    return (struct read_set){.apart = arena_alloc(live->arena, facts * sizeof(struct apart))};
}

static void join(const struct live *live, struct read_set *set, const struct read_set *more)
{
    for (uint32_t i = 0; i < FACTS_MAX / 32; i++)
        for (uint32_t bits = more->facts[i]; bits != 0; bits &= bits - 1) {
            uint32_t fact = i * 32 + (uint32_t)__builtin_ctz(bits);

            if (!bit_get(set->facts, fact) ||
                memcmp(&set->apart[fact], &more->apart[fact], sizeof(struct apart)) != 0)
                refine(live, set, fact, &more->apart[fact]);
        }
    for (uint32_t i = 0; i < LIVE_VALUES_MAX / 32; i++)
        set->values[i] |= more->values[i];
    set->today = set->today || more->today;
}

/* ---- terms ------------------------------------------------------------------------------ */

static void add_fact(const struct live *live, struct read_set *set, uint32_t fact);
static void add_rule(const struct live *live, struct read_set *set, uint32_t rule);

static void add_bound(const struct live *live, struct read_set *set, const struct bound *bound)
{
    if (bound->kind == BOUND_TODAY)
        set->today = true;
    if (bound->kind == BOUND_FACT)
        add_fact(live, set, bound->fact);
}

static void add_bounds(const struct live *live, struct read_set *set, uint32_t fact)
{
    add_bound(live, set, &live->content->questions[fact].least);
    add_bound(live, set, &live->content->questions[fact].most);
}

/* Whether it can be told that something was implied for a fact, rather than nothing known. */
static bool implied_matters(const struct live *live, const struct read_set *set, uint32_t fact,
                            const struct implied *implied)
{
    const struct apart *apart = &set->apart[fact];
    uint32_t slot = implied->state == ANSWER_UNSURE ? SLOT_UNSURE : (uint32_t)implied->number;

    return !fact_by_slot(live->content, fact) || apart->like[slot] != apart->like[SLOT_NONE];
}

/* What reading a fact needs besides its answer. */
static void add_fact_needs(const struct live *live, struct read_set *set, uint32_t fact)
{
    const struct content *content = live->content;
    bool matters = false;

    if (fact >= content->question_count)
        return;
    const struct question *question = &content->questions[fact];
    const struct implied *implied = content->implieds + question->implied.first;

    for (uint32_t i = 0; i < question->implied.count; i++)
        matters = matters || implied_matters(live, set, fact, &implied[i]);
    for (uint32_t i = 0; i < question->implied.count && matters; i++)
        add_rule(live, set, implied[i].rule);
    if (question->type == QUESTION_PLACE && live->scene->zones_change)
        set->today = true;
}

static void add_fact(const struct live *live, struct read_set *set, uint32_t fact)
{
    if (fact != NO_INDEX)
        tell_all_apart(live, set, fact);
}

/* An atom's own way of telling answers apart. */
static void add_compared(const struct live *live, struct read_set *set, const struct atom *atom,
                         bool guarded)
{
    uint32_t fact = atom->left_index;

    if (!fact_by_slot(live->content, fact))
        tell_all_apart(live, set, fact);
    else if (atom->operator== OPERATOR_IS_KNOWN)
        tell_mask_apart(live, set, fact, 0, false);
    else
        tell_mask_apart(live, set, fact, atom->mask, guarded && atom->operator== OPERATOR_IN);
}

static void add_value(const struct live *live, struct read_set *set, uint32_t parameter)
{
    const struct content *content = live->content;
    uint8_t depends = live->scene->depends[parameter];

    if (depends & (DEPENDS_CHOICE | DEPENDS_TODAY))
        bit_set(set->values, parameter);
    if (depends & DEPENDS_SCHEME)
        add_fact(live, set, content->scheme);
    if (depends & DEPENDS_TODAY)
        set->today = true;
    if (depends & DEPENDS_DATE) {
        add_fact(live, set, content->parameters[parameter].as_of);
        add_bounds(live, set, content->parameters[parameter].as_of);
    }
}

static void add_deadline(const struct live *live, struct read_set *set, uint32_t index)
{
    const struct content *content = live->content;
    const struct deadline *deadline = &content->deadlines[index];

    for (uint32_t i = 0; i < deadline->from.count; i++)
        add_fact(live, set, content->indexes[deadline->from.first + i]);
    if (deadline->parameter != NO_INDEX)
        add_value(live, set, deadline->parameter);
}

static void add_term(const struct live *live, struct read_set *set, uint32_t kind, uint32_t index)
{
    if (kind == TERM_TODAY)
        set->today = true;
    else if (kind == TERM_FACT)
        add_fact(live, set, index);
    else if (kind == TERM_VALUE)
        add_value(live, set, index);
    else if (kind == TERM_DEADLINE)
        add_deadline(live, set, index);
}

/* "f is known and f == x": three code words that tell x from everything else, known or not. */
static bool is_guard(const struct content *content, const uint32_t *code, uint32_t left)
{
    const struct atom *known, *compared;

    if (left < 3 || code[0] >= RULE_AND || code[1] >= RULE_AND || code[2] != RULE_AND)
        return false;
    known = &content->atoms[code[0]];
    compared = &content->atoms[code[1]];
    return known->operator== OPERATOR_IS_KNOWN && known->left == TERM_FACT &&
           compared->operator== OPERATOR_IN && compared->left == TERM_FACT &&
           known->left_index == compared->left_index &&
           fact_by_slot(content, known->left_index);
}

static void add_atom(const struct live *live, struct read_set *set, const struct atom *atom,
                     bool guarded)
{
    if (atom->left == TERM_FACT)
        add_compared(live, set, atom, guarded);
    else
        add_term(live, set, atom->left, atom->left_index);
    add_term(live, set, atom->right, atom->right_index);
}

static void add_rule(const struct live *live, struct read_set *set, uint32_t rule)
{
    const struct content *content = live->content;
    struct span span = rule == NO_INDEX ? (struct span){0, 0} : content->rules[rule].code;

    for (uint32_t i = 0; i < span.count; i++) {
        const uint32_t *code = content->codes + span.first + i;
        bool guard = is_guard(content, code, span.count - i);

        if (code[0] < RULE_AND)
            add_atom(live, set, &content->atoms[code[guard]], guard);
        i += guard; /* its second atom has been looked at */
    }
}

/* ---- outcomes --------------------------------------------------------------------------- */

static const struct read_set *outcome_reads(struct live *live, uint32_t index);

/* The papers of a called flow's ending: how it ended, and what those papers read. */
static void add_included(struct live *live, struct read_set *set, uint32_t flow)
{
    const struct content *content = live->content;
    struct span endings = content->flows[flow].endings;

    add_fact(live, set, content->question_count + flow);
    for (uint32_t i = 0; i < endings.count; i++)
        if (content->endings[endings.first + i].outcome != NO_INDEX)
            join(live, set, outcome_reads(live, content->endings[endings.first + i].outcome));
}

static void outcome_fill(struct live *live, struct read_set *set, const struct outcome *outcome)
{
    const struct content *content = live->content;

    add_rule(live, set, outcome->grounds);
    for (uint32_t i = outcome->steps.first; i < outcome->steps.first + outcome->steps.count; i++)
        if (!live->request->steps || live->request->steps[i])
            add_rule(live, set, content->steps[i].when);
    for (uint32_t i = outcome->notes.first; i < outcome->notes.first + outcome->notes.count; i++)
        if (!live->request->notes || live->request->notes[i])
            add_rule(live, set, content->notes[i].when);
    for (uint32_t i = 0; i < outcome->bring.count; i++) {
        const struct bring *bring = &content->brings[outcome->bring.first + i];

        add_rule(live, set, bring->when);
        if (bring->kind == BRING_INCLUDE)
            add_included(live, set, bring->subject);
    }
    for (uint32_t i = 0; i < outcome->deadlines.count; i++)
        add_deadline(live, set, content->indexes[outcome->deadlines.first + i]);
}

/* What invariants read that could say anything of the outcome. */
static void add_invariants(const struct live *live, struct read_set *set, uint32_t outcome)
{
    const struct workbook *workbook = live->workbook;

    for (uint32_t i = 0; workbook && i < workbook->invariant_count; i++) {
        const struct invariant *invariant = &workbook->invariants[i];

        if (invariant_concern(live->content, invariant, live->flow, outcome) != CONCERN_OPEN)
            continue;
        add_rule(live, set, invariant->when);
        add_rule(live, set, invariant->must);
    }
}

static const struct read_set *outcome_reads(struct live *live, uint32_t index)
{
    struct read_set *set = &live->outcome[index];

    if (!live->outcome_done[index]) {
        live->outcome_done[index] = 1; /* the loader lets no outcome include itself */
        *set = set_make(live);
        join(live, set, &live->kept);
        outcome_fill(live, set, &live->content->outcomes[index]);
        add_invariants(live, set, index);
    }
    return set;
}

/* ---- nodes ------------------------------------------------------------------------------ */

static void node_fill(struct live *live, uint32_t index);

static void join_target(struct live *live, struct read_set *set, uint32_t flow, uint32_t target)
{
    uint32_t index = TARGET_INDEX(target);

    if (target == NO_INDEX)
        return;
    if (TARGET_KIND(target) == TARGET_NODE) {
        node_fill(live, index);
        join(live, set, &live->reach[index]);
    } else if (TARGET_KIND(target) == TARGET_OUTCOME) {
        join(live, set, outcome_reads(live, index));
    } else if (flow == live->flow && live->content->endings[index].outcome != NO_INDEX) {
        join(live, set, outcome_reads(live, live->content->endings[index].outcome));
    }
}

static void join_targets(struct live *live, struct read_set *set, const struct node *node)
{
    const struct content *content = live->content;

    for (uint32_t i = 0; i < node->ways.count; i++)
        join_target(live, set, node->flow, content->indexes[node->ways.first + i]);
    for (uint32_t i = 0; i < node->arms.count; i++)
        join_target(live, set, node->flow, content->arms[node->arms.first + i].target);
    join_target(live, set, node->flow, node->otherwise);
    join_target(live, set, node->flow, node->unsure);
    join_target(live, set, node->flow, node->unknown);
}

/* Where a date's range is cut has to be known before it is asked. */
static void add_cuts(const struct live *live, struct read_set *set, uint32_t question)
{
    const struct content *content = live->content;

    for (uint32_t i = 0; i < content->deadline_count; i++) {
        const struct deadline *deadline = &content->deadlines[i];

        for (uint32_t n = 0; n < deadline->from.count && deadline->parameter != NO_INDEX; n++)
            if (content->indexes[deadline->from.first + n] == question)
                add_value(live, set, deadline->parameter);
    }
}

/* The fact a node routes on. */
static void add_way_fact(const struct live *live, struct read_set *set, uint32_t fact,
                         const struct node *node)
{
    if (!fact_by_slot(live->content, fact))
        tell_all_apart(live, set, fact);
    else
        tell_ways_apart(live, set, fact, node);
}

static void node_own(struct live *live, struct read_set *set, const struct node *node)
{
    const struct content *content = live->content;

    if (node->kind == NODE_ASK || node->kind == NODE_DECIDE_FACT)
        add_way_fact(live, set, node->subject, node);
    if (node->kind == NODE_RUN)
        add_way_fact(live, set, content->question_count + node->subject, node);
    if (node->kind == NODE_DECIDE_VALUE)
        add_value(live, set, node->subject);
    if (node->kind == NODE_ASK) {
        add_bounds(live, set, node->subject);
        add_cuts(live, set, node->subject);
    }
    for (uint32_t i = 0; i < node->arms.count; i++)
        add_rule(live, set, content->arms[node->arms.first + i].rule);
}

static void node_fill(struct live *live, uint32_t index)
{
    const struct content *content = live->content;
    const struct node *node = &content->nodes[index];

    if (live->node_done[index])
        return;
    live->node_done[index] = 1;
    live->node[index] = set_make(live);
    live->after[index] = set_make(live);
    live->reach[index] = set_make(live);
    node_own(live, &live->node[index], node);
    join_targets(live, &live->after[index], node);
    join(live, &live->reach[index], &live->node[index]);
    join(live, &live->reach[index], &live->after[index]);
    if (node->kind == NODE_RUN) {
        uint32_t start = content->flows[node->subject].start;

        node_fill(live, start);
        join(live, &live->reach[index], &live->reach[start]);
    }
}

/* ---- the whole -------------------------------------------------------------------------- */

/* ---- contexts --------------------------------------------------------------------------- */

const struct read_set *live_context(struct live *live, uint32_t node, const uint32_t *callers,
                                    uint32_t depth)
{
    struct context *context = live->contexts[node];
    uint32_t *copy;

    for (; context; context = context->next)
        if (context->depth == depth && memcmp(context->callers, callers, depth * sizeof(*callers)) == 0)
            return &context->read;
    context = arena_alloc(live->arena, sizeof(*context));
    copy = arena_alloc(live->arena, (depth + 1) * sizeof(*copy));
    memcpy(copy, callers, depth * sizeof(*callers));
    *context = (struct context){live->contexts[node], depth, copy, set_make(live)};
    join(live, &context->read, &live->reach[node]);
    for (uint32_t i = 0; i < depth; i++)
        join(live, &context->read, &live->after[callers[i]]);
    live->contexts[node] = context;
    return &context->read;
}

void live_open(struct live *live, struct arena *arena, const struct scene *scene,
               const struct walk_request *request)
{
    const struct content *content = scene->content;
    size_t nodes = content->node_count + 1;

    *live = (struct live){.scene = scene,
                          .content = content,
                          .workbook = request->workbook,
                          .request = request,
                          .flow = request->flow,
                          .arena = arena};
    live->kept = set_make(live);
    live->contexts = arena_alloc(arena, nodes * sizeof(*live->contexts));
    live->node = arena_alloc(arena, nodes * sizeof(*live->node));
    live->reach = arena_alloc(arena, nodes * sizeof(*live->reach));
    live->after = arena_alloc(arena, nodes * sizeof(*live->after));
    live->node_done = arena_alloc(arena, nodes);
    live->outcome = arena_alloc(arena, (content->outcome_count + 1) * sizeof(*live->outcome));
    live->outcome_done = arena_alloc(arena, content->outcome_count + 1);
    for (uint32_t i = 0; i < content->question_count; i++)
        if (bit_get(request->kept, i))
            add_fact(live, &live->kept, i);
    for (uint32_t i = 0; i < content->flow_count; i++)
        if (bit_get(request->kept, content->question_count + i))
            add_fact(live, &live->kept, content->question_count + i);
    node_fill(live, content->flows[request->flow].start);
}
