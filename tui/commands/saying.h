/*
 * What the commands say to the person at the keyboard, in both languages.
 *
 * Interface wording lives with the content (content/texts); these sentences are built in, because
 * most of them are said before there is a content, or because there is none. Patterns hold {1}..{9}.
 */
#ifndef TUI_COMMANDS_SAYING_H
#define TUI_COMMANDS_SAYING_H

#include "base/arena.h"
#include "base/diag.h"

#include <stdio.h>

enum saying {
#define SAYING(id, zh, en) SAY_##id,
#include "commands/sayings.def"
#undef SAYING
    SAYING_COUNT
};

const char *saying_text(enum saying saying, enum language language);

/*
 * The sentence with its arguments (strings, ended by NULL) filled in. Arguments come from outside: what
 * would steer a terminal becomes '?'.
 */
char *saying_format(struct arena *arena, enum saying saying, enum language language, ...)
    __attribute__((sentinel, returns_nonnull));

/* Prints "daoban: sentence" to `out`; arguments as above. */
void say(FILE *out, enum saying saying, enum language language, ...) __attribute__((sentinel));

#endif
