/*
 * A sheet laid out on A4 pages: every line becomes a block with a place; drawing is another file.
 * All measures are points (1/72 inch), from the top left corner.
 */
#ifndef TUI_HELPERS_PAPER_LAYOUT_H
#define TUI_HELPERS_PAPER_LAYOUT_H

#include "paper/sheet.h"

#include <pango/pangocairo.h>

#define PAGE_WIDTH 595.28
#define PAGE_HEIGHT 841.89
#define MARGIN_SIDE 51.0
#define MARGIN_TOP 45.0
#define MARGIN_BOTTOM 48.0
#define TEXT_WIDTH (PAGE_WIDTH - 2 * MARGIN_SIDE)

#define CODE_SIDE 70.0 /* of a QR code with the white around it */

struct block {
    const struct sheet_line *line;
    PangoLayout *label; /* NULL = none */
    PangoLayout *text;  /* NULL = none */
    double label_x, text_x;
    double height; /* of label and text, whichever is higher */
    double space;  /* above it, unless it is the first of a page */
    double hung;   /* of what stands left of its section beside it and what follows; 0 = nothing */
    double left;   /* where its section begins */
    double rule;   /* blank to write on: where its line ends; it begins after the label */
    bool beside;   /* stands on the same line as the block before it */
    bool aside;    /* a heading left of what it heads */
    bool keep;     /* stays on the page of what follows */
    bool first;    /* of its page */
    bool square;   /* a case code with room for its QR code */
    int page;      /* from 0 */
    double y;
};

struct pages {
    const struct sheet *sheet;
    struct block *block;
    size_t count;
    int page_count;
    double end;   /* where the text of the last page ends */
    double scale; /* 1, or what makes it fit on a page less; in large print of spaces only */
    double inset; /* while it is laid out: of the section's text */
    bool large;   /* large print: 16 points and more, whatever that costs in paper */
    PangoContext *context;
};

/* Lays out; `cairo` gives fonts and resolution only. */
void pages_make(struct pages *pages, const struct sheet *sheet, cairo_t *cairo, double scale,
                bool large);

/* The same, a little tighter where that saves a sheet of paper. */
void pages_fit(struct pages *pages, const struct sheet *sheet, cairo_t *cairo, bool large);
void pages_free(struct pages *pages);

/* A layout in the sheet's font; width in points, 0 = as long as it is. The caller unrefs it. */
PangoLayout *layout_make(PangoContext *context, const char *text, double size, bool bold,
                         double width);

/* One line of the sheet, at no place yet: what it says and how high that is. */
void layout_block_set(struct pages *pages, struct block *block, const struct sheet_line *line);

double layout_width(PangoLayout *layout);
double layout_height(PangoLayout *layout);

/* The first character of the sheet that no font has, or 0. */
gunichar pages_missing(const struct pages *pages);

/* Draws everything; cairo's surface is a PDF. */
void pages_draw(const struct pages *pages, cairo_t *cairo);

#endif
