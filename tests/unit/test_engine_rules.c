/* Rules in three values, and what a region says. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/rules.h"
#include "sample.h"

#include <stdio.h>

static struct sample sample;
static struct session session;
static struct trail trail;

static int start(void **state)
{
    (void)state;
    sample_start(&sample);
    session = sample_session(&sample, NO_INDEX);
    return 0;
}

static int end(void **state)
{
    (void)state;
    sample_free(&sample);
    return 0;
}

/* The truth of a rule over facts that all count: no flow decides here what is live. */
static enum truth truth(const char *rule)
{
    uint32_t index = fixture_rule(&sample.fixture, rule);

    fixture_content(&sample.fixture);
    return rule_truth(&session, &trail, index);
}

static void give(uint32_t question, struct answer answer)
{
    session.answers[question] = answer;
    for (uint32_t i = 0; i < FACTS_MAX; i++) {
        uint32_t bit = 1u << (i % 32);

        trail.live[i / 32] &= ~bit;
        if (session.answers[i].state != ANSWER_NONE)
            trail.live[i / 32] |= bit;
        trail.answers[i] = session.answers[i];
    }
}

static const struct value *value_of(uint32_t parameter)
{
    return rule_parameter(&session, &trail, parameter, NULL);
}

static void clear(void)
{
    for (uint32_t i = 0; i < FACTS_MAX; i++)
        session.answers[i] = none();
    give(sample.stage, none());
}

static void kleene_tables(void **state)
{
    static const char *const atoms[] = {"stage == paid", "filed == yes", "stage == planned"};
    static const enum truth values[] = {TRUTH_FALSE, TRUTH_UNKNOWN, TRUTH_TRUE};
    char rule[128];

    (void)state;
    clear();
    give(sample.stage, known(STAGE_PLANNED)); /* false, unknown, true */
    for (size_t a = 0; a < 3; a++)
        for (size_t b = 0; b < 3; b++) {
            enum truth least = values[a < b ? a : b], most = values[a > b ? a : b];

            snprintf(rule, sizeof rule, "%s and %s", atoms[a], atoms[b]);
            assert_int_equal(truth(rule), least);
            snprintf(rule, sizeof rule, "%s or %s", atoms[a], atoms[b]);
            assert_int_equal(truth(rule), most);
            snprintf(rule, sizeof rule, "not (%s or %s)", atoms[a], atoms[b]);
            assert_int_equal(truth(rule), TRUTH_TRUE - most);
        }
}

static void unsure_is_unknown_but_is_known_is_not(void **state)
{
    (void)state;
    clear();
    give(sample.stage, unsure());
    assert_int_equal(truth("stage == planned"), TRUTH_UNKNOWN);
    assert_int_equal(truth("stage != planned"), TRUTH_UNKNOWN);
    assert_int_equal(truth("stage in [planned, paid]"), TRUTH_UNKNOWN);
    assert_int_equal(truth("stage is known"), TRUTH_FALSE);
    assert_int_equal(truth("not (stage is known)"), TRUTH_TRUE);
    give(sample.stage, known(STAGE_PAID));
    assert_int_equal(truth("stage is known"), TRUTH_TRUE);
    assert_int_equal(truth("stage in [planned, paid]"), TRUTH_TRUE);
    assert_int_equal(truth("stage in [planned, in_hospital]"), TRUTH_FALSE);
    assert_int_equal(truth("stage != planned"), TRUTH_TRUE);
    assert_int_equal(truth("stage == paid and stage is known or filed == yes"), TRUTH_TRUE);
}

static void several_of_has(void **state)
{
    (void)state;
    clear();
    assert_int_equal(truth("a in extras"), TRUTH_UNKNOWN);
    give(sample.extras, known(5));
    assert_int_equal(truth("a in extras"), TRUTH_TRUE);
    assert_int_equal(truth("b in extras"), TRUTH_FALSE);
    assert_int_equal(truth("c in extras and not (b in extras)"), TRUTH_TRUE);
    give(sample.extras, known(0));
    assert_int_equal(truth("a in extras or b in extras or c in extras"), TRUTH_FALSE);
    give(sample.extras, unsure());
    assert_int_equal(truth("b in extras"), TRUTH_UNKNOWN);
}

