/* What changes by itself on days to come, as `daoban check` says it: a line a day, with --coming every sentence. */
#include "analysis/coming.h"
#include "commands/check.h"
#include "commands/emit.h"

static const enum phrase kind_phrases[COMING_KINDS] = {
    [COMING_BEGINS] = PHRASE_COMING_BEGINS,
    [COMING_ENDS] = PHRASE_COMING_ENDS,
    [COMING_GAINS] = PHRASE_COMING_GAINS,
    [COMING_LOSES] = PHRASE_COMING_LOSES,
};
static const char *const kind_words[COMING_KINDS] = {"begins", "ends", "gains", "loses"};

static const char *date_word(struct arena *arena, int32_t date)
{
    char word[DATE_TEXT_SIZE];

    date_format(date, word);
    return arena_copy(arena, word, DATE_TEXT_SIZE - 1);
}

/* The source's name in the files, its title, the article. */
static const char *source_word(const struct content *content, uint32_t cite, enum language language,
                               struct arena *arena)
{
    const struct cite *record = &content->cites[cite];
    const struct source *source = &content->sources[record->source];

    return arena_format(arena, "%s %s %s", content_string(content, source->id),
                        content_text(content, source->title, language),
                        content_text(content, record->article, language));
}

/* ---- for people ------------------------------------------------------------------------- */

static void print_one(const struct content *content, const struct coming *coming,
                      enum language language, struct arena *arena)
{
    printf("  %s  %s  %s\n", phrase_text(kind_phrases[coming->kind], language), coming->name,
           content_text(content, coming->words, language));
    if (coming->cite != NO_INDEX)
        printf("      %s\n", source_word(content, coming->cite, language, arena));
}

static void print_day(const struct check *check, const struct coming *day, uint32_t count,
                      const uint32_t counts[COMING_KINDS], enum language language,
                      struct arena *arena)
{
    printf("%s%s\n",
           phrase_format(arena, PHRASE_COMING, language, date_word(arena, day->day),
                         arena_format(arena, "%u", counts[COMING_BEGINS]),
                         arena_format(arena, "%u", counts[COMING_ENDS]),
                         arena_format(arena, "%u", counts[COMING_GAINS]),
                         arena_format(arena, "%u", counts[COMING_LOSES]), NULL),
           check->coming ? "" : phrase_text(PHRASE_COMING_HOW, language));
    for (uint32_t i = 0; check->coming && i < count; i++)
        print_one(&check->workbook.content, &day[i], language, arena);
}

void check_coming_print(const struct check *check, enum language language, struct arena *arena)
{
    struct comings comings = coming_after(&check->workbook, arena, check->setup->today);
    const struct coming *end = comings.list + comings.count;
    uint32_t counts[COMING_KINDS];

    if (comings.count == 0 && check->coming)
        printf("%s\n", phrase_text(PHRASE_COMING_NONE, language));
    for (const struct coming *day = comings.list; day < end;) {
        const uint32_t count = coming_count(day, end, counts);

        print_day(check, day, count, counts, language, arena);
        day += count;
    }
}

/* ---- JSON ------------------------------------------------------------------------------- */

static void emit_one(struct emit *emit, const struct content *content, const struct coming *coming)
{
    const char *source = NULL, *article = NULL;

    if (coming->cite != NO_INDEX) {
        const struct cite *cite = &content->cites[coming->cite];

        source = content_string(content, content->sources[cite->source].id);
        article = cite->article.zh ? content_text(content, cite->article, LANGUAGE_ZH) : NULL;
    }
    emit_open(emit, NULL, '{');
    emit_date(emit, "day", coming->day);
    emit_string(emit, "kind", kind_words[coming->kind]);
    emit_string(emit, "name", coming->name);
    emit_string(emit, "file", coming->place.file);
    emit_number(emit, "line", coming->place.line);
    emit_string(emit, "zh", content_text(content, coming->words, LANGUAGE_ZH));
    emit_string(emit, "en", content_text(content, coming->words, LANGUAGE_EN));
    emit_string(emit, "source", source);
    emit_string(emit, "article", article);
    emit_close(emit, '}');
}

void check_coming_emit(const struct check *check, struct emit *emit)
{
    struct arena arena = {0};
    struct comings comings = coming_after(&check->workbook, &arena, check->setup->today);

    emit_open(emit, "coming", '[');
    for (uint32_t i = 0; i < comings.count; i++)
        emit_one(emit, &check->workbook.content, &comings.list[i]);
    emit_close(emit, ']');
    arena_free(&arena);
}
