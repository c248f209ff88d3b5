/*
 * Running one program without waiting for it.
 */
#include "desk/program.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* The first words of a complaint are enough; a program that fills pipes must not fill memory. */
#define COMPLAINT_BYTES_MAX 4096
#define READS_PER_STEP 64
#define PIPES_MILLISECONDS 1000 /* the pipes wake us; this is for the time limit of whoever waits */

static void end_close(int *fd)
{
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

static bool flag_set(int fd, int get, int set, int flag)
{
    int flags = fcntl(fd, get);

    return flags >= 0 && fcntl(fd, set, flags | flag) == 0;
}

/* Makes the three pipes: `theirs` for the program, program->pipes for us. */
static int pipes_make(struct program *program, int theirs[PROGRAM_FDS])
{
    for (int i = 0; i < PROGRAM_FDS; i++) {
        int ends[2];

        if (pipe(ends) != 0)
            return errno;
        program->pipes[i] = ends[i == 0 ? 1 : 0];
        theirs[i] = ends[i == 0 ? 0 : 1];
        if (!flag_set(ends[0], F_GETFD, F_SETFD, FD_CLOEXEC) ||
            !flag_set(ends[1], F_GETFD, F_SETFD, FD_CLOEXEC) ||
            !flag_set(program->pipes[i], F_GETFL, F_SETFL, O_NONBLOCK))
            return errno;
    }
    return 0;
}

/* The desk ignores SIGPIPE and blocks signals; a program must not inherit that. */
static void attributes_fill(posix_spawnattr_t *attributes)
{
    sigset_t none, defaults;

    sigemptyset(&none);
    sigemptyset(&defaults);
    sigaddset(&defaults, SIGPIPE);
    sigaddset(&defaults, SIGXFSZ);
    sigaddset(&defaults, SIGINT);
    sigaddset(&defaults, SIGTERM);
    posix_spawnattr_setsigmask(attributes, &none);
    posix_spawnattr_setsigdefault(attributes, &defaults);
    posix_spawnattr_setpgroup(attributes, 0);
    posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF |
                                             POSIX_SPAWN_SETPGROUP);
}

/* posix_spawn takes arrays of char * that it never writes to. */
static char *const *spawn_list(const char *const *list)
{
    union {
        const char *const *ours;
        char *const *theirs;
    } both = {.ours = list};

    return both.theirs;
}

static int spawn(struct program *program, const char *path, const char *const *arguments,
                 const char *const *environment, const int theirs[PROGRAM_FDS])
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    int problem;

    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    for (int i = 0; i < PROGRAM_FDS; i++)
        posix_spawn_file_actions_adddup2(&actions, theirs[i], i);
    attributes_fill(&attributes);
    problem = posix_spawn(&program->pid, path, &actions, &attributes, spawn_list(arguments),
                          spawn_list(environment));
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    if (problem)
        program->pid = 0;
    return problem;
}

int program_start(struct program *program, const char *path, const char *const *arguments,
                  const char *const *environment)
{
    static const char *const nothing[] = {NULL};
    int theirs[PROGRAM_FDS] = {-1, -1, -1};
    int problem;

    program->fed = 0;
    for (int i = 0; i < PROGRAM_FDS; i++)
        program->pipes[i] = -1;
    problem = pipes_make(program, theirs);
    if (problem == 0)
        problem = spawn(program, path, arguments, environment ? environment : nothing, theirs);
    for (int i = 0; i < PROGRAM_FDS; i++) {
        end_close(&theirs[i]);
        if (problem)
            end_close(&program->pipes[i]);
    }
    return problem;
}

static void feed(struct program *program)
{
    while (program->pipes[0] >= 0 && program->fed < program->given.size) {
        ssize_t size = write(program->pipes[0], program->given.data + program->fed,
                             program->given.size - program->fed);

        if (size > 0)
            program->fed += (size_t)size;
        else if (errno == EAGAIN)
            return;
        else if (errno != EINTR)
            break; /* EPIPE: it does not want more; its exit status says why */
    }
    end_close(&program->pipes[0]);
}

/* Reads what is there into `to`, which keeps at most `most` bytes; false when there was more. A
 * program that writes faster than we read is read on in the next step. */
static bool collect(int *fd, struct buffer *to, size_t most)
{
    char room[16384];
    bool fits = true;

    for (int reads = 0; *fd >= 0 && reads < READS_PER_STEP; reads++) {
        ssize_t size = read(*fd, room, sizeof room);
        size_t left = most - to->size;

        if (size < 0 && errno == EAGAIN)
            break;
        if (size < 0 && errno == EINTR)
            continue;
        if (size <= 0) {
            end_close(fd);
            break;
        }
        buffer_add(to, room, (size_t)size < left ? (size_t)size : left);
        fits = fits && (size_t)size <= left;
    }
    return fits;
}

enum program_state program_step(struct program *program, size_t most)
{
    if (program->pid == 0)
        return PROGRAM_NONE;
    feed(program);
    if (!collect(&program->pipes[1], &program->taken, most))
        return PROGRAM_TOO_LARGE;
    collect(&program->pipes[2], &program->complaint, COMPLAINT_BYTES_MAX);
    if (program->pipes[1] >= 0 || program->pipes[2] >= 0)
        return PROGRAM_RUNNING;
    if (waitpid(program->pid, &program->status, WNOHANG) == 0)
        return PROGRAM_RUNNING;
    program->pid = 0;
    end_close(&program->pipes[0]);
    return PROGRAM_ENDED;
}

size_t program_wait(const struct program *program, struct pollfd *fds, size_t room)
{
    size_t count = 0;

    for (size_t i = 0; i < PROGRAM_FDS && program->pid != 0; i++)
        if (program->pipes[i] >= 0 && count < room)
            fds[count++] =
                (struct pollfd){.fd = program->pipes[i], .events = i == 0 ? POLLOUT : POLLIN};
    return count;
}

size_t program_sleep(const struct program *program, bool awaited, struct pollfd *fds, size_t room,
                     int *timeout)
{
    const size_t count = awaited ? program_wait(program, fds, room) : 0;

    *timeout = !awaited ? -1 : count ? PIPES_MILLISECONDS : PROGRAM_ENDING_MILLISECONDS;
    return count;
}

void program_stop(struct program *program)
{
    if (program->pid == 0)
        return;
    kill(-program->pid, SIGKILL);
    while (waitpid(program->pid, &program->status, 0) < 0 && errno == EINTR)
        ;
    program->pid = 0;
    for (int i = 0; i < PROGRAM_FDS; i++)
        end_close(&program->pipes[i]);
}

int program_status(const struct program *program)
{
    if (WIFEXITED(program->status))
        return WEXITSTATUS(program->status);
    return 256 + (WIFSIGNALED(program->status) ? WTERMSIG(program->status) : 0);
}

void program_reset(struct program *program)
{
    program_stop(program);
    buffer_free(&program->given);
    buffer_free(&program->taken);
    buffer_free(&program->complaint);
    *program = (struct program){
        .pipes = {-1, -1, -1}
    };
}
