/*
 * The table of sentences and how one is put together.
 */
#include "commands/saying.h"

#include "base/text.h"

#include <assert.h>
#include <stdarg.h>

static const char *const sayings[SAYING_COUNT][LANGUAGE_COUNT] = {
#define SAYING(id, zh, en) [SAY_##id] = {[LANGUAGE_ZH] = (zh), [LANGUAGE_EN] = (en)},
#include "commands/sayings.def"
#undef SAYING
};

static char *fill(struct arena *arena, enum saying saying, enum language language, va_list list)
{
    const char *arguments[9];
    size_t count = 0;
    const char *next;
    char *sentence;

    while ((next = va_arg(list, const char *)) != NULL) {
        assert(count < 9);
        arguments[count++] = next;
    }
    sentence = text_fill(arena, saying_text(saying, language), arguments, count);
    text_scrub(sentence, true);
    return sentence;
}

const char *saying_text(enum saying saying, enum language language)
{
    return sayings[saying][language];
}

char *saying_format(struct arena *arena, enum saying saying, enum language language, ...)
{
    va_list list;
    char *sentence;

    va_start(list, language);
    sentence = fill(arena, saying, language, list);
    va_end(list);
    return sentence;
}

void say(FILE *out, enum saying saying, enum language language, ...)
{
    struct arena arena = {0};
    va_list list;

    va_start(list, language);
    fprintf(out, "daoban: %s\n", fill(&arena, saying, language, list));
    va_end(list);
    arena_free(&arena);
}
