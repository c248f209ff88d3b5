/*
 * The event loop.
 *
 *   1. wait for the terminal, a job, a signal, or the next thing due
 *   2. read what was typed; each stroke goes through the top screen
 *   3. work that is due: the job, the minute, idle, changed content
 *   4. draw once
 */
#include "screens/screens.h"

#include "screens/app.h"
#include "screens/input.h"
#include "screens/terminal.h"

#include <curses.h>
#include <unistd.h>

#define EXIT_REFUSED 3
#define FRESH_EVERY                                                                                \
    5000 /* milliseconds between two looks for changed content, on the home screen */

struct loop {
    struct app app;
    struct terminal terminal;
    struct input input;
    int64_t fresh_at; /* when to look for changed content again */
};

static int64_t sooner(int64_t a, int64_t b)
{
    if (a < 0 || b < 0)
        return a < 0 ? b : a;
    return a < b ? a : b;
}

/* Until the next thing due: the minute in the header, idle, changed content; -1 = nothing. */
static int64_t next_due(const struct loop *loop)
{
    const struct desk *desk = loop->app.desk;
    int64_t due = 60000; /* the clock in the header is never more than a minute late */

    if (desk->serving || loop->app.depth > 1)
        due = sooner(due, desk_idle_in(desk));
    if (loop->app.options->fresh != NULL && !desk->serving)
        due = sooner(due, FRESH_EVERY);
    return due;
}

static void wait(struct loop *loop)
{
    struct pollfd fds[1 + OUTPUT_FDS + PROGRAM_FDS] = {
        {.fd = loop->terminal.in, .events = POLLIN}
    };
    int job_timeout = -1, look_timeout = -1;
    size_t count = 1;

    count += output_wait(&loop->app.output, fds + count, OUTPUT_FDS, &job_timeout);
    count += printers_wait(&loop->app.printers, fds + count, PROGRAM_FDS, &look_timeout);
    terminal_wait(fds, count, sooner(next_due(loop), sooner(job_timeout, look_timeout)));
    loop->input.readable = (fds[0].revents & POLLIN) != 0;
    loop->input.hung_up = (fds[0].revents & (POLLHUP | POLLERR | POLLNVAL)) != 0;
}

static void strokes(struct loop *loop)
{
    struct app *app = &loop->app;

    input_read(&loop->input);
    app->drop_typed = false;
    for (size_t i = 0; i < loop->input.count && !app->leave && !app->drop_typed; i++)
        if (loop->input.stroke[i].kind == STROKE_REDRAW)
            clearok(curscr, TRUE);
        else
            app_stroke(app, &loop->input.stroke[i]);
    if (app->drop_typed)
        flushinp(); /* typed ahead, not meant for the result that has appeared */
}

/* Changed content applies from the next case: it is looked for between two of them. */
static void content_look(struct loop *loop)
{
    const struct screens_options *options = loop->app.options;
    struct desk *desk = loop->app.desk;
    struct content *fresh;

    if (options->fresh == NULL || desk->serving || loop->app.depth > 1 ||
        desk->now.milliseconds < loop->fresh_at)
        return;
    loop->fresh_at = desk->now.milliseconds + FRESH_EVERY;
    fresh = options->fresh(options->context, desk->content, &desk->content_broken);
    if (fresh != NULL)
        desk_offer(desk, fresh);
}

static void due_work(struct loop *loop)
{
    struct app *app = &loop->app;
    struct desk *desk = app->desk;

    app_job_step(app);
    if (desk_idle_in(desk) == 0 && (desk->serving || app->depth > 1)) {
        desk_finish(desk);
        app_serve(app);
    }
    content_look(loop);
}

/* 自检 writes lines; the screens come back as they were. */
static void examine(struct loop *loop)
{
    struct app *app = &loop->app;

    app->examine = false;
    terminal_aside(&loop->terminal);
    app->options->examine(app->options->context, app->desk->language);
    terminal_again(&loop->terminal);
    desk_tell(app->desk, app->options->now());
    desk_touch(app->desk);
}

static void run(struct loop *loop)
{
    struct app *app = &loop->app;

    while (!app->leave && !terminal_asked_to_end()) {
        app_draw(app);
        refresh();
        wait(loop);
        if (loop->input.hung_up)
            return;
        terminal_resumed(&loop->terminal);
        desk_tell(app->desk, app->options->now());
        strokes(loop);
        if (loop->input.hung_up)
            return;
        due_work(loop);
        if (app->examine)
            examine(loop);
    }
}

int screens_run(struct desk *desk, const struct screens_options *options)
{
    struct arena arena = {0};
    struct loop *loop = arena_alloc(&arena, sizeof *loop);
    bool hung_up;

    terminal_signals_begin(STDIN_FILENO, options->kiosk);
    if (!terminal_open(&loop->terminal, NULL, stdout, stdin, options)) {
        terminal_signals_end();
        arena_free(&arena);
        return EXIT_REFUSED;
    }
    loop->input.terminal = loop->terminal.in;
    desk_tell(desk, options->now());
    app_start(&loop->app, desk, options);
    run(loop);
    hung_up = loop->input.hung_up;
    app_stop(&loop->app);
    terminal_close(&loop->terminal);
    terminal_signals_end();
    arena_free(&arena);
    return hung_up ? EXIT_REFUSED : 0;
}
