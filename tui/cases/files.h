/*
 * The stories that come with a content: <content>/cases/, and in the source tree tests/cases/ beside it.
 */
#ifndef TUI_CASES_FILES_H
#define TUI_CASES_FILES_H

#include "cases/stories.h"

#define FILES_BYTES_MAX ((size_t)8 << 20) /* of one file */

/* One file by its path; `shown` names it in messages. */
void files_read(struct stories *stories, const char *path, const char *shown, struct diags *diags);

/* Every *.txt file of a folder in the order of names; `shown` stands before the names in messages. A
 * folder that does not exist has none. */
void files_read_folder(struct stories *stories, const char *folder, const char *shown,
                       struct diags *diags);

/* All stories of these layers' folders, the shipped one first. stories->content must be set. */
void files_read_layers(struct stories *stories, const char *const *folder, size_t count,
                       struct diags *diags);

#endif
