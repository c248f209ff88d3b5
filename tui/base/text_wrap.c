/*
 * Breaking lines. libunistring says where a line may be broken; how much fits is counted here with
 * text_character_columns(), because its own widths differ from wcwidth() for some signs.
 */
#include "base/text.h"

#include <string.h>
#include <unilbrk.h>

/* “ ” ‘ ’ are E2 80 9C/9D/98/99, their bracket twins 「 」 〈 〉 E3 80 8C/8D/88/89. */
static bool is_quote(const char *s)
{
    return memcmp(s, "\xe2\x80", 2) == 0 && ((unsigned char)s[2] & 0xfa) == 0x98;
}

static bool is_chinese(const char *s)
{
    return (unsigned char)*s >= 0xe3 && (unsigned char)*s <= 0xef;
}

/*
 * Quotation marks stand in both scripts, so the rules allow no break on either side of them. Beside
 * Chinese characters they are brackets, with a break before the opening and after the closing one.
 */
static void quotes_to_brackets(char *s, size_t size)
{
    for (size_t i = 0; i + 3 <= size; i++) {
        if (!is_quote(s + i))
            continue;
        if ((i >= 3 && is_chinese(s + i - 3)) || (i + 3 < size && is_chinese(s + i + 3))) {
            s[i] = '\xe3';
            s[i + 2] = (char)(s[i + 2] & 0x8f);
        }
    }
}

struct wrap {
    const char *s;
    size_t size;
    const char *breaks; /* per byte: may a line begin here */
    int columns;
    int (*wide)(uint32_t character);
};

static bool is_blank(uint32_t character)
{
    return character == ' ' || character == 0x3000;
}

static bool may_begin(const struct wrap *wrap, size_t at)
{
    return wrap->breaks[at] == UC_BREAK_POSSIBLE || wrap->breaks[at] == UC_BREAK_MANDATORY;
}

/* One line from `start`: returns where the next begins; the line ends at *end, blanks left out. */
static size_t wrap_line(const struct wrap *wrap, size_t start, size_t *end)
{
    size_t at = start, visible = start, next = 0, next_end = start, bytes;
    int width = 0;

    for (; at < wrap->size; at += bytes) {
        uint32_t character;
        int more;

        bytes = text_decode(wrap->s + at, wrap->size - at, &character);
        more = wrap->wide(character);
        if (character == '\n') {
            *end = visible;
            return at + 1;
        }
        if (at > start && may_begin(wrap, at)) {
            next = at;
            next_end = visible;
        }
        if (!is_blank(character)) {
            if (at > start && more > wrap->columns - width) {
                *end = next ? next_end : visible;
                return next ? next : at; /* a word longer than the line is cut */
            }
            visible = at + bytes;
        }
        width += more;
    }
    *end = visible;
    return wrap->size;
}

size_t text_wrap_measured(const char *s, int columns, int (*wide)(uint32_t character),
                          void (*each)(void *context, const char *line, size_t size), void *context)
{
    struct buffer work = {0}; /* a copy of the text, then where it may be broken */
    struct wrap wrap = {.s = s, .size = strlen(s), .columns = columns, .wide = wide};
    size_t count = 0, start = 0;

    if (wrap.size == 0)
        return 0;
    buffer_add(&work, s, wrap.size);
    buffer_add(&work, NULL, wrap.size);
    quotes_to_brackets(work.data, wrap.size);
    u8_possible_linebreaks((uint8_t *)work.data, wrap.size, "UTF-8", work.data + wrap.size);
    wrap.breaks = work.data + wrap.size;
    while (start < wrap.size) {
        size_t end, next = wrap_line(&wrap, start, &end);

        if (each)
            each(context, s + start, end - start);
        start = next;
        count++;
    }
    buffer_free(&work);
    return count;
}

size_t text_wrap(const char *s, int columns,
                 void (*each)(void *context, const char *line, size_t size), void *context)
{
    return text_wrap_measured(s, columns, text_character_columns, each, context);
}

struct collector {
    struct arena *arena;
    struct lines lines;
};

static void collect(void *context, const char *line, size_t size)
{
    struct collector *collector = context;

    collector->lines.line[collector->lines.count++] = arena_copy(collector->arena, line, size);
}

struct lines text_lines(struct arena *arena, const char *s, int columns)
{
    struct collector collector = {.arena = arena};

    collector.lines.line = arena_alloc(arena, text_wrap(s, columns, NULL, NULL) * sizeof(char *));
    text_wrap(s, columns, collect, &collector);
    return collector.lines;
}
