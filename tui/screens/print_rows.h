/*
 * What the print screen offers, a row each: it follows from the desk, its printer and the open case.
 */
#ifndef TUI_SCREENS_PRINT_ROWS_H
#define TUI_SCREENS_PRINT_ROWS_H

#include "screens/app.h"

enum print_row {
    ROW_PRINT,
    ROW_PRINTER,
    ROW_FORM,
    ROW_MANNER,
    ROW_SAVE_PDF,
    ROW_SAVE_TEXT,
    ROW_NEXT,
    ROW_CONFIRM, /* the last: only where something is not verified */
    ROW_COUNT
};

/* The rows there are, in order; returns how many. */
int print_rows(const struct app *app, enum print_row rows[ROW_COUNT]);

/* Where a row stands among them; the last place when it is not there. */
int print_row_place(const struct app *app, enum print_row row);

/* "打印机：大厅激光  空闲" */
const char *print_row_words(const struct app *app, const struct words *words, enum print_row row,
                            bool by_phone);

#endif
