/* The desk: a case from the first question to the last sheet, cases put aside, time, new content. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "stage.h"

#include <string.h>

#define CONTENT "tests/data/desk"

struct serving {
    struct office office;
    struct desk desk;
    const struct content *content;
};

static struct moment moment_at(const char *date, int64_t milliseconds)
{
    struct moment moment = {.milliseconds = milliseconds, .minute = 600};

    assert_true(date_parse(date, strlen(date), &moment.date));
    return moment;
}

/* NULL: the shipped content. */
static struct content *content_read(const char *folder)
{
    struct stage stage;

    assert_true(folder == NULL ? stage_load(&stage) : stage_load_from(&stage, folder));
    return stage.content;
}

static int serving_start(void **state)
{
    static struct serving serving;

    serving.office = (struct office){.region = 371500, .idle_minutes = 10};
    desk_open(&serving.desk, content_read(CONTENT), &serving.office, LANGUAGE_ZH,
              moment_at("2026-11-21", 1000));
    serving.content = serving.desk.content;
    *state = &serving;
    return 0;
}

static int serving_end(void **state)
{
    struct serving *serving = *state;

    desk_close(&serving->desk);
    return 0;
}

static void begin(struct serving *serving, const char *flow)
{
    desk_begin(&serving->desk, content_flow(serving->content, flow));
}

/* Answers the question waiting, which must be this one. */
static void answer(struct serving *serving, const char *question, int64_t number)
{
    const uint32_t waiting = desk_question(&serving->desk);

    assert_true(waiting != NO_INDEX);
    assert_string_equal(fact_id(serving->content, waiting), question);
    assert_true(desk_answer(&serving->desk, waiting,
                            (struct answer){.state = ANSWER_KNOWN, .number = number}));
}

static void answer_start(struct serving *serving)
{
    answer(serving, "insured_in", 371500);
    answer(serving, "scheme", 0);
    answer(serving, "care_in", 110000);
}

/* stage in_hospital, no emergency, not filed */
static void file_first(struct serving *serving)
{
    begin(serving, "settle");
    answer_start(serving);
    answer(serving, "stage", 1);
    answer(serving, "emergency", 1);
    answer(serving, "filed", 1);
    assert_true(desk_done(&serving->desk));
}

/* stage paid, injury, paid on 2026-11-05 */
static void manual(struct serving *serving)
{
    begin(serving, "settle");
    answer_start(serving);
    answer(serving, "stage", 2);
    answer(serving, "extras", 1);
    answer(serving, "days", 3);
    answer(serving, "cost", 100000);
    answer(serving, "paid_on", moment_at("2026-11-05", 0).date);
    assert_true(desk_done(&serving->desk));
}

/* ---- a case --------------------------------------------------------------------------------- */

static void test_start_facts_first_and_only_where_needed(void **state)
{
    struct serving *serving = *state;

    begin(serving, "settle");
    answer_start(serving);
    assert_string_equal(fact_id(serving->content, desk_question(&serving->desk)), "stage");
    /* Filing does not depend on the place of care here, and whoever cannot name the matter is not
     * asked for anything before the first question. */
    begin(serving, "filing");
    answer(serving, "insured_in", 371500);
    answer(serving, "scheme", 1);
    assert_string_equal(fact_id(serving->content, desk_question(&serving->desk)), "filed");
    begin(serving, "start");
    assert_string_equal(fact_id(serving->content, desk_question(&serving->desk)), "stage");
}

static void test_back_goes_to_the_first_question_and_no_further(void **state)
{
    struct serving *serving = *state;
    static const char *const backwards[] = {"filed",   "emergency", "stage",
                                            "care_in", "scheme",    "insured_in"};

    file_first(serving);
    for (size_t i = 0; i < sizeof backwards / sizeof backwards[0]; i++) {
        assert_true(desk_back(&serving->desk));
        assert_string_equal(fact_id(serving->content, desk_question(&serving->desk)), backwards[i]);
    }
    assert_false(desk_back(&serving->desk));
    assert_true(serving->desk.serving);
}

static void test_a_refused_answer_changes_nothing(void **state)
{
    struct serving *serving = *state;
    struct session before;

    begin(serving, "settle");
    answer_start(serving);
    before = serving->desk.open.session;
    assert_false(desk_answer(&serving->desk, content_fact(serving->content, "stage"),
                             (struct answer){.state = ANSWER_KNOWN, .number = 7}));
    assert_memory_equal(&before, &serving->desk.open.session, sizeof before);
}

static void test_a_matter_leads_on_with_its_answers(void **state)
{
    struct serving *serving = *state;

    begin(serving, "start");
    answer(serving, "stage", 1);
    assert_true(desk_done(&serving->desk));
    assert_true(desk_continue(&serving->desk));
    answer_start(serving);
    assert_string_equal(fact_id(serving->content, desk_question(&serving->desk)), "emergency");
    assert_false(desk_continue(&serving->desk));
}

/* ---- papers --------------------------------------------------------------------------------- */

