/*
 * A printer behind a device file (/dev/usb/lp0, /dev/ttyS0): its own bytes, written as they are.
 *
 * A mistyped path must never write over a disk or a file, and never type into somebody's terminal.
 */
#include "job.h"

#include "pour.h"
#include "tell.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

static const char *device_unfit(int fd)
{
    struct stat status;

    if (fstat(fd, &status) != 0)
        return strerror(errno);
    if (!S_ISCHR(status.st_mode))
        return "not a character device";
    if (isatty(fd) && tcgetsid(fd) == getsid(0))
        return "this is the terminal the desk runs in";
    return NULL;
}

/* A serial line is a terminal to the kernel, which would turn newlines into two characters. */
static void line_set_raw(int fd)
{
    struct termios settings;

    if (!isatty(fd) || tcgetattr(fd, &settings) != 0)
        return;
    settings.c_oflag &= ~(tcflag_t)OPOST;
    tcsetattr(fd, TCSANOW, &settings);
}

bool send_device_ready(struct job *job)
{
    const char *unfit;

    job->device = open(job->rest, O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (job->device < 0) {
        tell_failed(errno == EACCES || errno == EPERM ? FAILURE_NOT_ALLOWED
                    : errno == EBUSY                  ? FAILURE_REFUSED
                                                      : FAILURE_NO_DEVICE,
                    strerror(errno));
        return false;
    }
    unfit = device_unfit(job->device);
    if (unfit) {
        tell_failed(FAILURE_NO_DEVICE, unfit);
        return false;
    }
    line_set_raw(job->device);
    return true;
}

enum paper_status send_device(struct job *job)
{
    enum pour poured = pour(job->device, job);

    /* Linux throws away what a USB printer has not taken yet when its device is closed. */
    if (poured == POUR_DONE)
        poured = pour_wait(job->device, POLLOUT, job);
    if (poured == POUR_BROKEN)
        return tell_failed(FAILURE_BROKEN_OFF, strerror(errno));
    if (poured == POUR_TIMEOUT) {
        tcflush(job->device, TCOFLUSH); /* or closing a serial line would wait for it */
        return tell_failed(FAILURE_TIMEOUT, "");
    }
    return tell_done(REPORT_DONE);
}
