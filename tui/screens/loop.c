/*
 * The event loop.
 *
 *   1. wait for a key, a signal, or one of the waiters (screens/waiters.h)
 *   2. read what was typed; each stroke goes through the top screen. What is typed before the content has
 *      been compared with its files stays in the terminal until then
 *   3. step the waiters that have something, or whose time has come
 *   4. draw once
 */
#include "screens/screens.h"

#include "screens/app.h"
#include "screens/input.h"
#include "screens/parts.h"
#include "screens/terminal.h"
#include "screens/waiters.h"

#include <curses.h>
#include <unistd.h>

#define EXIT_REFUSED 3

struct loop {
    struct app app;
    struct terminal terminal;
    struct input input;
    struct waiters waiters;
};

static void wait(struct loop *loop)
{
    struct waiters *waiters = &loop->waiters;
    const int64_t timeout = waiters_gather(waiters, loop->app.desk->now.milliseconds);
    const struct pollfd *keys = &waiters->fds[0];

    terminal_wait(waiters->fds, waiters->fd_count, timeout);
    loop->input.readable = (keys->revents & POLLIN) != 0;
    loop->input.hung_up = (keys->revents & (POLLHUP | POLLERR | POLLNVAL)) != 0;
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
        if (app->settled)
            strokes(loop);
        if (loop->input.hung_up)
            return;
        waiters_step(&loop->waiters, app->desk->now.milliseconds);
        if (app->examine)
            examine(loop);
    }
}

int screens_run(struct desk *desk, const struct screens_options *options)
{
    struct arena arena = {0};
    struct loop *loop = arena_alloc(&arena, sizeof *loop);
    bool hung_up;

    terminal_signals_begin(STDIN_FILENO, desk->setup.public_machine);
    if (!terminal_open(&loop->terminal, NULL, stdout, stdin, desk->setup.public_machine)) {
        terminal_signals_end();
        arena_free(&arena);
        return EXIT_REFUSED;
    }
    loop->input.terminal = loop->terminal.in;
    desk_tell(desk, options->now());
    app_start(&loop->app, &parts, desk, options);
    waiters_start(&loop->waiters, waiters_desk, WAITERS_DESK, &loop->app, loop->terminal.in,
                  desk->now.milliseconds);
    run(loop);
    hung_up = loop->input.hung_up;
    app_stop(&loop->app);
    terminal_close(&loop->terminal);
    terminal_signals_end();
    arena_free(&arena);
    return hung_up ? EXIT_REFUSED : 0;
}
