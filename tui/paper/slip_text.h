/*
 * Reading back what a slip printer is sent: the lines it prints, for looking at before printing.
 */
#ifndef TUI_PAPER_SLIP_TEXT_H
#define TUI_PAPER_SLIP_TEXT_H

#include "base/arena.h"

#include <stdbool.h>

/*
 * Adds the text of the bytes to `out`, as UTF-8, each line ended by '\n': where the printer draws a QR
 * code stands `code` in the middle, where it cuts a line of hyphens; columns are the printer's. Understands what
 * paper/escpos.h writes. False, with nothing added, when this system lacks the encoding.
 */
bool slip_text(const struct buffer *bytes, int columns, const char *code, struct buffer *out);

#endif
