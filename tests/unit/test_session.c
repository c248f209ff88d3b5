/* Sessions: what counts, what is asked, what is refused, what is taken back. */
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

static void begins_with_the_first_question(void **state)
{
    struct session session = sample_session(&sample, NO_INDEX);
    struct trail trail;

    (void)state;
    trail_walk(&session, &trail);
    assert_int_equal(trail.state, TRAIL_ASKING);
    assert_int_equal(trail_question(sample.content, &trail), sample.stage);
    assert_int_equal(trail.count, 0);
    assert_int_equal(trail.outcome, NO_INDEX);
    assert_false(session_back(&session));
}

static void records_what_was_passed(void **state)
{
    struct session session =
        sample_session(&sample, sample.stage, STAGE_PAID, sample.emergency, ANSWER_YES,
                       sample.hospital, HOSPITAL_NETWORKED, sample.filed, FILED_YES, NO_INDEX);
    struct trail trail;

    (void)state;
    trail_walk(&session, &trail);
    assert_int_equal(trail.state, TRAIL_DONE);
    assert_int_equal(trail.outcome, sample.direct);
    assert_int_equal(trail.count, 5);
    assert_int_equal(trail_asked(sample.content, &trail), 4);
    assert_int_equal(trail.passed[2].asked, 0); /* run institution */
    assert_int_equal(trail.passed[2].answer.state, ANSWER_KNOWN);
    assert_int_equal(trail.passed[3].asked, 1); /* the hospital, inside */
    assert_int_equal(TARGET_KIND(trail.passed[3].target), TARGET_ENDING);
    assert_int_equal(
        trail_answer(&trail, sample.content->question_count + sample.institution).number, 0);
    assert_int_equal(trail_answer(&trail, sample.paid_on).state, ANSWER_NONE);
}

static void ending_alone_shows_its_outcome(void **state)
{
    struct session session = sample_session(&sample, NO_INDEX);

    (void)state;
    session.flow = sample.institution;
    assert_true(session_answer(&session, sample.hospital, known(HOSPITAL_NOT)));
    assert_int_equal(outcome(&session), sample.manual);
    assert_true(session_answer(&session, sample.hospital, unsure()));
    assert_int_equal(outcome(&session), sample.direct);
}

static void outcome_inside_ends_the_case(void **state)
{
    struct session session = sample_session(&sample, sample.stage, STAGE_PAID, sample.emergency, -1,
                                            sample.hospital, HOSPITAL_CLOSED, NO_INDEX);
    struct trail trail;

    (void)state;
    trail_walk(&session, &trail);
    assert_int_equal(trail.outcome, sample.closed);
    assert_int_equal(
        trail_answer(&trail, sample.content->question_count + sample.institution).state,
        ANSWER_NONE);
}

static void implied_is_not_asked_and_goes_first(void **state)
{
    struct session session =
        sample_session(&sample, sample.stage, STAGE_PAID, sample.emergency, ANSWER_YES, NO_INDEX);
    struct trail trail;

    (void)state;
    assert_true(session_answer(&session, sample.stage, known(STAGE_PLANNED)));
    trail_walk(&session, &trail);
    assert_int_equal(trail_question(sample.content, &trail), sample.hospital);
    assert_int_equal(trail_answer(&trail, sample.emergency).number, ANSWER_NO);
    assert_int_equal(trail_answer(&trail, sample.emergency).origin, ORIGIN_IMPLIED);
    assert_int_equal(trail.passed[1].asked, 0);
    assert_int_equal(trail_asked(sample.content, &trail), 1);
    assert_true(session_answer(&session, sample.stage, known(STAGE_PAID)));
    trail_walk(&session, &trail);
    assert_int_equal(trail_answer(&trail, sample.emergency).number, ANSWER_YES);
}

static void implied_counts_where_nobody_asks(void **state)
{
    struct fixture *f = &sample.fixture;
    uint32_t flow = fixture_flow(f, "short", NULL);
    uint32_t stage = fixture_node(f, flow, NODE_ASK, sample.stage);
    uint32_t decide = fixture_node(f, flow, NODE_DECIDE_FACT, sample.emergency);
    struct session session;

    (void)state;
    fixture_node_at(f, stage)->otherwise = NODE(decide);
    fixture_ways(f, decide, 2, (uint32_t[]){OUTCOME(sample.direct), OUTCOME(sample.manual)});
    fixture_node_at(f, decide)->unknown = OUTCOME(sample.ask);
    session_start(&session, fixture_content(f), flow, 0);
    session_answer(&session, sample.stage, known(STAGE_PLANNED));
    assert_int_equal(outcome(&session), sample.manual);
    session_answer(&session, sample.stage, known(STAGE_PAID));
    assert_int_equal(outcome(&session), sample.ask);
    session.answers[sample.emergency] = known(ANSWER_YES); /* parked: nobody asked */
    assert_int_equal(outcome(&session), sample.ask);
}

