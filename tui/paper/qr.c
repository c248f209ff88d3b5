/* QR codes by libqrencode. */
#include "paper/qr.h"

#include <dlfcn.h>
#include <qrencode.h>
#include <stddef.h>
#include <string.h>

#define LIBRARY "libqrencode.so.4"
#define DIGITS_MAX 256

/* A function's address as an object's: POSIX has them alike, C does not. */
static bool found(void *library, const char *name, void *function)
{
    void *symbol = dlsym(library, name);

    memcpy(function, &symbol, sizeof symbol);
    return symbol != NULL;
}

bool qr_there(void)
{
    void *library = dlopen(LIBRARY, RTLD_LAZY | RTLD_LOCAL);

    if (library)
        dlclose(library);
    return library != NULL;
}

static QRcode *code_make(void *library, const char *digits)
{
    __typeof__(QRcode_encodeString) *encode;

    /* Level M: a fold or a stain over a seventh of it is mended. Digits are packed as digits. */
    return found(library, "QRcode_encodeString", &encode)
               ? encode(digits, 0, QR_ECLEVEL_M, QR_MODE_8, 1)
               : NULL;
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
    *qr = (struct qr){.handle = count ? dlopen(LIBRARY, RTLD_LAZY | RTLD_LOCAL) : NULL};
    if (qr->handle == NULL)
        return false;
    code = code_make(qr->handle, digits);
    if (code == NULL) {
        dlclose(qr->handle);
        return false;
    }
    qr->side = code->width;
    qr->code = code;
    return true;
}

bool qr_dark(const struct qr *qr, int x, int y)
{
    const QRcode *code = qr->code;

    return (code->data[y * code->width + x] & 1) != 0;
}

void qr_free(struct qr *qr)
{
    __typeof__(QRcode_free) *give_back;

    if (found(qr->handle, "QRcode_free", &give_back))
        give_back(qr->code);
    dlclose(qr->handle);
}
