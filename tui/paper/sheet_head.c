/*
 * The sheet's head, the case it was given for, whom to ask, and the receipt stub.
 */
#include "engine/code.h"
#include "paper/making.h"

/* Text of the configuration; Chinese where it is not given in the sheet's language. */
static const char *given(const struct making *making, const struct wording *wording)
{
    const char *said = wording->text[making->words.language];

    return said ? said : wording->text[LANGUAGE_ZH];
}

static void field(struct making *making, enum text_id label, const char *text)
{
    making_add(making, SHEET_FIELD, making_word(making, label), text);
}

static const char *moment_of(const struct making *making)
{
    return arena_format(making->words.arena, "%s %s",
                        words_date(&making->words, making->desk->date),
                        words_minute(&making->words, making->desk->minute));
}

static const char *manner_of(const struct making *making)
{
    return making_word(making, making->desk->by_phone ? TEXT_PAPER_BY_PHONE : TEXT_PAPER_IN_PERSON);
}

/* What would make this paper something else than it looks. */
static void marks(struct making *making)
{
    if (making->desk->practice)
        making_add(making, SHEET_TITLE, NULL, making_word(making, TEXT_PAPER_PRACTICE));
    if (making->desk->foreign_content)
        making_add(making, SHEET_TITLE, NULL, making_word(making, TEXT_PAPER_FOREIGN));
    if (making->desk->reprint)
        making_add(making, SHEET_TITLE, NULL, making_word(making, TEXT_PAPER_REPRINT));
}

void making_title(struct making *making)
{
    making_add(making, SHEET_TITLE, NULL, making_word(making, TEXT_PAPER_TITLE));
    marks(making);
}

void making_head(struct making *making)
{
    const struct sheet_desk *desk = making->desk;
    const char *matter_window =
        desk->office
            ? office_window(desk->office,
                            content_string(making->words.content,
                                           making->words.content->flows[making->session->flow].id))
            : NULL;

    field(making, TEXT_PAPER_NUMBER, making->number);
    field(making, TEXT_PAPER_MATTER, making_matter(making));
    if (desk->office)
        field(making, TEXT_PAPER_OFFICE, given(making, &desk->office->name));
    field(making, TEXT_PAPER_GIVEN_AT, moment_of(making));
    field(making, TEXT_PAPER_MANNER, manner_of(making));
    field(making, TEXT_PAPER_WINDOW, desk->window);
    field(making, TEXT_PAPER_MATTER_WINDOW, matter_window);
    if (desk->staff)
        field(making, TEXT_PAPER_STAFF, desk->staff);
    else
        making_blank(making, TEXT_PAPER_STAFF);
}

static void fact_add(struct making *making, uint32_t question)
{
    struct answer answer = trail_answer(&making->result->trail, question);

    if (question != NO_INDEX && answer.state != ANSWER_NONE)
        making_add(making, SHEET_FIELD,
                   making_text(making, making->words.content->questions[question].label),
                   words_answer(&making->words, question, answer));
}

/* The facts this sheet rests on: start facts, then the answers in the order they were asked. */
void making_case(struct making *making)
{
    const struct content *content = making->words.content;
    const struct trail *trail = &making->result->trail;

    making_heading(making, TEXT_PAPER_CASE);
    fact_add(making, content->insured_in);
    fact_add(making, content->scheme);
    fact_add(making, content->care_in);
    for (uint32_t i = 0; i < trail->count; i++) {
        const struct node *node = &content->nodes[trail->passed[i].node];

        if (node->kind == NODE_ASK && trail->passed[i].asked &&
            content->questions[node->subject].start == START_NONE)
            fact_add(making, node->subject);
    }
}

void making_contact(struct making *making)
{
    const struct office *office = making->desk->office;
    const enum sheet_line_kind phone = making->desk->large ? SHEET_VERDICT : SHEET_FIELD;

    making_heading(making, TEXT_PAPER_CONTACT);
    making_add(making, phone, making_word(making, TEXT_PAPER_HOTLINE),
               making_word(making, TEXT_PAPER_HOTLINE_TEXT));
    if (office == NULL)
        return;
    making_add(making, phone, making_word(making, TEXT_PAPER_PHONE), given(making, &office->phone));
    field(making, TEXT_PAPER_ADDRESS, given(making, &office->address));
    field(making, TEXT_PAPER_HOURS, given(making, &office->hours));
    field(making, TEXT_PAPER_COMPLAINTS, given(making, &office->complaints));
}

/* A case made up for practice is nobody's: it has no code. */
void making_code(struct making *making)
{
    char code[CODE_TEXT_SIZE];
    struct sheet_line line = {.kind = SHEET_CODE};

    if (making->desk->practice || !code_make(making->session, code))
        return;
    line.text = words_fill(&making->words, TEXT_CODE_LINE, code, NULL);
    line.label = arena_format(making->words.arena, "%s\n%s", making_word(making, TEXT_CODE_CAPTION),
                              making_word(making, TEXT_CODE_REMARK));
    making_heading(making, TEXT_COUNT);
    making_line(making, &line);
}

void making_foot(struct making *making)
{
    const struct content *content = making->words.content;
    char dated[DATE_TEXT_SIZE];

    date_format(content->dated, dated);
    making_heading(making, TEXT_COUNT);
    making_add(making, SHEET_TEXT, NULL, making_word(making, TEXT_PAPER_GUIDANCE_ONLY));
    making_add(making, SHEET_SMALL, NULL,
               words_fill(&making->words, TEXT_PAPER_CONTENT, making_text(making, content->name),
                          dated,
                          arena_format(making->words.arena, "%016llx",
                                       (unsigned long long)content->behaviour_print),
                          NULL));
    making_blank(making, TEXT_PAPER_SIGNED_STAFF);
    making_blank(making, TEXT_PAPER_SIGNED_CITIZEN);
    making_blank(making, TEXT_PAPER_SIGNED_ON);
}

/* Papers the citizen may still bring later: the office must be able to remind them. */
static void stub_later(struct making *making)
{
    const struct checklist *checklist = &making->result->checklist;

    for (uint32_t i = 0; i < checklist->count; i++) {
        uint32_t document = checklist->item[i].document;

        if (making->desk->ticks == NULL || making->desk->ticks[i] != TICK_LATER)
            continue;
        if (document != NO_INDEX)
            field(making, TEXT_PAPER_STUB_LATER,
                  making_text(making, making->words.content->documents[document].name));
        else
            field(
                making, TEXT_PAPER_STUB_LATER,
                making_text(making, making->words.content->brings[checklist->item[i].bring].label));
    }
}

void making_stub(struct making *making)
{
    making_add(making, SHEET_CUT, NULL, making_word(making, TEXT_PAPER_STUB));
    marks(making);
    field(making, TEXT_PAPER_NUMBER, making->number);
    field(making, TEXT_PAPER_MATTER, making_matter(making));
    field(making, TEXT_PAPER_CONCLUSION, making_text(making, making->outcome->title));
    field(making, TEXT_PAPER_GIVEN_AT, moment_of(making));
    field(making, TEXT_PAPER_MANNER, manner_of(making));
    stub_later(making);
    making_blank(making, TEXT_PAPER_SIGNED_CITIZEN);
    making_blank(making, TEXT_PAPER_SIGNED_ON);
}
