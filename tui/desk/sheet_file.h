/*
 * Keeping a sheet in a folder: never over another file, never half of one.
 */
#ifndef TUI_DESK_SHEET_FILE_H
#define TUI_DESK_SHEET_FILE_H

#include <stddef.h>

/*
 * Writes bytes to folder/name.ending, or to name-2.ending … when that is taken, whole or not at all
 * (base/file.h); only the owner can read it. The folder is made when only its last part is missing.
 * `name` is cut to letters, digits and '-'. Returns 0 with the path in
 * `path`, else an errno and "".
 */
int sheet_file_write(const char *folder, const char *name, const char *ending, const char *bytes,
                     size_t size, char *path, size_t path_size);

#endif
