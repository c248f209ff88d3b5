/* A case taken up by its code: at the desk, typed, scanned, and while somebody else is served. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "desk/recall.h"
#include "load/history.h"
#include "stage.h"

#include <locale.h>
#include <string.h>

static struct stage stage;
static char code[CODE_TEXT_SIZE]; /* settle, insured in 聊城, wants to 北京, on the stage's day */

/* Answers every question with the first option it takes. */
static void answer_all(struct session *session)
{
    struct trail trail;

    for (;;) {
        trail_walk(session, &trail);
        uint32_t question = trail_question(session->content, &trail);

        if (question == NO_INDEX)
            return;
        for (int64_t i = 0; session->answers[question].state == ANSWER_NONE; i++) {
            assert_true(i <= OPTIONS_MAX);
            session_answer(session, question, (struct answer){.state = ANSWER_KNOWN, .number = i});
        }
    }
}

static void code_of(uint32_t insured, uint32_t care, char text[CODE_TEXT_SIZE])
{
    const struct content *content = stage.content;
    struct session session;

    session_start(&session, content, content_flow(content, "settle"), stage.desk.now.date);
    assert_true(session_answer(&session, content->insured_in,
                               (struct answer){.state = ANSWER_KNOWN, .number = insured}));
    assert_true(session_answer(&session, content->care_in,
                               (struct answer){.state = ANSWER_KNOWN, .number = care}));
    assert_true(session_answer(&session, content->scheme, (struct answer){.state = ANSWER_KNOWN}));
    answer_all(&session);
    assert_true(code_make(&session, text));
}

static int set_up(void **state)
{
    (void)state;
    stage_open(&stage, 80, 24, LANGUAGE_ZH);
    code_of(371500, 110000, code);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    stage_close(&stage);
    return 0;
}

static bool seen(const char *what)
{
    struct buffer text = {0};
    bool found;

    stage_draw(&stage);
    stage_text(&text);
    buffer_add(&text, "", 1);
    found = strstr(text.data, what) != NULL;
    buffer_free(&text);
    return found;
}

/* ---- at the desk -------------------------------------------------------------------------- */

static void a_code_opens_its_case(void **state)
{
    struct arena arena = {0};
    struct recall *recall = arena_alloc(&arena, sizeof *recall);

    (void)state;
    desk_read_code(&stage.desk, &arena, code, recall);
    assert_int_equal(recall->state, RECALL_SAME);
    assert_true(recall->opens);
    assert_false(recall->other_content);
    assert_int_equal(recall->count, 0);
    desk_recall(&stage.desk, recall);
    assert_true(desk_done(&stage.desk));
    arena_free(&arena);
}

/* Ten years later every rule that knows a day may say something else. */
static void today_is_the_desks(void **state)
{
    struct arena arena = {0};
    struct recall *recall = arena_alloc(&arena, sizeof *recall);

    (void)state;
    stage.desk.now.date += 3653;
    desk_read_code(&stage.desk, &arena, code, recall);
    assert_true(recall->opens);
    assert_int_equal(recall->session.today, stage.desk.now.date);
    arena_free(&arena);
}

static void a_code_of_an_unknown_content_says_what_it_can(void **state)
{
    struct content other = *stage.content;
    struct arena arena = {0};
    struct recall *recall = arena_alloc(&arena, sizeof *recall);
    const struct recall_request request = {.content = &other, .today = stage.desk.now.date};

    (void)state;
    other.behaviour_print++;
    recall_make(recall, &arena, &request, code);
    assert_int_equal(recall->state, RECALL_UNKNOWN);
    assert_false(recall->opens);
    assert_non_null(strstr(recall->sentence, "聊城市"));
    assert_non_null(strstr(recall->sentence, "2026年11月21日"));
    assert_non_null(strstr(recall->sentence, "直接结算还是手工报销"));
    arena_free(&arena);
}

/* Chance digits whose check digits fit, of a content nobody knows. */
static void chance_digits_are_refused(void **state)
{
    struct arena arena = {0};
    struct recall *recall = arena_alloc(&arena, sizeof *recall);

    (void)state;
    for (unsigned tail = 0; tail < 97; tail++) {
        char typed[64];

        snprintf(typed, sizeof typed, "8888 7777 6666 5555 4444 3333 2222 11%02u", tail);
        desk_read_code(&stage.desk, &arena, typed, recall);
        assert_int_equal(recall->state, RECALL_REFUSED);
        assert_true(recall->sentence[0] != '\0');
        assert_false(recall->opens);
    }
    arena_free(&arena);
}

/* Changed content waits for the open case to end; the code is read under the old one. */
static void changed_content_is_taken_over_on_the_way(void **state)
{
    struct stage other = {0};
    struct arena arena = {0};
    struct recall *recall = arena_alloc(&arena, sizeof *recall);

    (void)state;
    assert_true(stage_load(&other));
    desk_begin(&stage.desk, content_flow(stage.content, "settle"));
    desk_read_code(&stage.desk, &arena, code, recall);
    desk_offer(&stage.desk, other.content);
    desk_recall(&stage.desk, recall);
    assert_ptr_equal(stage.desk.content, other.content);
    assert_ptr_equal(stage.desk.open.session.content, other.content);
    assert_true(desk_done(&stage.desk));
    stage.content = other.content; /* the desk gave the old one back */
    arena_free(&arena);
}

/* ---- a released content ------------------------------------------------------------------- */

static struct content *released(void *context, uint32_t print)
{
    const struct buffer *skeleton = context;
    struct content *content = history_read(skeleton->data, skeleton->size);

