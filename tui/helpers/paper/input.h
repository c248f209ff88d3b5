/* Standard input, read to its end. */
#ifndef TUI_HELPERS_PAPER_INPUT_H
#define TUI_HELPERS_PAPER_INPUT_H

#include "base/arena.h"

enum input { INPUT_WHOLE, INPUT_TOO_LARGE, INPUT_UNREADABLE };

/* Appends all of it, unless it is more than `most` bytes. */
enum input input_read(struct buffer *input, size_t most);

#endif
