/* Opening, guarding and giving back the terminal. */
#define _GNU_SOURCE /* ppoll() */
#include "screens/terminal.h"

#include "screens/input.h"

#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

/*
 * After keypad() the terminal is in application mode and PuTTY-like ones would send codes for the
 * keypad; ESC > puts digits back. Bracketed paste makes pasted text recognisable.
 */
#define NUMERIC_KEYPAD "\033>"
#define PASTE_MARKS_ON "\033[?2004h"
#define PASTE_MARKS_OFF "\033[?2004l"

/* What a crash writes: everything terminal_close() would do that can be said in bytes. */
static const char crash_restore[] =
    PASTE_MARKS_OFF "\033[?1l" NUMERIC_KEYPAD "\033[0m\033[?25h\033[?1049l\r\n";

/* Signal handlers have no argument to carry state in: these are theirs alone. */
static volatile sig_atomic_t ending;
static volatile sig_atomic_t continued;
static struct termios before;
static int restore_fd = -1;
static sigset_t mask_before;
static char crash_stack[16384]; /* a crash may be that the program's own stack is used up */

/* Everything whose default is to end the program: unhandled, it would end with the terminal raw. */
static const int ends[] = {SIGINT,  SIGTERM,   SIGHUP,  SIGQUIT, SIGALRM, SIGUSR1,  SIGUSR2,
                           SIGXCPU, SIGVTALRM, SIGPROF, SIGIO,   SIGPWR,  SIGSTKFLT};
static const int crashes[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGSYS, SIGTRAP};
#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* ---- whether there can be screens --------------------------------------------------------- */

