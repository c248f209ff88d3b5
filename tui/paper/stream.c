/*
 * Both ends of the stream, so that they cannot drift apart.
 */
#include "paper/stream.h"

#include <stdlib.h>
#include <string.h>

#define FIRST_LINE "daoban-sheet 1"
#define LINE_PARTS 5

/* ---- writing ---------------------------------------------------------------------------------- */

static void escaped(struct buffer *out, const char *s)
{
    static const char plain[] = "\\\t\n", letter[] = "\\tn";

    for (; s && *s; s++) {
        const char *found = strchr(plain, *s);

        if (found)
            buffer_print(out, "\\%c", letter[found - plain]);
        else
            buffer_add(out, s, 1);
    }
}

static void setting_write(struct buffer *out, const char *name, const char *value)
{
    buffer_print(out, "%s\t", name);
    escaped(out, value);
    buffer_add(out, "\n", 1);
}

void stream_write(const struct sheet *sheet, struct buffer *out)
{
    buffer_print(out, "%s\n", FIRST_LINE);
    setting_write(out, "language", sheet->language == LANGUAGE_ZH ? "zh" : "en");
    setting_write(out, "head", sheet->head);
    setting_write(out, "page", sheet->page);
    for (size_t i = 0; i < sheet->count; i++) {
        const struct sheet_line *line = &sheet->line[i];

        buffer_print(out, "line\t%d\t%d\t", (int)line->kind, (int)line->mark);
        escaped(out, line->label);
        buffer_add(out, "\t", 1);
        escaped(out, line->text);
        buffer_add(out, "\n", 1);
    }
    buffer_print(out, "end\n");
}

/* ---- reading ---------------------------------------------------------------------------------- */

/* Takes the escapes out, in place. */
static const char *unescaped(char *s)
{
    char *to = s;

    for (const char *from = s; *from; from++) {
        if (*from == '\\' && from[1]) {
            from++;
            *to++ = *from == 't' ? '\t' : *from == 'n' ? '\n' : *from;
        } else
            *to++ = *from;
    }
    *to = '\0';
    return s;
}

/* Cuts a line at its tabs; returns the number of parts. */
static size_t line_cut(char *line, char *part[LINE_PARTS])
{
    size_t count = 1;

    part[0] = line;
    for (; *line; line++)
        if (*line == '\t') {
            *line = '\0';
            if (count == LINE_PARTS)
                return LINE_PARTS + 1;
            part[count++] = line + 1;
        }
    return count;
}

static bool number_read(const char *s, unsigned most, unsigned *number)
{
    *number = 0;
    if (*s == '\0' || strlen(s) > 2 || strspn(s, "0123456789") != strlen(s))
        return false;
    *number = (unsigned)strtoul(s, NULL, 10);
    return *number <= most;
}

static const char *line_read(char *part[LINE_PARTS], struct buffer *lines)
{
    struct sheet_line line = {0};
    unsigned kind, mark;

    if (!number_read(part[1], SHEET_CODE, &kind) || !number_read(part[2], TICK_LATER, &mark))
        return "a line of no known kind";
    line.kind = (enum sheet_line_kind)kind;
    line.mark = (enum tick)mark;
    line.label = part[3][0] ? unescaped(part[3]) : NULL;
    line.text = unescaped(part[4]);
    buffer_add(lines, &line, sizeof line);
    return NULL;
}

static const char *setting_read(char *part[LINE_PARTS], struct sheet *sheet)
{
    if (strcmp(part[0], "language") == 0)
        sheet->language = strcmp(part[1], "en") == 0 ? LANGUAGE_EN : LANGUAGE_ZH;
    else if (strcmp(part[0], "head") == 0)
        sheet->head = unescaped(part[1]);
    else if (strcmp(part[0], "page") == 0)
        sheet->page = unescaped(part[1]);
    else
        return "an unknown setting";
    return NULL;
}

/* The line at *at, which moves past it; NULL when there is no whole line. */
static char *next_line(char **at)
{
    char *line = *at;
    char *end = strchr(line, '\n');

    if (end == NULL)
        return NULL;
    *end = '\0';
    *at = end + 1;
    return line;
}

static const char *lines_read(char *bytes, struct sheet *sheet, struct buffer *lines)
{
    char *part[LINE_PARTS];
    const char *wrong = NULL;
    char *line = next_line(&bytes);

    if (line == NULL || strcmp(line, FIRST_LINE) != 0)
        return "not a sheet of this version";
    while (wrong == NULL && (line = next_line(&bytes)) != NULL) {
        size_t count;

        if (strcmp(line, "end") == 0)
            return NULL;
        count = line_cut(line, part);
        if (count == LINE_PARTS && strcmp(part[0], "line") == 0)
            wrong = line_read(part, lines);
        else
            wrong = count == 2 ? setting_read(part, sheet) : "a line with a wrong number of parts";
    }
    return wrong != NULL ? wrong : "the sheet is not whole";
}

const char *stream_read(struct arena *arena, char *bytes, struct sheet *sheet)
{
    struct buffer lines = {0};
    const char *wrong;

    *sheet = (struct sheet){.head = "", .page = "{1}/{2}"};
    wrong = lines_read(bytes, sheet, &lines);
    sheet->count = lines.size / sizeof *sheet->line;
    sheet->line = arena_alloc(arena, lines.size);
    if (lines.size)
        memcpy(sheet->line, lines.data, lines.size);
    buffer_free(&lines);
    return wrong;
}
