/*
 * A sheet as lines of bytes, from the desk to daoban-paper.
 *
 *     daoban-sheet 1
 *     language TAB zh
 *     head     TAB what every further page repeats
 *     page     TAB 第 {1} 页 共 {2} 页
 *     line     TAB kind TAB mark TAB label TAB text     numbers of sheet.h's enums; any number of lines
 *     end
 *
 * Backslash, tab and newline inside a text are written \\ \t \n. Without its `end` a stream is not
 * whole and nothing is drawn.
 */
#ifndef TUI_PAPER_STREAM_H
#define TUI_PAPER_STREAM_H

#include "paper/sheet.h"

void stream_write(const struct sheet *sheet, struct buffer *out);

/*
 * Reads a stream; `bytes` is zero terminated and written to, and outlives the sheet. NULL, or what is
 * wrong with it.
 */
const char *stream_read(struct arena *arena, char *bytes, struct sheet *sheet);

#endif
