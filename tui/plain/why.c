/*
 * Why a question is asked, why a result came out.
 */
#include "plain/console.h"

#include "engine/explain.h"
#include "engine/force.h"
#include "wording/cited.h"
#include "wording/words.h"

/* Sources that hold for the person, then, under a heading, those of other places. */
static void cited_say(struct console *console, const struct cited *cited, bool elsewhere)
{
    const struct words words = console_words(console);
    const char *standing;

    if (elsewhere && cited->count > 0)
        console_say(console, TEXT_WHY_ELSEWHERE, NULL);
    for (uint32_t i = 0; i < cited->count; i++) {
        const char *source =
            cited_words(&words, cited, i, console->desk->open.session.today, &standing);

        if (source != NULL)
            console_say(console, TEXT_PLAIN_SOURCE, source, standing, NULL);
    }
}

static void cites_say(struct console *console, struct span cites)
{
    const struct content *content = console->desk->content;
    const uint32_t insured = trail_insured(content, &console->desk->result.trail);

    for (int elsewhere = 0; elsewhere < 2; elsewhere++) {
        struct cited cited = {.count = 0};

        cited_take_span(content, cites, insured, elsewhere == 1, console->desk->open.session.today,
                        &cited);
        cited_say(console, &cited, elsewhere == 1);
    }
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
    cites_say(console, asked->cites);
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
                    words_text(&words, TEXT_PAPER_AS_ANSWERED), NULL);
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
    const struct content *content = console->desk->content;
    const uint32_t insured = trail_insured(content, &console->desk->result.trail);

    for (int elsewhere = 0; elsewhere < 2; elsewhere++) {
        struct cited cited = {.count = 0};

        cited_take(content, reasons, insured, elsewhere == 1, &cited);
        cited_say(console, &cited, elsewhere == 1);
    }
}

void console_why_result(struct console *console)
{
    struct bearings bearings;
    struct reasons reasons = {0};

    bearings_find(&console->desk->open.session, &console->desk->result.trail, &bearings);
    explain_result(&console->desk->open.session, &console->desk->result, &bearings, &reasons);
    for (uint32_t i = 0; i < reasons.count; i++)
        reason_say(console, &reasons.reason[i]);
    better_say(console);
    sources_say(console, &reasons);
}
