/*
 * Checking the flows as a whole: their shape (flows_shape.h), and which answers each node can meet.
 *
 * From every flow that a case can begin with, the possible answers of every fact are carried along
 * the ways, node by node in an order in which all ways into a node come before it; where ways meet,
 * the possibilities add up. That is more than can really happen, never less: the exact proof is
 * analysis's. Called flows are gone through again for every call, with what is possible there.
 */
#include "load/flows/flows_facts.h"
#include "load/flows/flows_shape.h"
#include "load/messages.h"

#include <string.h>

/* Where a way carries what is possible. */
struct passage {
    struct check *check;
    struct facts *facts;     /* by node of the flow */
    bool *open;              /* by node of the flow: something came here */
    struct facts *exits;     /* by ending of the flow */
    uint32_t exited;         /* bit per ending that came out */
    struct facts **outcomes; /* by outcome of the content, what is possible there; NULL = never */
    uint64_t *reported;      /* by node of the content: bit per option, and the two below */
    bool alone;              /* an ending shows its outcome */
    uint32_t flow;
};

#define REPORTED_UNSURE (UINT64_C(1) << 62)
#define REPORTED_ABSENT (UINT64_C(1) << 63)

static void pass_flow(struct passage *passage, const struct facts *start);

/* ---- carrying --------------------------------------------------------------------------- */

static void join_outcome(struct passage *passage, uint32_t outcome, const struct facts *facts)
{
    struct facts **slot = &passage->outcomes[outcome];

    if (*slot != NULL) {
        facts_join(*slot, facts);
        return;
    }
    *slot = arena_alloc(&passage->check->builder->arena, sizeof **slot);
    **slot = *facts;
}

static void join_slot(struct facts *slot, bool *open, const struct facts *facts)
{
    if (*open)
        facts_join(slot, facts);
    else
        *slot = *facts;
    *open = true;
}

static void carry(struct passage *passage, uint32_t target, const struct facts *facts)
{
    const struct content *content = passage->check->content;
    const struct flow *flow = &content->flows[passage->flow];
    uint32_t index = TARGET_INDEX(target);

    if (target == NO_INDEX)
        return;
    if (TARGET_KIND(target) == TARGET_OUTCOME) {
        join_outcome(passage, index, facts);
    } else if (TARGET_KIND(target) == TARGET_NODE) {
        index -= flow->nodes.first;
        join_slot(&passage->facts[index], &passage->open[index], facts);
    } else {
        bool open = passage->exited >> (index - flow->endings.first) & 1;

        join_slot(&passage->exits[index - flow->endings.first], &open, facts);
        passage->exited |= UINT32_C(1) << (index - flow->endings.first);
        if (passage->alone)
            join_outcome(passage, content->endings[index].outcome, facts);
    }
}

/* ---- reporting -------------------------------------------------------------------------- */

/* Each thing once, however often a flow is called. */
static bool fresh(struct passage *passage, uint32_t node, uint64_t bit)
{
    bool known = (passage->reported[node] & bit) != 0;

    passage->reported[node] |= bit;
    return !known;
}

static void report(struct passage *passage, uint32_t node, uint64_t bit,
                   const struct message *message, const char *word)
{
    const struct content *content = passage->check->content;

    if (fresh(passage, node, bit))
        diag_add(passage->check->builder->diags, check_node_place(passage->check, node), message,
                 content_string(content, content->nodes[node].id), word);
}

static const char *option_word(struct passage *passage, uint32_t fact, uint32_t option)
{
    return builder_fact_options(passage->check->builder, fact).list[option];
}

/* ---- nodes with a map ------------------------------------------------------------------- */

/* One option after the other: what is possible behind its way, or that it has none. */
static void pass_options(struct passage *passage, uint32_t node, uint32_t fact,
                         const struct facts *facts)
{
    const struct content *content = passage->check->content;
    const struct node *record = &content->nodes[node];

    for (uint32_t i = 0; i < record->ways.count; i++) {
        uint32_t way = content->indexes[record->ways.first + i];
        struct facts chosen = *facts;

        if (!facts_choose(content, fact, i, &chosen))
            continue;
        carry(passage, way, &chosen);
        if (way == NO_INDEX)
            report(passage, node, UINT64_C(1) << i, MESSAGE(WAY_MEETS),
                   option_word(passage, fact, i));
    }
}

