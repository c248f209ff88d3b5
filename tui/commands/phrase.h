/*
 * What the commands say to the person at the keyboard, in both languages.
 *
 * Interface wording lives with the content (content/texts); these sentences are built in, because
 * most of them are said before there is a content, or because there is none. Patterns hold {1}..{9}.
 */
#ifndef TUI_COMMANDS_PHRASE_H
#define TUI_COMMANDS_PHRASE_H

#include "base/arena.h"
#include "base/diag.h"

#include <stdio.h>

enum phrase {
#define PHRASE(id, zh, en) PHRASE_##id,
#include "commands/phrases.def"
#undef PHRASE
    PHRASE_COUNT
};

const char *phrase_text(enum phrase phrase, enum language language);

/*
 * The sentence with its arguments (strings, ended by NULL) filled in. Arguments come from outside: what
 * would steer a terminal becomes '?'.
 */
char *phrase_format(struct arena *arena, enum phrase phrase, enum language language, ...)
    __attribute__((sentinel, returns_nonnull));

/* Prints "daoban: sentence" to `out`; arguments as above. */
void phrase_say(FILE *out, enum phrase phrase, enum language language, ...)
    __attribute__((sentinel));

#endif
