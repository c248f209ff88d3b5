/* What an image was made from. */
#include "load/image/manifest.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/hash.h"
#include "load/content/folder.h"
#include "load/image/layout.h"
#include "load/yaml/yaml_source.h"

#define PROGRAM "/proc/self/exe"
#define SECOND INT64_C(1000000000)
#define RACY (2 * SECOND)
#define DEPTH_MAX 2 /* a layer's folder and the folders in it */

enum entry_kind {
    ENTRY_LAYER, /* a layer's path as it was given */
    ENTRY_FILE,
    ENTRY_FOLDER, /* its hash is over the names in it */
    ENTRY_ABSENT,
    ENTRY_PROGRAM,
    ENTRY_KIND_COUNT
};

struct entry {
    uint64_t size;
    int64_t modified; /* ns since the epoch */
    int64_t changed;
    uint64_t inode;
    uint64_t hash;
    uint32_t kind;
    uint32_t path_size; /* zero byte and padding included; the path follows */
};

/* Folders of a layer that no content is read from. */
static const char *const foreign_folders[] = {"cases", "history", "institutions"};

/* ---- states ----------------------------------------------------------------------------- */

static int64_t nanoseconds(struct timespec time)
{
    return (int64_t)time.tv_sec * SECOND + time.tv_nsec;
}

/* The state of a path as an entry; false when there is nothing. */
static bool entry_state(const char *path, struct entry *entry)
{
    struct stat status;

    memset(entry, 0, sizeof *entry);
    if (stat(path, &status) != 0)
        return false;
    entry->modified = nanoseconds(status.st_mtim);
    entry->kind = S_ISDIR(status.st_mode) ? ENTRY_FOLDER : ENTRY_FILE;
    if (strcmp(path, PROGRAM) == 0)
        entry->kind = ENTRY_PROGRAM;
    else
        entry->inode = status.st_ino;
    if (entry->kind != ENTRY_PROGRAM) /* a copy of the program is the same program */
        entry->changed = nanoseconds(status.st_ctim);
    if (entry->kind != ENTRY_FOLDER)
        entry->size = (uint64_t)status.st_size;
    return true;
}

/*
 * Zero for what the loader refuses: people leave links to devices, FIFOs and disk images in a content
 * folder, and whoever reads those to their end never comes back. Their state tells them apart.
 */