static void pass_map(struct passage *passage, uint32_t node, uint32_t fact, struct facts *facts)
{
    const struct node *record = &passage->check->content->nodes[node];
    uint32_t possible = facts->possible[fact];

    pass_options(passage, node, fact, facts);
    if (possible & FACT_UNSURE) {
        facts->possible[fact] = FACT_UNSURE;
        carry(passage, record->unsure, facts);
        if (record->unsure == NO_INDEX)
            report(passage, node, REPORTED_UNSURE, MESSAGE(WAY_MEETS), "unsure");
    }
    if (possible & FACT_ABSENT) {
        facts->possible[fact] = FACT_ABSENT;
        carry(passage, record->unknown, facts);
        if (record->unknown == NO_INDEX)
            report(passage, node, REPORTED_ABSENT, MESSAGE(FACT_ABSENT_HERE),
                   content_fact_id(passage->check->content, fact));
    }
}

/* ---- nodes with rules ------------------------------------------------------------------- */

/* A rule of this node must not depend on whether something was asked, and what it does when it is
 * unknown must be said. */
static void check_rule(struct passage *passage, uint32_t node, uint32_t rule,
                       const struct facts *facts)
{
    const struct content *content = passage->check->content;
    const struct node *record = &content->nodes[node];
    uint32_t subject =
        record->kind == NODE_ASK && record->unsure != NO_INDEX ? record->subject : NO_INDEX;
    uint32_t absent = facts_absent_in_rule(content, rule, facts, false);

    if (absent != NO_INDEX)
        report(passage, node, REPORTED_ABSENT, MESSAGE(RULE_FACT_ABSENT),
               content_fact_id(content, absent));
    else if (record->unknown == NO_INDEX && facts_allow_unknown(content, rule, facts, subject))
        report(passage, node, REPORTED_UNSURE, MESSAGE(WAY_MEETS), "unknown");
}

static void pass_rules(struct passage *passage, uint32_t node, struct facts *facts)
{
    const struct content *content = passage->check->content;
    const struct node *record = &content->nodes[node];
    bool asked = record->kind == NODE_ASK;

    for (uint32_t i = 0; i < record->arms.count; i++) {
        const struct arm *arm = &content->arms[record->arms.first + i];
        struct facts narrowed = *facts;

        check_rule(passage, node, arm->rule, facts);
        if (facts_narrow(content, arm->rule, &narrowed))
            carry(passage, arm->target, &narrowed);
    }
    carry(passage, record->unknown, facts);
    carry(passage, record->otherwise, facts);
    if (asked && (facts->possible[record->subject] & FACT_UNSURE)) {
        facts->possible[record->subject] = FACT_UNSURE;
        carry(passage, record->unsure, facts);
    }
}

/* ---- nodes by kind ---------------------------------------------------------------------- */

/* A question already answered is passed over. */
static void pass_ask(struct passage *passage, uint32_t node, struct facts *facts)
{
    const struct content *content = passage->check->content;
    const struct node *record = &content->nodes[node];
    uint32_t *possible = &facts->possible[record->subject];

    if (*possible & FACT_ABSENT)
        *possible =
            (*possible & ~FACT_ABSENT) | facts_of_question(content, record->subject, record->only);
    if (record->ways.count > 0)
        pass_map(passage, node, record->subject, facts);
    else
        pass_rules(passage, node, facts);
}

static void pass_value(struct passage *passage, uint32_t node, struct facts *facts)
{
    const struct content *content = passage->check->content;
    const struct node *record = &content->nodes[node];

    for (uint32_t i = 0; i < record->ways.count; i++)
        carry(passage, content->indexes[record->ways.first + i], facts);
    carry(passage, record->unknown, facts);
}

static void pass_run(struct passage *passage, uint32_t node, const struct facts *facts)
{
    struct check *check = passage->check;
    const struct content *content = check->content;
    const struct node *record = &content->nodes[node];
    struct passage called = {
        .check = check,
        .outcomes = passage->outcomes,
        .reported = passage->reported,
        .flow = record->subject,
    };

    pass_flow(&called, facts);
    for (uint32_t i = 0; i < record->ways.count; i++) {
        uint32_t way = content->indexes[record->ways.first + i];
        uint32_t fact = content->question_count + record->subject;

        if (!(called.exited >> i & 1))
            continue;
        called.exits[i].possible[fact] = UINT32_C(1) << i;
        carry(passage, way, &called.exits[i]);
        if (way == NO_INDEX)
            report(passage, node, UINT64_C(1) << i, MESSAGE(WAY_MEETS),
                   option_word(passage, fact, i));
    }
}

static void pass_node(struct passage *passage, uint32_t node, struct facts *facts)
{
    const struct node *record = &passage->check->content->nodes[node];

    switch ((enum node_kind)record->kind) {
    case NODE_ASK:
        pass_ask(passage, node, facts);
        break;
    case NODE_RUN:
        pass_run(passage, node, facts);
        break;
    case NODE_DECIDE_FACT:
        pass_map(passage, node, record->subject, facts);
        break;
    case NODE_DECIDE_VALUE:
        pass_value(passage, node, facts);
        break;
    case NODE_DECIDE_RULES:
        pass_rules(passage, node, facts);
        break;
    }
}

