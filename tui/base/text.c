/* Characters and columns. Breaking lines is in text_wrap.c, refusing dirty text in text_clean.c. */
#include "base/text.h"

#include <assert.h>
#include <string.h>
#include <wchar.h>

#define BROKEN 0xfffdu

static bool continues(const char *s, size_t count)
{
    for (size_t i = 1; i <= count; i++)
        if (((unsigned char)s[i] & 0xc0) != 0x80)
            return false;
    return true;
}

size_t text_decode(const char *s, size_t size, uint32_t *character)
{
    static const uint32_t least[] = {0, 0x80, 0x800, 0x10000}; /* shorter forms are refused */
    unsigned char first = size ? (unsigned char)*s : 0;
    size_t more = first < 0x80 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
    uint32_t c = more ? first & (0x3fu >> more) : first;

    *character = BROKEN;
    if (size == 0)
        return 0;
    if ((first >= 0x80 && first < 0xc2) || first > 0xf4 || more >= size || !continues(s, more))
        return 1;
    for (size_t i = 1; i <= more; i++)
        c = c << 6 | ((unsigned char)s[i] & 0x3fu);
    if (c < least[more] || c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff))
        return 1;
    *character = c;
    return more + 1;
}

size_t text_encode(uint32_t character, char *out)
{
    static const uint32_t lead[] = {0, 0xc0, 0xe0, 0xf0};
    size_t more = character < 0x80 ? 0 : character < 0x800 ? 1 : character < 0x10000 ? 2 : 3;

    for (size_t i = more; i > 0; i--) {
        out[i] = (char)(0x80 | (character & 0x3f));
        character >>= 6;
    }
    out[0] = (char)(lead[more] | character);
    return more + 1;
}

int text_character_columns(uint32_t character)
{
    int columns;

    if (character >= 0x20 && character < 0x7f)
        return 1;
    columns = wcwidth((wchar_t)character);
    return columns < 0 ? 1 : columns;
}

int text_columns(const char *s)
{
    int columns;

    text_fit(s, INT32_MAX, &columns);
    return columns;
}

size_t text_fit(const char *s, int columns, int *used)
{
    size_t size = strlen(s), at = 0;
    int width = 0;

    while (at < size) {
        uint32_t character;
        size_t bytes = text_decode(s + at, size - at, &character);
        int more = text_character_columns(character);

        if (more > columns - width)
            break;
        width += more;
        at += bytes;
    }
    if (used != NULL)
        *used = width;
    return at;
}

char *text_fill(struct arena *arena, const char *pattern, const char *const *arguments,
                size_t count)
{
    struct buffer buffer = {0};
    char *text;

    while (*pattern) {
        size_t plain = strcspn(pattern, "{");
        size_t number;

        buffer_add(&buffer, pattern, plain);
        pattern += plain;
        if (pattern[0] == '{' && pattern[1] >= '1' && pattern[1] <= '9' && pattern[2] == '}') {
            number = (size_t)(pattern[1] - '0');
            if (number <= count && arguments[number - 1] != NULL)
                buffer_add(&buffer, arguments[number - 1], strlen(arguments[number - 1]));
            pattern += 3;
        } else if (*pattern) {
            buffer_add(&buffer, pattern++, 1);
        }
    }
    text = arena_copy(arena, buffer.data, buffer.size);
    buffer_free(&buffer);
    return text;
}

char *text_fill_list(struct arena *arena, const char *pattern, va_list list)
{
    const char *arguments[9];
    size_t count = 0;
    const char *next;

    while ((next = va_arg(list, const char *)) != NULL) {
        assert(count < 9);
        arguments[count++] = next;
    }
    return text_fill(arena, pattern, arguments, count);
}

uint32_t text_character_half_width(uint32_t character)
{
    static const struct {
        uint32_t wide;
        uint32_t half;
    } twins[] = {
        {U'。',    '.'},
        {U'｡',    '.'},
        {U'、',    '/'},
        {U'､',    '/'},
        {U'÷',     '/'},
        {U'×',     '*'},
        {U'·',     '.'},
        {U'・',    '.'},
        {U'—',    '-'},
        {U'–',    '-'},
        {U'−',    '-'},
        {U'\u3000', ' '},
    };

    if (character < 0x80)
        return character;
    if (character >= 0xff01 && character <= 0xff5e)
        return character - 0xff01 + '!';
    for (size_t i = 0; i < sizeof twins / sizeof twins[0]; i++)
        if (character == twins[i].wide)
            return twins[i].half;
    return character;
}
