/*
 * daoban-paper pdf: a sheet on standard input, an A4 PDF on standard output. A sheet with holes is
 * worse than none: nothing is written unless all of it can be.
 */
#include "commands.h"

#include "fonts.h"
#include "layout.h"

#include "base/file.h"
#include "helpers/shared/rights.h"
#include "helpers/shared/standard.h"
#include "helpers/shared/subcommands.h"
#include "paper/stream.h"

#include <cairo-pdf.h>
#include <string.h>
#include <unistd.h>

#define SHEET_BYTES_MAX ((size_t)4 << 20)
#define TEXT_BYTES_MAX 8192 /* of one line; breaking very long ones takes pango minutes */

static cairo_status_t pdf_take(void *context, const unsigned char *bytes, unsigned int size)
{
    buffer_add(context, bytes, size);
    return CAIRO_STATUS_SUCCESS;
}

static enum paper_status missing_say(gunichar missing)
{
    char one[8] = "";

    one[g_unichar_to_utf8(missing, one)] = '\0';
    fprintf(stderr, "%s (U+%04X)\n", one, (unsigned)missing);
    return PAPER_NO_GLYPH;
}

static enum paper_status pdf_make(const struct sheet *sheet, bool large, struct buffer *pdf)
{
    cairo_surface_t *surface =
        cairo_pdf_surface_create_for_stream(pdf_take, pdf, PAGE_WIDTH, PAGE_HEIGHT);
    cairo_t *cairo = cairo_create(surface);
    enum paper_status status = PAPER_DONE;
    struct pages pages;
    gunichar missing;

    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, sheet->head);
    pages_fit(&pages, sheet, cairo, large);
    missing = pages_missing(&pages);
    while (missing && fonts_open()) {
        pages_free(&pages);
        pages_fit(&pages, sheet, cairo, large);
        missing = pages_missing(&pages);
    }
    if (missing)
        status = missing_say(missing);
    else
        pages_draw(&pages, cairo);
    pages_free(&pages);
    cairo_destroy(cairo);
    cairo_surface_finish(surface);
    if (status == PAPER_DONE && cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) {
        fprintf(stderr, "%s\n", cairo_status_to_string(cairo_surface_status(surface)));
        status = PAPER_NOT_WRITTEN;
    }
    cairo_surface_destroy(surface);
    return status;
}

static const char *text_wrong(const char *text)
{
    if (text == NULL)
        return NULL;
    if (strlen(text) > TEXT_BYTES_MAX)
        return "a line is too long";
    return g_utf8_validate(text, -1, NULL) ? NULL : "not UTF-8";
}

static const char *sheet_wrong(const struct sheet *sheet)
{
    const char *wrong = text_wrong(sheet->head);

    for (size_t i = 0; wrong == NULL && i < sheet->count; i++) {
        wrong = text_wrong(sheet->line[i].text);
        wrong = wrong ? wrong : text_wrong(sheet->line[i].label);
    }
    return wrong ? wrong : text_wrong(sheet->page);
}

static enum paper_status sheet_draw(struct buffer *input, bool large)
{
    struct arena arena = {0};
    struct buffer pdf = {0};
    struct sheet sheet;
    const char *wrong = stream_read(&arena, input->data, &sheet);
    enum paper_status status = PAPER_WRONG_INPUT;

    wrong = wrong ? wrong : sheet_wrong(&sheet);
    if (wrong)
        fprintf(stderr, "%s\n", wrong);
    else
        status = pdf_make(&sheet, large, &pdf);
    if (status == PAPER_DONE && !standard_write(&pdf))
        status = PAPER_NOT_WRITTEN;
    buffer_free(&pdf);
    arena_free(&arena);
    return status;
}

enum paper_status pdf_run(int argc, char **argv)
{
    bool large = argc == 2 && strcmp(argv[1], "--large") == 0;
    struct buffer input = {0};
    enum paper_status status = PAPER_WRONG_INPUT;

    if (argc > 1 && !large)
        return subcommands_wrong_use("pdf [--large] <sheet >file.pdf");
    fonts_open(); /* may write a cache */
    rights_give_up(RIGHTS_THREADS, 0);
    if (file_read_rest(STDIN_FILENO, SHEET_BYTES_MAX, &input) == 0) {
        buffer_add(&input, "", 1);
        status = sheet_draw(&input, large);
    } else
        fprintf(stderr, "the sheet cannot be read\n");
    buffer_free(&input);
    return status;
}
