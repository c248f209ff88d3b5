/* A content folder of one's own, made of tests/data/good, for tests that spoil it. */
#ifndef TESTS_UNIT_CONTENT_TREE_H
#define TESTS_UNIT_CONTENT_TREE_H

#include <stdbool.h>
#include <stddef.h>

struct tree_folder {
    char path[64]; /* holds content/ and flows/ */
};

/* Copies the good content and writes its interface texts, leaving out the key `without` in
 * English (NULL = none). */
void tree_start(struct tree_folder *tree, const char *without);
void tree_free(struct tree_folder *tree);

/* Writes a file of the tree, making its folders; with `before` set, before what is there. */
void tree_write(const struct tree_folder *tree, const char *name, const char *bytes, size_t size,
                bool before);

/* Copies a folder over the tree. */
void tree_lay(const struct tree_folder *tree, const char *folder);

/* A whole file; freed by the caller. NULL when there is none. */
char *file_text(const char *path, size_t *size);

#endif
