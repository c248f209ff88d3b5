/*
 * Putting a question.
 */
#include "plain/talk.h"

#include "wording/words.h"

static const struct question *question_at(const struct talk *talk, uint32_t question)
{
    return &talk->desk->content->questions[question];
}

/* The options the node waiting offers; all of them when the question is changed in review. */
static uint32_t offered(const struct talk *talk, uint32_t question)
{
    const struct content *content = talk->desk->content;
    const struct trail *trail = &talk->desk->result.trail;

    if (trail->state == TRAIL_ASKING && trail_question(content, trail) == question)
        return content->nodes[trail->node].only;
    return 0;
}

static void options_say(struct talk *talk, uint32_t question)
{
    const struct question *asked = question_at(talk, question);
    uint32_t only = offered(talk, question);

    for (uint32_t i = 0; i < asked->options.count; i++)
        if (only == 0 || only & 1u << i)
            talk_option(
                talk, i + 1,
                talk_text(talk, talk->desk->content->options[asked->options.first + i].text));
}

/* The office's own pool needs no name typed. */
static void own_pool_say(struct talk *talk, uint32_t question)
{
    struct words words = talk_words(talk);
    const uint32_t own = talk_own_pool(talk, question);

    if (own != 0)
        talk_option(talk, 1, words_fill(&words, TEXT_PLACE_OWN, words_place(&words, own), NULL));
}

static void unsure_say(struct talk *talk, uint32_t question)
{
    const struct words words = talk_words(talk);

    talk_option(talk, 0,
                words_capital(&words, words_answer_short(&words, question,
                                                         (struct answer){.state = ANSWER_UNSURE})));
}

static void range_say(struct talk *talk, uint32_t question)
{
    struct words words = talk_words(talk);
    int64_t least, most;

    question_range(&talk->desk->open.session, question, &least, &most);
    if (least < DATE_MIN || most > DATE_MAX)
        return;
    talk_say(talk, TEXT_PLAIN_DATE_RANGE, words_date(&words, (int32_t)least),
             words_date(&words, (int32_t)most), NULL);
}

static void hint_say(struct talk *talk, uint32_t question)
{
    static const enum text_id hints[] = {[QUESTION_ONE_OF] = TEXT_COUNT,
                                         [QUESTION_YES_NO] = TEXT_COUNT,
                                         [QUESTION_SEVERAL_OF] = TEXT_PLAIN_SEVERAL,
                                         [QUESTION_DATE] = TEXT_PLAIN_DATE,
                                         [QUESTION_NUMBER] = TEXT_PLAIN_NUMBER,
                                         [QUESTION_MONEY] = TEXT_PLAIN_MONEY,
                                         [QUESTION_PLACE] = TEXT_PLAIN_PLACE};
    const struct question *asked = question_at(talk, question);

    if (hints[asked->type] != TEXT_COUNT)
        talk_say(talk, hints[asked->type], talk_text(talk, asked->unit), NULL);
    if (asked->type == QUESTION_PLACE && question != talk->desk->content->insured_in)
        talk_say(talk, TEXT_PLAIN_ABROAD, NULL);
    if (asked->type == QUESTION_DATE)
        range_say(talk, question);
}

static void question_say(struct talk *talk, uint32_t question)
{
    const struct question *asked = question_at(talk, question);
    const struct words words = talk_words(talk);

    fprintf(talk->options->out, "\n");
    if (asked->start == START_NONE && !desk_done(talk->desk))
        talk_line(talk, words_progress(&words, &talk->desk->result.trail, &talk->desk->left));
    talk_line(talk, talk_text(talk, asked->text));
    hint_say(talk, question);
    options_say(talk, question);
    if (asked->type == QUESTION_PLACE)
        own_pool_say(talk, question);
    unsure_say(talk, question);
}

enum reply talk_ask(struct talk *talk, uint32_t question, struct answer *answer)
{
    for (;;) {
        enum reply reply;

        arena_free(&talk->arena);
        question_say(talk, question);
        do {
            reply = talk_read(talk);
            if (reply == REPLY_WHY)
                talk_why_question(talk, question);
            if (reply == REPLY_TEXT && talk_answer(talk, question, answer))
                return REPLY_TEXT;
        } while (reply == REPLY_TEXT || reply == REPLY_WHY);
        if (reply != REPLY_HELP)
            return reply;
        talk_say(talk, TEXT_PLAIN_HELP, NULL);
    }
}
