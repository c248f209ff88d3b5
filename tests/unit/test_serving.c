/* The desk: a case from the first question to the last sheet, cases put aside, time, new content. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "serving.h"

#include <string.h>

/* ---- a case --------------------------------------------------------------------------------- */

static void test_start_facts_first_and_only_where_needed(void **state)
{
    struct serving *serving = *state;

    serving_begin(serving, "settle");
    serving_answer_start(serving);
    assert_string_equal(content_fact_id(serving->content, desk_question(&serving->desk)), "stage");
    /* Filing does not depend on the place of care here, and whoever cannot name the matter is not
     * asked for anything before the first question. */
    serving_begin(serving, "filing");
    serving_answer(serving, "insured_in", 371500);
    serving_answer(serving, "scheme", 1);
    assert_string_equal(content_fact_id(serving->content, desk_question(&serving->desk)), "filed");
    serving_begin(serving, "start");
    assert_string_equal(content_fact_id(serving->content, desk_question(&serving->desk)), "stage");
}

static void test_back_goes_to_the_first_question_and_no_further(void **state)
{
    struct serving *serving = *state;
    static const char *const backwards[] = {"filed",   "emergency", "stage",
                                            "care_in", "scheme",    "insured_in"};

    serving_file_first(serving);
    for (size_t i = 0; i < sizeof backwards / sizeof backwards[0]; i++) {
        assert_true(desk_back(&serving->desk));
        assert_string_equal(content_fact_id(serving->content, desk_question(&serving->desk)),
                            backwards[i]);
    }
    assert_false(desk_back(&serving->desk));
    assert_true(serving->desk.serving);
}

static void test_a_refused_answer_changes_nothing(void **state)
{
    struct serving *serving = *state;
    struct session before;

    serving_begin(serving, "settle");
    serving_answer_start(serving);
    before = serving->desk.open.session;
    assert_false(desk_answer(&serving->desk, content_fact(serving->content, "stage"),
                             (struct answer){.state = ANSWER_KNOWN, .number = 7}));
    assert_memory_equal(&before, &serving->desk.open.session, sizeof before);
}

static void test_a_matter_leads_on_with_its_answers(void **state)
{
    struct serving *serving = *state;

    serving_begin(serving, "start");
    serving_answer(serving, "stage", 1);
    assert_true(desk_done(&serving->desk));
    assert_true(desk_continue(&serving->desk));
    serving_answer_start(serving);
    assert_string_equal(content_fact_id(serving->content, desk_question(&serving->desk)),
                        "emergency");
    assert_false(desk_continue(&serving->desk));
}

/* ---- papers --------------------------------------------------------------------------------- */

static void test_ticks_go_round(void **state)
{
    struct serving *serving = *state;
    uint32_t receipt, discharge;

    serving_manual(serving);
    receipt = serving_item(serving, "receipt");
    discharge = serving_item(serving, "discharge");
    desk_tick(&serving->desk, receipt);
    assert_int_equal(desk_ticked(&serving->desk, receipt), TICK_HERE);
    desk_tick(&serving->desk, receipt);
    assert_int_equal(desk_ticked(&serving->desk, receipt), TICK_MISSING);
    desk_tick(&serving->desk, receipt);
    assert_int_equal(desk_ticked(&serving->desk, receipt),
                     TICK_EMPTY); /* a receipt may not come later */
    for (int i = 0; i < 3; i++)
        desk_tick(&serving->desk, discharge);
    assert_int_equal(desk_ticked(&serving->desk, discharge), TICK_LATER);
}

static void test_what_is_missing(void **state)
{
    struct serving *serving = *state;
    uint32_t all;

    serving_manual(serving);
    all = serving->desk.result.checklist.count;
    assert_true(desk_waived(&serving->desk, serving_item(serving, "record")));
    assert_int_equal(desk_missing(&serving->desk), all - 1); /* the record is waived */
    desk_tick(&serving->desk, serving_item(serving, "bill"));
    desk_tick(&serving->desk, serving_item(serving, "bill")); /* missing, said so */
    desk_tick_rest(&serving->desk);
    assert_int_equal(desk_missing(&serving->desk), 1);
}

static void test_ticks_stay_with_their_papers(void **state)
{
    struct serving *serving = *state;
    const uint32_t extras = content_fact(serving->content, "extras");

    serving_manual(serving);
    desk_tick(&serving->desk, serving_item(serving, "account"));
    /* One paper less before it, three more after it. */
    assert_true(
        desk_answer(&serving->desk, extras, (struct answer){.state = ANSWER_KNOWN, .number = 6}));
    assert_int_equal(serving_item(serving, "injury_form"), NO_INDEX);
    assert_int_equal(desk_ticked(&serving->desk, serving_item(serving, "account")), TICK_HERE);
    assert_int_equal(desk_ticked(&serving->desk, serving_item(serving, "letter")), TICK_EMPTY);
    /* Going back over a question and forth again keeps them too. */
    assert_true(desk_back(&serving->desk));
    serving_answer(serving, "paid_on", serving_moment("2026-11-06", 0).date);
    assert_int_equal(desk_ticked(&serving->desk, serving_item(serving, "account")), TICK_HERE);
}

