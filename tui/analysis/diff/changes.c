/*
 * Finding changed records: nodes, outcomes, implications and deadlines are written out by ids and
 * compared as text.
 */
#include "analysis/diff/changes.h"

#include "base/bits.h"
#include "engine/rules.h"

#include <string.h>

static void track_fact(const struct content *content, uint32_t *tracked, uint32_t fact)
{
    if (fact != NO_INDEX && fact < content->question_count)
        bits_add(tracked, fact);
}

static void track_facts(const struct content *content, uint32_t *tracked, struct span facts)
{
    for (uint32_t i = 0; i < facts.count; i++)
        track_fact(content, tracked, content->indexes[facts.first + i]);
}

static void track_rule(const struct content *content, uint32_t *tracked, uint32_t rule)
{
    struct reads reads;

    if (rule == NO_INDEX)
        return;
    rule_reads(content, rule, &reads);
    for (uint32_t i = 0; i < reads.count; i++) {
        if (reads.term[i].kind == TERM_FACT)
            track_fact(content, tracked, reads.term[i].index);
        if (reads.term[i].kind == TERM_DEADLINE)
            track_facts(content, tracked, content->deadlines[reads.term[i].index].anchors);
        if (reads.term[i].kind == TERM_VALUE) {
            track_facts(content, tracked, content->parameters[reads.term[i].index].judged);
            track_fact(content, tracked, content->scheme);
        }
    }
}

/* ---- records as text ---------------------------------------------------------------------------- */

static const char *rule_text(const struct content *content, uint32_t rule)
{
    return rule == NO_INDEX ? "" : content_string(content, content->rules[rule].source);
}

static void node_text(const struct content *content, const struct node *node, struct buffer *out)
{
    buffer_print(out, "%u %u:", node->kind, node->only);
    if (node->kind == NODE_DECIDE_VALUE)
        buffer_print(out, "%s", content_string(content, content->parameters[node->subject].id));
    else if (node->kind == NODE_RUN)
        buffer_print(out, "%s", content_string(content, content->flows[node->subject].id));
    else if (node->subject != NO_INDEX)
        buffer_print(out, "%s", content_fact_id(content, node->subject));
    for (uint32_t i = 0; i < node->ways.count; i++)
        buffer_print(out, " %s",
                     content_target_id(content, content->indexes[node->ways.first + i]));
    for (uint32_t i = 0; i < node->arms.count; i++) {
        const struct arm *arm = &content->arms[node->arms.first + i];

        buffer_print(out, " %s>%s", rule_text(content, arm->rule),
                     content_target_id(content, arm->target));
    }
    buffer_print(out, " %s %s %s", content_target_id(content, node->otherwise),
                 content_target_id(content, node->unsure),
                 content_target_id(content, node->unknown));
}

static void bring_text(const struct content *content, const struct bring *bring, struct buffer *out)
{
    buffer_print(out, "\n%u %u %u %s", bring->kind, bring->necessity, bring->copies,
                 rule_text(content, bring->when));
    if (bring->kind == BRING_DOCUMENT)
        buffer_print(out, " %s", content_string(content, content->documents[bring->subject].id));
    for (uint32_t i = 0; i < bring->members.count; i++)
        buffer_print(
            out, " %s",
            content_string(content,
                           content->documents[content->indexes[bring->members.first + i]].id));
}

static void outcome_text(const struct content *content, const struct outcome *outcome,
                         struct buffer *out)
{
    buffer_print(out, "%s %s", content_string(content, content->verdicts[outcome->verdict].id),
                 rule_text(content, outcome->grounds));
    for (uint32_t i = 0; i < outcome->bring.count; i++)
        bring_text(content, &content->brings[outcome->bring.first + i], out);
    for (uint32_t i = 0; i < outcome->steps.count; i++)
        buffer_print(out, "\n%s",
                     rule_text(content, content->steps[outcome->steps.first + i].when));
    for (uint32_t i = 0; i < outcome->notes.count; i++)
        buffer_print(out, "\n%s",
                     rule_text(content, content->notes[outcome->notes.first + i].when));
    for (uint32_t i = 0; i < outcome->deadlines.count; i++)
        buffer_print(
            out, "\n%s",
            content_string(content,
                           content->deadlines[content->indexes[outcome->deadlines.first + i]].id));
}

