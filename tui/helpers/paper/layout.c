/*
 * Where everything stands on paper.
 */
#include "layout.h"

#include <string.h>

/* Prefers a font with every rare character; WenQuanYi is small and lacks a few of names. */
#define FAMILIES "Noto Sans CJK SC, Source Han Sans SC, WenQuanYi Micro Hei, sans-serif"

#define FIELD_COLUMN 78.0 /* text of fields begins here when the label leaves room */
#define BLANK_LENGTH 88.0 /* to write on, at least */
#define BLANK_GAP 14.0
#define STEP_COLUMN 18.0
#define LARGE_SCALE 1.5 /* of everything but the letters, in large print */
#define LARGE_BLOCK_SPACE 20.0
#define TICK_COLUMN 22.0 /* box and the room after it */

/* How a kind of line is set. */
struct style {
    double size;
    double large; /* size in large print */
    bool bold;
    double indent;
    double column; /* text begins so far behind the indent; 0 = right at it */
    double space;  /* above */
    bool centred;
    bool keep; /* stays on the page of what follows */
};

/* clang-format off */
static const struct style styles[] = {
    [SHEET_TITLE]      = {17,   22, true,  0,           0,            2,   true,  true},
    [SHEET_FIELD]      = {10.5, 16, false, 0,           FIELD_COLUMN, 2.5, false, false},
    [SHEET_HEADING]    = {12,   19, true,  0,           0,            10,  false, true},
    [SHEET_VERDICT]    = {15,   21, true,  0,           0,            4,   false, true},
    [SHEET_TEXT]       = {10.5, 16, false, 0,           0,            3,   false, false},
    [SHEET_STEP]       = {10.5, 16, false, 0,           STEP_COLUMN,  4,   false, true},
    [SHEET_CHANNEL]    = {10.5, 16, false, STEP_COLUMN, 40,           1.5, false, false},
    [SHEET_TICK]       = {10.5, 18, false, 0,           TICK_COLUMN,  4,   false, false},
    [SHEET_DETAIL]     = {9,    16, false, TICK_COLUMN, 0,            1,   false, false},
    [SHEET_BLANK_LINE] = {10.5, 16, false, 0,           0,            8,   false, false},
    [SHEET_SMALL]      = {8.5,  16, false, 0,           0,            1.5, false, false},
    [SHEET_CUT]        = {9,    16, false, 0,           0,            14,  true,  true},
    [SHEET_CODE]       = {10,   16, false, 0,           CODE_SIDE,    6,   false, false},
};
/* clang-format on */

PangoLayout *layout_make(PangoContext *context, const char *text, double size, bool bold,
                         double width)
{
    PangoLayout *layout = pango_layout_new(context);
    PangoFontDescription *font = pango_font_description_from_string(FAMILIES);

    pango_font_description_set_size(font, (gint)(size * PANGO_SCALE));
    if (bold)
        pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD);
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
    if (width > 0) {
        pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    }
    pango_layout_set_text(layout, text, -1);
    return layout;
}

double layout_width(PangoLayout *layout)
{
    int width;

    pango_layout_get_size(layout, &width, NULL);
    return (double)width / PANGO_SCALE;
}

double layout_height(PangoLayout *layout)
{
    int height;

    pango_layout_get_size(layout, NULL, &height);
    return (double)height / PANGO_SCALE;
}

/* ---- one line → one block --------------------------------------------------------------------- */

static double size_of(const struct pages *pages, const struct style *style)
{
    return pages->large ? style->large : style->size * pages->scale;
}

static void text_set(struct pages *pages, struct block *block, const char *text)
{
    const struct style *style = &styles[block->line->kind];

    block->text = layout_make(pages->context, text, size_of(pages, style), style->bold,
                              MARGIN_SIDE + TEXT_WIDTH - block->text_x);
    if (style->centred)
        pango_layout_set_alignment(block->text, PANGO_ALIGN_CENTER);
    block->height = MAX(block->height, layout_height(block->text));
}

static void label_set(struct pages *pages, struct block *block, const char *label, bool bold)
{
    const struct style *style = &styles[block->line->kind];

    block->label = layout_make(pages->context, label, size_of(pages, style), bold, 0);
    block->height = MAX(block->height, layout_height(block->label));
}

