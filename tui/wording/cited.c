/* Sources, each once. */
#include "wording/cited.h"

#include "engine/force.h"
#include "model/source.h"

static const char *article_of(const struct words *words, const struct cite *cite)
{
    return content_text(words->content, cite->article, words->language);
}

static bool same_cite(const struct content *content, uint32_t one, uint32_t other)
{
    const struct cite *a = &content->cites[one], *b = &content->cites[other];

    return a->source == b->source && a->article.zh == b->article.zh;
}

void cited_add(const struct content *content, struct cited *cited, uint32_t cite)
{
    for (uint32_t i = 0; i < cited->count; i++)
        if (same_cite(content, cited->cite[i], cite))
            return;
    if (cited->count < CITED_MAX)
        cited->cite[cited->count++] = cite;
}

static bool is_elsewhere(const struct content *content, uint32_t cite, uint32_t insured)
{
    const struct source *source = &content->sources[content->cites[cite].source];

    return source_whose(content, source, insured) == WHOSE_ELSEWHERE;
}

void cited_take(const struct content *content, const struct reasons *reasons, uint32_t insured,
                bool elsewhere, struct cited *cited)
{
    for (enum cite_role role = CITE_VERDICT; role <= CITE_ASKED; role++)
        for (uint32_t i = 0; i < reasons->cite_count; i++)
            if (reason_cite_role(&reasons->cite[i]) == role &&
                is_elsewhere(content, reasons->cite[i].index, insured) == elsewhere)
                cited_add(content, cited, reasons->cite[i].index);
}

void cited_take_span(const struct content *content, struct span cites, uint32_t insured,
                     bool elsewhere, int32_t day, struct cited *cited)
{
    for (uint32_t i = cites.first; i < cites.first + cites.count; i++)
        if (force_cite(content, i, day) && is_elsewhere(content, i, insured) == elsewhere)
            cited_add(content, cited, i);
}

/* The articles of one source, joined: 第九条、第十六条. */
static const char *articles(const struct words *words, const struct cited *cited, uint32_t source)
{
    const struct content *content = words->content;
    const char *list = "";

    for (uint32_t i = 0; i < cited->count; i++) {
        const struct cite *cite = &content->cites[cited->cite[i]];
        const char *article = article_of(words, cite);

        if (cite->source == source && article[0])
            list = arena_format(words->arena, "%s%s%s", list,
                                list[0] ? texts_get(content, TEXT_PAPER_AND, words->language) : " ",
                                article);
    }
    return list;
}

/* Of one source, the cite that says most about its standing: one with an article. */
static const struct cite *spokesman(const struct words *words, const struct cited *cited,
                                    uint32_t first)
{
    const struct content *content = words->content;
    const struct cite *found = &content->cites[cited->cite[first]];

    for (uint32_t i = first; i < cited->count; i++) {
        const struct cite *cite = &content->cites[cited->cite[i]];

        if (cite->source == found->source && article_of(words, cite)[0])
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

const char *cited_printed(const struct words *words, const struct cited *cited, uint32_t at)
{
    const uint32_t index = words->content->cites[cited->cite[at]].source;
    const struct source *source = &words->content->sources[index];

    if (seen_before(words->content, cited, at))
        return NULL;
    return arena_format(words->arena, "%s%s", words_source(words, source),
                        source_articles_good(source) ? articles(words, cited, index) : "");
}

const char *cited_words(const struct words *words, const struct cited *cited, uint32_t at,
                        int32_t today, const char **standing)
{
    const struct cite *cite = spokesman(words, cited, at);

    if (seen_before(words->content, cited, at))
        return NULL;
    *standing = words_standing(words, cite, today);
    return arena_format(words->arena, "%s%s",
                        words_source(words, &words->content->sources[cite->source]),
                        articles(words, cited, cite->source));
}
