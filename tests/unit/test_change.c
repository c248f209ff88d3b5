/* What a change would do before it is done, and what can still be done for a better result. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/change.h"
#include "random_flow.h"
#include "sample.h"

#include <string.h>

static struct sample sample;
static struct change change;
static uint32_t card, invoice;

static int start(void **state)
{
    (void)state;
    sample_start(&sample);
    card = fixture_document(&sample.fixture, "card", NECESSITY_MUST);
    invoice = fixture_document(&sample.fixture, "invoice", NECESSITY_MUST);
    fixture_bring(&sample.fixture, sample.direct, BRING_DOCUMENT, card, NULL);
    fixture_bring(&sample.fixture, sample.manual, BRING_DOCUMENT, card, NULL);
    fixture_bring(&sample.fixture, sample.manual, BRING_DOCUMENT, invoice, NULL);
    fixture_outcome_at(&sample.fixture, sample.manual)->deadlines =
        fixture_indexes(&sample.fixture, 1, (uint32_t[]){sample.manual_claim});
    fixture_content(&sample.fixture);
    return 0;
}

static int end(void **state)
{
    (void)state;
    sample_free(&sample);
    return 0;
}

/* Ends in MANUAL: paid, an emergency, not networked, in time. */
static struct session manual_session(void)
{
    return sample_session(&sample, sample.insured_in, 371500, sample.stage, STAGE_PAID,
                          sample.emergency, ANSWER_YES, sample.hospital, HOSPITAL_NOT,
                          sample.paid_on, (int)day("2026-05-01"), NO_INDEX);
}

static bool has(const uint32_t *bits, uint32_t index)
{
    return (bits[index / 32] >> (index % 32) & 1u) != 0;
}

static void result_in_one_value(void **state)
{
    struct session session = manual_session();
    struct result result;

    (void)state;
    result_make(&session, &result);
    assert_int_equal(result.trail.outcome, sample.manual);
    assert_int_equal(result.checklist.count, 2);
    assert_int_equal(result.due_count, 1);
    assert_int_equal(result.due[0].date, day("2026-11-01"));
    session_back(&session);
    result_make(&session, &result);
    assert_int_equal(result.trail.state, TRAIL_ASKING);
    assert_int_equal(result.checklist.count, 0);
    assert_int_equal(result.due_count, 0);
}

static void a_change_is_shown_and_not_done(void **state)
{
    struct session session = manual_session(), before = session;

    (void)state;
    change_preview(&session, sample.hospital, known(HOSPITAL_NETWORKED), &change);
    assert_memory_equal(&session, &before, sizeof session);
    assert_int_equal(change.before.trail.outcome, sample.manual);
    assert_int_equal(change.after.trail.state, TRAIL_ASKING);
    assert_int_equal(change.next_question, sample.filed);
    assert_true(has(change.stopped, sample.paid_on));
    assert_false(has(change.stopped, sample.hospital));
    assert_int_equal(change.papers_gone[0], 3);
    assert_true(change.dates_differ);
}

static void parked_answers_return(void **state)
{
    struct session session = manual_session();

    (void)state;
    session_answer(&session, sample.hospital, known(HOSPITAL_NETWORKED));
    session_answer(&session, sample.filed, known(FILED_YES));
    change_preview(&session, sample.hospital, known(HOSPITAL_NOT), &change);
    assert_int_equal(change.next_question, NO_INDEX);
    assert_int_equal(change.after.trail.outcome, sample.manual);
    assert_true(has(change.returned, sample.paid_on));
    assert_true(has(change.stopped, sample.filed));
    assert_false(has(change.returned, sample.hospital));
    assert_int_equal(change.papers_gone[0], 0);
    assert_int_equal(change.papers_new[0], 2); /* the invoice */
    assert_true(change.dates_differ);
}

static void implied_answers_are_nobodys(void **state)
{
    struct session session = manual_session();

    (void)state;
    change_preview(&session, sample.stage, known(STAGE_PLANNED), &change);
    assert_int_equal(change.after.trail.outcome, sample.refused);
    assert_true(has(change.stopped, sample.emergency)); /* the answer given no longer counts */
    session_answer(&session, sample.stage, known(STAGE_PLANNED));
    change_preview(&session, sample.stage, known(STAGE_PAID), &change);
    assert_true(has(change.returned, sample.emergency));
}

static void the_same_answer_changes_nothing(void **state)
{
    struct session session = manual_session();

    (void)state;
    change_preview(&session, sample.hospital, known(HOSPITAL_NOT), &change);
    for (size_t i = 0; i < FACTS_MAX / 32; i++)
        assert_int_equal(change.stopped[i] | change.returned[i], 0);
    assert_int_equal(change.papers_gone[0] | change.papers_new[0], 0);
    assert_false(change.dates_differ);
    change_preview(&session, sample.hospital, known(17), &change); /* refused */
    assert_int_equal(change.after.trail.outcome, sample.manual);
}

static void a_date_moves(void **state)
{
    struct session session = manual_session();

    (void)state;
    change_preview(&session, sample.paid_on, known(day("2026-05-02")), &change);
    assert_true(change.dates_differ);
    assert_int_equal(change.after.due[0].date, day("2026-11-02"));
    assert_int_equal(change.papers_gone[0] | change.papers_new[0], 0);
}

