/*
 * Putting a question.
 */
#include "plain/console.h"

#include "engine/offered.h"
#include "engine/types.h"
#include "wording/words.h"

static const struct question *question_at(const struct console *console, uint32_t question)
{
    return &console->desk->content->questions[question];
}

static void options_say(struct console *console, uint32_t question)
{
    const struct question *asked = question_at(console, question);
    uint32_t offered = offered_on(console->desk->content, &console->desk->result.trail, question);

    for (uint32_t i = 0; i < asked->options.count; i++)
        if (offered >> i & 1u)
            console_option(
                console, i + 1,
                console_text(console,
                             console->desk->content->options[asked->options.first + i].text));
}

/* The office's own pool needs no name typed. */
static void own_pool_say(struct console *console, uint32_t question)
{
    struct words words = console_words(console);
    const uint32_t own = console_own_pool(console, question);

    if (own != 0)
        console_option(console, 1,
                       words_fill(&words, TEXT_PLACE_OWN, words_place(&words, own), NULL));
}

static void unsure_say(struct console *console, uint32_t question)
{
    const struct words words = console_words(console);

    console_option(
        console, 0,
        words_capital(
            &words, words_answer_short(&words, question, (struct answer){.state = ANSWER_UNSURE})));
}

static void range_say(struct console *console, uint32_t question)
{
    struct words words = console_words(console);
    int64_t least, most;

    session_question_range(&console->desk->open.session, question, &least, &most);
    if (least < DATE_MIN || most > DATE_MAX)
        return;
    console_say(console, TEXT_PLAIN_DATE_RANGE, words_date(&words, (int32_t)least),
                words_date(&words, (int32_t)most), NULL);
}

static void hint_say(struct console *console, uint32_t question)
{
    const struct words words = console_words(console);
    const struct content *content = console->desk->content;

    console_line(console, words_typing_hint_plain(&words, question));
    if (types_is_place(content, question) && question != content->insured_in)
        console_say(console, TEXT_PLAIN_ABROAD, NULL);
    if (types_of(content, question)->is_day)
        range_say(console, question);
}

static void question_say(struct console *console, uint32_t question)
{
    const struct question *asked = question_at(console, question);
    const struct words words = console_words(console);

    fprintf(console->options->out, "\n");
    if (asked->start == START_NONE && !desk_done(console->desk))
        console_line(console,
                     words_progress(&words, &console->desk->result.trail, &console->desk->left));
    console_line(console, console_text(console, asked->text));
    hint_say(console, question);
    options_say(console, question);
    if (types_is_place(console->desk->content, question))
        own_pool_say(console, question);
    unsure_say(console, question);
}

enum console_reply console_ask(struct console *console, uint32_t question, struct answer *answer)
{
    for (;;) {
        enum console_reply reply;

        arena_free(&console->arena);
        question_say(console, question);
        do {
            reply = console_read(console);
            if (reply == CONSOLE_WHY)
                console_why_question(console, question);
            if (reply == CONSOLE_TEXT && console_answer(console, question, answer))
                return CONSOLE_TEXT;
        } while (reply == CONSOLE_TEXT || reply == CONSOLE_WHY);
        if (reply != CONSOLE_HELP)
            return reply;
        console_say(console, TEXT_PLAIN_HELP, NULL);
    }
}
