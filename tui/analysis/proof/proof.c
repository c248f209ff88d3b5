/* One walk after the other, and what they show. */
#include "analysis/proof/proof.h"

#include "analysis/proof/proving.h"
#include "engine/offered.h"

#include <string.h>

/* ---- one walk --------------------------------------------------------------------------- */

/* A question that is put, and what may be answered to it there. */
static void mark_asked(struct proving *proving, const struct state *state)
{
    const struct content *content = proving->content;
    struct span options = content->questions[state->subject].options;
    uint32_t offered = state->needs == STEP_ANSWER
                           ? offered_at(content, &content->nodes[state->node])
                           : offered_all(content, state->subject);

    proving->marks.question[state->subject] = true;
    for (uint32_t i = 0; i < options.count; i++)
        if (offered >> i & 1u)
            proving->marks.option[options.first + i] = true;
}

static void look_at_state(struct proving *proving, struct walk *walk, uint32_t index)
{
    const struct state *state = &walk->states[index];

    if (state->kind == STATE_GAP)
        proof_gap(proving, walk, index);
    else if (state->kind == STATE_DONE)
        proof_outcome(proving, walk, index);
    else if (state->needs == STEP_ANSWER || state->needs == STEP_START)
        mark_asked(proving, state);
    if (state->kind == STATE_OPEN && state->node != NO_INDEX)
        proving->marks.node[state->node] = true;
}

static const char *area_word(const struct proving *proving)
{
    if (proving->area.kind == AREA_REGION)
        return text_of(proving, proving->content->regions[proving->area.region].id);
    return proving->area.kind == AREA_ANY ? "any" : "unknown";
}

static void sum_up(struct proving *proving, const struct walk *walk)
{
    struct proof_summary *summary = &proving->summary;

    summary->combinations += walk->combinations;
    summary->states += walk->state_count;
    if (walk->longest > summary->longest) {
        summary->longest = walk->longest;
        summary->longest_flow = proving->flow;
    }
    if (walk->last_day > summary->last_day)
        summary->last_day = walk->last_day;
    if (walk->whole)
        return;
    summary->unproved++;
    finding_add(&proving->findings, FINDING_NOT_PROVED, proving->flow,
                proving->workbook->flows[proving->flow], NULL,
                WORDS(text_of(proving, proving->content->flows[proving->flow].id),
                      area_word(proving), arena_format(&proving->arena, "%u", walk->state_count)));
}

static void check_length(struct proving *proving, const struct walk *walk)
{
    const struct flow *flow = &proving->content->flows[proving->flow];
    struct step_given steps[WALK_STEPS_MAX];
    struct witness witness = {proving->content, proving->flow, proving->area, steps, 0};

    if (walk->longest <= QUESTIONS_GOOD)
        return;
    witness.step_count = walk_steps(walk, walk->longest_state, steps);
    finding_add(
        &proving->findings, FINDING_PATH_LONG, proving->flow,
        proving->workbook->flows[proving->flow], &witness,
        WORDS(text_of(proving, flow->id), arena_format(&proving->arena, "%u", walk->longest)));
}

void prove_one(struct proving *proving)
{
    struct walk_request request = {.content = proving->content,
                                   .flow = proving->flow,
                                   .area = proving->area,
                                   .workbook = proving->workbook,
                                   .steps = proving->steps,
                                   .notes = proving->notes,
                                   .memo = proving->memo,
                                   .states_max = proving->request->states_max,
                                   .pass = proof_pass,
                                   .context = proving};
    struct walk *walk = walk_make(&request);

    for (uint32_t i = 0; i < walk->state_count; i++)
        look_at_state(proving, walk, i);
    if (!proving->again) {
        check_length(proving, walk);
        sum_up(proving, walk);
    }
    walk_free(walk);
}

/* ---- one worker's own state --------------------------------------------------------------- */

static void marks_open(struct proving *proving)
{
    const struct content *content = proving->content;
    const struct workbook *workbook = proving->workbook;
    struct marks *marks = &proving->marks;
    bool *next;

    marks->size = 0;
#define X(member, count) marks->size += (size_t)(count) + 1;
    MARKS(X)
#undef X
    next = marks->all = arena_alloc(&proving->arena, marks->size);
#define X(member, count)                                                                           \
    marks->member = next;                                                                          \
    next += (size_t)(count) + 1;
    MARKS(X)
#undef X
}

/* Which invariants could say anything where: the same for all areas. */
void proving_concerns(struct proving *proving)
{
    const struct content *content = proving->content;
    const struct workbook *workbook = proving->workbook;
    size_t ends = (size_t)content->flow_count * content->outcome_count;
    uint8_t *next = arena_alloc(&proving->arena, ends * workbook->invariant_count + 1);

    proving->concerns = next;
    for (uint32_t flow = 0; flow < content->flow_count; flow++)
        for (uint32_t outcome = 0; outcome < content->outcome_count; outcome++)
            for (uint32_t i = 0; i < workbook->invariant_count; i++)
                *next++ =
                    (uint8_t)invariant_concern(content, &workbook->invariants[i], flow, outcome);
}

void proving_open(struct proving *proving, const struct proof_request *request)
{
    const struct content *content = &request->workbook->content;

    *proving =
        (struct proving){.request = request, .workbook = request->workbook, .content = content};
    proving->summary = (struct proof_summary){.flows = content->flow_count,
                                              .areas = area_count(content),
                                              .invariants = request->workbook->invariant_count,
                                              .first_day = content->dated,
                                              .last_day = content->dated,
                                              .runs_out = INT32_MAX};
    marks_open(proving);
    proving->steps = arena_alloc(&proving->arena, content->step_count + 1);
    proving->notes = arena_alloc(&proving->arena, content->note_count + 1);
}

void proving_close(struct proving *proving)
{
    findings_free(&proving->findings);
    arena_free(&proving->arena);
}

/* ---- one flow in one area --------------------------------------------------------------------- */

struct prover {
    struct proof_request request;
    struct proving proving;
};

struct prover *prover_make(struct arena *arena, const struct workbook *workbook,
                           const struct content *content)
{
    struct prover *prover = arena_alloc(arena, sizeof(*prover));

    prover->request.workbook = workbook;
    proving_open(&prover->proving, &prover->request);
    prover->proving.content = content;
    proving_concerns(&prover->proving);
    return prover;
}

void prover_free(struct prover *prover)
{
    proving_close(&prover->proving);
}

static enum proof_fault fault_found(const struct findings *findings)
{
    if (findings->count == 0)
        return FAULT_NONE;
    return findings->list[0]->id == FINDING_INVARIANT_BROKEN ? FAULT_INVARIANT : FAULT_ROUTING;
}

enum proof_fault prover_walk(struct prover *prover, struct walk_request request,
                             void (*ended)(void *context, struct walk *walk, uint32_t state),
                             void *context, bool *whole)
{
    struct proving *proving = &prover->proving;
    struct walk *walk;

    findings_free(&proving->findings);
    memset(proving->marks.all, 0, proving->marks.size);
    proving->flow = request.flow;
    proving->area = request.area;
    request.pass = proof_pass;
    request.context = proving;
    walk = walk_make(&request);
    *whole = walk->whole;
    for (uint32_t i = 0; i < walk->state_count && proving->findings.count == 0; i++) {
        if (walk->states[i].kind != STATE_DONE && walk->states[i].kind != STATE_GAP)
            continue;
        ended(context, walk, i);
        look_at_state(proving, walk, i);
    }
    walk_free(walk);
    return fault_found(&proving->findings);
}
