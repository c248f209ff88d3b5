/*
 * Keeping a sheet in a folder: never over another file, never half of one; and small files of the
 * desk's own.
 */
#ifndef TUI_DESK_SAVING_H
#define TUI_DESK_SAVING_H

#include <stddef.h>

/*
 * Writes bytes to folder/name.ending (name-2.ending … when that is taken), through a temporary file
 * that is synced and renamed. The folder is made when only its last part is missing. `name` is cut
 * to letters, digits and '-'. Returns 0 with the path in `path`, else an errno.
 */
int saving_write(const char *folder, const char *name, const char *ending, const char *bytes,
                 size_t size, char *path, size_t path_size);

/* Writes bytes to folder/name in the same way, in place of a file of ours that is there: a reader sees
 * the old one or the new one. 0, else an errno. */
int saving_replace(const char *folder, const char *name, const char *bytes, size_t size);

#endif
