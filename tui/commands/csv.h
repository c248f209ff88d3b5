/*
 * Writing CSV (RFC 4180), as table programs read it: UTF-8 with its mark, every cell in quotes.
 *
 *     csv_start(&out);
 *     csv_cell(&out, "name", false);
 *     csv_cell(&out, "value", true);
 */
#ifndef TUI_COMMANDS_CSV_H
#define TUI_COMMANDS_CSV_H

#include "base/arena.h"

#include <stdbool.h>

/* The mark without which table programs misread Chinese; before the first cell. */
void csv_start(struct buffer *out);

/* A cell; the last one ends its row. A text that a table program would take for a formula gets an
 * apostrophe, and a line's end becomes a blank. */
void csv_cell(struct buffer *out, const char *text, bool last);

#endif
