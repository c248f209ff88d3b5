/* Released contents for case codes: where the desk and `open` find them. */
#ifndef TUI_COMMANDS_RELEASED_H
#define TUI_COMMANDS_RELEASED_H

#include "commands/command.h"
#include "desk/desk.h"

/* Reads the history folders of what was opened, which must outlive it. */
struct releases released_find(struct setup *setup);

#endif