static uint64_t file_hash(const char *path)
{
    struct buffer bytes = {0};
    uint64_t hash = 0;

    if (file_read(path, FILE_ANY_LINK, YAML_SOURCE_SIZE_MAX, &bytes) == 0)
        hash = hash_bytes(bytes.data, bytes.size, 0);
    buffer_free(&bytes);
    return hash;
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static int visible(const struct dirent *item)
{
    return item->d_name[0] != '.';
}

/* The names in a folder, sorted; names_free() them. */
static int names_read(const char *path, struct dirent ***names)
{
    int count = scandir(path, names, visible, by_name);

    return count < 0 ? 0 : count;
}

static void names_free(struct dirent **names, int count)
{
    struct buffer list = {.data = (char *)names};

    for (int i = 0; i < count; i++)
        buffer_free(&(struct buffer){.data = (char *)names[i]});
    if (count > 0)
        buffer_free(&list);
}

static uint64_t folder_hash(const char *path)
{
    struct dirent **names = NULL;
    int count = names_read(path, &names);
    uint64_t hash = 0;

    for (int i = 0; i < count; i++)
        hash = hash_bytes(names[i]->d_name, strlen(names[i]->d_name), hash);
    names_free(names, count);
    return hash;
}

static uint64_t path_hash(const char *path, uint32_t kind)
{
    return kind == ENTRY_FOLDER ? folder_hash(path) : kind == ENTRY_FILE ? file_hash(path) : 0;
}

/* ---- making ----------------------------------------------------------------------------- */

static void entry_add(struct buffer *manifest, struct entry entry, const char *path)
{
    size_t size = strlen(path) + 1;

    entry.path_size = (uint32_t)layout_round(size);
    buffer_add(manifest, &entry, sizeof entry);
    buffer_add(manifest, path, size);
    buffer_add(manifest, NULL, entry.path_size - size);
}

static bool is_foreign(const char *name)
{
    for (size_t i = 0; i < sizeof foreign_folders / sizeof foreign_folders[0]; i++)
        if (strcmp(foreign_folders[i], name) == 0)
            return true;
    return false;
}

static void path_add(struct buffer *manifest, const char *path, int depth);

static void folder_add(struct buffer *manifest, const char *path, int depth)
{
    struct dirent **names = NULL;
    int count = names_read(path, &names);

    for (int i = 0; i < count; i++) {
        struct buffer inner = {0};

        buffer_print(&inner, "%s/%s", path, names[i]->d_name);
        if (!is_foreign(names[i]->d_name))
            path_add(manifest, inner.data, depth + 1);
        buffer_free(&inner);
    }
    names_free(names, count);
}

/* A text or a generator that lies in a folder of content: nothing of it is loaded. */
static bool is_companion(const struct entry *entry, const char *path, int depth)
{
    return depth > 0 && entry->kind == ENTRY_FILE && !folder_reads(strrchr(path, '/') + 1);
}

/* A path and, for a folder, what is in it. The hash is taken before the content is read: what changes
 * later does not fit it. */
static void path_add(struct buffer *manifest, const char *path, int depth)
{
    struct entry entry;

    if (depth > DEPTH_MAX)
        return;
    if (!entry_state(path, &entry))
        entry.kind = ENTRY_ABSENT;
    if (is_companion(&entry, path, depth))
        return;
    entry.hash = path_hash(path, entry.kind);
    entry_add(manifest, entry, path);
    if (entry.kind == ENTRY_FOLDER)
        folder_add(manifest, path, depth);
}

void manifest_make(const struct layers *layers, struct buffer *manifest)
{
    struct buffer flows = {0};

    for (size_t i = 0; i < layers->count; i++)
        entry_add(manifest, (struct entry){.kind = ENTRY_LAYER}, layers->folder[i]);
    path_add(manifest, PROGRAM, 0);
    for (size_t i = 0; i < layers->count; i++)
        path_add(manifest, layers->folder[i], 0);
    if (layers->count > 0) {
        buffer_print(&flows, "%s/../flows", layers->folder[0]);
        path_add(manifest, flows.data, 1);
        buffer_free(&flows);
    }
}

/* ---- comparing -------------------------------------------------------------------------- */

static bool entry_holds(const struct entry *entry, const char *path, int64_t written)
{
    struct entry now;

    if (!entry_state(path, &now))
        return entry->kind == ENTRY_ABSENT;
    if (now.kind != entry->kind || now.size != entry->size || now.modified != entry->modified ||
        now.changed != entry->changed || now.inode != entry->inode)
        return false;
    return now.modified < written - RACY || path_hash(path, entry->kind) == entry->hash;
}

/* Reads the entry at *at and moves behind it; NULL when it does not lie within the manifest. */
static const char *entry_next(const char *manifest, size_t size, size_t *at, struct entry *entry)
{
    const char *path;

    if (size - *at < sizeof *entry)
        return NULL;
    memcpy(entry, manifest + *at, sizeof *entry);
    *at += sizeof *entry;
    path = manifest + *at;
    if (entry->kind >= ENTRY_KIND_COUNT || entry->path_size == 0 || entry->path_size > size - *at ||
        path[entry->path_size - 1] != '\0')
        return NULL;
    *at += entry->path_size;
    return path;
}

/* With `files`, all that was made a note of; else only the layers. */
static bool manifest_agrees(const char *manifest, size_t size, const struct layers *layers,
                            bool files, int64_t written)
{
    struct entry entry;
    size_t layer = 0, at = 0;

    while (at < size) {
        const char *path = entry_next(manifest, size, &at, &entry);

        if (path == NULL)
            return false;
        if (entry.kind != ENTRY_LAYER) {
            if (files && !entry_holds(&entry, path, written))
                return false;
        } else if (layer >= layers->count || strcmp(path, layers->folder[layer++]) != 0) {
            return false;
        }
    }
    return layer == layers->count && layer > 0;
}

bool manifest_is_of(const char *manifest, size_t size, const struct layers *layers)
{
    return manifest_agrees(manifest, size, layers, false, 0);
}

bool manifest_holds(const char *manifest, size_t size, const struct layers *layers, int64_t written)
{
    return manifest_agrees(manifest, size, layers, true, written);
}
