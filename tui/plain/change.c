/*
 * Changing an answer: which one, what to, what that would do, yes or no.
 */
#include "plain/console.h"

#include "wording/statements.h"

static enum console_reply which_read(struct console *console, const struct statements *list,
                                     uint32_t *question)
{
    const struct words words = console_words(console);
    enum console_reply reply;
    unsigned number;

    console_say(console, TEXT_PLAIN_WHICH_CHANGE, NULL);
    for (int i = 0; i < list->count; i++)
        console_option(
            console, (unsigned)i + 1,
            words_fill(
                &words, TEXT_PAPER_LABELLED,
                console_text(console, console->desk->content->questions[list->question[i]].label),
                words_answer(&words, list->question[i], list->answer[i]), NULL));
    reply = console_read(console);
    if (reply != CONSOLE_TEXT)
        return reply;
    if (!console_number(console, (unsigned)list->count, &number) || number == 0)
        return CONSOLE_BACK;
    *question = list->question[number - 1];
    return CONSOLE_TEXT;
}

static const char *verdict_of(struct console *console, const struct result *result)
{
    const struct content *content = console->desk->content;

    if (result->trail.state != TRAIL_DONE)
        return texts_get(content, TEXT_PLAIN_OPEN, console->desk->language);
    return console_text(console, content->outcomes[result->trail.outcome].title);
}

static unsigned bits(const uint32_t *words, size_t count)
{
    unsigned n = 0;

    for (size_t i = 0; i < count; i++)
        for (uint32_t word = words[i]; word; word &= word - 1)
            n++;
    return n;
}

static void change_say(struct console *console, const struct change *change)
{
    const char *before = verdict_of(console, &change->before);
    const char *after = verdict_of(console, &change->after);
    unsigned stopped = bits(change->stopped, FACTS_MAX / 32);

    if (before == after)
        console_say(console, TEXT_PLAIN_SAME_VERDICT, after, NULL);
    else
        console_say(console, TEXT_PLAIN_OTHER_VERDICT, before, after, NULL);
    if (stopped > 0)
        console_say(console, TEXT_PLAIN_STOPPED, arena_format(&console->arena, "%u", stopped),
                    NULL);
    if (change->dates_differ)
        console_say(console, TEXT_PLAIN_DATES_DIFFER, NULL);
}

static enum console_reply confirm(struct console *console, uint32_t question, struct answer answer)
{
    struct change change;
    enum console_reply reply;

    change_preview(&console->desk->open.session, question, answer, &change);
    change_say(console, &change);
    console_say(console, TEXT_PLAIN_CONFIRM, NULL);
    reply = console_read(console);
    if (reply == CONSOLE_TEXT && console->line[0] == '1')
        desk_answer(console->desk, question, answer);
    return reply == CONSOLE_END ? CONSOLE_END : CONSOLE_CHANGE;
}

enum console_reply console_change(struct console *console)
{
    struct statements list;
    uint32_t question = NO_INDEX;
    struct answer answer;
    enum console_reply reply;

    statements_find(console->desk->content, &console->desk->result.trail, STATEMENTS_GIVEN, &list);
    if (list.count == 0) {
        console_say(console, TEXT_PLAIN_NOTHING_YET, NULL);
        return CONSOLE_CHANGE;
    }
    reply = which_read(console, &list, &question);
    if (reply == CONSOLE_TEXT)
        reply = console_ask(console, question, &answer);
    if (reply == CONSOLE_TEXT)
        return confirm(console, question, answer);
    return reply == CONSOLE_END ? CONSOLE_END : CONSOLE_CHANGE;
}
