/* Standard output, to the last byte. */
#ifndef TUI_HELPERS_SHARED_STANDARD_H
#define TUI_HELPERS_SHARED_STANDARD_H

#include "base/arena.h"

#include <stdbool.h>

/* Writes everything; false says on standard error why not. */
bool standard_write(const struct buffer *output);

#endif
