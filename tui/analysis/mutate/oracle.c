/* Holding a mutant against the cases, the proof and the content unchanged: see oracle.h. */
#include "analysis/mutate/oracle.h"

#include "analysis/mutate/affected.h"
#include "analysis/witness.h"

#include <string.h>

/* ---- cases ------------------------------------------------------------------------------ */

static bool cases_notice(struct oracle *oracle)
{
    const struct stories *stories = oracle->stories;

    for (uint32_t i = 0; i < stories->count; i++)
        if (!stories->list[i]->broken &&
            !expect_all(stories, stories->list[i], &oracle->mutants.content, &oracle->played))
            return true;
    return false;
}

/* ---- the same case under the content unchanged ------------------------------------------ */

/* What a case in a region that no file describes assumes of it. */
static const char *assumed_words(struct oracle *oracle, const struct walk *walk, uint32_t state)
{
    struct input inputs[WALK_INPUTS_MAX];
    const struct witness witness = {.content = oracle->stories->content,
                                    .flow = oracle->prover.flow,
                                    .area = oracle->prover.area,
                                    .inputs = inputs,
                                    .input_count = walk_inputs(walk, state, inputs)};

    return witness.area.kind == AREA_ANY ? witness_assumed(&oracle->arena, &witness) : NULL;
}

static void end_compare(struct oracle *oracle, struct walk *walk, uint32_t state)
{
    struct session session;
    uint64_t print;

    if (oracle->differs)
        return;
    walk_session(walk, state, &session);
    behaviour_make(&session, &oracle->changed);
    print = behaviour_print(walk->content, &oracle->changed);
    session.content = walk->other;
    behaviour_make(&session, &oracle->unchanged);
    if (behaviour_print(walk->other, &oracle->unchanged) == print)
        return;
    session.content = oracle->stories->content;
    oracle->differs = true;
    oracle->survivor =
        (struct survivor){.session = session, .assumed = assumed_words(oracle, walk, state)};
}

/* ---- proving again ---------------------------------------------------------------------- */

/* Days found under one mutant hold for all that change no date and no number. */
static bool days_unchanged(const struct mutant *mutant)
{
    return mutant->kind != MUTATION_BOUNDARY && mutant->kind != MUTATION_VALUE;
}

/* Proves the ends of a walk one after the other up to the first fault; compares each before. */
static enum prover_fault prove_again(struct oracle *oracle, uint32_t flow, uint32_t area)
{
    const struct content *content = oracle->stories->content;
    const struct walk_pair pair = {content, oracle->nodes, oracle->outcomes};
    const struct tracked tracked = {.workbook = oracle->workbook};
    const struct findings *findings = &oracle->prover.findings;
    struct walk *walk;

    prover_clear(&oracle->prover);
    walk = prover_walk(&oracle->prover,
                       (struct walk_request){
                           .content = &oracle->mutants.content,
                           .flow = flow,
                           .area = area_at(content, area),
                           .tracked = &tracked,
                           .pair = &pair,
                           .memo = days_unchanged(oracle->mutant) ? &oracle->memos[area] : NULL,
                       });
    oracle->whole = oracle->whole && walk->whole;
    for (uint32_t i = 0; i < walk->state_count && findings->count == 0; i++) {
        if (walk->states[i].kind != STATE_DONE && walk->states[i].kind != STATE_GAP)
            continue;
        end_compare(oracle, walk, i);
        prover_look(&oracle->prover, walk, i);
    }
    walk_free(walk);
    return prover_fault(&oracle->prover);
}

/* Regions first: a case there is worth more than one in a region made up. */
static enum prover_fault prove_all_again(struct oracle *oracle)
{
    const struct reachability *reachability = oracle->reachability;
    enum prover_fault fault = FAULT_NONE;

    for (uint32_t area = 0; area < reachability->areas; area++)
        for (uint32_t flow = 0; flow < oracle->stories->content->flow_count; flow++) {
            if (!reachability_mutant(reachability, flow, area, oracle->mutant))
                continue;
            fault = prove_again(oracle, flow, area);
            if (fault != FAULT_NONE)
                return fault;
        }
    return fault;
}

/* ---- one mutant ------------------------------------------------------------------------- */

static enum mutant_status judge_applied(struct oracle *oracle)
{
    if (cases_notice(oracle))
        return KILLED_BY_CASE;
    oracle->differs = false;
    affected_find(&oracle->mutants, oracle->mutant, oracle->nodes, oracle->outcomes);
    switch (prove_all_again(oracle)) {
    case FAULT_ROUTING:
        return KILLED_BY_PROOF;
    case FAULT_INVARIANT:
        return KILLED_BY_INVARIANT;
    case FAULT_NONE:
        break;
    }
    return oracle->differs ? SURVIVED : EQUIVALENT;
}

enum mutant_status oracle_judge(struct oracle *oracle, const struct mutant *mutant)
{
    enum mutant_status status;

    oracle->mutant = mutant;
    mutants_apply(&oracle->mutants, mutant);
    status = judge_applied(oracle);
    mutants_undo(&oracle->mutants, mutant);
    return status;
}

void oracle_open(struct oracle *oracle, const struct workbook *workbook,
                 const struct stories *stories, const struct reachability *reachability)
{
    const struct content *content = &workbook->content;

    *oracle = (struct oracle){
        .workbook = workbook, .stories = stories, .reachability = reachability, .whole = true};
    mutants_make(&oracle->mutants, content, workbook->loaded->rule_count);
    prover_open(&oracle->prover, workbook, &oracle->mutants.content,
                prover_concerns(&oracle->arena, workbook));
    oracle->memos = arena_alloc(&oracle->arena, (reachability->areas + 1) * sizeof *oracle->memos);
    oracle->nodes = arena_alloc(&oracle->arena, content->node_count + 1);
    oracle->outcomes = arena_alloc(&oracle->arena, content->outcome_count + 1);
}

void oracle_close(struct oracle *oracle)
{
    for (uint32_t i = 0; i < oracle->reachability->areas; i++)
        walk_memo_free(&oracle->memos[i]);
    prover_close(&oracle->prover);
    mutants_free(&oracle->mutants);
    arena_free(&oracle->arena);
}
