/* What the files of desk/ share and nobody else needs. */
#ifndef TUI_DESK_PRIVATE_H
#define TUI_DESK_PRIVATE_H

#include "desk/desk.h"
#include "engine/rules.h"

#include <assert.h>

/* Makes everything that follows from the open case's answers again; ticks stay with their papers. */
void desk_derive(struct desk *desk);

#endif
