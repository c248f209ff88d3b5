/*
 * Lines in and out.
 */
#include "plain/console.h"

#include "base/text.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

struct words console_words(struct console *console)
{
    return (struct words){.content = console->desk->content,
                          .language = console->desk->language,
                          .arena = &console->arena,
                          .hall = desk_hall(console->desk)};
}

const char *console_text(struct console *console, struct text text)
{
    const struct words words = console_words(console);

    return words_of(&words, text);
}

void console_line(struct console *console, const char *line)
{
    if (line[0])
        fprintf(console->options->out, "%s\n", line);
}

void console_say(struct console *console, enum text_id id, ...)
{
    const struct words words = console_words(console);
    const char *pattern = words_text(&words, id);
    va_list list;

    va_start(list, id);
    console_line(console, text_fill_list(&console->arena, pattern, list));
    va_end(list);
}

void console_option(struct console *console, unsigned number, const char *text)
{
    fprintf(console->options->out, "%u %s\n", number, text);
}

/* Full-width twins become their keys; a space of either width at the ends goes. */
static void line_tidy(struct console *console, char *line, size_t size)
{
    struct buffer tidy = {0};
    size_t used, n;
    uint32_t c;
    char room[4];

    for (size_t i = 0; i < size; i += used) {
        used = text_decode(line + i, size - i, &c);
        if (c == '\n' || c == '\r')
            continue;
        n = text_encode(c == 0x3000 || c == '\t' ? ' ' : text_character_half_width(c), room);
        buffer_add(&tidy, room, n);
    }
    while (tidy.size > 0 && tidy.data[tidy.size - 1] == ' ')
        tidy.size--;
    n = 0;
    while (n < tidy.size && tidy.data[n] == ' ')
        n++;
    console->line = arena_copy(&console->arena, tidy.size ? tidy.data + n : "", tidy.size - n);
    buffer_free(&tidy);
}

static enum console_reply reply_of(const char *line)
{
    static const struct {
        const char *word;
        enum console_reply reply;
    } table[] = {
        {"-", CONSOLE_BACK  },
        {"*", CONSOLE_WHY   },
        {"+", CONSOLE_CHANGE},
        {"?", CONSOLE_HELP  },
        {"n", CONSOLE_NEXT  },
        {"q", CONSOLE_END   }
    };

    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (strcmp(line, table[i].word) == 0)
            return table[i].reply;
    return CONSOLE_TEXT;
}

enum console_reply console_read(struct console *console)
{
    char *line = NULL;
    size_t room = 0;
    ssize_t size;

    fprintf(console->options->out, "> ");
    if (fflush(console->options->out) != 0)
        return CONSOLE_END;
    size = getline(&line, &room, console->options->in);
    if (size > 0) {
        line_tidy(console, line, (size_t)size);
        desk_touch(console->desk);
        desk_tell(console->desk, console->options->now());
    }
    free(line);
    if (size <= 0) {
        fprintf(console->options->out, "\n");
        return CONSOLE_END;
    }
    if (text_unclean(console->line, strlen(console->line), false, NULL))
        console->line = arena_copy(&console->arena, "", 0);
    return reply_of(console->line);
}

bool console_number(const struct console *console, unsigned most, unsigned *number)
{
    const char *line = console->line;

    if (line[0] == '\0' || strlen(line) > 3 || strspn(line, "0123456789") != strlen(line))
        return false;
    *number = (unsigned)strtoul(line, NULL, 10);
    return *number <= most;
}
