/* The stack of screens, and the way of a stroke through it. */
#include "screens/app.h"

#include "engine/code.h"
#include "screens/frame.h"
#include "screens/parts.h"

#include <assert.h>
#include <curses.h>
#include <string.h>

/* Help over menu over help … ends here; the screens of a case go no deeper. */
#define DEPTH_OF_HELP 8

#define CLICK_COLUMNS 8 /* digits of rows stand no further to the right */

/* ---- the stack ---------------------------------------------------------------------------- */

static struct screen *app_top(const struct app *app)
{
    return app->stack[app->depth - 1];
}

static void app_close_top(struct app *app)
{
    assert(app->depth > 0);
    screen_free(app->stack[--app->depth]);
}

void app_open(struct app *app, struct screen *screen)
{
    assert(app->depth < APP_DEPTH);
    app->stack[app->depth++] = screen;
}

void app_replace(struct app *app, struct screen *screen)
{
    app_close_top(app);
    app_open(app, screen);
}

static void app_close_to(struct app *app, size_t depth)
{
    while (app->depth > depth)
        app_close_top(app);
}

/* The screen for the question waiting, or for the conclusion. */
static struct screen *case_screen(struct app *app)
{
    const uint32_t question = desk_question(app->desk);

    if (question != NO_INDEX)
        return screen_for_question(app->desk, question, false);
    if (!desk_done(app->desk))
        return gap_open(app->desk);
    app->drop_typed = true;
    return conclusion_open(app->desk);
}

void app_serve(struct app *app)
{
    app_close_to(app, 1);
    if (app->desk->serving)
        app_open(app, case_screen(app));
}

/* What the change would do; nothing at all where it is the same answer. */
static void answer_change(struct app *app, uint32_t question, struct answer answer)
{
    const struct answer before = app->desk->open.session.answers[question];

    if (before.state != answer.state || before.number != answer.number)
        app_open(app, change_open(app->desk, question, answer));
    else
        app_notice(app, TEXT_NOTICE_UNCHANGED);
}

void app_answer(struct app *app, uint32_t question, struct answer answer, bool changing)
{
    if (changing) {
        answer_change(app, question, answer);
        return;
    }
    if (!desk_answer(app->desk, question, answer)) {
        app_notice(app, TEXT_NOTICE_REFUSED);
        return;
    }
    app_serve(app);
}

void app_notice(struct app *app, enum text_id notice)
{
    app->notice = notice;
}

void app_start(struct app *app, struct desk *desk, const struct screens_options *options)
{
    memset(app, 0, sizeof *app);
    app->desk = desk;
    app->options = options;
    app->notice = TEXT_COUNT;
    theme_make(&app->palette, !options->no_colour);
    output_open(&app->output, options->places);
    printers_open(&app->printers, desk->setup.office, options->places, options->kiosk);
    app_open(app, home_open(desk));
    app_serve(app);
}

void app_stop(struct app *app)
{
    app_close_to(app, 0);
    output_close(&app->output);
    printers_close(&app->printers);
    arena_free(&app->job);
}

/* ---- drawing ------------------------------------------------------------------------------ */

static struct canvas whole_screen(const struct app *app, struct arena *scratch,
                                  struct pointer *pointer)
{
    struct canvas canvas = {
        .ascii = app->options->ascii,
        .palette = &app->palette,
        .scratch = scratch,
        .pointer = pointer,
    };

    getmaxyx(stdscr, canvas.rows, canvas.columns);
    return canvas;
}

static void place_cursor(const struct pointer *pointer)
{
    curs_set(pointer->visible ? 1 : 0);
    if (pointer->row >= 0)
        move(pointer->row, pointer->column);
}

/* What the desk has to say by itself: an answer to the last key, how a job has ended or what it waits
 * for, and between two cases, to staff only, that changed content cannot be used. */
static const char *notice_words(const struct app *app, const struct words *words,
                                const struct offer *offer)
{
    const struct output *output = &app->output;
    const bool waits = output->state == OUTPUT_WORKING && output->report.kind == REPORT_WAITING;

    if (app->notice != TEXT_COUNT)
        return words_text(words, app->notice);
    if ((app->job_ended || waits) && !offer->tells_job)
        return output_sentence(&app->output, words->content, words->language, words->arena);
    if (app->desk->content_broken && app->depth == 1 && !app->options->kiosk)
        return words_text(words, TEXT_NOTICE_CONTENT_BROKEN);
    return NULL;
}

static struct offer app_offer(const struct screen *screen, const struct canvas *whole)
{
    struct offer offer = {.rows = whole->rows, .columns = whole->columns};

    screen->ops->offer(screen, &offer);
    return offer;
}

