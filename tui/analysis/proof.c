/* The proof: all walks, and what they show. Several workers take one area after the other. */
#include "analysis/proof.h"

#include "analysis/proving.h"

#include <pthread.h>
#include <unistd.h>

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

static void prove_one(struct proving *proving)
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

/* Every flow in one area. */
static void prove_area(struct proving *proving, uint32_t area)
{
    uint32_t areas = area_count(proving->content);
    struct walk_memo memo = {.days = NULL};

    proving->area = area_at(proving->content, area);
    proving->memo = &memo;
    for (proving->flow = 0; proving->flow < proving->content->flow_count; proving->flow++) {
        proving->findings.order = proving->flow * areas + area;
        prove_one(proving);
    }
    proving->memo = NULL;
    walk_memo_free(&memo);
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
static void concerns_find(struct proving *proving)
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

/* One that holds at an outcome whatever was answered was not looked at there; it is not idle. */
static void concerns_mark(struct proving *proving)
{
    size_t invariants = proving->workbook->invariant_count;
    size_t ends = (size_t)proving->content->flow_count * proving->content->outcome_count;

    for (size_t end = 0; end < ends; end++)
        for (size_t i = 0; i < invariants && proving->marks.ends[end]; i++)
            if (proving->concerns[end * invariants + i] == CONCERN_HOLDS)
                proving->marks.invariant[i] = true;
}

static void proving_open(struct proving *proving, const struct proof_request *request)
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

static void proving_close(struct proving *proving)
{
    findings_free(&proving->findings);
    arena_free(&proving->arena);
}

static void proving_join(struct proving *proving, const struct proving *more)
{
    struct proof_summary *summary = &proving->summary;

    for (size_t i = 0; i < proving->marks.size; i++)
        proving->marks.all[i] = proving->marks.all[i] || more->marks.all[i];
    findings_join(&proving->findings, &more->findings);
    summary->combinations += more->summary.combinations;
    summary->states += more->summary.states;
    summary->unproved += more->summary.unproved;
    if (more->summary.last_day > summary->last_day)
        summary->last_day = more->summary.last_day;
    if (more->summary.longest > summary->longest ||
        (more->summary.longest == summary->longest &&
         more->summary.longest_flow < summary->longest_flow)) {
        summary->longest = more->summary.longest;
        summary->longest_flow = more->summary.longest_flow;
    }
}

/* ---- several workers ---------------------------------------------------------------------- */

struct crew {
    pthread_mutex_t lock;
    const struct proof_request *request;
    const uint8_t *concerns;
    struct proving *whole;
    uint32_t areas;
    uint32_t taken; /* areas handed out, from the last on: any region takes longest */
    uint32_t done;
};

static bool area_take(struct crew *crew, uint32_t *area)
{
    bool more;

    pthread_mutex_lock(&crew->lock);
    more = crew->taken < crew->areas;
    if (more)
        *area = crew->areas - ++crew->taken;
    pthread_mutex_unlock(&crew->lock);
    return more;
}

static void area_done(struct crew *crew)
{
    pthread_mutex_lock(&crew->lock);
    crew->done++;
    if (crew->request->progress)
        crew->request->progress(crew->request->context, crew->done, crew->areas);
    pthread_mutex_unlock(&crew->lock);
}

static void *work(void *context)
{
    struct crew *crew = context;
    struct proving proving;
    uint32_t area;

    proving_open(&proving, crew->request);
    proving.concerns = crew->concerns;
    while (area_take(crew, &area)) {
        prove_area(&proving, area);
        area_done(crew);
    }
    pthread_mutex_lock(&crew->lock);
    proving_join(crew->whole, &proving);
    pthread_mutex_unlock(&crew->lock);
    proving_close(&proving);
    return NULL;
}

static void prove_all(struct proving *proving)
{
    struct crew crew = {.lock = PTHREAD_MUTEX_INITIALIZER,
                        .request = proving->request,
                        .concerns = proving->concerns,
                        .whole = proving,
                        .areas = area_count(proving->content)};
    pthread_t threads[PROOF_WORKERS_MAX];
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    uint32_t count = 0;

    while (count + 1 < PROOF_WORKERS_MAX &&
           count + 1 < (uint32_t)(processors > 0 ? processors : 1) &&
           pthread_create(&threads[count], NULL, work, &crew) == 0)
        count++;
    work(&crew);
    for (uint32_t i = 0; i < count; i++)
        pthread_join(threads[i], NULL);
    pthread_mutex_destroy(&crew.lock);
}

/* ---- steps and notes ---------------------------------------------------------------------- */

/* Conditions of steps and notes were not kept apart, so that some never came up: those once more, kept
 * apart, until they do. True when there are any. */
static bool parts_open(struct proving *proving)
{
    const struct content *content = proving->content;
    bool open = false;

    for (uint32_t i = 0; i < content->outcome_count; i++) {
        const struct outcome *outcome = &content->outcomes[i];
        bool reached = proving->marks.ends[proving->flow * content->outcome_count + i];

        for (uint32_t n = outcome->steps.first; n < outcome->steps.first + outcome->steps.count;
             n++)
            open |= proving->steps[n] = reached && !proving->marks.step[n];
        for (uint32_t n = outcome->notes.first; n < outcome->notes.first + outcome->notes.count;
             n++)
            open |= proving->notes[n] = reached && !proving->marks.note[n];
    }
    return open;
}

static void prove_parts_in(struct proving *proving, uint32_t area)
{
    struct walk_memo memo = {.days = NULL};

    proving->area = area_at(proving->content, area);
    proving->memo = &memo;
    for (proving->flow = 0; proving->flow < proving->content->flow_count; proving->flow++)
        if (parts_open(proving))
            prove_one(proving);
    proving->memo = NULL;
    walk_memo_free(&memo);
}

/* One region brings up most of them, any region what needs rare values together, the others the rest. */
static void prove_parts(struct proving *proving)
{
    uint32_t areas = area_count(proving->content);

    proving->again = true;
    prove_parts_in(proving, 0);
    prove_parts_in(proving, areas - 1);
    for (uint32_t i = 1; i + 1 < areas; i++)
        prove_parts_in(proving, i);
}

/* ---- the whole -------------------------------------------------------------------------- */

void proof_run(const struct proof_request *request, struct diags *diags,
               struct proof_summary *summary)
{
    struct proving proving;

    proving_open(&proving, request);
    concerns_find(&proving);
    prove_all(&proving);
    prove_parts(&proving);
    for (uint32_t i = 0; i < proving.content->outcome_count; i++)
        proving.summary.outcomes += proving.marks.outcome[i];
    concerns_mark(&proving);
    proof_dead(&proving);
    proof_regions(&proving);
    findings_report(&proving.findings, diags);
    *summary = proving.summary;
    proving_close(&proving);
}
