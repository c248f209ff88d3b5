/* What can still be read: see live.h. */
#include "analysis/live.h"

#include "analysis/ended.h"

void live_join(struct read_set *set, const struct read_set *more)
{
    for (uint32_t i = 0; i < FACTS_MAX / 32; i++)
        set->facts[i] |= more->facts[i];
    for (uint32_t i = 0; i < LIVE_VALUES_MAX / 32; i++)
        set->values[i] |= more->values[i];
    set->today = set->today || more->today;
}

/* ---- terms ------------------------------------------------------------------------------ */

static void add_bound(const struct live *live, struct read_set *set, const struct bound *bound)
{
    if (bound->kind == BOUND_TODAY)
        set->today = true;
    if (bound->kind == BOUND_FACT)
        live_add_fact(live, set, bound->fact);
}

static void add_bounds(const struct live *live, struct read_set *set, uint32_t fact)
{
    add_bound(live, set, &live->content->questions[fact].least);
    add_bound(live, set, &live->content->questions[fact].most);
}

void live_add_fact(const struct live *live, struct read_set *set, uint32_t fact)
{
    const struct content *content = live->content;

    if (fact == NO_INDEX || bit_get(set->facts, fact))
        return;
    bit_set(set->facts, fact);
    if (fact >= content->question_count)
        return;
    const struct question *question = &content->questions[fact];

    for (uint32_t i = 0; i < question->implied.count; i++)
        live_add_rule(live, set, content->implieds[question->implied.first + i].rule);
    if (question->type == QUESTION_PLACE && live->scene->zones_change)
        set->today = true;
}

static void add_value(const struct live *live, struct read_set *set, uint32_t parameter)
{
    const struct content *content = live->content;
    uint8_t depends = live->scene->depends[parameter];

    if (depends & (DEPENDS_CHOICE | DEPENDS_TODAY))
        bit_set(set->values, parameter);
    if (depends & DEPENDS_SCHEME)
        live_add_fact(live, set, content->scheme);
    if (depends & DEPENDS_TODAY)
        set->today = true;
    if (depends & DEPENDS_DATE) {
        live_add_fact(live, set, content->parameters[parameter].as_of);
        add_bounds(live, set, content->parameters[parameter].as_of);
    }
}

static void add_deadline(const struct live *live, struct read_set *set, uint32_t index)
{
    const struct content *content = live->content;
    const struct deadline *deadline = &content->deadlines[index];

    for (uint32_t i = 0; i < deadline->from.count; i++)
        live_add_fact(live, set, content->indexes[deadline->from.first + i]);
    if (deadline->parameter != NO_INDEX)
        add_value(live, set, deadline->parameter);
}

static void add_term(const struct live *live, struct read_set *set, uint32_t kind, uint32_t index)
{
    if (kind == TERM_TODAY)
        set->today = true;
    else if (kind == TERM_FACT)
        live_add_fact(live, set, index);
    else if (kind == TERM_VALUE)
        add_value(live, set, index);
    else if (kind == TERM_DEADLINE)
        add_deadline(live, set, index);
}

void live_add_rule(const struct live *live, struct read_set *set, uint32_t rule)
{
    const struct content *content = live->content;
    struct span span;

    if (rule == NO_INDEX)
        return;
    span = content->rules[rule].code;
    for (uint32_t i = span.first; i < span.first + span.count; i++) {
        if (content->codes[i] >= RULE_AND)
            continue;
        const struct atom *atom = &content->atoms[content->codes[i]];

        add_term(live, set, atom->left, atom->left_index);
        add_term(live, set, atom->right, atom->right_index);
    }
}

/* ---- outcomes --------------------------------------------------------------------------- */

static const struct read_set *outcome_reads(struct live *live, uint32_t index);

/* The papers of a called flow's ending: how it ended, and what those papers read. */
static void add_included(struct live *live, struct read_set *set, uint32_t flow)
{
    const struct content *content = live->content;
    struct span endings = content->flows[flow].endings;

    live_add_fact(live, set, content->question_count + flow);
    for (uint32_t i = 0; i < endings.count; i++)
        if (content->endings[endings.first + i].outcome != NO_INDEX)
            live_join(set, outcome_reads(live, content->endings[endings.first + i].outcome));
}