static void numbers_and_dates(void **state)
{
    (void)state;
    clear();
    assert_int_equal(truth("days >= 3"), TRUTH_UNKNOWN);
    give(sample.days, known(3));
    assert_int_equal(truth("days >= 3"), TRUTH_TRUE);
    assert_int_equal(truth("days > 3"), TRUTH_FALSE);
    assert_int_equal(truth("days < 4"), TRUTH_TRUE);
    assert_int_equal(truth("days == 3"), TRUTH_TRUE);
    assert_int_equal(truth("days != 3"), TRUTH_FALSE);
    assert_int_equal(truth("today >= 2026-06-15"), TRUTH_TRUE);
    assert_int_equal(truth("today < 2026-06-15"), TRUTH_FALSE);
    give(sample.paid_on, known(day("2026-05-16")));
    assert_int_equal(truth("today <= paid_on + 30 days"), TRUTH_TRUE);
    assert_int_equal(truth("today <= paid_on + 29 days"), TRUTH_FALSE);
    assert_int_equal(truth("today > paid_on + 1 months"), TRUTH_FALSE);
    assert_int_equal(truth("today == paid_on + 30 days"), TRUTH_TRUE);
    assert_int_equal(truth("paid_on >= 2026-05-16"), TRUTH_TRUE);
    assert_int_equal(truth("paid_on <= today - 1 months"), TRUTH_FALSE);
}

static void places_compare_by_relation(void **state)
{
    (void)state;
    clear();
    give(sample.care_in, known(110000));
    assert_int_equal(truth("care_in == other_province"), TRUTH_UNKNOWN);
    assert_int_equal(truth("care_in is known"), TRUTH_TRUE);
    give(sample.insured_in, known(371500));
    assert_int_equal(truth("care_in == other_province"), TRUTH_TRUE);
    assert_int_equal(truth("care_in in [same_pool, same_province]"), TRUTH_FALSE);
    assert_int_equal(truth("care_in != same_pool"), TRUTH_TRUE);
    give(sample.insured_in, unsure());
    assert_int_equal(truth("care_in != same_pool"), TRUTH_UNKNOWN);
    give(sample.care_in, known(990000));
    assert_int_equal(truth("care_in == abroad"), TRUTH_TRUE);
}

static void flows_compare_by_ending(void **state)
{
    (void)state;
    clear();
    assert_int_equal(truth("institution == net"), TRUTH_UNKNOWN);
    assert_int_equal(truth("institution is known"), TRUTH_FALSE);
    give(sample.content->question_count + sample.institution, known(1));
    assert_int_equal(truth("institution == net"), TRUTH_FALSE);
    assert_int_equal(truth("institution == out"), TRUTH_TRUE);
}

static void values_inherit_and_cancel(void **state)
{
    uint32_t region;

    (void)state;
    clear();
    give(sample.scheme, known(0));
    assert_null(value_of(sample.unfiled)); /* place of insurance not answered */
    give(sample.insured_in, unsure());
    assert_null(value_of(sample.unfiled)); /* nor 不清楚, not even the nation's */
    give(sample.insured_in, known(371500));
    assert_int_equal(value_of(sample.unfiled)->number, 0);
    assert_int_equal(truth("region.unfiled == accept"), TRUTH_TRUE);
    give(sample.insured_in, known(370800)); /* no file: the province, then the nation */
    assert_int_equal(rule_parameter(&session, &trail, sample.unfiled, &region)->number, 1);
    assert_int_equal(region, 0);
    assert_non_null(rule_parameter(&session, &trail, sample.period, &region));
    assert_int_equal(region, 1);
    give(sample.insured_in, known(110000)); /* cancelled */
    assert_null(rule_parameter(&session, &trail, sample.unfiled, &region));
    assert_int_equal(region, NO_INDEX);
    assert_int_equal(truth("region.unfiled == accept"), TRUTH_UNKNOWN);
    assert_int_equal(truth("region.unfiled is known"), TRUTH_FALSE);
    give(sample.insured_in, known(659999)); /* no such place */
    assert_null(value_of(sample.unfiled));
}

