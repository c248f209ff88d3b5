/* The whole proof: several workers take one area after the other. */
#include "analysis/proof/proof.h"

#include "analysis/proof/dead.h"
#include "analysis/proof/prover.h"
#include "analysis/proof/regions.h"
#include "analysis/walk/alike.h"
#include "analysis/walk/final_rules.h"

#include <pthread.h>
#include <string.h>
#include <unistd.h>

#define WALKS 2 /* rounds that differ in what areas are alike for */

/* One thread's share of the proof. */
struct worker {
    const struct proof_request *request;
    const struct alike *alike; /* for walks that track what is tracked */
    struct prover prover;
    struct proof_summary summary;
    struct tracked tracked;  /* its steps and notes are those two */
    bool *steps, *notes;     /* tracked in the walk at hand */
    bool *bearing;           /* likewise, once something is not shown */
    bool again;              /* after the first round, for what is tracked then */
    struct walk_memo *memos; /* by number of alike->days */
    struct walk_memo *memo;  /* of the area at hand */
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
    worker->prover.index = area;
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
                        const struct shown *shown, const uint8_t *concerns)
{
    const struct workbook *workbook = request->workbook;
    const struct content *content = &workbook->content;

    *worker = (struct worker){.request = request};
    prover_open(&worker->prover, workbook, content, concerns);
    worker->prover.shown = shown;
    worker->memos = arena_alloc(&worker->prover.arena, area_count(content) * sizeof *worker->memos);
    worker->bearing = arena_alloc(&worker->prover.arena, content->parameter_count + 1);
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

static void worker_close(struct worker *worker)
{
    for (uint32_t i = 0; i < area_count(worker->prover.content); i++)
        walk_memo_free(&worker->memos[i]);
    prover_close(&worker->prover);
}

/* Every flow in one area. */
static void prove_area(struct worker *worker, uint32_t area)
{
    const struct content *content = worker->prover.content;

    worker->memo = &worker->memos[worker->alike->days[area]];
    for (uint32_t flow = 0; flow < content->flow_count; flow++)
        prove_flow(worker, flow, area);
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

    worker_open(&worker, queue->whole->request, queue->whole->prover.shown,
                queue->whole->prover.concerns);
    worker.alike = queue->whole->alike;
    while (area_take(queue, &area)) {
        prove_area(&worker, area);
        area_done(queue);
    }
    pthread_mutex_lock(&queue->lock);
    worker_join(queue->whole, &worker);
    pthread_mutex_unlock(&queue->lock);
    worker_close(&worker);
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

/* Walks the flows once more that something is open in. */
static void prove_again_in(struct worker *worker, uint32_t area,
                           bool (*open)(struct worker *worker, uint32_t flow))
{
    const struct content *content = worker->prover.content;

    worker->memo = &worker->memos[worker->alike->days[area]];
    for (uint32_t flow = 0; flow < content->flow_count; flow++)
        if (open(worker, flow))
            prove_flow(worker, flow, area);
}

/* One region brings up most of them, any region what needs rare values together, the others the rest. */
static void prove_parts(struct worker *worker)
{
    uint32_t areas = area_count(worker->prover.content);

    prove_again_in(worker, 0, parts_open);
    prove_again_in(worker, areas - 1, parts_open);
    for (uint32_t i = 1; i + 1 < areas; i++)
        prove_again_in(worker, i, parts_open);
}

/* ---- what sheets show --------------------------------------------------------------------- */

static bool bearing_open(struct worker *worker, uint32_t flow)
{
    return shown_could(worker->prover.shown, flow, worker->prover.marks.ends, worker->bearing);
}

/* Whether nothing was seen of some parameter, or not all of its values and claims; those are tracked. */
static bool bearing_missing(struct worker *worker, const struct alike *const *alike)
{
    worker->tracked.bearing = worker->bearing;
    return shown_missing(worker->prover.shown, alike, WALKS, worker->request->today,
                         worker->bearing);
}

/* What bears on cases was not tracked either: what is shown nowhere so far is looked for everywhere. */
static void prove_shown(struct worker *worker, const struct alike *const *alike)
{
    const struct content *content = worker->prover.content;
    uint32_t areas = area_count(content);

    memset(worker->steps, 0, content->step_count * sizeof *worker->steps);
    memset(worker->notes, 0, content->note_count * sizeof *worker->notes);
    if (bearing_missing(worker, alike))
        prove_again_in(worker, 0, bearing_open);
    if (bearing_missing(worker, alike))
        prove_again_in(worker, areas - 1, bearing_open);
    if (!bearing_missing(worker, alike))
        return;
    for (uint32_t i = 1; i + 1 < areas; i++)
        prove_again_in(worker, i, bearing_open);
    shown_report(worker->prover.shown, alike, WALKS, worker->request->today,
                 &worker->prover.findings);
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

/* Which areas are alike in all that is tracked or noted: when parameters bear, and `again` conditions of steps
 * and notes. */
static struct alike alike_of(struct arena *arena, const struct proof_request *request, bool again)
{
    const struct content *content = &request->workbook->content;
    bool *none = arena_alloc(arena, content->step_count + content->note_count + 1);
    bool *all = arena_alloc(arena, content->parameter_count + 1);
    const struct tracked tracked = {.workbook = request->workbook,
                                    .steps = again ? NULL : none,
                                    .notes = again ? NULL : none,
                                    .bearing = all};

    memset(all, true, content->parameter_count);
    return request->each_area ? alike_none(arena, content) : alike_find(arena, content, &tracked);
}

/* First everything, then again what did not come up by itself. */
static void prove(struct worker *whole, struct arena *arena)
{
    struct alike *rounds = arena_alloc(arena, WALKS * sizeof *rounds);
    const struct alike *const alike[WALKS] = {&rounds[0], &rounds[1]};

    rounds[0] = alike_of(arena, whole->request, false);
    rounds[1] = alike_of(arena, whole->request, true);
    whole->alike = alike[0];
    prove_all(whole);
    whole->again = true;
    whole->alike = alike[1];
    prove_parts(whole);
    prove_shown(whole, alike);
}

void proof_run(const struct proof_request *request, struct diags *diags,
               struct proof_summary *summary)
{
    struct arena arena = {0};
    struct worker whole;
    struct prover *prover = &whole.prover;
    struct shown shown;
    struct runs_out runs_out;

    shown_open(&shown, request->workbook);
    worker_open(&whole, request, &shown, prover_concerns(&arena, request->workbook));
    prove(&whole, &arena);
    concerns_mark(prover);
    dead_report(request->workbook, &prover->marks, &prover->findings);
    runs_out = regions_check(request->workbook, request->today, &prover->findings);
    findings_report(&prover->findings, diags);
    summary_fill(&whole, runs_out, summary);
    worker_close(&whole);
    shown_close(&shown);
    arena_free(&arena);
}
