/*
 * All mutants, shared out among workers.
 */
#include "analysis/mutate/mutate.h"

#include "analysis/mutate/judge.h"

#include <pthread.h>
#include <string.h>
#include <unistd.h>

struct court {
    pthread_mutex_t lock;
    const struct mutation_request *request;
    const struct reached *reached;
    struct mutation_score *score;
    struct survivor *survivors; /* by mutant */
    uint32_t taken;             /* mutants handed out */
    uint32_t done;
};

static uint32_t step_of(const struct mutation_request *request)
{
    return request->every > 0 ? request->every : 1;
}

static bool mutant_take(struct court *court, uint32_t *mutant)
{
    bool more;

    pthread_mutex_lock(&court->lock);
    *mutant = court->taken;
    more = *mutant < court->score->mutants.count;
    court->taken += step_of(court->request);
    pthread_mutex_unlock(&court->lock);
    return more;
}

static void mutant_settle(struct court *court, const struct judge *judge, uint32_t mutant,
                          enum fate fate)
{
    const struct mutation_request *request = court->request;
    const char *assumed = judge->witness.assumed;
    struct survivor *survivor = &court->survivors[mutant];

    pthread_mutex_lock(&court->lock);
    court->score->fates[mutant] = fate;
    if (fate == FATE_SURVIVED) {
        *survivor = judge->witness;
        survivor->mutant = mutant;
        if (assumed)
            survivor->assumed = arena_copy(&court->score->mutants.arena, assumed, strlen(assumed));
    }
    court->done++;
    if (request->progress)
        request->progress(request->context, court->done,
                          (court->score->mutants.count + step_of(request) - 1) / step_of(request));
    pthread_mutex_unlock(&court->lock);
}

static void *work(void *context)
{
    struct court *court = context;
    struct arena arena = {0};
    struct judge *judge = arena_alloc(&arena, sizeof(*judge));
    uint32_t mutant;

    judge_open(judge, court->request, court->reached);
    while (mutant_take(court, &mutant))
        mutant_settle(court, judge, mutant,
                      judge_mutant(judge, mutant_at(&judge->mutants, mutant)));
    pthread_mutex_lock(&court->lock);
    court->score->whole = court->score->whole && judge->whole;
    pthread_mutex_unlock(&court->lock);
    judge_close(judge);
    arena_free(&arena);
    return NULL;
}

static void work_all(struct court *court)
{
    pthread_t threads[MUTATE_WORKERS_MAX];
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    uint32_t count = 0;

    while (count + 1 < MUTATE_WORKERS_MAX &&
           count + 1 < (uint32_t)(processors > 0 ? processors : 1) &&
           pthread_create(&threads[count], NULL, work, court) == 0)
        count++;
    work(court);
    for (uint32_t i = 0; i < count; i++)
        pthread_join(threads[i], NULL);
}

/* In the order of the mutants, whoever judged them. */
static void sum_up(const struct court *court)
{
    struct mutation_score *score = court->score;

    for (uint32_t i = 0; i < score->mutants.count; i += step_of(court->request)) {
        score->count[mutant_at(&score->mutants, i)->kind][score->fates[i]]++;
        if (score->fates[i] != FATE_SURVIVED)
            continue;
        buffer_add(&score->survivors, &court->survivors[i], sizeof(struct survivor));
        score->survivor_count++;
    }
}

void mutation_run(const struct mutation_request *request, struct mutation_score *score)
{
    const struct content *content = &request->workbook->content;
    struct court court = {.lock = PTHREAD_MUTEX_INITIALIZER, .request = request, .score = score};
    struct reached reached;
    struct arena arena = {0};

    *score = (struct mutation_score){.whole = true};
    mutants_make(&score->mutants, content, request->workbook->loaded->rule_count);
    score->fates =
        arena_alloc(&score->mutants.arena, (score->mutants.count + 1) * sizeof(enum fate));
    reached_make(&reached, content);
    score->whole = reached.whole;
    court.reached = &reached;
    court.survivors = arena_alloc(&arena, (score->mutants.count + 1) * sizeof(struct survivor));
    work_all(&court);
    sum_up(&court);
    pthread_mutex_destroy(&court.lock);
    arena_free(&arena);
    reached_free(&reached);
}

void mutation_free(struct mutation_score *score)
{
    mutants_free(&score->mutants);
    buffer_free(&score->survivors);
}

const struct survivor *survivor_at(const struct mutation_score *score, uint32_t place)
{
    const void *data = score->survivors.data;

    return (const struct survivor *)data + place;
}

uint32_t mutation_shown(const struct mutation_score *score)
{
    uint32_t count = 0;

    for (unsigned kind = 0; kind < MUTATION_COUNT; kind++)
        for (unsigned fate = 0; fate < FATE_COUNT; fate++)
            if (fate != FATE_SAME)
                count += score->count[kind][fate];
    return count;
}

uint32_t mutation_noticed(const struct mutation_score *score)
{
    return mutation_shown(score) - score->survivor_count;
}
