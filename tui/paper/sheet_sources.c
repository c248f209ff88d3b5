/*
 * The sources of what the sheet says, each once, with their standing.
 */
#include "paper/making.h"

#include "engine/explain.h"
#include "engine/rules.h"

#define SOURCES_MAX 24

struct cited {
    uint32_t cite[SOURCES_MAX];
    uint32_t count;
};

static bool same_cite(const struct content *content, uint32_t one, uint32_t other)
{
    const struct cite *a = &content->cites[one], *b = &content->cites[other];

    return a->source == b->source && a->article.zh == b->article.zh;
}

static void cited_add(const struct content *content, struct cited *cited, uint32_t cite)
{
    for (uint32_t i = 0; i < cited->count; i++)
        if (same_cite(content, cited->cite[i], cite))
            return;
    if (cited->count < SOURCES_MAX)
        cited->cite[cited->count++] = cite;
}

/* What only circulates is no ground to stand on: it is told at the desk, not printed. */
static void cites_collect(const struct content *content, struct cited *cited, struct span cites)
{
    for (uint32_t i = 0; i < cites.count; i++) {
        uint32_t standing = content->sources[content->cites[cites.first + i].source].standing;

        if (standing == STANDING_OFFICIAL || standing == STANDING_REPOSTED)
            cited_add(content, cited, cites.first + i);
    }
}

/* The region's values that were used or are shown. */
static void values_collect(const struct making *making, struct cited *cited)
{
    const struct content *content = making->words.content;
    struct reasons reasons = {0};

    explain_verdict(making->session, &making->result->trail, &reasons);
    for (uint32_t i = 0; i < reasons.count; i++)
        if (reasons.reason[i].kind == REASON_VALUE)
            cites_collect(content, cited, reasons.reason[i].value->cites);
    for (uint32_t i = 0; i < making->outcome->shows.count; i++) {
        const struct value *value =
            parameter_value(making->session, &making->result->trail,
                            content->indexes[making->outcome->shows.first + i], NULL);

        if (value)
            cites_collect(content, cited, value->cites);
    }
}

/* The sources of what the sheet says; those of the questions are behind `why` on the desk. */
static void cited_collect(const struct making *making, struct cited *cited)
{
    const struct content *content = making->words.content;
    const struct outcome *outcome = making->outcome;

    cites_collect(content, cited, outcome->cites);
    for (uint32_t i = 0; i < outcome->steps.count; i++)
        if (making_holds(making, content->steps[outcome->steps.first + i].when))
            cites_collect(content, cited, content->steps[outcome->steps.first + i].cites);
    for (uint32_t i = 0; i < outcome->notes.count; i++)
        if (making_holds(making, content->notes[outcome->notes.first + i].when))
            cites_collect(content, cited, content->notes[outcome->notes.first + i].cites);
    for (uint32_t i = 0; i < making->result->due_count; i++) {
        const struct due *due = &making->result->due[i];

        cites_collect(content, cited,
                      due->value ? due->value->cites : content->deadlines[due->deadline].cites);
    }
    values_collect(making, cited);
}

/* The articles of one source, joined: 第九条、第十六条. */
static const char *articles(const struct making *making, const struct cited *cited, uint32_t source)
{
    const struct content *content = making->words.content;
    const char *list = "";

    for (uint32_t i = 0; i < cited->count; i++) {
        const struct cite *cite = &content->cites[cited->cite[i]];
        const char *article = making_text(making, cite->article);

        if (cite->source == source && article[0])
            list = arena_format(making->words.arena, "%s%s%s", list,
                                list[0] ? making_word(making, TEXT_PAPER_AND) : " ", article);
    }
    return list;
}

/* Of one source, the cite that says most about its standing: one with an article. */
static const struct cite *spokesman(const struct making *making, const struct cited *cited,
                                    uint32_t first)
{
    const struct content *content = making->words.content;
    const struct cite *found = &content->cites[cited->cite[first]];

    for (uint32_t i = first; i < cited->count; i++) {
        const struct cite *cite = &content->cites[cited->cite[i]];

        if (cite->source == found->source && making_text(making, cite->article)[0])
            return cite;
    }
    return found;
}

static bool seen_before(const struct content *content, const struct cited *cited, uint32_t at)
{
    for (uint32_t i = 0; i < at; i++)
        if (content->cites[cited->cite[i]].source == content->cites[cited->cite[at]].source)
            return true;
    return false;
}

void making_sources(struct making *making)
{
    const struct content *content = making->words.content;
    struct cited cited = {.count = 0};

    cited_collect(making, &cited);
    making_heading(making, TEXT_PAPER_SOURCES);
    for (uint32_t i = 0; i < cited.count; i++) {
        const struct cite *cite = spokesman(making, &cited, i);
        const struct source *source = &content->sources[cite->source];

        if (seen_before(content, &cited, i))
            continue;
        making_add(making, SHEET_SMALL, NULL,
                   words_fill(&making->words, TEXT_PAPER_SOURCE_LINE,
                              arena_format(making->words.arena, "%s%s",
                                           words_source(&making->words, source),
                                           articles(making, &cited, cite->source)),
                              words_standing(&making->words, cite, making->session->today), NULL));
    }
}
