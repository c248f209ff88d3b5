/* Several answers in one step; and who listens is told once of every change of a case. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "desk/confirm.h"
#include "serving.h"

#include <string.h>

static uint32_t fact(const struct serving *serving, const char *id)
{
    return content_fact(serving->content, id);
}

static struct answer known(int64_t number)
{
    return (struct answer){.state = ANSWER_KNOWN, .number = number};
}

static const char *waiting(const struct serving *serving)
{
    const uint32_t question = desk_question(&serving->desk);

    return question == NO_INDEX ? "" : content_fact_id(serving->content, question);
}

/* ---- several answers in one step ------------------------------------------------------------ */

/* What was paid where: the start facts and the first questions at once. */
static bool answer_six(struct serving *serving, int64_t stage)
{
    const struct desk_answer answers[] = {
        {fact(serving, "insured_in"), known(371500)},
        {fact(serving, "scheme"),     known(0)     },
        {fact(serving, "care_in"),    known(110000)},
        {fact(serving, "stage"),      known(stage) },
        {fact(serving, "extras"),     known(1)     },
        {fact(serving, "days"),       known(3)     },
    };

    return desk_answer_all(&serving->desk, answers, sizeof answers / sizeof *answers);
}

static void all_are_given_and_one_step_takes_them_back(void **state)
{
    struct serving *serving = *state;

    serving_begin(serving, "settle");
    assert_true(answer_six(serving, 2));
    assert_string_equal(waiting(serving), "cost");
    assert_int_equal(serving->desk.open.session.answers[fact(serving, "care_in")].origin,
                     ORIGIN_START);
    serving_answer(serving, "cost", 100000);
    assert_true(desk_back(&serving->desk)); /* the one given after them, by itself */
    assert_string_equal(waiting(serving), "cost");
    assert_true(desk_back(&serving->desk));
    assert_string_equal(waiting(serving), "insured_in");
    assert_true(case_empty(&serving->desk.open));
    assert_false(desk_back(&serving->desk));
}

static void one_refused_refuses_all(void **state)
{
    struct serving *serving = *state;
    struct desk_case before;

    serving_begin(serving, "settle");
    serving_answer(serving, "insured_in", 330100);
    before = serving->desk.open;
    assert_false(answer_six(serving, 7));
    assert_memory_equal(&serving->desk.open, &before, sizeof before);
    assert_string_equal(waiting(serving), "scheme");
    assert_true(desk_back(&serving->desk));
    assert_string_equal(waiting(serving), "insured_in");
    assert_true(desk_answer_all(&serving->desk, NULL, 0));
}

/* An answer given ahead is passed over: what the clerk did last is taken back first. */
static void an_answer_given_ahead_goes_with_its_step(void **state)
{
    struct serving *serving = *state;
    const struct desk_answer answers[] = {
        {fact(serving, "care_in"), known(110000)},
        {fact(serving, "filed"),   known(1)     },
    };

    serving_begin(serving, "settle");
    serving_answer(serving, "insured_in", 371500);
    serving_answer(serving, "scheme", 0);
    assert_true(desk_answer_all(&serving->desk, answers, 2));
    serving_answer(serving, "stage", 1);
    serving_answer(serving, "emergency", 1);
    assert_true(desk_done(&serving->desk)); /* filed is answered */
    assert_true(desk_back(&serving->desk));
    assert_string_equal(waiting(serving), "emergency");
    assert_true(desk_back(&serving->desk));
    assert_string_equal(waiting(serving), "stage");
    assert_true(desk_back(&serving->desk));
    assert_string_equal(waiting(serving), "care_in");
    assert_int_equal(serving->desk.open.session.answers[fact(serving, "filed")].state, ANSWER_NONE);
    assert_true(desk_back(&serving->desk));
    assert_string_equal(waiting(serving), "scheme");
}

