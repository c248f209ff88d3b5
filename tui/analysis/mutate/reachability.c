/* Walking all flows in all areas, and logging which ways are taken: see reachability.h. */
#include "analysis/mutate/reachability.h"

/* ---- ways by number ------------------------------------------------------------------------------ */

/* Ways first, then arms, then else, unsure, unknown. */
static uint32_t ways_count(const struct node *node)
{
    return node->ways.count + node->arms.count + 3;
}

static uint32_t way_number(const struct node *node, uint32_t way)
{
    if (way >= WAY_OTHERWISE)
        return node->ways.count + node->arms.count + way - WAY_OTHERWISE;
    return way >= WAY_ARM ? node->ways.count + way - WAY_ARM : way;
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

static uint32_t ways_number(struct reachability *reachability)
{
    const struct content *content = reachability->content;
    uint32_t ways = 0;

    reachability->first_way =
        arena_alloc(&reachability->arena, (content->node_count + 1) * sizeof(uint32_t));
    for (uint32_t i = 0; i < content->node_count; i++) {
        reachability->first_way[i] = ways;
        ways += ways_count(&content->nodes[i]);
    }
    reachability->first_way[content->node_count] = ways;
    return ways;
}

/* ---- walking ---------------------------------------------------------------------------------------- */

struct log {
    const struct reachability *reachability;
    bool *ways;
    bool *outcomes;
};

static void log_visit(void *context, const struct visit *visit)
{
    const struct log *log = context;
    const struct content *content = log->reachability->content;
    const struct passed *passed = &visit->trail->passed[visit->place];
    const struct node *node = &content->nodes[passed->node];

    for (uint32_t way = 0; way < ways_count(node); way++)
        if (way_target(content, node, way) == passed->target)
            log->ways[log->reachability->first_way[passed->node] + way] = true;
}

static void log_outcome(const struct log *log, uint32_t index)
{
    const struct content *content = log->reachability->content;
    struct span bring = content->outcomes[index].bring;

    if (log->outcomes[index])
        return;
    log->outcomes[index] = true;
    for (uint32_t i = bring.first; i < bring.first + bring.count; i++) {
        struct span endings;

        if (content->brings[i].kind != BRING_INCLUDE)
            continue;
        endings = content->flows[content->brings[i].subject].endings;
        for (uint32_t n = endings.first; n < endings.first + endings.count; n++)
            if (content->endings[n].outcome != NO_INDEX)
                log_outcome(log, content->endings[n].outcome);
    }
}

static void flow_walk(struct reachability *reachability, struct walk_memo *memo, uint32_t flow,
                      uint32_t area, uint32_t ways)
{
    const struct content *content = reachability->content;
    size_t place = (size_t)flow * reachability->areas + area;
    struct log log = {.reachability = reachability,
                      .ways = arena_alloc(&reachability->arena, ways + 1),
                      .outcomes = arena_alloc(&reachability->arena, content->outcome_count + 1)};
    struct walk *walk = walk_make(&(struct walk_request){.content = content,
                                                         .flow = flow,
                                                         .area = area_at(content, area),
                                                         .memo = memo,
                                                         .visit = log_visit,
                                                         .context = &log});

    for (uint32_t i = 0; i < walk->state_count; i++)
        if (walk->states[i].kind == STATE_DONE)
            log_outcome(&log, walk->states[i].subject);
    reachability->ways[place] = log.ways;
    reachability->outcomes[place] = log.outcomes;
    reachability->whole = reachability->whole && walk->whole;
    walk_free(walk);
}

void reachability_find(struct reachability *reachability, const struct content *content)
{
    uint32_t areas = area_count(content), ways;
    size_t places = (size_t)content->flow_count * areas + 1;

    *reachability = (struct reachability){.content = content, .areas = areas, .whole = true};
    ways = ways_number(reachability);
    reachability->ways = arena_alloc(&reachability->arena, places * sizeof(bool *));
    reachability->outcomes = arena_alloc(&reachability->arena, places * sizeof(bool *));
    for (uint32_t area = 0; area < areas; area++) {
        struct walk_memo memo = {.days = NULL};

        for (uint32_t flow = 0; flow < content->flow_count; flow++)
            flow_walk(reachability, &memo, flow, area, ways);
        walk_memo_free(&memo);
    }
}

void reachability_free(struct reachability *reachability)
{
    arena_free(&reachability->arena);
}

/* ---- asking ------------------------------------------------------------------------------------------ */

bool reachability_way(const struct reachability *reachability, uint32_t flow, uint32_t area,
                      uint32_t node, uint32_t way)
{
    const bool *ways = reachability->ways[(size_t)flow * reachability->areas + area];
    uint32_t first = reachability->first_way[node], last = reachability->first_way[node + 1];

    if (way != NO_INDEX)
        return ways[first + way_number(&reachability->content->nodes[node], way)];
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

bool reachability_mutant(const struct reachability *reachability, uint32_t flow, uint32_t area,
                         const struct mutant *mutant)
{
    const struct area where = area_at(reachability->content, area);

    if (mutant->region != NO_INDEX)
        return where.kind == AREA_REGION &&
               region_below(reachability->content, where.region, mutant->region);
    if (mutant->node != NO_INDEX)
        return reachability_way(reachability, flow, area, mutant->node,
                                mutant->kind == MUTATION_TARGET ? mutant->slot : NO_INDEX);
    return mutant->outcome == NO_INDEX ||
           reachability->outcomes[(size_t)flow * reachability->areas + area][mutant->outcome];
}
