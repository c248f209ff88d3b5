/*
 * Which nodes ahead are decided already, whatever is answered from here on.
 *
 * A fact that counts (is live) keeps its answer to the end of the path, so a node that reads only live
 * facts is decided. The answer may be false where a node is decided in truth: then more is thought
 * possible than is.
 */
#ifndef TUI_ENGINE_SETTLED_H
#define TUI_ENGINE_SETTLED_H

#include "engine/session.h"

/* Whether the node would lead the same way however the open questions are answered. */
bool settled_node(const struct session *session, const struct trail *trail,
                  const struct node *node);

#endif
