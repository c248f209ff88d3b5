/*
 * The desk on a real (pseudo) terminal: start, ends of every kind, resizing, terminals and locales
 * that cannot show it, and how quickly Esc answers. What is on each screen is tested elsewhere,
 * in-process; here it is the way in and out.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "terminal.h"

#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define HOME_ZH "今天办什么"
#define MENU_ENTRY "关于这份内容"
#define HOME_EN "What is it about"

extern char **environ;

static char program[4096];

static struct terminal *desk_start(const struct terminal_options *options, const char *extra)
{
    const char *argv[] = {program, "--on", "2026-11-21", extra, NULL};

    return terminal_start(argv, options);
}

static struct terminal *desk_home(const struct terminal_options *options)
{
    struct terminal *terminal = desk_start(options, NULL);

    assert_true(terminal_wait(terminal, HOME_ZH));
    return terminal;
}

static void assert_restored(struct terminal *terminal)
{
    assert_true(terminal_is_cooked(terminal));
    assert_true(terminal_on_main_screen(terminal));
}

static void test_starts_and_quits(void **state)
{
    struct terminal *terminal = desk_home(NULL);

    (void)state;
    assert_false(terminal_on_main_screen(terminal));
    assert_false(terminal_is_cooked(terminal));
    terminal_type(terminal, "+");
    assert_true(terminal_wait(terminal, "退出导办"));
    terminal_type(terminal, "9");
    assert_int_equal(terminal_end(terminal), 0);
    assert_restored(terminal);
    terminal_free(terminal);
}

/* What ends no program by itself, or cannot be handled. */
static bool is_harmless(int number)
{
    static const int harmless[] = {SIGKILL, SIGSTOP, SIGTSTP,  SIGTTIN, SIGTTOU, SIGCONT,
                                   SIGCHLD, SIGURG,  SIGWINCH, SIGPIPE, SIGXFSZ};

    for (size_t i = 0; i < sizeof harmless / sizeof harmless[0]; i++)
        if (harmless[i] == number)
            return true;
    return false;
}

static void test_every_signal_restores_the_terminal(void **state)
{
    (void)state;
    for (int number = 1; number <= 31; number++) {
        struct terminal *terminal;

        if (is_harmless(number))
            continue;
        terminal = desk_home(NULL);
        kill(terminal_process(terminal), number);
        assert_int_not_equal(terminal_end(terminal), -1);
        assert_restored(terminal);
        terminal_free(terminal);
    }
}

/* ^\ lies beside Enter. */
static void test_the_quit_key_restores_the_terminal(void **state)
{
    struct terminal *terminal = desk_home(NULL);

    (void)state;
    terminal_type(terminal, "\034");
    assert_int_equal(terminal_end(terminal), 0);
    assert_restored(terminal);
    terminal_free(terminal);
}

static void test_a_crash_restores_the_terminal(void **state)
{
    struct terminal *terminal = desk_home(NULL);

    (void)state;
    kill(terminal_process(terminal), SIGABRT);
    assert_int_equal(terminal_end(terminal), 128 + SIGABRT);
    assert_restored(terminal);
    terminal_free(terminal);
}

static void test_a_hang_up_ends_it(void **state)
{
    struct terminal *terminal = desk_home(NULL);

    (void)state;
    terminal_hang_up(terminal);
    assert_int_not_equal(terminal_end(terminal), -1);
    terminal_free(terminal);
}

static void test_resizes(void **state)
{
    static const int sizes[][2] = {
        {16, 60 },
        {40, 120},
        {60, 200},
        {24, 80 }
    };
    struct terminal *terminal = desk_home(NULL);

    (void)state;
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        terminal_resize(terminal, sizes[i][0], sizes[i][1]);
        assert_true(terminal_wait(terminal, HOME_ZH));
    }
    terminal_resize(terminal, 5, 20);
    assert_true(terminal_wait_gone(terminal, HOME_ZH));
    assert_true(terminal_wait(terminal, "40x10"));
    terminal_resize(terminal, 24, 80);
    assert_true(terminal_wait(terminal, HOME_ZH));
    terminal_free(terminal);
}

static bool any_colour(struct terminal *terminal)
{
    for (int row = 0; row < 24; row++) {
        for (int column = 0; column < 80; column++) {
            struct cell cell = terminal_cell(terminal, row, column);

            if (cell.foreground >= 0 || cell.background >= 0)
                return true;
        }
    }
    return false;
}