/* Answers "extras" anew (bits: injury, agent, child) by going back to it. */
static void extras_again(struct serving *serving, int64_t extras)
{
    for (int i = 0; i < 4; i++)
        assert_true(desk_back(&serving->desk));
    serving_answer(serving, "extras", extras);
    serving_answer(serving, "days", 3);
    serving_answer(serving, "cost", 100000);
    serving_answer(serving, "paid_on", serving_moment("2026-11-05", 0).date);
    assert_true(desk_done(&serving->desk));
}

static uint32_t ticked_count(const struct serving *serving)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < serving->desk.result.checklist.count; i++)
        count += desk_ticked(&serving->desk, i) != TICK_EMPTY;
    return count;
}

/* A case put aside with a question open has no list of papers: what stands where the ticked paper
 * stood is another one after other answers. */
static void test_a_tick_is_never_another_papers(void **state)
{
    struct serving *serving = *state;

    serving_manual(serving);
    desk_tick(&serving->desk, serving_item(serving, "injury_form"));
    assert_true(desk_back(&serving->desk));
    assert_true(desk_park(&serving->desk));
    desk_unpark(&serving->desk, 0);
    serving_answer(serving, "paid_on", serving_moment("2026-11-05", 0).date);
    assert_int_equal(desk_ticked(&serving->desk, serving_item(serving, "injury_form")), TICK_HERE);
    extras_again(serving, 6);
    assert_int_equal(serving_item(serving, "injury_form"), NO_INDEX);
    assert_int_equal(ticked_count(serving), 0);
    extras_again(serving, 7); /* it comes back with its tick, also where it stands elsewhere */
    assert_int_equal(desk_ticked(&serving->desk, serving_item(serving, "injury_form")), TICK_HERE);
    assert_int_equal(ticked_count(serving), 1);
}

/* Of a choice the tick is the choice's, in whichever outcome it is brought. */
static void test_a_choice_keeps_its_tick(void **state)
{
    struct serving *serving = *state;

    serving_manual(serving);
    assert_int_equal(serving->desk.result.checklist.item[0].document, NO_INDEX);
    desk_tick(&serving->desk, 0);
    assert_true(desk_answer(&serving->desk, content_fact(serving->content, "stage"),
                            (struct answer){.state = ANSWER_KNOWN, .number = 1}));
    serving_answer(serving, "emergency", 1);
    serving_answer(serving, "filed", 1);
    assert_string_equal(content_string(serving->content, desk_outcome(&serving->desk)->id),
                        "FILE_FIRST");
    assert_int_equal(desk_ticked(&serving->desk, 0), TICK_HERE);
    assert_int_equal(ticked_count(serving), 1);
}

/* Answers may change so that a paper may not come later any more. */
static void test_later_counts_only_where_a_paper_may_come_later(void **state)
{
    struct serving *serving = *state;
    uint32_t receipt, missing;

    serving_manual(serving);
    receipt = serving_item(serving, "receipt");
    missing = desk_missing(&serving->desk);
    ticks_set(&serving->desk.open.ticks, serving->content,
              &serving->desk.result.checklist.item[receipt], TICK_LATER);
    assert_int_equal(desk_ticked(&serving->desk, receipt), TICK_EMPTY);
    assert_int_equal(desk_missing(&serving->desk), missing);
    desk_tick(&serving->desk, receipt);
    assert_int_equal(desk_ticked(&serving->desk, receipt), TICK_HERE);
}

static void test_of_too_many_ticks_the_oldest_goes(void **state)
{
    struct serving *serving = *state;
    struct ticks ticks = {0};
    struct item item = {0};

    for (item.document = 0; item.document < TICKS_MAX + 2; item.document++)
        ticks_set(&ticks, serving->content, &item, TICK_HERE);
    assert_int_equal(ticks.count, TICKS_MAX);
    item.document = 1;
    assert_int_equal(ticks_get(&ticks, serving->content, &item), TICK_EMPTY);
    item.document = 2;
    assert_int_equal(ticks_get(&ticks, serving->content, &item), TICK_HERE);
    ticks_set(&ticks, serving->content, &item, TICK_EMPTY);
    assert_int_equal(ticks.count, TICKS_MAX - 1);
}

