/*
 * The desk as a conversation: matters, questions, result, next person.
 */
#include "plain/plain.h"

#include "desk/recall.h"
#include "plain/console.h"
#include "wording/matters.h"

static void home_say(struct console *console, const struct matters *matters)
{
    const struct words words = console_words(console);

    fprintf(console->options->out, "\n");
    console_say(console, TEXT_PLAIN_HOME, words_date(&words, console->desk->now.date), NULL);
    for (int i = 0; i < matters->count; i++)
        console_option(
            console, (unsigned)i + 1,
            console_text(console, console->desk->content->flows[matters->flow[i]].title));
    if (content_flow(console->desk->content, "start") != NO_INDEX)
        console_say(console, TEXT_PLAIN_CANNOT_SAY, NULL);
    console_say(console, TEXT_PLAIN_KEYS, NULL);
}

/* A case by its code: what it says, then the case. False when there is none to go on with. */
static bool code_take(struct console *console)
{
    const struct words words = console_words(console);
    struct recall *recall = arena_alloc(&console->arena, sizeof *recall);

    desk_read_code(console->desk, &console->arena, console->line, recall);
    console_line(console, recall->sentence);
    for (size_t i = 0; i < recall->count; i++)
        console_line(console, difference_words(&words, &recall->difference[i]));
    if (recall->opens)
        desk_recall(console->desk, recall);
    return recall->opens;
}

static bool matter_begin(struct console *console, uint32_t flow)
{
    desk_begin(console->desk, flow);
    return true;
}

/* Opens a case: of a matter, or by its code. False when the desk is left. */
static bool home_serve(struct console *console)
{
    const uint32_t start = content_flow(console->desk->content, "start");

    for (;;) {
        const struct words words = console_words(console);
        const struct matters matters = matters_find(&words, console->desk->setup.office, "");
        enum console_reply reply;
        unsigned number;

        arena_free(&console->arena);
        home_say(console, &matters);
        reply = console_read(console);
        if (reply == CONSOLE_END)
            return false;
        if (reply == CONSOLE_HELP)
            console_say(console, TEXT_PLAIN_HELP, NULL);
        else if (reply == CONSOLE_TEXT && code_looks_like(console->line)) {
            if (code_take(console))
                return true;
        } else if (reply == CONSOLE_TEXT &&
                   console_number(console, (unsigned)matters.count, &number) && number > 0)
            return matter_begin(console, matters.flow[number - 1]);
        else if (reply == CONSOLE_TEXT && console->line[0] == '0' && start != NO_INDEX)
            return matter_begin(console, start);
        else
            console_say(console, TEXT_PLAIN_NOT_UNDERSTOOD, NULL);
    }
}

/* One exchange of a case that is open: a question, or its result. */
static enum console_reply case_step(struct console *console)
{
    uint32_t question = desk_question(console->desk);
    struct answer answer;
    enum console_reply reply;

    if (question == NO_INDEX && !desk_done(console->desk)) {
        console_say(console, TEXT_GAP_TITLE, NULL);
        console_say(console, TEXT_PLAIN_GAP, NULL);
        return console_read(console);
    }
    if (question == NO_INDEX)
        return console_result(console);
    reply = console_ask(console, question, &answer);
    if (reply == CONSOLE_TEXT)
        desk_answer(console->desk, question, answer);
    return reply;
}

/* The open case to its end. False when the desk is left. */
static bool case_run(struct console *console)
{
    for (;;) {
        enum console_reply reply = case_step(console);

        if (reply == CONSOLE_CHANGE)
            reply = console_change(console);
        if (reply == CONSOLE_NEXT || reply == CONSOLE_END ||
            (reply == CONSOLE_BACK && !desk_back(console->desk))) {
            desk_finish(console->desk);
            return reply != CONSOLE_END;
        }
    }
}

int plain_run(struct desk *desk, const struct plain_options *options)
{
    struct console console = {.desk = desk, .options = options};

    output_open(&console.output, options->places);
    printers_open(&console.printers, desk->setup.office, options->places, false);
    while (home_serve(&console) && case_run(&console))
        ;
    output_close(&console.output);
    printers_close(&console.printers);
    arena_free(&console.arena);
    return fflush(options->out) == 0 && !ferror(options->out) ? 0 : 3;
}
