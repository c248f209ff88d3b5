/*
 * Holding a mutant against the cases, the proof and the content unchanged.
 */
#include "analysis/mutate/judge.h"

#include "analysis/findings.h"

#include <string.h>

/* ---- cases ---------------------------------------------------------------------------------------- */

static bool cases_notice(struct judge *judge)
{
    const struct stories *stories = judge->request->stories;

    for (uint32_t i = 0; i < stories->count; i++)
        if (!stories->list[i]->broken &&
            !expect_all(stories, stories->list[i], &judge->mutants.content, &judge->played))
            return true;
    return false;
}

/* ---- the same case under the content unchanged ----------------------------------------------------- */

/* What a case in a region that no file describes assumes of it. */
static const char *assumed_words(struct judge *judge, const struct walk *walk, uint32_t state)
{
    struct step_given steps[WALK_STEPS_MAX];
    const struct witness witness = {.content = judge->request->stories->content,
                                    .flow = judge->flow,
                                    .area = judge->area,
                                    .steps = steps,
                                    .step_count = walk_steps(walk, state, steps)};

    return judge->area.kind == AREA_ANY ? witness_assumed(&judge->arena, &witness) : NULL;
}

static void end_compare(void *context, struct walk *walk, uint32_t state)
{
    struct judge *judge = context;
    struct session session;
    uint64_t print;

    if (judge->differs)
        return;
    walk_session(walk, state, &session);
    behaviour_make(&session, &judge->changed);
    print = behaviour_print(walk->content, &judge->changed);
    session.content = walk->also;
    behaviour_make(&session, &judge->unchanged);
    if (behaviour_print(walk->also, &judge->unchanged) == print)
        return;
    session.content = judge->request->stories->content;
    judge->differs = true;
    judge->witness =
        (struct survivor){.session = session, .assumed = assumed_words(judge, walk, state)};
}

/* ---- proving again ----------------------------------------------------------------------------------- */

static bool compares_the_same(const struct mutant *mutant)
{
    return mutant->kind != MUTATION_BOUNDARY && mutant->kind != MUTATION_VALUE;
}

static enum proof_fault prove_again(struct judge *judge, uint32_t area)
{
    const struct walk_changed changed = {judge->nodes, judge->outcomes};
    const struct walk_request request = {
        .content = &judge->mutants.content,
        .changed = &changed,
        .also = judge->request->stories->content,
        .workbook = judge->request->workbook,
        .flow = judge->flow,
        .area = judge->area,
        .memo = compares_the_same(judge->mutant) ? &judge->memos[area] : NULL};
    enum proof_fault fault;
    bool whole;

    fault = prover_walk(judge->prover, request, end_compare, judge, &whole);
    judge->whole = judge->whole && whole;
    return fault;
}

/* Regions first: a case there is worth more than one in a region made up. */
static enum proof_fault prove_all_again(struct judge *judge)
{
    const struct content *content = judge->request->stories->content;
    enum proof_fault fault = FAULT_NONE;

    for (uint32_t area = 0; area < judge->reached->areas; area++)
        for (judge->flow = 0; judge->flow < content->flow_count; judge->flow++) {
            if (!reached_mutant(judge->reached, judge->flow, area, judge->mutant))
                continue;
            judge->area = area_at(content, area);
            fault = prove_again(judge, area);
            if (fault != FAULT_NONE)
                return fault;
        }
    return fault;
}

/* ---- one mutant ---------------------------------------------------------------------------------------- */

static enum fate judge_applied(struct judge *judge)
{
    if (cases_notice(judge))
        return FATE_CASE;
    judge->differs = false;
    mutant_marks(&judge->mutants, judge->mutant, judge->nodes, judge->outcomes);
    switch (prove_all_again(judge)) {
    case FAULT_ROUTING:
        return FATE_CHECK;
    case FAULT_INVARIANT:
        return FATE_INVARIANT;
    case FAULT_NONE:
        break;
    }
    return judge->differs ? FATE_SURVIVED : FATE_SAME;
}

enum fate judge_mutant(struct judge *judge, const struct mutant *mutant)
{
    enum fate fate;

    judge->mutant = mutant;
    mutant_apply(&judge->mutants, mutant);
    fate = judge_applied(judge);
    mutant_undo(&judge->mutants, mutant);
    return fate;
}

void judge_open(struct judge *judge, const struct mutation_request *request,
                const struct reached *reached)
{
    const struct content *content = &request->workbook->content;

    *judge = (struct judge){.request = request, .reached = reached, .whole = true};
    mutants_make(&judge->mutants, content, request->workbook->loaded->rule_count);
    judge->prover = prover_make(&judge->arena, request->workbook, &judge->mutants.content);
    judge->memos = arena_alloc(&judge->arena, (reached->areas + 1) * sizeof(*judge->memos));
    judge->nodes = arena_alloc(&judge->arena, content->node_count + 1);
    judge->outcomes = arena_alloc(&judge->arena, content->outcome_count + 1);
}

void judge_close(struct judge *judge)
{
    for (uint32_t i = 0; i < judge->reached->areas; i++)
        walk_memo_free(&judge->memos[i]);
    prover_free(judge->prover);
    mutants_free(&judge->mutants);
    arena_free(&judge->arena);
}
