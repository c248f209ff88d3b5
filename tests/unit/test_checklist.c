/* Papers: required, maybe, dropped; each once; papers of a called flow's ending. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/checklist.h"
#include "sample.h"

static struct sample sample;
static uint32_t card, invoice, summary, proof;
static struct checklist list;

static int start(void **state)
{
    (void)state;
    sample_start(&sample);
    card = fixture_document(&sample.fixture, "card", NECESSITY_MUST);
    invoice = fixture_document(&sample.fixture, "invoice", NECESSITY_MUST);
    summary = fixture_document(&sample.fixture, "summary", NECESSITY_LATER);
    proof = fixture_document(&sample.fixture, "proof", NECESSITY_OPTIONAL);
    return 0;
}

static int end(void **state)
{
    (void)state;
    sample_free(&sample);
    return 0;
}

/* The papers of an outcome in a session that ends in DIRECT by the networked hospital. */
static void make(uint32_t outcome, struct answer emergency)
{
    struct session session = sample_session(&sample, sample.stage, STAGE_PAID, NO_INDEX);
    struct trail trail;

    fixture_content(&sample.fixture);
    session_answer(&session, sample.emergency, emergency);
    session_answer(&session, sample.hospital, known(HOSPITAL_NETWORKED));
    session_answer(&session, sample.filed, known(FILED_YES));
    trail_walk(&session, &trail);
    checklist_make(&session, &trail, outcome, &list);
}

static uint32_t bring(uint32_t outcome, uint32_t document, const char *when)
{
    return fixture_bring(&sample.fixture, outcome, BRING_DOCUMENT, document, when);
}

static void nothing_to_bring(void **state)
{
    (void)state;
    make(sample.direct, known(ANSWER_NO));
    assert_int_equal(list.count, 0);
    make(NO_INDEX, known(ANSWER_NO));
    assert_int_equal(list.count, 0);
}

static void conditions_in_three_values(void **state)
{
    (void)state;
    bring(sample.direct, card, NULL);
    bring(sample.direct, proof, "emergency == yes");
    make(sample.direct, known(ANSWER_YES));
    assert_int_equal(list.count, 2);
    assert_int_equal(list.item[1].document, proof);
    assert_int_equal(list.item[1].maybe, 0);
    assert_int_equal(list.item[1].necessity, NECESSITY_OPTIONAL);
    make(sample.direct, known(ANSWER_NO));
    assert_int_equal(list.count, 1);
    make(sample.direct, unsure());
    assert_int_equal(list.count, 2);
    assert_int_equal(list.item[0].maybe, 0);
    assert_int_equal(list.item[1].maybe, 1);
}

static void the_same_paper_comes_once(void **state)
{
    uint32_t more;

    (void)state;
    bring(sample.direct, card, "emergency == yes"); /* maybe, one copy */
    more = bring(sample.direct, card, NULL);        /* certain, two copies, optional */
    fixture_bring_at(&sample.fixture, more)->necessity = NECESSITY_OPTIONAL;
    fixture_bring_at(&sample.fixture, more)->copies = 2;
    make(sample.direct, unsure());
    assert_int_equal(list.count, 1);
    assert_int_equal(list.item[0].maybe, 0);
    assert_int_equal(list.item[0].copies, 2);
    assert_int_equal(list.item[0].necessity, NECESSITY_MUST);
    make(sample.direct, known(ANSWER_NO));
    assert_int_equal(list.item[0].necessity, NECESSITY_OPTIONAL);
}

static void later_is_stronger_than_optional(void **state)
{
    uint32_t weak;

    (void)state;
    weak = bring(sample.direct, summary, NULL);
    fixture_bring_at(&sample.fixture, weak)->necessity = NECESSITY_OPTIONAL;
    bring(sample.direct, summary, NULL);
    make(sample.direct, known(ANSWER_NO));
    assert_int_equal(list.count, 1);
    assert_int_equal(list.item[0].necessity, NECESSITY_LATER);
    assert_int_not_equal(list.item[0].bring, weak);
}

