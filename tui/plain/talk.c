/*
 * Lines in and out.
 */
#include "plain/talk.h"

#include "base/text.h"

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

struct words talk_words(struct talk *talk)
{
    return (struct words){talk->desk->content, talk->desk->language, &talk->arena};
}

const char *talk_text(const struct talk *talk, struct text text)
{
    return content_text(talk->desk->content, text, talk->desk->language);
}

void talk_line(struct talk *talk, const char *line)
{
    if (line[0])
        fprintf(talk->options->out, "%s\n", line);
}

void talk_say(struct talk *talk, enum text_id id, ...)
{
    const char *arguments[9];
    size_t count = 0;
    const char *next;
    va_list list;

    va_start(list, id);
    while ((next = va_arg(list, const char *)) != NULL) {
        assert(count < 9);
        arguments[count++] = next;
    }
    va_end(list);
    talk_line(talk,
              text_fill(&talk->arena, texts_get(talk->desk->content, id, talk->desk->language),
                        arguments, count));
}

void talk_option(struct talk *talk, unsigned number, const char *text)
{
    fprintf(talk->options->out, "%u %s\n", number, text);
}

/* Full-width twins become their keys; a space of either width at the ends goes. */
static void line_tidy(struct talk *talk, char *line, size_t size)
{
    struct buffer tidy = {0};
    size_t used, n;
    uint32_t c;
    char room[4];

    for (size_t i = 0; i < size; i += used) {
        used = text_decode(line + i, size - i, &c);
        if (c == '\n' || c == '\r')
            continue;
        n = text_encode(c == 0x3000 || c == '\t' ? ' ' : character_half_width(c), room);
        buffer_add(&tidy, room, n);
    }
    while (tidy.size > 0 && tidy.data[tidy.size - 1] == ' ')
        tidy.size--;
    n = 0;
    while (n < tidy.size && tidy.data[n] == ' ')
        n++;
    talk->line = arena_copy(&talk->arena, tidy.size ? tidy.data + n : "", tidy.size - n);
    buffer_free(&tidy);
}

static enum reply reply_of(const char *line)
{
    static const struct {
        const char *word;
        enum reply reply;
    } table[] = {
        {"-", REPLY_BACK  },
        {"*", REPLY_WHY   },
        {"+", REPLY_CHANGE},
        {"?", REPLY_HELP  },
        {"n", REPLY_NEXT  },
        {"q", REPLY_END   }
    };

    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (strcmp(line, table[i].word) == 0)
            return table[i].reply;
    return REPLY_TEXT;
}

enum reply talk_read(struct talk *talk)
{
    char *line = NULL;
    size_t room = 0;
    ssize_t size;

    fprintf(talk->options->out, "> ");
    if (fflush(talk->options->out) != 0)
        return REPLY_END;
    size = getline(&line, &room, talk->options->in);
    if (size > 0) {
        line_tidy(talk, line, (size_t)size);
        desk_touch(talk->desk);
        desk_tell(talk->desk, talk->options->now());
    }
    free(line);
    if (size <= 0) {
        fprintf(talk->options->out, "\n");
        return REPLY_END;
    }
    if (text_unclean(talk->line, strlen(talk->line), false, NULL))
        talk->line = arena_copy(&talk->arena, "", 0);
    return reply_of(talk->line);
}

bool talk_number(const struct talk *talk, unsigned most, unsigned *number)
{
    const char *line = talk->line;

    if (line[0] == '\0' || strlen(line) > 3 || strspn(line, "0123456789") != strlen(line))
        return false;
    *number = (unsigned)strtoul(line, NULL, 10);
    return *number <= most;
}
