/*
 * A session written as a story, as the files hold it.
 */
#ifndef TUI_CASES_WRITE_H
#define TUI_CASES_WRITE_H

#include "engine/session.h"

/* An answer in the words that stories are written in, in the arena. */
typedef const char *answer_writer(const struct content *content, uint32_t question,
                                  struct answer answer, struct arena *arena);

/* Everything that comes out now is expected, and what its outcome may demand of others and does not of
 * this one. `assumed`: the rules it assumes, in words parted by blanks; NULL = none. A session that comes
 * to no outcome writes nothing. */
void write_story(const struct session *session, const char *assumed, const char *title,
                 answer_writer *written, struct buffer *out);

#endif
