/*
 * A rectangle of the screen to draw in, by columns.
 *
 * Nothing drawn leaves the rectangle, no character is ever cut in half, curses never wraps, and
 * what does not fit ends in an ellipsis. Rows and columns count from 0 inside the rectangle;
 * anything outside it is quietly not drawn, so that sizes may be computed without care.
 */
#ifndef TUI_SCREENS_CANVAS_H
#define TUI_SCREENS_CANVAS_H

#include "base/arena.h"
#include "screens/theme.h"

/* Where the terminal's cursor goes when the frame is done: the picked row, or the field. */
struct pointer {
    int row; /* on the screen; -1 = nowhere special */
    int column;
    bool visible;
};

struct canvas {
    int top; /* the rectangle, on the screen */
    int left;
    int rows;
    int columns;
    bool ascii; /* lines and marks in ASCII */
    const struct palette *palette;
    struct arena *scratch;   /* lives for one frame */
    struct pointer *pointer; /* shared by all parts of a frame */
};

/* A part of a canvas, clipped to it. */
struct canvas canvas_part(const struct canvas *canvas, int top, int left, int rows, int columns);

/* Draws s in at most `columns` columns; returns the columns used. */
int canvas_text(const struct canvas *canvas, int row, int column, int columns, enum role role,
                const char *s);

/* The same up to the right edge. */
int canvas_put(const struct canvas *canvas, int row, int column, enum role role, const char *s);

/* Wraps s into at most `most` rows; returns the rows used. The last one ends in an ellipsis when
 * there was more. */
int canvas_wrap(const struct canvas *canvas, int row, int column, int columns, int most,
                enum role role, const char *s);

/* Gives cells a role without changing what they say: a bar over a whole row. */
void canvas_paint(const struct canvas *canvas, int row, int column, int columns, enum role role);

/* A rule from left to right, or downwards. */
void canvas_rule(const struct canvas *canvas, int row, int column, int columns, enum role role);
void canvas_upright(const struct canvas *canvas, int row, int column, int rows, enum role role);

/* The bar that marks a verdict, one row. */
void canvas_bar(const struct canvas *canvas, int row, int column, enum role role);

/* Puts the terminal's cursor here. */
void canvas_point(const struct canvas *canvas, int row, int column, bool visible);

#endif
