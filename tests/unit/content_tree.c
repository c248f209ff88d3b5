/* Content folders for tests. */
#include "content_tree.h"

#include "base/arena.h"
#include "model/texts.h"

#include <dirent.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define GOOD "tests/data/good"

static void must(bool done, const char *what)
{
    if (!done) {
        perror(what);
        abort();
    }
}

char *file_text(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    struct buffer buffer = {0};
    char block[4096];
    size_t got;

    if (!file)
        return NULL;
    while ((got = fread(block, 1, sizeof block, file)) > 0)
        buffer_add(&buffer, block, got);
    fclose(file);
    *size = buffer.size;
    buffer_add(&buffer, "", 1);
    return buffer.data;
}

static void make_folders(char *path)
{
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(path, 0700);
        *slash = '/';
    }
}

void tree_write(const struct tree_folder *tree, const char *name, const char *bytes, size_t size,
                bool before)
{
    char path[PATH_MAX];
    size_t old_size = 0;
    char *old;
    FILE *file;

    snprintf(path, sizeof path, "%s/%s", tree->path, name);
    make_folders(path);
    old = before ? file_text(path, &old_size) : NULL;
    file = fopen(path, "wb");
    must(file != NULL, path);
    must(fwrite(bytes, 1, size, file) == size, path);
    must(!old || fwrite(old, 1, old_size, file) == old_size, path);
    must(fclose(file) == 0, path);
    free(old);
}

static void lay(const struct tree_folder *tree, const char *folder, const char *inside)
{
    char path[PATH_MAX];
    struct dirent *entry;
    DIR *directory;

    snprintf(path, sizeof path, "%s/%s", folder, inside);
    directory = opendir(path);
    if (!directory) {
        must(false, path);
        return;
    }
    while ((entry = readdir(directory))) {
        char name[PATH_MAX], from[PATH_MAX];
        size_t size;
        char *bytes;

        if (entry->d_name[0] == '.')
            continue;
        snprintf(name, sizeof name, "%.2000s%s%s", inside, *inside ? "/" : "", entry->d_name);
        snprintf(from, sizeof from, "%.1000s/%.3000s", folder, name);
        DIR *below = opendir(from);
        if (below) {
            closedir(below);
            lay(tree, folder, name);
            continue;
        }
        bytes = file_text(from, &size);
        must(bytes != NULL, from);
        tree_write(tree, name, bytes, size, false);
        free(bytes);
    }
    closedir(directory);
}

void tree_lay(const struct tree_folder *tree, const char *folder)
{
    lay(tree, folder, "");
}

/* Every key with a text of its own; blocks come one after another in texts.def or not at all, so
 * each key is written in braces under a block made when it first comes. */
static void write_texts(const struct tree_folder *tree, const char *name, const char *without)
{
    struct buffer buffer = {0};
    bool done[TEXT_COUNT] = {false};

    for (size_t i = 0; i < TEXT_COUNT; i++) {
        const char *key = text_key((enum text_id)i);
        int block = (int)(strchr(key, '.') - key);

        if (done[i])
            continue;
        buffer_print(&buffer, "%.*s:\n", block, key);
        for (size_t j = i; j < TEXT_COUNT; j++) {
            const char *other = text_key((enum text_id)j);

            if (strncmp(other, key, (size_t)block + 1) != 0)
                continue;
            done[j] = true;
            if (!without || strcmp(other, without) != 0)
                buffer_print(&buffer, "  %s: \"%s\"\n", other + block + 1, other);
        }
    }
    tree_write(tree, name, buffer.data, buffer.size, false);
    buffer_free(&buffer);
}

void tree_start(struct tree_folder *tree, const char *without)
{
    snprintf(tree->path, sizeof tree->path, "/tmp/daoban-test-XXXXXX");
    must(mkdtemp(tree->path) != NULL, tree->path);
    tree_lay(tree, GOOD);
    write_texts(tree, "content/texts/zh.yaml", NULL);
    write_texts(tree, "content/texts/en.yaml", without);
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *where)
{
    (void)status;
    (void)kind;
    (void)where;
    return remove(path);
}

void tree_free(struct tree_folder *tree)
{
    nftw(tree->path, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}
