/*
 * Reading what is sent to a slip printer.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "slip.h"

#include <string.h>

static bool command(struct slip *slip, const char *bytes, size_t size)
{
    if ((size_t)(slip->end - slip->at) < size || memcmp(slip->at, bytes, size) != 0)
        return false;
    slip->at += size;
    return true;
}

/* One byte of an argument, at most `most`. */
static void argument(struct slip *slip, unsigned char most)
{
    assert_true(slip->at < slip->end && *slip->at <= most);
    slip->at++;
}

/* GS ( k pL pH cn fn …: the size must be right, the functions those of a QR code. */
static void read_qr(struct slip *slip)
{
    size_t size = slip->at[0] + 256u * slip->at[1];
    const unsigned char *data = slip->at + 2;

    assert_true(size >= 3 && (size_t)(slip->end - data) >= size && data[0] == '1');
    slip->at = data + size;
    switch (data[1]) {
    case 'A':
        assert_int_equal(data[2], '2');
        break;
    case 'C':
        assert_in_range(data[2], 1, 16);
        break;
    case 'E':
        assert_int_equal(data[2], '1');
        break;
    case 'P':
        assert_true(data[2] == '0' && size - 3 < sizeof slip->code);
        memcpy(slip->code, data + 3, size - 3);
        slip->code[size - 3] = '\0';
        break;
    case 'Q':
        assert_true(data[2] == '0' && slip->code[0]);
        slip->drawn = true;
        break;
    default:
        fail_msg("GS ( k function %u", data[1]);
    }
}

/* GS v 0 m xL xH yL yH dots: a square, in the middle, that the paper is wide enough for. */
static void read_picture(struct slip *slip)
{
    const size_t bytes = slip->at[1] + 256u * slip->at[2], rows = slip->at[3] + 256u * slip->at[4];

    assert_true(slip->at[0] == 0 && slip->middle && slip->used == 0);
    assert_true(rows > 0 && (rows + 7) / 8 == bytes && rows <= 12 * (size_t)slip->columns);
    slip->at += 5;
    assert_true((size_t)(slip->end - slip->at) >= bytes * rows && rows <= SLIP_DOTS);
    for (size_t y = 0; y < rows; y++)
        for (size_t x = 0; x < 8 * bytes; x++) {
            bool black = slip->at[y * bytes + x / 8] & 0x80 >> x % 8;

            if (x < rows)
                slip->dots[y][x] = black;
            else
                assert_false(black);
        }
    slip->at += bytes * rows;
    slip->picture = (int)rows;
}

static bool read_command(struct slip *slip)
{
    if (command(slip, "\x1b@", 2))
        slip->reset = true;
    else if (command(slip, "\x1c&", 2))
        slip->chinese = true;
    else if (command(slip, "\x1c.", 2))
        slip->chinese = false;
    else if (command(slip, "\x1b\x61", 2)) {
        argument(slip, 1);
        slip->middle = slip->at[-1] == 1;
    } else if (command(slip, "\x1b\x45", 2) || command(slip, "\x1d!", 2))
        argument(slip, 1);
    else if (command(slip, "\x1dv0", 3))
        read_picture(slip);
    else if (command(slip, "\x1d\x56\x42", 3)) {
        argument(slip, 0);
        slip->cuts++;
    } else if (command(slip, "\x1d(k", 3))
        read_qr(slip);
    else
        return false;
    return true;
}

static size_t chinese_size(const struct slip *slip)
{
    size_t size = slip->at[1] >= '0' && slip->at[1] <= '9' ? 4 : 2;

    assert_true((size_t)(slip->end - slip->at) >= size);
    if (slip->gb2312) /* the rows that have characters there */
        assert_true(size == 2 && slip->at[1] >= 0xa1 &&
                    ((slip->at[0] >= 0xa1 && slip->at[0] <= 0xa9) ||
                     (slip->at[0] >= 0xb0 && slip->at[0] <= 0xf7)));
    return size;
}

static void read_character(struct slip *slip)
{
    char copy[4], said[8], *in = copy, *out = said;
    size_t size = 1, room = sizeof said;

    assert_true(slip->chinese ? *slip->at > 0x80 : *slip->at >= ' ' && *slip->at < 0x7f);
    if (slip->chinese)
        size = chinese_size(slip);
    memcpy(copy, slip->at, size);
    slip->at += size;
    slip->used += slip->chinese ? 2 : 1;
    slip->fits = slip->fits && slip->used <= slip->columns;
    assert_int_equal(iconv(slip->decode, &in, &size, &out, &room), 0);
    if (strncmp(said, " ", 1) != 0)
        buffer_add(&slip->text, said, sizeof said - room);
}

void slip_read(struct slip *slip, const struct buffer *bytes)
{
    slip->at = (const unsigned char *)bytes->data;
    slip->end = slip->at + bytes->size;
    slip->decode = iconv_open("UTF-8", "GB18030");
    slip->fits = true;
    while (slip->at < slip->end) {
        if (*slip->at == '\n') {
            slip->used = 0;
            assert_false(slip->chinese);
            slip->at++;
        } else if (!read_command(slip))
            read_character(slip);
    }
    buffer_add(&slip->text, "", 1);
    iconv_close(slip->decode);
}

void slip_free(struct slip *slip)
{
    buffer_free(&slip->text);
}