/* Ends both texts and empties them. */
static bool texts_equal(struct buffer *a, struct buffer *b)
{
    bool equal = a->size == b->size && (a->size == 0 || memcmp(a->data, b->data, a->size) == 0);

    a->size = b->size = 0;
    return equal;
}

/* ---- what changed -------------------------------------------------------------------------------- */

/* A content being compared with the other, record by record. */
struct comparison {
    const struct id_map *map;
    struct changes changes;
    struct buffer here, there; /* a record of either as text */
};

/* The node of the same name in the flow of the same name; NULL = none. */
static const struct node *node_there(const struct id_map *map, const struct node *node)
{
    const struct content *to = map->to;
    uint32_t flow = map->flows[node->flow];
    const char *id = content_string(map->from, node->id);
    struct span nodes;

    if (flow & ID_MAP_FOREIGN)
        return NULL;
    nodes = to->flows[flow].nodes;
    for (uint32_t i = 0; i < nodes.count; i++)
        if (strcmp(content_string(to, to->nodes[nodes.first + i].id), id) == 0)
            return &to->nodes[nodes.first + i];
    return NULL;
}

static void compare_node(struct comparison *comparison, const struct node *node)
{
    const struct content *content = comparison->map->from;
    const struct node *there = node_there(comparison->map, node);

    node_text(content, node, &comparison->here);
    if (there != NULL)
        node_text(comparison->map->to, there, &comparison->there);
    if (texts_equal(&comparison->here, &comparison->there))
        return;
    comparison->changes.nodes[node - content->nodes] = true;
    if (node->kind == NODE_ASK || node->kind == NODE_DECIDE_FACT)
        track_fact(content, comparison->changes.facts, node->subject);
    for (uint32_t i = 0; i < node->arms.count; i++)
        track_rule(content, comparison->changes.facts, content->arms[node->arms.first + i].rule);
}

static void compare_outcome(struct comparison *comparison, uint32_t index)
{
    const struct content *content = comparison->map->from;
    const struct outcome *outcome = &content->outcomes[index];
    uint32_t there = comparison->map->outcomes[index];

    outcome_text(content, outcome, &comparison->here);
    if (!(there & ID_MAP_FOREIGN))
        outcome_text(comparison->map->to, &comparison->map->to->outcomes[there],
                     &comparison->there);
    if (texts_equal(&comparison->here, &comparison->there))
        return;
    comparison->changes.outcomes[index] = true;
    track_rule(content, comparison->changes.facts, outcome->grounds);
    for (uint32_t i = 0; i < outcome->bring.count; i++)
        track_rule(content, comparison->changes.facts,
                   content->brings[outcome->bring.first + i].when);
    for (uint32_t i = 0; i < outcome->steps.count; i++)
        track_rule(content, comparison->changes.facts,
                   content->steps[outcome->steps.first + i].when);
    for (uint32_t i = 0; i < outcome->notes.count; i++)
        track_rule(content, comparison->changes.facts,
                   content->notes[outcome->notes.first + i].when);
}

static void bound_text(const struct content *content, const struct bound *bound, struct buffer *out)
{
    buffer_print(out, "%u %s %d %u %lld\n", bound->kind,
                 bound->kind == BOUND_FACT ? content_fact_id(content, bound->fact) : "",
                 bound->plus.amount, bound->plus.unit, (long long)bound->number);
}

