/* Matters that can show a change: see scope.h. */
#include "analysis/diff/scope.h"

enum { OLD, NEW };

/* Of one content. */
struct side {
    const struct sheets *sheets;
    const struct changes *changes;
    const struct content *content;
    unsigned number;            /* OLD or NEW */
    bool *moved[SECTION_COUNT]; /* NULL: no part tells such records */
    bool *outcomes, *flows, *flow_done;
};

/* ---- records that tell or do something else ---------------------------------------------------- */

static void section_mark(struct side *side, enum section section, uint32_t count)
{
    for (uint32_t i = 0; side->changes->records[section] != NULL && i < count; i++)
        side->moved[section][i] = side->moved[section][i] || side->changes->records[section][i];
}

static void moved_find(struct side *side, struct arena *arena)
{
    static const enum section doing[] = {SECTION_bring, SECTION_step, SECTION_note,
                                         SECTION_document};
    uint32_t counts[SECTION_COUNT];

    layout_counts(side->content, counts);
    for (unsigned part = 0; part < PART_COUNT; part++) {
        enum section section = parts_section((enum part)part);

        if (side->moved[section] == NULL)
            side->moved[section] = arena_alloc(arena, counts[section] + 1);
        for (uint32_t i = 0; i < counts[section]; i++)
            if (sheets_moved(side->sheets, side->number, (enum part)part, i))
                side->moved[section][i] = true;
    }
    for (size_t i = 0; i < sizeof doing / sizeof doing[0]; i++)
        section_mark(side, doing[i], counts[doing[i]]);
}

static bool any_moved(const struct side *side, enum section section, struct span span)
{
    for (uint32_t i = span.first; i < span.first + span.count; i++)
        if (side->moved[section][i])
            return true;
    return false;
}

static bool cites_moved(const struct side *side, struct span cites)
{
    for (uint32_t i = cites.first; i < cites.first + cites.count; i++)
        if (side->moved[SECTION_cite][i] ||
            side->moved[SECTION_source][side->content->cites[i].source])
            return true;
    return false;
}

/* What cases of any outcome tell: the answers given, the values used. */
static bool told_anywhere(const struct side *side)
{
    static const enum section sections[] = {SECTION_flow,      SECTION_question, SECTION_option,
                                            SECTION_parameter, SECTION_value,    SECTION_claim};
    const struct content *content = side->content;
    uint32_t counts[SECTION_COUNT];

    layout_counts(content, counts);
    for (size_t i = 0; i < sizeof sections / sizeof sections[0]; i++)
        if (any_moved(side, sections[i], (struct span){0, counts[sections[i]]}))
            return true;
    for (uint32_t i = 0; i < content->parameter_count; i++)
        if (side->changes->parameters[i])
            return true;
    for (uint32_t i = 0; i < content->question_count; i++)
        if (cites_moved(side, content->questions[i].cites))
            return true;
    for (uint32_t i = 0; i < content->value_count; i++)
        if (cites_moved(side, content->values[i].cites))
            return true;
    for (uint32_t i = 0; i < content->claim_count; i++)
        if (cites_moved(side, content->claims[i].cites))
            return true;
    return false;
}

/* ---- outcomes ----------------------------------------------------------------------------------- */

static bool documents_moved(const struct side *side, const struct bring *bring)
{
    const struct content *content = side->content;

    if (bring->kind == BRING_DOCUMENT && side->moved[SECTION_document][bring->subject])
        return true;
    for (uint32_t i = 0; i < bring->members.count; i++)
        if (side->moved[SECTION_document][content->indexes[bring->members.first + i]])
            return true;
    return false;
}

static bool papers_moved(const struct side *side, const struct outcome *outcome)
{
    const struct content *content = side->content;

    for (uint32_t i = 0; i < outcome->bring.count; i++) {
        const struct bring *bring = &content->brings[outcome->bring.first + i];
        struct span endings;

        if (side->moved[SECTION_bring][outcome->bring.first + i] || documents_moved(side, bring))
            return true;
        if (bring->kind != BRING_INCLUDE)
            continue;
        endings = content->flows[bring->subject].endings;
        for (uint32_t n = 0; n < endings.count; n++) {
            uint32_t lender = content->endings[endings.first + n].outcome;

            /* the loader lets no outcome include itself */
            if (lender != NO_INDEX && papers_moved(side, &content->outcomes[lender]))
                return true;
        }
    }
    return false;
}

static bool dates_moved(const struct side *side, const struct outcome *outcome)
{
    const struct content *content = side->content;

    for (uint32_t i = 0; i < outcome->deadlines.count; i++) {
        uint32_t deadline = content->indexes[outcome->deadlines.first + i];

        if (side->moved[SECTION_deadline][deadline] ||
            cites_moved(side, content->deadlines[deadline].cites))
            return true;
    }
    return false;
}

