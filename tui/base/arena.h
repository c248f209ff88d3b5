/*
 * Memory that is given back all at once.
 *
 * Ownership in daoban is three rules:
 *   1. what is loaded lives in the content's buffer or the loader's arena until it is replaced;
 *   2. what a screen builds lives in that screen's arena, freed when it closes;
 *   3. everything else is a value or borrowed: a `const char *` argument or result is never freed.
 * Running out of memory ends the program with one sentence; no caller checks for NULL.
 */
#ifndef TUI_BASE_ARENA_H
#define TUI_BASE_ARENA_H

#include <stddef.h>

struct arena_block;

/* Zero-initialise before first use: struct arena arena = {0}. */
struct arena {
    struct arena_block *block; /* the newest block; older ones hang behind it */
    struct arena_block *large; /* pieces that have a block of their own, likewise */
    size_t used;               /* bytes used of the newest block */
};

/* Zeroed bytes, aligned for any type; never NULL. */
void *arena_alloc(struct arena *arena, size_t size);

/* A copy of `size` bytes, with a terminating zero byte after them. */
char *arena_copy(struct arena *arena, const char *bytes, size_t size);

/* Ends the program as every function here does that finds no memory: for what libraries report of
 * theirs. Through exit(), so that atexit() can put the terminal back first. */
_Noreturn void arena_exhausted(void);

/* A formatted string. */
char *arena_format(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Gives everything back; the arena can be used again. */
void arena_free(struct arena *arena);

/*
 * A growing byte buffer for data whose size is not known beforehand. `data` moves when it grows,
 * so keep offsets, not pointers. Zero-initialise; freed by buffer_free().
 */
struct buffer {
    char *data;
    size_t size;
    size_t room;
};

/* Appends `size` bytes (zeroes when bytes is NULL) and returns their offset. */
size_t buffer_add(struct buffer *buffer, const void *bytes, size_t size);

/* The same without touching them: for bytes that are about to be read in, whole. */
size_t buffer_extend(struct buffer *buffer, size_t size);

/* Gives an empty buffer room for `size` bytes, beginning at a multiple of `alignment`, a power of two. */
void buffer_reserve(struct buffer *buffer, size_t size, size_t alignment);

void buffer_print(struct buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void buffer_free(struct buffer *buffer);

#endif
