/*
 * A session written as a story, as the files hold it.
 */
#ifndef TUI_CASES_WRITE_H
#define TUI_CASES_WRITE_H

#include "engine/session.h"

/* Everything that comes out now is expected, and what its outcome may demand of others and does not of
 * this one. `assumed`: the rules it assumes, in words parted by blanks; NULL = none. A session that comes
 * to no outcome writes nothing. */
void write_story(const struct session *session, const char *assumed, const char *title,
                 struct buffer *out);

#endif
