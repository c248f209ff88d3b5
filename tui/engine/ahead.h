/*
 * The papers that are certain while questions are still open: whatever is answered from here on, they
 * will be asked for.
 */
#ifndef TUI_ENGINE_AHEAD_H
#define TUI_ENGINE_AHEAD_H

#include "engine/checklist.h"

/* Papers that every outcome still possible requires on the answers given so far; none where the trail
 * is not waiting for an answer. `trail` is the session's. */
void ahead_papers(const struct session *session, const struct trail *trail,
                  struct checklist *checklist);

#endif
