/*
 * Finding and opening files of stories.
 */
#include "cases/files.h"

#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

static const struct message unreadable = {.kind = "case-file",
                                          .severity = SEVERITY_ERROR,
                                          .zh = "读不了：%s",
                                          .en = "cannot be read: %s"};
static const struct message too_large = {.kind = "case-file",
                                         .severity = SEVERITY_ERROR,
                                         .zh = "超过 8 MB；请拆成几个文件",
                                         .en = "is over 8 MB; split it"};

void files_read(struct stories *stories, const char *path, const char *shown, struct diags *diags)
{
    const struct place place = {.file = arena_copy(&diags->arena, shown, strlen(shown))};
    const char *name = arena_copy(&stories->arena, shown, strlen(shown));
    const uint32_t before = stories->count;
    struct buffer bytes = {0};
    const int error = file_read(path, FILE_ANY_LINK, FILES_BYTES_MAX, &bytes);

    if (error == EFBIG)
        diag_add(diags, place, &too_large);
    else if (error != 0)
        diag_add(diags, place, &unreadable, strerror(error));
    else
        stories_read(stories, name, bytes.data, bytes.size, diags);
    buffer_free(&bytes);
    path = arena_copy(&stories->arena, path, strlen(path));
    for (uint32_t i = before; i < stories->count; i++)
        stories->list[i]->path = path;
}

static int is_story_file(const struct dirent *entry)
{
    size_t size = strlen(entry->d_name);

    return entry->d_name[0] != '.' && size > 4 && strcmp(entry->d_name + size - 4, ".txt") == 0;
}

void files_read_folder(struct stories *stories, const char *folder, const char *shown,
                       struct diags *diags)
{
    struct dirent **entries;
    int count = scandir(folder, &entries, is_story_file, alphasort);

    for (int i = 0; i < count; i++) {
        files_read(stories, arena_format(&stories->arena, "%s/%s", folder, entries[i]->d_name),
                   arena_format(&stories->arena, "%s/%s", shown, entries[i]->d_name), diags);
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
}

void files_read_layers(struct stories *stories, const char *const *folder, size_t count,
                       struct diags *diags)
{
    for (size_t i = 0; i < count; i++) {
        const char *cases = arena_format(&stories->arena, "%s/cases", folder[i]);

        files_read_folder(stories, cases, i == 0 ? "content/cases" : cases, diags);
    }
    files_read_folder(stories, arena_format(&stories->arena, "%s/../tests/cases", folder[0]),
                      "tests/cases", diags);
}
