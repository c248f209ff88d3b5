/* Writing a file's bytes to the last one; history and image both rename only what is whole. */
#ifndef TUI_LOAD_WHOLE_H
#define TUI_LOAD_WHOLE_H

#include <stdbool.h>
#include <stddef.h>

/* Writes all of it, going on after signals; false on the first refusal, errno says why. */
bool write_whole(int file, const char *bytes, size_t size);

#endif
