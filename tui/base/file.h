/*
 * Whole files: read up to a limit, written so that nobody ever sees half of one.
 *
 * Every function returns 0, or an errno that says why not; what to say about it is the caller's
 * business. Beside the system's own reasons:
 *
 *   EFBIG     there is more than the limit allows
 *   EINVAL    what lies there is no regular file: a folder, a FIFO, a device
 *   EEXIST    file_create() found the name taken
 *
 * Opening by a path never waits: a FIFO without a writer or a terminal is refused.
 *
 * Writing goes through a temporary file in the same folder, named after the process. It is synced,
 * then takes its final name in one step, and the folder is synced as well: after a power cut there is
 * the old file or the new one. A temporary that a power cut left behind is removed by the next
 * writing to that folder an hour later or after.
 */
#ifndef TUI_BASE_FILE_H
#define TUI_BASE_FILE_H

#include "base/arena.h"

#include <sys/stat.h>

/* Whether the last part of a path may be a symbolic link; FILE_NO_LINK answers one with ELOOP. */
enum file_link { FILE_ANY_LINK, FILE_NO_LINK };

/* Opens a regular file for reading; *status is its state. The caller closes *fd. */
int file_open(const char *path, enum file_link link, int *fd, struct stat *status);

/* Reads until `size` bytes or the end of the file; *got tells how many bytes there were. */
int file_fill(int fd, char *bytes, size_t size, size_t *got);

/* Appends what is left of an open file, pipe or terminal, up to `limit` bytes, to a buffer. With EFBIG
 * the buffer holds `limit` bytes of it. */
int file_read_rest(int fd, size_t limit, struct buffer *bytes);

/* Appends a regular file of up to `limit` bytes to a buffer. A zero byte that does not count follows,
 * so that `data` is a string where the file holds text; `data` is never NULL after success. */
int file_read(const char *path, enum file_link link, size_t limit, struct buffer *bytes);

/* Writes all of it to an open file or pipe, going on after signals. */
int file_write(int fd, const char *bytes, size_t size);

/* Makes a new file of these bytes, never over one that is there: EEXIST then. `mode` as for open(2). */
int file_create(const char *path, mode_t mode, const char *bytes, size_t size);

/* The same in place of whatever file is there. */
int file_replace(const char *path, mode_t mode, const char *bytes, size_t size);

#endif