/* What decides which answers there are. */
static void question_text(const struct content *content, uint32_t question, struct buffer *out)
{
    struct span implied = content->questions[question].implied;

    bound_text(content, &content->questions[question].least, out);
    bound_text(content, &content->questions[question].most, out);

    for (uint32_t i = 0; i < implied.count; i++) {
        const struct implied *one = &content->implieds[implied.first + i];

        buffer_print(out, "%s %u %lld\n", rule_text(content, one->rule), one->state,
                     (long long)one->number);
    }
}

static void compare_question(struct comparison *comparison, uint32_t question)
{
    const struct content *content = comparison->map->from;
    struct span implied = content->questions[question].implied;
    uint32_t there = comparison->map->facts[question];

    question_text(content, question, &comparison->here);
    if (!(there & ID_MAP_FOREIGN))
        question_text(comparison->map->to, there, &comparison->there);
    if (texts_equal(&comparison->here, &comparison->there))
        return;
    comparison->changes.everywhere = true;
    track_fact(content, comparison->changes.facts, question);
    for (uint32_t i = 0; i < implied.count; i++)
        track_rule(content, comparison->changes.facts, content->implieds[implied.first + i].rule);
}

static void compare_deadline(struct comparison *comparison, uint32_t index)
{
    const struct content *content = comparison->map->from;
    uint32_t there = comparison->map->deadlines[index];
    struct deadline_rule a = content->deadlines[index].rule, b;

    if (!(there & ID_MAP_FOREIGN)) {
        b = comparison->map->to->deadlines[there].rule;
        if (a.kind == b.kind && a.plus.amount == b.plus.amount && a.plus.unit == b.plus.unit &&
            a.month == b.month && a.day == b.day && a.roll == b.roll &&
            a.count_first == b.count_first)
            return;
    }
    comparison->changes.everywhere = true;
    track_facts(content, comparison->changes.facts, content->deadlines[index].anchors);
}

static bool numbered_alike(const struct content *from, const struct content *to)
{
    bool alike = from->node_count == to->node_count && from->outcome_count == to->outcome_count;

    for (uint32_t i = 0; alike && i < from->node_count; i++)
        alike = from->nodes[i].flow == to->nodes[i].flow &&
                strcmp(content_string(from, from->nodes[i].id),
                       content_string(to, to->nodes[i].id)) == 0;
    for (uint32_t i = 0; alike && i < from->outcome_count; i++)
        alike = strcmp(content_string(from, from->outcomes[i].id),
                       content_string(to, to->outcomes[i].id)) == 0;
    return alike;
}

static bool zones_alike(const struct content *from, const struct content *to)
{
    bool alike = from->zone_count == to->zone_count;

    for (uint32_t i = 0; alike && i < from->zone_count; i++) {
        const struct zone *a = &from->zones[i], *b = &to->zones[i];

        alike = a->from == b->from && a->to == b->to && a->members.count == b->members.count;
        for (uint32_t n = 0; alike && n < a->members.count; n++)
            alike = from->indexes[a->members.first + n] == to->indexes[b->members.first + n];
    }
    return alike;
}

struct changes changes_find(const struct id_map *map, struct arena *arena)
{
    struct comparison comparison = {.map = map};
    const struct content *content = map->from;

    comparison.changes.nodes = arena_alloc(arena, content->node_count + 1);
    comparison.changes.outcomes = arena_alloc(arena, content->outcome_count + 1);
    comparison.changes.everywhere =
        !numbered_alike(content, map->to) || !zones_alike(content, map->to);
    for (uint32_t i = 0; i < content->node_count; i++)
        compare_node(&comparison, &content->nodes[i]);
    for (uint32_t i = 0; i < content->outcome_count; i++)
        compare_outcome(&comparison, i);
    for (uint32_t i = 0; i < content->question_count; i++)
        compare_question(&comparison, i);
    for (uint32_t i = 0; i < content->deadline_count; i++)
        compare_deadline(&comparison, i);
    buffer_free(&comparison.here);
    buffer_free(&comparison.there);
    return comparison.changes;
}
