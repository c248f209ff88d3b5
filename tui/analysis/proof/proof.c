/* The whole proof: several workers take one area after the other. */
#include "analysis/proof/proof.h"

#include "analysis/proof/dead.h"
#include "analysis/proof/prover.h"
#include "analysis/proof/regions.h"
#include "analysis/walk/alike.h"
#include "analysis/walk/final_rules.h"

#include <pthread.h>
#include <unistd.h>

/* One thread's share of the proof. */
struct worker {
    const struct proof_request *request;
    const struct alike *alike; /* for walks that track what is tracked */
    struct prover prover;
    struct proof_summary summary;
    struct tracked tracked; /* its steps and notes are those two */
    bool *steps, *notes;    /* tracked in the walk at hand */
    bool again;             /* the second round, for steps and notes only */
    struct walk_memo *memo; /* of the area at hand */
};

/* ---- one walk --------------------------------------------------------------------------- */

static const char *flow_id(const struct worker *worker)
{
    const struct content *content = worker->prover.content;

    return content_string(content, content->flows[worker->prover.flow].id);
}

static const char *area_word(const struct prover *prover)
{
    const struct content *content = prover->content;

    if (prover->area.kind == AREA_REGION)
        return content_string(content, content->regions[prover->area.region].id);
    return prover->area.kind == AREA_ANY ? "any" : "unknown";
}

static void check_whole(struct worker *worker, const struct walk *walk)
{
    struct prover *prover = &worker->prover;

    if (walk->whole)
        return;
    worker->summary.unproved++;
    finding_add(&prover->findings, FINDING_NOT_PROVED, prover->flow,
                prover->workbook->flows[prover->flow], NULL,
                WORDS(flow_id(worker), area_word(prover),
                      arena_format(&prover->arena, "%u", walk->state_count)));
}

static void check_length(struct worker *worker, const struct walk *walk)
{
    struct prover *prover = &worker->prover;
    struct input inputs[WALK_INPUTS_MAX];
    struct witness witness = {prover->content, prover->flow, prover->area, inputs, 0};

    if (walk->longest <= QUESTIONS_GOOD)
        return;
    witness.input_count = walk_inputs(walk, walk->longest_state, inputs);
    finding_add(&prover->findings, FINDING_PATH_LONG, prover->flow,
                prover->workbook->flows[prover->flow], &witness,
                WORDS(flow_id(worker), arena_format(&prover->arena, "%u", walk->longest)));
}

/* `areas`: how many the walk speaks for. */
static void sum_up(struct worker *worker, const struct walk *walk, uint32_t areas)
{
    struct proof_summary *summary = &worker->summary;

    summary->combinations += walk->combinations * areas;
    summary->states += walk->state_count;
    if (walk->longest > summary->longest) {
        summary->longest = walk->longest;
        summary->longest_flow = worker->prover.flow;
    }
    if (walk->last_day > summary->last_day)
        summary->last_day = walk->last_day;
}

/* Walks a flow in an area, unless another area stands for it. */
static void prove_flow(struct worker *worker, uint32_t flow, uint32_t area)
{
    const uint32_t areas = alike_count(worker->alike, flow, area);
    struct walk *walk;

    if (areas == 0)
        return;
    worker->prover.findings.order = flow * worker->alike->areas + area;
    walk = prover_walk(&worker->prover,
                       (struct walk_request){.content = worker->prover.content,
                                             .flow = flow,
                                             .area = area_at(worker->prover.content, area),
                                             .tracked = &worker->tracked,
                                             .memo = worker->memo,
                                             .states_max = worker->request->states_max});

    for (uint32_t i = 0; i < walk->state_count; i++)
        prover_look(&worker->prover, walk, i);
    if (!worker->again) {
        check_length(worker, walk);
        sum_up(worker, walk, areas);
        check_whole(worker, walk);
    }
    walk_free(walk);
}

/* ---- one worker ------------------------------------------------------------------------- */