enum mode app_mode(const struct app *app, size_t below)
{
    struct offer offer = {.rows = FRAME_ROWS_MIN, .columns = FRAME_COLUMNS_MIN};
    const struct screen *screen = app->stack[app->depth - 1 - below];

    screen->ops->offer(screen, &offer);
    return offer.mode;
}

void app_draw(const struct app *app)
{
    const struct screen *screen = app_top(app);
    struct arena scratch = {0};
    struct pointer pointer = {.row = -1};
    const struct canvas whole = whole_screen(app, &scratch, &pointer);
    const struct words words = screen_words(screen, &scratch);
    struct offer offer;

    erase();
    if (whole.rows < FRAME_ROWS_MIN || whole.columns < FRAME_COLUMNS_MIN) {
        frame_too_small(&whole, &words);
    } else {
        offer = app_offer(screen, &whole);
        struct canvas body = frame_body(&whole, &offer);

        frame_draw(&whole, &words, app->desk, &offer, notice_words(app, &words, &offer));
        screen->ops->draw(screen, &body);
    }
    place_cursor(&pointer);
    arena_free(&scratch);
}

/* ---- strokes ------------------------------------------------------------------------------ */

static struct event stroke_event(const struct app *app, const struct stroke *stroke)
{
    struct arena scratch = {0};
    struct pointer pointer = {0};
    const struct canvas whole = whole_screen(app, &scratch, &pointer);
    const struct offer offer = app_offer(app_top(app), &whole);
    const struct canvas body = frame_body(&whole, &offer);

    return (struct event){
        .action = keys_action(offer.mode, stroke->kind),
        .digit = stroke->kind == STROKE_DIGIT ? (int)(stroke->character - '0') : 0,
        .character = stroke->character,
        .scan = stroke->scan,
        .rows = body.rows,
        .columns = body.columns,
    };
}

/* What every screen can do, when the screen itself had no use for it. */
static void app_common(struct app *app, const struct event *event)
{
    switch (event->action) {
    case ACTION_BACK:
    case ACTION_DELETE:
        if (app->depth > 1)
            app_close_top(app);
        break;
    case ACTION_MENU:
        if (app->depth <= DEPTH_OF_HELP)
            app_open(app, menu_open(app));
        break;
    case ACTION_HELP:
        if (app->depth <= DEPTH_OF_HELP)
            app_open(app, help_open(app->desk, app_mode(app, 0)));
        break;
    case ACTION_SCAN:
        app_notice(app, TEXT_NOTICE_SCAN);
        break;
    default:
        break;
    }
}

/* A click on a row is its digit, read from where it stands on the screen. */
static struct stroke click_stroke(const struct stroke *click)
{
    for (int column = 0; column < CLICK_COLUMNS; column++) {
        const chtype digit = mvinch(click->row, column) & A_CHARTEXT;

        if (digit >= '0' && digit <= '9')
            return (struct stroke){.kind = digit == '0' ? STROKE_ZERO : STROKE_DIGIT,
                                   .character = (uint32_t)digit};
        if (digit != ' ')
            break;
    }
    return (struct stroke){.kind = STROKE_COUNT};
}

/* A case code may be scanned on any screen; the letters before it say what it is. */
static bool code_scanned(struct app *app, const char *scan)
{
    struct code code;

    while ((*scan >= 'A' && *scan <= 'Z') || (*scan >= 'a' && *scan <= 'z'))
        scan++;
    if (!code_looks_like(scan) || app->depth > DEPTH_OF_HELP)
        return false;
    if (code_read(scan, &code) == CODE_LENGTH) { /* an identity card: not to be shown either */
        app_notice(app, TEXT_NOTICE_SCAN);
        return true;
    }
    app_open(app, recall_open(app->desk, scan));
    return true;
}

void app_stroke(struct app *app, const struct stroke *stroke)
{
    struct screen *screen = app_top(app);
    struct event event;
    struct stroke clicked;

    if (stroke->kind == STROKE_CLICK) {
        clicked = click_stroke(stroke);
        if (clicked.kind != STROKE_COUNT)
            app_stroke(app, &clicked);
        return;
    }
    app->notice = TEXT_COUNT;
    app->job_ended = false;
    desk_touch(app->desk);
    if (stroke->kind == STROKE_SCAN && code_scanned(app, stroke->scan))
        return;
    if (stroke->kind == STROKE_NUM_LOCK)
        app_notice(app, TEXT_NOTICE_NUM_LOCK);
    event = stroke_event(app, stroke);
    if (event.action == ACTION_TYPE && event.character == '?')
        event.action = ACTION_HELP;
    switch (event.action == ACTION_NONE ? REPLY_DRAW : screen->ops->act(screen, app, &event)) {
    case REPLY_CLOSE:
        app_close_top(app);
        break;
    case REPLY_IGNORED:
        app_common(app, &event);
        break;
    case REPLY_DRAW:
        break;
    }
}