static bool steps_moved(const struct side *side, const struct outcome *outcome)
{
    const struct content *content = side->content;

    for (uint32_t i = 0; i < outcome->steps.count; i++)
        if (cites_moved(side, content->steps[outcome->steps.first + i].cites))
            return true;
    for (uint32_t i = 0; i < outcome->notes.count; i++)
        if (cites_moved(side, content->notes[outcome->notes.first + i].cites))
            return true;
    return any_moved(side, SECTION_step, outcome->steps) ||
           any_moved(side, SECTION_note, outcome->notes);
}

static bool outcome_moved(const struct side *side, uint32_t index)
{
    const struct outcome *outcome = &side->content->outcomes[index];

    return side->changes->outcomes[index] || side->moved[SECTION_outcome][index] ||
           side->moved[SECTION_verdict][outcome->verdict] ||
           any_moved(side, SECTION_myth, outcome->myths) || steps_moved(side, outcome) ||
           papers_moved(side, outcome) || dates_moved(side, outcome) ||
           cites_moved(side, outcome->cites);
}

/* ---- matters ------------------------------------------------------------------------------------ */

static bool target_moved(const struct side *side, uint32_t target)
{
    uint32_t outcome = NO_INDEX;

    if (target == NO_INDEX)
        return false;
    if (TARGET_KIND(target) == TARGET_OUTCOME)
        outcome = TARGET_INDEX(target);
    else if (TARGET_KIND(target) == TARGET_ENDING)
        outcome = side->content->endings[TARGET_INDEX(target)].outcome;
    return outcome != NO_INDEX && side->outcomes[outcome];
}

static bool node_moved(const struct side *side, const struct node *node)
{
    const struct content *content = side->content;

    for (uint32_t i = 0; i < node->ways.count; i++)
        if (target_moved(side, content->indexes[node->ways.first + i]))
            return true;
    for (uint32_t i = 0; i < node->arms.count; i++)
        if (target_moved(side, content->arms[node->arms.first + i].target))
            return true;
    return target_moved(side, node->otherwise) || target_moved(side, node->unsure) ||
           target_moved(side, node->unknown);
}

/* By what its nodes and those of the flows it runs lead to. */
static bool flow_moved(struct side *side, uint32_t index)
{
    const struct content *content = side->content;
    struct span nodes = content->flows[index].nodes;

    if (side->flow_done[index])
        return side->flows[index];
    side->flow_done[index] = true;
    for (uint32_t i = nodes.first; i < nodes.first + nodes.count; i++) {
        const struct node *node = &content->nodes[i];

        if (side->changes->nodes[i] || node_moved(side, node) ||
            (node->kind == NODE_RUN && flow_moved(side, node->subject)))
            side->flows[index] = true;
    }
    return side->flows[index];
}

/* Flows and outcomes of its own content; false: all. */
static bool side_find(struct side *side, struct arena *arena)
{
    const struct content *content = side->content;

    moved_find(side, arena);
    if (side->changes->everywhere || told_anywhere(side))
        return false;
    side->outcomes = arena_alloc(arena, content->outcome_count + 1);
    side->flows = arena_alloc(arena, content->flow_count + 1);
    side->flow_done = arena_alloc(arena, content->flow_count + 1);
    for (uint32_t i = 0; i < content->outcome_count; i++)
        side->outcomes[i] = outcome_moved(side, i);
    for (uint32_t i = 0; i < content->flow_count; i++)
        flow_moved(side, i);
    return true;
}

static bool nodes_changed(const struct side *side)
{
    for (uint32_t i = 0; i < side->content->node_count; i++)
        if (side->changes->nodes[i])
            return true;
    return false;
}

/* What is marked on either side is marked on both: a record that is gone shows where it was told. */
static void marks_join(bool *const marks[2], const uint32_t *there, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        if (there[i] != NO_INDEX)
            marks[OLD][i] = marks[NEW][there[i]] = marks[OLD][i] || marks[NEW][there[i]];
}

struct scope scope_find(const struct sheets *sheets, const struct changes changes[2],
                        struct arena *arena)
{
    const struct pairs *pairs = sheets->pairs;
    struct scope scope = {.flows = NULL};
    struct side sides[2];

    for (unsigned i = 0; i < 2; i++) {
        sides[i] = (struct side){.sheets = sheets,
                                 .changes = &changes[i],
                                 .content = sheets->pairs->contents[i],
                                 .number = i};
        if (!side_find(&sides[i], arena))
            return scope;
    }
    marks_join((bool *const[]){sides[OLD].flows, sides[NEW].flows}, pairs->there[OLD][SECTION_flow],
               sides[OLD].content->flow_count);
    marks_join((bool *const[]){sides[OLD].outcomes, sides[NEW].outcomes},
               pairs->there[OLD][SECTION_outcome], sides[OLD].content->outcome_count);
    scope.flows = sides[NEW].flows;
    for (unsigned i = 0; i < 2 && !nodes_changed(&sides[OLD]) && !nodes_changed(&sides[NEW]); i++)
        scope.outcomes[i] = sides[i].outcomes;
    return scope;
}
