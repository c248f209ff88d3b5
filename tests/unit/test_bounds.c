/* Questions left and verdicts possible: never wrong, against trying out everything. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/bounds.h"
#include "random_flow.h"
#include "sample.h"

#include <string.h>

#define CONTENTS 1500
#define BRUTE_STEPS 3000 /* more are not tried out */

static struct sample sample;

static int start(void **state)
{
    (void)state;
    sample_start(&sample);
    return 0;
}

static int end(void **state)
{
    (void)state;
    sample_free(&sample);
    return 0;
}

static struct left left_of(const struct session *session, uint32_t budget)
{
    struct trail trail;
    struct left left;

    trail_walk(session, &trail);
    bounds_left(session, &trail, budget, &left);
    return left;
}

static uint32_t bit(uint32_t outcome)
{
    return 1u << sample.content->outcomes[outcome].verdict;
}

static void counts_down_to_nothing(void **state)
{
    struct session session = sample_session(&sample, sample.insured_in, 371500, NO_INDEX);
    struct left left = left_of(&session, 10000);

    (void)state;
    assert_int_equal(left.fewest, 2); /* planned, hospital not networked: refused */
    assert_int_equal(left.most, 4);
    assert_true(session_answer(&session, sample.stage, known(STAGE_PAID)));
    assert_true(session_answer(&session, sample.emergency, known(ANSWER_NO)));
    left = left_of(&session, 10000);
    assert_true(left.exact);
    assert_int_equal(left.fewest, 1);
    assert_int_equal(left.most, 2);
    assert_int_equal(left.verdicts, bit(sample.direct) | bit(sample.file_first) | bit(sample.ask) |
                                        bit(sample.refused));
    assert_true(session_answer(&session, sample.hospital, known(HOSPITAL_NETWORKED)));
    left = left_of(&session, 10000);
    assert_int_equal(left.fewest, 1);
    assert_int_equal(left.most, 1);
    assert_true(session_answer(&session, sample.filed, known(FILED_YES)));
    left = left_of(&session, 10000);
    assert_true(left.exact);
    assert_int_equal(left.fewest, 0);
    assert_int_equal(left.most, 0);
    assert_int_equal(left.verdicts, bit(sample.direct));
}

static void without_a_budget_it_still_holds(void **state)
{
    struct session session = sample_session(&sample, sample.insured_in, 371500, sample.stage,
                                            STAGE_PAID, sample.emergency, ANSWER_NO, NO_INDEX);
    struct left left = left_of(&session, 0);

    (void)state;
    assert_false(left.exact);
    assert_int_equal(left.fewest, 1);
    assert_int_equal(left.most, 2);
    assert_true(left.verdicts & bit(sample.direct));
    assert_false(left.verdicts &
                 bit(sample.manual)); /* only for an emergency: known not to be one */
}

static void dates_are_not_tried_out(void **state)
{
    struct session session =
        sample_session(&sample, sample.insured_in, 371500, sample.stage, STAGE_PAID,
                       sample.emergency, ANSWER_YES, sample.hospital, HOSPITAL_NOT, NO_INDEX);
    struct left left = left_of(&session, 10000);

    (void)state;
    assert_false(left.exact);
    assert_int_equal(left.fewest, 1);
    assert_int_equal(left.most, 1);
    assert_int_equal(left.verdicts, bit(sample.manual) | bit(sample.late) | bit(sample.ask_date));
}

static void start_facts_do_not_count(void **state)
{
    struct session session = sample_session(&sample, NO_INDEX);
    struct left left;

    (void)state;
    session.flow = sample.abroad;
    left = left_of(&session, 100);
    assert_int_equal(left.fewest, 0); /* abroad: refused without a question */
    assert_int_equal(left.most, 1);
}

static void kept_bounds_of_nodes(void **state)
{
    struct node nodes[16];
    const struct flow *settle = &sample.content->flows[sample.settle];

    (void)state;
    assert_true(sample.content->node_count <= 16);
    memcpy(nodes, sample.content->nodes, sample.content->node_count * sizeof nodes[0]);
    bounds_fill(sample.content, nodes);
    assert_int_equal(nodes[settle->start].fewest, 2);
    assert_int_equal(nodes[settle->start].most, 4);
    assert_int_equal(nodes[settle->start].verdicts, 31);
    assert_int_equal(nodes[sample.content->flows[sample.institution].start].fewest, 1);
    assert_int_equal(nodes[sample.content->flows[sample.institution].start].verdicts,
                     bit(sample.direct) | bit(sample.manual) | bit(sample.closed));
}

/* ---- against trying out everything ------------------------------------------------------------- */

