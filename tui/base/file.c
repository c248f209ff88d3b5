/* Whole files. */
#define _GNU_SOURCE /* renameat2() */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define TEMPORARY_START ".daoban-"
#define TEMPORARY_END ".tmp"
#define LEFT_BEHIND 3600 /* seconds: no writing takes so long */

/* ---- reading ------------------------------------------------------------------------------ */

int file_open(const char *path, enum file_link link, int *fd, struct stat *status)
{
    const int no_link = link == FILE_NO_LINK ? O_NOFOLLOW : 0;

    *fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY | no_link);
    if (*fd < 0)
        return errno == ENXIO ? EINVAL : errno; /* ENXIO: a socket */
    int problem = fstat(*fd, status) != 0 ? errno : S_ISREG(status->st_mode) ? 0 : EINVAL;

    if (problem != 0) {
        close(*fd);
        *fd = -1;
    }
    return problem;
}

int file_fill(int fd, char *bytes, size_t size, size_t *got)
{
    *got = 0;
    while (*got < size) {
        const ssize_t part = read(fd, bytes + *got, size - *got);

        if (part < 0 && errno == EINTR)
            continue;
        if (part < 0)
            return errno;
        if (part == 0)
            break;
        *got += (size_t)part;
    }
    return 0;
}

int file_read_rest(int fd, size_t limit, struct buffer *bytes)
{
    const size_t most = bytes->size + limit;
    char room[16384];
    size_t got = sizeof room;
    int problem = 0;

    while (problem == 0 && got == sizeof room) {
        problem = file_fill(fd, room, sizeof room, &got);
        if (bytes->size + got > most) {
            got = most - bytes->size;
            problem = EFBIG;
        }
        buffer_add(bytes, room, got);
    }
    return problem;
}

static int size_read(int fd, size_t size, struct buffer *bytes)
{
    const size_t start = buffer_extend(bytes, size + 1);
    size_t got;
    const int problem = file_fill(fd, bytes->data + start, size, &got);

    bytes->size = start + got; /* cut short by somebody else meanwhile */
    bytes->data[bytes->size] = '\0';
    return problem;
}

int file_read(const char *path, enum file_link link, size_t limit, struct buffer *bytes)
{
    struct stat status;
    int fd;
    int problem = file_open(path, link, &fd, &status);

    if (problem != 0)
        return problem;
    problem = status.st_size < 0 || (uintmax_t)status.st_size > limit
                  ? EFBIG
                  : size_read(fd, (size_t)status.st_size, bytes);
    close(fd);
    return problem;
}

/* ---- temporaries -------------------------------------------------------------------------- */

/* The folder a path lies in. */
static const char *folder_of(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');

    if (slash == NULL)
        return ".";
    return slash == path ? "/" : arena_copy(arena, path, (size_t)(slash - path));
}

static bool is_temporary(const char *name)
{
    const size_t start = strlen(TEMPORARY_START);
    size_t digits;

    if (strncmp(name, TEMPORARY_START, start) != 0)
        return false;
    digits = strspn(name + start, "0123456789");
    return digits > 0 && strcmp(name + start + digits, TEMPORARY_END) == 0;
}

/* What a writing that was killed left behind: ours, and so old that nobody is still writing it. */
static void temporaries_sweep(const char *folder)
{
    DIR *directory = opendir(folder);
    const struct dirent *entry;
    struct stat status;

    if (directory == NULL)
        return;
    while ((entry = readdir(directory)) != NULL)
        if (is_temporary(entry->d_name) &&
            fstatat(dirfd(directory), entry->d_name, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
            S_ISREG(status.st_mode) && status.st_uid == geteuid() &&
            status.st_mtime < time(NULL) - LEFT_BEHIND)
            unlinkat(dirfd(directory), entry->d_name, 0);
    closedir(directory);
}

/* Some file systems refuse this for folders; the file itself is safe then. */
static void folder_sync(const char *folder)
{
    const int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (fd < 0)
        return;
    fsync(fd);
    close(fd);
}

/* ---- writing ------------------------------------------------------------------------------ */

int file_write(int fd, const char *bytes, size_t size)
{
    while (size > 0) {
        const ssize_t part = write(fd, bytes, size);

        if (part < 0 && errno == EINTR)
            continue;
        if (part <= 0)
            return part < 0 ? errno : ENOSPC;
        bytes += part;
        size -= (size_t)part;
    }
    return 0;
}

static int temporary_write(const char *path, mode_t mode, const char *bytes, size_t size)
{
    const int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
    int fd, problem;

    unlink(path); /* left by a power cut under the number of this process */
    fd = open(path, flags, mode);
    if (fd < 0)
        return errno;
    problem = file_write(fd, bytes, size);
    if (problem == 0 && fsync(fd) != 0)
        problem = errno;
    if (close(fd) != 0 && problem == 0)
        problem = errno;
    return problem;
}

/* For file systems that know neither a renaming that keeps what is there nor a second name of a file:
 * the final name is taken by an empty file first. */
static int name_take(const char *temporary, const char *path)
{
    const int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    int problem;

    if (fd < 0)
        return errno;
    close(fd);
    if (rename(temporary, path) == 0)
        return 0;
    problem = errno;
    unlink(path);
    return problem;
}

static int move_new(const char *temporary, const char *path)
{
    if (renameat2(AT_FDCWD, temporary, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
        return 0;
    if (errno != EINVAL && errno != ENOSYS)
        return errno;
    if (link(temporary, path) == 0) {
        unlink(temporary);
        return 0;
    }
    return errno == EPERM || errno == EOPNOTSUPP || errno == ENOSYS ? name_take(temporary, path)
                                                                    : errno;
}

static int move_over(const char *temporary, const char *path)
{
    return rename(temporary, path) == 0 ? 0 : errno;
}

static int file_put(const char *path, mode_t mode, const char *bytes, size_t size,
                    int (*move)(const char *temporary, const char *path))
{
    struct arena arena = {0};
    const char *folder = folder_of(&arena, path);
    const char *temporary =
        arena_format(&arena, "%s/" TEMPORARY_START "%ld" TEMPORARY_END, folder, (long)getpid());
    int problem;

    temporaries_sweep(folder);
    problem = temporary_write(temporary, mode, bytes, size);
    if (problem == 0)
        problem = move(temporary, path);
    if (problem == 0)
        folder_sync(folder);
    else
        unlink(temporary);
    arena_free(&arena);
    return problem;
}

int file_create(const char *path, mode_t mode, const char *bytes, size_t size)
{
    struct stat status;

    if (lstat(path, &status) == 0) /* known before anything is written */
        return EEXIST;
    return file_put(path, mode, bytes, size, move_new);
}

int file_replace(const char *path, mode_t mode, const char *bytes, size_t size)
{
    return file_put(path, mode, bytes, size, move_over);
}
