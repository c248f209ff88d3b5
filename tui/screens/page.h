/*
 * A text to read: blocks that wrap to the width there is and scroll when they are longer than the
 * screen. Built anew for every frame and every key, from the desk; it keeps nothing.
 */
#ifndef TUI_SCREENS_PAGE_H
#define TUI_SCREENS_PAGE_H

#include "screens/canvas.h"

#define PAGE_COLUMNS 76 /* no text is wider, however wide the screen */

struct page_block {
    const struct page_block *next;
    enum role role;
    enum role label_role;
    int indent;
    int label_columns; /* the text hangs beside the label */
    const char *label; /* NULL = none */
    const char *text;
    bool bar; /* a verdict's bar before every line */
};

struct page {
    struct arena *arena;
    struct page_block *first;
    struct page_block *last;
};

/* An empty line; never two of them, never one at the beginning. */
void page_gap(struct page *page);

/* Text at an indent; an empty text adds nothing. */
void page_text(struct page *page, enum role role, int indent, const char *text);

/* A label in its own column and the text beside it. An empty text adds nothing. */
void page_entry(struct page *page, int indent, enum role label_role, const char *label,
                int label_columns, enum role role, const char *text);

/* A line with the verdict's bar. */
void page_verdict(struct page *page, enum role role, const char *text);

/* A heading with a gap before it. */
void page_heading(struct page *page, const char *text);

/* Rows the page takes in so many columns. */
int page_rows(const struct page *page, int columns);

/* Draws the rows from `first` on; says at the lower edge when there is more. */
void page_draw(const struct page *page, const struct canvas *canvas, int first, const char *more);

#endif
