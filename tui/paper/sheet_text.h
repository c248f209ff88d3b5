/*
 * The sheet as characters: plain text for files, screens and text queues; Markdown.
 */
#ifndef TUI_PAPER_SHEET_TEXT_H
#define TUI_PAPER_SHEET_TEXT_H

#include "paper/sheet.h"

#define SHEET_COLUMNS 80

/* Lines of at most `columns` columns, each ended by '\n'; ticks are drawn in ASCII: [ ] [v]. */
void sheet_text(const struct sheet *sheet, int columns, struct buffer *out);

/* The same sheet as Markdown; characters that mean something there are escaped. */
void sheet_markdown(const struct sheet *sheet, struct buffer *out);

#endif
