/*
 * The sheet on a slip: 80 mm paper (48 or 42 columns) or 58 mm (32), as bytes for its printer.
 *
 * The part the desk keeps is cut off by the printer. Under the GB 2312 profile a character the
 * printer cannot have is printed 〓, and the slip then says at its end what 〓 means.
 */
#ifndef TUI_PAPER_SHEET_THERMAL_H
#define TUI_PAPER_SHEET_THERMAL_H

#include "paper/escpos.h"
#include "paper/sheet.h"

/* Who draws the QR code; where nobody can, its digits and their caption stand alone. */
enum thermal_qr {
    THERMAL_QR_PRINTER,
    THERMAL_QR_PICTURE, /* we do: printers that know no GS ( k, or garble it */
    THERMAL_QR_NONE
};

struct thermal {
    int columns; /* one of thermal_widths */
    enum escpos_profile profile;
    enum thermal_qr qr;
    const char *missing; /* the sentence about 〓 */
};

/* The widths there are, ended by 0; the first is the usual one. */
extern const int thermal_widths[];

/* Adds the bytes to `out`; false, with nothing added, when this system lacks the encoding. */
bool sheet_thermal(const struct sheet *sheet, const struct thermal *thermal, struct buffer *out);

#endif
