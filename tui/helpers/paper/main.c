/*
 * daoban-paper: a sheet on standard input (paper/stream.h), an A4 PDF on standard output.
 *
 * A program of its own, so that pango, cairo and whatever a font does to them stay out of the desk.
 * Exit status: 0 done; 1 no font has a character (nothing is written: a sheet with holes is worse
 * than none); 2 the input is no sheet; 3 the output could not be written.
 */
#include "layout.h"

#include "paper/stream.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#define INPUT_BYTES_MAX ((size_t)4 << 20)

enum status { STATUS_DONE, STATUS_NO_GLYPH, STATUS_NO_SHEET, STATUS_NOT_WRITTEN };

static bool input_read(struct buffer *input)
{
    char room[16384];
    ssize_t size;

    while ((size = read(STDIN_FILENO, room, sizeof room)) != 0) {
        if (size < 0 && errno == EINTR)
            continue;
        if (size < 0 || input->size + (size_t)size > INPUT_BYTES_MAX)
            return false;
        buffer_add(input, room, (size_t)size);
    }
    buffer_add(input, "", 1);
    return true;
}

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

static enum status missing_say(gunichar missing)
{
    char one[8] = "";

    one[g_unichar_to_utf8(missing, one)] = '\0';
    fprintf(stderr, "%s (U+%04X)\n", one, (unsigned)missing);
    return STATUS_NO_GLYPH;
}

/* A little smaller, where that saves a sheet of paper; large print stays large. */
static void pages_fit(struct pages *pages, const struct sheet *sheet, cairo_t *cairo, bool large)
{
    static const double smaller[] = {0.95, 0.9};
    struct pages tried;

    pages_make(pages, sheet, cairo, 1, large);
    for (size_t i = 0; i < 2 && !large && pages->page_count > 1; i++) {
        pages_make(&tried, sheet, cairo, smaller[i], false);
        if (tried.page_count < pages->page_count) {
            pages_free(pages);
            *pages = tried;
            return;
        }
        pages_free(&tried);
    }
}

static enum status pdf_make(const struct sheet *sheet, bool large, struct buffer *pdf)
{
    cairo_surface_t *surface =
        cairo_pdf_surface_create_for_stream(pdf_take, pdf, PAGE_WIDTH, PAGE_HEIGHT);
    cairo_t *cairo = cairo_create(surface);
    enum status status = STATUS_DONE;
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
    if (status == STATUS_DONE && cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) {
        fprintf(stderr, "%s\n", cairo_status_to_string(cairo_surface_status(surface)));
        status = STATUS_NOT_WRITTEN;
    }
    cairo_surface_destroy(surface);
    return status;
}

static enum status sheet_draw(struct buffer *input, bool large)
{
    struct arena arena = {0};
    struct buffer pdf = {0};
    struct sheet sheet;
    const char *wrong = stream_read(&arena, input->data, &sheet);
    enum status status = STATUS_NO_SHEET;

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
    if (status == STATUS_DONE && !output_write(&pdf)) {
        fprintf(stderr, "%s\n", strerror(errno));
        status = STATUS_NOT_WRITTEN;
    }
    buffer_free(&pdf);
    arena_free(&arena);
    return status;
}

int main(int argc, char **argv)
{
    bool large = argc == 2 && strcmp(argv[1], "--large") == 0;
    struct buffer input = {0};
    enum status status = STATUS_NO_SHEET;

    setlocale(LC_CTYPE, "C.UTF-8");
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    if (argc > 1 && !large)
        fprintf(stderr, "usage: daoban-paper [--large] <sheet >file.pdf\n");
    else if (!input_read(&input))
        fprintf(stderr, "the sheet cannot be read\n");
    else
        status = sheet_draw(&input, large);
    buffer_free(&input);
    return (int)status;
}
