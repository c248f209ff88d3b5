/* Skeletons of released contents on disk. */
#include "load/history.h"

#include "base/file.h"
#include "engine/code.h"
#include "load/image/layout.h"

#include <dirent.h>
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define FOLDER "history"
#define NAME_DIGITS 16
#define BYTES_MAX ((size_t)8 << 20)

/* ---- finding ------------------------------------------------------------------------------ */

/* "0123456789abcdef", the behaviour print of what it holds. */
static bool name_print(const char *name, uint64_t *print)
{
    *print = 0;
    if (strlen(name) != NAME_DIGITS || strspn(name, "0123456789abcdef") != NAME_DIGITS)
        return false;
    *print = strtoull(name, NULL, 16);
    return true;
}

/* The content in a file, if it is the one its name says. */
static struct content *skeleton_open(const char *path, uint64_t print)
{
    struct buffer bytes = {0};
    struct content *content = NULL;

    if (file_read(path, FILE_NO_LINK, BYTES_MAX, &bytes) == 0)
        content = history_read(bytes.data, bytes.size);
    buffer_free(&bytes);
    if (content != NULL && content->behaviour_print != print) {
        content_free(content);
        content = NULL;
    }
    return content;
}

/* Looks for a name with this short print in a folder; "" when there is none. */
static void name_find(const char *folder, uint32_t wanted, char name[NAME_DIGITS + 1])
{
    DIR *directory = opendir(folder);
    const struct dirent *entry;
    uint64_t print;

    name[0] = '\0';
    if (directory == NULL)
        return;
    while (name[0] == '\0' && (entry = readdir(directory)) != NULL)
        if (name_print(entry->d_name, &print) && code_print(print) == wanted)
            memcpy(name, entry->d_name, NAME_DIGITS + 1);
    closedir(directory);
}

struct content *history_open(const struct layers *layers, uint32_t print)
{
    struct content *content = NULL;

    for (size_t i = 0; i < layers->count && content == NULL; i++) {
        struct arena arena = {0};
        const char *folder = arena_format(&arena, "%s/" FOLDER, layers->folder[i]);
        char name[NAME_DIGITS + 1];
        uint64_t whole;

        name_find(folder, print, name);
        if (name_print(name, &whole))
            content = skeleton_open(arena_format(&arena, "%s/%s", folder, name), whole);
        arena_free(&arena);
    }
    return content;
}

/* ---- keeping ------------------------------------------------------------------------------ */

/* Whether a skeleton gives back the very content: the print is reckoned anew from what was read. */
static bool skeleton_holds(const struct content *content, const struct buffer *bytes)
{
    struct content *read = history_read(bytes->data, bytes->size);
    bool holds = false;

    if (read != NULL) {
        layout_print(read);
        holds = read->behaviour_print == content->behaviour_print;
    }
    content_free(read);
    return holds;
}

static enum history_kept already_there(const char *path, const struct buffer *bytes)
{
    struct buffer there = {0};
    bool same = file_read(path, FILE_NO_LINK, BYTES_MAX, &there) == 0 &&
                there.size == bytes->size && memcmp(there.data, bytes->data, bytes->size) == 0;

    buffer_free(&there);
    return same ? HISTORY_ALREADY : HISTORY_CLASH;
}

static enum history_kept skeleton_keep(const struct content *content, const char *folder,
                                       const char *path, const struct buffer *bytes)
{
    char there[NAME_DIGITS + 1], name[NAME_DIGITS + 1];

    if (!skeleton_holds(content, bytes)) {
        errno = EILSEQ;
        return HISTORY_REFUSED;
    }
    snprintf(name, sizeof name, "%016" PRIx64, content->behaviour_print);
    name_find(folder, code_print(content->behaviour_print), there);
    if (strcmp(there, name) == 0)
        return already_there(path, bytes);
    if (there[0])
        return HISTORY_CLASH;
    if (mkdir(folder, 0755) != 0 && errno != EEXIST)
        return HISTORY_REFUSED;
    errno = file_create(path, 0644, bytes->data, bytes->size);
    return errno == 0 ? HISTORY_KEPT : HISTORY_REFUSED;
}

enum history_kept history_keep(const struct content *content, const char *folder, char *path,
                               size_t size)
{
    struct arena arena = {0};
    struct buffer bytes = {0};
    const char *history = arena_format(&arena, "%s/" FOLDER, folder);
    enum history_kept kept;

    snprintf(path, size, "%s/%016" PRIx64, history, content->behaviour_print);
    history_write(content, &bytes);
    kept = skeleton_keep(content, history, path, &bytes);
    buffer_free(&bytes);
    arena_free(&arena);
    return kept;
}
