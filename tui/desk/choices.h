/*
 * What a desk prints on and in which form, remembered from one day to the next.
 *
 * The file "printers" of the state folder has one line a desk:
 *
 *     desk TAB printer TAB form        hall-2 TAB 小票机 TAB 80
 *
 * The newest stands first; at most 200 are kept. Nothing of any case is in it. It is replaced whole or not
 * at all; lines that are no such lines are passed over and not kept.
 */
#ifndef TUI_DESK_CHOICES_H
#define TUI_DESK_CHOICES_H

#include "model/printer.h"

#include <stdbool.h>
#include <stddef.h>

/* What `desk` chose last: the name of the printer (cut off never: a longer one is none) and the form. False
 * when nothing is remembered. */
bool choices_read(const char *folder, const char *desk, char *printer, size_t size,
                  enum print_form *form);

/* Remembers a choice; false when it could not be written, which loses nothing but the memory of it. */
bool choices_write(const char *folder, const char *desk, const char *printer, enum print_form form);

#endif
