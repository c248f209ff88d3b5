/*
 * Text on a screen, on paper, from outside.
 *
 * Three counts, three words: *bytes* (memory), *characters* (code points, never used for layout),
 * *columns* (layout). Columns come from wcwidth(), the function ncurses itself uses, so that
 * what is measured here is what is drawn. All text is UTF-8, and so must LC_CTYPE be (main sets
 * C.UTF-8; unit tests call setlocale() first): elsewhere wcwidth() knows no Chinese.
 */
#ifndef TUI_BASE_TEXT_H
#define TUI_BASE_TEXT_H

#include "base/arena.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Decodes one character of s[0..size). Returns its bytes (>= 1 when size > 0); a broken byte is
 * one byte long and gives *character = 0xFFFD. Returns 0 only at size 0. */
size_t text_decode(const char *s, size_t size, uint32_t *character);

/* Encodes one character into out[4]; returns its bytes. */
size_t text_encode(uint32_t character, char *out);

/* Columns of one character: 0, 1 or 2. What cannot be printed counts as 1. */
int text_character_columns(uint32_t character);

/* Columns of a whole string. */
int text_columns(const char *s);

/* How many bytes of s fit in `columns`; *used (may be NULL) is the width they take. Never cuts a
 * character; a broken byte counts as one column. */
size_t text_fit(const char *s, int columns, int *used);

/*
 * Breaks text into lines of at most `columns` with the Unicode line breaking rules (no closing
 * punctuation at the start of a line, no opening one at its end; libunistring). '\n' ends a
 * line; "" has no lines, "a\n" has one. Calls back with each line's first byte and length (trailing blanks not included). Returns
 * the number of lines. each may be NULL to count only.
 */
size_t text_wrap(const char *s, int columns,
                 void (*each)(void *context, const char *line, size_t size), void *context);

/* The same where characters have other widths than on a screen: on a slip printer, say. */
size_t text_wrap_measured(const char *s, int columns, int (*wide)(uint32_t character),
                          void (*each)(void *context, const char *line, size_t size),
                          void *context);

/* Lines of a wrapped text kept in an arena: lines[i] is zero terminated. */
struct lines {
    char **line;
    size_t count;
};
struct lines text_lines(struct arena *arena, const char *s, int columns);

/*
 * What is wrong with text that came from outside, or NULL when it may be shown and printed.
 * Refused: broken UTF-8, C0 except '\n' when newline is true, DEL, C1, zero-width and bidirectional
 * controls (U+061C, 180E, 200B-200F, 2028-202E, 2060-2069, FEFF), FFF9-FFFB, tags, non-characters, and whatever
 * wcwidth() calls unprintable. *offset (may be NULL) is the byte where it stands. The result is a
 * stable word: "utf-8", "control", "escape", "bidi", "invisible", "unprintable".
 */
const char *text_unclean(const char *s, size_t size, bool newline, size_t *offset);

/* Puts a '?' in the place of every character that text_unclean() refuses: for messages that quote what
 * somebody typed or what a file is called. */
void text_scrub(char *s, bool newline);

/*
 * Fills {1}..{9} of a pattern with the arguments, e.g. "已答 {1} 问". Unused or missing arguments
 * leave nothing behind. The result lives in the arena.
 */
char *text_fill(struct arena *arena, const char *pattern, const char *const *arguments,
                size_t count);

/* The same with arguments that were given one by one, at most nine, ended by NULL. */
char *text_fill_list(struct arena *arena, const char *pattern, va_list list);

/* The half-width twin of a full-width or input-method sign (１ 。 、 × · － ＋ → 1 . / * . - +), or
 * the character itself. */
uint32_t text_character_half_width(uint32_t character);

#endif
