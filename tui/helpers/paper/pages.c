/*
 * Blocks → rows → pages.
 *
 * What is short stands side by side; what belongs together stays on one page; a heading left of its
 * section costs no line of its own.
 */
#include "layout.h"

#define GAP 12.0              /* between what stands side by side */
#define BLANK_LONGER_MAX 70.0 /* a blank grows at most so much to fill its row */
#define BELOW_BLANKS 4.0      /* more room below a row that was written on */
#define LARGE_SCALE 1.5       /* of all spaces in large print */
#define HEAD_HEIGHT 22.0 /* what is repeated at the top of every further page takes this much */
#define PAGE_END (PAGE_HEIGHT - MARGIN_BOTTOM)
#define RIGHT (MARGIN_SIDE + TEXT_WIDTH)

/* ---- side by side ----------------------------------------------------------------------------- */

static double field_end(const struct block *block)
{
    return block->text_x + layout_width(block->text);
}

/* A field alone in the left half of its row. */
static bool leaves_half(const struct block *block)
{
    return block->line->kind == SHEET_FIELD && !block->beside &&
           pango_layout_get_line_count(block->text) == 1 &&
           field_end(block) <= (block->left + RIGHT - GAP) / 2;
}

static void field_beside(struct block *block, const struct block *before)
{
    const double half = (RIGHT - block->left + GAP) / 2;

    if (!leaves_half(before) || block->label == NULL || field_end(block) + half > RIGHT ||
        pango_layout_get_line_count(block->text) > 1)
        return;
    block->label_x += half;
    block->text_x += half;
    block->beside = true;
}

/* Blanks stand side by side as long as the row has room; a single one beside a field. */
static void blank_beside(struct block *block, const struct block *before, bool single)
{
    const double length = block->rule - block->label_x;
    double at = before->rule + GAP;

    if (single && leaves_half(before))
        at = (block->left + RIGHT + GAP) / 2;
    else if (before->line->kind != SHEET_BLANK_LINE)
        return;
    if (at + length > RIGHT)
        return;
    block->label_x = at;
    block->rule = at + length;
    block->beside = true;
}

/* The blanks of a row share the room that is left in it. */
static void blanks_stretch(struct block *block, size_t count)
{
    const double longer = MIN((RIGHT - block[count - 1].rule) / (double)count, BLANK_LONGER_MAX);

    for (size_t i = 0; i < count; i++) {
        block[i].label_x += longer * (double)i;
        block[i].rule += longer * (double)(i + 1);
    }
}

static void rows_fill(struct pages *pages)
{
    size_t size;

    for (size_t i = 0; i < pages->count; i += size) {
        size = 1;
        if (pages->block[i].line->kind != SHEET_BLANK_LINE)
            continue;
        while (i + size < pages->count && pages->block[i + size].beside &&
               pages->block[i + size].line->kind == SHEET_BLANK_LINE)
            size++;
        blanks_stretch(&pages->block[i], size);
    }
}

/* ---- one below the other ---------------------------------------------------------------------- */

struct pen {
    int page;
    double top;   /* where this page's text begins */
    double y;     /* where the last row ends */
    double aside; /* where the heading left of it ends */
    double row;   /* where the last row begins */
    bool tight; /* the next row has no space above: it is the first, or has its heading beside it */
};

static struct pen pen_at(int page)
{
    const double top = page == 0 ? MARGIN_TOP : MARGIN_TOP + HEAD_HEIGHT;

    return (struct pen){.page = page, .top = top, .y = top, .tight = true};
}

/* Moves past a block; returns where it stands. */
static double pen_move(struct pen *pen, const struct block *block)
{
    if (block->beside) {
        pen->y = MAX(pen->y, pen->row + block->height);
        return pen->row;
    }
    if (block->aside || block->left == MARGIN_SIDE)
        pen->y = MAX(pen->y, pen->aside);
    pen->row = pen->y + (pen->tight ? 0 : block->space);
    pen->tight = block->aside;
    if (block->aside)
        pen->aside = pen->row + block->height;
    else if (block->hung > 0)
        pen->aside = pen->row + block->hung;
    pen->y = block->aside ? pen->row : pen->row + block->height;
    return pen->row;
}

static double pen_end(const struct pen *pen)
{
    return MAX(pen->y, pen->aside);
}

static bool belongs(const struct pages *pages, size_t i)
{
    const struct block *block = &pages->block[i];

    if (block->line->kind == SHEET_CUT)
        return false;
    return block[-1].keep || block->beside || block->line->kind == SHEET_DETAIL ||
           block->line->kind == SHEET_BLANK_LINE;
}

