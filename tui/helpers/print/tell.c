/* One line, one write: a line is never seen half. */
#include "tell.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static struct report told = {.kind = REPORT_KIND_COUNT}; /* last */
static bool deaf;                                        /* nobody reads standard output */

/* What is said, and the status, when the limit is reached: a signal handler may not format anything. */
static const char *volatile last_words = "failed\ttimeout\t\n";
static volatile sig_atomic_t last_status = PAPER_NOT_PRINTED;

static void report_tell(const struct report *report)
{
    struct buffer line = {0};
    size_t done = 0;

    protocol_write_report(report, &line);
    while (!deaf && done < line.size) {
        ssize_t size = write(STDOUT_FILENO, line.data + done, line.size - done);

        if (size > 0)
            done += (size_t)size;
        else
            deaf = errno != EINTR;
    }
    buffer_free(&line);
    told = *report;
    told.detail = "";
}

void tell(enum report_kind kind)
{
    if (told.kind != kind)
        report_tell(&(struct report){.kind = kind});
}

void tell_sending(size_t done, size_t total)
{
    /* Twenty lines are enough for any progress. */
    if (told.kind == REPORT_SENDING && done < total && done - told.done < total / 20)
        return;
    report_tell(&(struct report){.kind = REPORT_SENDING, .done = done, .total = total});
}

void tell_accepted(int number)
{
    last_words = "queued\n";
    last_status = PAPER_DONE;
    report_tell(&(struct report){.kind = REPORT_ACCEPTED, .job = (uint64_t)number});
}

void tell_waiting(enum print_reason reason)
{
    if (told.kind != REPORT_WAITING || told.reason != reason)
        report_tell(&(struct report){.kind = REPORT_WAITING, .reason = reason});
}

enum paper_status tell_done(enum report_kind kind)
{
    report_tell(&(struct report){.kind = kind});
    return deaf ? PAPER_NOT_WRITTEN : PAPER_DONE;
}

enum paper_status tell_failed(enum print_failure failure, const char *detail)
{
    report_tell(&(struct report){.kind = REPORT_FAILED, .failure = failure, .detail = detail});
    return PAPER_NOT_PRINTED;
}

/* ---- limits ----------------------------------------------------------------------------------- */

static void limit_reached(int number)
{
    const char *words = last_words;

    (void)number;
    if (write(STDOUT_FILENO, words, strlen(words)) < 0)
        _exit(PAPER_NOT_WRITTEN);
    _exit(last_status);
}

void tell_limit_silent(enum paper_status status)
{
    last_words = "";
    last_status = (int)status;
}

void tell_limit(unsigned seconds)
{
    struct sigaction action = {.sa_handler = limit_reached};

    sigaction(SIGALRM, &action, NULL);
    alarm(seconds);
}

int64_t tell_clock(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void tell_rest(int milliseconds)
{
    poll(NULL, 0, milliseconds);
}
