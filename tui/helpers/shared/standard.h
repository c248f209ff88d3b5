/* Standard input and output, from the first byte to the last. */
#ifndef TUI_HELPERS_SHARED_STANDARD_H
#define TUI_HELPERS_SHARED_STANDARD_H

#include "base/arena.h"

#include <stdbool.h>

enum input { INPUT_WHOLE, INPUT_TOO_LARGE, INPUT_UNREADABLE };

/* Appends all of the input, unless it is more than `most` bytes. */
enum input standard_read(struct buffer *input, size_t most);

/* Writes everything; false says on standard error why not. */
bool standard_write(const struct buffer *output);

#endif
