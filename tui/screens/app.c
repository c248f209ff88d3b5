/* The stack of screens, and the way of a stroke through it. */
#include "screens/app.h"

#include "engine/code.h"
#include "screens/frame.h"
#include "screens/waiters.h"

#include <assert.h>
#include <curses.h>
#include <string.h>

/* Help over menu over help … ends here; the screens of a case go no deeper. */
#define DEPTH_OF_HELP 8

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
        return app->screens->question(app->desk, question, false);
    if (!desk_done(app->desk))
        return app->screens->gap(app->desk);
    app->drop_typed = true;
    return app->screens->conclusion(app->desk);
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
        app_open(app, app->screens->change(app->desk, question, answer));
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

void app_start(struct app *app, const struct app_screens *screens, struct desk *desk,
               const struct screens_options *options)
{
    memset(app, 0, sizeof *app);
    app->screens = screens;
    app->desk = desk;
    app->options = options;
    app->notice = TEXT_COUNT;
    app->settled = options->settle == NULL;
    theme_make(&app->palette, !options->no_colour);
    output_open(&app->output, options->places);
    printers_open(&app->printers, desk->setup.office, options->places, desk->setup.public_machine);
    app_open(app, screens->home(desk));
    app_serve(app);
}

void app_stop(struct app *app)
{
    app_close_to(app, 0);
    output_close(&app->output);
    printers_close(&app->printers);
    arena_free(&app->job);
}

/* ---- the job under way: a sheet is printed or saved while the keys go on --------------------- */

/* A first sheet that came to nothing was no sheet: the next try is no reprint. */
static void job_failed(struct app *app)
{
    if (app->output.state == OUTPUT_FAILED && app->first_sheet)
        desk_not_given(app->desk, app->sequence);
}

struct delivery app_delivery(const struct app *app, bool by_phone)
{
    return (struct delivery){.by_phone = by_phone, .large = app->printers.form == PRINT_LARGE};
}

/* A job that only waits for its printer makes room for the next one. */
static void job_end(struct app *app)
{
    if (app->output.state != OUTPUT_WORKING)
        return;
    output_end(&app->output);
    job_failed(app);
}

void app_output(struct app *app, enum output_action action, bool by_phone)
{
    const int64_t now = app->desk->now.milliseconds;
    const struct output_order order = {
        .action = action,
        .printer = &app->printers.chosen,
        .form = app->printers.form,
        .missing = texts_get(app->desk->content, TEXT_PAPER_MISSING_SIGN, app->desk->language),
    };

    app_job_step(app);
    if (output_busy(&app->output)) {
        app_notice(app, TEXT_NOTICE_PRINTING);
        return;
    }
    job_end(app);
    arena_free(&app->job);
    app->first_sheet = app->desk->open.sequence == 0;
    desk_sheet(app->desk, &app->job, app_delivery(app, by_phone), &app->sheet);
    app->sequence = app->desk->open.sequence;
    output_start(&app->output, &order, &app->sheet, now);
    job_failed(app);
}

void app_job_step(struct app *app)
{
    const int64_t now = app->desk->now.milliseconds;

    if (app->output.state != OUTPUT_WORKING || output_step(&app->output, now) == OUTPUT_WORKING)
        return;
    app->job_ended = true;
    job_failed(app);
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
                                const struct frame_spec *spec)
{
    const struct output *output = &app->output;
    const bool waits = output->state == OUTPUT_WORKING && output->report.kind == REPORT_WAITING;

    if (app->notice != TEXT_COUNT)
        return words_text(words, app->notice);
    if ((app->job_ended || waits) && !spec->tells_job)
        return output_sentence(&app->output, words->content, words->language, words->arena);
    if (app->desk->content_broken && app->depth == 1 && !app->desk->setup.public_machine)
        return words_text(words, TEXT_NOTICE_CONTENT_BROKEN);
    return NULL;
}