static void outcome_fill(struct live *live, struct read_set *set, const struct outcome *outcome)
{
    const struct content *content = live->content;

    live_add_rule(live, set, outcome->grounds);
    for (uint32_t i = 0; i < outcome->steps.count; i++)
        live_add_rule(live, set, content->steps[outcome->steps.first + i].when);
    for (uint32_t i = 0; i < outcome->notes.count; i++)
        live_add_rule(live, set, content->notes[outcome->notes.first + i].when);
    for (uint32_t i = 0; i < outcome->bring.count; i++) {
        const struct bring *bring = &content->brings[outcome->bring.first + i];

        live_add_rule(live, set, bring->when);
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

        if (!invariant_concerns(live->content, invariant, live->flow, outcome))
            continue;
        live_add_rule(live, set, invariant->when);
        live_add_rule(live, set, invariant->must);
    }
}

static const struct read_set *outcome_reads(struct live *live, uint32_t index)
{
    struct read_set *set = &live->outcome[index];

    if (!live->outcome_done[index]) {
        live->outcome_done[index] = 1; /* the loader lets no outcome include itself */
        *set = live->kept;
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
        live_join(set, &live->reach[index]);
    } else if (TARGET_KIND(target) == TARGET_OUTCOME) {
        live_join(set, outcome_reads(live, index));
    } else if (flow == live->flow && live->content->endings[index].outcome != NO_INDEX) {
        live_join(set, outcome_reads(live, live->content->endings[index].outcome));
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

static void node_own(struct live *live, struct read_set *set, const struct node *node)
{
    const struct content *content = live->content;

    if (node->kind == NODE_ASK || node->kind == NODE_DECIDE_FACT)
        live_add_fact(live, set, node->subject);
    if (node->kind == NODE_RUN)
        live_add_fact(live, set, content->question_count + node->subject);
    if (node->kind == NODE_DECIDE_VALUE)
        add_value(live, set, node->subject);
    if (node->kind == NODE_ASK) {
        add_bounds(live, set, node->subject);
        add_cuts(live, set, node->subject);
    }
    for (uint32_t i = 0; i < node->arms.count; i++)
        live_add_rule(live, set, content->arms[node->arms.first + i].rule);
}

static void node_fill(struct live *live, uint32_t index)
{
    const struct content *content = live->content;
    const struct node *node = &content->nodes[index];

    if (live->node_done[index])
        return;
    live->node_done[index] = 1;
    node_own(live, &live->node[index], node);
    join_targets(live, &live->after[index], node);
    live->reach[index] = live->node[index];
    live_join(&live->reach[index], &live->after[index]);
    if (node->kind == NODE_RUN) {
        uint32_t start = content->flows[node->subject].start;

        node_fill(live, start);
        live_join(&live->reach[index], &live->reach[start]);
    }
}

/* ---- the whole -------------------------------------------------------------------------- */

void live_open(struct live *live, struct arena *arena, const struct scene *scene,
               const struct walk_request *request)
{
    const struct content *content = scene->content;
    size_t nodes = content->node_count + 1;

    *live = (struct live){.scene = scene,
                          .content = content,
                          .workbook = request->workbook,
                          .flow = request->flow};
    live->node = arena_alloc(arena, nodes * sizeof(*live->node));
    live->reach = arena_alloc(arena, nodes * sizeof(*live->reach));
    live->after = arena_alloc(arena, nodes * sizeof(*live->after));
    live->node_done = arena_alloc(arena, nodes);
    live->outcome = arena_alloc(arena, (content->outcome_count + 1) * sizeof(*live->outcome));
    live->outcome_done = arena_alloc(arena, content->outcome_count + 1);
    for (uint32_t i = 0; i < content->question_count; i++)
        if (bit_get(request->kept, i))
            live_add_fact(live, &live->kept, i);
    for (uint32_t i = 0; i < content->flow_count; i++)
        if (bit_get(request->kept, content->question_count + i))
            live_add_fact(live, &live->kept, content->question_count + i);
    node_fill(live, content->flows[request->flow].start);
}
