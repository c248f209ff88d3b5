/*
 * The desk as a conversation: matters, questions, result, next person.
 */
#include "plain/plain.h"

#include "plain/talk.h"

/* The matters in the office's order, else in the flows' own. */
static unsigned matters_list(const struct talk *talk, uint32_t list[MATTERS_MAX])
{
    const struct content *content = talk->desk->content;
    const struct office *office = talk->desk->office;
    unsigned count = 0;

    for (uint32_t i = 0; i < office->matter_count; i++) {
        uint32_t flow = content_flow(content, office->matters[i].flow);

        if (flow != NO_INDEX)
            list[count++] = flow;
    }
    for (uint32_t place = 1; office->matter_count == 0 && place <= MATTERS_MAX; place++)
        for (uint32_t i = 0; i < content->flow_count && count < MATTERS_MAX; i++)
            if (content->flows[i].home == place)
                list[count++] = i;
    return count;
}

static void home_say(struct talk *talk, const uint32_t *list, unsigned count)
{
    struct words words = talk_words(talk);

    fprintf(talk->options->out, "\n");
    talk_say(talk, TEXT_PLAIN_HOME, words_date(&words, talk->desk->now.date), NULL);
    for (unsigned i = 0; i < count; i++)
        talk_option(talk, i + 1, talk_text(talk, talk->desk->content->flows[list[i]].title));
    if (content_flow(talk->desk->content, "start") != NO_INDEX)
        talk_say(talk, TEXT_PLAIN_CANNOT_SAY, NULL);
    talk_say(talk, TEXT_PLAIN_KEYS, NULL);
}

/* Which matter; NO_INDEX when the desk is left. */
static uint32_t home_read(struct talk *talk)
{
    uint32_t list[MATTERS_MAX];

    for (;;) {
        unsigned count = matters_list(talk, list), number;
        enum reply reply;

        arena_free(&talk->arena);
        home_say(talk, list, count);
        reply = talk_read(talk);
        if (reply == REPLY_END)
            return NO_INDEX;
        if (reply == REPLY_HELP)
            talk_say(talk, TEXT_PLAIN_HELP, NULL);
        else if (reply == REPLY_TEXT && talk_number(talk, count, &number) && number > 0)
            return list[number - 1];
        else if (reply == REPLY_TEXT && talk->line[0] == '0' &&
                 content_flow(talk->desk->content, "start") != NO_INDEX)
            return content_flow(talk->desk->content, "start");
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

    if (question == NO_INDEX)
        return desk_done(talk->desk) ? talk_result(talk) : REPLY_NEXT;
    reply = talk_ask(talk, question, &answer);
    if (reply == REPLY_TEXT)
        desk_answer(talk->desk, question, answer);
    return reply;
}

/* One case from its first question on. False when the desk is left. */
static bool case_run(struct talk *talk, uint32_t flow)
{
    desk_begin(talk->desk, flow);
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
    uint32_t flow;

    output_open(&talk.output, options->places);
    while ((flow = home_read(&talk)) != NO_INDEX && case_run(&talk, flow))
        ;
    output_close(&talk.output);
    arena_free(&talk.arena);
    return fflush(options->out) == 0 && !ferror(options->out) ? 0 : 3;
}
