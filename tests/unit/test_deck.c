/* Decks handed to the screens: a screen takes cases from a source it knows nothing of. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "stage.h"

#include <string.h>

static struct stage stage;

/* ---- a source ---------------------------------------------------------------------------------- */

/* The second deck has what a content may not know any more, and what is no case at all. */
static const char *const cards[2][4] = {
    {"flow settle\ntoday 2026-11-21\nanswer insured_in start 0 place: 371500\n",
     "flow settle\ntoday 2026-11-21\nanswer insured_in start 0 place: 440300\n"},
    { "flow no_such_matter\ntoday 2026-11-21\n", "not a case",     "",
     "flow settle\ntoday 2026-11-21\nanswer no_such_question asked 0 yes\n"},
};

static const char *deck_title(void *context, uint32_t deck, enum language language)
{
    (void)context;
    if (language == LANGUAGE_EN)
        return deck == 0 ? "Settling" : "Spoilt";
    return deck == 0 ? "结算" : "坏的";
}

static bool deck_at(void *context, uint32_t deck, uint32_t number, enum language language,
                    struct arena *arena, const char **words, const char **about)
{
    int *asked = context;

    ++*asked;
    if (number >= 4 || cards[deck][number] == NULL)
        return false;
    *words = cards[deck][number];
    *about = arena_format(arena, "%s %u", deck_title(NULL, deck, language), number);
    return true;
}

static int asked;
static const struct deck_source source = {
    .count = 2, .title = deck_title, .at = deck_at, .context = &asked};

/* ---- a screen that practises -------------------------------------------------------------------- */

struct practice {
    struct screen screen;
    const struct deck_source *decks;
    uint32_t number;
    bool over;
    struct deck_card card;
};

static void practice_frame(const struct screen *screen, struct frame_spec *spec)
{
    (void)screen;
    spec->mode = MODE_READ;
}

static void practice_draw(const struct screen *screen, struct canvas *canvas)
{
    const struct practice *practice = (const struct practice *)screen;
    const enum language language = screen->desk->language;

    canvas_put(canvas, 0, 0, ROLE_STRONG,
               practice->decks->title(practice->decks->context, 0, language));
    canvas_put(canvas, 1, 0, ROLE_TEXT, practice->over ? "over" : practice->card.about);
}

static void practice_take(struct practice *practice)
{
    const struct desk *desk = practice->screen.desk;

    practice->over = !deck_next(practice->decks, 0, &practice->number, desk->content,
                                desk->language, &practice->screen.arena, &practice->card);
}

static enum reply practice_act(struct screen *screen, struct app *app, const struct event *event)
{
    (void)app;
    if (event->action != ACTION_PAGE_DOWN)
        return REPLY_IGNORED;
    practice_take((struct practice *)screen);
    return REPLY_DRAW;
}

static const struct screen_ops practice_ops = {
    .name = "practice",
    .frame = practice_frame,
    .draw = practice_draw,
    .act = practice_act,
};

static bool row_is(int row, const char *text)
{
    struct buffer seen = {0};
    bool same;

    stage_row(row, &seen);
    buffer_add(&seen, "", 1);
    same = strcmp(seen.data + strspn(seen.data, " "), text) == 0;
    buffer_free(&seen);
    return same;
}

static void a_screen_takes_cases_from_what_it_is_given(void **state)
{
    struct practice *practice;

    (void)state;
    stage.options.decks = &source;
    stage_open(&stage, 80, 24, LANGUAGE_EN);
    practice = screen_new(&practice_ops, &stage.desk, sizeof *practice);
    practice->decks = stage.app.options->decks;
    practice_take(practice);
    app_open(&stage.app, &practice->screen);
    assert_string_equal(stage_draw(&stage), "practice");
    assert_true(row_is(2, "Settling"));
    assert_true(row_is(3, "Settling 0"));
    stage_key(&stage, "Enter");
    stage_draw(&stage);
    assert_true(row_is(3, "Settling 1"));
    assert_int_equal(practice->card.answered.session.answers[stage.content->insured_in].number,
                     440300);
    stage_key(&stage, "Enter");
    stage_draw(&stage);
    assert_true(row_is(3, "over"));
    stage_close(&stage);
    stage.options.decks = NULL;
}

/* ---- taking ------------------------------------------------------------------------------------- */

/* What this content cannot open is passed over; what it can open without a question it lacks is not. */
static void bad_cases_are_passed_over(void **state)
{
    struct arena arena = {0};
    struct deck_card card;
    uint32_t number = 0;

    (void)state;
    asked = 0;
    assert_true(deck_next(&source, 1, &number, stage.content, LANGUAGE_ZH, &arena, &card));
    assert_int_equal(card.number, 3);
    assert_string_equal(card.about, "坏的 3");
    assert_int_equal(number, 4);
    assert_int_equal(asked, 4);
    assert_false(deck_next(&source, 1, &number, stage.content, LANGUAGE_ZH, &arena, &card));
    assert_int_equal(number, 4);
    arena_free(&arena);
}

static int start(void **state)
{
    (void)state;
    return stage_load(&stage) ? 0 : -1;
}

static int end(void **state)
{
    (void)state;
    stage_unload(&stage);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_screen_takes_cases_from_what_it_is_given),
        cmocka_unit_test(bad_cases_are_passed_over),
    };

    return cmocka_run_group_tests(tests, start, end);
}