static uint32_t any_of(uint32_t outcome, uint32_t count, const uint32_t *documents)
{
    uint32_t index = fixture_bring(&sample.fixture, outcome, BRING_ANY_OF, NO_INDEX, NULL);
    struct span span = fixture_indexes(&sample.fixture, count, documents);

    fixture_bring_at(&sample.fixture, index)->members = span;
    return index;
}

static void one_of_several_papers(void **state)
{
    (void)state;
    any_of(sample.direct, 2, (uint32_t[]){card, proof});
    any_of(sample.direct, 2, (uint32_t[]){card, proof});
    any_of(sample.direct, 2, (uint32_t[]){card, invoice});
    bring(sample.direct, card, NULL);
    make(sample.direct, known(ANSWER_NO));
    assert_int_equal(list.count, 3);
    assert_int_equal(list.item[0].document, NO_INDEX);
    assert_int_equal(list.item[0].necessity, NECESSITY_MUST);
    assert_int_equal(list.item[2].document, card);
}

static void papers_of_the_called_flows_ending(void **state)
{
    (void)state;
    bring(sample.direct, invoice, "emergency == yes"); /* the outcome ending `net` names */
    bring(sample.direct, summary, NULL);
    bring(sample.manual, proof, NULL); /* what ending `out` names */
    fixture_bring(&sample.fixture, sample.file_first, BRING_INCLUDE, sample.institution, NULL);
    bring(sample.file_first, card, NULL);
    make(sample.file_first, unsure());
    assert_int_equal(list.count, 3);
    assert_int_equal(list.item[0].document, invoice);
    assert_int_equal(list.item[0].maybe, 1);
    assert_int_equal(list.item[1].document, summary);
    assert_int_equal(list.item[2].document, card);
}

static void include_under_an_unknown_condition(void **state)
{
    (void)state;
    bring(sample.direct, summary, NULL);
    fixture_bring(&sample.fixture, sample.file_first, BRING_INCLUDE, sample.institution,
                  "emergency == yes");
    make(sample.file_first, unsure());
    assert_int_equal(list.count, 1);
    assert_int_equal(list.item[0].maybe, 1);
    make(sample.file_first, known(ANSWER_NO));
    assert_int_equal(list.count, 0);
}

static void include_of_a_flow_that_has_not_ended(void **state)
{
    struct session session = sample_session(&sample, sample.stage, STAGE_PLANNED, NO_INDEX);
    struct trail trail;

    (void)state;
    bring(sample.direct, summary, NULL);
    fixture_bring(&sample.fixture, sample.file_first, BRING_INCLUDE, sample.institution, NULL);
    fixture_content(&sample.fixture);
    trail_walk(&session, &trail);
    checklist_make(&session, &trail, sample.file_first, &list);
    assert_int_equal(list.count, 0);
}

static void includes_in_a_circle_end(void **state)
{
    (void)state;
    fixture_bring(&sample.fixture, sample.direct, BRING_INCLUDE, sample.institution, NULL);
    bring(sample.direct, card, NULL);
    make(sample.direct, known(ANSWER_NO));
    assert_int_equal(list.count, 1);
}

static void no_more_than_fit(void **state)
{
    uint32_t first = bring(sample.direct, card, NULL);

    (void)state;
    for (uint32_t i = 0; i < CHECKLIST_MAX + 10; i++)
        bring(sample.direct, fixture_document(&sample.fixture, "more", NECESSITY_MUST), NULL);
    make(sample.direct, known(ANSWER_NO));
    assert_int_equal(list.count, CHECKLIST_MAX);
    assert_int_equal(list.item[0].bring, first);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
#define TEST_OF(name) cmocka_unit_test_setup_teardown(name, start, end)
        TEST_OF(nothing_to_bring),
        TEST_OF(conditions_in_three_values),
        TEST_OF(the_same_paper_comes_once),
        TEST_OF(later_is_stronger_than_optional),
        TEST_OF(one_of_several_papers),
        TEST_OF(papers_of_the_called_flows_ending),
        TEST_OF(include_under_an_unknown_condition),
        TEST_OF(include_of_a_flow_that_has_not_ended),
        TEST_OF(includes_in_a_circle_end),
        TEST_OF(no_more_than_fit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
