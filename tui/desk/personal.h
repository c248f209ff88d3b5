/*
 * Numbers that belong to a person, in words that somebody typed: telephones, identity and bank cards.
 *
 * What the agency answered is printed and kept; a number by which somebody can be found has no place in
 * it. However such a number is spaced out, with blanks, hyphens, dots, slashes, brackets or commas, in
 * full-width or Chinese digits, it is one number. Dates, times, amounts, percentages, and the numbers of
 * circulars (医保发〔2021〕5号) are none.
 */
#ifndef TUI_DESK_PERSONAL_H
#define TUI_DESK_PERSONAL_H

#include <stdbool.h>

/* Whether the text holds a number that may be a person's: seven digits or more. */
bool personal_number(const char *text);

#endif
