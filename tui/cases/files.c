/*
 * Finding and opening files of stories.
 */
#include "cases/files.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define STORIES_BYTES_MAX ((size_t)8 << 20)

static const struct message unreadable = {.kind = "case-file",
                                          .severity = SEVERITY_ERROR,
                                          .zh = "读不了：%s",
                                          .en = "cannot be read: %s"};
static const struct message too_large = {.kind = "case-file",
                                         .severity = SEVERITY_ERROR,
                                         .zh = "超过 8 MB；请拆成几个文件",
                                         .en = "is over 8 MB; split it"};

static bool bytes_read(FILE *file, struct buffer *bytes)
{
    char room[8192];
    size_t size;

    while (bytes->size <= STORIES_BYTES_MAX && (size = fread(room, 1, sizeof room, file)) > 0)
        buffer_add(bytes, room, size);
    return !ferror(file);
}

void files_read(struct stories *stories, const char *path, const char *shown, story_answer *answer,
                struct diags *diags)
{
    const struct place place = {.file = arena_copy(&diags->arena, shown, strlen(shown))};
    const char *name = arena_copy(&stories->arena, shown, strlen(shown));
    struct buffer bytes = {0};
    struct stat status;
    FILE *file = NULL;

    if (stat(path, &status) == 0 && !S_ISREG(status.st_mode))
        errno = EINVAL;
    else
        file = fopen(path, "r");
    if (file == NULL || !bytes_read(file, &bytes))
        diag_add(diags, place, &unreadable, strerror(errno));
    else if (bytes.size > STORIES_BYTES_MAX)
        diag_add(diags, place, &too_large);
    else
        stories_read(stories, name, bytes.data ? bytes.data : "", bytes.size, answer, diags);
    buffer_free(&bytes);
    if (file)
        fclose(file);
}

static int is_story_file(const struct dirent *entry)
{
    size_t size = strlen(entry->d_name);

    return entry->d_name[0] != '.' && size > 4 && strcmp(entry->d_name + size - 4, ".txt") == 0;
}

void files_read_folder(struct stories *stories, const char *folder, const char *shown,
                       story_answer *answer, struct diags *diags)
{
    struct dirent **entries;
    int count = scandir(folder, &entries, is_story_file, alphasort);

    for (int i = 0; i < count; i++) {
        files_read(stories, arena_format(&stories->arena, "%s/%s", folder, entries[i]->d_name),
                   arena_format(&stories->arena, "%s/%s", shown, entries[i]->d_name), answer,
                   diags);
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
}

void files_read_layers(struct stories *stories, const char *const *folder, size_t count,
                       story_answer *answer, struct diags *diags)
{
    for (size_t i = 0; i < count; i++) {
        const char *cases = arena_format(&stories->arena, "%s/cases", folder[i]);

        files_read_folder(stories, cases, i == 0 ? "content/cases" : cases, answer, diags);
    }
    files_read_folder(stories, arena_format(&stories->arena, "%s/../tests/cases", folder[0]),
                      "tests/cases", answer, diags);
}
