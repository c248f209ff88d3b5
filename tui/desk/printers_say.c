/*
 * Printers and forms in words.
 */
#include "desk/printers.h"

#include "wording/words.h"

static const enum text_id reason_texts[PRINT_REASON_COUNT] = {
    [WAITING_OTHER] = TEXT_PRINTERS_OTHER,
    [WAITING_HELD] = TEXT_PRINTERS_PAUSED, /* of a job, never of a queue */
    [WAITING_PAUSED] = TEXT_PRINTERS_PAUSED,
    [WAITING_OFFLINE] = TEXT_PRINTERS_OFFLINE,
    [WAITING_TONER_EMPTY] = TEXT_PRINTERS_TONER_EMPTY,
    [WAITING_COVER_OPEN] = TEXT_PRINTERS_COVER_OPEN,
    [WAITING_MEDIA_EMPTY] = TEXT_PRINTERS_MEDIA_EMPTY,
    [WAITING_MEDIA_JAM] = TEXT_PRINTERS_MEDIA_JAM,
};

static const enum text_id state_texts[QUEUE_STATE_COUNT] = {
    [QUEUE_IDLE] = TEXT_PRINTERS_IDLE,
    [QUEUE_PRINTING] = TEXT_PRINTERS_PRINTING,
    [QUEUE_STOPPED] = TEXT_PRINTERS_STOPPED,
};

static const enum text_id form_texts[PRINT_FORM_COUNT] = {
    [PRINT_A4] = TEXT_FORM_A4,           [PRINT_LARGE] = TEXT_FORM_LARGE,
    [PRINT_SLIP_80] = TEXT_FORM_SLIP_80, [PRINT_SLIP_58] = TEXT_FORM_SLIP_58,
    [PRINT_TEXT] = TEXT_FORM_TEXT,
};

const char *printer_title(const struct words *words, const struct printer *printer)
{
    const char *title = printer_place(printer->name);

    return title[0] ? title : words_text(words, TEXT_PRINTING_DEFAULT);
}

const char *printers_state(const struct printers *printers, const struct words *words, size_t row)
{
    const struct printer_row *at = &printers->row[row];

    if (at->seen)
        return words_text(words, at->reason != WAITING_NONE ? reason_texts[at->reason]
                                                            : state_texts[at->state]);
    if (printers->look != LOOK_DONE || printer_way(at->printer.to) != WAY_QUEUE)
        return "";
    return words_text(words, TEXT_PRINTERS_UNKNOWN);
}

const char *printers_look_words(const struct printers *printers, const struct words *words)
{
    static const enum text_id texts[] = {
        [LOOK_NONE] = TEXT_COUNT,
        [LOOK_UNDER_WAY] = TEXT_PRINTERS_LOOKING,
        [LOOK_DONE] = TEXT_COUNT,
        [LOOK_NO_PROGRAM] = TEXT_PRINTERS_NO_PROGRAM,
        [LOOK_NO_SERVICE] = TEXT_PRINTERS_NO_SERVICE,
        [LOOK_FAILED] = TEXT_PRINTERS_NOT_SEEN,
    };

    return texts[printers->look] == TEXT_COUNT ? "" : words_text(words, texts[printers->look]);
}

const char *form_title(const struct words *words, enum print_form form)
{
    return words_text(words, form_texts[form]);
}
