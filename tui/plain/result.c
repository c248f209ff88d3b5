/*
 * The result as lines, and what can be done with it.
 */
#include "plain/talk.h"

#include "desk/confirm.h"

enum choice {
    CHOICE_PRINT = 1,
    CHOICE_PDF,
    CHOICE_TEXT,
    CHOICE_WHY,
    CHOICE_CHANGE,
    CHOICE_NEXT,
    CHOICE_CONFIRM, /* only where something is open */
    CHOICE_ONWARD,  /* only where the outcome leads to another matter */
    CHOICE_PRINTER,
    CHOICE_FORM,
    CHOICE_COUNT
};

/* The sheet without its signatures and stub: one line a thing, for a voice to read. */
static void sheet_say(struct talk *talk, const struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->count && sheet->line[i].kind != SHEET_CUT; i++) {
        const struct sheet_line *line = &sheet->line[i];

        if (line->kind == SHEET_BLANK_LINE)
            continue;
        if (line->kind == SHEET_HEADING)
            fprintf(talk->options->out, "\n");
        if (line->kind == SHEET_STEP)
            fprintf(talk->options->out, "%s. %s\n", line->label, line->text);
        else if (line->kind == SHEET_TICK && line->label)
            fprintf(talk->options->out, "%s (%s)\n", line->text, line->label);
        else if (line->kind == SHEET_CODE) {
            talk_line(talk, line->text);
            talk_line(talk, sheet_code_remark(line));
        } else if (line->label)
            talk_say(talk, TEXT_PAPER_LABELLED, line->label, line->text, NULL);
        else
            talk_line(talk, line->text);
    }
}

static bool has_open(const struct talk *talk)
{
    uint32_t parameters[UNVERIFIED_MAX];

    return desk_unverified(talk->desk, parameters) > 0;
}

/* Whether there is such a choice just now. */
static bool choice_there(const struct talk *talk, unsigned choice)
{
    if (choice == CHOICE_CONFIRM)
        return has_open(talk);
    return choice != CHOICE_ONWARD || desk_outcome(talk->desk)->next != NO_INDEX;
}

/* What stands for {1} in a choice. */
static const char *choice_about(struct talk *talk, const struct words *words, unsigned choice)
{
    const struct printers *printers = &talk->printers;

    if (choice == CHOICE_ONWARD)
        return talk_text(talk, words->content->flows[desk_outcome(talk->desk)->next].title);
    if (choice == CHOICE_PRINTER)
        return printer_title(words, &printers->chosen);
    return choice == CHOICE_FORM ? form_title(words, printers->form) : "";
}

static void choices_say(struct talk *talk)
{
    static const enum text_id labels[] = {
        [CHOICE_PRINT] = TEXT_PLAIN_PRINT,     [CHOICE_PDF] = TEXT_PLAIN_SAVE_PDF,
        [CHOICE_TEXT] = TEXT_PLAIN_SAVE_TEXT,  [CHOICE_WHY] = TEXT_PLAIN_WHY,
        [CHOICE_CHANGE] = TEXT_PLAIN_CHANGE,   [CHOICE_NEXT] = TEXT_PLAIN_NEXT,
        [CHOICE_CONFIRM] = TEXT_PLAIN_AGENCY,  [CHOICE_ONWARD] = TEXT_PLAIN_ONWARD,
        [CHOICE_PRINTER] = TEXT_PRINT_PRINTER, [CHOICE_FORM] = TEXT_PLAIN_FORM};
    const struct words words = talk_words(talk);

    fprintf(talk->options->out, "\n");
    for (unsigned i = CHOICE_PRINT; i < CHOICE_COUNT; i++)
        if (choice_there(talk, i))
            talk_option(talk, i,
                        words_fill(&words, labels[i], choice_about(talk, &words, i), NULL));
}

/* REPLY_HELP: say the choices again. */
static enum reply choice_do(struct talk *talk, unsigned number)
{
    enum reply reply;

    switch (number) {
    case CHOICE_PRINT:
        return talk_give(talk, OUTPUT_PRINT);
    case CHOICE_PDF:
        return talk_give(talk, OUTPUT_SAVE_PDF);
    case CHOICE_TEXT:
        return talk_give(talk, OUTPUT_SAVE_TEXT);
    case CHOICE_WHY:
        talk_why_result(talk);
        return REPLY_HELP;
    case CHOICE_CHANGE:
        return REPLY_CHANGE;
    case CHOICE_NEXT:
        return REPLY_NEXT;
    case CHOICE_PRINTER:
        return talk_printer(talk);
    case CHOICE_FORM:
        return talk_form(talk);
    case CHOICE_CONFIRM:
        if (!has_open(talk))
            break;
        reply = talk_confirm(talk);
        return reply == REPLY_NEXT || reply == REPLY_END ? reply : REPLY_HELP;
    case CHOICE_ONWARD:
        if (!desk_continue(talk->desk))
            break;
        return REPLY_TEXT;
    default:
        break;
    }
    talk_say(talk, TEXT_PLAIN_NOT_UNDERSTOOD, NULL);
    return REPLY_HELP;
}

static void result_say(struct talk *talk)
{
    struct arena arena = {0};
    struct sheet sheet;

    fprintf(talk->options->out, "\n");
    desk_preview(talk->desk, &arena, (struct delivery){0}, &sheet);
    sheet_say(talk, &sheet);
    arena_free(&arena);
}

enum reply talk_result(struct talk *talk)
{
    enum reply reply = REPLY_HELP;

    result_say(talk);
    while (reply == REPLY_HELP) {
        unsigned number = 0;

        arena_free(&talk->arena);
        choices_say(talk);
        reply = talk_read(talk);
        if (reply == REPLY_HELP)
            talk_say(talk, TEXT_PLAIN_HELP, NULL);
        if (reply == REPLY_WHY) {
            talk_why_result(talk);
            reply = REPLY_HELP;
        } else if (reply == REPLY_TEXT) {
            talk_number(talk, CHOICE_COUNT - 1, &number);
            reply = choice_do(talk, number);
        }
    }
    return reply;
}
