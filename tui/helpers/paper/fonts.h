/*
 * The fonts that sheets are set in.
 *
 * Looking at every installed font and every rule about them takes longer than drawing a sheet, so only
 * the family that nearly every sheet does with is looked at first, then the few others that have the rare
 * characters; all of them are when that still leaves a character without a picture.
 */
#ifndef TUI_HELPERS_PAPER_FONTS_H
#define TUI_HELPERS_PAPER_FONTS_H

#include <stdbool.h>

/*
 * In order of preference. WenQuanYi, which daoban installs, first, so that a sheet is the same wherever it is
 * printed; it is also a fourth of the others' size, and cairo reads a font of their kind as a whole
 * to take a few letters from it. The others have the rare characters of names that it lacks.
 */
#define FONT_FAMILIES "WenQuanYi Micro Hei, Noto Sans CJK SC, Source Han Sans SC, sans-serif"

/* Before anything is laid out, and again whenever a character has no picture: more of the installed fonts
 * each time, at last all of them. False when it was so already. */
bool fonts_open(void);

#endif
