/*
 * Running git archive and putting away what it gives.
 */
#include "commands/revision.h"

#include "desk/program.h"

#include <errno.h>
#include <ftw.h>
#include <limits.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define ARCHIVE_BYTES_MAX ((size_t)256 << 20)
#define BLOCK 512u /* of a tar archive */

/* ---- unpacking ----------------------------------------------------------------------------------- */

struct tar_entry {
    char name[257];
    size_t size;
    char type;
};

static bool octal_read(const char *digits, size_t size, size_t *number)
{
    *number = 0;
    for (size_t i = 0; i < size && digits[i] != '\0' && digits[i] != ' '; i++) {
        if (digits[i] < '0' || digits[i] > '7')
            return false;
        *number = *number * 8 + (size_t)(digits[i] - '0');
    }
    return true;
}

static bool entry_read(const char *block, struct tar_entry *entry)
{
    if (!octal_read(block + 124, 12, &entry->size))
        return false;
    entry->type = block[156];
    snprintf(entry->name, sizeof entry->name, "%.155s%s%.100s", block + 345,
             block[345] != '\0' ? "/" : "", block);
    return true;
}

static bool name_ends(const char *name, const char *end)
{
    size_t size = strlen(name), tail = strlen(end);

    return size > tail && strcmp(name + size - tail, end) == 0;
}

/* Content lies in files of these kinds; nothing else is written, and nothing outside the folder. */
static bool entry_wanted(const struct tar_entry *entry)
{
    const char *name = entry->name;

    return (entry->type == '0' || entry->type == '\0') && name[0] != '/' &&
           strstr(name, "..") == NULL && strstr(name, "/texts/") == NULL &&
           (name_ends(name, ".yaml") || name_ends(name, ".tsv") || name_ends(name, ".txt"));
}

static bool folders_make(char *path, size_t from)
{
    for (char *slash = strchr(path + from, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        bool made = mkdir(path, 0700) == 0 || errno == EEXIST;
        *slash = '/';
        if (!made)
            return false;
    }
    return true;
}

static bool entry_write(const struct tar_entry *entry, const char *bytes, const char *folder)
{
    char path[512];
    size_t from = strlen(folder) + 1;
    FILE *file;
    bool good;

    if ((size_t)snprintf(path, sizeof path, "%s/%s", folder, entry->name) >= sizeof path ||
        !folders_make(path, from))
        return false;
    file = fopen(path, "wx");
    if (file == NULL)
        return false;
    good = fwrite(bytes, 1, entry->size, file) == entry->size;
    return fclose(file) == 0 && good;
}

bool revision_unpack(const char *bytes, size_t size, const char *folder)
{
    struct tar_entry entry;

    for (size_t at = 0; at + BLOCK <= size && bytes[at] != '\0';) {
        if (!entry_read(bytes + at, &entry) || entry.size > size - at - BLOCK)
            return false;
        at += BLOCK;
        if (entry_wanted(&entry) && !entry_write(&entry, bytes + at, folder))
            return false;
        at += (entry.size + BLOCK - 1) / BLOCK * BLOCK;
        if (at > size)
            return false;
    }
    return size >= BLOCK;
}

/* ---- git ------------------------------------------------------------------------------------------- */

/* Waits to the end; what it wrote is in program->taken. */
static bool git_run(struct program *program, const char *const *arguments,
                    const char *const *environment)
{
    struct pollfd fds[PROGRAM_FDS];
    enum program_state state;

    if (program_start(program, GIT_PROGRAM, arguments, environment) != 0)
        return false;
    while ((state = program_step(program, ARCHIVE_BYTES_MAX)) == PROGRAM_RUNNING)
        poll(fds, program_wait(program, fds, PROGRAM_FDS), 100);
    return state == PROGRAM_ENDED && program_status(program) == 0;
}

static const char *first_line(struct arena *arena, const struct buffer *text)
{
    size_t size = 0;

    while (size < text->size && text->data[size] != '\n')
        size++;
    return arena_copy(arena, text->data ? text->data : "", size);
}

/* Interface wording belongs to the program, whatever the content's age: today's is used. */
static bool texts_link(const struct revision *revision, struct arena *arena, const char *root,
                       const char *name)
{
    return symlink(arena_format(arena, "%s/%s/texts", root, name),
                   arena_format(arena, "%s/texts", revision->content)) == 0;
}

static bool archive_take(struct revision *revision, struct arena *arena, const char *root,
                         const char *name, const char *const *environment)
{
    const char *const arguments[] = {
        "git", "-C", root, "archive", "--format=tar", "--end-of-options", name, NULL};
    struct program program = {0};
    bool good = git_run(&program, arguments, environment);

    if (!good)
        revision->wrong = program.complaint.size > 0 ? first_line(arena, &program.complaint)
                                                     : arena_format(arena, "%s", GIT_PROGRAM);
    else if (!revision_unpack(program.taken.data, program.taken.size, revision->folder) ||
             !texts_link(revision, arena, root, strrchr(revision->content, '/') + 1)) {
        revision->wrong = arena_format(arena, "git archive: %s", strerror(errno));
        good = false;
    }
    program_reset(&program);
    return good;
}

bool revision_open(struct revision *revision, struct arena *arena, const char *content,
                   const char *name, const char *const *environment)
{
    char root[PATH_MAX];
    char *slash;

    *revision = (struct revision){.wrong = ""};
    if (name[0] == '-' || name[0] == '\0') {
        revision->wrong = arena_format(arena, "'%s'", name);
        return false;
    }
    slash = realpath(content, root) ? strrchr(root, '/') : NULL;
    strcpy(revision->folder, "/tmp/daoban-XXXXXX");
    if (slash == NULL || mkdtemp(revision->folder) == NULL) {
        revision->wrong = arena_format(arena, "%s", strerror(errno));
        revision->folder[0] = '\0';
        return false;
    }
    *slash = '\0';
    revision->content = arena_format(arena, "%s/%s", revision->folder, slash + 1);
    return archive_take(revision, arena, root[0] ? root : "/", name, environment);
}

static int entry_remove(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
    (void)status;
    (void)kind;
    (void)walk;
    return remove(path);
}

void revision_close(struct revision *revision)
{
    if (revision->folder[0])
        nftw(revision->folder, entry_remove, 8, FTW_DEPTH | FTW_PHYS);
    revision->folder[0] = '\0';
}
