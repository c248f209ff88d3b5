/* The pseudo terminal of the terminal tests; see terminal.h. */
#include "terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>
#include <vterm.h>

enum { PATIENCE_MS = 20000, SLICE_MS = 20 };

struct terminal {
    int master;
    int slave; /* kept open so that the line settings can be read after the program's end */
    pid_t process;
    int rows, columns;
    VTerm *vterm;
    VTermScreen *screen;
    VTermPos cursor;
    bool alternate;
    char *bytes;
    size_t size, room;
    char *text;
};

/* A test without memory is a failed test. */
static void *grown(void *memory, size_t size)
{
    void *more = realloc(memory, size);

    if (!more)
        abort();
    return more;
}

static int on_cursor(VTermPos to, VTermPos from, int visible, void *user)
{
    struct terminal *terminal = user;

    (void)from;
    (void)visible;
    terminal->cursor = to;
    return 1;
}

static int on_property(VTermProp property, VTermValue *value, void *user)
{
    struct terminal *terminal = user;

    if (property == VTERM_PROP_ALTSCREEN)
        terminal->alternate = value->boolean;
    return 1;
}

static const VTermScreenCallbacks callbacks = {.movecursor = on_cursor, .settermprop = on_property};

static void set_environment(const struct terminal_options *options)
{
    unsetenv("LINES");
    unsetenv("COLUMNS");
    unsetenv("NO_COLOR");
    unsetenv("LANG");
    setenv("TERM", options->term ? options->term : "xterm-256color", 1);
    setenv("LC_ALL", options->locale ? options->locale : "C.UTF-8", 1);
    for (size_t i = 0; options->environment && options->environment[i]; i++) {
        const char *equals = strchr(options->environment[i], '=');
        char name[64] = {0};

        memcpy(name, options->environment[i], (size_t)(equals - options->environment[i]));
        setenv(name, equals + 1, 1);
    }
}

static _Noreturn void run(const char *const *argv, const struct terminal_options *options,
                          int slave)
{
    char *copy[32] = {0};

    for (size_t i = 0; i < 31 && argv[i]; i++)
        copy[i] = strdup(argv[i]);
    login_tty(slave);
    set_environment(options);
    if (copy[0])
        execv(copy[0], copy);
    _exit(127);
}

struct terminal *terminal_start(const char *const *argv, const struct terminal_options *options)
{
    static const struct terminal_options defaults = {0};
    struct terminal *terminal = grown(NULL, sizeof *terminal);
    struct winsize size = {0};

    memset(terminal, 0, sizeof *terminal);
    options = options ? options : &defaults;
    terminal->rows = options->rows ? options->rows : 24;
    terminal->columns = options->columns ? options->columns : 80;
    size.ws_row = (unsigned short)terminal->rows;
    size.ws_col = (unsigned short)terminal->columns;
    if (openpty(&terminal->master, &terminal->slave, NULL, NULL, &size) != 0) {
        perror("openpty");
        exit(1);
    }
    terminal->vterm = vterm_new(terminal->rows, terminal->columns);
    vterm_set_utf8(terminal->vterm, 1);
    terminal->screen = vterm_obtain_screen(terminal->vterm);
    vterm_screen_set_callbacks(terminal->screen, &callbacks, terminal);
    vterm_screen_enable_altscreen(terminal->screen, 1);
    vterm_screen_reset(terminal->screen, 1);
    terminal->process = fork();
    if (terminal->process == 0) {
        close(terminal->master);
        run(argv, options, dup(terminal->slave));
    }
    fcntl(terminal->master, F_SETFL, O_NONBLOCK);
    return terminal;
}

static void keep(struct terminal *terminal, const char *bytes, size_t size)
{
    if (terminal->size + size + 1 > terminal->room) {
        terminal->room = (terminal->size + size + 1) * 2;
        terminal->bytes = grown(terminal->bytes, terminal->room);
    }
    memcpy(terminal->bytes + terminal->size, bytes, size);
    terminal->size += size;
    terminal->bytes[terminal->size] = '\0';
}

/* Reads what there is within one slice; false when nothing came. */
static bool pump(struct terminal *terminal)
{
    struct pollfd poll_one = {.fd = terminal->master, .events = POLLIN};
    char chunk[16384];
    ssize_t n;

    if (poll(&poll_one, 1, SLICE_MS) <= 0)
        return false;
    n = read(terminal->master, chunk, sizeof chunk);
    if (n <= 0)
        return false;
    keep(terminal, chunk, (size_t)n);
    vterm_input_write(terminal->vterm, chunk, (size_t)n);
    vterm_screen_flush_damage(terminal->screen);
    n = (ssize_t)vterm_output_read(terminal->vterm, chunk, sizeof chunk);
    return n <= 0 || write(terminal->master, chunk, (size_t)n) == n;
}

static long now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

