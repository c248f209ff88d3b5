/* What can still be read: see live.h. */
#include "analysis/walk/live.h"

#include <string.h>

#include "analysis/proof/ended.h"
#include "analysis/walk/read.h"

/* ---- outcomes --------------------------------------------------------------------------- */

static const struct read_set *outcome_reads(struct live *live, uint32_t index);

/* The papers of a called flow's ending: how it ended, and what those papers read. */
static void add_included(struct live *live, struct read_set *set, uint32_t flow)
{
    const struct content *content = live->content;
    struct span endings = content->flows[flow].endings;

    read_fact(live, set, content->question_count + flow);
    for (uint32_t i = 0; i < endings.count; i++)
        if (content->endings[endings.first + i].outcome != NO_INDEX)
            read_join(live, set, outcome_reads(live, content->endings[endings.first + i].outcome));
}

static void outcome_fill(struct live *live, struct read_set *set, const struct outcome *outcome)
{
    const struct content *content = live->content;

    read_rule(live, set, outcome->grounds);
    for (uint32_t i = outcome->steps.first; i < outcome->steps.first + outcome->steps.count; i++)
        if (!live->request->steps || live->request->steps[i])
            read_rule(live, set, content->steps[i].when);
    for (uint32_t i = outcome->notes.first; i < outcome->notes.first + outcome->notes.count; i++)
        if (!live->request->notes || live->request->notes[i])
            read_rule(live, set, content->notes[i].when);
    for (uint32_t i = 0; i < outcome->bring.count; i++) {
        const struct bring *bring = &content->brings[outcome->bring.first + i];

        read_rule(live, set, bring->when);
        if (bring->kind == BRING_INCLUDE)
            add_included(live, set, bring->subject);
    }
    for (uint32_t i = 0; i < outcome->deadlines.count; i++)
        read_deadline(live, set, content->indexes[outcome->deadlines.first + i]);
}

/* What invariants read that could say anything of the outcome. */
static void add_invariants(const struct live *live, struct read_set *set, uint32_t outcome)
{
    const struct workbook *workbook = live->workbook;

    for (uint32_t i = 0; workbook && i < workbook->invariant_count; i++) {
        const struct invariant *invariant = &workbook->invariants[i];

        if (invariant_concern(live->content, invariant, live->flow, outcome) != CONCERN_OPEN)
            continue;
        read_rule(live, set, invariant->when);
        read_rule(live, set, invariant->must);
    }
}

static const struct read_set *outcome_reads(struct live *live, uint32_t index)
{
    struct read_set *set = &live->outcome[index];

    if (!live->outcome_done[index]) {
        live->outcome_done[index] = 1; /* the loader lets no outcome include itself */
        *set = read_make(live);
        read_join(live, set, &live->kept);
        set->changed = live->request->changed && live->request->changed->outcomes[index];
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
        read_join(live, set, &live->reach[index]);
    } else if (TARGET_KIND(target) == TARGET_OUTCOME) {
        read_join(live, set, outcome_reads(live, index));
    } else if (flow == live->flow && live->content->endings[index].outcome != NO_INDEX) {
        read_join(live, set, outcome_reads(live, live->content->endings[index].outcome));
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

static void node_own(struct live *live, struct read_set *set, const struct node *node)
{
    const struct content *content = live->content;

    if (node->kind == NODE_ASK || node->kind == NODE_DECIDE_FACT)
        read_way(live, set, node->subject, node);
    if (node->kind == NODE_RUN)
        read_way(live, set, content->question_count + node->subject, node);
    if (node->kind == NODE_DECIDE_VALUE)
        read_value(live, set, node->subject);
    if (node->kind == NODE_ASK) {
        read_bounds(live, set, node->subject);
        read_cuts(live, set, node->subject);
    }
    for (uint32_t i = 0; i < node->arms.count; i++)
        read_rule(live, set, content->arms[node->arms.first + i].rule);
}

static void node_fill(struct live *live, uint32_t index)
{
    const struct content *content = live->content;
    const struct node *node = &content->nodes[index];

    if (live->node_done[index])
        return;
    live->node_done[index] = 1;
    live->node[index] = read_make(live);
    live->after[index] = read_make(live);
    live->reach[index] = read_make(live);
    node_own(live, &live->node[index], node);
    live->node[index].changed = live->request->changed && live->request->changed->nodes[index];
    join_targets(live, &live->after[index], node);
    read_join(live, &live->reach[index], &live->node[index]);
    read_join(live, &live->reach[index], &live->after[index]);
    if (node->kind == NODE_RUN) {
        uint32_t start = content->flows[node->subject].start;

        node_fill(live, start);
        read_join(live, &live->reach[index], &live->reach[start]);
    }
}

/* ---- contexts --------------------------------------------------------------------------- */

const struct read_set *live_context(struct live *live, uint32_t node, const uint32_t *callers,
                                    uint32_t depth)
{
    struct context *context = live->contexts[node];
    uint32_t *copy;

    for (; context; context = context->next)
        if (context->depth == depth &&
            memcmp(context->callers, callers, depth * sizeof(*callers)) == 0)
            return &context->read;
    context = arena_alloc(live->arena, sizeof(*context));
    copy = arena_alloc(live->arena, (depth + 1) * sizeof(*copy));
    memcpy(copy, callers, depth * sizeof(*callers));
    *context = (struct context){live->contexts[node], depth, copy, read_make(live)};
    read_join(live, &context->read, &live->reach[node]);
    for (uint32_t i = 0; i < depth; i++)
        read_join(live, &context->read, &live->after[callers[i]]);
    live->contexts[node] = context;
    return &context->read;
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
                          .request = request,
                          .flow = request->flow,
                          .arena = arena};
    live->kept = read_make(live);
    live->contexts = arena_alloc(arena, nodes * sizeof(struct context *));
    live->node = arena_alloc(arena, nodes * sizeof(*live->node));
    live->reach = arena_alloc(arena, nodes * sizeof(*live->reach));
    live->after = arena_alloc(arena, nodes * sizeof(*live->after));
    live->node_done = arena_alloc(arena, nodes);
    live->outcome = arena_alloc(arena, (content->outcome_count + 1) * sizeof(*live->outcome));
    live->outcome_done = arena_alloc(arena, content->outcome_count + 1);
    for (uint32_t i = 0; i < content->question_count; i++)
        if (bit_get(request->kept, i))
            read_fact(live, &live->kept, i);
    for (uint32_t i = 0; i < content->flow_count; i++)
        if (bit_get(request->kept, content->question_count + i))
            read_fact(live, &live->kept, content->question_count + i);
    node_fill(live, content->flows[request->flow].start);
}
