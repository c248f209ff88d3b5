/* A sheet in a folder. */
#include "desk/sheet_file.h"

#include "base/file.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

#define STEM_SIZE 48
#define TRIES 99

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

int sheet_file_write(const char *folder, const char *name, const char *ending, const char *bytes,
                     size_t size, char *path, size_t path_size)
{
    char stem[STEM_SIZE], another[8] = "";
    int problem = EEXIST;

    if (mkdir(folder, 0700) != 0 && errno != EEXIST)
        return errno;
    stem_copy(stem, sizeof stem, name);
    for (int i = 1; i <= TRIES && problem == EEXIST; i++) {
        if (i > 1)
            snprintf(another, sizeof another, "-%d", i);
        if ((size_t)snprintf(path, path_size, "%s/%s%s.%s", folder, stem, another, ending) >=
            path_size) {
            path[0] = '\0';
            return ENAMETOOLONG;
        }
        problem = file_create(path, 0600, bytes, size);
    }
    if (problem != 0)
        path[0] = '\0';
    return problem;
}
