/* The table behind readings.h, made by tui/base/readings.py. */
#ifndef TUI_BASE_READINGS_TABLE_H
#define TUI_BASE_READINGS_TABLE_H

#include <stdint.h>

#define READING_ROW 64 /* characters in a row; one more byte ends it */

/* U+3400..4DBF and U+4E00..9FFF: the initial, a capital where there are several, '.' for none. */
extern const char reading_extension[103][READING_ROW + 1];
extern const char reading_unified[328][READING_ROW + 1];

struct reading_several {
    uint32_t character;
    char initials[5];
};

/* Sorted by character. */
extern const struct reading_several reading_several[];
extern const uint32_t reading_several_count;

#endif
