/*
 * What a form looks like.
 */
#include "desk/form.h"

#include "paper/sheet_text.h"
#include "paper/slip_text.h"
#include "wording/words.h"

#include <string.h>

struct thermal form_thermal(const struct printer *printer, enum print_form form,
                            const char *missing)
{
    static const enum thermal_qr drawers[] = {[QR_BY_PRINTER] = THERMAL_QR_PRINTER,
                                              [QR_AS_PICTURE] = THERMAL_QR_PICTURE,
                                              [QR_BY_NOBODY] = THERMAL_QR_NONE};

    return (struct thermal){
        .columns = (int)printer_columns(printer, form),
        .profile = printer->gb2312 ? ESCPOS_GB2312 : ESCPOS_GB18030,
        .qr = drawers[printer->qr],
        .missing = missing,
    };
}

int form_columns(const struct printer *printer, enum print_form form, int room)
{
    const int own = PRINT_FORM_BIT(form) & PRINT_FORMS_SLIP ? (int)printer_columns(printer, form)
                                                            : SHEET_COLUMNS;

    return own < room ? own : room;
}

/* Lines as they stand, without wrapping them again. */
static struct lines lines_split(struct arena *arena, char *text)
{
    struct lines lines = {0};
    size_t count = 0;

    for (const char *at = text; *at; at++)
        count += *at == '\n';
    lines.line = arena_alloc(arena, (count + 1) * sizeof *lines.line);
    while (*text) {
        char *end = text + strcspn(text, "\n");

        lines.line[lines.count++] = text;
        text = *end ? end + 1 : end;
        *end = '\0';
    }
    return lines;
}

struct lines form_lines(const struct words *words, const struct sheet *sheet,
                        const struct printer *printer, enum print_form form, int columns)
{
    const struct thermal thermal =
        form_thermal(printer, form, words_text(words, TEXT_PAPER_MISSING_SIGN));
    struct buffer bytes = {0}, text = {0};
    struct lines lines;

    if ((PRINT_FORM_BIT(form) & PRINT_FORMS_SLIP) == 0)
        sheet_text(sheet, columns, &text);
    else if (sheet_thermal(sheet, &thermal, &bytes))
        slip_text(&bytes, thermal.columns, words_text(words, TEXT_PRINTING_QR), &text);
    buffer_add(&text, "", 1);
    lines = lines_split(words->arena, arena_copy(words->arena, text.data, text.size - 1));
    buffer_free(&bytes);
    buffer_free(&text);
    return lines;
}

static const enum text_id form_texts[PRINT_FORM_COUNT] = {
    [PRINT_A4] = TEXT_FORM_A4,           [PRINT_LARGE] = TEXT_FORM_LARGE,
    [PRINT_SLIP_80] = TEXT_FORM_SLIP_80, [PRINT_SLIP_58] = TEXT_FORM_SLIP_58,
    [PRINT_TEXT] = TEXT_FORM_TEXT,
};

const char *form_title(const struct words *words, enum print_form form)
{
    return words_text(words, form_texts[form]);
}
