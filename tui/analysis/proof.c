/* The proof: all walks, and what they show. */
#include "analysis/proof.h"

#include "analysis/proving.h"

/* ---- one walk --------------------------------------------------------------------------- */

/* A question that is put, and what may be answered to it there. */
static void mark_asked(struct proving *proving, const struct state *state)
{
    const struct content *content = proving->content;
    struct span options = content->questions[state->subject].options;
    uint32_t only = state->needs == STEP_ANSWER ? content->nodes[state->node].only : 0;

    proving->marks.question[state->subject] = true;
    for (uint32_t i = 0; i < options.count; i++)
        if (only == 0 || (only >> i & 1u) != 0)
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
    struct proof_summary *summary = proving->summary;

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
                WORDS(text_of(proving, proving->content->flows[proving->flow].id), area_word(proving),
                      arena_format(&proving->arena, "%u", walk->state_count)));
}

static void check_length(struct proving *proving, const struct walk *walk)
{
    const struct flow *flow = &proving->content->flows[proving->flow];
    struct step_given steps[WALK_STEPS_MAX];
    struct witness witness = {proving->content, proving->flow, proving->area, steps, 0};

    if (walk->longest <= QUESTIONS_GOOD)
        return;
    witness.step_count = walk_steps(walk, walk->longest_state, steps);
    finding_add(&proving->findings, FINDING_PATH_LONG, proving->flow,
                proving->workbook->flows[proving->flow], &witness,
                WORDS(text_of(proving, flow->id), arena_format(&proving->arena, "%u", walk->longest)));
}

static void prove_one(struct proving *proving)
{
    struct walk_request request = {.content = proving->content,
                                   .flow = proving->flow,
                                   .area = proving->area,
                                   .workbook = proving->workbook,
                                   .steps = proving->steps,
                                   .notes = proving->notes,
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

/* ---- the whole -------------------------------------------------------------------------- */

static bool *mark_room(struct proving *proving, uint32_t count)
{
    return arena_alloc(&proving->arena, (count + 1) * sizeof(bool));
}

static void marks_open(struct proving *proving)
{
    const struct content *content = proving->content;

    proving->marks = (struct marks){
        .node = mark_room(proving, content->node_count),
        .arm = mark_room(proving, content->arm_count),
        .ending = mark_room(proving, content->ending_count),
        .question = mark_room(proving, content->question_count),
        .option = mark_room(proving, content->option_count),
        .implied = mark_room(proving, content->implied_count),
        .outcome = mark_room(proving, content->outcome_count),
        .step = mark_room(proving, content->step_count),
        .note = mark_room(proving, content->note_count),
        .bring = mark_room(proving, content->bring_count),
        .document = mark_room(proving, content->document_count),
        .dated = mark_room(proving, content->index_count),
        .listed = mark_room(proving, content->index_count),
        .invariant = mark_room(proving, proving->workbook->invariant_count),
    };
}

/* Conditions of steps and notes were not kept apart, so that some never came up: those once more, kept
 * apart, until they do. True when there are any. */
static bool parts_open(struct proving *proving)
{
    const struct content *content = proving->content;
    bool open = false;

    for (uint32_t i = 0; i < content->outcome_count; i++) {
        const struct outcome *outcome = &content->outcomes[i];
        bool reached = proving->marks.outcome[i] && proving->ends[proving->flow * content->outcome_count + i];

        for (uint32_t n = outcome->steps.first; n < outcome->steps.first + outcome->steps.count; n++)
            open |= proving->steps[n] = reached && !proving->marks.step[n];
        for (uint32_t n = outcome->notes.first; n < outcome->notes.first + outcome->notes.count; n++)
            open |= proving->notes[n] = reached && !proving->marks.note[n];
    }
    return open;
}

static void prove_parts(struct proving *proving)
{
    uint32_t areas = area_count(proving->content);

    proving->again = true;
    for (proving->flow = 0; proving->flow < proving->content->flow_count; proving->flow++)
        for (uint32_t i = areas; i-- > 0 && parts_open(proving);) {
            proving->area = area_at(proving->content, i);
            prove_one(proving);
        }
}

static void prove_all(struct proving *proving)
{
    const struct proof_request *request = proving->request;
    uint32_t areas = area_count(proving->content);

    for (proving->flow = 0; proving->flow < proving->content->flow_count; proving->flow++)
        for (uint32_t i = 0; i < areas; i++) {
            if (request->progress)
                request->progress(request->context, proving->flow * areas + i,
                                  proving->content->flow_count * areas);
            proving->area = area_at(proving->content, i);
            prove_one(proving);
        }
}

void proof_run(const struct proof_request *request, struct diags *diags,
               struct proof_summary *summary)
{
    const struct content *content = &request->workbook->content;
    struct proving proving = {.request = request,
                              .workbook = request->workbook,
                              .content = content,
                              .summary = summary};

    *summary = (struct proof_summary){.flows = content->flow_count,
                                      .areas = area_count(content),
                                      .invariants = request->workbook->invariant_count,
                                      .first_day = content->dated,
                                      .last_day = content->dated,
                                      .runs_out = INT32_MAX};
    marks_open(&proving);
    proving.steps = mark_room(&proving, content->step_count);
    proving.notes = mark_room(&proving, content->note_count);
    proving.ends = mark_room(&proving, content->flow_count * content->outcome_count);
    prove_all(&proving);
    prove_parts(&proving);
    for (uint32_t i = 0; i < content->outcome_count; i++)
        summary->outcomes += proving.marks.outcome[i];
    proof_dead(&proving);
    proof_regions(&proving);
    findings_report(&proving.findings, diags);
    findings_free(&proving.findings);
    arena_free(&proving.arena);
}