static void test_certain_papers(void **state)
{
    struct serving *serving = *state;
    struct checklist certain;

    serving_begin(serving, "settle");
    serving_answer_start(serving);
    desk_certain(&serving->desk, &certain); /* a refusal needs no papers */
    assert_int_equal(certain.count, 0);
    serving_answer(serving, "stage", 1);
    serving_answer(serving, "emergency", 1);
    desk_certain(&serving->desk, &certain); /* filed or not, identity is shown */
    assert_int_equal(certain.count, 1);
    assert_int_equal(certain.item[0].document, NO_INDEX);
}

static void test_numbers_of_sheets(void **state)
{
    struct serving *serving = *state;
    struct arena arena = {0};
    struct sheet sheet;

    serving_manual(serving);
    desk_preview(&serving->desk, &arena, (struct delivery){0}, &sheet);
    assert_int_equal(serving->desk.open.sequence, 0);
    desk_sheet(&serving->desk, &arena, (struct delivery){0}, &sheet);
    assert_int_equal(serving->desk.open.sequence, 1);
    desk_sheet(&serving->desk, &arena, (struct delivery){0},
               &sheet); /* a reprint keeps its number */
    assert_int_equal(serving->desk.open.sequence, 1);
    serving_file_first(serving);
    desk_sheet(&serving->desk, &arena, (struct delivery){.by_phone = true}, &sheet);
    assert_int_equal(serving->desk.open.sequence, 2);
    desk_not_given(&serving->desk, 2); /* the printer refused: the number is free again */
    assert_int_equal(serving->desk.open.sequence, 0);
    assert_int_equal(serving->desk.sequence, 1);
    arena_free(&arena);
}

/* ---- cases ---------------------------------------------------------------------------------- */

static void test_park_and_take_back(void **state)
{
    struct serving *serving = *state;

    assert_false(desk_park(&serving->desk)); /* nothing is open */
    serving_file_first(serving);
    desk_tick(&serving->desk, 0);
    assert_true(desk_park(&serving->desk));
    assert_false(serving->desk.serving);
    serving_manual(serving);
    desk_unpark(&serving->desk, 0);
    assert_int_equal(caselist_count(serving->desk.parked), 0);
    assert_int_equal(caselist_count(serving->desk.recent), 1); /* the other one is not lost */
    assert_string_equal(content_string(serving->content, desk_outcome(&serving->desk)->id),
                        "FILE_FIRST");
    assert_int_equal(desk_ticked(&serving->desk, 0), TICK_HERE);
}

static void test_no_room_to_park(void **state)
{
    struct serving *serving = *state;

    for (int i = 0; i < DESK_PARKED_MAX; i++) {
        serving_begin(serving, "settle");
        serving_answer(serving, "insured_in", 371500);
        assert_true(desk_park(&serving->desk));
    }
    serving_begin(serving, "settle");
    assert_false(desk_park(&serving->desk));
    assert_true(serving->desk.serving);
}

static void test_recent_cases_newest_first(void **state)
{
    struct serving *serving = *state;

    serving_begin(serving, "settle");
    desk_finish(&serving->desk); /* nothing was answered: nothing to keep */
    assert_int_equal(caselist_count(serving->desk.recent), 0);
    for (int i = 0; i < DESK_RECENT_MAX + 3; i++)
        serving_file_first(serving);
    serving_manual(serving);
    desk_finish(&serving->desk);
    assert_int_equal(caselist_count(serving->desk.recent), DESK_RECENT_MAX);
    desk_reopen(&serving->desk, 0);
    assert_string_equal(content_string(serving->content, desk_outcome(&serving->desk)->id),
                        "MANUAL");
    assert_int_equal(caselist_count(serving->desk.recent), DESK_RECENT_MAX - 1);
}

static void test_same_person_once(void **state)
{
    struct serving *serving = *state;

    serving_file_first(serving);
    desk_finish_same_person(&serving->desk);
    serving_begin(serving, "settle");
    assert_string_equal(content_fact_id(serving->content, desk_question(&serving->desk)), "stage");
    serving_begin(serving, "settle"); /* the one after is somebody else */
    assert_string_equal(content_fact_id(serving->content, desk_question(&serving->desk)),
                        "insured_in");
}

/* ---- time ----------------------------------------------------------------------------------- */

/* Whatever ends a case on a public machine, no list and no later case holds anything of it. */
static void test_a_public_machine_forgets(void **state)
{
    struct serving *serving = *state;
    struct desk *desk = &serving->desk;

    desk->setup.public_machine = true;
    serving_file_first(serving);
    assert_false(desk_park(desk));
    assert_true(desk->serving);
    desk_finish(desk);
    serving_file_first(serving);
    desk_finish_same_person(desk);
    serving_file_first(serving);
    serving_begin(serving, "settle"); /* ends the open one */
    assert_int_equal(caselist_count(desk->recent) + caselist_count(desk->parked), 0);
    assert_int_equal(desk->open.session.answers[serving->content->insured_in].state, ANSWER_NONE);
    assert_int_equal(desk_question(desk), serving->content->insured_in);
}

