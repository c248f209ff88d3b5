/*
 * What stands around every screen: whose case it is and which day above, the keys below.
 *
 *   row 0        product, matter, 参保 / 就医, date
 *   row 1        a rule; its bright part is the share of questions already answered
 *   …            the body
 *   last but 1   a rule, or the one line the desk has to say
 *   last         the keys
 */
#ifndef TUI_SCREENS_FRAME_H
#define TUI_SCREENS_FRAME_H

#include "screens/screen.h"

/* Smaller than this one line is shown, and nothing else is tried. */
#define FRAME_ROWS_MIN 10
#define FRAME_COLUMNS_MIN 40

/* The part of the whole screen that the body has. */
struct canvas frame_body(const struct canvas *whole, const struct frame_spec *spec);

/* `notice`: NULL = nothing to say. */
void frame_draw(const struct canvas *whole, const struct words *words, const struct desk *desk,
                const struct frame_spec *spec, const char *notice);

/* "窗口太小：要 40×10，现在 30×8" */
void frame_too_small(const struct canvas *whole, const struct words *words);

#endif
