/*
 * Giving the sheet out in lines: where to, in which form, and what becomes of it.
 */
#include "plain/console.h"

#include "wording/words.h"

static void progress_say(void *context, const struct output *output)
{
    struct console *console = context;

    console_line(console, output_sentence(output, console->desk->content, console->desk->language,
                                          &console->arena));
    fflush(console->options->out);
}

static void job_run(struct console *console, enum output_action action)
{
    struct output *output = &console->output;
    const struct output_order order = {
        .action = action,
        .printer = &console->printers.chosen,
        .form = console->printers.form,
        .missing =
            texts_get(console->desk->content, TEXT_PAPER_MISSING_SIGN, console->desk->language),
    };
    const struct delivery delivery = {.large = console->printers.form == PRINT_LARGE};
    struct arena arena = {0};
    struct sheet sheet;
    const bool first = console->desk->open.sequence == 0;

    desk_sheet(console->desk, &arena, delivery, &sheet);
    output_start(output, &order, &sheet, console->options->now().milliseconds);
    output_run(output, console->options->now, progress_say, console);
    if (first && output->state == OUTPUT_FAILED)
        desk_not_given(console->desk, console->desk->open.sequence);
    progress_say(console, output);
    arena_free(&arena);
}

/* Whether a second sheet of the case is meant; CONSOLE_TEXT: it is. */
static enum console_reply again_ask(struct console *console)
{
    unsigned number = 0;
    enum console_reply reply;

    console_say(console, TEXT_PLAIN_AGAIN, NULL);
    reply = console_read(console);
    if (reply == CONSOLE_TEXT && !(console_number(console, 1, &number) && number == 1))
        return CONSOLE_HELP;
    return reply == CONSOLE_BACK ? CONSOLE_HELP : reply;
}

enum console_reply console_give(struct console *console, enum output_action action)
{
    enum console_reply reply = CONSOLE_TEXT;

    if (console->desk->open.sequence != 0)
        reply = again_ask(console);
    if (reply != CONSOLE_TEXT)
        return reply;
    job_run(console, action);
    return CONSOLE_HELP;
}

/* The system is asked while the person waits: a list that changes cannot be read aloud. */
static void printers_ask(struct console *console)
{
    struct printers *printers = &console->printers;
    const struct words words = console_words(console);

    console_say(console, TEXT_PRINTERS_LOOKING, NULL);
    fflush(console->options->out);
    printers_find(printers, console->options->now);
    console_line(console, printers_look_words(printers, &words));
}

static void printers_list(struct console *console)
{
    const struct printers *printers = &console->printers;
    const struct words words = console_words(console);

    for (size_t i = 0; i < printers->count; i++) {
        const char *state = printers_state(printers, &words, i);
        const char *title = printers_title(&words, &printers->row[i].printer);

        console_option(console, (unsigned)i + 1,
                       state[0] ? words_fill(&words, TEXT_PAPER_LABELLED, title, state, NULL)
                                : title);
    }
}

enum console_reply console_printer(struct console *console)
{
    unsigned number = 0;
    enum console_reply reply;

    printers_ask(console);
    printers_list(console);
    reply = console_read(console);
    if (reply != CONSOLE_TEXT)
        return reply == CONSOLE_BACK ? CONSOLE_HELP : reply;
    if (console_number(console, (unsigned)console->printers.count, &number) && number > 0)
        printers_choose(&console->printers, number - 1);
    else if (number != 0 || console->line[0] != '\0')
        console_say(console, TEXT_PLAIN_NOT_UNDERSTOOD, NULL);
    return CONSOLE_HELP;
}

enum console_reply console_form(struct console *console)
{
    printers_turn_form(&console->printers);
    return CONSOLE_HELP;
}