    assert_non_null(content);
    assert_int_equal(code_print(content->behaviour_print), print);
    return content;
}

/* The content has changed its print since; what it decides is still the same. */
static void a_code_of_a_released_content_opens_too(void **state)
{
    const uint64_t print = stage.content->behaviour_print;
    struct buffer skeleton = {0};
    struct arena arena = {0};
    struct recall *recall = arena_alloc(&arena, sizeof *recall);

    (void)state;
    history_write(stage.content, &skeleton);
    stage.content->behaviour_print++;
    stage.desk.setup.releases = (struct releases){.open = released, .context = &skeleton};
    desk_read_code(&stage.desk, &arena, code, recall);
    assert_int_equal(recall->state, RECALL_SAME);
    assert_true(recall->other_content);
    assert_int_equal(recall->count, 0);
    stage_scan(&stage, code);
    assert_true(seen("结果现在还是一样"));
    stage_key(&stage, "Enter");
    assert_string_equal(stage_draw(&stage), "conclusion");
    stage.content->behaviour_print = print;
    buffer_free(&skeleton);
    arena_free(&arena);
}

/* ---- on the screen ------------------------------------------------------------------------ */

static void a_scan_opens_after_a_look(void **state)
{
    (void)state;
    assert_string_equal(stage_draw(&stage), "home");
    stage_scan(&stage, code);
    assert_string_equal(stage_draw(&stage), "recall");
    assert_true(seen("结果现在还是一样"));
    stage_key(&stage, "Enter");
    assert_string_equal(stage_draw(&stage), "conclusion");
}

static void a_code_is_typed_with_the_keypad(void **state)
{
    char digits[CODE_TEXT_SIZE];

    (void)state;
    code_digits(code, digits);
    stage_key(&stage, "/");
    assert_string_equal(stage_draw(&stage), "code-entry");
    stage_type(&stage, digits);
    assert_true(seen(code));
    stage_keys(&stage, "Enter Enter");
    assert_string_equal(stage_draw(&stage), "conclusion");
}

static void a_mistyped_code_is_told_and_mended(void **state)
{
    char digits[CODE_TEXT_SIZE], right[2] = "0";
    size_t size;

    (void)state;
    code_digits(code, digits);
    size = strlen(digits);
    right[0] = digits[size - 1];
    digits[size - 1] = right[0] == '9' ? '8' : (char)(right[0] + 1);
    stage_key(&stage, "/");
    stage_type(&stage, digits);
    stage_key(&stage, "Enter");
    assert_true(seen("有一位打错了"));
    stage_key(&stage, "Enter"); /* opens nothing */
    assert_false(stage.desk.serving);
    stage_keys(&stage, "- -");
    stage_key(&stage, right);
    stage_keys(&stage, "Enter Enter");
    assert_string_equal(stage_draw(&stage), "conclusion");
}

static void the_code_screen_is_left_again(void **state)
{
    (void)state;
    stage_keys(&stage, "/ 1 2 - - -");
    assert_string_equal(stage_draw(&stage), "home");
    stage_keys(&stage, "/ Enter");
    assert_string_equal(stage_draw(&stage), "code-entry");
    for (int i = 0; i < CODE_DIGITS_MAX + 20; i++)
        stage_key(&stage, "7");
    stage_draw(&stage);
    stage_key(&stage, "Esc");
    assert_string_equal(stage_draw(&stage), "home");
}

static void a_scan_while_serving_asks_first(void **state)
{
    (void)state;
    stage_keys(&stage, "1");
    const char *asking = stage_draw(&stage);

    stage_scan(&stage, code);
    assert_string_equal(stage_draw(&stage), "recall");
    stage_key(&stage, "-");
    assert_string_equal(stage_draw(&stage), asking);
    for (int i = 0; i < 2 * APP_DEPTH; i++) /* however often: the stack of screens has an end */
        stage_scan(&stage, code);
    assert_string_equal(stage_draw(&stage), "recall");
    stage_key(&stage, "Enter");
    assert_string_equal(stage_draw(&stage), "conclusion");
}

static void a_number_of_an_identity_card_stays_nowhere(void **state)
{
    (void)state;
    stage_scan(&stage, "110101199003070000");
    assert_false(seen("11010119900307"));
    assert_false(stage.desk.serving);
}

static void conclusion_and_menu_show_the_code(void **state)
{
    (void)state;
    stage_resize(&stage, 120, 60);
    stage_scan(&stage, code);
    stage_keys(&stage, "Enter + 4");
    for (const char *group = code; group != NULL; group = strchr(group + 1, ' ')) {
        char digits[5];

        snprintf(digits, sizeof digits, "%s", group + (*group == ' '));
        assert_true(seen(digits));
    }
}

int main(void)
{
#define DESK(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        DESK(a_code_opens_its_case),
        DESK(today_is_the_desks),
        DESK(a_code_of_an_unknown_content_says_what_it_can),
        DESK(chance_digits_are_refused),
        DESK(changed_content_is_taken_over_on_the_way),
        DESK(a_code_of_a_released_content_opens_too),
        DESK(a_scan_opens_after_a_look),
        DESK(a_code_is_typed_with_the_keypad),
        DESK(a_mistyped_code_is_told_and_mended),
        DESK(the_code_screen_is_left_again),
        DESK(a_scan_while_serving_asks_first),
        DESK(a_number_of_an_identity_card_stays_nowhere),
        DESK(conclusion_and_menu_show_the_code),
    };
    int failed;

    if (!stage_load(&stage))
        return 1;
    failed = cmocka_run_group_tests(tests, NULL, NULL);
    stage_unload(&stage);
    return failed;
}
