/*
 * Reading and checking the bytes of a YAML file.
 *
 * libyaml stops at the first forbidden byte and names it badly; here every one is reported with its
 * line and column, blanked, and the file read on.
 */
#include "load/yaml/yaml_source.h"

#include "base/file.h"
#include "base/text.h"
#include "load/messages.h"

#include <errno.h>
#include <string.h>

#define BOM "\xef\xbb\xbf"

/* Why a file could not be read, as a sentence. */
static bool problem_report(struct diags *diags, struct place place, int problem)
{
    if (problem == EINVAL)
        return diag_add(diags, place, MESSAGE(FILE_NOT_REGULAR));
    if (problem == EFBIG)
        return diag_add(diags, place, MESSAGE(FILE_TOO_LARGE));
    return diag_add(diags, place, MESSAGE(FILE_UNREADABLE), strerror(problem));
}

bool yaml_source_read(struct diags *diags, const char *path, const char *name, struct buffer *bytes)
{
    const int problem = file_read(path, FILE_ANY_LINK, YAML_SOURCE_SIZE_MAX, bytes);

    return problem == 0 || problem_report(diags, (struct place){name, 0, 0}, problem);
}

const struct message *yaml_source_unclean(const char *reason)
{
    if (strcmp(reason, "utf-8") == 0)
        return MESSAGE(NOT_UTF8);
    if (strcmp(reason, "control") == 0 || strcmp(reason, "escape") == 0)
        return MESSAGE(CHARACTER_CONTROL);
    if (strcmp(reason, "bidi") == 0 || strcmp(reason, "invisible") == 0)
        return MESSAGE(CHARACTER_INVISIBLE);
    return MESSAGE(CHARACTER_UNPRINTABLE);
}

static uint32_t characters(const char *s, size_t size)
{
    uint32_t count = 0;
    uint32_t character;

    for (size_t at = 0; at < size; count++)
        at += text_decode(s + at, size - at, &character);
    return count;
}

/* Tabs become spaces; only those that indent are a mistake. */
static void line_untab(char *line, size_t size, struct place place, struct diags *diags)
{
    bool indent = true;
    bool told = false;

    for (size_t i = 0; i < size; i++) {
        indent = indent && (line[i] == ' ' || line[i] == '\t');
        if (line[i] != '\t')
            continue;
        if (indent && !told) {
            place.column = (uint32_t)i + 1;
            diag_add(diags, place, MESSAGE(TAB));
            told = true;
        }
        line[i] = ' ';
    }
}

/* Blanks what may not be shown; false at a broken byte. One report a line is enough. */
static bool line_clean(char *line, size_t size, struct place place, struct diags *diags)
{
    const char *reason;
    size_t at = 0;
    size_t offset;
    bool told = false;

    while ((reason = text_unclean(line + at, size - at, false, &offset)) != NULL) {
        uint32_t character;
        size_t bytes = text_decode(line + at + offset, size - at - offset, &character);

        at += offset;
        place.column = characters(line, at) + 1;
        if (!told)
            diag_add(diags, place, yaml_source_unclean(reason));
        if (yaml_source_unclean(reason) == MESSAGE(NOT_UTF8))
            return false;
        told = true;
        memset(line + at, ' ', bytes);
        at += bytes;
    }
    return true;
}

static void cut_lines(struct yaml_source *source, struct arena *arena)
{
    size_t count = 1;

    for (size_t i = 0; i < source->size; i++)
        count += source->bytes[i] == '\n';
    source->line = arena_alloc(arena, (count + 1) * sizeof(*source->line));
    source->line_count = 1;
    for (size_t i = 0; i < source->size; i++)
        if (source->bytes[i] == '\n')
            source->line[source->line_count++] = i + 1;
    source->line[source->line_count] = source->size;
}

