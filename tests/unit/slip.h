/*
 * A reader of ESC/POS for tests: turns bytes back into lines.
 * Any byte that is neither a known command nor a character where it may stand fails the test.
 */
#ifndef TESTS_UNIT_SLIP_H
#define TESTS_UNIT_SLIP_H

#include "base/arena.h"

#include <iconv.h>
#include <stdbool.h>

#define SLIP_DOTS 576 /* of 80 mm paper */

struct slip {
    const unsigned char *at, *end;
    int columns;  /* of the paper */
    int used;     /* of the line being read */
    bool chinese; /* between FS & and FS . */
    bool gb2312;  /* the printer knows no more */
    bool fits;    /* no line was longer than the paper so far */
    iconv_t decode;
    struct buffer text;                       /* without blanks */
    char code[256];                           /* what the last QR code says */
    unsigned char dots[SLIP_DOTS][SLIP_DOTS]; /* the last picture, 1 = black */
    int picture;                              /* dots of its side; 0 = none */
    int cuts;
    bool reset, drawn;
    bool middle; /* what follows is centred */
};

/* Set `columns` and `gb2312` before. */
void slip_read(struct slip *slip, const struct buffer *bytes);
void slip_free(struct slip *slip);

#endif
