/*
 * One program run beside the desk: fed through a pipe, its words collected, never waited for.
 *
 * Started by posix_spawn with a path (no PATH, no shell), its own process group, default signals and
 * nothing open but the three pipes.
 */
#ifndef TUI_DESK_PROGRAM_H
#define TUI_DESK_PROGRAM_H

#include "base/arena.h"

#include <poll.h>
#include <stdbool.h>
#include <sys/types.h>

#define PROGRAM_FDS 3

/* Without pipes to wait for, a program that is just ending is asked for this often. */
#define PROGRAM_ENDING_MILLISECONDS 20

enum program_state { PROGRAM_NONE, PROGRAM_RUNNING, PROGRAM_ENDED, PROGRAM_TOO_LARGE };

struct program {
    pid_t pid;                             /* 0 = none */
    int pipes[PROGRAM_FDS];                /* our ends of stdin, stdout, stderr; -1 = closed */
    size_t fed;                            /* bytes of `given` written */
    struct buffer given, taken, complaint; /* its stdin, stdout, stderr */
    int status;                            /* of waitpid, once ended */
};

/* Starts it; `given` has been filled before. 0, or the errno that says why not. */
int program_start(struct program *program, const char *path, const char *const *arguments,
                  const char *const *environment);

/* Feeds and collects what can be without waiting. At most `most` bytes of output are taken. */
enum program_state program_step(struct program *program, size_t most);

/* What to poll for; returns how many entries were used. */
size_t program_wait(const struct program *program, struct pollfd *fds, size_t room);

/* The same for whoever sleeps meanwhile: *timeout is the longest to sleep while the program is `awaited`;
 * else -1, and nothing to poll for. */
size_t program_sleep(const struct program *program, bool awaited, struct pollfd *fds, size_t room,
                     int *timeout);

/* Kills it if it runs. */
void program_stop(struct program *program);

/* The exit status: 0-255, or 256 and more when it was killed by a signal. */
int program_status(const struct program *program);

/* Forgets everything: stopped, closed, buffers given back. */
void program_reset(struct program *program);

#endif