struct brute {
    struct session session;
    uint32_t steps;
    uint32_t fewest, most, verdicts;
};

static void brute_walk(struct brute *brute, uint32_t asked)
{
    const struct content *content = brute->session.content;
    struct answer tries[TRIES_MAX], kept;
    struct trail trail;
    uint32_t question, count;

    if (brute->steps == 0)
        return;
    brute->steps--;
    trail_walk(&brute->session, &trail);
    if (trail.state == TRAIL_DONE) {
        brute->fewest = asked < brute->fewest ? asked : brute->fewest;
        brute->most = asked > brute->most ? asked : brute->most;
        brute->verdicts |= 1u << content->outcomes[trail.outcome].verdict;
    }
    question = trail_question(content, &trail);
    if (question == NO_INDEX)
        return;
    kept = brute->session.answers[question];
    count = tries_for(&brute->session, question, tries);
    for (uint32_t i = 0; i < count; i++) {
        if (!session_answer_on(&brute->session, &trail, question, tries[i]))
            continue;
        brute_walk(brute, asked + (content->questions[question].start == START_NONE));
        brute->session.answers[question] = kept;
    }
}

/* Whatever was found must lie within what is promised, and be the same where that is exact. */
static void check_left(const struct session *session, uint32_t budget)
{
    struct brute brute = {.session = *session, .steps = BRUTE_STEPS, .fewest = UINT32_MAX};
    struct left left = left_of(session, budget);

    brute_walk(&brute, 0);
    if (brute.fewest == UINT32_MAX)
        return;
    assert_true(left.fewest <= brute.fewest);
    assert_true(left.most >= brute.most);
    assert_int_equal(left.verdicts & brute.verdicts, brute.verdicts);
    if (left.exact && brute.steps > 0) {
        assert_int_equal(left.fewest, brute.fewest);
        assert_int_equal(left.most, brute.most);
        assert_int_equal(left.verdicts, brute.verdicts);
    }
}

static void check_on_a_path(const struct random_flow *made, struct dice *dice)
{
    struct session session;
    struct trail trail;

    session_start(&session, made->content, made->flow, made->today);
    for (uint32_t fact = 0; fact < 3; fact++)
        if (dice_one_in(dice, 2))
            random_answer(dice, &session, fact);
    for (uint32_t step = 0; step < 40; step++) {
        trail_walk(&session, &trail);
        uint32_t question = trail_question(made->content, &trail);

        check_left(&session, dice_one_in(dice, 2) ? 0 : 400);
        if (question == NO_INDEX)
            return;
        random_answer(dice, &session, question);
        if (dice_one_in(dice, 3)) { /* park something from elsewhere */
            uint32_t other = 3 + dice_below(dice, made->content->question_count - 3);

            random_answer(dice, &session, other);
        }
    }
}

static void never_wrong_on_random_contents(void **state)
{
    struct dice dice = {42};

    (void)state;
    for (uint64_t seed = 1; seed <= CONTENTS; seed++) {
        struct random_flow made;

        random_flow_start(&made, seed * 31, 3 + (uint32_t)(seed % 6), true);
        check_on_a_path(&made, &dice);
        random_flow_free(&made);
    }
}

/* Kept bounds hold from the first node of a flow that runs alone. */
static void kept_bounds_hold_on_random_contents(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= CONTENTS; seed++) {
        static struct node nodes[256];
        struct brute brute = {.steps = BRUTE_STEPS, .fewest = UINT32_MAX};
        struct random_flow made;

        random_flow_start(&made, seed * 17, 3 + (uint32_t)(seed % 6), true);
        assert_true(made.content->node_count <= 256);
        memcpy(nodes, made.content->nodes, made.content->node_count * sizeof nodes[0]);
        bounds_fill(made.content, nodes);
        session_start(&brute.session, made.content, made.flow, made.today);
        brute_walk(&brute, 0);
        if (brute.fewest != UINT32_MAX) {
            const struct node *first = &nodes[made.content->flows[made.flow].start];

            assert_true(first->fewest <= brute.fewest);
            assert_true(first->most >= brute.most);
            assert_int_equal(first->verdicts & brute.verdicts, brute.verdicts);
        }
        random_flow_free(&made);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
#define TEST_OF(name) cmocka_unit_test_setup_teardown(name, start, end)
        TEST_OF(counts_down_to_nothing),
        TEST_OF(without_a_budget_it_still_holds),
        TEST_OF(dates_are_not_tried_out),
        TEST_OF(start_facts_do_not_count),
        TEST_OF(kept_bounds_of_nodes),
        cmocka_unit_test(never_wrong_on_random_contents),
        cmocka_unit_test(kept_bounds_hold_on_random_contents),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
