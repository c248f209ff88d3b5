/*
 * The first letters a Chinese character's readings can begin with, for typing names by initials.
 *
 * Source: Unihan kTGHZ2013 (all readings; else kMandarin), Unicode licence; the table is generated
 * by tui/base/readings.py into base/readings_table.c.
 */
#ifndef TUI_BASE_READINGS_H
#define TUI_BASE_READINGS_H

#include <stdbool.h>
#include <stdint.h>

/* Bit 0 = 'a' ... bit 25 = 'z'; 0 when the character has no reading. */
uint32_t reading_initials(uint32_t character);

/*
 * Whether what was typed finds this name: every typed character must match, from some character of
 * the name on, either itself (digits and letters in any width and case) or as the initial of one
 * of its readings. The words 省市区县镇乡 may be left out. *score: smaller is better (0 = from the
 * first character).
 */
bool reading_match(const char *name, const char *typed, int *score);

#endif
