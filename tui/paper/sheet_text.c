/*
 * The sheet as plain text: for files, for reading on a screen, for queues that take text.
 *
 * Columns are counted, never bytes; a label is aligned with spaces only where nothing of ambiguous
 * width stands to its left.
 */
#include "paper/sheet_text.h"

#include "base/text.h"

#include <string.h>

struct page {
    struct buffer *out;
    int columns;
    struct arena arena; /* of the wrapped lines */
    int blank_used;     /* columns of the line of blanks being filled; 0 = none */
};

/* How a kind is set: blank line before it, its indent, and what stands before its text. */
struct setting {
    bool space;
    int indent;
    const char *before;
};

/* clang-format off */
static const struct setting settings[] = {
    [SHEET_TITLE]      = {false, 0, ""},
    [SHEET_FIELD]      = {false, 2, ""},
    [SHEET_HEADING]    = {true,  0, ""},
    [SHEET_VERDICT]    = {false, 2, "** "},
    [SHEET_TEXT]       = {false, 2, ""},
    [SHEET_STEP]       = {false, 2, ""},
    [SHEET_CHANNEL]    = {false, 6, ""},
    [SHEET_TICK]       = {false, 2, ""},
    [SHEET_DETAIL]     = {false, 6, ""},
    [SHEET_BLANK_LINE] = {false, 2, ""},
    [SHEET_SMALL]      = {false, 2, ""},
    [SHEET_CUT]        = {true,  0, ""},
    [SHEET_CODE]       = {false, 2, ""},
};
/* clang-format on */

static const char *const ticks[] = {
    [TICK_EMPTY] = "[ ] ", [TICK_HERE] = "[v] ", [TICK_MISSING] = "[!] ", [TICK_LATER] = "[~] "};

static void fill(struct page *page, const char *sign, int count)
{
    while (count-- > 0)
        buffer_add(page->out, sign, 1);
}

static void newline(struct page *page)
{
    buffer_add(page->out, "\n", 1);
}

static void text(struct page *page, const char *s)
{
    buffer_add(page->out, s, strlen(s));
}

/* A first line that begins with `before`, the others below its text. */
static void hang(struct page *page, int indent, const char *before, const char *said)
{
    int left = indent + text_columns(before);
    struct lines lines;

    /* A label too long to hang beside leaves its text on lines of their own. */
    if (*before != '\0' && left > page->columns / 2) {
        hang(page, indent, "", before);
        hang(page, indent + 2, "", said);
        return;
    }
    /* A page so narrow that the indent takes half of it has none. */
    if (left > page->columns / 2)
        indent = left = 0;
    lines = text_lines(&page->arena, said, page->columns - left);
    for (size_t i = 0; i < lines.count; i++) {
        fill(page, " ", i == 0 ? indent : left);
        if (i == 0)
            text(page, before);
        text(page, lines.line[i]);
        newline(page);
    }
}

static void centre(struct page *page, const char *said)
{
    struct lines lines = text_lines(&page->arena, said, page->columns);

    for (size_t i = 0; i < lines.count; i++) {
        fill(page, " ", (page->columns - text_columns(lines.line[i])) / 2);
        text(page, lines.line[i]);
        newline(page);
    }
}

static void blanks_end(struct page *page)
{
    if (page->blank_used > 0)
        newline(page);
    page->blank_used = 0;
}

/* Blanks stand side by side as long as the line has room for them. */
static void blank(struct page *page, const char *label)
{
    int width = text_columns(label) + 1 + 14;

    if (page->blank_used > 0 && page->blank_used + 2 + width > page->columns)
        blanks_end(page);
    fill(page, " ", 2);
    text(page, label);
    text(page, " ");
    fill(page, "_", 14);
    page->blank_used += 2 + width;
}

static void cut(struct page *page, const char *said)
{
    int left = (page->columns - text_columns(said) - 2) / 2;

    fill(page, "-", left);
    buffer_print(page->out, " %s ", said);
    fill(page, "-", page->columns - left - text_columns(said) - 2);
    newline(page);
}

static const char *labelled(struct page *page, enum language language, const char *label)
{
    return label != NULL
               ? arena_format(&page->arena, language == LANGUAGE_ZH ? "%s：" : "%s: ", label)
               : "";
}

static void tick(struct page *page, enum language language, const struct sheet_line *line)
{
    const char *said = line->text;

    if (line->label != NULL)
        said = arena_format(&page->arena, language == LANGUAGE_ZH ? "%s（%s）" : "%s (%s)", said,
                            line->label);
    hang(page, 2, ticks[line->mark], said);
}

static void line_set(struct page *page, const struct sheet *sheet, const struct sheet_line *line)
{
    const struct setting *setting = &settings[line->kind];
    const char *before = setting->before;

    if (line->kind == SHEET_BLANK_LINE) {
        blank(page, line->label);
        return;
    }
    blanks_end(page);
    if (setting->space)
        newline(page);
    if (line->kind == SHEET_TITLE)
        centre(page, line->text);
    else if (line->kind == SHEET_CUT)
        cut(page, line->text);
    else if (line->kind == SHEET_TICK)
        tick(page, sheet->language, line);
    else if (line->kind == SHEET_CODE) {
        hang(page, setting->indent, "", line->text);
        hang(page, setting->indent, "", line->label != NULL ? line->label : "");
    } else {
        if (line->kind == SHEET_STEP)
            before = arena_format(&page->arena, "%s. ", line->label);
        else if (line->kind == SHEET_CHANNEL)
            before = arena_format(&page->arena, "%s  ", line->label);
        else if (line->label != NULL)
            before = labelled(page, sheet->language, line->label);
        hang(page, setting->indent, before, line->text);
    }
}

void sheet_text(const struct sheet *sheet, int columns, struct buffer *out)
{
    struct page page = {.out = out, .columns = columns < 1 ? 1 : columns};

    for (size_t i = 0; i < sheet->count; i++)
        line_set(&page, sheet, &sheet->line[i]);
    blanks_end(&page);
    arena_free(&page.arena);
}
