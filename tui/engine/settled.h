/*
 * What further answers cannot change any more.
 *
 * A live fact stays as it is to the end of the path, so whatever reads only live facts is settled.
 * "Not settled" is always safe to say.
 */
#ifndef TUI_ENGINE_SETTLED_H
#define TUI_ENGINE_SETTLED_H

#include "engine/session.h"

/* Whether the node would lead the same way however the open questions are answered. */
bool settled_node(const struct session *session, const struct trail *trail,
                  const struct node *node);

#endif
