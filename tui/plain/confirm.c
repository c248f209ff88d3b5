/*
 * What the agency answered, as lines.
 */
#include "plain/console.h"

#include "desk/confirm.h"
#include "wording/words.h"

static void list_say(struct console *console, const uint32_t *parameters, uint32_t count)
{
    const struct words words = console_words(console);

    console_say(console, TEXT_CONFIRM_INTRO, NULL);
    for (uint32_t i = 0; i < count; i++) {
        const struct confirmation *confirmed = desk_confirmed(console->desk, parameters[i]);

        console_option(console, i + 1,
                       console_text(console, words.content->parameters[parameters[i]].label));
        console_line(console, confirmed != NULL ? words_agency_said(&words, confirmed)
                                                : words_text(&words, TEXT_CONFIRM_OPEN));
    }
}

/* The clerk's number, where it is not known yet today; nothing leaves a line to write on. */
static enum console_reply staff_ask(struct console *console)
{
    enum console_reply reply = CONSOLE_TEXT;

    while (desk_staff(console->desk) == NULL) {
        console_say(console, TEXT_CONFIRM_STAFF_ASK, NULL);
        console_say(console, TEXT_CONFIRM_STAFF_HINT, NULL);
        reply = console_read(console);
        if (reply != CONSOLE_TEXT || console->line[0] == '\0' ||
            desk_staff_typed(console->desk, console->line))
            break;
        console_say(console, TEXT_CONFIRM_UNFINISHED, NULL);
    }
    return reply;
}

static enum console_reply value_ask(struct console *console, uint32_t parameter)
{
    const struct words words = console_words(console);
    const struct parameter *asked = &words.content->parameters[parameter];
    struct confirmation confirmation;
    enum confirm_fault read;
    enum console_reply reply;

    console_line(console, console_text(console, asked->ask));
    for (uint32_t i = 0; i < asked->options.count; i++)
        console_option(
            console, i + 1,
            console_text(console, words.content->options[asked->options.first + i].text));
    console_line(console, words_confirm_hint(&words, parameter));
    reply = console_read(console);
    if (reply != CONSOLE_TEXT)
        return reply;
    read = confirm_read(words.content, parameter, console->line, console->desk->now.date,
                        &confirmation);
    if (read != CONFIRM_FINE) {
        console_say(console,
                    read == CONFIRM_PERSONAL ? TEXT_CONFIRM_PERSONAL : TEXT_CONFIRM_UNFINISHED,
                    NULL);
        return CONSOLE_TEXT;
    }
    reply = staff_ask(console);
    if (reply != CONSOLE_END)
        desk_confirm(console->desk, &confirmation);
    return reply;
}

enum console_reply console_confirm(struct console *console)
{
    uint32_t parameters[UNVERIFIED_MAX];
    const uint32_t count = desk_unverified(console->desk, parameters);
    unsigned number = 0;
    enum console_reply reply;

    for (;;) {
        list_say(console, parameters, count);
        console_say(console, TEXT_CONFIRM_PLAIN_PICK, NULL);
        reply = console_read(console);
        if (reply != CONSOLE_TEXT || !console_number(console, count, &number) || number == 0)
            return reply;
        reply = value_ask(console, parameters[number - 1]);
        if (reply == CONSOLE_END)
            return reply;
    }
}
