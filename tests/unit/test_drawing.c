/*
 * Every node of every shipped flow, in both languages, at four sizes: nothing is cut without an
 * ellipsis, no character is halved, the cursor stands on the picked option, text stays within its
 * columns. The same for every outcome's conclusion, papers, reasons and citizen's view.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "stage.h"

#include "base/text.h"
#include "desk/confirm.h"
#include "engine/code.h"
#include "screens/parts.h"

#include <curses.h>
#include <string.h>

static struct stage stage;

static const struct {
    int columns;
    int rows;
} sizes[] = {
    {80,  24},
    {60,  16},
    {120, 40},
    {200, 60}
};

/* ---- what must hold of any screen ----------------------------------------------------------- */

static void row_holds(int row, const char *what)
{
    struct buffer text = {0};

    stage_row(row, &text);
    buffer_add(&text, "", 1);
    if (text_columns(text.data) > COLS || strstr(text.data, "\xef\xbf\xbd") != NULL)
        fail_msg("%s at %dx%d, row %d: %s", what, COLS, LINES, row, text.data);
    buffer_free(&text);
}

static void screen_holds(const char *what)
{
    int row, column;

    stage_draw(&stage);
    for (row = 0; row < LINES; row++)
        row_holds(row, what);
    stage_cursor(&row, &column);
    assert_in_range(row, 0, LINES - 1);
    assert_in_range(column, 0, COLS - 1);
}

/* Whether s is on the screen, line breaks and indents aside, or begins there and ends in an
 * ellipsis: the characters of s in order, each row's part without blanks. */
static bool seen_whole(const char *s)
{
    struct buffer text = {0};
    char wanted[2048 + sizeof "…"];
    char seen[65536];
    size_t size = 0;
    bool found;

    stage_text(&text);
    for (size_t i = 0; i < text.size && size < sizeof seen - 1; i++)
        if (strchr(" \n", text.data[i]) == NULL)
            seen[size++] = text.data[i];
    seen[size] = '\0';
    size = 0;
    for (; *s != '\0' && size < 2047; s++)
        if (*s != ' ')
            wanted[size++] = *s;
    wanted[size] = '\0';
    found = strstr(seen, wanted) != NULL;
    /* Cut: the longest beginning that is there must be followed by the ellipsis. */
    while (!found && size > 6) {
        do
            size--;
        while (size > 0 && ((unsigned char)wanted[size] & 0xC0) == 0x80);
        memcpy(wanted + size, "…", sizeof "…");
        found = strstr(seen, wanted) != NULL;
    }
    buffer_free(&text);
    return found;
}

/* ---- questions ------------------------------------------------------------------------------ */

static void ask_in_session(uint32_t question, struct arena *arena, enum language language)
{
    const struct content *content = stage.content;
    const struct words words = {.content = content, .language = language, .arena = arena};
    const struct question *asked = &content->questions[question];
    struct screen *screen = question_open(&stage.desk, question, false);
    const char *id = content_string(content, asked->id);

    app_open(&stage.app, screen);
    screen_holds(id);
    /* On wide screens the panel stands between the lines of the question: look beside it. */
    if (COLS < 110 && !seen_whole(words_of(&words, asked->text)))
        fail_msg("%s at %dx%d: the question is cut", id, COLS, LINES);
    for (uint32_t i = 0; i < asked->options.count && COLS < 110; i++)
        if (asked->type != QUESTION_PLACE && !seen_whole(words_option(&words, question, i)))
            fail_msg("%s at %dx%d: option %u is cut", id, COLS, LINES, i + 1);
}

static void cursor_on_picked(uint32_t question)
{
    const struct span options = stage.content->questions[question].options;
    int row, column;
    cchar_t cell;
    wchar_t characters[CCHARW_MAX];
    attr_t attributes;
    short pair;

    for (uint32_t i = 0; i < options.count + 1; i++) {
        stage_key(&stage, "Down");
        stage_draw(&stage);
        stage_cursor(&row, &column);
        mvin_wch(row, column, &cell);
        getcchar(&cell, characters, &attributes, &pair, NULL);
        assert_int_equal(characters[0], i < options.count ? L'1' + (wchar_t)i : L'0');
        assert_true(attributes & A_REVERSE);
    }
}

