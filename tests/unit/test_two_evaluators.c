/*
 * The engine against the slow evaluator: on every answer to every question of thousands of small
 * random contents, on paths of the shipped flows, and at every state that the proof tells apart in them (each
 * region, unknown; any region is left to DAOBAN_SOAK). Compared at every step: what is asked or how it
 * ends, which facts count and how, every rule, every deadline, every parameter, the papers.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "analysis/walk/walk.h"
#include "engine/checklist.h"
#include "engine/deadline.h"
#include "engine/rules.h"
#include "load/load.h"
#include "random_flow.h"
#include "slow.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

/* How much is compared, so that the test takes seconds: contents, and steps in one of them. */
#define CONTENTS 3000
#define STEPS_EACH 80
#define SHIPPED_STEPS 30000
#define SHIPPED_STEPS_EACH 20

#ifdef __SANITIZE_ADDRESS__
#define SANITIZED 1
#else
#define SANITIZED 0
#endif

struct comparing {
    struct session session;
    struct dice dice;
    uint64_t seed;
    uint32_t steps; /* left for this content */
    bool all;       /* every answer at every step, else some */
    uint32_t rules; /* rules are compared one step in so many */
};

static uint64_t compared_steps, compared_ends;

static void differ(const struct comparing *comparing, const char *what, uint32_t index)
{
    const struct content *content = comparing->session.content;

    print_error("seed %llu: they differ in %s %u\n", (unsigned long long)comparing->seed, what,
                index);
    for (uint32_t i = 0; i < content->question_count; i++)
        if (comparing->session.answers[i].state != ANSWER_NONE)
            print_error("  %s: state %u number %lld\n", content_fact_id(content, i),
                        comparing->session.answers[i].state,
                        (long long)comparing->session.answers[i].number);
    fail();
}

static void compare_end(const struct comparing *comparing, const struct trail *trail,
                        const struct slow *slow)
{
    static const enum outcome_state same[] = {
        [SLOW_ASKING] = TRAIL_ASKING, [SLOW_OUTCOME] = TRAIL_DONE, [SLOW_GAP] = TRAIL_GAP};
    const struct content *content = comparing->session.content;

    if (trail->state != same[slow->end])
        differ(comparing, "how it ends, slow says", slow->end);
    if (slow->end == SLOW_ASKING && trail_question(content, trail) != slow->question)
        differ(comparing, "what is asked, slow says", slow->question);
    if (slow->end == SLOW_OUTCOME && trail->outcome != slow->outcome)
        differ(comparing, "the outcome, slow says", slow->outcome);
    if (trail_asked(content, trail) != slow->asked)
        differ(comparing, "how many were asked, slow says", slow->asked);
}

static void compare_facts(const struct comparing *comparing, const struct trail *trail,
                          struct slow *slow)
{
    const struct content *content = comparing->session.content;

    for (uint32_t i = 0; i < content->question_count + content->flow_count; i++) {
        struct answer answer = trail_answer(trail, i);
        struct answer effective = rule_fact(&comparing->session, trail, i);
        struct slow_fact fact = slow_fact(slow, i);

        if ((answer.state != ANSWER_NONE) != slow->live[i])
            differ(comparing, "whether a fact counts", i);
        if (effective.state != fact.state || (fact.state == 2 && effective.number != fact.number))
            differ(comparing, "a fact", i);
    }
}

static uint32_t insured_region(const struct session *session, const struct trail *trail)
{
    struct answer insured = rule_fact(session, trail, session->content->insured_in);

    return insured.state == ANSWER_KNOWN
               ? content_region_of(session->content, (uint32_t)insured.number)
               : NO_INDEX;
}

static void compare_rules(const struct comparing *comparing, const struct trail *trail,
                          struct slow *slow)
{
    const struct session *session = &comparing->session;
    const struct content *content = session->content;

    for (uint32_t i = 0; i < content->rule_count; i++)
        if (rule_truth(session, trail, i) != (enum truth)slow_rule(slow, i))
            differ(comparing, "rule", i);
    for (uint32_t i = 0; i < content->parameter_count; i++) {
        const struct value *value = rule_parameter(session, trail, i, NULL);
        const struct value *other = slow_value(slow, i);

        if (!value != !other || (value && value->number != other->number))
            differ(comparing, "parameter", i);
        if (rule_parameter_in(session, trail, insured_region(session, trail), i) != value)
            differ(comparing, "parameter of a region", i);
    }
    for (uint32_t i = 0; i < content->deadline_count; i++) {
        struct due due = deadline_due(session, trail, i);
        struct slow_day day;
        bool dated = slow_due(slow, i, &day);

        if (dated != (due.state == DEADLINE_DATE) ||
            (dated && (day.come != due.date || day.last != due.last)))
            differ(comparing, "deadline", i);
    }
}

