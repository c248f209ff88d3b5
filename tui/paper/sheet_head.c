/*
 * The sheet's head, the case it was given for, whom to ask, and the receipt stub.
 */
#include "paper/sheet_blocks.h"

#include "engine/code.h"
#include "wording/statements.h"

/* Text of the configuration; Chinese where it is not given in the sheet's language. */
static const char *given(const struct sheet_builder *builder, const struct wording *wording)
{
    const char *said = wording->text[builder->words.language];

    return said != NULL ? said : wording->text[LANGUAGE_ZH];
}

static void field(struct sheet_builder *builder, enum text_id label, const char *text)
{
    sheet_builder_add(builder, SHEET_FIELD, words_text(&builder->words, label), text);
}

static const char *moment_of(const struct sheet_builder *builder)
{
    return arena_format(builder->words.arena, "%s %s",
                        words_date(&builder->words, builder->desk->date),
                        words_minute(&builder->words, builder->desk->minute));
}

static const char *manner_of(const struct sheet_builder *builder)
{
    return words_text(&builder->words,
                      builder->desk->by_phone ? TEXT_PAPER_BY_PHONE : TEXT_PAPER_IN_PERSON);
}

/* What would make this paper something else than it looks. */
static void marks(struct sheet_builder *builder)
{
    if (builder->desk->practice)
        sheet_builder_add(builder, SHEET_TITLE, NULL,
                          words_text(&builder->words, TEXT_PAPER_PRACTICE));
    if (builder->desk->foreign_content)
        sheet_builder_add(builder, SHEET_TITLE, NULL,
                          words_text(&builder->words, TEXT_PAPER_FOREIGN));
    if (builder->desk->reprint)
        sheet_builder_add(builder, SHEET_TITLE, NULL,
                          words_text(&builder->words, TEXT_PAPER_REPRINT));
}

void sheet_title(struct sheet_builder *builder)
{
    sheet_builder_add(builder, SHEET_TITLE, NULL, words_text(&builder->words, TEXT_PAPER_TITLE));
    marks(builder);
}

void sheet_head(struct sheet_builder *builder)
{
    const struct sheet_desk *desk = builder->desk;

    field(builder, TEXT_PAPER_NUMBER, builder->number);
    field(builder, TEXT_PAPER_MATTER, sheet_builder_matter(builder));
    if (desk->office != NULL)
        field(builder, TEXT_PAPER_OFFICE, given(builder, &desk->office->name));
    field(builder, TEXT_PAPER_GIVEN_AT, moment_of(builder));
    field(builder, TEXT_PAPER_MANNER, manner_of(builder));
    field(builder, TEXT_PAPER_WINDOW, desk->window);
    if (hall_serves(builder->words.content, &builder->words.hall))
        field(builder, TEXT_PAPER_MATTER_WINDOW, builder->words.hall.window);
    if (desk->staff != NULL)
        field(builder, TEXT_PAPER_STAFF, desk->staff);
    else
        sheet_builder_blank(builder, TEXT_PAPER_STAFF);
}

/* The facts this sheet rests on. */
void sheet_case(struct sheet_builder *builder)
{
    const struct content *content = builder->words.content;
    struct statements statements;

    statements_find(content, &builder->result->trail, STATEMENTS_GIVEN, &statements);
    sheet_builder_heading(builder, TEXT_PAPER_CASE);
    for (int i = 0; i < statements.count; i++)
        sheet_builder_add(
            builder, SHEET_FIELD,
            words_of(&builder->words, content->questions[statements.question[i]].label),
            words_answer(&builder->words, statements.question[i], statements.answer[i]));
}

/* Whom the person has to do with, where it is not this office. */
static void agency_add(struct sheet_builder *builder)
{
    if (!hall_serves(builder->words.content, &builder->words.hall))
        field(builder, TEXT_PAPER_AGENCY, words_text(&builder->words, TEXT_HALL_SAID));
}