/* A label longer than its column pushes the text, up to half the line; then it is wrapped itself. */
static void labelled_set(struct pages *pages, struct block *block, const char *label, double gap)
{
    double width;

    label_set(pages, block, label, false);
    width = layout_width(block->label);
    if (width > TEXT_WIDTH / 2) {
        width = TEXT_WIDTH / 2;
        pango_layout_set_width(block->label, (int)(width * PANGO_SCALE));
        block->height = layout_height(block->label);
    }
    block->text_x = MAX(block->text_x, block->label_x + width + gap);
}

/* "身份证（原件，1 份，验后退还）" */
static void tick_set(struct pages *pages, struct block *block)
{
    const struct sheet_line *line = block->line;
    bool zh = pages->sheet->language == LANGUAGE_ZH;
    char *text;

    if (line->label == NULL) {
        text_set(pages, block, line->text);
        return;
    }
    text = g_strdup_printf(zh ? "%s（%s）" : "%s (%s)", line->text, line->label);
    text_set(pages, block, text);
    g_free(text);
}

/* The square, and to its right the digits above their caption. */
static void code_set(struct pages *pages, struct block *block)
{
    const struct sheet_line *line = block->line;
    char *text = g_strdup_printf("%s\n%s", line->text, line->label ? line->label : "");

    text_set(pages, block, text);
    g_free(text);
    block->height = MAX(block->height, CODE_SIDE * pages->scale);
}

static void block_set(struct pages *pages, struct block *block, const struct sheet_line *line)
{
    const struct style *style = &styles[line->kind];
    double scale = pages->scale;

    block->line = line;
    block->space = style->space * scale;
    if (pages->large && line->kind == SHEET_TICK)
        block->space = LARGE_BLOCK_SPACE; /* every paper stands by itself */
    block->label_x = MARGIN_SIDE + style->indent * scale;
    block->text_x = block->label_x;
    if (line->kind == SHEET_BLANK_LINE) {
        label_set(pages, block, line->label ? line->label : "", false);
        block->rule = block->label_x + layout_width(block->label) + BLANK_LENGTH * scale;
        return;
    }
    if (line->label || line->kind == SHEET_TICK)
        block->text_x += style->column * scale;
    if (line->kind == SHEET_TICK) {
        tick_set(pages, block);
        return;
    }
    if (line->kind == SHEET_CODE) {
        code_set(pages, block);
        return;
    }
    if (line->label)
        labelled_set(pages, block, line->label, 6 * scale);
    text_set(pages, block, line->text);
    if (line->kind == SHEET_HEADING)
        block->height += 2.5 * scale; /* its rule, and air below */
}

/* Blanks stand side by side as long as the line has room. */
static void blank_beside(struct block *block, const struct block *before, double scale)
{
    double length = block->rule - block->label_x;
    double at = before->rule + BLANK_GAP * scale;

    if (before->line->kind != SHEET_BLANK_LINE || at + length > MARGIN_SIDE + TEXT_WIDTH)
        return;
    block->label_x = at;
    block->rule = at + length;
    block->beside = true;
}

static double field_end(const struct block *block)
{
    return block->text_x + layout_width(block->text);
}

/* Two short fields stand side by side. */
static void field_beside(struct block *block, const struct block *before)
{
    double half = TEXT_WIDTH / 2;

    if (before->line->kind != SHEET_FIELD || before->beside || block->label == NULL ||
        pango_layout_get_line_count(before->text) > 1 ||
        field_end(before) > MARGIN_SIDE + half - 8 || field_end(block) > MARGIN_SIDE + half - 8)
        return;
    block->label_x += half;
    block->text_x += half;
    block->beside = true;
}

/* ---- blocks → pages --------------------------------------------------------------------------- */

static bool belongs(const struct pages *pages, size_t i)
{
    const struct sheet_line *line = &pages->sheet->line[i];

    if (line->kind == SHEET_CUT)
        return false;
    return styles[line[-1].kind].keep || pages->block[i].beside || line->kind == SHEET_DETAIL;
}

/* How many blocks must stand on one page from here on: a heading and what it heads, a paper and its
 * details, lines side by side, and the whole stub, which is cut off with scissors. */
static size_t group_size(const struct pages *pages, size_t first)
{
    size_t size = 1;

    if (pages->sheet->line[first].kind == SHEET_CUT)
        return pages->count - first;
    while (first + size < pages->count && belongs(pages, first + size))
        size++;
    return size;
}

