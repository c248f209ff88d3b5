/*
 * A result written for other programs.
 */
#ifndef TUI_COMMANDS_RESULT_H
#define TUI_COMMANDS_RESULT_H

#include "commands/emit.h"
#include "engine/explain.h"
#include "wording/words.h"

/*
 * One object, always with the same members: flow, region, on, state, ask, outcome, verdict, code,
 * steps, documents, deadlines, cites, asked_cites, because, adopted_by, content. What does not apply is null or empty. The
 * office (NULL = none) decides how the agency is called.
 */
void result_json(struct emit *emit, const struct session *session, const struct result *result,
                 const struct office *office, enum language language, struct arena *arena);

/* "done TAB outcome TAB verdict" or "asking TAB question", for the fastest batches. */
void result_brief(struct buffer *out, const struct session *session, const struct trail *trail);

#endif