static void parked_answers_do_not_count_and_come_back(void **state)
{
    struct session session =
        sample_session(&sample, sample.stage, STAGE_PAID, sample.emergency, ANSWER_YES,
                       sample.hospital, HOSPITAL_NETWORKED, sample.filed, FILED_YES, NO_INDEX);
    struct trail trail;

    (void)state;
    assert_true(session_answer(&session, sample.hospital, known(HOSPITAL_NOT)));
    trail_walk(&session, &trail);
    assert_int_equal(trail_question(sample.content, &trail), sample.paid_on);
    assert_int_equal(trail_answer(&trail, sample.filed).state, ANSWER_NONE);
    assert_true(session_answer(&session, sample.hospital, known(HOSPITAL_NETWORKED)));
    assert_int_equal(outcome(&session), sample.direct);
}

static void unsure_and_unknown_are_told_apart(void **state)
{
    struct session session = sample_session(
        &sample, sample.insured_in, 371500, sample.stage, STAGE_PAID, sample.emergency, ANSWER_YES,
        sample.hospital, HOSPITAL_NOT, sample.paid_on, -1, NO_INDEX);
    struct trail trail;

    (void)state;
    assert_int_equal(outcome(&session), sample.ask_date); /* only the date is missing */
    assert_true(session_answer(&session, sample.insured_in, known(110000)));
    trail_walk(&session, &trail);
    assert_int_equal(trail.outcome, sample.ask); /* the rule is not known either */
    assert_int_equal(trail.passed[trail.count - 1].unknown, 1);
    assert_true(session_answer(&session, sample.paid_on, known(day("2026-05-01"))));
    assert_int_equal(outcome(&session), sample.ask);
    assert_true(session_answer(&session, sample.insured_in, known(371500)));
    trail_walk(&session, &trail);
    assert_int_equal(trail.outcome, sample.manual);
    assert_int_not_equal(trail.passed[trail.count - 1].rule, NO_INDEX);
    assert_true(session_answer(&session, sample.paid_on, known(day("2025-05-01"))));
    assert_int_equal(outcome(&session), sample.late);
}

static void refuses_what_is_no_answer(void **state)
{
    struct session session = sample_session(&sample, NO_INDEX);
    struct answer strange = {.state = 7};

    (void)state;
    assert_false(session_answer(&session, sample.stage, known(3)));
    assert_false(session_answer(&session, sample.stage, known(-1)));
    assert_false(session_answer(&session, sample.emergency, known(2)));
    assert_false(session_answer(&session, sample.extras, known(8)));
    assert_false(session_answer(&session, sample.extras, known(-1)));
    assert_false(session_answer(&session, sample.days, known(0)));
    assert_false(session_answer(&session, sample.days, known(31)));
    assert_false(session_answer(&session, sample.paid_on, known(day("2026-06-16"))));
    assert_false(session_answer(&session, sample.admitted_on, known(day("2023-06-14"))));
    assert_false(session_answer(&session, sample.insured_in, known(99)));
    assert_false(session_answer(&session, sample.insured_in, known(990000)));
    assert_false(session_answer(&session, sample.insured_in, known(810000)));
    assert_false(session_answer(&session, sample.care_in, known(1000000)));
    assert_false(session_answer(&session, sample.stage, strange));
    assert_false(session_answer(&session, sample.content->question_count, known(0)));
    assert_false(session_answer(&session, NO_INDEX, none()));
    assert_true(session_answer(&session, sample.care_in, known(990000)));
    assert_true(session_answer(&session, sample.extras, known(0)));
    assert_true(session_answer(&session, sample.extras, known(5)));
    assert_true(session_answer(&session, sample.admitted_on, known(day("2023-06-15"))));
    assert_true(session_answer(&session, sample.days, unsure()));
    assert_int_equal(waiting(&session), sample.stage);
}

