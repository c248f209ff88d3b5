/*
 * Bytes for a slip printer.
 */
#include "paper/escpos.h"

#include "base/text.h"
#include "paper/qr.h"

#include <string.h>

#define COMMAND(escpos, bytes) buffer_add((escpos)->out, bytes, sizeof(bytes) - 1)
#define MIDDLE "\x1b\x61\x01"
#define LEFT "\x1b\x61\x00"
#define QR_DIGITS_MAX 250

static const char missing_sign[] = "〓";

int escpos_columns(uint32_t character)
{
    return character < 0x80 ? 1 : 2;
}

bool escpos_open(struct escpos *escpos, enum escpos_profile profile, struct buffer *out)
{
    iconv_t none = (iconv_t)-1;

    *escpos = (struct escpos){.out = out, .profile = profile};
    escpos->encode = iconv_open("GB18030", "UTF-8");
    escpos->decode = iconv_open("UTF-8", "GB2312");
    if (escpos->encode == none || escpos->decode == none) {
        escpos_close(escpos);
        return false;
    }
    COMMAND(escpos, "\x1b@");
    return true;
}

void escpos_close(struct escpos *escpos)
{
    if (escpos->encode != (iconv_t)-1)
        iconv_close(escpos->encode);
    if (escpos->decode != (iconv_t)-1)
        iconv_close(escpos->decode);
}

/* Converts one character; returns its bytes in the other encoding, 0 = it has none. */
static size_t converted(iconv_t conversion, const char *from, size_t size, char *to, size_t room)
{
    char copy[8], *in = copy, *out = to;
    size_t left = room;

    memcpy(copy, from, size);
    iconv(conversion, NULL, NULL, NULL, NULL);
    return iconv(conversion, &in, &size, &out, &left) == 0 ? room - left : 0;
}

/*
 * GB 18030 keeps the bytes of GB 2312 for what that has: a character belongs to it when its bytes can
 * be read back as GB 2312. (Asking iconv for GB 2312 at once would refuse the dash and the dot.)
 */
static size_t encoded(const struct escpos *escpos, const char *s, size_t size, char code[4])
{
    size_t bytes = converted(escpos->encode, s, size, code, 4);
    char back[8];

    if (escpos->profile == ESCPOS_GB2312 && bytes > 0 &&
        (bytes != 2 || converted(escpos->decode, code, bytes, back, sizeof back) == 0))
        return 0;
    return bytes;
}

static void chinese_switch(struct escpos *escpos, bool on)
{
    if (escpos->chinese != on)
        buffer_add(escpos->out, on ? "\x1c&" : "\x1c.", 2);
    escpos->chinese = on;
}

static void chinese_add(struct escpos *escpos, const char *s, size_t size)
{
    char code[4];
    size_t bytes = encoded(escpos, s, size, code);

    if (bytes == 0) { /* also what is no UTF-8 */
        escpos->replaced = true;
        bytes = encoded(escpos, missing_sign, sizeof missing_sign - 1, code);
    }
    chinese_switch(escpos, true);
    buffer_add(escpos->out, code, bytes);
}

void escpos_text(struct escpos *escpos, const char *s, size_t size)
{
    while (size > 0) {
        uint32_t character;
        size_t bytes = text_decode(s, size, &character);

        if (character >= 0x80)
            chinese_add(escpos, s, bytes);
        else {
            chinese_switch(escpos, false);
            buffer_add(escpos->out, character < ' ' || character == 0x7f ? " " : s, 1);
        }
        s += bytes;
        size -= bytes;
    }
}

void escpos_newline(struct escpos *escpos)
{
    chinese_switch(escpos, false);
    buffer_add(escpos->out, "\n", 1);
}

void escpos_bold(struct escpos *escpos, bool on)
{
    buffer_add(escpos->out, on ? "\x1b\x45\x01" : "\x1b\x45\x00", 3);
}

void escpos_tall(struct escpos *escpos, bool on)
{
    buffer_add(escpos->out, on ? "\x1d!\x01" : "\x1d!\x00", 3);
}

/* GS ( k: model 2, size of a module, level M, the data, print. */
void escpos_qr(struct escpos *escpos, const char *text, unsigned char dots)
{
    char digits[QR_DIGITS_MAX];
    size_t count = 0;

    for (; *text; text++)
        if (*text >= '0' && *text <= '9' && count < sizeof digits)
            digits[count++] = *text;
    if (count == 0)
        return;
    chinese_switch(escpos, false);
    COMMAND(escpos, MIDDLE);
    COMMAND(escpos, "\x1d(k\x04\x00\x31\x41\x32\x00");
    COMMAND(escpos, "\x1d(k\x03\x00\x31\x43");
    buffer_add(escpos->out, &dots, 1);
    COMMAND(escpos, "\x1d(k\x03\x00\x31\x45\x31");
    COMMAND(escpos, "\x1d(k");
    buffer_add(escpos->out, (const unsigned char[]){(unsigned char)(count + 3), 0}, 2);
    COMMAND(escpos, "\x31\x50\x30");
    buffer_add(escpos->out, digits, count);
    COMMAND(escpos, "\x1d(k\x03\x00\x31\x51\x30");
    COMMAND(escpos, "\n" LEFT);
}

/* Dots of one row of modules, eight to a byte, the first in the highest bit. */
static void dots_add(struct escpos *escpos, const struct qr *qr, int y, int dots, int bytes)
{
    for (int i = 0; i < bytes; i++) {
        unsigned char byte = 0;

        for (int bit = 0; bit < 8; bit++) {
            int x = (8 * i + bit) / dots - QR_WHITE;

            if (x >= 0 && x < qr->side && y >= 0 && y < qr->side && qr_dark(qr, x, y))
                byte |= (unsigned char)(0x80 >> bit);
        }
        buffer_add(escpos->out, &byte, 1);
    }
}

/* GS v 0: normal size, bytes of a row, rows, the dots. */
void escpos_picture(struct escpos *escpos, const struct qr *qr, int dots)
{
    const int side = (qr->side + 2 * QR_WHITE) * dots, bytes = (side + 7) / 8;
    const unsigned char sizes[] = {(unsigned char)(bytes & 0xff), (unsigned char)(bytes >> 8),
                                   (unsigned char)(side & 0xff), (unsigned char)(side >> 8)};

    chinese_switch(escpos, false);
    COMMAND(escpos, MIDDLE);
    COMMAND(escpos, "\x1dv0\x00");
    buffer_add(escpos->out, sizes, sizeof sizes);
    for (int row = 0; row < side; row++)
        dots_add(escpos, qr, row / dots - QR_WHITE, dots, bytes);
    COMMAND(escpos, LEFT);
}

void escpos_cut(struct escpos *escpos)
{
    chinese_switch(escpos, false);
    COMMAND(escpos, "\n\n\n\x1d\x56\x42\x00");
}
