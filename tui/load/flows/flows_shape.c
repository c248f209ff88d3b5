/* The shape of the flows: order and cycles, what nothing leads to, length, includes. */
#include "load/flows/flows_shape.h"

#include <string.h>

#include "engine/session.h"
#include "load/messages.h"

/* ---- nodes ------------------------------------------------------------------------------ */

struct place check_node_place(const struct check *check, uint32_t node)
{
    uint32_t flow = check->content->nodes[node].flow;
    const struct yaml *nodes = yaml_get(check->builder->names[NAME_FLOW].list[flow].yaml, "nodes");
    const struct yaml *member = nodes->first;

    for (uint32_t i = check->content->flows[flow].nodes.first; i < node; i++)
        member = member->next;
    return member->key_place;
}

void check_node_ways(const struct content *content, uint32_t node,
                     void (*each)(void *context, uint32_t target), void *context)
{
    const struct node *record = &content->nodes[node];

    for (uint32_t i = 0; i < record->ways.count; i++)
        each(context, content->indexes[record->ways.first + i]);
    for (uint32_t i = 0; i < record->arms.count; i++)
        each(context, content->arms[record->arms.first + i].target);
    each(context, record->otherwise);
    each(context, record->unsure);
    each(context, record->unknown);
}

/* ---- depth first through one flow ------------------------------------------------------- */

enum mark { MARK_NONE, MARK_OPEN, MARK_BLAMED /* open, and its cycle reported */, MARK_DONE };

struct visit {
    struct check *check;
    uint32_t flow;
    uint8_t *marks;   /* by node of the flow, enum mark */
    uint32_t endings; /* bit per ending reached */
    uint32_t *place;  /* in check->order, filled from behind */
    uint32_t node;    /* the one looked at */
    uint32_t depth;
    bool cyclic;
};

static void visit_node(struct visit *visit, uint32_t node);

static void visit_target(void *context, uint32_t target)
{
    struct visit *visit = context;
    const struct flow *flow = &visit->check->content->flows[visit->flow];

    if (target == NO_INDEX)
        return;
    if (TARGET_KIND(target) == TARGET_NODE)
        visit_node(visit, TARGET_INDEX(target));
    else if (TARGET_KIND(target) == TARGET_ENDING)
        visit->endings |= UINT32_C(1) << (TARGET_INDEX(target) - flow->endings.first);
}

/* The node looked at leads back to one that is still open; said once, however many ways do. */
static void report_cycle(struct visit *visit, uint32_t back)
{
    const struct content *content = visit->check->content;
    uint8_t *mark = &visit->marks[visit->node - content->flows[visit->flow].nodes.first];

    visit->cyclic = true;
    if (*mark != MARK_BLAMED)
        diag_add(visit->check->builder->diags, check_node_place(visit->check, visit->node),
                 MESSAGE(FLOW_CYCLE), content_string(content, content->nodes[visit->node].id),
                 content_string(content, content->nodes[back].id));
    *mark = MARK_BLAMED;
}

static void visit_node(struct visit *visit, uint32_t node)
{
    struct check *check = visit->check;
    uint8_t *mark = &visit->marks[node - check->content->flows[visit->flow].nodes.first];
    uint32_t outer = visit->node;

    if (*mark == MARK_OPEN || *mark == MARK_BLAMED)
        report_cycle(visit, node);
    if (*mark != MARK_NONE)
        return;
    *mark = MARK_OPEN;
    visit->node = node;
    check_node_ways(check->content, node, visit_target, visit);
    visit->node = outer;
    *mark = MARK_DONE;
    check->reached[node] = true;
    *--visit->place = node;
}

/* ---- what nothing leads to -------------------------------------------------------------- */

static void report_unreached(struct visit *visit)
{
    struct check *check = visit->check;
    const struct content *content = check->content;
    const struct flow *flow = &content->flows[visit->flow];
    const struct yaml *ends =
        yaml_get(check->builder->names[NAME_FLOW].list[visit->flow].yaml, "ends");
    const struct yaml *ending = ends != NULL ? ends->first : NULL;

    for (uint32_t i = 0; i < flow->nodes.count; i++)
        if (!check->reached[flow->nodes.first + i])
            diag_add(check->builder->diags, check_node_place(check, flow->nodes.first + i),
                     MESSAGE(NODE_UNREACHED),
                     content_string(content, content->nodes[flow->nodes.first + i].id));
    for (uint32_t i = 0; ending != NULL && i < flow->endings.count; i++, ending = ending->next)
        if (!(visit->endings >> i & 1))
            diag_add(check->builder->diags, ending->key_place, MESSAGE(ENDING_UNREACHED),
                     ending->key);
}

/* Moves the reached nodes to the front of the flow's part of the order. */
static void order_settle(struct check *check, const struct flow *flow, const uint32_t *place)
{
    uint32_t *first = check->order + flow->nodes.first;
    uint32_t count = (uint32_t)(first + flow->nodes.count - place);

    memmove(first, place, count * sizeof *first);
    for (uint32_t i = 0; i < flow->nodes.count; i++)
        if (!check->reached[flow->nodes.first + i])
            first[count++] = flow->nodes.first + i;
}

