/* All mutants, shared out among workers: see mutation.h. */
#include "analysis/mutate/mutation.h"

#include <pthread.h>
#include <string.h>
#include <unistd.h>

struct queue {
    pthread_mutex_t lock;
    const struct mutation_request *request;
    const struct reachability *reachability;
    struct mutation_score *score;
    struct survivor *survivors; /* by mutant */
    uint32_t taken;             /* mutants handed out */
    uint32_t done;
};

static uint32_t stride_of(const struct mutation_request *request)
{
    return request->every > 0 ? request->every : 1;
}

static bool mutant_take(struct queue *queue, uint32_t *mutant)
{
    bool more;

    pthread_mutex_lock(&queue->lock);
    *mutant = queue->taken;
    more = *mutant < queue->score->mutants.count;
    queue->taken += stride_of(queue->request);
    pthread_mutex_unlock(&queue->lock);
    return more;
}

static void mutant_settle(struct queue *queue, const struct oracle *oracle, uint32_t mutant,
                          enum mutant_status status)
{
    const struct mutation_request *request = queue->request;
    const char *assumed = oracle->survivor.assumed;
    struct survivor *survivor = &queue->survivors[mutant];

    pthread_mutex_lock(&queue->lock);
    queue->score->status[mutant] = status;
    if (status == SURVIVED) {
        *survivor = oracle->survivor;
        survivor->mutant = mutant;
        if (assumed != NULL)
            survivor->assumed = arena_copy(&queue->score->mutants.arena, assumed, strlen(assumed));
    }
    queue->done++;
    if (request->progress != NULL)
        request->progress(request->context, queue->done,
                          (queue->score->mutants.count + stride_of(request) - 1) /
                              stride_of(request));
    pthread_mutex_unlock(&queue->lock);
}

static void *work(void *context)
{
    struct queue *queue = context;
    struct arena arena = {0};
    struct oracle *oracle = arena_alloc(&arena, sizeof *oracle);
    uint32_t mutant;

    oracle_open(oracle, queue->request->workbook, queue->request->stories, queue->reachability);
    while (mutant_take(queue, &mutant))
        mutant_settle(queue, oracle, mutant,
                      oracle_judge(oracle, mutants_at(&oracle->mutants, mutant)));
    pthread_mutex_lock(&queue->lock);
    queue->score->whole = queue->score->whole && oracle->whole;
    pthread_mutex_unlock(&queue->lock);
    oracle_close(oracle);
    arena_free(&arena);
    return NULL;
}

static void work_all(struct queue *queue)
{
    pthread_t threads[MUTATION_WORKERS_MAX];
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    uint32_t count = 0;

    while (count + 1 < MUTATION_WORKERS_MAX &&
           count + 1 < (uint32_t)(processors > 0 ? processors : 1) &&
           pthread_create(&threads[count], NULL, work, queue) == 0)
        count++;
    work(queue);
    for (uint32_t i = 0; i < count; i++)
        pthread_join(threads[i], NULL);
}

/* In the order of the mutants, whoever judged them. */
static void sum_up(const struct queue *queue)
{
    struct mutation_score *score = queue->score;

    for (uint32_t i = 0; i < score->mutants.count; i += stride_of(queue->request)) {
        score->count[mutants_at(&score->mutants, i)->kind][score->status[i]]++;
        if (score->status[i] != SURVIVED)
            continue;
        buffer_add(&score->survivors, &queue->survivors[i], sizeof(struct survivor));
        score->survivor_count++;
    }
}

void mutation_run(const struct mutation_request *request, struct mutation_score *score)
{
    const struct content *content = &request->workbook->content;
    struct queue queue = {.lock = PTHREAD_MUTEX_INITIALIZER, .request = request, .score = score};
    struct reachability reachability;
    struct arena arena = {0};

    *score = (struct mutation_score){.whole = true};
    mutants_make(&score->mutants, content, request->workbook->loaded->rule_count);
    score->status =
        arena_alloc(&score->mutants.arena, (score->mutants.count + 1) * sizeof(enum mutant_status));
    reachability_find(&reachability, content);
    score->whole = reachability.whole;
    queue.reachability = &reachability;
    queue.survivors = arena_alloc(&arena, (score->mutants.count + 1) * sizeof(struct survivor));
    work_all(&queue);
    sum_up(&queue);
    pthread_mutex_destroy(&queue.lock);
    arena_free(&arena);
    reachability_free(&reachability);
}

void mutation_free(struct mutation_score *score)
{
    mutants_free(&score->mutants);
    buffer_free(&score->survivors);
}

const struct survivor *mutation_survivor(const struct mutation_score *score, uint32_t place)
{
    const void *data = score->survivors.data;

    return (const struct survivor *)data + place;
}

uint32_t mutation_counted(const struct mutation_score *score)
{
    uint32_t count = 0;

    for (unsigned kind = 0; kind < MUTATION_COUNT; kind++)
        for (unsigned status = 0; status < MUTANT_STATUS_COUNT; status++)
            if (status != EQUIVALENT)
                count += score->count[kind][status];
    return count;
}

uint32_t mutation_killed(const struct mutation_score *score)
{
    return mutation_counted(score) - score->survivor_count;
}