static void one_step_to_a_better_verdict(void **state)
{
    struct session session =
        sample_session(&sample, sample.stage, STAGE_IN_HOSPITAL, sample.emergency, ANSWER_NO,
                       sample.hospital, HOSPITAL_NETWORKED, sample.filed, FILED_NO, NO_INDEX);
    struct better better[4];

    (void)state;
    assert_int_equal(better_find(&session, better, 4), 1);
    assert_int_equal(better[0].count, 1);
    assert_int_equal(better[0].step[0].question, sample.filed);
    assert_int_equal(better[0].step[0].answer.number, FILED_YES);
    assert_int_equal(better[0].outcome, sample.direct);
    assert_int_equal(better_find(&session, better, 0), 0);
}

static void two_steps_where_one_is_not_enough(void **state)
{
    struct session session = sample_session(&sample, sample.stage, STAGE_PLANNED, sample.hospital,
                                            HOSPITAL_NOT, NO_INDEX);
    struct better better[8];
    uint32_t count = better_find(&session, better, 8);

    (void)state;
    assert_int_equal(count, 4); /* direct; file first twice; the closed hospital's own outcome */
    assert_int_equal(better[0].count, 2);
    assert_int_equal(better[0].outcome, sample.direct);
    assert_int_equal(better[0].step[0].question, sample.hospital);
    assert_int_equal(better[0].step[1].question, sample.filed);
    assert_int_equal(better[1].outcome, sample.file_first);
    assert_int_equal(better[count - 1].outcome, sample.closed);
    assert_int_equal(better_find(&session, better, 1), 1);
    assert_int_equal(better[0].outcome, sample.direct);
}

static void the_past_is_never_touched(void **state)
{
    struct session session = manual_session();
    struct better better[8];
    uint32_t count = better_find(&session, better, 8);

    (void)state;
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t k = 0; k < better[i].count; k++)
            assert_true(sample.content->questions[better[i].step[k].question].can_do >>
                            better[i].step[k].answer.number &
                        1u);
    for (uint32_t i = 0; i < sample.content->question_count; i++)
        fixture_question_at(&sample.fixture, i)->can_do = 0;
    assert_int_equal(better_find(&session, better, 8), 0);
    session_back(&session);
    assert_int_equal(better_find(&session, better, 8), 0); /* not at its end */
}

static void only_options_worth_reaching(void **state)
{
    struct session session = sample_session(&sample, sample.stage, STAGE_PLANNED, sample.hospital,
                                            HOSPITAL_NOT, NO_INDEX);
    struct better better[8];

    (void)state;
    fixture_question_at(&sample.fixture, sample.hospital)->can_do = 1u << HOSPITAL_CLOSED;
    assert_int_equal(better_find(&session, better, 8), 1);
    assert_int_equal(better[0].outcome, sample.closed);
    fixture_question_at(&sample.fixture, sample.hospital)->can_do = 1u << HOSPITAL_NETWORKED;
    fixture_question_at(&sample.fixture, sample.filed)->can_do = 1u << FILED_YES;
    assert_int_equal(better_find(&session, better, 8), 1);
    assert_int_equal(better[0].outcome, sample.direct);
}

/* Every way found ends better when it is gone, and none is longer than it needs to be. */
static void ways_found_are_ways(void **state)
{
    struct dice dice = {7};
    uint32_t found = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= 3000; seed++) {
        struct random_flow made;
        struct session session;
        struct trail trail;
        struct better better[6];

        random_flow_start(&made, seed * 13, 5, true);
        session_start(&session, made.content, made.flow, made.today);
        for (trail_walk(&session, &trail); trail.state == TRAIL_ASKING;
             trail_walk(&session, &trail)) {
            uint32_t question = trail_question(made.content, &trail);

            random_answer(&dice, &session, question);
        }
        uint32_t count = better_find(&session, better, 6);

        for (uint32_t i = 0; i < count; i++, found++) {
            struct session other = session;
            struct trail after;

            for (uint32_t k = 0; k < better[i].count; k++)
                assert_true(
                    session_answer(&other, better[i].step[k].question, better[i].step[k].answer));
            trail_walk(&other, &after);
            assert_int_equal(after.state, TRAIL_DONE);
            assert_int_equal(after.outcome, better[i].outcome);
            assert_true(made.content->outcomes[after.outcome].verdict <
                        made.content->outcomes[trail.outcome].verdict);
        }
        random_flow_free(&made);
    }
    assert_true(found > 100); /* else the test says nothing */
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
#define TEST_OF(name) cmocka_unit_test_setup_teardown(name, start, end)
        TEST_OF(result_in_one_value),
        TEST_OF(a_change_is_shown_and_not_done),
        TEST_OF(parked_answers_return),
        TEST_OF(implied_answers_are_nobodys),
        TEST_OF(the_same_answer_changes_nothing),
        TEST_OF(a_date_moves),
        TEST_OF(one_step_to_a_better_verdict),
        TEST_OF(two_steps_where_one_is_not_enough),
        TEST_OF(the_past_is_never_touched),
        TEST_OF(only_options_worth_reaching),
        cmocka_unit_test(ways_found_are_ways),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
