/*
 * Ink: texts, rules, boxes, the head and foot of every page.
 */
#include "layout.h"

#include "base/text.h"
#include "paper/qr.h"

static void text_show(cairo_t *cairo, PangoLayout *layout, double x, double y)
{
    cairo_move_to(cairo, x, y);
    pango_cairo_show_layout(cairo, layout);
}

static void rule_draw(cairo_t *cairo, double x, double y, double to, double width)
{
    cairo_set_line_width(cairo, width);
    cairo_move_to(cairo, x, y);
    cairo_line_to(cairo, to, y);
    cairo_stroke(cairo);
}

/* The marks are lines, never characters: hardly any Chinese font has a ticked box. */
static void mark_draw(cairo_t *cairo, enum tick mark, double x, double y, double side)
{
    cairo_set_line_width(cairo, 1.3);
    switch (mark) {
    case TICK_HERE:
        cairo_move_to(cairo, x + side * 0.15, y + side * 0.5);
        cairo_line_to(cairo, x + side * 0.4, y + side * 0.8);
        cairo_line_to(cairo, x + side * 0.9, y + side * 0.1);
        break;
    case TICK_MISSING:
        cairo_move_to(cairo, x + side * 0.2, y + side * 0.2);
        cairo_line_to(cairo, x + side * 0.8, y + side * 0.8);
        cairo_move_to(cairo, x + side * 0.8, y + side * 0.2);
        cairo_line_to(cairo, x + side * 0.2, y + side * 0.8);
        break;
    case TICK_LATER:
        cairo_move_to(cairo, x + side * 0.2, y + side * 0.5);
        cairo_line_to(cairo, x + side * 0.8, y + side * 0.5);
        break;
    case TICK_EMPTY:
        break;
    }
    cairo_stroke(cairo);
}

static void box_draw(cairo_t *cairo, const struct block *block, double scale)
{
    double side = 9.5 * scale;
    int baseline = pango_layout_get_baseline(block->text);
    double y = block->y + (double)baseline / PANGO_SCALE - side + 1;

    cairo_set_line_width(cairo, 0.8);
    cairo_rectangle(cairo, block->label_x + 1, y, side, side);
    cairo_stroke(cairo);
    mark_draw(cairo, block->line->mark, block->label_x + 1, y, side);
}

static void cut_draw(cairo_t *cairo, const struct block *block)
{
    static const double dashes[] = {4, 3};
    double y = block->y + block->height / 2;
    double half = layout_width(block->text) / 2 + 8;

    cairo_set_dash(cairo, dashes, 2, 0);
    rule_draw(cairo, MARGIN_SIDE, y, PAGE_WIDTH / 2 - half, 0.6);
    rule_draw(cairo, PAGE_WIDTH / 2 + half, y, PAGE_WIDTH - MARGIN_SIDE, 0.6);
    cairo_set_dash(cairo, NULL, 0, 0);
}

/* Exact rectangles on whole modules; the white around them is part of the square. */
static void code_draw(cairo_t *cairo, const struct block *block, double scale)
{
    struct qr qr;

    if (!qr_make(block->line->text, &qr))
        return;
    double module = CODE_SIDE * scale / (qr.side + 2 * QR_WHITE);

    for (int y = 0; y < qr.side; y++)
        for (int x = 0; x < qr.side; x++)
            if (qr_dark(&qr, x, y))
                cairo_rectangle(cairo, block->label_x + (x + QR_WHITE) * module,
                                block->y + (y + QR_WHITE) * module, module, module);
    cairo_fill(cairo);
    qr_free(&qr);
}

/* Below a heading; where it stands aside, above it and all it heads, but not at the top of a page. */
static void heading_rule_draw(cairo_t *cairo, const struct block *block)
{
    double y = block->aside ? block->y - block->space / 2 : block->y + block->height - 1;

    if (!block->first)
        rule_draw(cairo, MARGIN_SIDE, y, PAGE_WIDTH - MARGIN_SIDE, 0.5);
}

static void block_draw(const struct pages *pages, cairo_t *cairo, const struct block *block)
{
    double bottom = block->y + block->height;

    if (block->label)
        text_show(cairo, block->label, block->label_x, block->y);
    if (block->text)
        text_show(cairo, block->text, block->text_x, block->y);
    switch (block->line->kind) {
    case SHEET_HEADING:
        heading_rule_draw(cairo, block);
        break;
    case SHEET_TICK:
        box_draw(cairo, block, pages->scale);
        break;
    case SHEET_BLANK_LINE:
        rule_draw(cairo, block->label_x + layout_width(block->label) + 4, bottom - 1, block->rule,
                  0.5);
        break;
    case SHEET_CUT:
        cut_draw(cairo, block);
        break;
    case SHEET_CODE:
        if (block->square)
            code_draw(cairo, block, pages->scale);
        break;
    default:
        break;
    }
}

/* A line that ends at, or begins at, y. */
static void line_show(const struct pages *pages, cairo_t *cairo, const char *text, double y,
                      bool above, PangoAlignment alignment)
{
    PangoLayout *layout =
        layout_make(pages->context, text, pages->large ? 12 : 8.5, false, TEXT_WIDTH);

    pango_layout_set_alignment(layout, alignment);
    pango_layout_set_height(layout, -1);
    pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
    text_show(cairo, layout, MARGIN_SIDE, above ? y - layout_height(layout) : y);
    g_object_unref(layout);
}

static void page_ends(const struct pages *pages, cairo_t *cairo, int page)
{
    struct arena arena = {0};
    const char *numbers[] = {arena_format(&arena, "%d", page + 1),
                             arena_format(&arena, "%d", pages->page_count)};

    if (page > 0) {
        line_show(pages, cairo, pages->sheet->head, MARGIN_TOP + 5, true, PANGO_ALIGN_LEFT);
        rule_draw(cairo, MARGIN_SIDE, MARGIN_TOP + 7, PAGE_WIDTH - MARGIN_SIDE, 0.5);
    }
    line_show(pages, cairo, text_fill(&arena, pages->sheet->page, numbers, 2),
              PAGE_HEIGHT - MARGIN_BOTTOM + 12, false, PANGO_ALIGN_CENTER);
    arena_free(&arena);
}

void pages_draw(const struct pages *pages, cairo_t *cairo)
{
    for (int page = 0; page < pages->page_count; page++) {
        for (size_t i = 0; i < pages->count; i++)
            if (pages->block[i].page == page)
                block_draw(pages, cairo, &pages->block[i]);
        page_ends(pages, cairo, page);
        cairo_show_page(cairo);
    }
}