static void worker_open(struct worker *worker, const struct proof_request *request,
                        const struct alike *alike, const uint8_t *concerns)
{
    const struct workbook *workbook = request->workbook;
    const struct content *content = &workbook->content;

    *worker = (struct worker){.request = request, .alike = alike};
    prover_open(&worker->prover, workbook, content, concerns);
    worker->steps = arena_alloc(&worker->prover.arena, content->step_count + 1);
    worker->notes = arena_alloc(&worker->prover.arena, content->note_count + 1);
    worker->tracked =
        (struct tracked){.workbook = workbook, .steps = worker->steps, .notes = worker->notes};
    worker->summary = (struct proof_summary){.flows = content->flow_count,
                                             .areas = area_count(content),
                                             .invariants = workbook->invariant_count,
                                             .first_day = content->dated,
                                             .last_day = content->dated};
}

/* Every flow in one area. */
static void prove_area(struct worker *worker, uint32_t area)
{
    const struct content *content = worker->prover.content;
    struct walk_memo memo = {.days = NULL};

    worker->memo = &memo;
    for (uint32_t flow = 0; flow < content->flow_count; flow++)
        prove_flow(worker, flow, area);
    worker->memo = NULL;
    walk_memo_free(&memo);
}

static void worker_join(struct worker *worker, const struct worker *more)
{
    struct proof_summary *summary = &worker->summary;

    marks_join(&worker->prover.marks, &more->prover.marks);
    findings_join(&worker->prover.findings, &more->prover.findings);
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

/* ---- all workers ------------------------------------------------------------------------ */

/* The areas, handed out to whoever asks next. */
struct queue {
    pthread_mutex_t lock;
    struct worker *whole; /* what all have found */
    uint32_t areas;
    uint32_t taken; /* from the last area on: any region takes longest */
    uint32_t done;
};

static bool area_take(struct queue *queue, uint32_t *area)
{
    bool more;

    pthread_mutex_lock(&queue->lock);
    more = queue->taken < queue->areas;
    if (more)
        *area = queue->areas - ++queue->taken;
    pthread_mutex_unlock(&queue->lock);
    return more;
}

static void area_done(struct queue *queue)
{
    const struct proof_request *request = queue->whole->request;

    pthread_mutex_lock(&queue->lock);
    queue->done++;
    if (request->progress != NULL)
        request->progress(request->context, queue->done, queue->areas);
    pthread_mutex_unlock(&queue->lock);
}

static void *work(void *context)
{
    struct queue *queue = context;
    struct worker worker;
    uint32_t area;

    worker_open(&worker, queue->whole->request, queue->whole->alike, queue->whole->prover.concerns);
    while (area_take(queue, &area)) {
        prove_area(&worker, area);
        area_done(queue);
    }
    pthread_mutex_lock(&queue->lock);
    worker_join(queue->whole, &worker);
    pthread_mutex_unlock(&queue->lock);
    prover_close(&worker.prover);
    return NULL;
}

static void prove_all(struct worker *whole)
{
    struct queue queue = {.lock = PTHREAD_MUTEX_INITIALIZER,
                          .whole = whole,
                          .areas = area_count(whole->prover.content)};
    pthread_t threads[PROOF_WORKERS_MAX];
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    uint32_t count = 0;

    while (count + 1 < PROOF_WORKERS_MAX &&
           count + 1 < (uint32_t)(processors > 0 ? processors : 1) &&
           pthread_create(&threads[count], NULL, work, &queue) == 0)
        count++;
    work(&queue);
    for (uint32_t i = 0; i < count; i++)
        pthread_join(threads[i], NULL);
    pthread_mutex_destroy(&queue.lock);
}

/* ---- steps and notes -------------------------------------------------------------------- */

static bool parts_track(bool *tracked, const bool *seen, struct span span, bool reached)
{
    bool open = false;

    for (uint32_t i = span.first; i < span.first + span.count; i++)
        open |= tracked[i] = reached && !seen[i];
    return open;
}

/* Conditions of steps and notes were not tracked, so that some never came up: those once more, tracked,
 * until they do. True when a flow has any. */
static bool parts_open(struct worker *worker, uint32_t flow)
{
    const struct content *content = worker->prover.content;
    const struct marks *marks = &worker->prover.marks;
    bool open = false;

    for (uint32_t i = 0; i < content->outcome_count; i++) {
        const struct outcome *outcome = &content->outcomes[i];
        bool reached = marks->ends[flow * content->outcome_count + i];

        open |= parts_track(worker->steps, marks->step, outcome->steps, reached);
        open |= parts_track(worker->notes, marks->note, outcome->notes, reached);
    }
    return open;
}

static void prove_parts_in(struct worker *worker, uint32_t area)
{
    const struct content *content = worker->prover.content;
    struct walk_memo memo = {.days = NULL};

    worker->memo = &memo;
    for (uint32_t flow = 0; flow < content->flow_count; flow++)
        if (parts_open(worker, flow))
            prove_flow(worker, flow, area);
    worker->memo = NULL;
    walk_memo_free(&memo);
}

/* One region brings up most of them, any region what needs rare values together, the others the rest. */
static void prove_parts(struct worker *worker, const struct alike *alike)
{
    uint32_t areas = area_count(worker->prover.content);

    worker->again = true;
    worker->alike = alike;
    prove_parts_in(worker, 0);
    prove_parts_in(worker, areas - 1);
    for (uint32_t i = 1; i + 1 < areas; i++)
        prove_parts_in(worker, i);
}

/* ---- the whole -------------------------------------------------------------------------- */

/* An invariant that holds at an outcome whatever was answered was not looked at there; it is not idle. */
static void concerns_mark(struct prover *prover)
{
    size_t invariants = prover->workbook->invariant_count;
    size_t ends = (size_t)prover->content->flow_count * prover->content->outcome_count;

    for (size_t end = 0; end < ends; end++)
        for (size_t i = 0; i < invariants && prover->marks.ends[end]; i++)
            if (prover->concerns[end * invariants + i] == CONCERN_HOLDS)
                prover->marks.invariant[i] = true;
}

static void summary_fill(const struct worker *whole, struct runs_out runs_out,
                         struct proof_summary *summary)
{
    *summary = whole->summary;
    for (uint32_t i = 0; i < whole->prover.content->outcome_count; i++)
        summary->outcomes += whole->prover.marks.outcome[i];
    summary->runs_out = runs_out.day;
    summary->runs_out_what = runs_out.what;
    summary->runs_out_where = runs_out.where;
}

/* Which areas are alike in all that is tracked; `parts`: conditions of steps and notes are. */
static struct alike alike_of(struct arena *arena, const struct proof_request *request, bool parts)
{
    const struct content *content = &request->workbook->content;
    const bool *none = arena_alloc(arena, content->step_count + content->note_count + 1);
    const struct tracked tracked = {
        .workbook = request->workbook, .steps = parts ? NULL : none, .notes = parts ? NULL : none};

    return request->each_area ? alike_none(arena, content) : alike_find(arena, content, &tracked);
}

void proof_run(const struct proof_request *request, struct diags *diags,
               struct proof_summary *summary)
{
    struct arena arena = {0};
    struct worker whole;
    struct prover *prover = &whole.prover;
    struct alike alike = alike_of(&arena, request, false), parts = alike_of(&arena, request, true);
    struct runs_out runs_out;

    worker_open(&whole, request, &alike, prover_concerns(&arena, request->workbook));
    prove_all(&whole);
    prove_parts(&whole, &parts);
    concerns_mark(prover);
    dead_report(request->workbook, &prover->marks, &prover->findings);
    runs_out = regions_check(request->workbook, request->today, &prover->findings);
    findings_report(&prover->findings, diags);
    summary_fill(&whole, runs_out, summary);
    prover_close(prover);
    arena_free(&arena);
}
