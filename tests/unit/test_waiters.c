/* The loop's waiters: who is stepped and when, how often the desk wakes, screens with a time of their own. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "screens/waiters.h"
#include "stage.h"

#include <string.h>
#include <unistd.h>

#define HOUR 3600000

/* ---- waiters of the test's own --------------------------------------------------------------- */

struct probe {
    int pipe[2];
    int read; /* bytes that came through the pipe */
    int ticks;
    int64_t every; /* of the ticking one; WAIT_NEVER = does not */
    int64_t now;
};

static size_t pipe_wait(const void *context, int64_t stepped, struct pollfd *fds, size_t room,
                        int64_t *due)
{
    const struct probe *probe = context;

    (void)stepped, (void)due;
    assert_true(room >= 1);
    fds[0] = (struct pollfd){.fd = probe->pipe[0], .events = POLLIN};
    return 1;
}

static void pipe_step(void *context)
{
    struct probe *probe = context;
    char byte;

    probe->read += (int)read(probe->pipe[0], &byte, 1);
}

static size_t tick_wait(const void *context, int64_t stepped, struct pollfd *fds, size_t room,
                        int64_t *due)
{
    const struct probe *probe = context;

    (void)fds, (void)room;
    *due = probe->every == WAIT_NEVER ? WAIT_NEVER : stepped + probe->every;
    return 0;
}

static void tick_step(void *context)
{
    ((struct probe *)context)->ticks++;
}

static const struct waiter rows[] = {
    {pipe_wait, pipe_step},
    {tick_wait, tick_step},
};

/* One round of the loop in which time runs until the first is due; returns how long it slept. */
static int64_t round_go(struct waiters *waiters, int64_t *now)
{
    const int64_t timeout = waiters_gather(waiters, *now);
    const int ready = poll(waiters->fds, (nfds_t)waiters->fd_count, 0);

    if (ready == 0 && timeout > 0)
        *now += timeout;
    waiters_step(waiters, *now);
    return ready > 0 ? 0 : timeout;
}

static int probe_start(void **state)
{
    static struct probe probe;

    probe = (struct probe){.every = WAIT_NEVER};
    *state = &probe;
    return pipe(probe.pipe);
}

static int probe_end(void **state)
{
    const struct probe *probe = *state;

    close(probe->pipe[0]);
    close(probe->pipe[1]);
    return 0;
}

static void nothing_to_wait_for(void **state)
{
    struct probe *probe = *state;
    struct waiters waiters;

    waiters_start(&waiters, rows, 2, probe, -1, 1000);
    assert_int_equal(waiters_gather(&waiters, 1000), -1);
    waiters_step(&waiters, 5000);
    assert_int_equal(probe->read, 0);
    assert_int_equal(probe->ticks, 0);
}

/* A descriptor that has something wakes its own waiter and no other. */
static void a_pipe_is_stepped(void **state)
{
    struct probe *probe = *state;
    struct waiters waiters;
    int64_t now = 1000;

    probe->every = 500;
    waiters_start(&waiters, rows, 2, probe, -1, now);
    assert_int_equal(write(probe->pipe[1], "ab", 2), 2);
    round_go(&waiters, &now);
    assert_int_equal(probe->read, 1);
    round_go(&waiters, &now);
    assert_int_equal(probe->read, 2);
    assert_int_equal(probe->ticks, 0);
    assert_int_equal(round_go(&waiters, &now), 500);
    assert_int_equal(probe->read, 2);
    assert_int_equal(probe->ticks, 1);
}

/* A busy neighbour does not put off what counts from its own last step. */
static void time_is_not_put_off(void **state)
{
    struct probe *probe = *state;
    struct waiters waiters;

    probe->every = 500;
    waiters_start(&waiters, rows, 2, probe, -1, 0);
    for (int64_t now = 0; now <= 5000; now += 100) {
        waiters_gather(&waiters, now);
        waiters_step(&waiters, now + 100);
    }
    assert_int_equal(probe->ticks, 10);
}

