/* The whole proof: several workers take one area after the other. */
#include "analysis/proof/proof.h"

#include "analysis/proof/proving.h"

#include <pthread.h>
#include <unistd.h>

/* ---- one area -------------------------------------------------------------------------------- */

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

/* ---- what workers found, together --------------------------------------------------------------- */

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
    proving_concerns(&proving);
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