static void unknown_scheme_needs_agreement(void **state)
{
    (void)state;
    clear();
    give(sample.insured_in, known(430200));
    give(sample.scheme, known(0));
    assert_int_equal(value_of(sample.unfiled)->number, 0);
    give(sample.scheme, known(1));
    assert_int_equal(value_of(sample.unfiled)->number, 2);
    give(sample.scheme, unsure());
    assert_null(value_of(sample.unfiled));
    give(sample.scheme, none());
    assert_null(value_of(sample.unfiled));
    give(sample.insured_in, known(371500)); /* the same for both */
    assert_int_equal(value_of(sample.unfiled)->number, 0);
}

/* A parameter judged on the day of admission, 2 until 2026-03-31, 1 from 2026-05-01, nothing between. */
static uint32_t dated_parameter(void)
{
    struct fixture *f = &sample.fixture;
    uint32_t parameter = fixture_parameter(f, PARAMETER_NUMBER, "rate", NULL);

    fixture_judged(f, parameter, 1, &sample.admitted_on);
    fixture_region(f, "weihai", 371000, 0);
    fixture_value(f, parameter, 2)->to = day("2026-03-31");
    fixture_value(f, parameter, 1)->from = day("2026-05-01");
    fixture_division(f, 371000);
    fixture_content(f);
    return parameter;
}

static void values_of_the_day_that_counts(void **state)
{
    uint32_t rate = dated_parameter();

    (void)state;
    clear();
    give(sample.insured_in, known(371000));
    give(sample.admitted_on, known(day("2026-03-31")));
    assert_int_equal(value_of(rate)->number, 2);
    give(sample.admitted_on, known(day("2026-04-01")));
    assert_null(value_of(rate));
    give(sample.admitted_on, known(day("2026-05-01")));
    assert_int_equal(value_of(rate)->number, 1);
}

static void values_of_a_range_of_days(void **state)
{
    uint32_t rate = dated_parameter();
    struct question *admitted = fixture_question_at(&sample.fixture, sample.admitted_on);

    (void)state;
    clear();
    give(sample.insured_in, known(371000));
    give(sample.admitted_on, unsure());
    assert_null(value_of(rate)); /* three years up to today: two values and a hole */
    admitted->least = (struct bound){.kind = BOUND_LITERAL, .number = day("2026-05-01")};
    assert_int_equal(value_of(rate)->number, 1);
    admitted->least.number = day("2026-04-30"); /* one day on which nothing holds */
    assert_null(value_of(rate));
    admitted->least.number = day("2026-01-01");
    admitted->most = (struct bound){.kind = BOUND_LITERAL, .number = day("2026-03-31")};
    assert_int_equal(value_of(rate)->number, 2);
    admitted->most.number = day("2026-04-01");
    assert_null(value_of(rate));
    admitted->least.number = day("2026-04-02"); /* a range that holds no day */
    assert_null(value_of(rate));
    give(sample.admitted_on, none()); /* not asked: the same as 不清楚 */
    admitted->least.number = day("2026-03-01");
    admitted->most.number = day("2026-03-02");
    assert_int_equal(value_of(rate)->number, 2);
}

