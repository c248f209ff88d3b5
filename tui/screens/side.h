/* The panel at the side of a wide screen: the answers so far, and the papers already certain. */
#ifndef TUI_SCREENS_SIDE_H
#define TUI_SCREENS_SIDE_H

#include "screens/screen.h"

#define SIDE_FROM 108 /* columns of the body from which there is room */
#define SIDE_LEFT 80

bool side_wanted(const struct desk *desk, const struct canvas *canvas);
void side_draw(const struct desk *desk, const struct canvas *canvas, const struct words *words);

#endif