static uint32_t item_of(const struct serving *serving, const char *document)
{
    const struct checklist *list = &serving->desk.result.checklist;
    const uint32_t wanted = content_document(serving->content, document);

    for (uint32_t i = 0; i < list->count; i++)
        if (list->item[i].document == wanted)
            return i;
    return NO_INDEX;
}

static void test_ticks_go_round(void **state)
{
    struct serving *serving = *state;
    const enum tick *ticks = serving->desk.open.ticks;
    uint32_t receipt, discharge;

    manual(serving);
    receipt = item_of(serving, "receipt");
    discharge = item_of(serving, "discharge");
    desk_tick(&serving->desk, receipt);
    assert_int_equal(ticks[receipt], TICK_HERE);
    desk_tick(&serving->desk, receipt);
    assert_int_equal(ticks[receipt], TICK_MISSING);
    desk_tick(&serving->desk, receipt);
    assert_int_equal(ticks[receipt], TICK_EMPTY); /* a receipt may not come later */
    for (int i = 0; i < 3; i++)
        desk_tick(&serving->desk, discharge);
    assert_int_equal(ticks[discharge], TICK_LATER);
}

static void test_what_is_missing(void **state)
{
    struct serving *serving = *state;
    uint32_t all;

    manual(serving);
    all = serving->desk.result.checklist.count;
    assert_true(desk_waived(&serving->desk, item_of(serving, "record")));
    assert_int_equal(desk_missing(&serving->desk), all - 1); /* the record is waived */
    desk_tick(&serving->desk, item_of(serving, "bill"));
    desk_tick(&serving->desk, item_of(serving, "bill")); /* missing, said so */
    desk_tick_rest(&serving->desk);
    assert_int_equal(desk_missing(&serving->desk), 1);
}

static void test_ticks_stay_with_their_papers(void **state)
{
    struct serving *serving = *state;
    const uint32_t extras = content_fact(serving->content, "extras");

    manual(serving);
    desk_tick(&serving->desk, item_of(serving, "account"));
    /* One paper less before it, three more after it. */
    assert_true(
        desk_answer(&serving->desk, extras, (struct answer){.state = ANSWER_KNOWN, .number = 6}));
    assert_int_equal(item_of(serving, "injury_form"), NO_INDEX);
    assert_int_equal(serving->desk.open.ticks[item_of(serving, "account")], TICK_HERE);
    assert_int_equal(serving->desk.open.ticks[item_of(serving, "letter")], TICK_EMPTY);
    /* Going back over a question and forth again keeps them too. */
    assert_true(desk_back(&serving->desk));
    answer(serving, "paid_on", moment_at("2026-11-06", 0).date);
    assert_int_equal(serving->desk.open.ticks[item_of(serving, "account")], TICK_HERE);
}

static void test_certain_papers(void **state)
{
    struct serving *serving = *state;
    struct checklist certain;

    begin(serving, "settle");
    answer_start(serving);
    desk_certain(&serving->desk, &certain); /* a refusal needs no papers */
    assert_int_equal(certain.count, 0);
    answer(serving, "stage", 1);
    answer(serving, "emergency", 1);
    desk_certain(&serving->desk, &certain); /* filed or not, identity is shown */
    assert_int_equal(certain.count, 1);
    assert_int_equal(certain.item[0].document, NO_INDEX);
}

static void test_numbers_of_sheets(void **state)
{
    struct serving *serving = *state;
    struct arena arena = {0};
    struct sheet sheet;

    manual(serving);
    desk_preview(&serving->desk, &arena, (struct giving){0}, &sheet);
    assert_int_equal(serving->desk.open.sequence, 0);
    desk_sheet(&serving->desk, &arena, (struct giving){0}, &sheet);
    assert_int_equal(serving->desk.open.sequence, 1);
    desk_sheet(&serving->desk, &arena, (struct giving){0}, &sheet); /* a reprint keeps its number */
    assert_int_equal(serving->desk.open.sequence, 1);
    file_first(serving);
    desk_sheet(&serving->desk, &arena, (struct giving){.by_phone = true}, &sheet);
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
    file_first(serving);
    desk_tick(&serving->desk, 0);
    assert_true(desk_park(&serving->desk));
    assert_false(serving->desk.serving);
    manual(serving);
    desk_unpark(&serving->desk, 0);
    assert_int_equal(serving->desk.parked_count, 0);
    assert_int_equal(serving->desk.recent_count, 1); /* the other one is not lost */
    assert_string_equal(content_string(serving->content, desk_outcome(&serving->desk)->id),
                        "FILE_FIRST");
    assert_int_equal(serving->desk.open.ticks[0], TICK_HERE);
}

static void test_no_room_to_park(void **state)
{
    struct serving *serving = *state;

    for (int i = 0; i < DESK_PARKED_MAX; i++) {
        begin(serving, "settle");
        answer(serving, "insured_in", 371500);
        assert_true(desk_park(&serving->desk));
    }
    begin(serving, "settle");
    assert_false(desk_park(&serving->desk));
    assert_true(serving->desk.serving);
}

