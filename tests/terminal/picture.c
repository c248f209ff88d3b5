/*
 * picture OUT.png COLUMNSxROWS KEYS PROGRAM [ARGUMENT...]: runs a program on the tests' terminal, types
 * KEYS one after the other, and draws the screen to a PNG.
 * The pictures of the README are made with it (`make pictures`).
 */
#include "terminal.h"

#include <pango/pangocairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CELL_WIDTH = 10, CELL_HEIGHT = 22, MARGIN = 12, PAPER = 0x1b1f27, INK = 0xd7dae0 };

static void set_colour(cairo_t *cairo, int rgb)
{
    cairo_set_source_rgb(cairo, (rgb >> 16 & 255) / 255.0, (rgb >> 8 & 255) / 255.0,
                         (rgb & 255) / 255.0);
}

static void draw_paper(cairo_t *cairo, struct cell cell, int x, int y)
{
    int paper = cell.background < 0 ? PAPER : cell.background;

    set_colour(cairo, cell.reverse ? cell.foreground < 0 ? INK : cell.foreground : paper);
    cairo_rectangle(cairo, x, y, cell.width * CELL_WIDTH, CELL_HEIGHT);
    cairo_fill(cairo);
}

static void draw_ink(cairo_t *cairo, PangoLayout *layout, struct cell cell, int x, int y)
{
    int ink = cell.foreground < 0 ? INK : cell.foreground;
    PangoAttrList *looks = pango_attr_list_new();

    if (cell.bold)
        pango_attr_list_insert(looks, pango_attr_weight_new(PANGO_WEIGHT_BOLD));
    if (cell.underline)
        pango_attr_list_insert(looks, pango_attr_underline_new(PANGO_UNDERLINE_SINGLE));
    pango_layout_set_attributes(layout, looks);
    pango_attr_list_unref(looks);
    pango_layout_set_text(layout, cell.text, -1);
    set_colour(cairo, cell.reverse ? cell.background < 0 ? PAPER : cell.background : ink);
    cairo_move_to(cairo, x, y + 1);
    pango_cairo_show_layout(cairo, layout);
}

/* The ink of every cell, or the paper where layout is NULL. */
static void draw_rows(struct terminal *terminal, int rows, int columns, cairo_t *cairo,
                      PangoLayout *layout)
{
    for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns;) {
            struct cell cell = terminal_cell(terminal, row, column);
            int x = MARGIN + column * CELL_WIDTH;
            int y = MARGIN + row * CELL_HEIGHT;

            if (layout == NULL)
                draw_paper(cairo, cell, x, y);
            else if (cell.text[0])
                draw_ink(cairo, layout, cell, x, y);
            column += cell.width > 0 ? cell.width : 1;
        }
    }
}

static void draw_screen(struct terminal *terminal, int rows, int columns, const char *path)
{
    cairo_surface_t *surface = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, columns * CELL_WIDTH + 2 * MARGIN, rows * CELL_HEIGHT + 2 * MARGIN);
    cairo_t *cairo = cairo_create(surface);
    PangoLayout *layout = pango_cairo_create_layout(cairo);
    PangoFontDescription *font =
        pango_font_description_from_string("WenQuanYi Micro Hei Mono 19px");

    pango_layout_set_font_description(layout, font);
    set_colour(cairo, PAPER);
    cairo_paint(cairo);
    /* All of the paper before any ink: letters may hang over into the next row. */
    draw_rows(terminal, rows, columns, cairo, NULL);
    draw_rows(terminal, rows, columns, cairo, layout);
    cairo_surface_write_to_png(surface, path);
    pango_font_description_free(font);
    g_object_unref(layout);
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
}

/* "80x24" */
static bool size_read(const char *text, struct terminal_options *options)
{
    char *end;

    options->columns = (int)strtol(text, &end, 10);
    if (*end != 'x')
        return false;
    options->rows = (int)strtol(end + 1, &end, 10);
    return *end == '\0' && options->columns > 0 && options->rows > 0;
}

int main(int argc, char **argv)
{
    struct terminal_options options = {0};
    struct terminal *terminal;

    if (argc < 5 || !size_read(argv[2], &options)) {
        fputs("usage: picture OUT.png COLUMNSxROWS KEYS PROGRAM [ARGUMENT...]\n", stderr);
        return 2;
    }
    terminal = terminal_start((const char *const *)(argv + 4), &options);
    terminal_settle(terminal);
    for (const char *key = argv[3]; *key; key++) {
        char one[2] = {*key, '\0'};

        terminal_type(terminal, one);
        terminal_settle(terminal);
    }
    draw_screen(terminal, options.rows, options.columns, argv[1]);
    terminal_free(terminal);
    return 0;
}