/* A line without its end, "\r\n" of Windows editors included. */
static size_t line_size(const struct yaml_source *source, size_t line)
{
    const char *s = source->bytes + source->line[line];
    size_t size = source->line[line + 1] - source->line[line];

    if (size > 0 && s[size - 1] == '\n')
        size--;
    if (size > 0 && s[size - 1] == '\r')
        size--;
    return size;
}

bool yaml_source_start(struct yaml_source *source, struct arena *arena, struct diags *diags,
                       const char *bytes, size_t size, const char *name)
{
    if (size >= 3 && memcmp(bytes, BOM, 3) == 0) { /* Notepad's mark says nothing */
        bytes += 3;
        size -= 3;
    }
    source->bytes = arena_copy(arena, bytes, size);
    source->size = size;
    cut_lines(source, arena);
    for (size_t i = 0; i < source->line_count; i++) {
        struct place place = {name, (uint32_t)i + 1, 1};
        char *line = source->bytes + source->line[i];
        size_t length = line_size(source, i);

        line_untab(line, length, place, diags);
        if (!line_clean(line, length, place, diags))
            return false;
    }
    return true;
}

static bool key_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/* Whether a key and its ASCII colon begin at s. */
static bool key_follows(const char *s, size_t size)
{
    size_t i = 0;

    while (i < size && s[i] == ' ')
        i++;
    size_t start = i;
    while (i < size && key_byte(s[i]))
        i++;
    return i > start && i < size && s[i] == ':';
}

/* What is wrong at byte `at` of a line, told from what stands around it. */
static const struct message *hint_at(const char *s, size_t size, size_t at)
{
    bool after_key = at > 0 && key_byte(s[at - 1]);
    size_t before = at;

    if (size - at >= 3 && memcmp(s + at, "：", 3) == 0 && after_key)
        return MESSAGE(FULLWIDTH_COLON);
    if (size - at >= 3 && memcmp(s + at, "，", 3) == 0 && key_follows(s + at + 3, size - at - 3))
        return MESSAGE(FULLWIDTH_COMMA);
    while (before > 0 && s[before - 1] == ' ')
        before--;
    if (size - at >= 3 && (memcmp(s + at, "“", 3) == 0 || memcmp(s + at, "‘", 3) == 0) &&
        (before == 0 || strchr(":{[,-", s[before - 1]) != NULL))
        return MESSAGE(FULLWIDTH_QUOTE);
    if (s[at] == '#' && at > 0 && s[at - 1] == ' ' && before > 0 && at + 1 < size &&
        s[at + 1] != ' ')
        return MESSAGE(HASH_CUTS);
    return NULL;
}

const struct message *yaml_source_hint(const struct yaml_source *source, size_t line,
                                       uint32_t *column)
{
    if (line >= source->line_count)
        return NULL;

    const char *s = source->bytes + source->line[line];
    size_t size = line_size(source, line);

    for (size_t at = 0; at < size; at++) {
        const struct message *message = hint_at(s, size, at);

        if (message != NULL) {
            *column = characters(s, at) + 1;
            return message;
        }
    }
    return NULL;
}

bool yaml_source_cut(const struct yaml_source *source, size_t line, size_t column)
{
    if (line >= source->line_count)
        return false;

    const char *s = source->bytes + source->line[line];
    size_t size = line_size(source, line);
    size_t at = 0;
    uint32_t character;

    for (size_t i = 0; i < column && at < size; i++)
        at += text_decode(s + at, size - at, &character);
    while (at < size && s[at] == ' ')
        at++;
    return at + 1 < size && s[at] == '#' && s[at + 1] != ' ' && s[at + 1] != '#';
}

size_t yaml_source_next_key(const struct yaml_source *source, size_t line)
{
    for (line++; line < source->line_count; line++) {
        char c = source->bytes[source->line[line]];

        if (line_size(source, line) > 0 && (key_byte(c) || c == '"' || c == '\''))
            break;
    }
    return line < source->line_count ? line : source->line_count;
}
