/* Why: which answers, which rule, which value, which source. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/explain.h"
#include "sample.h"

static struct sample sample;
static struct reasons reasons;
static struct trail trail;

/* One cite per source, in spans of one. */
static struct span cite(uint32_t source)
{
    struct cite record = {.source = source, .force = PERIOD_OPEN};
    struct span span = {(uint32_t)(sample.fixture.cites.size / sizeof record), 1};

    buffer_add(&sample.fixture.cites, &record, sizeof record);
    return span;
}

static int start(void **state)
{
    (void)state;
    sample_start(&sample);
    fixture_question_at(&sample.fixture, sample.filed)->cites = cite(1);
    fixture_question_at(&sample.fixture, sample.hospital)->cites = cite(1); /* the same source */
    fixture_question_at(&sample.fixture, sample.paid_on)->cites = cite(2);
    fixture_outcome_at(&sample.fixture, sample.direct)->cites = cite(3);
    fixture_deadline_at(&sample.fixture, sample.manual_claim)->cites = cite(4);
    fixture_content(&sample.fixture);
    return 0;
}

static int end(void **state)
{
    (void)state;
    sample_free(&sample);
    return 0;
}

static bool told(enum reason_kind kind, uint32_t index)
{
    for (uint32_t i = 0; i < reasons.count; i++)
        if (reasons.reason[i].kind == kind && reasons.reason[i].index == index)
            return true;
    return false;
}

static bool cited(uint32_t source)
{
    for (uint32_t i = 0; i < reasons.cite_count; i++)
        if (sample.content->cites[reasons.cite[i].index].source == source)
            return true;
    return false;
}

static struct session session_of(uint32_t insured, uint32_t hospital, uint32_t question, int last)
{
    struct session session = sample_session(&sample, sample.insured_in, insured, sample.stage,
                                            STAGE_PAID, sample.emergency, ANSWER_YES,
                                            sample.hospital, hospital, question, last, NO_INDEX);

    trail_walk(&session, &trail);
    return session;
}

static void only_what_steered_is_told(void **state)
{
    struct session session = session_of(371500, HOSPITAL_NETWORKED, sample.filed, FILED_YES);

    (void)state;
    explain_verdict(&session, &trail, &reasons);
    assert_false(told(REASON_ANSWER, sample.stage));     /* every way leads on alike */
    assert_false(told(REASON_ANSWER, sample.emergency)); /* the same */
    assert_true(told(REASON_ANSWER, sample.hospital));
    assert_true(told(REASON_ENDING, sample.content->question_count + sample.institution));
    assert_true(told(REASON_ANSWER, sample.filed));
    assert_int_equal(reasons.count, 3);
    assert_int_equal(reasons.cite_count, 2); /* one source cited twice counts once */
    assert_true(cited(1));
    assert_true(cited(3));
}

static void the_rule_and_the_value_are_told(void **state)
{
    struct session session =
        session_of(371500, HOSPITAL_NOT, sample.paid_on, (int)day("2026-05-01"));

    (void)state;
    assert_int_equal(trail.outcome, sample.manual);
    explain_verdict(&session, &trail, &reasons);
    assert_true(told(REASON_ANSWER, sample.emergency)); /* decided on, further down */
    assert_true(told(REASON_RULE, trail.passed[trail.count - 1].rule));
    assert_true(told(REASON_VALUE, sample.period));
    assert_true(told(REASON_ANSWER, sample.paid_on));
    assert_true(cited(2));
    assert_true(cited(4));
}

static void what_is_missing_is_told(void **state)
{
    struct session session =
        session_of(110000, HOSPITAL_NOT, sample.paid_on, (int)day("2026-05-01"));

    (void)state;
    assert_int_equal(trail.outcome, sample.ask);
    explain_verdict(&session, &trail, &reasons);
    assert_true(told(REASON_MISSING, sample.period));
    assert_false(told(REASON_VALUE, sample.period));
}