/* Going on from the question waiting must come to what walking from the beginning comes to. */
static void compare_going_on(const struct comparing *comparing, struct trail *before,
                             const struct trail *trail)
{
    trail_go_on(&comparing->session, before);
    if (before->state != trail->state || before->node != trail->node ||
        before->outcome != trail->outcome || before->count != trail->count ||
        memcmp(before->live, trail->live, sizeof trail->live) != 0)
        differ(comparing, "going on, at node", before->node);
    for (uint32_t i = 0; i < trail->count; i++)
        if (before->passed[i].target != trail->passed[i].target ||
            before->passed[i].asked != trail->passed[i].asked)
            differ(comparing, "going on, in what was passed", i);
}

static void compare_papers(const struct comparing *comparing, const struct trail *trail,
                           struct slow *slow)
{
    static int documents[4096];
    const struct content *content = comparing->session.content;
    struct checklist checklist;

    checklist_make(&comparing->session, trail, trail->outcome, &checklist);
    slow_papers(slow, trail->outcome, documents);
    for (uint32_t i = 0; i < checklist.count; i++) {
        const struct item *item = &checklist.item[i];

        if (item->document == NO_INDEX)
            continue;
        if (documents[item->document] != (item->maybe ? 1 : 2))
            differ(comparing, "paper", item->document);
        documents[item->document] = 0;
    }
    for (uint32_t i = 0; i < content->document_count; i++)
        if (documents[i] != 0)
            differ(comparing, "a paper that is missing", i);
}

/* Which steps and notes are said: the slow evaluator works their days out by itself. */
static void compare_said(const struct comparing *comparing, const struct trail *trail,
                         struct slow *slow)
{
    const struct content *content = comparing->session.content;
    const struct outcome *outcome = &content->outcomes[trail->outcome];

    for (uint32_t i = outcome->steps.first; i < outcome->steps.first + outcome->steps.count; i++) {
        const struct step *step = &content->steps[i];

        if (rule_holds(&comparing->session, trail, step->when) !=
            (slow_said(slow, step->when, step->force, step->cites) == 2))
            differ(comparing, "whether a step is said", i);
    }
    for (uint32_t i = outcome->notes.first; i < outcome->notes.first + outcome->notes.count; i++) {
        const struct note *note = &content->notes[i];

        if (rule_holds(&comparing->session, trail, note->when) !=
            (slow_said(slow, note->when, note->force, note->cites) == 2))
            differ(comparing, "whether a note is said", i);
    }
}

static void compare(struct comparing *comparing, struct trail *trail)
{
    static struct slow slow;
    const struct session *session = &comparing->session;

    slow.content = session->content;
    slow.flow = session->flow;
    slow.today = session->today;
    for (uint32_t i = 0; i < session->content->question_count; i++)
        slow.given[i] = (struct slow_fact){session->answers[i].state, session->answers[i].number};
    trail_walk(session, trail);
    slow_walk(&slow);
    compare_end(comparing, trail, &slow);
    compare_facts(comparing, trail, &slow);
    if (dice_one_in(&comparing->dice, comparing->rules))
        compare_rules(comparing, trail, &slow);
    if (trail->state == TRAIL_DONE) {
        compare_papers(comparing, trail, &slow);
        compare_said(comparing, trail, &slow);
        compared_ends++;
    }
    compared_steps++;
}

/* Answers stay in the session when the walk turns elsewhere: parked answers are part of the test. */
static void compare_from_here(struct comparing *comparing, struct trail *before)
{
    struct trail trail;
    struct answer tries[TRIES_MAX] = {{0}};
    uint32_t question, count;

    if (comparing->steps == 0)
        return;
    comparing->steps--;
    compare(comparing, &trail);
    if (before)
        compare_going_on(comparing, before, &trail);
    question = trail_question(comparing->session.content, &trail);
    if (question == NO_INDEX)
        return;
    count = tries_for(&comparing->session, question, tries);
    for (uint32_t i = 0; i < count; i++) {
        struct answer try = comparing->all ? tries[i] : tries[dice_below(&comparing->dice, count)];
        struct answer kept = comparing->session.answers[question];

        if (!session_answer(&comparing->session, question, try))
            continue;
        struct trail here = trail;

        compare_from_here(comparing, &here);
        if (dice_one_in(&comparing->dice, 2))
            comparing->session.answers[question] = kept;
        else
            comparing->session.answers[question] = (struct answer){.state = ANSWER_NONE};
    }
}