static void question_drawn(uint32_t question, enum language language)
{
    const uint32_t type = stage.content->questions[question].type;
    struct arena arena = {0};

    desk_begin(&stage.desk, 0);
    ask_in_session(question, &arena, language);
    if (type == QUESTION_ONE_OF || type == QUESTION_SEVERAL_OF || type == QUESTION_YES_NO)
        cursor_on_picked(question);
    stage_keys(&stage, "*");
    screen_holds("why");
    app_serve(&stage.app);
    arena_free(&arena);
}

static void test_every_question(void **state)
{
    (void)state;
    for (size_t size = 0; size < sizeof sizes / sizeof sizes[0]; size++)
        for (enum language language = 0; language < LANGUAGE_COUNT; language++) {
            stage_open(&stage, sizes[size].columns, sizes[size].rows, language);
            for (uint32_t i = 0; i < stage.content->question_count; i++)
                question_drawn(i, language);
            stage_close(&stage);
        }
}

/* ---- every node, reached ---------------------------------------------------------------------- */

/* Answers that lead somewhere: options in turn, 不清楚, and plain values for what is typed. */
static bool answer_nth(uint32_t question, uint32_t n, struct answer *answer)
{
    const struct question *asked = &stage.content->questions[question];
    int64_t least, most;

    *answer = (struct answer){.state = ANSWER_UNSURE};
    if (n == 0)
        return true;
    answer->state = ANSWER_KNOWN;
    switch ((enum question_type)asked->type) {
    case QUESTION_ONE_OF:
    case QUESTION_YES_NO:
        answer->number = n - 1;
        return n <= asked->options.count;
    case QUESTION_SEVERAL_OF:
        answer->number = n == 1 ? 0 : 1 << (n - 2);
        return n <= asked->options.count + 1;
    case QUESTION_PLACE:
        answer->number = n == 1 ? 371500 : n == 2 ? 110000 : n == 3 ? 370100 : 990000;
        return n <= 4;
    case QUESTION_DATE:
    case QUESTION_NUMBER:
    case QUESTION_MONEY:
        break;
    }
    session_question_range(&stage.desk.open.session, question, &least, &most);
    answer->number = n == 1 ? most : most - 1;
    return n <= 2 && answer->number >= least;
}

struct reached {
    uint8_t nodes[4096];
    uint8_t outcomes[4096];
    uint32_t count;
};

/* Below the header nothing ends in an ellipsis. */
static void nothing_is_cut(const char *what)
{
    for (int row = 2; row < LINES; row++) {
        struct buffer text = {0};

        stage_row(row, &text);
        buffer_add(&text, "", 1);
        if (strstr(text.data, "…") != NULL)
            fail_msg("%s at %dx%d, row %d is cut: %s", what, COLS, LINES, row, text.data);
        buffer_free(&text);
    }
}

/* What the conclusion leaves open, and the field for each answer. */
static void confirm_drawn(void)
{
    uint32_t parameters[UNVERIFIED_MAX];
    const uint32_t count = desk_unverified(&stage.desk, parameters);

    for (uint32_t i = 0; i < count; i++) {
        const char digit[2] = {(char)('1' + i), '\0'};

        app_serve(&stage.app);
        stage_keys(&stage, "0");
        screen_holds("confirm");
        nothing_is_cut("confirm");
        stage_keys(&stage, digit);
        screen_holds("confirm-value");
        assert_string_equal(stage_draw(&stage), "confirm-value");
        nothing_is_cut(content_string(stage.content, stage.content->parameters[parameters[i]].id));
    }
    app_serve(&stage.app);
}

