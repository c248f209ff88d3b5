/*
 * A printer that takes bare bytes on TCP port 9100. Nothing comes back but the end of the connection.
 */
#include "job.h"

#include "pour.h"
#include "tell.h"

#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define PORT 9100

/* Many printers keep the connection open for the next job: waiting for its end is a courtesy. */
#define END_SECONDS 5

/* HOST, HOST:PORT, [ADDRESS]:PORT; a '/' at the end is let pass. */
bool send_tcp_ready(struct job *job)
{
    const char *host = job->rest, *end;
    char *stop;

    if (*host == '[') {
        host++;
        end = strchr(host, ']');
    } else
        end = host + strcspn(host, ":/");
    job->port = PORT;
    if (end && end > host && end - host < HOST_BYTES) {
        snprintf(job->host, sizeof job->host, "%.*s", (int)(end - host), host);
        end += *end == ']';
        stop = NULL;
        if (*end == ':')
            job->port = (int)strtoul(end + 1, &stop, 10);
        end = stop ? stop : end;
        if ((*end == '\0' || strcmp(end, "/") == 0) && job->port > 0 && job->port < 65536)
            return true;
    }
    tell_failed(FAILURE_NO_PRINTER, job->rest);
    return false;
}

/* One address; a connected descriptor, or -1 and errno. */
static int address_connect(const struct addrinfo *address, const struct job *job)
{
    int fd = socket(address->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    int problem = 0;
    socklen_t size = sizeof problem;

    if (fd < 0)
        return -1;
    if (connect(fd, address->ai_addr, address->ai_addrlen) == 0)
        return fd;
    problem = errno;
    if (problem == EINPROGRESS) {
        if (pour_wait(fd, POLLOUT, job) != POUR_DONE)
            problem = ETIMEDOUT;
        else if (getsockopt(fd, SOL_SOCKET, SO_ERROR, &problem, &size) != 0)
            problem = errno;
    }
    if (problem == 0)
        return fd;
    close(fd);
    errno = problem;
    return -1;
}

static int host_connect(const struct job *job)
{
    struct addrinfo hints = {.ai_socktype = SOCK_STREAM, .ai_flags = AI_NUMERICSERV};
    struct addrinfo *found;
    char port[16];
    int fd = -1, problem;

    snprintf(port, sizeof port, "%d", job->port);
    problem = getaddrinfo(job->host, port, &hints, &found);
    if (problem != 0) {
        tell_failed(FAILURE_UNREACHABLE, gai_strerror(problem));
        return -1;
    }
    errno = 0;
    for (const struct addrinfo *at = found; at && fd < 0; at = at->ai_next) {
        tell_limit(job->limit + 1); /* the wait itself ends a little earlier */
        fd = address_connect(at, job);
    }
    problem = errno;
    freeaddrinfo(found);
    if (fd < 0)
        tell_failed(problem == ETIMEDOUT ? FAILURE_TIMEOUT : FAILURE_UNREACHABLE,
                    strerror(problem));
    return fd;
}

/* The printer's end of the connection: a reset is an answer, too. */
static enum paper_status end_await(int fd, const struct job *job)
{
    int64_t seconds = job->limit < END_SECONDS ? job->limit : END_SECONDS;
    int64_t end = tell_clock() + seconds * 1000, left;
    char room[512];

    tell(REPORT_PRINTING);
    shutdown(fd, SHUT_WR);
    while ((left = end - tell_clock()) > 0) {
        struct pollfd ready = {.fd = fd, .events = POLLIN};
        ssize_t size;

        poll(&ready, 1, (int)left);
        size = read(fd, room, sizeof room);
        if (size == 0)
            return tell_done(REPORT_DONE);
        if (size < 0 && errno != EAGAIN && errno != EINTR)
            return tell_failed(FAILURE_BROKEN_OFF, strerror(errno));
    }
    return tell_done(REPORT_QUEUED);
}

enum paper_status send_tcp(struct job *job)
{
    enum paper_status status;
    int fd = host_connect(job);

    if (fd < 0)
        return PAPER_NOT_PRINTED;
    switch (pour(fd, job)) {
    case POUR_DONE:
        status = end_await(fd, job);
        break;
    case POUR_TIMEOUT:
        status = tell_failed(FAILURE_TIMEOUT, "");
        break;
    default:
        status = tell_failed(FAILURE_BROKEN_OFF, strerror(errno));
        break;
    }
    close(fd);
    return status;
}