static void give_some(struct comparing *comparing, uint32_t question)
{
    if (!dice_one_in(&comparing->dice, 4))
        random_answer(&comparing->dice, &comparing->session, question);
}

static void compare_content(const struct content *content, uint32_t flow, int32_t today,
                            uint64_t seed, uint32_t steps, bool all, uint32_t rules)
{
    struct comparing comparing = {
        .dice = {seed * 77 + 5}, .seed = seed, .steps = steps, .all = all, .rules = rules};

    session_start(&comparing.session, content, flow, today);
    give_some(&comparing, content->insured_in);
    give_some(&comparing, content->care_in);
    give_some(&comparing, content->scheme);
    compare_from_here(&comparing, NULL);
}

static void random_contents(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= CONTENTS; seed++) {
        struct random_flow made;

        random_flow_start(&made, seed, 4 + (uint32_t)(seed % 8), seed % 3 == 0);
        compare_content(made.content, made.flow, made.today, seed, STEPS_EACH, seed % 2 == 0, 1);
        random_flow_free(&made);
    }
    print_message("%llu steps, %llu ends of random contents\n", (unsigned long long)compared_steps,
                  (unsigned long long)compared_ends);
    assert_true(compared_ends > CONTENTS);
}

/* Days on which the shipped content says different things, besides its own. */
static const struct civil days[] = {
    {2026, 12, 31},
    {2027, 1,  1 },
};

/* Every flow of the shipped content, from random start facts, along random paths, on these days. */
static void shipped_flows(void **state)
{
    struct layers layers = {{"content"}, 1};
    struct diags diags = {0};
    struct content *content = content_load(&layers, &diags);
    uint64_t steps = compared_steps, ends = compared_ends;

    (void)state;
    diags_free(&diags);
    if (!content) {
        skip(); /* mistakes in the content are another test's business */
        return;
    }
    for (uint64_t seed = 1; compared_steps - steps < SHIPPED_STEPS; seed++)
        compare_content(content, (uint32_t)(seed % content->flow_count),
                        seed % 3 == 0 ? content->dated : civil_date(days[seed % 3 - 1]), seed,
                        SHIPPED_STEPS_EACH, false, 16);
    print_message("%llu steps, %llu ends of the shipped flows\n",
                  (unsigned long long)(compared_steps - steps),
                  (unsigned long long)(compared_ends - ends));
    content_free(content);
}

/* Every state of one flow in one area: what stands for all combinations of answers. */
static void compare_states(const struct content *content, uint32_t flow, struct area area)
{
    struct walk *walk =
        walk_make(&(struct walk_request){.content = content, .flow = flow, .area = area});
    struct comparing comparing = {.dice = {flow + 1}, .rules = 64};
    struct trail trail;

    assert_true(walk->whole);
    for (uint32_t i = 1; i < walk->state_count; i++) {
        walk_session(walk, i, &comparing.session);
        compare(&comparing, &trail);
    }
    walk_free(walk);
}

static void every_state_of_the_shipped_flows(void **state)
{
    struct layers layers = {{"content"}, 1};
    struct diags diags = {0};
    struct content *content = content_load(&layers, &diags);
    uint64_t steps = compared_steps;

    (void)state;
    diags_free(&diags);
    if (!content) {
        skip(); /* mistakes in the content are another test's business */
        return;
    }
    for (uint32_t flow = 0; flow < content->flow_count; flow++)
        for (uint32_t i = 0; i < area_count(content); i++) {
            const struct area area = area_at(content, i);

            /* Under sanitizers one region in eight: the whole takes minutes there. */
            if ((area.kind != AREA_ANY || getenv("DAOBAN_SOAK")) && (!SANITIZED || i % 8 == 0))
                compare_states(content, flow, area);
        }
    print_message("%llu states of the shipped flows\n",
                  (unsigned long long)(compared_steps - steps));
    assert_true(compared_steps - steps > 1000);
    content_free(content);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_contents),
        cmocka_unit_test(shipped_flows),
        cmocka_unit_test(every_state_of_the_shipped_flows),
    };

    setlocale(LC_ALL, "C.UTF-8");

    return cmocka_run_group_tests(tests, NULL, NULL);
}