/* After a suspended machine wakes up, a time long past is one step, not as many as were missed. */
static void missed_times_are_one(void **state)
{
    struct probe *probe = *state;
    struct waiters waiters;

    probe->every = 500;
    waiters_start(&waiters, rows, 2, probe, -1, 0);
    assert_int_equal(waiters_gather(&waiters, HOUR), 0);
    waiters_step(&waiters, HOUR);
    assert_int_equal(probe->ticks, 1);
    assert_int_equal(waiters_gather(&waiters, HOUR), 500);
}

/* ---- the desk's own -------------------------------------------------------------------------- */

/* A screen that is told the time every second, `left` times, and then closes. */
struct clocked {
    struct screen screen;
    int64_t next;
    int left;
    int told;
};

static struct clocked
    *seen; /* the one of the test under way; its `told` is kept in `told` after closing */
static int told;

static void clocked_frame(const struct screen *screen, struct frame_spec *spec)
{
    (void)screen;
    spec->mode = MODE_READ;
}

static void clocked_draw(const struct screen *screen, struct canvas *canvas)
{
    (void)screen, (void)canvas;
}

static enum reply clocked_act(struct screen *screen, struct app *app, const struct event *event)
{
    struct clocked *clocked = (struct clocked *)screen;

    if (event->action != ACTION_DUE)
        return REPLY_IGNORED;
    assert_true(app->desk->now.milliseconds >= clocked->next);
    assert_true(event->rows > 0 && event->columns > 0);
    told = ++clocked->told;
    clocked->next += 1000;
    return --clocked->left > 0 ? REPLY_DRAW : REPLY_CLOSE;
}

static int64_t clocked_due(const struct screen *screen)
{
    return ((const struct clocked *)screen)->next;
}

static const struct screen_ops clocked_ops = {
    .name = "clocked",
    .frame = clocked_frame,
    .draw = clocked_draw,
    .act = clocked_act,
    .due = clocked_due,
};

static void clocked_open(struct stage *stage, int left)
{
    seen = screen_new(&clocked_ops, &stage->desk, sizeof *seen);
    seen->next = stage->desk.now.milliseconds + 1000;
    seen->left = left;
    told = 0;
    app_open(&stage->app, &seen->screen);
}

static struct stage stage;

static int stage_up(void **state)
{
    (void)state;
    return stage_load(&stage) ? 0 : -1;
}

static int stage_down(void **state)
{
    (void)state;
    stage_unload(&stage);
    return 0;
}

static int desk_up(void **state)
{
    (void)state;
    stage_open(&stage, 80, 24, LANGUAGE_ZH);
    return 0;
}

static int desk_down(void **state)
{
    (void)state;
    stage_close(&stage);
    return 0;
}

/* Lets time go by with nobody at the keys; returns how often the desk woke up. */
static int wakes(int64_t milliseconds)
{
    struct waiters waiters;
    struct moment now = stage.desk.now;
    const int64_t end = now.milliseconds + milliseconds;
    int count = 0;

    waiters_start(&waiters, waiters_desk, WAITERS_DESK, &stage.app, -1, now.milliseconds);
    while (now.milliseconds < end && count < 10000) {
        const int64_t timeout = waiters_gather(&waiters, now.milliseconds);

        assert_true(timeout >= 0); /* the clock at least */
        now.milliseconds += timeout;
        desk_tell(&stage.desk, now);
        waiters_step(&waiters, now.milliseconds);
        count++;
    }
    return count;
}

static int settled;

static bool settle_badly(void *context, struct content **fresh)
{
    (void)context, (void)fresh;
    settled++;
    return false;
}

/* The content is compared with its files in the first round, once; the keys may act then, or the desk is left. */
static void the_content_is_settled_in_the_first_round(void **state)
{
    struct screens_options options = *stage.app.options;
    const struct screens_options *were = stage.app.options;

    (void)state;
    assert_true(stage.app.settled); /* where there is nothing to compare */
    options.settle = settle_badly;
    stage.app.options = &options;
    stage.app.settled = false;
    settled = 0;
    assert_int_equal(wakes(1), 1);
    assert_int_equal(wakes(HOUR), 60);
    assert_int_equal(settled, 1);
    assert_true(stage.app.settled);
    assert_true(stage.app.leave);
    stage.app.options = were;
}

