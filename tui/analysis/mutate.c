/*
 * Holding every mutant against cases, pool and proof.
 */
#include "analysis/mutate.h"

#include "analysis/ended.h"
#include "analysis/pool.h"
#include "engine/rules.h"

#define EXTEND_MAX 400 /* answers tried out behind a question that only a mutant asks */

struct court {
    const struct mutation_request *request;
    struct mutation_score *score;
    struct mutants *mutants;
    struct pool pool;
    bool *includes; /* by outcome: it brings the papers of another flow's ending */
    bool *included; /* by outcome: an ending shows it */
};

/* ---- cases -------------------------------------------------------------------------------------- */

static bool cases_notice(const struct court *court)
{
    static struct played played; /* too large for a stack */
    const struct stories *stories = court->request->stories;

    for (uint32_t i = 0; i < stories->count; i++)
        if (!stories->list[i]->broken &&
            !story_holds(stories, stories->list[i], &court->mutants->content, &played))
            return true;
    return false;
}

/* ---- proof: of one case ---------------------------------------------------------------------------- */

static bool invariants_hold(const struct court *court, const struct session *session,
                            const struct trail *trail)
{
    const struct workbook *workbook = court->request->workbook;
    struct checklist list;
    const struct ended ended = {.session = session,
                                .trail = trail,
                                .checklist = &list,
                                .content = session->content,
                                .outcome = trail->outcome};

    if (workbook == NULL || workbook->invariant_count == 0)
        return true;
    checklist_make(session, trail, trail->outcome, &list);
    for (uint32_t i = 0; i < workbook->invariant_count; i++) {
        const struct invariant *invariant = &workbook->invariants[i];

        if (invariant_concern(session->content, invariant, session->flow, trail->outcome) ==
                CONCERN_OPEN &&
            invariant_holds(&ended, invariant) == TRUTH_FALSE)
            return false;
    }
    return true;
}

static bool ended_badly(const struct court *court, const struct session *session,
                        const struct trail *trail, enum fate *fate)
{
    const struct content *content = session->content;
    uint32_t grounds;

    *fate = FATE_CHECK;
    if (trail->state != TRAIL_DONE)
        return true;
    grounds = content->outcomes[trail->outcome].grounds;
    if (grounds != NO_INDEX && rule_truth(session, trail, grounds) != TRUTH_TRUE)
        return true;
    *fate = FATE_INVARIANT;
    return !invariants_hold(court, session, trail);
}

/* Whether the case, or a case that goes on from its question, ends as no case may. `budget` is how
 * many answers are tried. */
static bool noticed_on(const struct court *court, struct session *session, uint32_t *budget,
                       enum fate *fate)
{
    struct trail trail;
    const struct question *question;
    uint32_t asked, count;
    bool noticed = false;

    trail_walk(session, &trail);
    if (trail.state != TRAIL_ASKING)
        return ended_badly(court, session, &trail, fate);
    asked = trail_question(session->content, &trail);
    question = &session->content->questions[asked];
    count = question->type == QUESTION_ONE_OF || question->type == QUESTION_YES_NO
                ? question->options.count
                : 0;
    for (uint32_t i = 0; i <= count && *budget > 0 && !noticed; i++) {
        struct answer answer = {.state = i == count ? ANSWER_UNSURE : ANSWER_KNOWN, .number = i};

        (*budget)--;
        if (!trail_accepts(session, &trail, asked, answer))
            continue;
        session->answers[asked] = answer;
        noticed = noticed_on(court, session, budget, fate);
        session->answers[asked] = (struct answer){.state = ANSWER_NONE};
    }
    return noticed;
}

/* ---- pool ---------------------------------------------------------------------------------------- */

static bool region_below(const struct content *content, uint32_t region, uint32_t above)
{
    for (; region != NO_INDEX; region = content->regions[region].parent)
        if (region == above)
            return true;
    return false;
}

/* Whether a case of the pool can show a mutant at all. */
static bool concerns(const struct court *court, const struct mutant *mutant, uint32_t place)
{
    const struct pooled *pooled = pool_at(&court->pool, place);

    if (mutant->node != NO_INDEX &&
        !pool_passes(&court->pool, place, mutant->node,
                     mutant->kind == MUTATION_TARGET ? mutant->slot : NO_INDEX))
        return false;
    if (mutant->region != NO_INDEX &&
        !region_below(court->pool.content, pooled->region, mutant->region))
        return false;
    return mutant->outcome == NO_INDEX || pooled->outcome == mutant->outcome ||
           (court->included[mutant->outcome] && court->includes[pooled->outcome]);
}

/* What one session does with the mutant: *differs, and the fate if that is noticed. */
static bool session_try(struct court *court, const struct mutant *mutant, struct session *session,
                        uint64_t print, bool *differs, enum fate *fate)
{
    struct behaviour behaviour;
    uint32_t budget = EXTEND_MAX;
    bool noticed;

    mutant_apply(court->mutants, mutant);
    behaviour_make(session, &behaviour);
    *differs = behaviour_print(session->content, &behaviour) != print;
    noticed = *differs && noticed_on(court, session, &budget, fate);
    mutant_undo(court->mutants, mutant);
    return noticed;
}

