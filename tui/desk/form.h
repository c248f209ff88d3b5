/*
 * The forms of a sheet: what a printer gets, and what the paper will look like.
 */
#ifndef TUI_DESK_FORM_H
#define TUI_DESK_FORM_H

#include "base/text.h"
#include "model/printer.h"
#include "paper/sheet_thermal.h"
#include "wording/words.h"

/* How a slip is laid out for a printer; `missing` as in struct thermal. */
struct thermal form_thermal(const struct printer *printer, enum print_form form,
                            const char *missing);

/*
 * The sheet in a form as lines to look at, in the words' arena. A slip is read back from the very bytes
 * that its printer would be sent. Of a page the words and their order are true, not the lines: it is
 * set in proportional type, here as text of `columns`.
 */
struct lines form_lines(const struct words *words, const struct sheet *sheet,
                        const struct printer *printer, enum print_form form, int columns);

/* Columns of such lines: a slip has its own, text 80, a page what there is room for. */
int form_columns(const struct printer *printer, enum print_form form, int room);

/* "A4 单", "80 毫米小票" */
const char *form_title(const struct words *words, enum print_form form);

#endif
