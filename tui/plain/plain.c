/*
 * The desk as a conversation: matters, questions, result, next person.
 */
#include "plain/plain.h"

#include "desk/recall.h"
#include "plain/talk.h"
#include "wording/matters.h"

static void home_say(struct talk *talk, const struct matters *matters)
{
    struct words words = talk_words(talk);

    fprintf(talk->options->out, "\n");
    talk_say(talk, TEXT_PLAIN_HOME, words_date(&words, talk->desk->now.date), NULL);
    for (int i = 0; i < matters->count; i++)
        talk_option(talk, (unsigned)i + 1,
                    talk_text(talk, talk->desk->content->flows[matters->flow[i]].title));
    if (content_flow(talk->desk->content, "start") != NO_INDEX)
        talk_say(talk, TEXT_PLAIN_CANNOT_SAY, NULL);
    talk_say(talk, TEXT_PLAIN_KEYS, NULL);
}

/* A case by its code: what it says, then the case. False when there is none to go on with. */
static bool code_take(struct talk *talk)
{
    struct words words = talk_words(talk);
    struct recall *recall = arena_alloc(&talk->arena, sizeof *recall);

    desk_read_code(talk->desk, &talk->arena, talk->line, recall);
    talk_line(talk, recall->sentence);
    for (size_t i = 0; i < recall->count; i++)
        talk_line(talk, difference_words(&words, &recall->difference[i]));
    if (recall->opens)
        desk_recall(talk->desk, recall);
    return recall->opens;
}

static bool matter_begin(struct talk *talk, uint32_t flow)
{
    desk_begin(talk->desk, flow);
    return true;
}

/* Opens a case: of a matter, or by its code. False when the desk is left. */
static bool home_serve(struct talk *talk)
{
    const uint32_t start = content_flow(talk->desk->content, "start");

    for (;;) {
        const struct words words = talk_words(talk);
        const struct matters matters = matters_find(&words, talk->desk->setup.office, "");
        enum reply reply;
        unsigned number;

        arena_free(&talk->arena);
        home_say(talk, &matters);
        reply = talk_read(talk);
        if (reply == REPLY_END)
            return false;
        if (reply == REPLY_HELP)
            talk_say(talk, TEXT_PLAIN_HELP, NULL);
        else if (reply == REPLY_TEXT && code_looks_like(talk->line)) {
            if (code_take(talk))
                return true;
        } else if (reply == REPLY_TEXT && talk_number(talk, (unsigned)matters.count, &number) &&
                   number > 0)
            return matter_begin(talk, matters.flow[number - 1]);
        else if (reply == REPLY_TEXT && talk->line[0] == '0' && start != NO_INDEX)
            return matter_begin(talk, start);
        else
            talk_say(talk, TEXT_PLAIN_NOT_UNDERSTOOD, NULL);
    }
}

/* One exchange of a case that is open: a question, or its result. */
static enum reply case_step(struct talk *talk)
{
    uint32_t question = desk_question(talk->desk);
    struct answer answer;
    enum reply reply;

    if (question == NO_INDEX && !desk_done(talk->desk)) {
        talk_say(talk, TEXT_GAP_TITLE, NULL);
        talk_say(talk, TEXT_PLAIN_GAP, NULL);
        return talk_read(talk);
    }
    if (question == NO_INDEX)
        return talk_result(talk);
    reply = talk_ask(talk, question, &answer);
    if (reply == REPLY_TEXT)
        desk_answer(talk->desk, question, answer);
    return reply;
}

/* The open case to its end. False when the desk is left. */
static bool case_run(struct talk *talk)
{
    for (;;) {
        enum reply reply = case_step(talk);

        if (reply == REPLY_CHANGE)
            reply = talk_change(talk);
        if (reply == REPLY_NEXT || reply == REPLY_END ||
            (reply == REPLY_BACK && !desk_back(talk->desk))) {
            desk_finish(talk->desk);
            return reply != REPLY_END;
        }
    }
}

int plain_run(struct desk *desk, const struct plain_options *options)
{
    struct talk talk = {.desk = desk, .options = options};

    output_open(&talk.output, options->places);
    printers_open(&talk.printers, desk->setup.office, options->places, false);
    while (home_serve(&talk) && case_run(&talk))
        ;
    output_close(&talk.output);
    printers_close(&talk.printers);
    arena_free(&talk.arena);
    return fflush(options->out) == 0 && !ferror(options->out) ? 0 : 3;
}