static void result_drawn(const char *id)
{
    app_serve(&stage.app);
    screen_holds(id);
    stage_keys(&stage, "*");
    screen_holds("why");
    stage_keys(&stage, "- Enter");
    screen_holds("papers");
    stage_keys(&stage, "*");
    screen_holds("how");
    app_serve(&stage.app);
    stage_keys(&stage, "+ 2");
    screen_holds("citizen");
    stage_keys(&stage, "- + 3");
    screen_holds("read out");
    stage_keys(&stage, "- + 1");
    screen_holds("review");
    app_serve(&stage.app);
    stage_keys(&stage, ".");
    screen_holds("print");
    app_serve(&stage.app);
    confirm_drawn();
}

/* Goes on from every question not seen before with every answer: each node once, not each path. */
static void explore(struct reached *reached, uint32_t depth)
{
    const uint32_t question = desk_question(&stage.desk);
    const struct desk saved = stage.desk;
    struct answer answer;

    if (question == NO_INDEX) {
        if (desk_done(&stage.desk) && !reached->outcomes[stage.desk.result.trail.outcome]++)
            result_drawn("conclusion");
        return;
    }
    if (stage.content->questions[question].start == START_NONE &&
        reached->nodes[stage.desk.result.trail.node]++ > 0)
        return;
    app_serve(&stage.app);
    screen_holds("question");
    reached->count++;
    for (uint32_t n = 0; depth < 60 && answer_nth(question, n, &answer); n++) {
        if (desk_answer(&stage.desk, question, answer))
            explore(reached, depth + 1);
        stage.desk = saved;
    }
}

static void test_every_node(void **state)
{
    (void)state;
    for (size_t size = 0; size < sizeof sizes / sizeof sizes[0]; size++) {
        static struct reached reached;

        memset(&reached, 0, sizeof reached);
        stage_open(&stage, sizes[size].columns, sizes[size].rows,
                   size % 2 == 0 ? LANGUAGE_ZH : LANGUAGE_EN);
        for (uint32_t flow = 0; flow < stage.content->flow_count; flow++) {
            desk_begin(&stage.desk, flow);
            explore(&reached, 0);
            desk_finish(&stage.desk);
            app_serve(&stage.app);
        }
        stage_close(&stage);
        assert_true(reached.count > stage.content->flow_count);
    }
}

/* ---- sizes ------------------------------------------------------------------------------------ */

static void test_any_size(void **state)
{
    (void)state;
    stage_open(&stage, 80, 24, LANGUAGE_ZH);
    stage_keys(&stage, "1 1 1");
    for (int rows = 1; rows <= 30; rows++)
        for (int columns = 1; columns <= 130; columns += 3) {
            stage_resize(&stage, columns, rows);
            screen_holds("question");
        }
    stage_close(&stage);
}

static void test_too_small_says_so(void **state)
{
    struct buffer text = {0};

    (void)state;
    stage_open(&stage, 39, 10, LANGUAGE_EN);
    stage_draw(&stage);
    stage_row(0, &text);
    buffer_add(&text, "", 1);
    assert_non_null(strstr(text.data, "too small"));
    assert_non_null(strstr(text.data, "40x10"));
    buffer_free(&text);
    stage_close(&stage);
}

static void assert_seen(const char *wanted)
{
    struct buffer text = {0};

    stage_draw(&stage);
    stage_text(&text);
    buffer_add(&text, "", 1);
    if (strstr(text.data, wanted) == NULL)
        fail_msg("not seen: %s in\n%s", wanted, text.data);
    buffer_free(&text);
}

/* A case that midnight passed over says so in words, however little room the places leave. */
static void test_a_case_of_yesterday_says_so(void **state)
{
    static const struct {
        enum language language;
        int columns;
        const char *said;
    } cases[] = {
        {LANGUAGE_ZH, 120, "2026-11-21 周六 隔夜"},
        {LANGUAGE_ZH, 80,  "2026-11-21 隔夜"       },
        {LANGUAGE_ZH, 60,  "2026-11-21 周六 隔夜"},
        {LANGUAGE_EN, 80,  "2026-11-21 Sat (old)"    },
        {LANGUAGE_EN, 60,  "2026-11-21 (old)"        },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct moment tomorrow;

        stage_open(&stage, cases[i].columns, 24, cases[i].language);
        stage_keys(&stage, "1 1 2 4 1");
        tomorrow = stage.desk.now;
        tomorrow.date++;
        desk_tell(&stage.desk, tomorrow);
        assert_seen(cases[i].said);
        stage_close(&stage);
    }
}

