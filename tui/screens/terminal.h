/*
 * The terminal, from newterm() to the last byte.
 *
 * It is given back as it was on every way out: a normal end, SIGINT, SIGTERM, SIGHUP, a hang-up,
 * and a crash. Signals are blocked except while waiting, so nothing happens at a wrong moment;
 * window sizes are curses' own business (no SIGWINCH handler here).
 */
#ifndef TUI_SCREENS_TERMINAL_H
#define TUI_SCREENS_TERMINAL_H

#include "screens/screens.h"

#include <poll.h>
#include <stdio.h>

struct terminal {
    FILE *out;
    int in;      /* descriptor keys come from */
    bool usable; /* between terminal_open() and terminal_close() */
};

/* Opens the screen on these two; type NULL = TERM. On a public machine no key stops or suspends. False when curses refuses the terminal. */
bool terminal_open(struct terminal *terminal, const char *type, FILE *out, FILE *in,
                   bool public_machine);

/* Gives the terminal back. Harmless when called twice. */
void terminal_close(struct terminal *terminal);

/* Lays the screens aside, for something that writes lines and reads keys; takes them up again. */
void terminal_aside(struct terminal *terminal);
void terminal_again(struct terminal *terminal);

/* Handlers and the mask of blocked signals; undone by terminal_signals_end(). Before
 * terminal_open(): `in` is remembered as it is now, for a crash to give back. */
void terminal_signals_begin(int in, bool public_machine);
void terminal_signals_end(void);

/*
 * Waits for a key, one of the other descriptors, a signal, or the timeout in milliseconds (-1 =
 * for ever). fds[0] is the terminal; its revents are filled. Signals get through only here.
 */
void terminal_wait(struct pollfd *fds, size_t count, int64_t timeout);

/* Whether a signal asked the program to end. */
bool terminal_asked_to_end(void);

/* After a stop (Ctrl-Z) and a resume curses has put the keypad into application mode again. */
void terminal_resumed(struct terminal *terminal);

#endif
