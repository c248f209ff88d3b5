/* Lists of cases, and the one that keeps them in memory. */
#include "desk/caselist.h"

#include <assert.h>
#include <string.h>

uint32_t caselist_count(const struct caselist *list)
{
    return list->ops->count(list);
}

struct case_entry caselist_at(const struct caselist *list, uint32_t index)
{
    assert(index < caselist_count(list));
    return list->ops->at(list, index);
}

void caselist_push(struct caselist *list, const struct case_entry *entry)
{
    while (caselist_count(list) >= list->room)
        caselist_drop(list, caselist_count(list) - 1);
    list->ops->push(list, entry);
}

struct case_entry caselist_take(struct caselist *list, uint32_t index, struct buffer *words)
{
    struct case_entry taken = caselist_at(list, index);

    words->size = 0;
    buffer_add(words, taken.words, strlen(taken.words) + 1);
    taken.words = words->data;
    caselist_drop(list, index);
    return taken;
}

void caselist_number(struct caselist *list, uint32_t index, uint32_t sequence)
{
    assert(index < caselist_count(list));
    list->ops->number(list, index, sequence);
}

void caselist_drop(struct caselist *list, uint32_t index)
{
    assert(index < caselist_count(list));
    list->ops->drop(list, index);
}

void caselist_clear(struct caselist *list)
{
    while (caselist_count(list) > 0)
        caselist_drop(list, caselist_count(list) - 1);
}

/* ---- in memory ---------------------------------------------------------------------------- */

static uint32_t memory_count(const struct caselist *list)
{
    return ((const struct caselist_memory *)list)->count;
}

static struct case_entry memory_at(const struct caselist *list, uint32_t index)
{
    const struct caselist_memory *memory = (const struct caselist_memory *)list;
    struct case_entry entry = memory->kept[index].entry;

    entry.words = memory->kept[index].words.data;
    return entry;
}

static void memory_push(struct caselist *list, const struct case_entry *entry)
{
    struct caselist_memory *memory = (struct caselist_memory *)list;
    struct buffer words = {0};

    buffer_add(&words, entry->words, strlen(entry->words) + 1);
    memmove(&memory->kept[1], &memory->kept[0], memory->count * sizeof memory->kept[0]);
    memory->kept[0].entry = *entry;
    memory->kept[0].words = words;
    memory->count++;
}

static void memory_number(struct caselist *list, uint32_t index, uint32_t sequence)
{
    ((struct caselist_memory *)list)->kept[index].entry.sequence = sequence;
}

static void memory_drop(struct caselist *list, uint32_t index)
{
    struct caselist_memory *memory = (struct caselist_memory *)list;

    buffer_free(&memory->kept[index].words);
    memory->count--;
    memmove(&memory->kept[index], &memory->kept[index + 1],
            (memory->count - index) * sizeof memory->kept[0]);
    memory->kept[memory->count].words = (struct buffer){0};
}

void caselist_memory_open(struct caselist_memory *memory, uint32_t room)
{
    static const struct caselist_ops ops = {
        .count = memory_count,
        .at = memory_at,
        .push = memory_push,
        .number = memory_number,
        .drop = memory_drop,
    };

    assert(room <= CASELIST_ROOM_MAX);
    memset(memory, 0, sizeof *memory);
    memory->list = (struct caselist){.ops = &ops, .room = room};
}
