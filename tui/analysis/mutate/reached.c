/*
 * Walking all flows in all areas, and noting which ways are taken.
 */
#include "analysis/mutate/reached.h"

/* ---- ways by number ------------------------------------------------------------------------------ */

/* Ways first, then arms, then else, unsure, unknown. */
static uint32_t ways_count(const struct node *node)
{
    return node->ways.count + node->arms.count + 3;
}

static uint32_t way_of(const struct node *node, uint32_t slot)
{
    if (slot >= SLOT_OTHERWISE)
        return node->ways.count + node->arms.count + slot - SLOT_OTHERWISE;
    return slot >= SLOT_ARM ? node->ways.count + slot - SLOT_ARM : slot;
}

static uint32_t way_target(const struct content *content, const struct node *node, uint32_t way)
{
    const uint32_t last[] = {node->otherwise, node->unsure, node->unknown};

    if (way < node->ways.count)
        return content->indexes[node->ways.first + way];
    way -= node->ways.count;
    if (way < node->arms.count)
        return content->arms[node->arms.first + way].target;
    return last[way - node->arms.count];
}

static uint32_t ways_number(struct reached *reached)
{
    const struct content *content = reached->content;
    uint32_t ways = 0;

    reached->first_way = arena_alloc(&reached->arena, (content->node_count + 1) * sizeof(uint32_t));
    for (uint32_t i = 0; i < content->node_count; i++) {
        reached->first_way[i] = ways;
        ways += ways_count(&content->nodes[i]);
    }
    reached->first_way[content->node_count] = ways;
    return ways;
}

/* ---- walking ---------------------------------------------------------------------------------------- */

struct noting {
    const struct reached *reached;
    bool *ways;
    bool *outcomes;
};

static void note_pass(void *context, const struct passing *passing)
{
    const struct noting *noting = context;
    const struct content *content = noting->reached->content;
    const struct passed *passed = &passing->trail->passed[passing->place];
    const struct node *node = &content->nodes[passed->node];

    for (uint32_t way = 0; way < ways_count(node); way++)
        if (way_target(content, node, way) == passed->target)
            noting->ways[noting->reached->first_way[passed->node] + way] = true;
}

static void note_outcome(const struct noting *noting, uint32_t index)
{
    const struct content *content = noting->reached->content;
    struct span bring = content->outcomes[index].bring;

    if (noting->outcomes[index])
        return;
    noting->outcomes[index] = true;
    for (uint32_t i = bring.first; i < bring.first + bring.count; i++) {
        struct span endings;

        if (content->brings[i].kind != BRING_INCLUDE)
            continue;
        endings = content->flows[content->brings[i].subject].endings;
        for (uint32_t n = endings.first; n < endings.first + endings.count; n++)
            if (content->endings[n].outcome != NO_INDEX)
                note_outcome(noting, content->endings[n].outcome);
    }
}

static void reached_walk(struct reached *reached, struct walk_memo *memo, uint32_t flow,
                         uint32_t area, uint32_t ways)
{
    const struct content *content = reached->content;
    size_t place = (size_t)flow * reached->areas + area;
    struct noting noting = {.reached = reached,
                            .ways = arena_alloc(&reached->arena, ways + 1),
                            .outcomes = arena_alloc(&reached->arena, content->outcome_count + 1)};
    struct walk *walk = walk_make(&(struct walk_request){.content = content,
                                                         .flow = flow,
                                                         .area = area_at(content, area),
                                                         .memo = memo,
                                                         .pass = note_pass,
                                                         .context = &noting});

    for (uint32_t i = 0; i < walk->state_count; i++)
        if (walk->states[i].kind == STATE_DONE)
            note_outcome(&noting, walk->states[i].subject);
    reached->ways[place] = noting.ways;
    reached->outcomes[place] = noting.outcomes;
    reached->whole = reached->whole && walk->whole;
    walk_free(walk);
}

void reached_make(struct reached *reached, const struct content *content)
{
    uint32_t areas = area_count(content), ways;
    size_t places = (size_t)content->flow_count * areas + 1;

    *reached = (struct reached){.content = content, .areas = areas, .whole = true};
    ways = ways_number(reached);
    reached->ways = arena_alloc(&reached->arena, places * sizeof(bool *));
    reached->outcomes = arena_alloc(&reached->arena, places * sizeof(bool *));
    for (uint32_t area = 0; area < areas; area++) {
        struct walk_memo memo = {.days = NULL};

        for (uint32_t flow = 0; flow < content->flow_count; flow++)
            reached_walk(reached, &memo, flow, area, ways);
        walk_memo_free(&memo);
    }
}

void reached_free(struct reached *reached)
{
    arena_free(&reached->arena);
}

/* ---- asking ------------------------------------------------------------------------------------------ */

bool reached_way(const struct reached *reached, uint32_t flow, uint32_t area, uint32_t node,
                 uint32_t slot)
{
    const bool *ways = reached->ways[(size_t)flow * reached->areas + area];
    uint32_t first = reached->first_way[node], last = reached->first_way[node + 1];

    if (slot != NO_INDEX)
        return ways[first + way_of(&reached->content->nodes[node], slot)];
    while (first < last && !ways[first])
        first++;
    return first < last;
}

static bool region_below(const struct content *content, uint32_t region, uint32_t above)
{
    while (region != NO_INDEX && region != above)
        region = content->regions[region].parent;
    return region == above;
}

bool reached_mutant(const struct reached *reached, uint32_t flow, uint32_t area,
                    const struct mutant *mutant)
{
    const struct area where = area_at(reached->content, area);

    if (mutant->region != NO_INDEX)
        return where.kind == AREA_REGION &&
               region_below(reached->content, where.region, mutant->region);
    if (mutant->node != NO_INDEX)
        return reached_way(reached, flow, area, mutant->node,
                           mutant->kind == MUTATION_TARGET ? mutant->slot : NO_INDEX);
    return mutant->outcome == NO_INDEX ||
           reached->outcomes[(size_t)flow * reached->areas + area][mutant->outcome];
}
