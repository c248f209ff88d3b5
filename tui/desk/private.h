/* What the files of desk/ share and nobody else needs. */
#ifndef TUI_DESK_PRIVATE_H
#define TUI_DESK_PRIVATE_H

#include "desk/desk.h"
#include "engine/rules.h"

#include <assert.h>

/* Makes everything that follows from the open case's answers again. */
void desk_derive(struct desk *desk);

/* Drops what the agency answered about what the open case's sheet does not leave open any more. */
void confirmed_review(struct desk *desk);

/* What the agency answered, under another content; what is not found there is left out. */
void confirmed_carry(struct desk_case *kept, const struct content *from, const struct content *to);

#endif
