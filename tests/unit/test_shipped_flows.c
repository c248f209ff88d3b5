/*
 * The shipped flows, walked at random from a fixed seed: no case ends in a gap, what is promised
 * about the rest of a case holds, refusals are grounded, and better ways lead where they say.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/bounds.h"
#include "engine/change.h"
#include "engine/explain.h"
#include "engine/rules.h"
#include "load/load.h"
#include "random_flow.h"

#include <locale.h>

#define CASES 6000
#define STEPS_MAX 60

static struct content *content;

/* One case: the answers it was led by, for messages, and how much was promised at each step. */
struct led {
    struct session session;
    struct trail trail;
    struct left left[STEPS_MAX];
    uint32_t asked[STEPS_MAX]; /* before the step */
    uint32_t count;
};

static void answer_one(struct session *session, uint32_t question, struct dice *dice)
{
    struct answer unsure = {.state = ANSWER_UNSURE};

    if (!random_answer(dice, session, question))
        session_answer(session, question, unsure);
}

static void lead(struct led *led, uint32_t flow, struct dice *dice, bool promise)
{
    uint32_t starts[] = {content->insured_in, content->care_in, content->scheme};

    session_start(&led->session, content, flow, content->dated);
    for (size_t i = 0; i < 3; i++)
        if (starts[i] != NO_INDEX && !dice_one_in(dice, 6))
            answer_one(&led->session, starts[i], dice);
    for (led->count = 0; led->count < STEPS_MAX; led->count++) {
        trail_walk(&led->session, &led->trail);
        if (led->trail.state != TRAIL_ASKING)
            return;
        led->asked[led->count] = trail_asked(content, &led->trail);
        if (promise)
            bounds_left(&led->session, &led->trail, dice_one_in(dice, 2) ? 0 : 300,
                        &led->left[led->count]);
        answer_one(&led->session, trail_question(content, &led->trail), dice);
    }
}

static void told(const struct led *led, const char *what)
{
    print_error("%s: flow %s, node %s\n", what,
                content_string(content, content->flows[led->session.flow].id),
                led->trail.node == NO_INDEX
                    ? "-"
                    : content_string(content, content->nodes[led->trail.node].id));
    for (uint32_t i = 0; i < content->question_count; i++)
        if (led->session.answers[i].state != ANSWER_NONE)
            print_error("  %s: %s %lld\n", content_fact_id(content, i),
                        led->session.answers[i].state == ANSWER_UNSURE ? "unsure" : "known",
                        (long long)led->session.answers[i].number);
    fail();
}

static void every_case_ends_in_an_outcome(void **state)
{
    static struct led led;
    struct dice dice = {11};

    (void)state;
    for (uint32_t i = 0; i < CASES; i++) {
        lead(&led, i % content->flow_count, &dice, false);
        if (led.trail.state != TRAIL_DONE)
            told(&led, "does not end");
    }
}

static void promises_hold(void **state)
{
    static struct led led;
    struct dice dice = {12};

    (void)state;
    for (uint32_t i = 0; i < CASES / 6; i++) {
        lead(&led, i % content->flow_count, &dice, true);
        if (led.trail.state != TRAIL_DONE)
            continue;
        uint32_t all = trail_asked(content, &led.trail);
        uint32_t verdict = 1u << content->outcomes[led.trail.outcome].verdict;

        for (uint32_t step = 0; step < led.count; step++) {
            uint32_t rest = all - led.asked[step];

            if (rest < led.left[step].fewest || rest > led.left[step].most ||
                !(led.left[step].verdicts & verdict))
                told(&led, "left is wrong");
        }
    }
}

static void refusals_are_grounded(void **state)
{
    static struct led led;
    struct dice dice = {13};
    uint32_t seen = 0;

    (void)state;
    for (uint32_t i = 0; i < CASES; i++) {
        lead(&led, i % content->flow_count, &dice, false);
        if (led.trail.state != TRAIL_DONE ||
            content->outcomes[led.trail.outcome].grounds == NO_INDEX)
            continue;
        seen++;
        if (rule_truth(&led.session, &led.trail, content->outcomes[led.trail.outcome].grounds) !=
            TRUTH_TRUE)
            told(&led, content_string(content, content->outcomes[led.trail.outcome].id));
    }
    assert_true(seen > 0);
}

static void better_ways_lead_there(void **state)
{
    static struct led led;
    struct dice dice = {14};
    uint32_t found = 0;

    (void)state;
    for (uint32_t i = 0; i < CASES; i++) {
        struct better better[4];
        struct trail after;

        lead(&led, i % content->flow_count, &dice, false);
        uint32_t count = better_find(&led.session, better, 4);

        for (uint32_t b = 0; b < count; b++, found++) {
            struct session other = led.session;

            for (uint32_t k = 0; k < better[b].count; k++)
                session_answer(&other, better[b].step[k].question, better[b].step[k].answer);
            trail_walk(&other, &after);
            if (after.state != TRAIL_DONE || after.outcome != better[b].outcome)
                told(&led, "a better way leads elsewhere");
        }
    }
    assert_true(found > 0);
}

static void every_outcome_can_be_explained(void **state)
{
    static struct led led;
    static struct result result;
    struct dice dice = {15};
    struct reasons reasons;

    (void)state;
    for (uint32_t i = 0; i < CASES / 4; i++) {
        lead(&led, i % content->flow_count, &dice, false);
        result_make(&led.session, &result);
        if (result.trail.state != TRAIL_DONE)
            continue;
        explain_verdict(&led.session, &result.trail, &reasons);
        assert_true(reasons.count < REASONS_MAX);
        assert_true(result.checklist.count < CHECKLIST_MAX);
        for (uint32_t n = 0; n < result.checklist.count; n++)
            explain_item(&led.session, &result.trail, &result.checklist.item[n], &reasons);
        for (uint32_t n = 0; n < result.due_count; n++)
            explain_due(&led.session, &result.trail, &result.due[n], &reasons);
    }
}

static int load(void **state)
{
    struct layers layers = {{"content"}, 1};
    struct diags diags = {0};

    (void)state;
    content = content_load(&layers, &diags);
    if (!content)
        diags_print(&diags, LANGUAGE_EN, stderr);
    diags_free(&diags);
    return content ? 0 : 1;
}

static int unload(void **state)
{
    (void)state;
    content_free(content);
    return 0;
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_case_ends_in_an_outcome),  cmocka_unit_test(promises_hold),
        cmocka_unit_test(refusals_are_grounded),          cmocka_unit_test(better_ways_lead_there),
        cmocka_unit_test(every_outcome_can_be_explained),
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, load, unload);
}