/* Chinese needs UTF-8; a minimal system has only C and C.UTF-8, whatever LANG says. */
static bool locale_fix(void)
{
    setlocale(LC_CTYPE, "");
    if (strcmp(nl_langinfo(CODESET), "UTF-8") == 0)
        return true;
    setlocale(LC_CTYPE, "C.UTF-8");
    return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

/* newterm() accepts TERM=dumb and then shows nothing: ask whether the cursor can be moved. */
static enum text_id type_refusal(void)
{
    int error = 0;
    enum text_id refusal = TEXT_COUNT;

    if (setupterm(NULL, STDOUT_FILENO, &error) != OK)
        return TEXT_TERMINAL_UNKNOWN;
    const char *move_cursor = tigetstr("cup");
    if (move_cursor == NULL || move_cursor == (const char *)-1)
        refusal = TEXT_TERMINAL_DUMB;
    del_curterm(cur_term);
    return refusal;
}

enum text_id screens_refusal(void)
{
    if (!locale_fix())
        return TEXT_TERMINAL_LOCALE;
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
        return TEXT_TERMINAL_NONE;
    return type_refusal();
}

/* ---- opening and closing ------------------------------------------------------------------- */

static void extras(struct terminal *terminal, const char *bytes)
{
    fputs(bytes, terminal->out);
    fflush(terminal->out);
}

static void keys_begin(bool public_machine)
{
    if (public_machine)
        raw(); /* no ^C, no ^Z, no ^\ */
    else
        cbreak();
    noecho();
    nonl();
    intrflush(stdscr, FALSE);
    keypad(stdscr, TRUE);
    nodelay(stdscr, TRUE);
    meta(stdscr, TRUE);
    input_define_keys();
}

bool terminal_open(struct terminal *terminal, const char *type, FILE *out, FILE *in,
                   bool public_machine)
{
    /* UTF-8 line drawing everywhere: without it PuTTY shows lqqk instead of lines. */
    setenv("NCURSES_NO_UTF8_ACS", "1", 0);
    if (getenv("ESCDELAY") == NULL)
        set_escdelay(25);
    use_tioctl(TRUE);
    *terminal = (struct terminal){.out = out, .in = fileno(in)};
    if (newterm(type, out, in) == NULL)
        return false;
    terminal->usable = true;
    keys_begin(public_machine);
    curs_set(0);
    extras(terminal, NUMERIC_KEYPAD PASTE_MARKS_ON);
    return true;
}

void terminal_close(struct terminal *terminal)
{
    SCREEN *screen = NULL;

    if (!terminal->usable)
        return;
    terminal->usable = false;
    curs_set(1);
    extras(terminal, PASTE_MARKS_OFF);
    endwin();
    screen = set_term(NULL);
    if (screen != NULL)
        delscreen(screen);
}

void terminal_aside(struct terminal *terminal)
{
    extras(terminal, PASTE_MARKS_OFF);
    erase();
    refresh();
    endwin();
    fflush(terminal->out);
}

void terminal_again(struct terminal *terminal)
{
    fflush(stdout);
    flushinp(); /* what was typed in between is not meant for a screen */
    clearok(curscr, TRUE);
    refresh();
    extras(terminal, NUMERIC_KEYPAD PASTE_MARKS_ON);
}

void terminal_resumed(struct terminal *terminal)
{
    if (!continued)
        return;
    continued = 0;
    clearok(curscr, TRUE);
    extras(terminal, NUMERIC_KEYPAD PASTE_MARKS_ON);
}

/* ---- signals ------------------------------------------------------------------------------- */

static void on_end(int number)
{
    (void)number;
    ending = 1;
}

static void on_continue(int number)
{
    (void)number;
    continued = 1;
}

/* Only what may be called in a signal handler; endwin() may not. Then the crash takes its course. */
static void on_crash(int number)
{
    if (restore_fd >= 0) {
        const ssize_t written = write(restore_fd, crash_restore, sizeof crash_restore - 1);

        (void)written;
        tcsetattr(restore_fd, TCSANOW, &before);
    }
    signal(number, SIG_DFL);
    raise(number);
}

static void handle(int number, void (*handler)(int), int flags)
{
    struct sigaction action = {.sa_handler = handler, .sa_flags = flags};

    sigemptyset(&action.sa_mask);
    sigaction(number, &action, NULL);
}

static void mask_set(sigset_t *mask)
{
    sigemptyset(mask);
    for (size_t i = 0; i < COUNT(ends); i++)
        sigaddset(mask, ends[i]);
    sigaddset(mask, SIGWINCH);
    sigaddset(mask, SIGTSTP);
    sigaddset(mask, SIGCONT);
    sigaddset(mask, SIGCHLD);
}

void terminal_signals_begin(int in, bool public_machine)
{
    sigset_t mask;

    ending = 0;
    continued = 0;
    restore_fd = tcgetattr(in, &before) == 0 ? in : -1;
    for (size_t i = 0; i < COUNT(ends); i++)
        handle(ends[i], on_end, 0);
    sigaltstack(&(stack_t){.ss_sp = crash_stack, .ss_size = sizeof crash_stack}, NULL);
    for (size_t i = 0; i < COUNT(crashes); i++)
        handle(crashes[i], on_crash, (int)(SA_RESETHAND | SA_ONSTACK));
    handle(SIGCONT, on_continue, 0);
    handle(SIGPIPE, SIG_IGN, 0);
    if (public_machine) { /* the signals that a key can send */
        handle(SIGTSTP, SIG_IGN, 0);
        handle(SIGQUIT, SIG_IGN, 0);
        handle(SIGINT, SIG_IGN, 0);
    }
    mask_set(&mask);
    sigprocmask(SIG_BLOCK, &mask, &mask_before);
}

void terminal_signals_end(void)
{
    for (size_t i = 0; i < COUNT(crashes); i++)
        handle(crashes[i], SIG_DFL, 0);
    for (size_t i = 0; i < COUNT(ends); i++)
        handle(ends[i], SIG_DFL, 0);
    sigprocmask(SIG_SETMASK, &mask_before, NULL);
    restore_fd = -1;
}

void terminal_wait(struct pollfd *fds, size_t count, int64_t timeout)
{
    const struct timespec span = {
        .tv_sec = (time_t)(timeout / 1000),
        .tv_nsec = (long)(timeout % 1000) * 1000000,
    };

    for (size_t i = 0; i < count; i++)
        fds[i].revents = 0;
    ppoll(fds, count, timeout < 0 ? NULL : &span, &mask_before);
}

bool terminal_asked_to_end(void)
{
    return ending != 0;
}
