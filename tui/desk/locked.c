/*
 * A file opened under a lock.
 */
#include "desk/locked.h"

#include <fcntl.h>
#include <poll.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define LOCK_TRIES 5
#define LOCK_MILLISECONDS 10

/* Makes the folders a path goes through, as far as they can be made. */
static void folders_make(const char *path)
{
    char folder[4096];

    for (size_t i = 0; i < sizeof folder && path[i]; i++) {
        if (path[i] == '/' && i > 0) {
            folder[i] = '\0';
            mkdir(folder, 0700);
        }
        folder[i] = path[i];
    }
}

/* Another terminal holds the lock for one small write; one that was stopped meanwhile is not waited
 * for. */
static bool lock_take(int fd)
{
    for (int i = 0; i < LOCK_TRIES; i++) {
        if (flock(fd, LOCK_EX | LOCK_NB) == 0)
            return true;
        poll(NULL, 0, LOCK_MILLISECONDS);
    }
    return false;
}

int locked_open(const char *path)
{
    int fd;

    if (path == NULL)
        return -1;
    folders_make(path);
    fd = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0600);
    if (fd >= 0 && !lock_take(fd)) {
        close(fd);
        return -1;
    }
    return fd;
}