static void two_steps_are_taken_back_one_by_one(void **state)
{
    struct serving *serving = *state;
    const struct desk_answer first[] = {
        {fact(serving, "insured_in"), known(371500)},
        {fact(serving, "scheme"),     known(0)     }
    };
    const struct desk_answer second[] = {
        {fact(serving, "care_in"), known(110000)},
        {fact(serving, "stage"),   known(1)     }
    };

    serving_begin(serving, "settle");
    assert_true(desk_answer_all(&serving->desk, first, 2));
    assert_true(desk_answer_all(&serving->desk, second, 2));
    assert_string_equal(waiting(serving), "emergency");
    assert_true(desk_back(&serving->desk));
    assert_string_equal(waiting(serving), "care_in");
    assert_true(desk_back(&serving->desk));
    assert_string_equal(waiting(serving), "insured_in");
}

/* What was corrected since is an answer by itself. The step outlives being put aside. */
static void an_answer_changed_since_is_no_part_of_the_step(void **state)
{
    struct serving *serving = *state;

    serving_begin(serving, "settle");
    assert_true(answer_six(serving, 2));
    assert_true(desk_answer(&serving->desk, fact(serving, "days"), known(5)));
    assert_true(desk_park(&serving->desk));
    assert_true(desk_unpark(&serving->desk, 0));
    assert_true(desk_back(&serving->desk));
    assert_string_equal(waiting(serving), "days");
    assert_true(desk_back(&serving->desk));
    assert_string_equal(waiting(serving), "insured_in");
}

/* ---- who listens ---------------------------------------------------------------------------- */

static uint32_t told;

static void listen(void *context, const struct desk *desk)
{
    assert_ptr_equal(context, &told);
    assert_non_null(desk->content);
    told++;
}

static int listening_start(void **state)
{
    struct serving *serving;

    serving_start(state);
    serving = *state;
    serving->desk.setup.listener = (struct desk_listener){listen, &told};
    told = 0;
    return 0;
}

#define TELLS(count, call)                                                                         \
    do {                                                                                           \
        told = 0;                                                                                  \
        call;                                                                                      \
        assert_int_equal(told, count);                                                             \
    } while (0)

static void answers_are_told(void **state)
{
    struct serving *serving = *state;
    struct desk *desk = &serving->desk;
    const struct desk_answer two[] = {
        {fact(serving, "insured_in"), known(371500)},
        {fact(serving, "scheme"),     known(0)     }
    };

    TELLS(0, assert_false(desk_back(desk)));
    TELLS(1, serving_begin(serving, "settle"));
    TELLS(0, assert_false(desk_back(desk)));
    TELLS(1, assert_true(desk_answer_all(desk, two, 2)));
    TELLS(1, assert_true(desk_answer(desk, fact(serving, "care_in"), known(110000))));
    TELLS(0, assert_false(desk_answer(desk, fact(serving, "stage"), known(7))));
    TELLS(0, assert_false(answer_six(serving, 7)));
    TELLS(0, assert_true(desk_answer_all(desk, NULL, 0)));
    TELLS(1, assert_true(desk_back(desk)));
    TELLS(0, assert_false(desk_continue(desk)));
    TELLS(1, serving_begin(serving, "start")); /* ends the one before: still once */
    serving_answer(serving, "stage", 1);
    TELLS(1, assert_true(desk_continue(desk)));
}

static void papers_are_told(void **state)
{
    struct serving *serving = *state;
    struct desk *desk = &serving->desk;
    struct delivery delivery = {0};
    struct arena arena = {0};
    struct checklist certain;
    struct sheet sheet;

    serving_manual(serving);
    TELLS(1, desk_tick(desk, 1));
    TELLS(1, desk_tick_rest(desk));
    TELLS(0, desk_tick_rest(desk));
    TELLS(0, desk_missing(desk));
    TELLS(0, desk_certain(desk, &certain));
    TELLS(0, desk_preview(desk, &arena, delivery, &sheet));
    TELLS(1, desk_sheet(desk, &arena, delivery, &sheet));
    TELLS(0, desk_sheet(desk, &arena, delivery, &sheet)); /* a reprint */
    TELLS(0, desk_not_given(desk, 77));
    TELLS(1, desk_not_given(desk, 1));
    desk_sheet(desk, &arena, delivery, &sheet);
    desk_finish(desk);
    TELLS(1, desk_not_given(desk, 1)); /* of a recent case */
    arena_free(&arena);
}

