/* The lines of a sheet under way. */
#include "paper/sheet_builder.h"

#include "engine/confirmation.h"
#include "engine/rules.h"

const char *sheet_builder_matter(const struct sheet_builder *builder)
{
    const struct flow *flow = &builder->words.content->flows[builder->session->flow];

    return words_of(&builder->words, flow->matter.zh ? flow->matter : flow->title);
}

bool sheet_builder_holds(const struct sheet_builder *builder, uint32_t rule)
{
    return rule_holds(builder->session, &builder->result->trail, rule);
}

void sheet_builder_heading(struct sheet_builder *builder, enum text_id id)
{
    builder->heading = id;
}

void sheet_builder_line(struct sheet_builder *builder, const struct sheet_line *line)
{
    struct sheet_line heading = {.kind = SHEET_HEADING};

    if (builder->heading != TEXT_COUNT) {
        heading.text = words_text(&builder->words, builder->heading);
        builder->heading = TEXT_COUNT;
        buffer_add(&builder->lines, &heading, sizeof heading);
    }
    buffer_add(&builder->lines, line, sizeof *line);
}

void sheet_builder_add(struct sheet_builder *builder, enum sheet_line_kind kind, const char *label,
                       const char *text)
{
    struct sheet_line line = {
        .kind = kind, .label = label != NULL && label[0] ? label : NULL, .text = text};

    if (text != NULL && text[0] != '\0')
        sheet_builder_line(builder, &line);
}

void sheet_builder_blank(struct sheet_builder *builder, enum text_id label)
{
    struct sheet_line line = {
        .kind = SHEET_BLANK_LINE, .label = words_text(&builder->words, label), .text = ""};

    sheet_builder_line(builder, &line);
}

/* Its answer, who took it down and when; what is not known of that has room to be written. */
static void answered(struct sheet_builder *builder, const char *label,
                     const struct confirmation *confirmation)
{
    const char *said = words_confirmed(&builder->words, confirmation);

    sheet_builder_add(builder, SHEET_FIELD, label,
                      said[0] ? words_fill(&builder->words, TEXT_PAPER_ANSWERED, said, NULL)
                              : words_text(&builder->words, TEXT_PAPER_AS_ANSWERED));
    sheet_builder_add(builder, SHEET_DETAIL, NULL,
                      words_confirmed_by(&builder->words, confirmation));
    if (said[0])
        sheet_builder_add(builder, SHEET_DETAIL, NULL,
                          words_text(&builder->words, TEXT_PAPER_ANSWERED_IS));
    else
        sheet_builder_blank(builder, TEXT_PAPER_FOUND_OUT);
    if (confirmation->staff[0] == '\0')
        sheet_builder_blank(builder, TEXT_PAPER_FOUND_BY);
}

bool sheet_builder_answered(struct sheet_builder *builder, const char *label, uint32_t parameter)
{
    const struct confirmation *confirmation =
        confirmation_find(builder->desk->confirmed, builder->desk->confirmed_count, parameter);

    if (confirmation != NULL)
        answered(builder, label, confirmation);
    return confirmation != NULL;
}

void sheet_builder_unverified(struct sheet_builder *builder, const char *label, uint32_t parameter)
{
    if (!sheet_builder_answered(builder, label, parameter))
        sheet_builder_add(builder, SHEET_FIELD, label,
                          words_text(&builder->words, TEXT_PAPER_AS_ANSWERED));
}

void sheet_builder_found(struct sheet_builder *builder)
{
    sheet_builder_blank(builder, TEXT_PAPER_FOUND_OUT);
    sheet_builder_blank(builder, TEXT_PAPER_FOUND_BY);
    sheet_builder_blank(builder, TEXT_PAPER_FOUND_WHEN);
}