static void the_desk_at_rest_wakes_once_a_minute(void **state)
{
    (void)state;
    assert_int_equal(wakes(HOUR), 60);
}

static void a_case_left_alone_goes_home(void **state)
{
    (void)state;
    desk_begin(&stage.desk, 0);
    app_serve(&stage.app);
    assert_string_not_equal(stage_draw(&stage), "home");
    assert_true(wakes(stage.office.idle_minutes * 60000 + 60000) < 15);
    assert_string_equal(stage_draw(&stage), "home");
}

static void a_screen_is_woken(void **state)
{
    (void)state;
    clocked_open(&stage, 1000);
    assert_in_range(wakes(10000), 10, 12);
    assert_int_equal(told, 10);
    assert_string_equal(stage_draw(&stage), "clocked");
}

/* Its time runs under other screens too; when it closes, they go with it. */
static void a_screen_is_woken_under_another(void **state)
{
    (void)state;
    clocked_open(&stage, 3);
    stage_key(&stage, "?");
    assert_string_equal(stage_draw(&stage), "help");
    wakes(2000);
    assert_int_equal(told, 2);
    assert_string_equal(stage_draw(&stage), "help");
    wakes(60000);
    assert_int_equal(told, 3);
    assert_string_equal(stage_draw(&stage), "home");
}

/* Keys never reach a screen as its time, whatever is pressed. */
static void keys_are_no_time(void **state)
{
    (void)state;
    clocked_open(&stage, 1000);
    stage_keys(&stage, "1 0 Enter * / . 8 2 x");
    assert_int_equal(told, 0);
}

static int looks;

static struct content *fresh_none(void *context, const struct content *content, bool *broken)
{
    (void)context, (void)content;
    *broken = false;
    looks++;
    return NULL;
}

/* Changed content is looked for on the home screen, every five seconds; never in a case. */
static void content_is_looked_for_between_cases(void **state)
{
    (void)state;
    looks = 0;
    stage.options.fresh = fresh_none;
    assert_in_range(wakes(60000), 12, 13);
    assert_int_equal(looks, 12);
    desk_begin(&stage.desk, 0);
    app_serve(&stage.app);
    wakes(60000);
    assert_int_equal(looks, 12);
    stage.options.fresh = NULL;
}

int main(void)
{
    const struct CMUnitTest list[] = {
        cmocka_unit_test_setup_teardown(nothing_to_wait_for, probe_start, probe_end),
        cmocka_unit_test_setup_teardown(a_pipe_is_stepped, probe_start, probe_end),
        cmocka_unit_test_setup_teardown(time_is_not_put_off, probe_start, probe_end),
        cmocka_unit_test_setup_teardown(missed_times_are_one, probe_start, probe_end),
    };
    const struct CMUnitTest desk[] = {
        cmocka_unit_test_setup_teardown(the_content_is_settled_in_the_first_round, desk_up,
                                        desk_down),
        cmocka_unit_test_setup_teardown(the_desk_at_rest_wakes_once_a_minute, desk_up, desk_down),
        cmocka_unit_test_setup_teardown(a_case_left_alone_goes_home, desk_up, desk_down),
        cmocka_unit_test_setup_teardown(a_screen_is_woken, desk_up, desk_down),
        cmocka_unit_test_setup_teardown(a_screen_is_woken_under_another, desk_up, desk_down),
        cmocka_unit_test_setup_teardown(keys_are_no_time, desk_up, desk_down),
        cmocka_unit_test_setup_teardown(content_is_looked_for_between_cases, desk_up, desk_down),
    };
    const int failed = cmocka_run_group_tests(list, NULL, NULL);

    return failed + cmocka_run_group_tests(desk, stage_up, stage_down);
}
