/*
 * What the engine costs, on the shipped content:
 *
 *   decision   one node passed by replay, with its explanation recorded (what counted, which rule was
 *              true, where it led), over whole cases
 *   case       a whole guided case without a screen: the start facts, the walk after every answer,
 *              then the checklist and the dates of the outcome
 *   replayed   the same with a walk from the first node after every answer
 *   left       questions left and verdicts possible, as the question screen shows them
 *   better     what the citizen can still do, as the reasons screen shows it
 *
 * Cases are drawn with a fixed seed from the longest matter: every question is answered with one of
 * the allowed answers, seldom 不清楚, and only cases of at least five questions are kept.
 */
#include "engine/bounds.h"
#include "engine/change.h"
#include "load/load.h"
#include "../unit/random_flow.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { CASES = 400, ROUNDS = 100, ANSWERS_MAX = 64 };

struct given {
    uint32_t question;
    struct answer answer;
};

struct recorded {
    uint32_t flow;
    uint32_t count;
    uint32_t starts;                 /* how many of them are start facts */
    struct given given[ANSWERS_MAX]; /* start facts first */
};

static struct recorded cases[CASES];
static volatile uint64_t unused; /* keeps the compiler from leaving work out */

static double now_ns(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e9 + (double)now.tv_nsec;
}

static bool give(struct session *session, struct recorded *recorded, uint32_t question,
                 struct dice *dice)
{
    struct answer tries[TRIES_MAX];
    uint32_t count = tries_for(session, question, tries);
    uint32_t at = dice_one_in(dice, 10) ? 0 : 1 + dice_below(dice, count - 1);

    if (!session_answer(session, question, tries[at]))
        return session_answer(session, question, tries[0]);
    recorded->given[recorded->count++] = (struct given){question, tries[at]};
    return true;
}

/* One case from beginning to end; false when it does not end in an outcome. */
static bool record(const struct content *content, uint32_t flow, int32_t today, struct dice *dice,
                   struct recorded *recorded)
{
    struct session session;
    struct trail trail;

    recorded->flow = flow;
    recorded->count = 0;
    session_start(&session, content, flow, today);
    give(&session, recorded, content->insured_in, dice);
    give(&session, recorded, content->care_in, dice);
    give(&session, recorded, content->scheme, dice);
    recorded->starts = recorded->count;
    for (;;) {
        trail_walk(&session, &trail);
        if (trail.state != TRAIL_ASKING)
            return trail.state == TRAIL_DONE && trail_asked(content, &trail) >= 5;
        uint32_t question = trail_question(content, &trail);
        struct answer unsure = {.state = ANSWER_UNSURE};

        if (recorded->count == ANSWERS_MAX)
            return false;
        if (!give(&session, recorded, question, dice) ||
            session.answers[question].state == ANSWER_UNSURE)
            recorded->given[recorded->count++] = (struct given){question, unsure};
    }
}

static void replay(const struct content *content, const struct recorded *recorded, int32_t today,
                   struct session *session)
{
    session_start(session, content, recorded->flow, today);
    for (uint32_t i = 0; i < recorded->count; i++)
        session->answers[recorded->given[i].question] = recorded->given[i].answer;
}

static void bench_decisions(const struct content *content, int32_t today)
{
    static struct session sessions[CASES];
    static struct trail trail;
    uint64_t passed = 0;
    double began;

    for (uint32_t i = 0; i < CASES; i++)
        replay(content, &cases[i], today, &sessions[i]);
    began = now_ns();
    for (uint32_t round = 0; round < ROUNDS; round++)
        for (uint32_t i = 0; i < CASES; i++) {
            trail_walk(&sessions[i], &trail);
            passed += trail.count;
        }
    printf("%-10s %10.1f ns  %10s   %.1f nodes a case\n", "decision",
           (now_ns() - began) / (double)passed, "100 ns", (double)passed / (ROUNDS * CASES));
}

