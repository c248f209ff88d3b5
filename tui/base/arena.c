/* Memory given back all at once, and the one place where running out of it ends the program. */
#include "base/arena.h"

#include <assert.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK_SIZE ((size_t)16 * 1024)
#define BUFFER_ROOM 256 /* what a buffer starts with */
#define EXIT_REFUSED 3  /* the world refused: see daoban(1), EXIT STATUS */

struct arena_block {
    struct arena_block *older;
    size_t room;
    max_align_t bytes[];
};

_Noreturn void arena_exhausted(void)
{
    fputs("daoban: 内存不足，请关掉别的程序再试。Out of memory.\n", stderr);
    exit(EXIT_REFUSED);
}

static void *memory_or_end(void *memory)
{
    if (memory == NULL)
        arena_exhausted();
    return memory;
}

/* `memory` is what the system gave for a block, or NULL. */
static struct arena_block *block_begin(void *memory, size_t room, struct arena_block *older)
{
    struct arena_block *block = memory_or_end(memory);

    block->older = older;
    block->room = room;
    return block;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    size_t aligned;

    if (size > SIZE_MAX / 4)
        memory_or_end(NULL);
    aligned = (size + _Alignof(max_align_t) - 1) / _Alignof(max_align_t) * _Alignof(max_align_t);
    if (aligned > BLOCK_SIZE / 4) {
        arena->large =
            block_begin(calloc(1, sizeof *arena->large + aligned), aligned, arena->large);
        return arena->large->bytes;
    }
    /* Zeroed piece by piece: many arenas live for a moment and use little of their block. */
    if (arena->block == NULL || arena->block->room - arena->used < aligned) {
        arena->block =
            block_begin(malloc(sizeof *arena->block + BLOCK_SIZE), BLOCK_SIZE, arena->block);
        arena->used = 0;
    }
    arena->used += aligned;
    return memset((char *)arena->block->bytes + (arena->used - aligned), 0, aligned);
}

char *arena_copy(struct arena *arena, const char *bytes, size_t size)
{
    char *copy = arena_alloc(arena, size + 1);

    if (size)
        memcpy(copy, bytes, size);
    return copy;
}

char *arena_format(struct arena *arena, const char *format, ...)
{
    va_list list;
    char *text;
    int size;

    va_start(list, format);
    size = vsnprintf(NULL, 0, format, list);
    va_end(list);
    assert(size >= 0);
    text = arena_alloc(arena, (size_t)size + 1);
    va_start(list, format);
    vsnprintf(text, (size_t)size + 1, format, list);
    va_end(list);
    return text;
}

static void blocks_free(struct arena_block *block)
{
    while (block != NULL) {
        struct arena_block *older = block->older;

        free(block);
        block = older;
    }
}

void arena_free(struct arena *arena)
{
    blocks_free(arena->block);
    blocks_free(arena->large);
    *arena = (struct arena){0};
}

static void buffer_grow(struct buffer *buffer, size_t more)
{
    size_t room = buffer->room ? buffer->room : BUFFER_ROOM;

    if (more > SIZE_MAX / 4 || buffer->size > SIZE_MAX / 4)
        memory_or_end(NULL);
    if (buffer->room - buffer->size >= more)
        return;
    while (room - buffer->size < more)
        room *= 2;
    buffer->data = memory_or_end(realloc(buffer->data, room));
    buffer->room = room;
}

void buffer_reserve(struct buffer *buffer, size_t size, size_t alignment)
{
    const size_t room = (size + alignment - 1) / alignment * alignment;

    assert(buffer->data == NULL && size > 0 && size < SIZE_MAX / 4);
    buffer->data = memory_or_end(aligned_alloc(alignment, room));
    buffer->room = room;
}

size_t buffer_extend(struct buffer *buffer, size_t size)
{
    size_t offset = buffer->size;

    buffer_grow(buffer, size);
    buffer->size += size;
    return offset;
}

size_t buffer_add(struct buffer *buffer, const void *bytes, size_t size)
{
    size_t offset;

    if (size == 0)
        return buffer->size;
    offset = buffer_extend(buffer, size);
    if (bytes != NULL)
        memcpy(buffer->data + offset, bytes, size);
    else
        memset(buffer->data + offset, 0, size);
    return offset;
}

void buffer_print(struct buffer *buffer, const char *format, ...)
{
    va_list list;
    int size;

    va_start(list, format);
    size = vsnprintf(NULL, 0, format, list);
    va_end(list);
    assert(size >= 0);
    buffer_grow(buffer, (size_t)size + 1);
    va_start(list, format);
    vsnprintf(buffer->data + buffer->size, (size_t)size + 1, format, list);
    va_end(list);
    buffer->size += (size_t)size;
}

void buffer_free(struct buffer *buffer)
{
    free(buffer->data);
    *buffer = (struct buffer){0};
}