static void test_recent_cases_newest_first(void **state)
{
    struct serving *serving = *state;

    begin(serving, "settle");
    desk_finish(&serving->desk); /* nothing was answered: nothing to keep */
    assert_int_equal(serving->desk.recent_count, 0);
    for (int i = 0; i < DESK_RECENT_MAX + 3; i++)
        file_first(serving);
    manual(serving);
    desk_finish(&serving->desk);
    assert_int_equal(serving->desk.recent_count, DESK_RECENT_MAX);
    desk_reopen(&serving->desk, 0);
    assert_string_equal(content_string(serving->content, desk_outcome(&serving->desk)->id),
                        "MANUAL");
    assert_int_equal(serving->desk.recent_count, DESK_RECENT_MAX - 1);
}

static void test_same_person_once(void **state)
{
    struct serving *serving = *state;

    file_first(serving);
    desk_finish_same_person(&serving->desk);
    begin(serving, "settle");
    assert_string_equal(fact_id(serving->content, desk_question(&serving->desk)), "stage");
    begin(serving, "settle"); /* the one after is somebody else */
    assert_string_equal(fact_id(serving->content, desk_question(&serving->desk)), "insured_in");
}

/* ---- time ----------------------------------------------------------------------------------- */

/* Whatever ends a case on a public machine, no list and no later case holds anything of it. */
static void test_a_public_machine_forgets(void **state)
{
    struct serving *serving = *state;
    struct desk *desk = &serving->desk;

    desk->public_machine = true;
    file_first(serving);
    assert_false(desk_park(desk));
    assert_true(desk->serving);
    desk_finish(desk);
    file_first(serving);
    desk_finish_same_person(desk);
    file_first(serving);
    begin(serving, "settle"); /* ends the open one */
    assert_int_equal(desk->recent_count + desk->parked_count, 0);
    assert_int_equal(desk->open.session.answers[serving->content->insured_in].state, ANSWER_NONE);
    assert_int_equal(desk_question(desk), serving->content->insured_in);
}

static void test_midnight(void **state)
{
    struct serving *serving = *state;
    const int32_t day = serving->desk.now.date;

    manual(serving);
    serving->desk.sequence = 5;
    assert_true(desk_tell(&serving->desk, moment_at("2026-11-22", 2000)));
    assert_true(desk_past_midnight(&serving->desk));
    assert_int_equal(serving->desk.open.session.today, day);
    assert_int_equal(serving->desk.sequence, 0); /* sheets are numbered within a day */
    begin(serving, "settle");
    assert_false(desk_past_midnight(&serving->desk));
    assert_int_equal(serving->desk.open.session.today, day + 1);
    assert_false(desk_tell(&serving->desk, moment_at("2026-11-22", 2500)));
}

static void test_idle(void **state)
{
    struct serving *serving = *state;

    assert_int_equal(desk_idle_in(&serving->desk), 600000);
    desk_tell(&serving->desk, moment_at("2026-11-21", 1000 + 599999));
    assert_int_equal(desk_idle_in(&serving->desk), 1);
    desk_touch(&serving->desk);
    assert_int_equal(desk_idle_in(&serving->desk), 600000);
    desk_tell(&serving->desk, moment_at("2026-11-21", 10000000));
    assert_int_equal(desk_idle_in(&serving->desk), 0);
    serving->office.idle_minutes = 0;
    assert_int_equal(desk_idle_in(&serving->desk), -1);
}

/* ---- new content ---------------------------------------------------------------------------- */

static void test_new_content_waits_for_the_case(void **state)
{
    struct serving *serving = *state;
    const struct content *before = serving->content;

    file_first(serving);
    desk_offer(&serving->desk, content_read(CONTENT));
    assert_ptr_equal(serving->desk.content, before);
    desk_finish(&serving->desk);
    assert_ptr_not_equal(serving->desk.content, before);
    assert_ptr_equal(serving->desk.recent[0].session.content, serving->desk.content);
    desk_reopen(&serving->desk, 0);
    assert_true(desk_done(&serving->desk));
}

static void test_cases_are_carried_by_name(void **state)
{
    struct serving *serving = *state;
    struct content *other = content_read(NULL);
    const uint32_t stage = content_fact(other, "stage");
    struct session carried;

    file_first(serving);
    assert_true(session_carry(&serving->desk.open.session, other, &carried));
    assert_string_equal(content_string(other, other->flows[carried.flow].id), "settle");
    assert_int_equal(carried.answers[stage].number, content_option(other, stage, "in_hospital"));
    manual(serving); /* "paid" is called otherwise there: it will be asked again */
    assert_true(session_carry(&serving->desk.open.session, other, &carried));
    assert_int_equal(carried.answers[stage].state, ANSWER_NONE);
    assert_int_equal(carried.answers[other->insured_in].number, 371500);
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
        SERVING(test_cases_are_carried_by_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