static struct frame_spec app_frame(const struct screen *screen, const struct canvas *whole)
{
    struct frame_spec spec = {.rows = whole->rows, .columns = whole->columns};

    screen->ops->frame(screen, &spec);
    return spec;
}

enum mode app_mode(const struct app *app, size_t below)
{
    struct frame_spec spec = {.rows = FRAME_ROWS_MIN, .columns = FRAME_COLUMNS_MIN};
    const struct screen *screen = app->stack[app->depth - 1 - below];

    screen->ops->frame(screen, &spec);
    return spec.mode;
}

void app_draw(const struct app *app)
{
    const struct screen *screen = app_top(app);
    struct arena scratch = {0};
    struct pointer pointer = {.row = -1};
    const struct canvas whole = whole_screen(app, &scratch, &pointer);
    const struct words words = screen_words(screen, &scratch);
    struct frame_spec spec;

    erase();
    if (whole.rows < FRAME_ROWS_MIN || whole.columns < FRAME_COLUMNS_MIN) {
        frame_too_small(&whole, &words);
    } else {
        spec = app_frame(screen, &whole);
        struct canvas body = frame_body(&whole, &spec);

        frame_draw(&whole, &words, app->desk, &spec, notice_words(app, &words, &spec));
        screen->ops->draw(screen, &body);
    }
    place_cursor(&pointer);
    arena_free(&scratch);
}

/* ---- strokes ------------------------------------------------------------------------------ */

/* An event with the size of the screen's body, and in *mode what its keys are about. */
static struct event screen_event(const struct app *app, const struct screen *screen,
                                 enum mode *mode)
{
    struct arena scratch = {0};
    struct pointer pointer = {0};
    const struct canvas whole = whole_screen(app, &scratch, &pointer);
    const struct frame_spec spec = app_frame(screen, &whole);
    const struct canvas body = frame_body(&whole, &spec);

    *mode = spec.mode;
    return (struct event){.rows = body.rows, .columns = body.columns};
}

static struct event stroke_event(const struct app *app, const struct stroke *stroke)
{
    enum mode mode;
    struct event event = screen_event(app, app_top(app), &mode);

    event.action = keys_action(mode, stroke->kind);
    event.digit = stroke->kind == STROKE_DIGIT ? (int)(stroke->character - '0') : 0;
    event.character = stroke->character;
    event.scan = stroke->scan;
    return event;
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
            app_open(app, app->screens->menu(app));
        break;
    case ACTION_HELP:
        if (app->depth <= DEPTH_OF_HELP)
            app_open(app, app->screens->help(app->desk, app_mode(app, 0)));
        break;
    case ACTION_SCAN:
        app_notice(app, TEXT_NOTICE_SCAN);
        break;
    default:
        break;
    }
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
    app_open(app, app->screens->recall(app->desk, scan));
    return true;
}

void app_stroke(struct app *app, const struct stroke *stroke)
{
    struct screen *screen = app_top(app);
    struct event event;

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

/* ---- a screen's own time -------------------------------------------------------------------- */

static int64_t screen_due(const struct screen *screen)
{
    return screen->ops->due == NULL ? WAIT_NEVER : screen->ops->due(screen);
}

int64_t app_due(const struct app *app)
{
    int64_t first = WAIT_NEVER;

    for (size_t i = 0; i < app->depth; i++) {
        const int64_t due = screen_due(app->stack[i]);

        if (due < first)
            first = due;
    }
    return first;
}

void app_wake(struct app *app)
{
    const int64_t now = app->desk->now.milliseconds;
    size_t depth = app->depth;
    struct event event;
    enum mode mode;

    while (depth > 0 && screen_due(app->stack[depth - 1]) > now)
        depth--;
    if (depth == 0)
        return;
    event = screen_event(app, app->stack[depth - 1], &mode);
    event.action = ACTION_DUE;
    if (app->stack[depth - 1]->ops->act(app->stack[depth - 1], app, &event) == REPLY_CLOSE)
        app_close_to(app, depth - 1);
}