/* A guided case: as the desk does it; `walk` is trail_walk or trail_go_on. */
static uint32_t guide(const struct content *content, const struct recorded *recorded, int32_t today,
                      void (*walk)(const struct session *session, struct trail *trail))
{
    struct session session;
    struct trail trail;
    struct checklist checklist;
    uint32_t sum = 0;

    session_start(&session, content, recorded->flow, today);
    trail_walk(&session, &trail);
    for (uint32_t i = 0; i < recorded->count; i++) {
        if (i == recorded->starts)
            trail_walk(&session, &trail);
        session_answer_on(&session, &trail, recorded->given[i].question, recorded->given[i].answer);
        if (i >= recorded->starts)
            walk(&session, &trail);
    }
    if (trail.state != TRAIL_DONE)
        return 0;
    checklist_make(&session, &trail, trail.outcome, &checklist);
    for (uint32_t i = 0; i < content->outcomes[trail.outcome].deadlines.count; i++)
        sum += (uint32_t)deadline_due(
                   &session, &trail,
                   content->indexes[content->outcomes[trail.outcome].deadlines.first + i])
                   .date;
    return sum + checklist.count;
}

static void bench_cases(const struct content *content, int32_t today, const char *name,
                        void (*walk)(const struct session *session, struct trail *trail))
{
    uint64_t answers = 0, sum = 0;
    double began = now_ns();

    for (uint32_t round = 0; round < ROUNDS; round++)
        for (uint32_t i = 0; i < CASES; i++) {
            sum += guide(content, &cases[i], today, walk);
            answers += cases[i].count;
        }
    printf("%-10s %10.2f us  %10s   %.1f answers a case\n", name,
           (now_ns() - began) / (ROUNDS * CASES) / 1e3, "2 us", (double)answers / (ROUNDS * CASES));
    unused = sum;
}

static void bench_left(const struct content *content, int32_t today)
{
    uint64_t count = 0;
    double began = now_ns(), worst = 0;

    for (uint32_t i = 0; i < CASES; i++) {
        struct session session;
        struct trail trail;

        session_start(&session, content, cases[i].flow, today);
        for (uint32_t n = 0; n < cases[i].count; n++) {
            struct left left;
            double before = now_ns();

            session.answers[cases[i].given[n].question] = cases[i].given[n].answer;
            trail_walk(&session, &trail);
            bounds_left(&session, &trail, 500, &left);
            worst = now_ns() - before > worst ? now_ns() - before : worst;
            count++;
        }
    }
    printf("%-10s %10.1f us  %10s   worst %.0f us, at most 500 steps\n", "left",
           (now_ns() - began) / (double)count / 1e3, "1 ms", worst / 1e3);
}

static void bench_better(const struct content *content, int32_t today)
{
    double began = now_ns();
    uint32_t found = 0;

    for (uint32_t i = 0; i < CASES; i++) {
        struct session session;
        struct better better[5];

        replay(content, &cases[i], today, &session);
        found += better_find(&session, better, 5) > 0;
    }
    printf("%-10s %10.1f us  %10s   something to do in %u of %d cases\n", "better",
           (now_ns() - began) / CASES / 1e3, "1 ms", found, CASES);
}

int main(void)
{
    struct layers layers = {{"content"}, 1};
    struct diags diags = {0};
    struct dice dice = {20260615};
    struct content *content;
    int32_t today = day("2026-06-15");
    uint32_t made = 0;

    setlocale(LC_ALL, "C.UTF-8");
    content = content_load(&layers, &diags);
    if (!content) {
        diags_print(&diags, LANGUAGE_EN, stderr);
        return 1;
    }
    today = content->dated > today ? content->dated : today;
    for (uint32_t tried = 0; made < CASES && tried < 50 * CASES; tried++)
        made += record(content, content_flow(content, "settle"), today, &dice, &cases[made]);
    printf("%-10s %13s  %10s\n", "engine", "measured", "goal");
    bench_decisions(content, today);
    bench_cases(content, today, "case", trail_go_on);
    bench_cases(content, today, "replayed", trail_walk);
    bench_left(content, today);
    bench_better(content, today);
    content_free(content);
    diags_free(&diags);
    return 0;
}