static void test_midnight(void **state)
{
    struct serving *serving = *state;
    const int32_t day = serving->desk.now.date;

    serving_manual(serving);
    serving->desk.sequence = 5;
    assert_true(desk_tell(&serving->desk, serving_moment("2026-11-22", 2000)));
    assert_true(desk_past_midnight(&serving->desk));
    assert_int_equal(serving->desk.open.session.today, day);
    assert_int_equal(serving->desk.sequence, 0); /* sheets are numbered within a day */
    serving_begin(serving, "settle");
    assert_false(desk_past_midnight(&serving->desk));
    assert_int_equal(serving->desk.open.session.today, day + 1);
    assert_false(desk_tell(&serving->desk, serving_moment("2026-11-22", 2500)));
}

static void test_idle(void **state)
{
    struct serving *serving = *state;

    assert_int_equal(desk_idle_in(&serving->desk), 600000);
    desk_tell(&serving->desk, serving_moment("2026-11-21", 1000 + 599999));
    assert_int_equal(desk_idle_in(&serving->desk), 1);
    desk_touch(&serving->desk);
    assert_int_equal(desk_idle_in(&serving->desk), 600000);
    desk_tell(&serving->desk, serving_moment("2026-11-21", 10000000));
    assert_int_equal(desk_idle_in(&serving->desk), 0);
    serving->office.idle_minutes = 0;
    assert_int_equal(desk_idle_in(&serving->desk), -1);
}

/* ---- new content ---------------------------------------------------------------------------- */

static void test_new_content_waits_for_the_case(void **state)
{
    struct serving *serving = *state;
    const struct content *before = serving->content;

    serving_file_first(serving);
    desk_offer(&serving->desk, serving_content(SERVING_CONTENT));
    assert_ptr_equal(serving->desk.content, before);
    desk_finish(&serving->desk);
    assert_ptr_not_equal(serving->desk.content, before);
    desk_reopen(&serving->desk, 0);
    assert_true(desk_done(&serving->desk));
}

/* The open case, under another content. */
static void migrate(const struct serving *serving, const struct content *to, struct desk_case *one)
{
    struct buffer words = {0};

    case_write(&serving->desk.open, &words);
    assert_true(case_read(one, words.data, to));
    buffer_free(&words);
}

static void test_cases_migrate_by_name(void **state)
{
    struct serving *serving = *state;
    struct content *other = serving_content(NULL);
    const uint32_t stage = content_fact(other, "stage");
    struct desk_case migrated;

    serving_file_first(serving);
    migrate(serving, other, &migrated);
    assert_string_equal(content_string(other, other->flows[migrated.session.flow].id), "settle");
    assert_int_equal(migrated.session.answers[stage].number,
                     content_option(other, stage, "in_hospital"));
    serving_manual(serving); /* "paid" is called otherwise there: it will be asked again */
    migrate(serving, other, &migrated);
    assert_int_equal(migrated.session.answers[stage].state, ANSWER_NONE);
    assert_int_equal(migrated.session.answers[other->insured_in].number, 371500);
    content_free(other);
}

int main(void)
{
#define SERVING(test) cmocka_unit_test_setup_teardown(test, serving_start, serving_end)
    const struct CMUnitTest tests[] = {
        SERVING(test_start_facts_first_and_only_where_needed),
        SERVING(test_back_goes_to_the_first_question_and_no_further),
        SERVING(test_a_refused_answer_changes_nothing),
        SERVING(test_a_matter_leads_on_with_its_answers),
        SERVING(test_ticks_go_round),
        SERVING(test_what_is_missing),
        SERVING(test_ticks_stay_with_their_papers),
        SERVING(test_a_tick_is_never_another_papers),
        SERVING(test_a_choice_keeps_its_tick),
        SERVING(test_later_counts_only_where_a_paper_may_come_later),
        SERVING(test_of_too_many_ticks_the_oldest_goes),
        SERVING(test_certain_papers),
        SERVING(test_numbers_of_sheets),
        SERVING(test_park_and_take_back),
        SERVING(test_no_room_to_park),
        SERVING(test_recent_cases_newest_first),
        SERVING(test_same_person_once),
        SERVING(test_a_public_machine_forgets),
        SERVING(test_midnight),
        SERVING(test_idle),
        SERVING(test_new_content_waits_for_the_case),
        SERVING(test_cases_migrate_by_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
