/*
 * The panel at the right of a wide screen, beside a question: the answers so far and, while questions are
 * open, the papers that every end still possible requires; afterwards the list with its ticks.
 */
#ifndef TUI_SCREENS_SIDE_H
#define TUI_SCREENS_SIDE_H

#include "screens/screen.h"

#define SIDE_FROM 108 /* columns of the body from which there is room */
#define SIDE_LEFT 80

/* Whether a case is open and the canvas is wide enough for it. */
bool side_wanted(const struct desk *desk, const struct canvas *canvas);
/* Draws it from column SIDE_LEFT on. */
void side_draw(const struct desk *desk, const struct canvas *canvas, const struct words *words);

#endif
