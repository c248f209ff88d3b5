/*
 * The result as lines, and what can be done with it.
 */
#include "plain/console.h"

#include "desk/confirm.h"
#include "desk/form.h"

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
static void sheet_say(struct console *console, const struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->count && sheet->line[i].kind != SHEET_CUT; i++) {
        const struct sheet_line *line = &sheet->line[i];

        if (line->kind == SHEET_BLANK_LINE)
            continue;
        if (line->kind == SHEET_HEADING)
            fprintf(console->options->out, "\n");
        if (line->kind == SHEET_STEP)
            fprintf(console->options->out, "%s. %s\n", line->label, line->text);
        else if (line->kind == SHEET_TICK && line->label != NULL)
            fprintf(console->options->out, "%s (%s)\n", line->text, line->label);
        else if (line->kind == SHEET_CODE) {
            console_line(console, line->text);
            console_line(console, sheet_code_remark(line));
        } else if (line->label != NULL)
            console_say(console, TEXT_PAPER_LABELLED, line->label, line->text, NULL);
        else
            console_line(console, line->text);
    }
}

static bool has_open(const struct console *console)
{
    uint32_t parameters[UNVERIFIED_MAX];

    return desk_unverified(console->desk, parameters) > 0;
}

/* Whether there is such a choice just now. */
static bool choice_there(const struct console *console, unsigned choice)
{
    if (choice == CHOICE_CONFIRM)
        return has_open(console);
    return choice != CHOICE_ONWARD || desk_outcome(console->desk)->next != NO_INDEX;
}

/* What stands for {1} in a choice. */
static const char *choice_about(struct console *console, const struct words *words, unsigned choice)
{
    const struct printers *printers = &console->printers;

    if (choice == CHOICE_ONWARD)
        return console_text(console,
                            words->content->flows[desk_outcome(console->desk)->next].title);
    if (choice == CHOICE_PRINTER)
        return printers_title(words, &printers->chosen);
    return choice == CHOICE_FORM ? form_title(words, printers->form) : "";
}

static void choices_say(struct console *console)
{
    static const enum text_id labels[] = {
        [CHOICE_PRINT] = TEXT_PLAIN_PRINT,     [CHOICE_PDF] = TEXT_PLAIN_SAVE_PDF,
        [CHOICE_TEXT] = TEXT_PLAIN_SAVE_TEXT,  [CHOICE_WHY] = TEXT_PLAIN_WHY,
        [CHOICE_CHANGE] = TEXT_PLAIN_CHANGE,   [CHOICE_NEXT] = TEXT_PLAIN_NEXT,
        [CHOICE_CONFIRM] = TEXT_PLAIN_AGENCY,  [CHOICE_ONWARD] = TEXT_PLAIN_ONWARD,
        [CHOICE_PRINTER] = TEXT_PRINT_PRINTER, [CHOICE_FORM] = TEXT_PLAIN_FORM};
    const struct words words = console_words(console);

    fprintf(console->options->out, "\n");
    for (unsigned i = CHOICE_PRINT; i < CHOICE_COUNT; i++)
        if (choice_there(console, i))
            console_option(console, i,
                           words_fill(&words, labels[i], choice_about(console, &words, i), NULL));
}

/* CONSOLE_HELP: say the choices again. */
static enum console_reply choice_do(struct console *console, unsigned number)
{
    enum console_reply reply;

    switch (number) {
    case CHOICE_PRINT:
        return console_give(console, OUTPUT_PRINT);
    case CHOICE_PDF:
        return console_give(console, OUTPUT_SAVE_PDF);
    case CHOICE_TEXT:
        return console_give(console, OUTPUT_SAVE_TEXT);
    case CHOICE_WHY:
        console_why_result(console);
        return CONSOLE_HELP;
    case CHOICE_CHANGE:
        return CONSOLE_CHANGE;
    case CHOICE_NEXT:
        return CONSOLE_NEXT;
    case CHOICE_PRINTER:
        return console_printer(console);
    case CHOICE_FORM:
        return console_form(console);
    case CHOICE_CONFIRM:
        if (!has_open(console))
            break;
        reply = console_confirm(console);
        return reply == CONSOLE_NEXT || reply == CONSOLE_END ? reply : CONSOLE_HELP;
    case CHOICE_ONWARD:
        if (!desk_continue(console->desk))
            break;
        return CONSOLE_TEXT;
    default:
        break;
    }
    console_say(console, TEXT_PLAIN_NOT_UNDERSTOOD, NULL);
    return CONSOLE_HELP;
}

static void result_say(struct console *console)
{
    struct arena arena = {0};
    struct sheet sheet;

    fprintf(console->options->out, "\n");
    desk_preview(console->desk, &arena, (struct delivery){0}, &sheet);
    sheet_say(console, &sheet);
    arena_free(&arena);
}

enum console_reply console_result(struct console *console)
{
    enum console_reply reply = CONSOLE_HELP;

    result_say(console);
    while (reply == CONSOLE_HELP) {
        unsigned number = 0;

        arena_free(&console->arena);
        choices_say(console);
        reply = console_read(console);
        if (reply == CONSOLE_HELP)
            console_say(console, TEXT_PLAIN_HELP, NULL);
        if (reply == CONSOLE_WHY) {
            console_why_result(console);
            reply = CONSOLE_HELP;
        } else if (reply == CONSOLE_TEXT) {
            console_number(console, CHOICE_COUNT - 1, &number);
            reply = choice_do(console, number);
        }
    }
    return reply;
}
