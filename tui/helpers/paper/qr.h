/* A case code as a QR code: digits only, so that any scanner types what a hand would. */
#ifndef TUI_HELPERS_PAPER_QR_H
#define TUI_HELPERS_PAPER_QR_H

#include <stdbool.h>

#define QR_WHITE 4 /* modules left white on every side, as the standard asks */

struct qr {
    int side; /* in modules */
    void *code;
};

/* The QR code of the digits of a text; false when there are none, or too many. */
bool qr_make(const char *text, struct qr *qr);
bool qr_dark(const struct qr *qr, int x, int y);
void qr_free(struct qr *qr);

#endif