const char *terminal_screen(struct terminal *terminal)
{
    size_t room = (size_t)(terminal->rows * terminal->columns) * 24 + 64;
    size_t used = 0;

    terminal->text = grown(terminal->text, room);
    for (int row = 0; row < terminal->rows; row++) {
        VTermRect line = {row, row + 1, 0, terminal->columns};

        used +=
            vterm_screen_get_text(terminal->screen, terminal->text + used, room - used - 2, line);
        while (used > 0 && terminal->text[used - 1] == ' ')
            used--;
        terminal->text[used++] = '\n';
    }
    terminal->text[used] = '\0';
    return terminal->text;
}

static bool wait_until(struct terminal *terminal, const char *text, bool there)
{
    long end = now_ms() + PATIENCE_MS;

    while ((strstr(terminal_screen(terminal), text) != NULL) != there) {
        if (now_ms() > end) {
            fprintf(stderr, "waited in vain for %s\"%s\"; the screen is\n%s",
                    there ? "" : "the end of ", text, terminal->text);
            return false;
        }
        pump(terminal);
    }
    return true;
}

bool terminal_wait(struct terminal *terminal, const char *text)
{
    return wait_until(terminal, text, true);
}

bool terminal_wait_gone(struct terminal *terminal, const char *text)
{
    return wait_until(terminal, text, false);
}

void terminal_settle(struct terminal *terminal)
{
    for (int quiet = 0; quiet < 8;)
        quiet = pump(terminal) ? 0 : quiet + 1;
}

void terminal_type(struct terminal *terminal, const char *bytes)
{
    size_t left = strlen(bytes);

    while (left > 0) {
        ssize_t n = write(terminal->master, bytes, left);

        if (n < 0 && errno != EAGAIN && errno != EINTR)
            return;
        if (n > 0) {
            bytes += n;
            left -= (size_t)n;
        } else {
            pump(terminal);
        }
    }
}

void terminal_resize(struct terminal *terminal, int rows, int columns)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};

    terminal->rows = rows;
    terminal->columns = columns;
    vterm_set_size(terminal->vterm, rows, columns);
    ioctl(terminal->master, TIOCSWINSZ, &size);
}

const char *terminal_bytes(struct terminal *terminal, size_t *size)
{
    if (size)
        *size = terminal->size;
    return terminal->bytes ? terminal->bytes : "";
}

void terminal_cursor(struct terminal *terminal, int *row, int *column)
{
    *row = terminal->cursor.row;
    *column = terminal->cursor.col;
}

static int colour(struct terminal *terminal, VTermColor from, bool is_default)
{
    if (is_default)
        return -1;
    vterm_screen_convert_color_to_rgb(terminal->screen, &from);
    return from.rgb.red << 16 | from.rgb.green << 8 | from.rgb.blue;
}

struct cell terminal_cell(struct terminal *terminal, int row, int column)
{
    struct cell cell = {.width = 1};
    VTermScreenCell from;
    VTermRect one = {row, row + 1, column, column + 1};

    vterm_screen_get_cell(terminal->screen, (VTermPos){row, column}, &from);
    if (from.chars[0] != 0 && from.chars[0] != (uint32_t)-1)
        vterm_screen_get_text(terminal->screen, cell.text, sizeof cell.text - 1, one);
    cell.width = (unsigned char)from.width;
    cell.foreground = colour(terminal, from.fg, VTERM_COLOR_IS_DEFAULT_FG(&from.fg));
    cell.background = colour(terminal, from.bg, VTERM_COLOR_IS_DEFAULT_BG(&from.bg));
    cell.bold = from.attrs.bold;
    cell.underline = from.attrs.underline != 0;
    cell.reverse = from.attrs.reverse;
    return cell;
}

pid_t terminal_process(struct terminal *terminal)
{
    return terminal->process;
}

bool terminal_is_cooked(struct terminal *terminal)
{
    struct termios settings;

    return tcgetattr(terminal->slave, &settings) == 0 && (settings.c_lflag & ICANON) &&
           (settings.c_lflag & ECHO);
}

bool terminal_on_main_screen(struct terminal *terminal)
{
    return !terminal->alternate;
}

void terminal_hang_up(struct terminal *terminal)
{
    close(terminal->slave);
    close(terminal->master);
    terminal->slave = terminal->master = -1;
}

int terminal_end(struct terminal *terminal)
{
    long end = now_ms() + PATIENCE_MS;
    int status = 0;

    while (waitpid(terminal->process, &status, WNOHANG) == 0) {
        if (now_ms() > end) {
            kill(terminal->process, SIGKILL);
            waitpid(terminal->process, &status, 0);
            terminal->process = 0;
            return -1;
        }
        if (terminal->master >= 0)
            pump(terminal);
        else
            poll(NULL, 0, SLICE_MS);
    }
    terminal->process = 0;
    while (terminal->master >= 0 && pump(terminal)) {
    }
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

void terminal_free(struct terminal *terminal)
{
    if (terminal->process > 0) {
        kill(terminal->process, SIGKILL);
        waitpid(terminal->process, NULL, 0);
    }
    if (terminal->master >= 0) {
        close(terminal->master);
        close(terminal->slave);
    }
    vterm_free(terminal->vterm);
    free(terminal->bytes);
    free(terminal->text);
    free(terminal);
}