static void a_decided_value_is_told(void **state)
{
    struct fixture *f = &sample.fixture;
    uint32_t flow = fixture_flow(f, "value", NULL);
    uint32_t node = fixture_node(f, flow, NODE_DECIDE_VALUE, sample.unfiled);
    struct session session;

    (void)state;
    fixture_ways(
        f, node, 3,
        (uint32_t[]){OUTCOME(sample.direct), OUTCOME(sample.manual), OUTCOME(sample.refused)});
    fixture_node_at(f, node)->unknown = OUTCOME(sample.ask);
    session_start(&session, fixture_content(f), flow, 0);
    trail_walk(&session, &trail);
    assert_int_equal(trail.outcome, sample.ask);
    assert_int_equal(trail.passed[0].unknown, 1);
    explain_verdict(&session, &trail, &reasons);
    assert_true(told(REASON_MISSING, sample.unfiled));
    session_answer(&session, sample.insured_in, known(371500));
    session_answer(&session, sample.scheme, known(0));
    trail_walk(&session, &trail);
    assert_int_equal(trail.outcome, sample.direct);
    explain_verdict(&session, &trail, &reasons);
    assert_int_equal(reasons.reason[0].kind, REASON_VALUE);
    assert_non_null(reasons.reason[0].value);
}

static void a_paper_is_explained(void **state)
{
    struct session session = session_of(371500, HOSPITAL_NETWORKED, sample.filed, FILED_YES);
    struct fixture *f = &sample.fixture;
    uint32_t card = fixture_document(f, "card", NECESSITY_MUST);
    uint32_t bring = fixture_bring(f, sample.direct, BRING_DOCUMENT, card,
                                   "emergency == yes and not (stage == planned)");
    struct checklist checklist;

    (void)state;
    fixture_bring_at(f, bring)->cites = cite(5);
    fixture_content(f);
    checklist_make(&session, &trail, sample.direct, &checklist);
    assert_int_equal(checklist.count, 1);
    explain_item(&session, &trail, &checklist.item[0], &reasons);
    assert_true(told(REASON_RULE, sample.content->brings[bring].when));
    assert_true(told(REASON_ANSWER, sample.emergency));
    assert_true(told(REASON_ANSWER, sample.stage));
    assert_true(cited(5));
}

static void a_paper_that_may_be_needed_has_no_rule(void **state)
{
    struct session session = session_of(371500, HOSPITAL_NETWORKED, sample.filed, FILED_YES);
    struct fixture *f = &sample.fixture;
    uint32_t card = fixture_document(f, "card", NECESSITY_MUST);
    uint32_t bring = fixture_bring(f, sample.direct, BRING_DOCUMENT, card, "days > 3");
    struct checklist checklist;

    (void)state;
    fixture_content(f);
    checklist_make(&session, &trail, sample.direct, &checklist);
    explain_item(&session, &trail, &checklist.item[0], &reasons);
    assert_false(told(REASON_RULE, sample.content->brings[bring].when));
    assert_false(told(REASON_ANSWER, sample.days)); /* nobody was asked */
    assert_int_equal(reasons.count, 0);
}

static void a_date_is_explained(void **state)
{
    struct session session =
        session_of(371500, HOSPITAL_NOT, sample.paid_on, (int)day("2026-05-01"));
    struct due due = deadline_due(&session, &trail, sample.manual_claim);

    (void)state;
    explain_due(&session, &trail, &due, &reasons);
    assert_true(told(REASON_ANSWER, sample.paid_on));
    assert_true(told(REASON_VALUE, sample.period));
    assert_true(cited(4));
    session_answer(&session, sample.insured_in, known(110000));
    trail_walk(&session, &trail);
    due = deadline_due(&session, &trail, sample.manual_claim);
    explain_due(&session, &trail, &due, &reasons);
    assert_true(told(REASON_MISSING, sample.period));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
#define TEST_OF(name) cmocka_unit_test_setup_teardown(name, start, end)
        TEST_OF(only_what_steered_is_told), TEST_OF(the_rule_and_the_value_are_told),
        TEST_OF(what_is_missing_is_told),   TEST_OF(a_decided_value_is_told),
        TEST_OF(a_paper_is_explained),      TEST_OF(a_paper_that_may_be_needed_has_no_rule),
        TEST_OF(a_date_is_explained),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
