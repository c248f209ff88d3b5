/*
 * The tables behind readings.h, made by readings.py.
 *
 * A character's first reading is the number of its syllable in two letters, as in a number system of 26
 * digits: "ad" is 3, "ba" is 26. Syllable 0 is empty: no reading. A capital as first letter says
 * that there are more readings, all of which stand in reading_several[]; so do those of the characters
 * in common use that lie outside the two blocks.
 */
#ifndef TUI_BASE_READINGS_TABLE_H
#define TUI_BASE_READINGS_TABLE_H

#include <stdint.h>

#define READING_ROW 64 /* characters in a row, two letters each; one more byte ends it */

extern const char reading_syllables[][7]; /* in alphabetical order, behind the empty one */
extern const uint32_t reading_syllable_count;

extern const char reading_extension[103][2 * READING_ROW + 1]; /* U+3400..4DBF */
extern const char reading_unified[328][2 * READING_ROW + 1];   /* U+4E00..9FFF */

struct reading_several {
    uint32_t character;
    uint16_t syllable[4]; /* 0 behind the last */
};

/* Sorted by character. */
extern const struct reading_several reading_several[];
extern const uint32_t reading_several_count;

#endif
