/*
 * The table of sentences and how one is put together.
 */
#include "commands/phrase.h"

#include "base/text.h"

#include <stdarg.h>

static const char *const phrases[PHRASE_COUNT][LANGUAGE_COUNT] = {
#define PHRASE(id, zh, en) [PHRASE_##id] = {[LANGUAGE_ZH] = (zh), [LANGUAGE_EN] = (en)},
#include "commands/phrases.def"
#undef PHRASE
};

static char *fill(struct arena *arena, enum phrase phrase, enum language language, va_list list)
{
    char *sentence = text_fill_list(arena, phrase_text(phrase, language), list);

    text_scrub(sentence, true);
    return sentence;
}

const char *phrase_text(enum phrase phrase, enum language language)
{
    return phrases[phrase][language];
}

char *phrase_format(struct arena *arena, enum phrase phrase, enum language language, ...)
{
    va_list list;
    char *sentence;

    va_start(list, language);
    sentence = fill(arena, phrase, language, list);
    va_end(list);
    return sentence;
}

void phrase_say(FILE *out, enum phrase phrase, enum language language, ...)
{
    struct arena arena = {0};
    va_list list;

    va_start(list, language);
    fprintf(out, "daoban: %s\n", fill(&arena, phrase, language, list));
    va_end(list);
    arena_free(&arena);
}