static double group_height(const struct pages *pages, size_t first, size_t size, double at)
{
    double height = 0;

    for (size_t i = first; i < first + size; i++) {
        const struct block *block = &pages->block[i];

        if (block->beside)
            continue;
        height += block->height + (at + height > 0 ? block->space : 0);
    }
    return height;
}

struct pen {
    int page;
    double top; /* where this page's text begins */
    double y;
};

/* The head repeated on every further page takes this much. */
#define HEAD_HEIGHT 22.0

static void page_turn(struct pen *pen)
{
    pen->page++;
    pen->top = MARGIN_TOP + HEAD_HEIGHT;
    pen->y = pen->top;
}

static void block_place(struct pages *pages, size_t i, struct pen *pen)
{
    struct block *block = &pages->block[i];

    if (block->beside) {
        block->page = block[-1].page;
        block->y = block[-1].y;
        return;
    }
    if (pen->y > pen->top)
        pen->y += block->space;
    block->page = pen->page;
    block->y = pen->y;
    pen->y += block->height;
}

static void pages_break(struct pages *pages)
{
    struct pen pen = {.page = 0, .top = MARGIN_TOP, .y = MARGIN_TOP};
    size_t size;

    for (size_t i = 0; i < pages->count; i += size) {
        double height;

        size = group_size(pages, i);
        height = group_height(pages, i, size, pen.y - pen.top);
        if (pen.y + height > PAGE_HEIGHT - MARGIN_BOTTOM && pen.y > pen.top)
            page_turn(&pen);
        for (size_t j = i; j < i + size; j++) {
            /* A group higher than a page is broken where it must be. */
            if (!pages->block[j].beside && pen.y > pen.top &&
                pen.y + pages->block[j].height > PAGE_HEIGHT - MARGIN_BOTTOM)
                page_turn(&pen);
            block_place(pages, j, &pen);
        }
    }
    pages->page_count = pen.page + 1;
}

void pages_make(struct pages *pages, const struct sheet *sheet, cairo_t *cairo, double scale,
                bool large)
{
    *pages = (struct pages){.sheet = sheet, .count = sheet->count, .large = large};
    pages->scale = scale = large ? LARGE_SCALE : scale;
    pages->context = pango_cairo_create_context(cairo);
    pango_context_set_language(
        pages->context,
        pango_language_from_string(sheet->language == LANGUAGE_ZH ? "zh-cn" : "en"));
    pages->block = g_new0(struct block, sheet->count + 1);
    for (size_t i = 0; i < sheet->count; i++) {
        block_set(pages, &pages->block[i], &sheet->line[i]);
        if (sheet->line[i].kind == SHEET_BLANK_LINE && i > 0)
            blank_beside(&pages->block[i], &pages->block[i - 1], scale);
        if (sheet->line[i].kind == SHEET_FIELD && i > 0 && !large)
            field_beside(&pages->block[i], &pages->block[i - 1]);
    }
    pages_break(pages);
}

void pages_free(struct pages *pages)
{
    for (size_t i = 0; i < pages->count; i++) {
        g_clear_object(&pages->block[i].label);
        g_clear_object(&pages->block[i].text);
    }
    g_free(pages->block);
    g_object_unref(pages->context);
}

/* ---- fonts ------------------------------------------------------------------------------------ */

static gunichar missing_in(const struct pages *pages, const char *text)
{
    char one[8] = "";

    for (; text && *text; text += strlen(one)) {
        PangoLayout *layout;
        int unknown;

        one[g_unichar_to_utf8(g_utf8_get_char(text), one)] = '\0';
        layout = layout_make(pages->context, one, 10, false, 0);
        unknown = pango_layout_get_unknown_glyphs_count(layout);
        g_object_unref(layout);
        if (unknown > 0)
            return g_utf8_get_char(text);
    }
    return 0;
}

gunichar pages_missing(const struct pages *pages)
{
    PangoLayout *head = layout_make(pages->context, pages->sheet->head, 9, false, 0);
    bool unknown = pango_layout_get_unknown_glyphs_count(head) > 0;

    g_object_unref(head);
    if (unknown)
        return missing_in(pages, pages->sheet->head);
    for (size_t i = 0; i < pages->count; i++) {
        const struct block *block = &pages->block[i];

        if (block->label && pango_layout_get_unknown_glyphs_count(block->label) > 0)
            return missing_in(pages, block->line->label);
        if (block->text && pango_layout_get_unknown_glyphs_count(block->text) > 0)
            return missing_in(pages, pango_layout_get_text(block->text));
    }
    return 0;
}
