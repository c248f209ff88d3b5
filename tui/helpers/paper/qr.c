/* QR codes by libqrencode. */
#include "qr.h"

#include <qrencode.h>
#include <stddef.h>

#define DIGITS_MAX 256

bool qr_make(const char *text, struct qr *qr)
{
    char digits[DIGITS_MAX];
    int count = 0;
    QRcode *code;

    for (; *text; text++)
        if (*text >= '0' && *text <= '9' && count < DIGITS_MAX - 1)
            digits[count++] = *text;
    digits[count] = '\0';
    if (count == 0)
        return false;
    /* Level M: a fold or a stain over a seventh of it is mended. Digits are packed as digits. */
    code = QRcode_encodeString(digits, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
    *qr = (struct qr){.side = code ? code->width : 0, .code = code};
    return code != NULL;
}

bool qr_dark(const struct qr *qr, int x, int y)
{
    const QRcode *code = qr->code;

    return (code->data[y * code->width + x] & 1) != 0;
}

void qr_free(struct qr *qr)
{
    QRcode_free(qr->code);
}