void sheet_contact(struct sheet_builder *builder)
{
    const struct office *office = builder->desk->office;
    const enum sheet_line_kind phone = builder->desk->large ? SHEET_VERDICT : SHEET_FIELD;
    const char *hotline =
        hall_hotline(builder->words.content, &builder->words.hall, builder->words.arena);

    sheet_builder_heading(builder, TEXT_PAPER_CONTACT);
    agency_add(builder);
    sheet_builder_add(builder, phone, words_text(&builder->words, TEXT_PAPER_HOTLINE),
                      hotline != NULL ? hotline
                                      : words_text(&builder->words, TEXT_PAPER_HOTLINE_TEXT));
    if (office == NULL)
        return;
    sheet_builder_add(builder, phone, words_text(&builder->words, TEXT_PAPER_PHONE),
                      given(builder, &office->phone));
    field(builder, TEXT_PAPER_ADDRESS, given(builder, &office->address));
    field(builder, TEXT_PAPER_HOURS, given(builder, &office->hours));
    field(builder, TEXT_PAPER_COMPLAINTS, given(builder, &office->complaints));
}

/* A case made up for practice is nobody's: it has no code. */
void sheet_code(struct sheet_builder *builder)
{
    char code[CODE_TEXT_SIZE];
    struct sheet_line line = {.kind = SHEET_CODE};

    if (builder->desk->practice || !code_make(builder->session, code))
        return;
    line.text = words_fill(&builder->words, TEXT_CODE_LINE, code, NULL);
    line.label =
        arena_format(builder->words.arena, "%s\n%s", words_text(&builder->words, TEXT_CODE_CAPTION),
                     words_text(&builder->words, TEXT_CODE_REMARK));
    sheet_builder_heading(builder, TEXT_COUNT);
    sheet_builder_line(builder, &line);
}

void sheet_foot(struct sheet_builder *builder)
{
    const struct content *content = builder->words.content;
    char dated[DATE_TEXT_SIZE];

    date_format(content->dated, dated);
    sheet_builder_heading(builder, TEXT_COUNT);
    sheet_builder_add(builder, SHEET_TEXT, NULL,
                      words_text(&builder->words, TEXT_PAPER_GUIDANCE_ONLY));
    sheet_builder_add(builder, SHEET_TEXT, NULL,
                      words_adoption(&builder->words, builder->session->today));
    sheet_builder_add(builder, SHEET_SMALL, NULL,
                      words_fill(&builder->words, TEXT_PAPER_CONTENT,
                                 words_of(&builder->words, content->name), dated,
                                 arena_format(builder->words.arena, "%016llx",
                                              (unsigned long long)content->behaviour_print),
                                 NULL));
    sheet_builder_blank(builder, TEXT_PAPER_SIGNED_STAFF);
    sheet_builder_blank(builder, TEXT_PAPER_SIGNED_CITIZEN);
    sheet_builder_blank(builder, TEXT_PAPER_SIGNED_ON);
}

/* Papers the citizen may still bring later: the office must be able to remind them. */
static void stub_later(struct sheet_builder *builder)
{
    const struct checklist *checklist = &builder->result->checklist;

    for (uint32_t i = 0; i < checklist->count; i++) {
        uint32_t document = checklist->item[i].document;

        if (builder->desk->ticks == NULL || builder->desk->ticks[i] != TICK_LATER)
            continue;
        if (document != NO_INDEX)
            field(builder, TEXT_PAPER_STUB_LATER,
                  words_of(&builder->words, builder->words.content->documents[document].name));
        else
            field(builder, TEXT_PAPER_STUB_LATER,
                  words_of(&builder->words,
                           builder->words.content->brings[checklist->item[i].bring].label));
    }
}

void sheet_stub(struct sheet_builder *builder)
{
    sheet_builder_add(builder, SHEET_CUT, NULL, words_text(&builder->words, TEXT_PAPER_STUB));
    marks(builder);
    field(builder, TEXT_PAPER_NUMBER, builder->number);
    field(builder, TEXT_PAPER_MATTER, sheet_builder_matter(builder));
    field(builder, TEXT_PAPER_CONCLUSION, words_of(&builder->words, builder->outcome->title));
    field(builder, TEXT_PAPER_GIVEN_AT, moment_of(builder));
    field(builder, TEXT_PAPER_MANNER, manner_of(builder));
    stub_later(builder);
    sheet_builder_blank(builder, TEXT_PAPER_SIGNED_CITIZEN);
    sheet_builder_blank(builder, TEXT_PAPER_SIGNED_ON);
}
