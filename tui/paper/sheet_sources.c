/*
 * The sources of what the sheet says, each once, with their standing.
 */
#include "paper/sheet_blocks.h"

#include "engine/explain.h"
#include "engine/force.h"
#include "engine/rules.h"
#include "wording/cited.h"

/* What only circulates is no ground to stand on: it is told at the desk, not printed. */
static void cites_collect(const struct sheet_builder *builder, struct cited *cited,
                          struct span cites)
{
    const struct content *content = builder->words.content;

    for (uint32_t i = cites.first; i < cites.first + cites.count; i++) {
        uint32_t standing = content->sources[content->cites[i].source].standing;

        if ((standing == STANDING_OFFICIAL || standing == STANDING_REPOSTED) &&
            force_cite(content, i, builder->session->today))
            cited_add(content, cited, i);
    }
}

/* The region's values that were used or are shown. */
static void values_collect(const struct sheet_builder *builder, struct cited *cited)
{
    struct reasons reasons = {0};

    explain_verdict(builder->session, &builder->result->trail, &reasons);
    for (uint32_t i = 0; i < reasons.count; i++)
        if (reasons.reason[i].kind == REASON_VALUE)
            cites_collect(builder, cited, reasons.reason[i].value->cites);
    for (uint32_t i = 0; i < builder->bearings->count; i++) {
        const struct bearing *bearing = &builder->bearings->bearing[i];

        if (bearing->value != NULL)
            cites_collect(builder, cited, bearing->value->cites);
        for (uint32_t n = 0; n < bearing->possible_count; n++)
            cites_collect(builder, cited, bearing->possible[n]->cites);
    }
}

/* The sources of what the sheet says; those of the questions are behind `why` on the desk. */
static void cited_collect(const struct sheet_builder *builder, struct cited *cited)
{
    const struct content *content = builder->words.content;
    const struct outcome *outcome = builder->outcome;

    cites_collect(builder, cited, outcome->cites);
    for (uint32_t i = 0; i < outcome->steps.count; i++)
        if (sheet_builder_holds(builder, content->steps[outcome->steps.first + i].when))
            cites_collect(builder, cited, content->steps[outcome->steps.first + i].cites);
    for (uint32_t i = 0; i < outcome->notes.count; i++)
        if (sheet_builder_holds(builder, content->notes[outcome->notes.first + i].when))
            cites_collect(builder, cited, content->notes[outcome->notes.first + i].cites);
    for (uint32_t i = 0; i < builder->result->shown_count; i++) {
        const struct due *due = result_due(builder->result, i);

        cites_collect(builder, cited,
                      due->value != NULL ? due->value->cites
                                         : content->deadlines[due->deadline].cites);
    }
    values_collect(builder, cited);
}

void sheet_sources(struct sheet_builder *builder)
{
    struct cited cited = {.count = 0};
    const char *standing;

    cited_collect(builder, &cited);
    sheet_builder_heading(builder, TEXT_PAPER_SOURCES);
    for (uint32_t i = 0; i < cited.count; i++) {
        const char *source =
            cited_words(&builder->words, &cited, i, builder->session->today, &standing);

        if (source != NULL)
            sheet_builder_add(
                builder, SHEET_SMALL, NULL,
                words_fill(&builder->words, TEXT_PAPER_SOURCE_LINE, source, standing, NULL));
    }
}
