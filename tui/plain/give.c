/*
 * Giving the sheet out in lines: where to, in which form, and what becomes of it.
 */
#include "plain/talk.h"

#include "wording/words.h"

static void progress_say(void *context, const struct output *output)
{
    struct talk *talk = context;

    talk_line(talk,
              output_sentence(output, talk->desk->content, talk->desk->language, &talk->arena));
    fflush(talk->options->out);
}

static void job_run(struct talk *talk, enum output_action action)
{
    struct output *output = &talk->output;
    const struct output_order order = {
        .action = action,
        .printer = &talk->printers.chosen,
        .form = talk->printers.form,
        .missing = texts_get(talk->desk->content, TEXT_PAPER_MISSING_SIGN, talk->desk->language),
    };
    const struct delivery delivery = {.large = talk->printers.form == PRINT_LARGE};
    struct arena arena = {0};
    struct sheet sheet;
    const bool first = talk->desk->open.sequence == 0;

    desk_sheet(talk->desk, &arena, delivery, &sheet);
    output_start(output, &order, &sheet, talk->options->now().milliseconds);
    output_run(output, talk->options->now, progress_say, talk);
    if (first && output->state == OUTPUT_FAILED)
        desk_not_given(talk->desk, talk->desk->open.sequence);
    progress_say(talk, output);
    arena_free(&arena);
}

/* Whether a second sheet of the case is meant; REPLY_TEXT: it is. */
static enum reply again_ask(struct talk *talk)
{
    unsigned number = 0;
    enum reply reply;

    talk_say(talk, TEXT_PLAIN_AGAIN, NULL);
    reply = talk_read(talk);
    if (reply == REPLY_TEXT && !(talk_number(talk, 1, &number) && number == 1))
        return REPLY_HELP;
    return reply == REPLY_BACK ? REPLY_HELP : reply;
}

enum reply talk_give(struct talk *talk, enum output_action action)
{
    enum reply reply = REPLY_TEXT;

    if (talk->desk->open.sequence != 0)
        reply = again_ask(talk);
    if (reply != REPLY_TEXT)
        return reply;
    job_run(talk, action);
    return REPLY_HELP;
}

/* The system is asked while the person waits: a list that changes cannot be read aloud. */
static void printers_ask(struct talk *talk)
{
    struct printers *printers = &talk->printers;
    const struct words words = talk_words(talk);

    talk_say(talk, TEXT_PRINTERS_LOOKING, NULL);
    fflush(talk->options->out);
    printers_find(printers, talk->options->now);
    talk_line(talk, printers_look_words(printers, &words));
}

static void printers_list(struct talk *talk)
{
    const struct printers *printers = &talk->printers;
    const struct words words = talk_words(talk);

    for (size_t i = 0; i < printers->count; i++) {
        const char *state = printers_state(printers, &words, i);
        const char *title = printer_title(&words, &printers->row[i].printer);

        talk_option(talk, (unsigned)i + 1,
                    state[0] ? words_fill(&words, TEXT_PAPER_LABELLED, title, state, NULL) : title);
    }
}

enum reply talk_printer(struct talk *talk)
{
    unsigned number = 0;
    enum reply reply;

    printers_ask(talk);
    printers_list(talk);
    reply = talk_read(talk);
    if (reply != REPLY_TEXT)
        return reply == REPLY_BACK ? REPLY_HELP : reply;
    if (talk_number(talk, (unsigned)talk->printers.count, &number) && number > 0)
        printers_choose(&talk->printers, number - 1);
    else if (number != 0 || talk->line[0] != '\0')
        talk_say(talk, TEXT_PLAIN_NOT_UNDERSTOOD, NULL);
    return REPLY_HELP;
}

enum reply talk_form(struct talk *talk)
{
    printers_turn_form(&talk->printers);
    return REPLY_HELP;
}