static uint64_t session_print(const struct session *session)
{
    struct behaviour behaviour;

    behaviour_make(session, &behaviour);
    return behaviour.result.trail.state == TRAIL_DONE
               ? behaviour_print(session->content, &behaviour)
               : 0;
}

struct trial {
    struct court *court;
    const struct mutant *mutant;
    bool found; /* a session that differs */
    struct session witness;
    enum fate fate;
};

/* True when it is settled: the mutant was noticed. */
static bool trial_try(struct trial *trial, struct session *session, uint64_t print)
{
    bool differs;

    if (print == 0)
        return false;
    if (session_try(trial->court, trial->mutant, session, print, &differs, &trial->fate))
        return true;
    if (differs && !trial->found) {
        trial->found = true;
        trial->witness = *session;
    }
    return false;
}

/* A boundary shows only beside the days that stand for their neighbours: each date, and today, is moved
 * a day both ways. */
static bool trial_shift(struct trial *trial, struct session *session)
{
    const struct content *content = session->content;
    bool noticed = false;

    for (int step = -1; step <= 1 && !noticed; step += 2) {
        session->today += step;
        if (session->today >= content->dated)
            noticed = trial_try(trial, session, session_print(session));
        session->today -= step;
        for (uint32_t i = 0; i < content->question_count && !noticed; i++) {
            uint32_t type = content->questions[i].type;

            if (session->answers[i].state != ANSWER_KNOWN ||
                (type != QUESTION_DATE && type != QUESTION_NUMBER && type != QUESTION_MONEY))
                continue;
            session->answers[i].number += step;
            noticed = trial_try(trial, session, session_print(session));
            session->answers[i].number -= step;
        }
    }
    return noticed;
}

static enum fate pool_judges(struct trial *trial)
{
    const struct pool *pool = &trial->court->pool;
    struct session session;

    for (uint32_t i = 0; i < pool->count; i++) {
        if (!concerns(trial->court, trial->mutant, i))
            continue;
        pool_session(pool, pool_at(pool, i), &session);
        if (trial_try(trial, &session, pool_at(pool, i)->print))
            return trial->fate;
        if (trial->mutant->shifted && trial_shift(trial, &session))
            return trial->fate;
    }
    return trial->found ? FATE_SURVIVED : FATE_SAME;
}

/* ---- all of them ---------------------------------------------------------------------------------- */

static enum fate mutant_judge(struct court *court, uint32_t place)
{
    static struct trial trial; /* too large for a stack */
    const struct mutant *mutant = mutant_at(court->mutants, place);
    bool noticed;

    mutant_apply(court->mutants, mutant);
    noticed = cases_notice(court);
    mutant_undo(court->mutants, mutant);
    if (noticed)
        return FATE_CASE;
    trial = (struct trial){.court = court, .mutant = mutant};
    trial.fate = pool_judges(&trial);
    if (trial.fate == FATE_SURVIVED) {
        struct survivor survivor = {.mutant = place, .session = trial.witness};

        survivor.session.content = court->request->content;
        buffer_add(&court->score->survivors, &survivor, sizeof(survivor));
        court->score->survivor_count++;
    }
    return trial.fate;
}

static void court_open(struct court *court)
{
    const struct content *content = court->request->content;
    struct arena *arena = &court->mutants->arena;

    pool_make(&court->pool, &court->mutants->content, court->request->workbook);
    court->includes = arena_alloc(arena, content->outcome_count + 1);
    court->included = arena_alloc(arena, content->outcome_count + 1);
    for (uint32_t i = 0; i < content->outcome_count; i++) {
        struct span bring = content->outcomes[i].bring;

        for (uint32_t n = 0; n < bring.count; n++)
            if (content->brings[bring.first + n].kind == BRING_INCLUDE)
                court->includes[i] = true;
    }
    for (uint32_t i = 0; i < content->ending_count; i++)
        if (content->endings[i].outcome != NO_INDEX)
            court->included[content->endings[i].outcome] = true;
}

void mutation_run(const struct mutation_request *request, struct mutation_score *score)
{
    struct court court = {.request = request, .score = score, .mutants = &score->mutants};

    *score = (struct mutation_score){.whole = true};
    mutants_make(&score->mutants, request->content,
                 request->workbook ? request->workbook->loaded->rule_count
                                   : request->content->rule_count);
    court_open(&court);
    score->whole = court.pool.whole;
    for (uint32_t i = 0; i < score->mutants.count; i++) {
        enum mutation kind = mutant_at(&score->mutants, i)->kind;

        score->count[kind][mutant_judge(&court, i)]++;
        if (request->progress)
            request->progress(request->context, i + 1, score->mutants.count);
    }
    pool_free(&court.pool);
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