static void test_no_color(void **state)
{
    static const char *const environment[] = {"NO_COLOR=1", NULL};
    struct terminal_options options = {.environment = environment};
    struct terminal *terminal = desk_home(NULL);

    (void)state;
    assert_true(any_colour(terminal));
    terminal_free(terminal);
    terminal = desk_home(&options);
    assert_false(any_colour(terminal));
    terminal_free(terminal);
}

static void test_unusable_terminals_get_lines(void **state)
{
    static const char *const types[] = {"dumb", "no-such-terminal", ""};

    (void)state;
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
        struct terminal_options options = {.term = types[i], .rows = 60};
        struct terminal *terminal = desk_start(&options, NULL);

        assert_true(terminal_wait(terminal, "TERM"));
        assert_true(terminal_wait(terminal, "直接结算还是手工报销"));
        terminal_type(terminal, "\004");
        assert_int_equal(terminal_end(terminal), 0);
        terminal_free(terminal);
    }
}

static void test_locales(void **state)
{
    static const char *const locales[] = {"C", "POSIX", "zh_CN.UTF-8", "zh_CN.GB18030"};

    (void)state;
    for (size_t i = 0; i < sizeof locales / sizeof locales[0]; i++) {
        struct terminal_options options = {.locale = locales[i]};
        struct terminal *terminal = desk_home(&options);

        terminal_free(terminal);
    }
}

static void test_keypads(void **state)
{
    /* What sends "1", then "-", in application mode, numeric mode and as function keys. */
    static const struct {
        const char *term, *one, *minus;
    } pads[] = {
        {"xterm-256color", "\033Oq", "\033Om"},
        {"putty",          "\033Oq", "\033Om"},
        {"vt100",          "\033Oq", "\033Om"},
        {"linux",          "\033Oq", "\033Om"},
        {"tmux",           "1",      "-"     },
        {"xterm",          "１",    "－"   },
    };

    (void)state;
    for (size_t i = 0; i < sizeof pads / sizeof pads[0]; i++) {
        struct terminal_options options = {.term = pads[i].term};
        struct terminal *terminal = desk_home(&options);

        terminal_type(terminal, pads[i].one);
        assert_true(terminal_wait_gone(terminal, HOME_ZH));
        terminal_type(terminal, pads[i].minus);
        assert_true(terminal_wait(terminal, HOME_ZH));
        terminal_free(terminal);
    }
}

static void test_the_keypad_is_left_numeric(void **state)
{
    struct terminal *terminal = desk_home(NULL);
    const char *bytes = terminal_bytes(terminal, NULL);
    const char *application = NULL;
    const char *numeric = NULL;

    (void)state;
    for (const char *at = bytes; (at = strstr(at, "\033=")) != NULL; at++)
        application = at;
    for (const char *at = bytes; (at = strstr(at, "\033>")) != NULL; at++)
        numeric = at;
    assert_non_null(numeric);
    assert_true(application == NULL || application < numeric);
    terminal_free(terminal);
}

/* ncurses' own delay is a whole second: well below it the option was set. */
static void assert_escape_is_quick(struct terminal *terminal)
{
    struct timespec before;
    struct timespec after;

    terminal_type(terminal, "+");
    assert_true(terminal_wait(terminal, MENU_ENTRY));
    clock_gettime(CLOCK_MONOTONIC, &before);
    terminal_type(terminal, "\033");
    assert_true(terminal_wait_gone(terminal, MENU_ENTRY));
    clock_gettime(CLOCK_MONOTONIC, &after);
    assert_true((after.tv_sec - before.tv_sec) * 1000 + (after.tv_nsec - before.tv_nsec) / 1000000 <
                900);
}

static void test_escape_is_quick(void **state)
{
    struct terminal *terminal = desk_home(NULL);

    (void)state;
    assert_escape_is_quick(terminal);
    terminal_free(terminal);
}

static void test_a_public_machine_is_not_left_by_a_key(void **state)
{
    struct terminal *terminal = desk_start(NULL, "--kiosk");

    (void)state;
    assert_true(terminal_wait(terminal, HOME_ZH));
    terminal_type(terminal, "\003\032\034\004+");
    assert_true(terminal_wait(terminal, MENU_ENTRY));
    terminal_type(terminal, "97"); /* leave it, if that could be; English */
    assert_true(terminal_wait(terminal, HOME_EN));
    terminal_type(terminal, "+3q\034\003\r\034"); /* the self-test is on a cooked terminal */
    terminal_type(terminal, "7");                 /* the menu is open yet: Chinese */
    assert_true(terminal_wait(terminal, HOME_ZH));
    terminal_free(terminal);
}

