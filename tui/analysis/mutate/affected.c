/* Finding who reads what a mutant changes: see affected.h. */
#include "analysis/mutate/affected.h"

#include "engine/rules.h"

#include <string.h>

/* What to look for: one of them, the others NO_INDEX. */
struct sought {
    const struct content *content;
    uint32_t atom;
    uint32_t deadline;
    uint32_t parameter;
};

static bool deadline_reads(const struct sought *sought, uint32_t deadline)
{
    return deadline == sought->deadline ||
           (sought->parameter != NO_INDEX &&
            sought->content->deadlines[deadline].parameter == sought->parameter);
}

static bool term_reads(const struct sought *sought, uint32_t kind, uint32_t index)
{
    return (kind == TERM_VALUE && index == sought->parameter) ||
           (kind == TERM_DEADLINE && deadline_reads(sought, index));
}

static bool rule_reads_it(const struct sought *sought, uint32_t rule)
{
    const struct content *content = sought->content;
    struct span code = rule == NO_INDEX ? (struct span){0, 0} : content->rules[rule].code;

    for (uint32_t i = code.first; i < code.first + code.count; i++) {
        uint32_t word = content->codes[i];
        const struct atom *atom = &content->atoms[word];

        if (word < RULE_AND &&
            (word == sought->atom || term_reads(sought, atom->left, atom->left_index) ||
             term_reads(sought, atom->right, atom->right_index)))
            return true;
    }
    return false;
}

static bool node_reads_it(const struct sought *sought, const struct node *node)
{
    bool reads = node->kind == NODE_DECIDE_VALUE && node->subject == sought->parameter;

    for (uint32_t i = 0; i < node->arms.count; i++)
        reads = reads || rule_reads_it(sought, sought->content->arms[node->arms.first + i].rule);
    return reads;
}

static bool outcome_reads_it(const struct sought *sought, const struct outcome *outcome)
{
    const struct content *content = sought->content;
    bool reads =
        rule_reads_it(sought, outcome->grounds) || rule_reads_it(sought, outcome->in_force);

    for (uint32_t i = 0; i < outcome->bring.count; i++)
        reads = reads || rule_reads_it(sought, content->brings[outcome->bring.first + i].when);
    for (uint32_t i = 0; i < outcome->steps.count; i++)
        reads = reads || rule_reads_it(sought, content->steps[outcome->steps.first + i].when);
    for (uint32_t i = 0; i < outcome->notes.count; i++)
        reads = reads || rule_reads_it(sought, content->notes[outcome->notes.first + i].when);
    for (uint32_t i = 0; i < outcome->deadlines.count; i++)
        reads = reads || deadline_reads(sought, content->indexes[outcome->deadlines.first + i]);
    return reads;
}

/* What decides whether a question is asked is read everywhere; rules behind the content's own are those of
 * invariants, which are read at every outcome. */
static void readers_find(const struct mutants *mutants, const struct sought *sought, bool *nodes,
                         bool *outcomes)
{
    const struct content *content = sought->content;
    bool everywhere = false, ends = false;

    for (uint32_t i = 0; i < content->implied_count; i++)
        everywhere = everywhere || rule_reads_it(sought, content->implieds[i].rule);
    for (uint32_t i = mutants->own; i < mutants->never; i++)
        ends = ends || rule_reads_it(sought, i);
    for (uint32_t i = 0; i < content->node_count; i++)
        nodes[i] = everywhere || node_reads_it(sought, &content->nodes[i]);
    for (uint32_t i = 0; i < content->outcome_count; i++)
        outcomes[i] = everywhere || ends || outcome_reads_it(sought, &content->outcomes[i]);
}

static struct sought sought_of(const struct mutants *mutants, const struct mutant *mutant)
{
    const struct content *content = &mutants->content;
    struct sought sought = {content, NO_INDEX, NO_INDEX, NO_INDEX};

    if (mutant->kind == MUTATION_VALUE || mutant->slot == BOUNDARY_VALUE)
        sought.parameter = content->values[mutant->index].parameter;
    else if (mutant->slot == BOUNDARY_DEADLINE)
        sought.deadline = mutant->index;
    else
        sought.atom = mutant->index;
    return sought;
}

static bool leads_to(const struct content *content, const struct node *node, uint32_t target)
{
    bool leads = node->otherwise == target || node->unsure == target || node->unknown == target;

    for (uint32_t i = 0; i < node->ways.count; i++)
        leads = leads || content->indexes[node->ways.first + i] == target;
    for (uint32_t i = 0; i < node->arms.count; i++)
        leads = leads || content->arms[node->arms.first + i].target == target;
    return leads;
}

/* An ending's outcome shows where its flow runs alone, and lends its papers. */
static void ending_affects(const struct content *content, uint32_t ending, bool *nodes,
                           bool *outcomes)
{
    memset(outcomes, 0, content->outcome_count);
    for (uint32_t i = 0; i < content->node_count; i++)
        nodes[i] = leads_to(content, &content->nodes[i], TARGET(TARGET_ENDING, ending));
    for (uint32_t i = 0; i < content->outcome_count; i++) {
        struct span bring = content->outcomes[i].bring;

        for (uint32_t n = bring.first; n < bring.first + bring.count; n++)
            outcomes[i] = outcomes[i] || content->brings[n].kind == BRING_INCLUDE;
    }
}

void affected_find(const struct mutants *mutants, const struct mutant *mutant, bool *nodes,
                   bool *outcomes)
{
    const struct content *content = &mutants->content;
    bool everywhere = false;

    if (mutant->kind == MUTATION_BOUNDARY || mutant->kind == MUTATION_VALUE) {
        const struct sought sought = sought_of(mutants, mutant);

        readers_find(mutants, &sought, nodes, outcomes);
        return;
    }
    if (mutant->kind == MUTATION_TARGET && mutant->slot == MUTANT_ENDING) {
        ending_affects(content, mutant->index, nodes, outcomes);
        return;
    }
    everywhere = mutant->node == NO_INDEX && mutant->outcome == NO_INDEX;
    memset(nodes, everywhere, content->node_count);
    memset(outcomes, everywhere, content->outcome_count);
    if (mutant->node != NO_INDEX)
        nodes[mutant->node] = true;
    if (mutant->outcome != NO_INDEX)
        outcomes[mutant->outcome] = true;
}