/* How many blocks must stand on one page from here on: a heading and what it heads, a paper and its
 * details, what is asked and the room to answer it, lines side by side, and the whole stub, which is cut off with scissors. */
static size_t group_size(const struct pages *pages, size_t first)
{
    size_t size = 1;

    if (pages->block[first].line->kind == SHEET_CUT)
        return pages->count - first;
    while (first + size < pages->count && belongs(pages, first + size))
        size++;
    return size;
}

static bool group_fits(const struct pages *pages, size_t first, size_t size, struct pen pen)
{
    for (size_t i = first; i < first + size; i++)
        pen_move(&pen, &pages->block[i]);
    return pen_end(&pen) <= PAGE_END;
}

static void block_place(struct pages *pages, size_t i, struct pen *pen)
{
    struct block *block = &pages->block[i];

    /* A group higher than a page is broken where it must be. */
    if (!block->beside && pen->y > pen->top && !group_fits(pages, i, 1, *pen))
        *pen = pen_at(pen->page + 1);
    block->first = pen->y == pen->top && pen->tight && pen->aside == 0;
    block->y = pen_move(pen, block);
    block->page = pen->page;
}

static void pages_break(struct pages *pages)
{
    struct pen pen = pen_at(0);
    size_t size;

    for (size_t i = 0; i < pages->count; i += size) {
        size = group_size(pages, i);
        if (pen.y > pen.top && !group_fits(pages, i, size, pen))
            pen = pen_at(pen.page + 1);
        for (size_t j = i; j < i + size; j++)
            block_place(pages, j, &pen);
    }
    pages->page_count = pen.page + 1;
    pages->end = pen_end(&pen);
}

/* ---- the whole -------------------------------------------------------------------------------- */

/* Measured as it is printed: a point of type is one of the page, no width is rounded for a screen. */
static void exact(PangoContext *context)
{
    cairo_font_options_t *options = cairo_font_options_create();

    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_cairo_context_set_resolution(context, 72);
    pango_context_set_round_glyph_positions(context, FALSE);
}

void pages_make(struct pages *pages, const struct sheet *sheet, cairo_t *cairo, double scale,
                bool large)
{
    *pages = (struct pages){.sheet = sheet, .count = sheet->count, .large = large};
    pages->scale = large ? LARGE_SCALE * scale : scale;
    pages->context = pango_cairo_create_context(cairo);
    exact(pages->context);
    pango_context_set_language(
        pages->context,
        pango_language_from_string(sheet->language == LANGUAGE_ZH ? "zh-cn" : "en"));
    pages->block = g_new0(struct block, sheet->count + 1);
    for (size_t i = 0; i < sheet->count; i++) {
        struct block *block = &pages->block[i];

        layout_block_set(pages, block, &sheet->line[i]);
        if (block->line->kind == SHEET_BLANK_LINE && i > 0)
            blank_beside(block, block - 1,
                         i + 1 == sheet->count || sheet->line[i + 1].kind != SHEET_BLANK_LINE);
        if (block->line->kind == SHEET_FIELD && i > 0)
            field_beside(block, block - 1);
        if (block->line->kind == SHEET_FIELD && i > 0 && block[-1].line->kind == SHEET_BLANK_LINE)
            block->space += BELOW_BLANKS * pages->scale;
    }
    rows_fill(pages);
    pages_break(pages);
}

/* Whether a page less is to be hoped for: what is set smaller takes no less than the square of it. */
static bool may_fit(const struct pages *pages, double smaller)
{
    const double room = PAGE_END - MARGIN_TOP;
    const double saved = room * (pages->page_count - 1) * (1 / (smaller * smaller) - 1);

    return pages->page_count > 1 && pages->end - MARGIN_TOP <= saved;
}

void pages_fit(struct pages *pages, const struct sheet *sheet, cairo_t *cairo, bool large)
{
    static const double tighter[2][2] = {
        {0.95, 0.9},
        {0.8,  0.6}
    }; /* A4; large print's spaces */
    struct pages tried;

    pages_make(pages, sheet, cairo, 1, large);
    for (size_t i = 0; i < 2; i++) {
        if (!may_fit(pages, tighter[large][i]))
            continue;
        pages_make(&tried, sheet, cairo, tighter[large][i], large);
        if (tried.page_count < pages->page_count) {
            pages_free(pages);
            *pages = tried;
            return;
        }
        pages_free(&tried);
    }
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