/* ESCDELAY stands for everything the libraries would heed. */
static void test_a_public_machine_heeds_no_environment(void **state)
{
    static const char *const environment[] = {"DAOBAN_CONTENT=/nonexistent", "ESCDELAY=5000",
                                              "LINES=5", "TERMINFO=/nonexistent", NULL};
    struct terminal_options options = {.environment = environment};
    struct terminal *terminal = desk_start(&options, "--kiosk");

    (void)state;
    assert_true(terminal_wait(terminal, HOME_ZH));
    assert_escape_is_quick(terminal);
    terminal_free(terminal);
}

static void test_a_public_machine_has_screens_or_nothing(void **state)
{
    struct terminal_options options = {.term = "dumb"};
    struct terminal *terminal = desk_start(&options, "--kiosk");

    (void)state;
    assert_true(terminal_wait(terminal, "TERM"));
    assert_int_equal(terminal_end(terminal), 3);
    terminal_free(terminal);
}

/* A slow line may send a character in pieces; whatever reads them, the desk must not end. */
static void test_a_broken_character_is_whole(void **state)
{
    struct terminal *terminal = desk_home(NULL);
    const char *typed = "异地";

    (void)state;
    for (; *typed; typed++) {
        const char byte[2] = {*typed, '\0'};

        terminal_type(terminal, byte);
        terminal_settle(terminal);
    }
    assert_true(terminal_wait(terminal, "查找 异地"));
    terminal_free(terminal);
}

static void test_the_self_test_comes_back(void **state)
{
    struct terminal *terminal = desk_home(NULL);

    (void)state;
    terminal_type(terminal, "+");
    assert_true(terminal_wait(terminal, "退出导办"));
    terminal_type(terminal, "3");
    assert_true(terminal_wait(terminal, "请按小键盘"));
    assert_true(terminal_on_main_screen(terminal));
    terminal_type(terminal, "q");
    assert_true(terminal_wait(terminal, "回到导办"));
    terminal_type(terminal, "\r");
    assert_true(terminal_wait(terminal, HOME_ZH));
    assert_false(terminal_on_main_screen(terminal));
    terminal_free(terminal);
}

/* Runs a program to its end; posix_spawnp() changes no argument, though its type does not say so. */
static void run(const char *const argument[5])
{
    char *argv[5];
    pid_t process;
    int status;

    memcpy(argv, argument, sizeof argv);
    assert_int_equal(posix_spawnp(&process, argv[0], NULL, NULL, argv, environ), 0);
    assert_int_equal(waitpid(process, &status, 0), process);
    assert_int_equal(status, 0);
}

/* A content of one's own to change, beside a folder for its image. */
struct own_content {
    char folder[32];
    char content[64];
    char option[80];
};

static void own_content_make(struct own_content *own)
{
    strcpy(own->folder, "/tmp/daoban-content-XXXXXX");
    assert_non_null(mkdtemp(own->folder));
    snprintf(own->content, sizeof own->content, "%s/content", own->folder);
    snprintf(own->option, sizeof own->option, "--content=%s", own->content);
    run((const char *const[5]){"cp", "-r", "content", own->folder});
    run((const char *const[5]){"cp", "-r", "flows", own->folder});
}

static void own_content_image(const struct own_content *own)
{
    char build[64];

    snprintf(build, sizeof build, "%s/build", own->folder);
    run((const char *const[5]){"mkdir", build});
    run((const char *const[5]){program, "about", own->option});
}

/* Changes a file by a sed script. */
static void own_content_edit(const struct own_content *own, const char *file, const char *script)
{
    char path[128];

    snprintf(path, sizeof path, "%s/%s", own->content, file);
    run((const char *const[5]){"sed", "-i", script, path});
}

static void own_content_free(const struct own_content *own)
{
    run((const char *const[5]){"rm", "-r", own->folder});
}

/* Content that is spoilt while the desk runs is not taken over, and that is said: at home only. */
static void test_a_spoilt_content_is_named(void **state)
{
    struct own_content own;
    struct terminal *terminal;

    (void)state;
    own_content_make(&own);
    terminal = desk_start(NULL, own.option);
    assert_true(terminal_wait(terminal, HOME_ZH));
    own_content_edit(&own, "zones.yaml", "1izones: [");
    terminal_type(terminal, "\033OB"); /* a key makes it look at once */
    assert_true(terminal_wait(terminal, "内容有错，还在用原来的"));
    terminal_type(terminal, "1");
    assert_true(terminal_wait_gone(terminal, "内容有错"));
    terminal_free(terminal);
    own_content_free(&own);
}

/* ---- the first frame is the image's, the first key is the files' ------------------------------------- */

#define ASKS_ZH "医保是在哪里参的？"
#define ASKS_CHANGED "请问在哪里参保？"

