/*
 * daoban-paper pdf: a sheet on standard input, an A4 PDF on standard output. A sheet with holes is
 * worse than none: nothing is written unless all of it can be.
 */
#include "commands.h"

#include "input.h"
#include "layout.h"

#include "paper/stream.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>

#define SHEET_BYTES_MAX ((size_t)4 << 20)

static cairo_status_t pdf_take(void *context, const unsigned char *bytes, unsigned int size)
{
    buffer_add(context, bytes, size);
    return CAIRO_STATUS_SUCCESS;
}

static bool output_write(const struct buffer *pdf)
{
    size_t done = 0;

    while (done < pdf->size) {
        ssize_t size = write(STDOUT_FILENO, pdf->data + done, pdf->size - done);

        if (size < 0 && errno == EINTR)
            continue;
        if (size <= 0)
            return false;
        done += (size_t)size;
    }
    return true;
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

static enum paper_status sheet_draw(struct buffer *input, bool large)
{
    struct arena arena = {0};
    struct buffer pdf = {0};
    struct sheet sheet;
    const char *wrong = stream_read(&arena, input->data, &sheet);
    enum paper_status status = PAPER_WRONG_INPUT;

    if (wrong == NULL && !g_utf8_validate(sheet.head, -1, NULL))
        wrong = "not UTF-8";
    for (size_t i = 0; wrong == NULL && i < sheet.count; i++)
        if (!g_utf8_validate(sheet.line[i].text, -1, NULL) ||
            (sheet.line[i].label && !g_utf8_validate(sheet.line[i].label, -1, NULL)))
            wrong = "not UTF-8";
    if (wrong)
        fprintf(stderr, "%s\n", wrong);
    else
        status = pdf_make(&sheet, large, &pdf);
    if (status == PAPER_DONE && !output_write(&pdf)) {
        fprintf(stderr, "%s\n", strerror(errno));
        status = PAPER_NOT_WRITTEN;
    }
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
        return wrong_use("pdf [--large] <sheet >file.pdf");
    if (input_read(&input, SHEET_BYTES_MAX) == INPUT_WHOLE) {
        buffer_add(&input, "", 1);
        status = sheet_draw(&input, large);
    } else
        fprintf(stderr, "the sheet cannot be read\n");
    buffer_free(&input);
    return status;
}
