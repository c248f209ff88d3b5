/*
 * A printer without paper stops reading: the connection stands and takes nothing.
 */
#include "pour.h"

#include "tell.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

#define STALL_MILLISECONDS 2000 /* of silence before it is told */
#define RETRY_MILLISECONDS 250  /* between two tries at a device that says it has no paper */
#define PIECE_BYTES 16384

/* The longest to sleep before something has to be told or given up. */
static int wait_left(int64_t since, int64_t limit)
{
    int64_t passed = tell_clock() - since;
    int64_t left = passed < STALL_MILLISECONDS ? STALL_MILLISECONDS - passed : limit - passed;

    return (int)(left < limit - passed ? left : limit - passed);
}

enum pour pour_wait(int fd, short events, const struct job *job)
{
    struct pollfd ready = {.fd = fd, .events = events};
    int64_t since = tell_clock(), limit = (int64_t)job->limit * 1000;
    int left;

    while ((left = wait_left(since, limit)) > 0) {
        int count = poll(&ready, 1, left);

        if (count > 0)
            return POUR_DONE;
        if (count < 0 && errno != EINTR)
            return POUR_BROKEN;
        if (tell_clock() - since >= STALL_MILLISECONDS)
            tell_waiting(WAITING_OTHER);
    }
    return POUR_TIMEOUT;
}

/* ENOSPC is how Linux's printer devices say that there is no paper. */
static bool is_stall(int problem)
{
    return problem == EAGAIN || problem == ENOSPC || problem == EINTR;
}

/* One write that takes something, however long that takes. */
static enum pour piece_write(int fd, const char *bytes, size_t size, const struct job *job,
                             size_t *taken)
{
    int64_t since = tell_clock();

    while (tell_clock() - since < (int64_t)job->limit * 1000) {
        enum pour waited = pour_wait(fd, POLLOUT, job);
        ssize_t written;

        if (waited != POUR_DONE)
            return waited;
        written = write(fd, bytes, size);
        if (written > 0) {
            *taken = (size_t)written;
            return POUR_DONE;
        }
        if (written < 0 && !is_stall(errno))
            return POUR_BROKEN;
        if (written < 0 && errno == ENOSPC)
            tell_waiting(WAITING_MEDIA_EMPTY);
        tell_rest(RETRY_MILLISECONDS);
    }
    return POUR_TIMEOUT;
}

enum pour pour(int fd, const struct job *job)
{
    size_t size = job->bytes.size, total = size * job->copies, done = 0;

    tell_limit(0);
    tell_sending(0, total);
    while (done < total) {
        size_t at = done % size, piece = size - at, taken;
        enum pour poured = piece_write(fd, job->bytes.data + at,
                                       piece < PIECE_BYTES ? piece : PIECE_BYTES, job, &taken);

        if (poured != POUR_DONE)
            return poured;
        done += taken;
        tell_sending(done, total);
    }
    return POUR_DONE;
}
