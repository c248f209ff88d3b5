/*
 * A program on a pseudo terminal, seen through libvterm: what a real terminal would show.
 *
 * Nothing here sleeps: terminal_wait() reads until the screen holds a text or the time is up, and
 * the time limit is only reached when a test fails.
 */
#ifndef TESTS_TERMINAL_TERMINAL_H
#define TESTS_TERMINAL_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct terminal;

struct terminal_options {
    int rows;                       /* 0 = 24 */
    int columns;                    /* 0 = 80 */
    const char *term;               /* NULL = xterm-256color */
    const char *locale;             /* LC_ALL; NULL = C.UTF-8 */
    const char *const *environment; /* further NAME=VALUE, NULL ended; NULL = none */
};

/* Starts argv on a new pty. Ends the test program when the pty cannot be had. */
struct terminal *terminal_start(const char *const *argv, const struct terminal_options *options);

void terminal_type(struct terminal *terminal, const char *bytes);
void terminal_resize(struct terminal *terminal, int rows, int columns);

/* Reads until the screen (all rows joined by newlines) contains `text`. */
bool terminal_wait(struct terminal *terminal, const char *text);

/* Reads until the screen no longer contains `text`. */
bool terminal_wait_gone(struct terminal *terminal, const char *text);

/* Reads until something has come and then nothing more for a while: for pictures, not for tests. */
void terminal_settle(struct terminal *terminal);

/* The screen now; valid until the next call. */
const char *terminal_screen(struct terminal *terminal);

/* Every byte the program has written; *size may be NULL. */
const char *terminal_bytes(struct terminal *terminal, size_t *size);

void terminal_cursor(struct terminal *terminal, int *row, int *column);

/* One cell as it looks. Colours are 0xRRGGBB, -1 = the terminal's default. */
struct cell {
    char text[32]; /* UTF-8; "" for the second half of a wide character */
    int width;
    int foreground;
    int background;
    bool bold, underline, reverse;
};
struct cell terminal_cell(struct terminal *terminal, int row, int column);

/* The program's process; the pty's line settings, to see whether they were restored. */
pid_t terminal_process(struct terminal *terminal);
bool terminal_is_cooked(struct terminal *terminal);
bool terminal_on_main_screen(struct terminal *terminal);

/* Closes our side: the program sees a hang-up. */
void terminal_hang_up(struct terminal *terminal);

/* Waits for the end: exit code, or 128 + signal; -1 when it does not end in time. */
int terminal_end(struct terminal *terminal);

void terminal_free(struct terminal *terminal);

#endif