static void what_the_agency_said_is_told(void **state)
{
    struct serving *serving = *state;
    struct desk *desk = &serving->desk;
    struct confirmation confirmation;

    serving_manual(serving);
    TELLS(0, confirm_read(serving->content, 0, "", desk->now.date, &confirmation));
    TELLS(0, desk_unconfirm(desk));
    TELLS(1, desk_confirm(desk, &confirmation));
    TELLS(1, desk_unconfirm(desk));
    TELLS(0, desk_unconfirm(desk));
    TELLS(0, desk_staff_typed(desk, "1207")); /* the clerk's, not the case's */
}

static void ends_and_lists_are_told(void **state)
{
    struct serving *serving = *state;
    struct desk *desk = &serving->desk;
    struct desk_case kept;

    TELLS(0, desk_finish(desk));
    TELLS(0, desk_finish_same_person(desk));
    TELLS(0, assert_false(desk_park(desk)));
    serving_file_first(serving);
    TELLS(1, assert_true(desk_park(desk)));
    serving_manual(serving);
    TELLS(1, assert_true(desk_unpark(desk, 0)));
    TELLS(1, assert_true(desk_reopen(desk, 0)));
    TELLS(1, desk_finish(desk));
    TELLS(0, desk_case_at(desk, desk->recent, 0, &kept));
    serving_file_first(serving);
    TELLS(1, desk_finish_same_person(desk));
}

static void codes_are_told(void **state)
{
    struct serving *serving = *state;
    struct arena arena = {0};
    struct recall *recall = arena_alloc(&arena, sizeof *recall);
    char code[CODE_TEXT_SIZE];

    serving_file_first(serving);
    assert_true(code_make(&serving->desk.open.session, code));
    TELLS(0, desk_read_code(&serving->desk, &arena, code, recall));
    TELLS(1, assert_true(desk_recall(&serving->desk, recall)));
    arena_free(&arena);
}

static void time_and_content_are_no_change_of_a_case(void **state)
{
    struct serving *serving = *state;
    struct desk *desk = &serving->desk;

    serving_manual(serving);
    TELLS(0, desk_touch(desk));
    TELLS(0, desk_tell(desk, serving_moment("2026-11-22", 2000)));
    TELLS(0, desk_offer(desk, serving_content(SERVING_CONTENT))); /* waits */
    TELLS(1, desk_finish(desk));
    serving->content = desk->content;
    TELLS(0, desk_offer(desk, serving_content(SERVING_CONTENT)));
    TELLS(1, desk_offer(desk, serving_content_edited(SERVING_WITHOUT_SETTLE))); /* drops one */
    assert_int_equal(caselist_count(desk->recent), 0);
}

int main(void)
{
#define SERVING(test) cmocka_unit_test_setup_teardown(test, serving_start, serving_end)
#define LISTENING(test) cmocka_unit_test_setup_teardown(test, listening_start, serving_end)
    const struct CMUnitTest tests[] = {
        SERVING(all_are_given_and_one_step_takes_them_back),
        SERVING(one_refused_refuses_all),
        SERVING(an_answer_given_ahead_goes_with_its_step),
        SERVING(two_steps_are_taken_back_one_by_one),
        SERVING(an_answer_changed_since_is_no_part_of_the_step),
        LISTENING(answers_are_told),
        LISTENING(papers_are_told),
        LISTENING(what_the_agency_said_is_told),
        LISTENING(ends_and_lists_are_told),
        LISTENING(codes_are_told),
        LISTENING(time_and_content_are_no_change_of_a_case),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
