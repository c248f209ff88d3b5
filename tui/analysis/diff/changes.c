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

bool changes_member(const struct pairs *pairs, size_t member, uint32_t before, uint32_t after)
{
    return records_print(pairs->contents[0], member, before) !=
           records_print(pairs->contents[1], member, after);
}

/* Whether a deadline decides something else: when it is, whom it is for. */
static bool deadline_moved(const struct pairs *pairs, uint32_t before, uint32_t after)
{
    for (size_t i = 0; i < layout_member_count; i++)
        if (layout_members[i].section == SECTION_deadline &&
            layout_members[i].print == PRINT_BEHAVIOUR && changes_member(pairs, i, before, after))
            return true;
    return false;
}

static void compare_deadline(struct comparison *comparison, const struct pairs *pairs,
                             unsigned side, uint32_t index)
{
    const struct content *content = comparison->map->from;
    uint32_t there = pairs->there[side][SECTION_deadline][index];

    if (there != NO_INDEX &&
        !deadline_moved(pairs, side == 0 ? index : there, side == 0 ? there : index))
        return;
    comparison->changes.everywhere = true;
    track_facts(content, comparison->changes.facts, content->deadlines[index].anchors);
    track_rule(content, comparison->changes.facts, content->deadlines[index].when);
}

/* The days on which nobody works. */
static bool calendars_alike(const struct content *from, const struct content *to)
{
    bool alike = from->year_count == to->year_count && from->workday_count == to->workday_count &&
                 from->holiday_count == to->holiday_count;

    for (uint32_t i = 0; alike && i < from->year_count; i++)
        alike =
            from->years[i].first == to->years[i].first && from->years[i].last == to->years[i].last;
    for (uint32_t i = 0; alike && i < from->holiday_count; i++)
        alike = from->holidays[i].month == to->holidays[i].month &&
                from->holidays[i].day == to->holidays[i].day &&
                from->holidays[i].from == to->holidays[i].from;
    return alike &&
           memcmp(from->workdays, to->workdays, from->workday_count * sizeof *from->workdays) == 0;
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

/* ---- every record ------------------------------------------------------------------------------- */

static bool record_changed(const struct pairs *pairs, unsigned side, enum section section,
                           uint32_t index)
{
    uint32_t there = pairs->there[side][section][index];
    uint32_t before = side == 0 ? index : there, after = side == 0 ? there : index;

    for (size_t i = 0; i < layout_member_count && there != NO_INDEX; i++)
        if (layout_members[i].section == section && layout_members[i].print != PRINT_NEITHER &&
            changes_member(pairs, i, before, after))
            return true;
    return there == NO_INDEX;
}

static void compare_records(struct changes *changes, const struct pairs *pairs, unsigned side,
                            struct arena *arena)
{
    uint32_t counts[SECTION_COUNT];

    layout_counts(pairs->contents[side], counts);
    for (unsigned section = 0; section < SECTION_COUNT; section++) {
        if (!pairs_have(pairs, (enum section)section))
            continue;
        changes->records[section] = arena_alloc(arena, counts[section] + 1);
        for (uint32_t i = 0; i < counts[section]; i++)
            changes->records[section][i] = record_changed(pairs, side, (enum section)section, i);
    }
}

static bool any_changed(const bool *changed, struct span span)
{
    for (uint32_t i = span.first; i < span.first + span.count; i++)
        if (changed[i])
            return true;
    return false;
}

/* Cites, and the sources that they name. */
static bool cites_changed(const struct changes *changes, const struct content *content,
                          struct span cites)
{
    for (uint32_t i = cites.first; i < cites.first + cites.count; i++)
        if (changes->records[SECTION_cite][i] ||
            changes->records[SECTION_source][content->cites[i].source])
            return true;
    return false;
}

/* ---- what regions say --------------------------------------------------------------------------- */

static void compare_region(struct changes *changes, const struct content *content, uint32_t index)
{
    const struct region *region = &content->regions[index];

    for (uint32_t i = region->values.first; i < region->values.first + region->values.count; i++)
        if (changes->records[SECTION_value][i] ||
            cites_changed(changes, content, content->values[i].cites))
            changes->regions[index] = changes->parameters[content->values[i].parameter] = true;
    for (uint32_t i = region->claims.first; i < region->claims.first + region->claims.count; i++)
        if (changes->records[SECTION_claim][i] ||
            cites_changed(changes, content, content->claims[i].cites))
            changes->regions[index] = changes->parameters[content->claims[i].parameter] = true;
    changes->regions[index] = changes->regions[index] || changes->records[SECTION_region][index];
}

/* A region says what those above it say. */
static void regions_inherit(struct changes *changes, const struct content *content)
{
    for (uint32_t i = 0; i < content->region_count; i++) {
        uint32_t region = i;

        while (region != NO_INDEX && !changes->regions[region])
            region = content->regions[region].parent;
        changes->regions[i] = region != NO_INDEX;
    }
}

static bool region_says(enum section section)
{
    return section == SECTION_value || section == SECTION_claim || section == SECTION_region;
}

/* Cites of values and claims are marked with these. */
static bool cite_elsewhere(const struct changes *changes, const struct content *content,
                           uint32_t cite)
{
    for (uint32_t i = 0; i < content->value_count; i++)
        if (cite - content->values[i].cites.first < content->values[i].cites.count)
            return false;
    for (uint32_t i = 0; i < content->claim_count; i++)
        if (cite - content->claims[i].cites.first < content->claims[i].cites.count)
            return false;
    return changes->records[SECTION_cite][cite];
}

static bool changed_elsewhere(const struct changes *changes, const struct content *content)
{
    uint32_t counts[SECTION_COUNT];

    layout_counts(content, counts);
    for (unsigned section = 0; section < SECTION_COUNT; section++)
        if (changes->records[section] != NULL && !region_says((enum section)section) &&
            section != SECTION_cite &&
            any_changed(changes->records[section], (struct span){0, counts[section]}))
            return true;
    for (uint32_t i = 0; i < content->cite_count; i++)
        if (changes->records[SECTION_cite][i] && cite_elsewhere(changes, content, i))
            return true;
    return changes->everywhere ||
           any_changed(changes->nodes, (struct span){0, content->node_count}) ||
           any_changed(changes->outcomes, (struct span){0, content->outcome_count});
}

static void compare_regions(struct changes *changes, const struct content *content,
                            struct arena *arena)
{
    changes->parameters = arena_alloc(arena, content->parameter_count + 1);
    changes->regions = arena_alloc(arena, content->region_count + 1);
    for (uint32_t i = 0; i < content->region_count; i++)
        compare_region(changes, content, i);
    regions_inherit(changes, content);
    for (uint32_t i = 0; i < content->parameter_count; i++)
        if (changes->records[SECTION_parameter][i] ||
            any_changed(changes->records[SECTION_option], content->parameters[i].options))
            changes->parameters[i] = true;
}

/* ---- days -------------------------------------------------------------------------------------- */

static void day_track(struct changes *changes, int32_t day)
{
    for (uint32_t i = 0; i < changes->day_count; i++)
        if (changes->days[i] == day)
            return;
    if (day > DATE_MIN && day < DATE_MAX && changes->day_count < CHANGES_DAYS_MAX)
        changes->days[changes->day_count++] = day;
}

static void force_track(struct changes *changes, const struct period *force)
{
    day_track(changes, force->from);
    if (force->to < DATE_MAX)
        day_track(changes, force->to + 1);
}

static void compare_days(struct changes *changes, const struct content *content)
{
    for (uint32_t i = 0; i < content->cite_count; i++)
        if (changes->records[SECTION_cite][i])
            force_track(changes, &content->cites[i].force);
    for (uint32_t i = 0; i < content->myth_count; i++)
        if (changes->records[SECTION_myth][i])
            force_track(changes, &content->myths[i].force);
}

/* ---- what a way is remembered by ----------------------------------------------------------------- */

#define PASSED_MAX 16 /* nodes; each can double the states of a walk */

static void passed_add(struct changes *changes, uint32_t node, uint32_t *count)
{
    if (changes->passed[node] || *count == PASSED_MAX)
        return;
    changes->passed[node] = true;
    (*count)++;
}

static bool reads_changed(const struct changes *changes, const struct content *content,
                          uint32_t rule)
{
    struct reads reads;

    rule_reads(content, rule, &reads);
    for (uint32_t i = 0; i < reads.count; i++)
        if (reads.term[i].kind == TERM_VALUE && changes->parameters[reads.term[i].index])
            return true;
    return false;
}

static bool node_reads_changed(const struct changes *changes, const struct content *content,
                               const struct node *node)
{
    if (node->kind == NODE_DECIDE_VALUE && changes->parameters[node->subject])
        return true;
    for (uint32_t i = 0; i < node->arms.count; i++)
        if (reads_changed(changes, content, content->arms[node->arms.first + i].rule))
            return true;
    return false;
}

/* Whether a question is told otherwise, or a source that nothing else would tell. */
static bool question_changed(const struct changes *changes, const struct content *content,
                             uint32_t question)
{
    return changes->records[SECTION_question][question] ||
           any_changed(changes->records[SECTION_cite], content->questions[question].cites);
}

static bool asks_changed(const struct changes *changes, const struct content *content,
                         const struct node *node)
{
    return (node->kind == NODE_ASK || node->kind == NODE_DECIDE_FACT) &&
           node->subject < content->question_count &&
           question_changed(changes, content, node->subject);
}

/* Ways that come to one place are kept apart where they differ in what is told of the way. */
static void compare_ways(struct changes *changes, const struct content *content,
                         struct arena *arena)
{
    uint32_t count = 0;

    changes->passed = arena_alloc(arena, content->node_count + 1);
    for (uint32_t i = 0; i < content->node_count; i++)
        if (node_reads_changed(changes, content, &content->nodes[i]))
            passed_add(changes, i, &count);
    for (uint32_t i = 0; i < content->node_count; i++)
        if (asks_changed(changes, content, &content->nodes[i]))
            passed_add(changes, i, &count);
    for (uint32_t i = 0; i < content->node_count; i++)
        if (changes->nodes[i])
            passed_add(changes, i, &count);
    for (uint32_t i = 0; i < content->question_count; i++)
        if (any_changed(changes->records[SECTION_option], content->questions[i].options))
            track_fact(content, changes->facts, i);
}

/* ---- the whole ----------------------------------------------------------------------------------- */

struct changes changes_find(const struct id_map *map, const struct pairs *pairs, unsigned side,
                            struct arena *arena)
{
    struct comparison comparison = {.map = map};
    const struct content *content = map->from;

    comparison.changes.nodes = arena_alloc(arena, content->node_count + 1);
    comparison.changes.outcomes = arena_alloc(arena, content->outcome_count + 1);
    comparison.changes.everywhere = !numbered_alike(content, map->to) ||
                                    !zones_alike(content, map->to) ||
                                    !calendars_alike(content, map->to);
    compare_records(&comparison.changes, pairs, side, arena);
    for (uint32_t i = 0; i < content->node_count; i++)
        compare_node(&comparison, &content->nodes[i]);
    for (uint32_t i = 0; i < content->outcome_count; i++)
        compare_outcome(&comparison, i);
    for (uint32_t i = 0; i < content->question_count; i++)
        compare_question(&comparison, i);
    for (uint32_t i = 0; i < content->deadline_count; i++)
        compare_deadline(&comparison, pairs, side, i);
    buffer_free(&comparison.here);
    buffer_free(&comparison.there);
    compare_regions(&comparison.changes, content, arena);
    compare_ways(&comparison.changes, content, arena);
    compare_days(&comparison.changes, content);
    comparison.changes.elsewhere = changed_elsewhere(&comparison.changes, content);
    return comparison.changes;
}