static bool flow_order(struct check *check, uint32_t index)
{
    const struct flow *flow = &check->content->flows[index];
    struct visit visit = {
        .check = check,
        .flow = index,
        .marks = arena_alloc(&check->builder->arena, flow->nodes.count + 1),
        .place = check->order + flow->nodes.first + flow->nodes.count,
        .node = flow->start,
    };

    visit_node(&visit, flow->start);
    order_settle(check, flow, visit.place);
    report_unreached(&visit);
    return !visit.cyclic;
}

/* ---- flows that run flows --------------------------------------------------------------- */

/* Marks the flows run from here; false when one of them leads back. */
static bool runs_end(struct check *check, uint8_t *marks, uint32_t index)
{
    const struct content *content = check->content;
    const struct flow *flow = &content->flows[index];

    marks[index] = MARK_OPEN;
    for (uint32_t i = 0; i < flow->nodes.count; i++) {
        uint32_t node = flow->nodes.first + i, subject = content->nodes[node].subject;

        if (content->nodes[node].kind != NODE_RUN || marks[subject] == MARK_DONE)
            continue;
        if (marks[subject] == MARK_OPEN)
            return diag_add(check->builder->diags, check_node_place(check, node),
                            MESSAGE(RUN_CYCLE), content_string(content, flow->id),
                            content_string(content, content->flows[subject].id));
        if (!runs_end(check, marks, subject))
            return false;
    }
    marks[index] = MARK_DONE;
    return true;
}

/* Whether the shape of a flow can be looked at: every node of it was understood. */
static bool flow_sound(const struct check *check, uint32_t index)
{
    const struct names *flows = &check->builder->names[NAME_FLOW];

    return !flows->torn && !flows->list[index].mistaken &&
           check->content->flows[index].nodes.count > 0;
}

bool check_order(struct check *check)
{
    uint8_t *marks = arena_alloc(&check->builder->arena, check->content->flow_count + 1);
    bool sound = true;

    for (uint32_t i = 0; i < check->content->flow_count; i++)
        sound = flow_sound(check, i) && flow_order(check, i) && sound;
    for (uint32_t i = 0; i < check->content->flow_count && sound; i++)
        if (marks[i] == MARK_NONE)
            sound = runs_end(check, marks, i);
    return sound;
}

/* ---- length ----------------------------------------------------------------------------- */

struct length {
    const struct content *content;
    uint32_t *lengths; /* by node, 0 = not counted yet */
    uint32_t longest;  /* behind the node looked at */
};

static uint32_t node_length(struct length *length, uint32_t node);

static void longest_target(void *context, uint32_t target)
{
    struct length *length = context;
    uint32_t longest;

    if (target == NO_INDEX || TARGET_KIND(target) != TARGET_NODE)
        return;
    longest = node_length(length, TARGET_INDEX(target));
    length->longest = longest > length->longest ? longest : length->longest;
}

/* Nodes on the longest path from here, those of called flows included. */
static uint32_t node_length(struct length *length, uint32_t node)
{
    const struct content *content = length->content;
    uint32_t outer = length->longest;

    if (length->lengths[node] == 0) {
        length->longest = 0;
        check_node_ways(content, node, longest_target, length);
        length->lengths[node] = length->longest + 1;
        if (content->nodes[node].kind == NODE_RUN)
            length->lengths[node] +=
                node_length(length, content->flows[content->nodes[node].subject].start);
        length->longest = outer;
    }
    return length->lengths[node];
}

static void check_length(struct check *check)
{
    const struct content *content = check->content;
    struct length length = {
        .content = content,
        .lengths =
            arena_alloc(&check->builder->arena, (content->node_count + 1) * sizeof(uint32_t)),
    };

    for (uint32_t i = 0; i < content->flow_count; i++) {
        uint32_t nodes = node_length(&length, content->flows[i].start);

        if (nodes > TRAIL_MAX)
            diag_add(check->builder->diags, check->builder->names[NAME_FLOW].list[i].place,
                     MESSAGE(FLOW_LONG), nodes, TRAIL_MAX);
    }
}

/* ---- outcomes --------------------------------------------------------------------------- */

/* Whether the papers of an outcome include, through flows' endings, the papers of `wanted`. */
static bool includes(const struct content *content, uint8_t *seen, uint32_t outcome,
                     uint32_t wanted)
{
    struct span bring = content->outcomes[outcome].bring;

    for (uint32_t i = 0; i < bring.count; i++) {
        const struct bring *item = &content->brings[bring.first + i];
        struct span endings;

        if (item->kind != BRING_INCLUDE)
            continue;
        endings = content->flows[item->subject].endings;
        for (uint32_t n = 0; n < endings.count; n++) {
            uint32_t next = content->endings[endings.first + n].outcome;

            if (next == wanted)
                return true;
            if (seen[next])
                continue;
            seen[next] = 1;
            if (includes(content, seen, next, wanted))
                return true;
        }
    }
    return false;
}

static void check_includes(struct check *check)
{
    const struct content *content = check->content;

    for (uint32_t i = 0; i < content->outcome_count; i++) {
        uint8_t *seen = arena_alloc(&check->builder->arena, content->outcome_count);

        if (includes(content, seen, i, i))
            diag_add(check->builder->diags, check->builder->names[NAME_OUTCOME].list[i].place,
                     MESSAGE(INCLUDE_CYCLE), content_string(content, content->outcomes[i].id));
    }
}

void check_limits(struct check *check)
{
    check_includes(check);
    check_length(check);
}
