/*
 * What the sheet rests on. Paper names two sources at most, and none of another place: whoever reads it could
 * hold the office to them. All of them stand on the desk (why) and in the JSON.
 */
#include "paper/sheet_blocks.h"

#include "engine/explain.h"
#include "model/source.h"
#include "wording/cited.h"

#define PRINTED_MAX 2

/* The sources that are printed; which of them carry the refusal; how many more hold for the person. */
struct printed {
    uint32_t cite[PRINTED_MAX];
    bool carries[PRINTED_MAX];
    uint32_t count;
    uint32_t more;
};

static const struct source *source_at(const struct content *content, uint32_t cite)
{
    return &content->sources[content->cites[cite].source];
}

/* Two entries may be one document: the text itself and a repost of it. */
static bool same_document(const struct source *one, const struct source *other)
{
    return one == other || (one->number.zh != 0 && one->number.zh == other->number.zh);
}

static bool printed_already(const struct content *content, const struct printed *printed,
                            uint32_t cite)
{
    for (uint32_t i = 0; i < printed->count; i++)
        if (same_document(source_at(content, printed->cite[i]), source_at(content, cite)))
            return true;
    return false;
}

/* Only rules that hold for the person, and that the office can be held to. */
static bool may_be_printed(const struct content *content, const struct reason_cite *cite,
                           uint32_t insured)
{
    const struct source *source = source_at(content, cite->index);

    return reason_cite_role(cite) != CITE_ASKED && source_stands(source) &&
           source_whose(content, source, insured) != WHOSE_ELSEWHERE;
}

/* The least comes first: what bears on the verdict, there what can carry a refusal, then a law or the place's own
 * text, then by kind and by how it is known. */
static uint32_t weight(const struct content *content, const struct reason_cite *cite,
                       uint32_t insured, bool refusal)
{
    const struct source *source = source_at(content, cite->index);
    const enum cite_role role = reason_cite_role(cite);
    const bool first =
        source->kind == SOURCE_LAW || source_whose(content, source, insured) == WHOSE_OWN;
    const bool loose = refusal && role == CITE_VERDICT && !source_carries(content, source, insured);

    return role * 1000 + loose * 500u + (first ? 0 : 100 + source->kind * 10) + source->standing;
}

static uint32_t next_of(const struct content *content, const struct reasons *reasons,
                        uint32_t insured, bool refusal, const struct printed *printed)
{
    uint32_t best = NO_INDEX;

    for (uint32_t i = 0; i < reasons->cite_count; i++) {
        const struct reason_cite *cite = &reasons->cite[i];

        if (!may_be_printed(content, cite, insured) ||
            printed_already(content, printed, cite->index))
            continue;
        if (best == NO_INDEX || weight(content, cite, insured, refusal) <
                                    weight(content, &reasons->cite[best], insured, refusal))
            best = i;
    }
    return best;
}

/* Documents besides the printed ones that hold for the person. */
static uint32_t more_of(const struct content *content, const struct reasons *reasons,
                        uint32_t insured, const struct printed *printed)
{
    uint32_t more = 0;

    for (uint32_t i = 0; i < reasons->cite_count; i++) {
        const struct source *source = source_at(content, reasons->cite[i].index);
        bool fresh = may_be_printed(content, &reasons->cite[i], insured) &&
                     !printed_already(content, printed, reasons->cite[i].index);

        for (uint32_t j = 0; fresh && j < i; j++)
            fresh = reason_cite_role(&reasons->cite[j]) == CITE_ASKED ||
                    !same_document(source, source_at(content, reasons->cite[j].index));
        more += fresh;
    }
    return more;
}

static void printed_find(const struct sheet_builder *builder, const struct reasons *reasons,
                         struct printed *printed)
{
    const struct content *content = builder->words.content;
    const uint32_t insured = trail_insured(content, &builder->result->trail);
    const bool refusal = builder->outcome->grounds != NO_INDEX;

    *printed = (struct printed){.count = 0};
    while (printed->count < PRINTED_MAX) {
        const uint32_t next = next_of(content, reasons, insured, refusal, printed);

        if (next == NO_INDEX)
            break;
        printed->carries[printed->count] =
            refusal && reason_cite_role(&reasons->cite[next]) == CITE_VERDICT &&
            source_carries(content, source_at(content, reasons->cite[next].index), insured);
        printed->cite[printed->count++] = reasons->cite[next].index;
    }
    printed->more = more_of(content, reasons, insured, printed);
}

/* A source with all its articles that this result cites: "《社会保险法》… 第三十条". */
static const char *source_words(const struct sheet_builder *builder, const struct reasons *reasons,
                                uint32_t cite)
{
    const struct content *content = builder->words.content;
    struct cited cited = {.count = 0};

    cited_add(content, &cited, cite);
    for (uint32_t i = 0; i < reasons->cite_count; i++)
        if (content->cites[reasons->cite[i].index].source == content->cites[cite].source &&
            reason_cite_role(&reasons->cite[i]) != CITE_ASKED)
            cited_add(content, &cited, reasons->cite[i].index);
    return cited_printed(&builder->words, &cited, 0);
}

static void reasons_find(const struct sheet_builder *builder, struct reasons *reasons)
{
    *reasons = (struct reasons){.count = 0};
    explain_result(builder->session, builder->result, builder->bearings, reasons);
}

void sheet_grounds_sources(struct sheet_builder *builder)
{
    struct reasons reasons;
    struct printed printed;

    reasons_find(builder, &reasons);
    printed_find(builder, &reasons, &printed);
    for (uint32_t i = 0; i < printed.count; i++)
        if (printed.carries[i])
            sheet_builder_add(
                builder, SHEET_TEXT, NULL,
                words_capital(&builder->words,
                              words_fill(&builder->words, TEXT_PAPER_BY_SOURCE,
                                         source_words(builder, &reasons, printed.cite[i]), NULL)));
}

void sheet_sources(struct sheet_builder *builder)
{
    struct reasons reasons;
    struct printed printed;

    reasons_find(builder, &reasons);
    printed_find(builder, &reasons, &printed);
    sheet_builder_heading(builder, TEXT_PAPER_SOURCES);
    for (uint32_t i = 0; i < printed.count; i++)
        if (!printed.carries[i])
            sheet_builder_add(builder, SHEET_SMALL, NULL,
                              source_words(builder, &reasons, printed.cite[i]));
    if (printed.count == 0)
        sheet_builder_add(builder, SHEET_SMALL, NULL,
                          words_text(&builder->words, TEXT_PAPER_NO_SOURCE));
    if (printed.more > 0)
        sheet_builder_add(builder, SHEET_SMALL, NULL,
                          words_fill(&builder->words, TEXT_PAPER_MORE_SOURCES,
                                     words_number(&builder->words, printed.more), NULL));
}

const char *sheet_cite(const struct sheet_builder *builder, struct span cites)
{
    const struct content *content = builder->words.content;
    struct cited cited = {.count = 0};

    cited_take_span(content, cites, trail_insured(content, &builder->result->trail), false,
                    builder->session->today, &cited);
    for (uint32_t i = 0; i < cited.count; i++)
        if (source_stands(source_at(content, cited.cite[i])))
            return cited_printed(&builder->words, &cited, i);
    return NULL;
}
