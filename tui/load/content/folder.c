/* The files of a content folder. */
#include "load/content/folder.h"

#include "load/messages.h"
#include "load/yaml/yaml_source.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static bool ends_with(const char *s, const char *end)
{
    size_t size = strlen(s), tail = strlen(end);

    return size >= tail && strcmp(s + size - tail, end) == 0;
}

static bool is_backup(const char *name)
{
    return ends_with(name, "~") || ends_with(name, ".swp") || ends_with(name, ".swo") ||
           ends_with(name, ".bak") || ends_with(name, ".orig") || ends_with(name, ".rej") ||
           name[0] == '#' || strncmp(name, ".#", 2) == 0;
}

static bool name_good(const char *name)
{
    size_t letters = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_-");

    return letters > 0 && strcmp(name + letters, ".yaml") == 0;
}

bool folder_reads(const char *name)
{
    return name_good(name) || strcmp(name, FOLDER_DIVISIONS) == 0 ||
           strcmp(name, FOLDER_AREA_CODES) == 0;
}

/* What lies beside content and is none: texts for people, and the programs that made some of it.
 * (The tables that are read are asked for by their names.) */
static bool is_companion(const char *name)
{
    static const char *const ends[] = {".md", ".tsv", ".mjs"};

    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
        if (ends_with(name, ends[i]))
            return true;
    return name[0] == '.' || strcmp(name, "README") == 0;
}

/* NULL for a name to read; *quiet for one to pass over without a word. */
static const struct message *name_mistake(const char *name, bool *quiet)
{
    *quiet = false;
    if (name_good(name))
        return NULL;
    if (is_backup(name))
        return MESSAGE(FILE_BACKUP);
    *quiet = is_companion(name);
    return ends_with(name, ".yaml") || ends_with(name, ".yml") ? MESSAGE(FILE_NAME)
                                                               : MESSAGE(FILE_FOREIGN);
}

/* Whether a link's file lies inside the folder. */
static bool link_inside(const char *folder, const char *path)
{
    char real_folder[PATH_MAX], real_path[PATH_MAX];

    if (realpath(folder, real_folder) == NULL || realpath(path, real_path) == NULL)
        return false;
    size_t size = strlen(real_folder);
    return strncmp(real_path, real_folder, size) == 0 && real_path[size] == '/';
}

static const struct message *file_mistake(const char *folder, const char *path)
{
    struct stat status;

    if (lstat(path, &status) != 0)
        return MESSAGE(FILE_NOT_REGULAR);
    if (S_ISLNK(status.st_mode) && !link_inside(folder, path))
        return MESSAGE(FILE_OUTSIDE);
    if (stat(path, &status) != 0 || !S_ISREG(status.st_mode))
        return MESSAGE(FILE_NOT_REGULAR);
    return NULL;
}

/* Names in later layers are whole paths, for the same names stand in several. They outlive us. */
static const char *shown_name(struct builder *builder, const char *folder, const char *shown,
                              const char *entry)
{
    struct arena *arena = &builder->diags->arena;

    if (builder->layer > 0)
        return arena_format(arena, "%s/%s", folder, entry);
    return *shown != '\0' ? arena_format(arena, "%s/%s", shown, entry)
                          : arena_copy(arena, entry, strlen(entry));
}

/* Adds one entry, or reports why not. */
static void entry_take(struct builder *builder, const char *folder, const char *shown,
                       const char *entry, struct buffer *list)
{
    struct file file = {
        .path = arena_format(&builder->arena, "%s/%s", folder, entry),
        .name = shown_name(builder, folder, shown, entry),
    };
    struct stat status;
    bool quiet;

    if (stat(file.path, &status) == 0 && S_ISDIR(status.st_mode) && !name_good(entry))
        return;
    const struct message *message = name_mistake(entry, &quiet);
    if (message == NULL)
        message = file_mistake(folder, file.path);
    if (message == NULL)
        buffer_add(list, &file, sizeof file);
    else if (!quiet)
        diag_add(builder->diags, (struct place){file.name, 0, 0}, message);
}

static int compare_files(const void *a, const void *b)
{
    const struct file *left = a, *right = b;

    return strcmp(left->path, right->path);
}

struct files folder_files(struct builder *builder, const char *folder, const char *shown)
{
    struct files files = {NULL, 0};
    struct buffer list = {0};
    DIR *directory = opendir(folder);
    const struct dirent *entry;

    if (directory == NULL) {
        if (errno != ENOENT) {
            char *name = arena_copy(&builder->diags->arena, folder, strlen(folder));

            diag_add(builder->diags, (struct place){name, 0, 0}, MESSAGE(FOLDER_UNREADABLE),
                     strerror(errno));
        }
        return files;
    }
    while ((entry = readdir(directory)) != NULL)
        entry_take(builder, folder, shown, entry->d_name, &list);
    closedir(directory);
    files.count = list.size / sizeof(struct file);
    files.list = arena_alloc(&builder->arena, list.size + 1);
    if (list.size > 0)
        memcpy(files.list, list.data, list.size);
    buffer_free(&list);
    qsort(files.list, files.count, sizeof(struct file), compare_files);
    return files;
}

const struct yaml *folder_yaml(struct builder *builder, struct file file, enum name_kind kind)
{
    size_t errors = builder->diags->errors;
    const struct yaml *root = yaml_read(&builder->arena, builder->diags, file.path, file.name);

    if (builder->diags->errors > errors && kind < NAME_KIND_COUNT)
        builder->names[kind].torn = true;
    return root;
}
