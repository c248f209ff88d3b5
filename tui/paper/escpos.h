/*
 * What a slip printer understands: ESC/POS commands and Chinese in its own encoding.
 *
 * Chinese is sent between FS & and FS . and nothing else is. A printer's characters are one column
 * wide when they are ASCII and two when they are anything else, whatever a screen does with them.
 */
#ifndef TUI_PAPER_ESCPOS_H
#define TUI_PAPER_ESCPOS_H

#include "base/arena.h"

#include <iconv.h>
#include <stdbool.h>
#include <stdint.h>

enum escpos_profile {
    ESCPOS_GB18030, /* every character there is */
    ESCPOS_GB2312   /* printers of before 2000: the 6,763 common characters, others become 〓 */
};

struct escpos {
    struct buffer *out;
    enum escpos_profile profile;
    iconv_t encode, decode;
    bool chinese;  /* between FS & and FS . */
    bool replaced; /* 〓 was sent: some character is not on the paper */
};

/* Columns of one character on such a printer. */
int escpos_columns(uint32_t character);

/* Resets the printer. False when this system cannot make the encoding. */
bool escpos_open(struct escpos *escpos, enum escpos_profile profile, struct buffer *out);
void escpos_close(struct escpos *escpos);

/* Text within a line. Control characters become blanks: no text can give a command. */
void escpos_text(struct escpos *escpos, const char *s, size_t size);
void escpos_newline(struct escpos *escpos);

void escpos_bold(struct escpos *escpos, bool on);
void escpos_tall(struct escpos *escpos, bool on); /* twice as high, no wider */

/* The QR code of the digits of a text, drawn by the printer in the middle; nothing without digits. */
void escpos_qr(struct escpos *escpos, const char *text, unsigned char dots);

struct qr;

/* The same as a picture, for printers that draw none: `dots` a module, with the white around it. */
void escpos_picture(struct escpos *escpos, const struct qr *qr, int dots);

/* Feeds the paper past the knife and cuts it. */
void escpos_cut(struct escpos *escpos);

#endif