/* Two values alike with a single day between them on which nothing holds. */
static void a_hole_of_one_day_is_seen(void **state)
{
    struct fixture *f = &sample.fixture;
    uint32_t rate = fixture_parameter(f, PARAMETER_NUMBER, "rate", NULL);
    struct question *admitted = fixture_question_at(f, sample.admitted_on);

    (void)state;
    fixture_judged(f, rate, 1, &sample.admitted_on);
    fixture_region(f, "weihai", 371000, 0);
    fixture_value(f, rate, 2)->to = day("2026-03-31");
    fixture_value(f, rate, 2)->from = day("2026-04-02");
    fixture_division(f, 371000);
    fixture_content(f);
    clear();
    give(sample.insured_in, known(371000));
    admitted->least = (struct bound){.kind = BOUND_LITERAL, .number = day("2026-03-01")};
    assert_null(value_of(rate));
    admitted->most = (struct bound){.kind = BOUND_LITERAL, .number = day("2026-03-31")};
    assert_int_equal(value_of(rate)->number, 2);
}

static void implied_facts_are_read(void **state)
{
    struct fixture *f = &sample.fixture;
    uint32_t chain;

    (void)state;
    clear();
    assert_int_equal(truth("emergency == no"), TRUTH_UNKNOWN);
    give(sample.stage, known(STAGE_PLANNED));
    assert_int_equal(truth("emergency == no"), TRUTH_TRUE);
    assert_int_equal(rule_fact(&session, &trail, sample.emergency).origin, ORIGIN_IMPLIED);
    give(sample.emergency, known(ANSWER_YES)); /* asked before it was implied: stands */
    assert_int_equal(truth("emergency == no"), TRUTH_FALSE);
    give(sample.emergency, none());
    chain = fixture_question(f, QUESTION_YES_NO, "zz_one", NULL);
    fixture_implied(f, "emergency == no", ANSWER_UNSURE, 0);
    fixture_content(f);
    assert_int_equal(rule_fact(&session, &trail, chain).state, ANSWER_UNSURE);
    assert_int_equal(truth("zz_one is known"), TRUTH_FALSE);
}

static void implications_in_a_circle_end(void **state)
{
    struct fixture *f = &sample.fixture;
    uint32_t one = fixture_question(f, QUESTION_YES_NO, "circle_one", NULL);
    uint32_t two = fixture_question(f, QUESTION_YES_NO, "circle_two", NULL);

    (void)state;
    fixture_implied(f, "circle_one == yes or not (circle_one is known)", ANSWER_KNOWN, ANSWER_YES);
    fixture_question_at(f, one)->implied = fixture_question_at(f, two)->implied;
    fixture_content(f);
    clear();
    assert_int_equal(rule_fact(&session, &trail, two).state, ANSWER_KNOWN);
}

static void reads_are_listed_once(void **state)
{
    struct reads reads;
    uint32_t rule = fixture_rule(
        &sample.fixture, "stage == paid and (stage == planned or region.unfiled == deny) and "
                         "today <= deadline.manual_claim and paid_on <= today");

    (void)state;
    rule_reads(fixture_content(&sample.fixture), rule, &reads);
    assert_int_equal(reads.count, 4);
    assert_int_equal(reads.term[0].index, sample.stage);
    assert_int_equal(reads.term[1].kind, TERM_VALUE);
    assert_int_equal(reads.term[2].kind, TERM_DEADLINE);
    assert_int_equal(reads.term[3].index, sample.paid_on);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
#define TEST_OF(name) cmocka_unit_test_setup_teardown(name, start, end)
        TEST_OF(kleene_tables),
        TEST_OF(unsure_is_unknown_but_is_known_is_not),
        TEST_OF(several_of_has),
        TEST_OF(numbers_and_dates),
        TEST_OF(places_compare_by_relation),
        TEST_OF(flows_compare_by_ending),
        TEST_OF(values_inherit_and_cancel),
        TEST_OF(unknown_scheme_needs_agreement),
        TEST_OF(values_of_the_day_that_counts),
        TEST_OF(values_of_a_range_of_days),
        TEST_OF(a_hole_of_one_day_is_seen),
        TEST_OF(implied_facts_are_read),
        TEST_OF(implications_in_a_circle_end),
        TEST_OF(reads_are_listed_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
