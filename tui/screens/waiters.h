/*
 * What the event loop waits for beside the keys: the content's files at the start, printing, the list of printers, changed content, idle
 * time, the clock, a screen's own time.
 *
 * A waiter is work that goes on in steps while somebody types. One round of the loop:
 *
 *     timeout = waiters_gather(&waiters, now);        every waiter names its descriptors and its time
 *     terminal_wait(waiters.fds, waiters.fd_count, timeout);
 *     waiters_step(&waiters, clock());                those that have something, or whose time has come
 *
 * Work that is new to the desk is one row more of waiters_desk. Times are monotonic milliseconds.
 */
#ifndef TUI_SCREENS_WAITERS_H
#define TUI_SCREENS_WAITERS_H

#include <poll.h>
#include <stddef.h>
#include <stdint.h>

#define WAITERS_MAX 8
#define WAITERS_FDS 16
#define WAIT_NEVER INT64_MAX

struct waiter {
    /*
     * Puts what it polls for into fds, at most `room`, and returns how many; *due is when it wants its step
     * at the latest, WAIT_NEVER = only when a descriptor has something. `stepped` is when its step last
     * ran, from which work that has no time of its own counts; at first, when waiting began.
     */
    size_t (*wait)(const void *context, int64_t stepped, struct pollfd *fds, size_t room,
                   int64_t *due);
    /*
     * Does what can be done without waiting. It looks for itself whether there is something to do: a key
     * may have come first. Afterwards its time must lie ahead, or the loop would never sleep. NULL = a
     * waiter that only wants the screen drawn anew.
     */
    void (*step)(void *context);
};

struct waiters {
    const struct waiter *row;
    size_t count;
    void *context;
    struct pollfd fds[WAITERS_FDS]; /* the first is the keys' */
    size_t fd_count;
    size_t first[WAITERS_MAX + 1]; /* descriptors of row i: from first[i] to first[i + 1] */
    int64_t due[WAITERS_MAX];
    int64_t stepped[WAITERS_MAX];
};

/* Begins to wait for the rows, all with one context, and for the descriptor of the keys. */
void waiters_start(struct waiters *waiters, const struct waiter *rows, size_t count, void *context,
                   int keys, int64_t now);

/* Asks every waiter; returns how many milliseconds until the first of them is due, -1 = never. */
int64_t waiters_gather(struct waiters *waiters, int64_t now);

/* Steps, in the order of the rows, those whose descriptors have something (revents, by poll) or whose time
 * has come. */
void waiters_step(struct waiters *waiters, int64_t now);

/* The desk's own rows; their context is a struct app. Its clock has been told before they step. */
#define WAITERS_DESK 7
extern const struct waiter waiters_desk[WAITERS_DESK];

#endif
