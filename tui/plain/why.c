/*
 * Why a question is asked, why a result came out.
 */
#include "plain/talk.h"

#include "engine/explain.h"
#include "wording/cited.h"
#include "wording/words.h"

static void cite_say(struct talk *talk, const struct cite *cite)
{
    struct words words = talk_words(talk);

    talk_say(talk, TEXT_PLAIN_SOURCE, words_cite(&words, cite),
             words_standing(&words, cite, talk->desk->open.session.today), NULL);
}

static void labelled_say(struct talk *talk, enum text_id id, const char *said)
{
    if (said[0])
        talk_say(talk, id, said, NULL);
}

void talk_why_question(struct talk *talk, uint32_t question)
{
    const struct content *content = talk->desk->content;
    const struct question *asked = &content->questions[question];
    const struct words words = talk_words(talk);

    labelled_say(talk, TEXT_PLAIN_WHY_ASKED, talk_text(talk, asked->why));
    labelled_say(talk, TEXT_PLAIN_HOW_TO_KNOW, talk_text(talk, asked->help));
    if (asked->start == START_NONE && !desk_done(talk->desk))
        labelled_say(talk, TEXT_PLAIN_POSSIBLE,
                     words_possible(&words, &talk->desk->left, VERDICTS_ALL));
    for (uint32_t i = 0; i < asked->cites.count; i++)
        cite_say(talk, &content->cites[asked->cites.first + i]);
    for (uint32_t i = 0; i < asked->myths.count; i++) {
        const struct myth *myth = &content->myths[asked->myths.first + i];

        talk_say(talk, TEXT_PLAIN_MYTH, words_without_stop(&words, talk_text(talk, myth->said)),
                 talk_text(talk, myth->truth), NULL);
    }
}

static void reason_say(struct talk *talk, const struct reason *reason)
{
    const struct content *content = talk->desk->content;
    struct words words = talk_words(talk);

    if (reason->kind == REASON_ANSWER && reason->index < content->question_count)
        talk_say(talk, TEXT_PAPER_LABELLED,
                 talk_text(talk, content->questions[reason->index].label),
                 words_answer(&words, reason->index,
                              trail_answer(&talk->desk->result.trail, reason->index)),
                 NULL);
    else if (reason->kind == REASON_VALUE)
        talk_say(talk, TEXT_PAPER_LABELLED,
                 talk_text(talk, content->parameters[reason->index].label),
                 words_value(&words, reason->value), NULL);
    else if (reason->kind == REASON_MISSING)
        talk_say(talk, TEXT_PAPER_LABELLED,
                 talk_text(talk, content->parameters[reason->index].label),
                 texts_get(content, TEXT_PAPER_AS_ANSWERED, talk->desk->language), NULL);
}

static void better_say(struct talk *talk)
{
    const struct content *content = talk->desk->content;
    struct words words = talk_words(talk);
    struct better better[3];
    uint32_t count = better_find(&talk->desk->open.session, better, 3);

    for (uint32_t i = 0; i < count; i++)
        for (uint32_t j = 0; j < better[i].count; j++)
            talk_say(talk, TEXT_PLAIN_BETTER,
                     talk_text(talk, content->questions[better[i].step[j].question].label),
                     words_answer(&words, better[i].step[j].question, better[i].step[j].answer),
                     talk_text(talk, content->outcomes[better[i].outcome].title), NULL);
}

static void sources_say(struct talk *talk, const struct reasons *reasons)
{
    const struct words words = talk_words(talk);
    struct cited cited = {.count = 0};
    const char *standing;

    for (uint32_t i = 0; i < reasons->cite_count; i++)
        cited_add(words.content, &cited, reasons->cite[i]);
    for (uint32_t i = 0; i < cited.count; i++) {
        const char *source =
            cited_words(&words, &cited, i, talk->desk->open.session.today, &standing);

        if (source != NULL)
            talk_say(talk, TEXT_PLAIN_SOURCE, source, standing, NULL);
    }
}

void talk_why_result(struct talk *talk)
{
    struct reasons reasons = {0};

    explain_verdict(&talk->desk->open.session, &talk->desk->result.trail, &reasons);
    for (uint32_t i = 0; i < reasons.count; i++)
        reason_say(talk, &reasons.reason[i]);
    better_say(talk);
    sources_say(talk, &reasons);
}
