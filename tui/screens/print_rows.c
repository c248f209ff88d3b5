/* The rows of the print screen: which there are, and what stands in them. */
#include "screens/print_rows.h"

#include "desk/confirm.h"
#include "desk/form.h"

/* A public machine has one printer and no files; saving needs a folder. */
static bool usable(const struct app *app, enum print_row row)
{
    const bool public_machine = app->desk->setup.public_machine;

    if (row == ROW_PRINTER)
        return !public_machine;
    if (row == ROW_SAVE_PDF || row == ROW_SAVE_TEXT)
        return !public_machine && app->options->places->folder != NULL;
    if (row == ROW_CONFIRM)
        return desk_unverified(app->desk, (uint32_t[UNVERIFIED_MAX]){0}) > 0;
    return true;
}

int print_rows(const struct app *app, enum print_row rows[ROW_COUNT])
{
    int count = 0;

    for (int i = 0; i < ROW_COUNT; i++)
        if (usable(app, (enum print_row)i))
            rows[count++] = (enum print_row)i;
    return count;
}

int print_row_place(const struct app *app, enum print_row row)
{
    enum print_row rows[ROW_COUNT];
    const int count = print_rows(app, rows);
    int i = 0;

    while (i < count - 1 && rows[i] != row)
        i++;
    return i;
}

/* "大厅激光  空闲" */
static const char *printer_words(const struct app *app, const struct words *words)
{
    const struct printers *printers = &app->printers;
    const size_t row = printers_chosen(printers);
    const char *state = row < printers->count ? printers_state(printers, words, row) : "";

    return arena_format(words->arena, state[0] ? "%s  %s" : "%s%s",
                        printers_title(words, &printers->chosen), state);
}

static const char *form_words(const struct app *app, const struct words *words)
{
    const struct printers *printers = &app->printers;
    const bool only = printer_next_form(&printers->chosen, printers->form) == printers->form;

    return words_fill(words, only ? TEXT_PRINT_FORM_ONLY : TEXT_PRINT_FORM,
                      form_title(words, printers->form), NULL);
}

/* "核实结果：填了 1 项，共 2 项" */
static const char *confirm_words(const struct app *app, const struct words *words)
{
    const struct desk *desk = app->desk;
    uint32_t parameters[UNVERIFIED_MAX];

    return words_fill(words, TEXT_PRINT_CONFIRM, words_number(words, desk->open.confirmed_count),
                      words_number(words, desk_unverified(desk, parameters)), NULL);
}

const char *print_row_words(const struct app *app, const struct words *words, enum print_row row,
                            bool by_phone)
{
    static const enum text_id rows[ROW_COUNT] = {
        [ROW_PRINT] = TEXT_PRINT_PRINT,       [ROW_PRINTER] = TEXT_PRINT_PRINTER,
        [ROW_FORM] = TEXT_PRINT_FORM,         [ROW_MANNER] = TEXT_PRINT_MANNER,
        [ROW_SAVE_PDF] = TEXT_PRINT_SAVE_PDF, [ROW_SAVE_TEXT] = TEXT_PRINT_SAVE_TEXT,
        [ROW_NEXT] = TEXT_PRINT_NEXT,
    };

    switch (row) {
    case ROW_PRINT:
        return words_text(words,
                          app->desk->open.sequence != 0 ? TEXT_PRINT_AGAIN : TEXT_PRINT_PRINT);
    case ROW_PRINTER:
        return words_fill(words, TEXT_PRINT_PRINTER, printer_words(app, words), NULL);
    case ROW_FORM:
        return form_words(app, words);
    case ROW_CONFIRM:
        return confirm_words(app, words);
    case ROW_MANNER:
        return words_fill(words, TEXT_PRINT_MANNER,
                          words_text(words, by_phone ? TEXT_PAPER_BY_PHONE : TEXT_PAPER_IN_PERSON),
                          NULL);
    default:
        return words_text(words, rows[row]);
    }
}
