/*
 * The cases that come with a content: <content>/cases/, and in the source tree tests/cases/ beside it.
 */
#ifndef TUI_COMMANDS_STORIES_H
#define TUI_COMMANDS_STORIES_H

#include "analysis/cases.h"
#include "load/load.h"

/* Reads every *.txt file of a folder in the order of names; `shown` stands before the names in
 * messages. A folder that does not exist has none. */
void stories_read_folder(struct stories *stories, const char *folder, const char *shown,
                         struct diags *diags);

/* All cases of these layers. stories->content must be set. */
void stories_read_layers(struct stories *stories, const struct layers *layers, struct diags *diags);

/* One file by its path. */
void stories_read_file(struct stories *stories, const char *path, const char *shown,
                       struct diags *diags);

/* A case written as these files hold it: everything that comes out now is expected, and what its
 * outcome may demand of others and does not of this one. `assumed`: the rules it assumes, in words parted
 * by blanks; NULL = none. */
void story_write(const struct session *session, const char *assumed, const char *title,
                 struct buffer *out);

#endif
