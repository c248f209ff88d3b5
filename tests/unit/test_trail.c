/* Replay: start facts, relations of places, what is passed over, and flows that lead nowhere. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "sample.h"

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

static uint32_t waiting(const struct session *session)
{
    struct trail trail;

    trail_walk(session, &trail);
    return trail_question(session->content, &trail);
}

static uint32_t outcome(const struct session *session)
{
    struct trail trail;

    trail_walk(session, &trail);
    return trail.state == TRAIL_DONE ? trail.outcome : NO_INDEX;
}

static void start_facts_are_no_questions(void **state)
{
    struct session session = sample_session(&sample, NO_INDEX);
    struct answer beijing = {ANSWER_KNOWN, ORIGIN_START, 110000};
    struct trail trail;

    (void)state;
    session.flow = sample.abroad;
    assert_int_equal(waiting(&session), sample.care_in);
    assert_true(session_answer(&session, sample.care_in, beijing));
    assert_true(session_answer(&session, sample.stage, known(STAGE_PAID)));
    trail_walk(&session, &trail);
    assert_int_equal(trail_asked(sample.content, &trail), 1);
    assert_true(session_back(&session));
    assert_false(session_back(&session)); /* given at the start: not taken back here */
    assert_true(session_answer(&session, sample.care_in, known(110000)));
    assert_true(session_back(&session)); /* asked on the path: taken back */
    assert_int_equal(waiting(&session), sample.care_in);
}

static void relation_is_unsure_without_a_place_of_insurance(void **state)
{
    struct session session =
        sample_session(&sample, sample.care_in, 110000, sample.stage, STAGE_PAID, NO_INDEX);

    (void)state;
    session.flow = sample.abroad;
    assert_int_equal(outcome(&session), sample.ask);
    assert_true(session_answer(&session, sample.insured_in, unsure()));
    assert_int_equal(outcome(&session), sample.ask);
    assert_true(session_answer(&session, sample.insured_in, known(371500)));
    assert_int_equal(outcome(&session), sample.manual);
    assert_true(session_answer(&session, sample.care_in, known(370800)));
    assert_int_equal(outcome(&session), sample.file_first);
    assert_true(session_answer(&session, sample.care_in, known(371500)));
    assert_int_equal(outcome(&session), sample.direct);
    assert_true(session_answer(&session, sample.care_in, unsure()));
    assert_int_equal(outcome(&session), sample.ask);
    assert_true(session_answer(&session, sample.insured_in, unsure()));
    assert_true(session_answer(&session, sample.care_in, known(810000)));
    assert_int_equal(outcome(&session), sample.refused); /* abroad from everywhere */
}

static void going_on_is_walking(void **state)
{
    struct session session = sample_session(&sample, NO_INDEX);
    struct trail trail, other;
    struct answer beijing = {ANSWER_KNOWN, ORIGIN_ASKED, 110000};

    (void)state;
    trail_walk(&session, &trail);
    assert_true(session_answer_on(&session, &trail, sample.stage, known(STAGE_PAID)));
    assert_false(session_answer_on(&session, &trail, sample.stage, known(9)));
    trail_go_on(&session, &trail);
    assert_int_equal(trail_question(sample.content, &trail), sample.emergency);
    assert_true(session_answer_on(&session, &trail, sample.emergency, unsure()));
    trail_go_on(&session, &trail);
    assert_int_equal(trail_question(sample.content, &trail),
                     sample.hospital); /* in the called flow */
    assert_true(session_answer_on(&session, &trail, sample.hospital, known(HOSPITAL_NETWORKED)));
    trail_go_on(&session, &trail);
    assert_int_equal(trail_question(sample.content, &trail), sample.filed); /* and out of it */
    trail_walk(&session, &other);
    assert_int_equal(trail.count, other.count);
    session.flow = sample.abroad;
    trail_walk(&session, &trail);
    assert_true(session_answer_on(&session, &trail, sample.care_in, beijing));
    trail_go_on(&session, &trail); /* a start fact: from the beginning */
    assert_int_equal(outcome(&session), trail.outcome);
}

static void asks_once_and_runs_once(void **state)
{
    struct fixture *f = &sample.fixture;
    uint32_t flow = fixture_flow(f, "twice", NULL);
    uint32_t first = fixture_node(f, flow, NODE_RUN, sample.institution);
    uint32_t second = fixture_node(f, flow, NODE_ASK, sample.hospital);
    uint32_t third = fixture_node(f, flow, NODE_RUN, sample.institution);
    struct session session;
    struct trail trail;

    (void)state;
    fixture_ways(f, first, 2, (uint32_t[]){NODE(second), NODE(second)});
    fixture_node_at(f, second)->otherwise = NODE(third);
    fixture_ways(f, third, 2, (uint32_t[]){OUTCOME(sample.direct), OUTCOME(sample.manual)});
    session_start(&session, fixture_content(f), flow, 0);
    assert_true(session_answer(&session, sample.hospital, known(HOSPITAL_NOT)));
    trail_walk(&session, &trail);
    assert_int_equal(trail.outcome, sample.manual);
    assert_int_equal(trail.count, 4); /* run, ask inside, repeat, run passed over */
    assert_int_equal(trail_asked(&f->content, &trail), 1);
    assert_int_equal(trail.passed[2].asked, 0);
}

static void a_way_that_is_missing_is_a_gap(void **state)
{
    struct fixture *f = &sample.fixture;
    uint32_t flow = fixture_flow(f, "broken", NULL);
    uint32_t node = fixture_node(f, flow, NODE_ASK, sample.stage);
    struct session session;
    struct trail trail;

    (void)state;
    fixture_ways(f, node, 3, (uint32_t[]){NO_INDEX, OUTCOME(sample.direct), NODE(node)});
    session_start(&session, fixture_content(f), flow, 0);
    session_answer(&session, sample.stage, known(STAGE_PLANNED));
    trail_walk(&session, &trail);
    assert_int_equal(trail.state, TRAIL_GAP);
    assert_int_equal(trail.node, node);
    assert_int_equal(trail_question(&f->content, &trail), NO_INDEX);
    session_answer(&session, sample.stage, unsure());
    trail_walk(&session, &trail);
    assert_int_equal(trail.state, TRAIL_GAP);
    session_answer(&session, sample.stage, known(STAGE_PAID)); /* leads back to itself */
    trail_walk(&session, &trail);
    assert_int_equal(trail.state, TRAIL_GAP);
    assert_int_equal(trail.count, TRAIL_MAX);
}

static void a_flow_in_itself_is_a_gap(void **state)
{
    struct fixture *f = &sample.fixture;
    uint32_t flow = fixture_flow(f, "circle", "on");
    struct session session;
    struct trail trail;

    (void)state;
    fixture_node(f, flow, NODE_RUN, flow);
    session_start(&session, fixture_content(f), flow, 0);
    trail_walk(&session, &trail);
    assert_int_equal(trail.state, TRAIL_GAP);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
#define TEST_OF(name) cmocka_unit_test_setup_teardown(name, start, end)
        TEST_OF(start_facts_are_no_questions),
        TEST_OF(relation_is_unsure_without_a_place_of_insurance),
        TEST_OF(going_on_is_walking),
        TEST_OF(asks_once_and_runs_once),
        TEST_OF(a_way_that_is_missing_is_a_gap),
        TEST_OF(a_flow_in_itself_is_a_gap),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
