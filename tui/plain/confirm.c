/*
 * What the agency answered, as lines.
 */
#include "plain/talk.h"

#include "desk/confirm.h"
#include "wording/words.h"

static void list_say(struct talk *talk, const uint32_t *parameters, uint32_t count)
{
    struct words words = talk_words(talk);

    talk_say(talk, TEXT_CONFIRM_INTRO, NULL);
    for (uint32_t i = 0; i < count; i++) {
        const struct confirmation *confirmed = desk_confirmed(talk->desk, parameters[i]);

        talk_option(talk, i + 1, talk_text(talk, words.content->parameters[parameters[i]].label));
        talk_line(talk, confirmed ? words_agency_said(&words, confirmed)
                                  : words_text(&words, TEXT_CONFIRM_OPEN));
    }
}

/* The clerk's number, where it is not known yet today; nothing leaves a line to write on. */
static enum reply staff_ask(struct talk *talk)
{
    enum reply reply = REPLY_TEXT;

    while (desk_staff(talk->desk) == NULL) {
        talk_say(talk, TEXT_CONFIRM_STAFF_ASK, NULL);
        talk_say(talk, TEXT_CONFIRM_STAFF_HINT, NULL);
        reply = talk_read(talk);
        if (reply != REPLY_TEXT || talk->line[0] == '\0' ||
            desk_staff_typed(talk->desk, talk->line))
            break;
        talk_say(talk, TEXT_CONFIRM_UNFINISHED, NULL);
    }
    return reply;
}

static enum reply value_ask(struct talk *talk, uint32_t parameter)
{
    const struct words words = talk_words(talk);
    const struct parameter *asked = &words.content->parameters[parameter];
    struct confirmation confirmation;
    enum confirmation_fault read;
    enum reply reply;

    talk_line(talk, talk_text(talk, asked->ask));
    for (uint32_t i = 0; i < asked->options.count; i++)
        talk_option(talk, i + 1,
                    talk_text(talk, words.content->options[asked->options.first + i].text));
    talk_line(talk, words_confirm_hint(&words, parameter));
    reply = talk_read(talk);
    if (reply != REPLY_TEXT)
        return reply;
    read = confirmation_read(words.content, parameter, talk->line, talk->desk->now.date,
                             &confirmation);
    if (read != CONFIRMATION_FINE) {
        talk_say(talk,
                 read == CONFIRMATION_PERSONAL ? TEXT_CONFIRM_PERSONAL : TEXT_CONFIRM_UNFINISHED,
                 NULL);
        return REPLY_TEXT;
    }
    reply = staff_ask(talk);
    if (reply != REPLY_END)
        desk_confirm(talk->desk, &confirmation);
    return reply;
}

enum reply talk_confirm(struct talk *talk)
{
    uint32_t parameters[UNVERIFIED_MAX];
    const uint32_t count = desk_unverified(talk->desk, parameters);
    unsigned number = 0;
    enum reply reply;

    for (;;) {
        list_say(talk, parameters, count);
        talk_say(talk, TEXT_CONFIRM_PLAIN_PICK, NULL);
        reply = talk_read(talk);
        if (reply != REPLY_TEXT || !talk_number(talk, count, &number) || number == 0)
            return reply;
        reply = value_ask(talk, parameters[number - 1]);
        if (reply == REPLY_END)
            return reply;
    }
}