/* ---- flows ------------------------------------------------------------------------------ */

static void pass_flow(struct passage *passage, const struct facts *start)
{
    const struct check *check = passage->check;
    const struct flow *flow = &check->content->flows[passage->flow];
    struct arena *arena = &check->builder->arena;

    passage->facts = arena_alloc(arena, flow->nodes.count * sizeof *passage->facts);
    passage->open = arena_alloc(arena, flow->nodes.count * sizeof *passage->open);
    passage->exits = arena_alloc(arena, (flow->endings.count + 1) * sizeof *passage->exits);
    carry(passage, TARGET(TARGET_NODE, flow->start), start);
    for (uint32_t i = 0; i < flow->nodes.count; i++) {
        uint32_t node = check->order[flow->nodes.first + i];

        if (passage->open[node - flow->nodes.first])
            pass_node(passage, node, &passage->facts[node - flow->nodes.first]);
    }
}

/* Whether a case can begin with this flow: it stands on the home screen, follows an outcome, or is
 * run by no other. */
static bool begins(const struct content *content, uint32_t flow)
{
    if (content->flows[flow].home > 0)
        return true;
    for (uint32_t i = 0; i < content->outcome_count; i++)
        if (content->outcomes[i].next == flow)
            return true;
    for (uint32_t i = 0; i < content->node_count; i++)
        if (content->nodes[i].kind == NODE_RUN && content->nodes[i].subject == flow)
            return false;
    return true;
}

/* ---- outcomes --------------------------------------------------------------------------- */

/* A condition on an answer that no path to the outcome asks for is a slip of the pen. (Not so for
 * papers: one whose condition is never known stands under 可能需要 with the condition in words.) */
static void check_condition(struct check *check, uint32_t outcome, uint32_t rule,
                            const struct facts *facts)
{
    const struct content *content = check->content;
    uint32_t absent =
        rule == NO_INDEX ? NO_INDEX : facts_absent_in_rule(content, rule, facts, true);

    if (absent != NO_INDEX)
        diag_add(
            check->builder->diags, check->builder->names[NAME_OUTCOME].list[outcome].place,
            MESSAGE(OUTCOME_FACT_ABSENT), content_string(content, content->outcomes[outcome].id),
            content_fact_id(content, absent), content_string(content, content->rules[rule].source));
}

static void check_outcome(struct check *check, uint32_t index, const struct facts *facts)
{
    const struct content *content = check->content;
    const struct outcome *outcome = &content->outcomes[index];

    check_condition(check, index, outcome->grounds, facts);
    for (uint32_t i = 0; i < outcome->steps.count; i++)
        check_condition(check, index, content->steps[outcome->steps.first + i].when, facts);
    for (uint32_t i = 0; i < outcome->notes.count; i++)
        check_condition(check, index, content->notes[outcome->notes.first + i].when, facts);
    for (uint32_t i = 0; i < outcome->deadlines.count; i++)
        check_condition(check, index,
                        content->deadlines[content->indexes[outcome->deadlines.first + i]].when,
                        facts);
}

static void check_meetings(struct check *check)
{
    const struct content *content = check->content;
    struct arena *arena = &check->builder->arena;
    struct passage passage = {
        .check = check,
        .outcomes = arena_alloc(arena, (content->outcome_count + 1) * sizeof(struct facts *)),
        .reported = arena_alloc(arena, (content->node_count + 1) * sizeof(uint64_t)),
        .alone = true,
    };
    struct facts start;

    facts_start(content, &start);
    for (passage.flow = 0; passage.flow < content->flow_count; passage.flow++) {
        passage.exited = 0;
        if (begins(content, passage.flow))
            pass_flow(&passage, &start);
    }
    for (uint32_t i = 0; i < content->outcome_count; i++)
        if (passage.outcomes[i] != NULL)
            check_outcome(check, i, passage.outcomes[i]);
}

/* ---- the whole -------------------------------------------------------------------------- */

void flows_check(struct builder *builder, const struct content *content)
{
    struct check check = {
        .builder = builder,
        .content = content,
        .order = arena_alloc(&builder->arena, (content->node_count + 1) * sizeof(uint32_t)),
        .reached = arena_alloc(&builder->arena, (content->node_count + 1) * sizeof(bool)),
    };
    bool sound;

    sound = check_order(&check);
    if (!sound || builder->diags->errors > 0)
        return;
    check_limits(&check);
    check_meetings(&check);
}
