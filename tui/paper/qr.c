/* QR codes by libqrencode. */
#include "paper/qr.h"

#include <dlfcn.h>
#include <qrencode.h>
#include <stddef.h>
#include <string.h>

#define LIBRARY "libqrencode.so.4"
#define DIGITS_MAX 256

static struct {
    __typeof__(QRcode_encodeString) *encode;
    __typeof__(QRcode_free) *free;
} library;

/* A function's address as an object's: POSIX has them alike, C does not. */
static bool found(void *handle, const char *name, void *function)
{
    void *symbol = dlsym(handle, name);

    memcpy(function, &symbol, sizeof symbol);
    return symbol != NULL;
}

bool qr_there(void)
{
    void *handle;

    if (library.free)
        return true;
    handle = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL);
    return handle != NULL && found(handle, "QRcode_encodeString", &library.encode) &&
           found(handle, "QRcode_free", &library.free);
}

bool qr_make(const char *text, struct qr *qr)
{
    char digits[DIGITS_MAX];
    int count = 0;
    QRcode *code;

    for (; *text; text++)
        if (*text >= '0' && *text <= '9' && count < DIGITS_MAX - 1)
            digits[count++] = *text;
    digits[count] = '\0';
    if (count == 0 || !qr_there())
        return false;
    /* Level M: a fold or a stain over a seventh of it is mended. Digits are packed as digits. */
    code = library.encode(digits, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
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
    library.free(qr->code);
}