static void only_offers_some_options(void **state)
{
    struct session session = sample_session(&sample, NO_INDEX);
    struct node *node =
        fixture_node_at(&sample.fixture, sample.content->flows[sample.settle].start);

    (void)state;
    node->only = 1u << STAGE_PAID;
    assert_false(session_answer(&session, sample.stage, known(STAGE_PLANNED)));
    assert_true(session_answer(&session, sample.stage, known(STAGE_PAID)));
    assert_false(
        session_answer(&session, sample.stage, known(STAGE_PLANNED))); /* nor as a change */
    session.answers[sample.stage] = known(STAGE_PLANNED);
    assert_int_equal(waiting(&session), sample.stage); /* kept from elsewhere: asked again */
}

static void range_follows_the_other_date(void **state)
{
    struct fixture *f = &sample.fixture;
    uint32_t flow = fixture_flow(f, "dates", NULL);
    uint32_t first = fixture_node(f, flow, NODE_ASK, sample.admitted_on);
    uint32_t second = fixture_node(f, flow, NODE_ASK, sample.paid_on);
    struct session session;
    int64_t least, most;

    (void)state;
    fixture_node_at(f, first)->otherwise = NODE(second);
    fixture_node_at(f, second)->otherwise = OUTCOME(sample.direct);
    session_start(&session, fixture_content(f), flow, day("2026-06-15"));
    assert_true(session_answer(&session, sample.admitted_on, known(day("2026-03-01"))));
    session_question_range(&session, sample.paid_on, &least, &most);
    assert_int_equal(least, day("2026-03-01"));
    assert_int_equal(most, day("2026-06-15"));
    assert_false(session_answer(&session, sample.paid_on, known(day("2026-02-28"))));
    assert_true(session_answer(&session, sample.paid_on, known(day("2026-03-01"))));
    assert_int_equal(outcome(&session), sample.direct);
    assert_true(session_answer(&session, sample.admitted_on, known(day("2026-04-01"))));
    assert_int_equal(waiting(&session), sample.paid_on); /* paid before admitted: asked again */
    assert_true(session_answer(&session, sample.admitted_on, unsure()));
    session_question_range(&session, sample.paid_on, &least, &most);
    assert_int_equal(least, DATE_MIN);
    assert_int_equal(outcome(&session), sample.direct);
}

static void going_back_takes_one_answer(void **state)
{
    struct session session = sample_session(&sample, sample.stage, STAGE_PLANNED, sample.hospital,
                                            HOSPITAL_NETWORKED, sample.filed, -1, NO_INDEX);

    (void)state;
    assert_int_equal(outcome(&session), sample.ask);
    assert_true(session_back(&session));
    assert_int_equal(waiting(&session), sample.filed);
    assert_true(session_back(&session));
    assert_int_equal(waiting(&session), sample.hospital);
    assert_true(session_back(&session)); /* over the implied one */
    assert_int_equal(waiting(&session), sample.stage);
    assert_false(session_back(&session));
}

static void going_back_takes_an_institution_whole(void **state)
{
    struct session session =
        sample_session(&sample, sample.stage, STAGE_PAID, sample.emergency, ANSWER_NO, NO_INDEX);
    struct answer hospital = {ANSWER_KNOWN, ORIGIN_DIRECTORY, HOSPITAL_NETWORKED};
    struct answer filed = {ANSWER_KNOWN, ORIGIN_DIRECTORY, FILED_YES};

    (void)state;
    assert_true(session_answer(&session, sample.hospital, hospital));
    assert_true(session_answer(&session, sample.filed, filed));
    assert_int_equal(outcome(&session), sample.direct);
    assert_true(session_back(&session));
    assert_int_equal(waiting(&session), sample.hospital);
    assert_true(session_back(&session));
    assert_int_equal(waiting(&session), sample.emergency);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
#define TEST_OF(name) cmocka_unit_test_setup_teardown(name, start, end)
        TEST_OF(begins_with_the_first_question),
        TEST_OF(records_what_was_passed),
        TEST_OF(ending_alone_shows_its_outcome),
        TEST_OF(outcome_inside_ends_the_case),
        TEST_OF(implied_is_not_asked_and_goes_first),
        TEST_OF(implied_counts_where_nobody_asks),
        TEST_OF(parked_answers_do_not_count_and_come_back),
        TEST_OF(unsure_and_unknown_are_told_apart),
        TEST_OF(refuses_what_is_no_answer),
        TEST_OF(only_offers_some_options),
        TEST_OF(range_follows_the_other_date),
        TEST_OF(going_back_takes_one_answer),
        TEST_OF(going_back_takes_an_institution_whole),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
