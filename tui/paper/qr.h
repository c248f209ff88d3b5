/*
 * A case code as a QR code: digits only, so that any scanner types what a hand would.
 *
 * The squares come from libqrencode, which is loaded while there is a code and not before: a desk that
 * starts and draws none does not wait for it.
 */
#ifndef TUI_PAPER_QR_H
#define TUI_PAPER_QR_H

#include <stdbool.h>

#define QR_WHITE 4 /* modules left white on every side, as the standard asks */

struct qr {
    int side;     /* in modules */
    void *code;   /* libqrencode's */
    void *handle; /* of the library, held until qr_free() */
};

/* Whether this system can make one at all. */
bool qr_there(void);

/* The QR code of the digits of a text; false when there are none, too many, or no library. */
bool qr_make(const char *text, struct qr *qr);
bool qr_dark(const struct qr *qr, int x, int y);
void qr_free(struct qr *qr);

#endif
