/*
 * A list of rows in pages of nine, so that every row has a digit; nothing is picked until an arrow
 * key moves. Screens hold a struct list and say how many rows there are.
 */
#ifndef TUI_SCREENS_LIST_H
#define TUI_SCREENS_LIST_H

#include "screens/screen.h"

#define LIST_PAGE 9

struct list {
    int picked; /* row the arrow keys are on; -1 = none */
    int page;
};

#define LIST_START ((struct list){.picked = -1})

/* Moves by an action (arrows, pages, ends). False when the action is no movement. */
bool list_move(struct list *list, const struct event *event, int total);

/* The row an event takes: PICK by digit on this page, TAKE the picked one; -1 = none. */
int list_taken(const struct list *list, const struct event *event, int total);

/* The same below a filter: Enter goes from what is typed to the list, and takes the only row at once. */
int list_taken_filtered(struct list *list, const struct event *event, int total);

int list_first(const struct list *list);          /* row at the top of this page */
int list_end(const struct list *list, int total); /* row after the last of this page */
int list_pages(int total);

/* The digit, and the whole row in reverse when it is picked; points the cursor at it. Returns the
 * column after the digit. */
int list_row_draw(const struct list *list, const struct canvas *canvas, int row, int column,
                  int columns, int index);

#endif