static void test_ascii_draws_no_lines(void **state)
{
    struct buffer text = {0};

    (void)state;
    stage.options.ascii = true;
    stage_open(&stage, 80, 24, LANGUAGE_EN);
    stage_keys(&stage, "1 1 1 2");
    stage_draw(&stage);
    stage_text(&text);
    buffer_add(&text, "", 1);
    assert_null(strstr(text.data, "─"));
    assert_null(strstr(text.data, "…"));
    assert_null(strstr(text.data, "›"));
    buffer_free(&text);
    stage_close(&stage);
    stage.options.ascii = false;
}

/* In ASCII there are no half blocks: the digits are there, and a sentence instead of the QR code. */
static void test_a_code_in_ascii_is_digits(void **state)
{
    char code[CODE_TEXT_SIZE];

    (void)state;
    for (int ascii = 0; ascii < 2; ascii++) {
        stage.options.ascii = ascii;
        stage_open(&stage, 80, 24, LANGUAGE_ZH);
        stage_keys(&stage, "1 1 1 2 2 1 1 1 1");
        assert_true(code_make(&stage.desk.open.session, code));
        stage_keys(&stage, "+ 4");
        code[4] = '\0';
        assert_seen(code);
        assert_seen(ascii ? "画不出二维码" : "█▀▀▀▀▀█");
        stage_close(&stage);
    }
    stage.options.ascii = false;
}

static void test_without_colour_nothing_is_coloured(void **state)
{
    (void)state;
    stage.options.no_colour = true;
    stage_open(&stage, 80, 24, LANGUAGE_ZH);
    stage_keys(&stage, "1 1 1");
    stage_draw(&stage);
    for (int row = 0; row < LINES; row++)
        for (int column = 0; column < COLS; column++) {
            wchar_t characters[CCHARW_MAX];
            attr_t attributes;
            cchar_t cell;
            short pair;

            mvin_wch(row, column, &cell);
            getcchar(&cell, characters, &attributes, &pair, NULL);
            assert_int_equal(pair, 0);
        }
    stage_close(&stage);
    stage.options.no_colour = false;
}

/* A code scanned on whatever screen opens its case again. */
static void test_a_scanned_code_opens_its_case(void **state)
{
    char code[CODE_TEXT_SIZE];
    char scan[CODE_TEXT_SIZE + 2];
    uint32_t outcome;

    (void)state;
    stage_open(&stage, 80, 24, LANGUAGE_ZH);
    stage_keys(&stage, "1 1 1 2 2 1 1 1 1");
    assert_true(desk_done(&stage.desk));
    outcome = stage.desk.result.trail.outcome;
    assert_true(code_make(&stage.desk.open.session, code));
    snprintf(scan, sizeof scan, "DB%s", code);
    stage_keys(&stage, "+ 9 2 1");
    stage_scan(&stage, scan);
    assert_string_equal(stage_draw(&stage), "recall");
    stage_key(&stage, "Enter");
    assert_string_equal(stage_draw(&stage), "conclusion");
    assert_int_equal(stage.desk.result.trail.outcome, outcome);
    assert_int_equal(caselist_count(stage.desk.recent),
                     2); /* the case it came in upon is not lost */
    stage_close(&stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_question),
        cmocka_unit_test(test_every_node),
        cmocka_unit_test(test_any_size),
        cmocka_unit_test(test_a_scanned_code_opens_its_case),
        cmocka_unit_test(test_too_small_says_so),
        cmocka_unit_test(test_a_case_of_yesterday_says_so),
        cmocka_unit_test(test_ascii_draws_no_lines),
        cmocka_unit_test(test_a_code_in_ascii_is_digits),
        cmocka_unit_test(test_without_colour_nothing_is_coloured),
    };
    int failed;

    if (!stage_load(&stage))
        return 1;
    failed = cmocka_run_group_tests(tests, NULL, NULL);
    stage_unload(&stage);
    return failed;
}
