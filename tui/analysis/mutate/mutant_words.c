/* Saying what a mutant changed. */
#include "analysis/mutate/mutant_words.h"

#include "engine/types.h"

static const char *flow_id(const struct content *content, uint32_t flow)
{
    return content_string(content, content->flows[flow].id);
}

static const char *slot_words(const struct content *content, const struct node *node, uint32_t slot)
{
    if (slot == WAY_OTHERWISE)
        return "else/then";
    if (slot == WAY_UNSURE)
        return "unsure";
    if (slot == WAY_UNKNOWN)
        return "unknown";
    if (slot >= WAY_ARM)
        return content_string(
            content, content->rules[content->arms[node->arms.first + slot - WAY_ARM].rule].source);
    return types_node_way_id(content, node, slot);
}

/* The outcome a paper, step or note stands under. */
static const char *outcome_words(const struct content *content, const struct mutant *mutant)
{
    return mutant->outcome == NO_INDEX
               ? "-"
               : content_string(content, content->outcomes[mutant->outcome].id);
}

static const char *paper_words(const struct content *content, const struct mutant *mutant,
                               struct arena *arena)
{
    const struct bring *bring = &content->brings[mutant->index];
    const char *list = "";
    uint32_t member = bring->members.first + mutant->slot - 1;

    if (mutant->slot > 0)
        return content_string(content, content->documents[content->indexes[member]].id);
    if (bring->kind == BRING_DOCUMENT)
        return content_string(content, content->documents[bring->subject].id);
    if (bring->kind == BRING_INCLUDE)
        return flow_id(content, bring->subject);
    for (uint32_t i = 0; i < bring->members.count; i++)
        list = arena_format(
            arena, "%s%s%s", list, i ? "|" : "",
            content_string(content,
                           content->documents[content->indexes[bring->members.first + i]].id));
    return list;
}

static const char *condition_words(const struct content *content, const struct mutant *mutant,
                                   struct arena *arena)
{
    const char *source = content_string(content, content->rules[mutant->index].source);
    const char *where = mutant->node == NO_INDEX
                            ? outcome_words(content, mutant)
                            : content_string(content, content->nodes[mutant->node].id);

    return mutant->slot == 0
               ? arena_format(arena, "%s: not (%s)", where, source)
               : arena_format(arena, "%s: not (%u) in (%s)", where, mutant->slot, source);
}

static const char *ending_words(const struct content *content, const struct mutant *mutant,
                                struct arena *arena)
{
    const struct ending *ending = &content->endings[mutant->index];
    uint32_t flow = 0;

    while (mutant->index - content->flows[flow].endings.first >= content->flows[flow].endings.count)
        flow++;
    return arena_format(arena, "%s: %s: %s -> %s", flow_id(content, flow),
                        content_string(content, ending->id),
                        content_string(content, content->outcomes[ending->outcome].id),
                        content_string(content, content->outcomes[mutant->edit.to].id));
}

static const char *value_words(const struct content *content, uint32_t index, struct arena *arena)
{
    const struct value *value = &content->values[index];
    uint32_t region = 0;

    while (index - content->regions[region].values.first >= content->regions[region].values.count)
        region++;
    return arena_format(arena, "%s.%s", content_string(content, content->regions[region].id),
                        content_string(content, content->parameters[value->parameter].id));
}

static const char *boundary_words(const struct mutants *mutants, const struct mutant *mutant,
                                  struct arena *arena)
{
    const struct content *content = &mutants->content;

    if (mutant->slot == BOUNDARY_DEADLINE)
        return arena_format(arena, "deadlines.yaml: %s",
                            content_string(content, content->deadlines[mutant->index].id));
    if (mutant->slot == BOUNDARY_VALUE)
        return value_words(content, mutant->index, arena);
    for (uint32_t i = 0; i < mutants->own; i++) {
        struct span code = content->rules[i].code;

        for (uint32_t n = 0; n < code.count; n++)
            if (content->codes[code.first + n] == mutant->index)
                return content_string(content, content->rules[i].source);
    }
    return "-";
}

const char *mutant_words(const struct mutants *mutants, const struct mutant *mutant,
                         struct arena *arena)
{
    const struct content *content = &mutants->content;
    const struct node *node;

    switch (mutant->kind) {
    case MUTATION_TARGET:
        if (mutant->slot == MUTANT_ENDING)
            return ending_words(content, mutant, arena);
        node = &content->nodes[mutant->index];
        return arena_format(arena, "%s.%s: %s: %s -> %s", flow_id(content, node->flow),
                            content_string(content, node->id),
                            slot_words(content, node, mutant->slot),
                            content_target_id(content, (uint32_t)mutants_was(mutant)),
                            content_target_id(content, (uint32_t)mutant->edit.to));
    case MUTATION_BOUNDARY:
        return arena_format(arena, "%s: %+lld", boundary_words(mutants, mutant, arena),
                            (long long)(mutant->edit.to - mutants_was(mutant)));
    case MUTATION_PAPER:
        return arena_format(arena, "%s: - %s", outcome_words(content, mutant),
                            paper_words(content, mutant, arena));
    case MUTATION_CONDITION:
        return condition_words(content, mutant, arena);
    default:
        return arena_format(arena, "%s: %lld -> %lld", value_words(content, mutant->index, arena),
                            (long long)mutants_was(mutant), (long long)mutant->edit.to);
    }
}
