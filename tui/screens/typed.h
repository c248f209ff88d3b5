/*
 * What is being typed: a short line of text, by characters.
 */
#ifndef TUI_SCREENS_TYPED_H
#define TUI_SCREENS_TYPED_H

#include <stdbool.h>
#include <stdint.h>

#define TYPED_BYTES 96

struct typed {
    char text[TYPED_BYTES];
};

/* Adds a character; false when there is no room. */
bool typed_add(struct typed *typed, uint32_t character);

/* Adds the printable characters of a scan or paste, as far as they fit. */
void typed_add_text(struct typed *typed, const char *text);

/* Takes the last character away; false when there was none. */
bool typed_delete(struct typed *typed);

bool typed_empty(const struct typed *typed);

#endif
