/*
 * A list of cases that are not open: those put aside, those served lately.
 *
 * A list knows nothing of contents: a case in it is words (desk/case.h), which can be opened under
 * whatever content is there by then. How a list is kept is behind an interface. caselist_memory keeps
 * it in memory, for as long as the desk is open; another implementation may keep it elsewhere. One
 * that embeds struct caselist as its first member and fills in `ops` and `room` can be given to
 * desk_open() (struct desk_setup).
 *
 *     caselist_push(list, &entry);
 *     for (uint32_t i = 0; i < caselist_count(list); i++)
 *         show(caselist_at(list, i).words);
 *
 * The newest case has index 0.
 */
#ifndef TUI_DESK_CASELIST_H
#define TUI_DESK_CASELIST_H

#include "base/arena.h"

#include <stdint.h>

#define CASELIST_ROOM_MAX 9 /* each can be named by one digit */

/* A case in a list. What can be told of it without reading its words stands beside them. */
struct case_entry {
    int32_t date; /* when it was last touched */
    int32_t minute;
    uint32_t sequence; /* of the sheet given out; 0 = none */
    const char *words; /* case_write() */
};

struct caselist {
    const struct caselist_ops *ops;
    uint32_t room; /* cases it holds at most */
};

/* What an implementation does. Indexes are valid, entries are copied. */
struct caselist_ops {
    uint32_t (*count)(const struct caselist *list);
    struct case_entry (*at)(const struct caselist *list, uint32_t index);
    void (*push)(struct caselist *list, const struct case_entry *entry); /* there is room */
    void (*number)(struct caselist *list, uint32_t index, uint32_t sequence);
    void (*drop)(struct caselist *list, uint32_t index);
};

uint32_t caselist_count(const struct caselist *list);

/* Borrowed until the list changes. */
struct case_entry caselist_at(const struct caselist *list, uint32_t index);

/* Adds a case as the newest; from a full list the oldest falls out. */
void caselist_push(struct caselist *list, const struct case_entry *entry);

/* Takes a case out: its entry, with its words in the buffer. */
struct case_entry caselist_take(struct caselist *list, uint32_t index, struct buffer *words);

/* Another number for the sheet of a case; 0 = none was given out after all. */
void caselist_number(struct caselist *list, uint32_t index, uint32_t sequence);

void caselist_drop(struct caselist *list, uint32_t index);
void caselist_clear(struct caselist *list);

/* ---- in memory ---------------------------------------------------------------------------- */

struct caselist_memory {
    struct caselist list; /* first: it is cast back */
    uint32_t count;
    struct {
        struct case_entry entry; /* .words unused: they are in `words` */
        struct buffer words;
    } kept[CASELIST_ROOM_MAX];
};

/* An empty list; caselist_clear() gives its memory back. */
void caselist_memory_open(struct caselist_memory *memory, uint32_t room);

#endif