static bool has_written(struct terminal *terminal, const char *text)
{
    size_t size, length = strlen(text);
    const char *bytes = terminal_bytes(terminal, &size);

    for (size_t i = 0; i + length <= size; i++)
        if (memcmp(bytes + i, text, length) == 0)
            return true;
    return false;
}

/* The key was typed before there was a frame: it is kept, and acts on what the files hold. */
static void test_a_changed_content_is_seen_before_a_key_acts(void **state)
{
    struct own_content own;
    struct terminal *terminal;

    (void)state;
    own_content_make(&own);
    own_content_image(&own);
    own_content_edit(&own, "questions.yaml", "s/" ASKS_ZH "/" ASKS_CHANGED "/");
    own_content_edit(&own, "texts/zh.yaml", "s/" HOME_ZH "/要办哪件事/");
    terminal = desk_start(NULL, own.option);
    terminal_type(terminal, "1");
    assert_true(terminal_wait(terminal, ASKS_CHANGED));
    assert_true(has_written(terminal, HOME_ZH)); /* the first frame did not wait */
    assert_false(has_written(terminal, ASKS_ZH));
    terminal_type(terminal, "-");
    assert_true(terminal_wait(terminal, "要办哪件事"));
    terminal_free(terminal);
    own_content_free(&own);
}

static void test_an_unchanged_content_keeps_the_keys(void **state)
{
    struct own_content own;
    struct terminal *terminal;

    (void)state;
    own_content_make(&own);
    own_content_image(&own);
    terminal = desk_start(NULL, own.option);
    terminal_type(terminal, "1");
    assert_true(terminal_wait(terminal, ASKS_ZH));
    terminal_free(terminal);
    own_content_free(&own);
}

/* What the desk says of mistakes when it starts, it says when the first frame was the image's. */
static void test_a_broken_content_ends_it_as_without_an_image(void **state)
{
    static const char *const said[] = {"zones.yaml", "内容有 ", "处错误，先改好再用"};
    int codes[2];

    (void)state;
    for (int image = 0; image < 2; image++) {
        struct own_content own;
        struct terminal *terminal;

        own_content_make(&own);
        if (image)
            own_content_image(&own);
        own_content_edit(&own, "zones.yaml", "1izones: [");
        terminal = desk_start(NULL, own.option);
        codes[image] = terminal_end(terminal);
        assert_restored(terminal);
        for (size_t i = 0; i < sizeof said / sizeof said[0]; i++)
            assert_non_null(strstr(terminal_screen(terminal), said[i]));
        assert_int_equal(has_written(terminal, HOME_ZH), image);
        terminal_free(terminal);
        own_content_free(&own);
    }
    assert_int_equal(codes[0], 1);
    assert_int_equal(codes[1], codes[0]);
}

static void test_english(void **state)
{
    const char *argv[] = {program, "--lang", "en", NULL};
    struct terminal *terminal = terminal_start(argv, NULL);

    (void)state;
    assert_true(terminal_wait(terminal, HOME_EN));
    terminal_free(terminal);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_starts_and_quits),
        cmocka_unit_test(test_every_signal_restores_the_terminal),
        cmocka_unit_test(test_the_quit_key_restores_the_terminal),
        cmocka_unit_test(test_a_crash_restores_the_terminal),
        cmocka_unit_test(test_a_hang_up_ends_it),
        cmocka_unit_test(test_resizes),
        cmocka_unit_test(test_no_color),
        cmocka_unit_test(test_unusable_terminals_get_lines),
        cmocka_unit_test(test_locales),
        cmocka_unit_test(test_keypads),
        cmocka_unit_test(test_the_keypad_is_left_numeric),
        cmocka_unit_test(test_escape_is_quick),
        cmocka_unit_test(test_a_broken_character_is_whole),
        cmocka_unit_test(test_the_self_test_comes_back),
        cmocka_unit_test(test_a_spoilt_content_is_named),
        cmocka_unit_test(test_a_changed_content_is_seen_before_a_key_acts),
        cmocka_unit_test(test_an_unchanged_content_keeps_the_keys),
        cmocka_unit_test(test_a_broken_content_ends_it_as_without_an_image),
        cmocka_unit_test(test_a_public_machine_is_not_left_by_a_key),
        cmocka_unit_test(test_a_public_machine_heeds_no_environment),
        cmocka_unit_test(test_a_public_machine_has_screens_or_nothing),
        cmocka_unit_test(test_english),
    };
    const char *build = getenv("BUILD");

    snprintf(program, sizeof program, "%s/daoban", build ? build : "build");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
