/*
 * The routing skeleton of a released content, for case codes made under it: whatever it decides,
 * nothing of how it is worded.
 *
 *     daoban-history 1
 *     print 0123456789abcdef                   behaviour print; the file is named after it
 *     dated 20778
 *     start 3 4 5                              facts: place of insurance, place of care, scheme
 *     section node 212                         how many records; sections by name
 *     .id stage again status …                 a column for every member that decides something
 *     .kind 0*3 2 0                            0*3: three times 0; a column of zeroes is left out
 *     …
 *     sum 0123456789abcdef                     over every byte before this line
 *
 * Columns go by name, not by where they lie in memory: what an earlier program wrote can be read by
 * a later one as long as numbers keep their meaning (enums only grow at their end). What a later
 * member would have said is taken as 0 or as not there.
 */
#ifndef TUI_LOAD_HISTORY_H
#define TUI_LOAD_HISTORY_H

#include "base/arena.h"
#include "load/layers.h"
#include "model/content.h"

/* Appends the skeleton of a content. */
void history_write(const struct content *content, struct buffer *out);

/* The content in a skeleton, without texts, to be freed by content_free(); NULL on any doubt. */
struct content *history_read(const char *bytes, size_t size);

/* The released content whose code_print() is `print`, from the `history` folder of any layer; NULL
 * when there is none, or none that can be believed. */
struct content *history_open(const struct layers *layers, uint32_t print);

enum history_kept {
    HISTORY_KEPT,    /* written now */
    HISTORY_ALREADY, /* it was there before, the same */
    HISTORY_CLASH,   /* another one with the same short print is there, or a damaged one */
    HISTORY_REFUSED  /* errno says why */
};

/* Keeps a content's skeleton in folder/history; the path is left in `path`. Never over a file. */
enum history_kept history_keep(const struct content *content, const char *folder, char *path,
                               size_t size);

#endif
