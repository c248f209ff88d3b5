/*
 * Changing an answer: which one, what to, what that would do, yes or no.
 */
#include "plain/talk.h"

struct listed {
    uint32_t question[FACTS_MAX];
    unsigned count;
};

static void listed_add(struct listed *list, const struct trail *trail, uint32_t question)
{
    if (question == NO_INDEX || trail_answer(trail, question).state == ANSWER_NONE)
        return;
    for (unsigned i = 0; i < list->count; i++)
        if (list->question[i] == question)
            return;
    list->question[list->count++] = question;
}

/* Start facts, then what was asked, in its order. */
static void answers_list(const struct talk *talk, struct listed *list)
{
    const struct content *content = talk->desk->content;
    const struct trail *trail = &talk->desk->result.trail;

    listed_add(list, trail, content->insured_in);
    listed_add(list, trail, content->scheme);
    listed_add(list, trail, content->care_in);
    for (uint32_t i = 0; i < trail->count; i++)
        if (content->nodes[trail->passed[i].node].kind == NODE_ASK && trail->passed[i].asked)
            listed_add(list, trail, content->nodes[trail->passed[i].node].subject);
}

static enum reply which_read(struct talk *talk, const struct listed *list, uint32_t *question)
{
    struct words words = talk_words(talk);
    enum reply reply;
    unsigned number;

    talk_say(talk, TEXT_PLAIN_WHICH_CHANGE, NULL);
    for (unsigned i = 0; i < list->count; i++)
        talk_option(
            talk, i + 1,
            words_fill(&words, TEXT_PAPER_LABELLED,
                       talk_text(talk, talk->desk->content->questions[list->question[i]].label),
                       words_answer(&words, list->question[i],
                                    trail_answer(&talk->desk->result.trail, list->question[i])),
                       NULL));
    reply = talk_read(talk);
    if (reply != REPLY_TEXT)
        return reply;
    if (!talk_number(talk, list->count, &number) || number == 0)
        return REPLY_BACK;
    *question = list->question[number - 1];
    return REPLY_TEXT;
}

static const char *verdict_of(const struct talk *talk, const struct result *result)
{
    const struct content *content = talk->desk->content;

    if (result->trail.state != TRAIL_DONE)
        return texts_get(content, TEXT_PLAIN_OPEN, talk->desk->language);
    return talk_text(talk, content->outcomes[result->trail.outcome].title);
}

static unsigned bits(const uint32_t *words, size_t count)
{
    unsigned n = 0;

    for (size_t i = 0; i < count; i++)
        for (uint32_t word = words[i]; word; word &= word - 1)
            n++;
    return n;
}

static void change_say(struct talk *talk, const struct change *change)
{
    const char *before = verdict_of(talk, &change->before);
    const char *after = verdict_of(talk, &change->after);
    unsigned stopped = bits(change->stopped, FACTS_MAX / 32);

    if (before == after)
        talk_say(talk, TEXT_PLAIN_SAME_VERDICT, after, NULL);
    else
        talk_say(talk, TEXT_PLAIN_OTHER_VERDICT, before, after, NULL);
    if (stopped > 0)
        talk_say(talk, TEXT_PLAIN_STOPPED, arena_format(&talk->arena, "%u", stopped), NULL);
    if (change->dates_differ)
        talk_say(talk, TEXT_PLAIN_DATES_DIFFER, NULL);
}

static enum reply confirm(struct talk *talk, uint32_t question, struct answer answer)
{
    struct change change;
    enum reply reply;

    change_preview(&talk->desk->open.session, question, answer, &change);
    change_say(talk, &change);
    talk_say(talk, TEXT_PLAIN_CONFIRM, NULL);
    reply = talk_read(talk);
    if (reply == REPLY_TEXT && talk->line[0] == '1')
        desk_answer(talk->desk, question, answer);
    return reply == REPLY_END ? REPLY_END : REPLY_CHANGE;
}

enum reply talk_change(struct talk *talk)
{
    struct listed list = {.count = 0};
    uint32_t question = NO_INDEX;
    struct answer answer;
    enum reply reply;

    answers_list(talk, &list);
    if (list.count == 0) {
        talk_say(talk, TEXT_PLAIN_NOTHING_YET, NULL);
        return REPLY_CHANGE;
    }
    reply = which_read(talk, &list, &question);
    if (reply == REPLY_TEXT)
        reply = talk_ask(talk, question, &answer);
    if (reply == REPLY_TEXT)
        return confirm(talk, question, answer);
    return reply == REPLY_END ? REPLY_END : REPLY_CHANGE;
}
