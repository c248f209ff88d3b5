/*
 * How far long work has come: one line on standard error where that is a terminal, wiped at the end;
 * nothing at all where it is not.
 */
#ifndef TUI_COMMANDS_PROGRESS_H
#define TUI_COMMANDS_PROGRESS_H

#include "commands/phrase.h"

struct progress {
    enum phrase phrase; /* what is done */
    enum language language;
    bool shown;
};

struct progress progress_start(enum phrase phrase, enum language language);

/* `done` of `all` steps; `context` is the struct progress, one caller at a time. */
void progress_step(void *context, uint32_t done, uint32_t all);

void progress_end(const struct progress *progress);

#endif
