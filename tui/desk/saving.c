/*
 * Saving a file so that it is there whole or not at all.
 *
 * The final name is taken first by an empty file of our own (O_EXCL), then the written and synced
 * temporary is renamed onto it: nobody else's file can be replaced in between, on any file system.
 */
#include "desk/saving.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define NAME_SIZE 96
#define TRIES 99

struct saving {
    int folder;
    char name[NAME_SIZE];
    char temporary[NAME_SIZE];
};

static int folder_open(const char *folder)
{
    if (mkdir(folder, 0700) != 0 && errno != EEXIST)
        return -1;
    return open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

static int file_create(int folder, const char *name)
{
    return openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
}

static void stem_copy(char *stem, size_t size, const char *name)
{
    size_t n = 0;

    for (; *name && n + 1 < size; name++)
        if (isalnum((unsigned char)*name) || *name == '-')
            stem[n++] = *name;
    stem[n] = '\0';
    if (n == 0)
        snprintf(stem, size, "daoban");
}

/* Takes the first name that is free. */
static int name_take(struct saving *saving, const char *name, const char *ending)
{
    char stem[NAME_SIZE / 2];
    int fd;

    stem_copy(stem, sizeof stem, name);
    for (int i = 1; i <= TRIES; i++) {
        if (i == 1)
            snprintf(saving->name, NAME_SIZE, "%s.%s", stem, ending);
        else
            snprintf(saving->name, NAME_SIZE, "%s-%d.%s", stem, i, ending);
        fd = file_create(saving->folder, saving->name);
        if (fd >= 0) {
            close(fd);
            return 0;
        }
        if (errno != EEXIST)
            return errno;
    }
    return EEXIST;
}

static int bytes_write(int fd, const char *bytes, size_t size)
{
    while (size > 0) {
        ssize_t written = write(fd, bytes, size);

        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return written < 0 ? errno : ENOSPC;
        bytes += written;
        size -= (size_t)written;
    }
    return fsync(fd) == 0 ? 0 : errno;
}

static int temporary_write(struct saving *saving, const char *bytes, size_t size)
{
    int fd, problem;

    snprintf(saving->temporary, NAME_SIZE, ".daoban-%ld.tmp", (long)getpid());
    unlinkat(saving->folder, saving->temporary, 0); /* left by a power cut under the same number */
    fd = file_create(saving->folder, saving->temporary);
    if (fd < 0)
        return errno;
    problem = bytes_write(fd, bytes, size);
    if (close(fd) != 0 && problem == 0)
        problem = errno;
    return problem;
}

static int file_finish(struct saving *saving)
{
    if (renameat(saving->folder, saving->temporary, saving->folder, saving->name) != 0)
        return errno;
    fsync(saving->folder); /* some file systems refuse this for folders; the file itself is safe */
    return 0;
}

int saving_write(const char *folder, const char *name, const char *ending, const char *bytes,
                 size_t size, char *path, size_t path_size)
{
    struct saving saving = {.folder = folder_open(folder)};
    int problem;

    if (saving.folder < 0)
        return errno;
    problem = name_take(&saving, name, ending);
    if (problem == 0) {
        problem = temporary_write(&saving, bytes, size);
        if (problem == 0)
            problem = file_finish(&saving);
        if (problem) {
            unlinkat(saving.folder, saving.temporary, 0);
            unlinkat(saving.folder, saving.name, 0);
        }
    }
    close(saving.folder);
    if (problem == 0)
        snprintf(path, path_size, "%s/%s", folder, saving.name);
    return problem;
}

int saving_replace(const char *folder, const char *name, const char *bytes, size_t size)
{
    struct saving saving = {.folder = folder_open(folder)};
    int problem;

    if (saving.folder < 0)
        return errno;
    snprintf(saving.name, NAME_SIZE, "%s", name);
    problem = temporary_write(&saving, bytes, size);
    if (problem == 0)
        problem = file_finish(&saving);
    if (problem)
        unlinkat(saving.folder, saving.temporary, 0);
    close(saving.folder);
    return problem;
}
