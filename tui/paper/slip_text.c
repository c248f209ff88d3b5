/*
 * ESC/POS back to text.
 */
#include "paper/slip_text.h"

#include "base/text.h"
#include "paper/escpos.h"

#include <iconv.h>
#include <string.h>

struct reading {
    const unsigned char *at, *end;
    iconv_t decode;
    struct buffer line; /* GB 18030 */
    struct buffer *out;
    int columns;
    const char *code;
    bool drawn; /* the last thing was a code: one drawn in strips is one */
};

/* What is not ASCII takes two columns on a slip; where a screen gives it one, a blank makes up for it. */
static void said_add(struct reading *reading, const char *s, size_t size)
{
    while (size > 0) {
        uint32_t character;
        const size_t bytes = text_decode(s, size, &character);

        buffer_add(reading->out, s, bytes);
        if (character_columns(character) < escpos_columns(character))
            buffer_add(reading->out, " ", 1);
        s += bytes;
        size -= bytes;
    }
}

static void line_end(struct reading *reading)
{
    char *in = reading->line.data;
    size_t left = reading->line.size;

    while (left > 0) {
        char said[256], *to = said;
        size_t room = sizeof said;

        if (iconv(reading->decode, &in, &left, &to, &room) == (size_t)-1 && to == said)
            break; /* cannot be: escpos.c wrote it */
        said_add(reading, said, sizeof said - room);
    }
    buffer_add(reading->out, "\n", 1);
    reading->line.size = 0;
}

static void fill(struct reading *reading, const char *sign, int count)
{
    while (count-- > 0)
        buffer_add(reading->out, sign, 1);
}

static void code(struct reading *reading)
{
    if (!reading->drawn) {
        fill(reading, " ", (reading->columns - text_columns(reading->code)) / 2);
        buffer_print(reading->out, "%s\n", reading->code);
    }
    reading->drawn = true;
}

static void cut(struct reading *reading)
{
    fill(reading, "-", reading->columns);
    buffer_add(reading->out, "\n", 1);
}

static size_t argument(const struct reading *reading, size_t offset)
{
    return reading->at + offset + 1 < reading->end
               ? reading->at[offset] + 256u * reading->at[offset + 1]
               : 0;
}

/* GS commands have their sizes each in their own way. */
static size_t group_size(struct reading *reading)
{
    switch (reading->at[1]) {
    case '(': /* a code that the printer draws; function Q draws it */
        if (reading->at + 6 < reading->end && reading->at[6] == 'Q')
            code(reading);
        return 5 + argument(reading, 3);
    case 'v': /* a picture */
        code(reading);
        return 8 + argument(reading, 4) * argument(reading, 6);
    case 'V':
        cut(reading);
        return 4;
    default:
        return 3;
    }
}

static size_t command_size(struct reading *reading)
{
    if (reading->end - reading->at < 2)
        return 1;
    switch (reading->at[0]) {
    case 0x1b:
        return reading->at[1] == '@' || reading->at[1] == '2' ? 2 : 3;
    case 0x1c:
        return 2;
    default:
        return group_size(reading);
    }
}

static void step(struct reading *reading)
{
    const unsigned char c = *reading->at;
    size_t size = 1;

    if (c == 0x1b || c == 0x1c || c == 0x1d)
        size = command_size(reading);
    else if (c == '\n') {
        if (!reading->drawn || reading->line.size > 0)
            line_end(reading);
        reading->drawn = false;
    } else
        buffer_add(&reading->line, &c, 1);
    reading->at +=
        size < (size_t)(reading->end - reading->at) ? size : (size_t)(reading->end - reading->at);
}

bool slip_text(const struct buffer *bytes, int columns, const char *code, struct buffer *out)
{
    struct reading reading = {
        .at = (const unsigned char *)bytes->data,
        .end = (const unsigned char *)bytes->data + bytes->size,
        .decode = iconv_open("UTF-8", "GB18030"),
        .out = out,
        .columns = columns,
        .code = code,
    };

    if (reading.decode == (iconv_t)-1)
        return false;
    while (reading.at < reading.end)
        step(&reading);
    if (reading.line.size > 0)
        line_end(&reading);
    iconv_close(reading.decode);
    buffer_free(&reading.line);
    return true;
}
