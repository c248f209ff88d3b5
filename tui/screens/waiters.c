/* Waiting for several things at once, and the desk's list of them. */
#include "screens/waiters.h"

#include "screens/app.h"

#include <assert.h>
#include <string.h>

/* Milliseconds. The clock in the header is never more than a minute late; content is looked at as often as
 * somebody who has just copied it waits for, and only on the home screen. */
#define CLOCK_EVERY 60000
#define CONTENT_EVERY 5000
#define SETTLE_AFTER 2 /* the terminal shows the first frame before the machine is busy again */

void waiters_start(struct waiters *waiters, const struct waiter *rows, size_t count, void *context,
                   int keys, int64_t now)
{
    assert(count <= WAITERS_MAX);
    memset(waiters, 0, sizeof *waiters);
    waiters->row = rows;
    waiters->count = count;
    waiters->context = context;
    waiters->fds[0] = (struct pollfd){.fd = keys, .events = POLLIN};
    waiters->fd_count = 1;
    for (size_t i = 0; i < count; i++)
        waiters->stepped[i] = now;
}

int64_t waiters_gather(struct waiters *waiters, int64_t now)
{
    int64_t first = WAIT_NEVER;

    waiters->fd_count = 1;
    for (size_t i = 0; i < waiters->count; i++) {
        waiters->due[i] = WAIT_NEVER;
        waiters->first[i] = waiters->fd_count;
        waiters->fd_count += waiters->row[i].wait(
            waiters->context, waiters->stepped[i], waiters->fds + waiters->fd_count,
            WAITERS_FDS - waiters->fd_count, &waiters->due[i]);
        if (waiters->due[i] < first)
            first = waiters->due[i];
    }
    waiters->first[waiters->count] = waiters->fd_count;
    if (first == WAIT_NEVER)
        return -1;
    return first > now ? first - now : 0;
}

static bool waiter_ready(const struct waiters *waiters, size_t row, int64_t now)
{
    for (size_t i = waiters->first[row]; i < waiters->first[row + 1]; i++)
        if (waiters->fds[i].revents != 0)
            return true;
    return now >= waiters->due[row];
}

void waiters_step(struct waiters *waiters, int64_t now)
{
    for (size_t i = 0; i < waiters->count; i++) {
        if (!waiter_ready(waiters, i, now))
            continue;
        waiters->stepped[i] = now;
        if (waiters->row[i].step != NULL)
            waiters->row[i].step(waiters->context);
    }
}

/* ---- the desk's list ------------------------------------------------------------------------ */

/* A program that runs beside the desk says how long its pipes may be left alone, counted from the last look. */
static int64_t program_due(int64_t stepped, int timeout)
{
    return timeout < 0 ? WAIT_NEVER : stepped + timeout;
}

/* The first frame does not wait for the files to be looked at, which takes a while where there are many;
 * the keys do (loop.c). */
static size_t settle_wait(const void *context, int64_t stepped, struct pollfd *fds, size_t room,
                          int64_t *due)
{
    const struct app *app = context;

    (void)fds, (void)room;
    if (!app->settled)
        *due = stepped + SETTLE_AFTER;
    return 0;
}

static void settle_step(void *context)
{
    struct app *app = context;
    struct content *fresh = NULL;

    if (app->settled)
        return;
    app->settled = true;
    if (!app->options->settle(app->options->context, &fresh))
        app->leave = true;
    else if (fresh != NULL)
        desk_offer(app->desk, fresh);
}

static size_t job_wait(const void *context, int64_t stepped, struct pollfd *fds, size_t room,
                       int64_t *due)
{
    const struct app *app = context;
    int timeout = -1;
    const size_t count = output_wait(&app->output, fds, room, &timeout);

    *due = program_due(stepped, timeout);
    return count;
}

static void job_step(void *context)
{
    app_job_step(context);
}

static size_t printers_list_wait(const void *context, int64_t stepped, struct pollfd *fds,
                                 size_t room, int64_t *due)
{
    const struct app *app = context;
    int timeout = -1;
    const size_t count = printers_wait(&app->printers, fds, room, &timeout);

    *due = program_due(stepped, timeout);
    return count;
}

static void printers_list_step(void *context)
{
    struct app *app = context;

    printers_step(&app->printers, app->desk->now.milliseconds);
}

static size_t screen_wait(const void *context, int64_t stepped, struct pollfd *fds, size_t room,
                          int64_t *due)
{
    (void)stepped, (void)fds, (void)room;
    *due = app_due(context);
    return 0;
}

static void screen_step(void *context)
{
    app_wake(context);
}

/* A case, or a screen over the home screen, is left behind by somebody who has gone. */
static bool left_open(const struct app *app)
{
    return app->desk->serving || app->depth > 1;
}

static size_t idle_wait(const void *context, int64_t stepped, struct pollfd *fds, size_t room,
                        int64_t *due)
{
    const struct app *app = context;
    const int64_t idle_in = desk_idle_in(app->desk);

    (void)stepped, (void)fds, (void)room;
    if (left_open(app) && idle_in >= 0)
        *due = app->desk->now.milliseconds + idle_in;
    return 0;
}

static void idle_step(void *context)
{
    struct app *app = context;

    if (!left_open(app) || desk_idle_in(app->desk) != 0)
        return;
    desk_finish(app->desk);
    app_serve(app);
}

/* Changed content applies from the next case: it is looked for between two of them. */
static bool between_cases(const struct app *app)
{
    return app->options->fresh != NULL && !left_open(app);
}

static size_t content_wait(const void *context, int64_t stepped, struct pollfd *fds, size_t room,
                           int64_t *due)
{
    (void)fds, (void)room;
    if (between_cases(context))
        *due = stepped + CONTENT_EVERY;
    return 0;
}

static void content_step(void *context)
{
    const struct app *app = context;
    const struct screens_options *options = app->options;
    struct content *fresh;

    if (!between_cases(app))
        return;
    fresh = options->fresh(options->context, app->desk->content, &app->desk->content_broken);
    if (fresh != NULL)
        desk_offer(app->desk, fresh);
}

static size_t clock_wait(const void *context, int64_t stepped, struct pollfd *fds, size_t room,
                         int64_t *due)
{
    (void)context, (void)fds, (void)room;
    *due = stepped + CLOCK_EVERY;
    return 0;
}

const struct waiter waiters_desk[WAITERS_DESK] = {
    {settle_wait,        settle_step       },
    {job_wait,           job_step          },
    {printers_list_wait, printers_list_step},
    {screen_wait,        screen_step       },
    {idle_wait,          idle_step         },
    {content_wait,       content_step      },
    {clock_wait,         NULL              },
};
