/*
 * ESC/POS back to text.
 */
#include "paper/slip_text.h"

#include "base/text.h"
#include "paper/escpos.h"

#include <iconv.h>
#include <string.h>

struct slip_reader {
    const unsigned char *at, *end;
    iconv_t decode;
    struct buffer line; /* GB 18030 */
    struct buffer *out;
    int columns;
    const char *code;
    bool drawn; /* the last thing was a code: one drawn in strips is one */
};

/* What is not ASCII takes two columns on a slip; where a screen gives it one, a blank makes up for it. */
static void said_add(struct slip_reader *reader, const char *s, size_t size)
{
    while (size > 0) {
        uint32_t character;
        const size_t bytes = text_decode(s, size, &character);

        buffer_add(reader->out, s, bytes);
        if (text_character_columns(character) < escpos_columns(character))
            buffer_add(reader->out, " ", 1);
        s += bytes;
        size -= bytes;
    }
}

static void line_end(struct slip_reader *reader)
{
    char *in = reader->line.data;
    size_t left = reader->line.size;

    while (left > 0) {
        char said[256], *to = said;
        size_t room = sizeof said;

        if (iconv(reader->decode, &in, &left, &to, &room) == (size_t)-1 && to == said)
            break; /* cannot be: escpos.c wrote it */
        said_add(reader, said, sizeof said - room);
    }
    buffer_add(reader->out, "\n", 1);
    reader->line.size = 0;
}

static void fill(struct slip_reader *reader, const char *sign, int count)
{
    while (count-- > 0)
        buffer_add(reader->out, sign, 1);
}

static void code(struct slip_reader *reader)
{
    if (!reader->drawn) {
        fill(reader, " ", (reader->columns - text_columns(reader->code)) / 2);
        buffer_print(reader->out, "%s\n", reader->code);
    }
    reader->drawn = true;
}

static void cut(struct slip_reader *reader)
{
    fill(reader, "-", reader->columns);
    buffer_add(reader->out, "\n", 1);
}

static size_t argument(const struct slip_reader *reader, size_t offset)
{
    return reader->at + offset + 1 < reader->end
               ? reader->at[offset] + 256u * reader->at[offset + 1]
               : 0;
}

/* GS commands have their sizes each in their own way. */
static size_t group_size(struct slip_reader *reader)
{
    switch (reader->at[1]) {
    case '(': /* a code that the printer draws; function Q draws it */
        if (reader->at + 6 < reader->end && reader->at[6] == 'Q')
            code(reader);
        return 5 + argument(reader, 3);
    case 'v': /* a picture */
        code(reader);
        return 8 + argument(reader, 4) * argument(reader, 6);
    case 'V':
        cut(reader);
        return 4;
    default:
        return 3;
    }
}

static size_t command_size(struct slip_reader *reader)
{
    if (reader->end - reader->at < 2)
        return 1;
    switch (reader->at[0]) {
    case 0x1b:
        return reader->at[1] == '@' || reader->at[1] == '2' ? 2 : 3;
    case 0x1c:
        return 2;
    default:
        return group_size(reader);
    }
}

static void step(struct slip_reader *reader)
{
    const unsigned char c = *reader->at;
    size_t size = 1;

    if (c == 0x1b || c == 0x1c || c == 0x1d)
        size = command_size(reader);
    else if (c == '\n') {
        if (!reader->drawn || reader->line.size > 0)
            line_end(reader);
        reader->drawn = false;
    } else
        buffer_add(&reader->line, &c, 1);
    reader->at +=
        size < (size_t)(reader->end - reader->at) ? size : (size_t)(reader->end - reader->at);
}

bool slip_text(const struct buffer *bytes, int columns, const char *code, struct buffer *out)
{
    struct slip_reader reader = {
        .at = (const unsigned char *)bytes->data,
        .end = (const unsigned char *)bytes->data + bytes->size,
        .decode = iconv_open("UTF-8", "GB18030"),
        .out = out,
        .columns = columns,
        .code = code,
    };

    if (reader.decode == (iconv_t)-1)
        return false;
    while (reader.at < reader.end)
        step(&reader);
    if (reader.line.size > 0)
        line_end(&reader);
    iconv_close(reader.decode);
    buffer_free(&reader.line);
    return true;
}
