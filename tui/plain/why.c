/*
 * Why a question is asked, why a result came out.
 */
#include "plain/console.h"

#include "engine/explain.h"
#include "engine/force.h"
#include "wording/cited.h"
#include "wording/words.h"

static void cite_say(struct console *console, const struct cite *cite)
{
    const struct words words = console_words(console);

    console_say(console, TEXT_PLAIN_SOURCE, words_cite(&words, cite),
                words_standing(&words, cite, console->desk->open.session.today), NULL);
}

static void labelled_say(struct console *console, enum text_id id, const char *said)
{
    if (said[0])
        console_say(console, id, said, NULL);
}

void console_why_question(struct console *console, uint32_t question)
{
    const struct content *content = console->desk->content;
    const struct question *asked = &content->questions[question];
    const struct words words = console_words(console);
    const int32_t today = console->desk->open.session.today;

    labelled_say(console, TEXT_PLAIN_WHY_ASKED, console_text(console, asked->why));
    labelled_say(console, TEXT_PLAIN_HOW_TO_KNOW, console_text(console, asked->help));
    if (asked->start == START_NONE && !desk_done(console->desk))
        labelled_say(console, TEXT_PLAIN_POSSIBLE,
                     words_possible(&words, &console->desk->left, VERDICTS_ALL));
    for (uint32_t i = asked->cites.first; i < asked->cites.first + asked->cites.count; i++)
        if (force_cite(content, i, today))
            cite_say(console, &content->cites[i]);
    for (uint32_t i = asked->myths.first; i < asked->myths.first + asked->myths.count; i++) {
        const struct myth *myth = &content->myths[i];

        if (!force_myth(content, i, today))
            continue;
        console_say(console, TEXT_PLAIN_MYTH,
                    words_without_stop(&words, console_text(console, myth->said)),
                    console_text(console, myth->truth), NULL);
    }
}

static void reason_say(struct console *console, const struct reason *reason)
{
    const struct content *content = console->desk->content;
    const struct words words = console_words(console);

    if (reason->kind == REASON_ANSWER && reason->index < content->question_count)
        console_say(console, TEXT_PAPER_LABELLED,
                    console_text(console, content->questions[reason->index].label),
                    words_answer(&words, reason->index,
                                 trail_answer(&console->desk->result.trail, reason->index)),
                    NULL);
    else if (reason->kind == REASON_VALUE)
        console_say(console, TEXT_PAPER_LABELLED,
                    console_text(console, content->parameters[reason->index].label),
                    words_value(&words, reason->value), NULL);
    else if (reason->kind == REASON_MISSING)
        console_say(console, TEXT_PAPER_LABELLED,
                    console_text(console, content->parameters[reason->index].label),
                    texts_get(content, TEXT_PAPER_AS_ANSWERED, console->desk->language), NULL);
}

static void better_say(struct console *console)
{
    const struct content *content = console->desk->content;
    const struct words words = console_words(console);
    struct better better[3];
    uint32_t count = better_find(&console->desk->open.session, better, 3);

    for (uint32_t i = 0; i < count; i++)
        for (uint32_t j = 0; j < better[i].count; j++)
            console_say(console, TEXT_PLAIN_BETTER,
                        console_text(console, content->questions[better[i].step[j].question].label),
                        words_answer(&words, better[i].step[j].question, better[i].step[j].answer),
                        console_text(console, content->outcomes[better[i].outcome].title), NULL);
}

static void sources_say(struct console *console, const struct reasons *reasons)
{
    const struct words words = console_words(console);
    struct cited cited = {.count = 0};
    const char *standing;

    for (uint32_t i = 0; i < reasons->cite_count; i++)
        cited_add(words.content, &cited, reasons->cite[i]);
    for (uint32_t i = 0; i < cited.count; i++) {
        const char *source =
            cited_words(&words, &cited, i, console->desk->open.session.today, &standing);

        if (source != NULL)
            console_say(console, TEXT_PLAIN_SOURCE, source, standing, NULL);
    }
}

void console_why_result(struct console *console)
{
    struct reasons reasons = {0};

    explain_verdict(&console->desk->open.session, &console->desk->result.trail, &reasons);
    for (uint32_t i = 0; i < reasons.count; i++)
        reason_say(console, &reasons.reason[i]);
    better_say(console);
    sources_say(console, &reasons);
}
