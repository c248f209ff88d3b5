/*
 * How Chinese characters are read, for finding names by typing their readings.
 *
 * A reading is a whole syllable in small letters, without its tone: "liao". For ü, which keyboards do
 * not have, it says v as input methods do: "lv". A character has one to four of them; 重 is "chong"
 * and "zhong".
 *
 * Source: the Unihan database (kTGHZ2013, which gives all readings; else kMandarin), turned into
 * readings_table.c by readings.py.
 */
#ifndef TUI_BASE_READINGS_H
#define TUI_BASE_READINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define READINGS_MAX 4

/* The readings of a character, in alphabetical order, and how many there are: 0 when it is unknown. The
 * strings are constant. */
size_t readings_of(uint32_t character, const char *syllables[READINGS_MAX]);

/* The letters that its readings begin with: bit 0 = 'a' ... bit 25 = 'z'. */
uint32_t readings_initials(uint32_t character);

/*
 * One spelling for everything that looks or sounds the same when it is typed: small letters, half
 * width, without blanks and apostrophes (xi'an). Writes up to `room` characters, returns how many; what
 * a text has beyond them is left out. A broken byte becomes U+FFFD.
 */
size_t readings_fold(const char *text, uint32_t *folded, size_t room);

/*
 * Whether what was typed finds this name: from some character of the name on, every typed character is
 * the name's own (in any width and case) or the initial of one of its readings, lc for 聊城. The words
 * 省市区县镇乡 may be left out. Only the first 64 characters of both are looked at.
 * *score: smaller is better, 0 = from the first character of the name on.
 */
bool readings_match(const char *name, const char *typed, int *score);

/*
 * The same where whole readings may be typed as well: liaocheng, lcheng. The last may be unfinished
 * once its vowel is there: liaoche. Since much more is found, a search tries it where initials alone
 * find nothing.
 */
bool readings_match_whole(const char *name, const char *typed, int *score);

#endif
