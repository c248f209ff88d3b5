/*
 * The sheet as a whole, and its lines.
 */
#include "paper/sheet.h"

#include "engine/confirmation.h"
#include "engine/rules.h"
#include "paper/making.h"

#include <ctype.h>
#include <string.h>

const char *making_text(const struct making *making, struct text text)
{
    return content_text(making->words.content, text, making->words.language);
}

const char *making_matter(const struct making *making)
{
    const struct flow *flow = &making->words.content->flows[making->session->flow];

    return making_text(making, flow->matter.zh ? flow->matter : flow->title);
}

const char *making_word(const struct making *making, enum text_id id)
{
    return texts_get(making->words.content, id, making->words.language);
}

bool making_holds(const struct making *making, uint32_t rule)
{
    return rule == NO_INDEX ||
           rule_truth(making->session, &making->result->trail, rule) == TRUTH_TRUE;
}

void making_heading(struct making *making, enum text_id id)
{
    making->heading = id;
}

void making_line(struct making *making, const struct sheet_line *line)
{
    struct sheet_line heading = {.kind = SHEET_HEADING};

    if (making->heading != TEXT_COUNT) {
        heading.text = making_word(making, making->heading);
        making->heading = TEXT_COUNT;
        buffer_add(&making->lines, &heading, sizeof heading);
    }
    buffer_add(&making->lines, line, sizeof *line);
}

void making_add(struct making *making, enum sheet_line_kind kind, const char *label,
                const char *text)
{
    struct sheet_line line = {
        .kind = kind, .label = label && label[0] ? label : NULL, .text = text};

    if (text && text[0])
        making_line(making, &line);
}

void making_blank(struct making *making, enum text_id label)
{
    struct sheet_line line = {
        .kind = SHEET_BLANK_LINE, .label = making_word(making, label), .text = ""};

    making_line(making, &line);
}

/* Its answer, who took it down and when; what is not known of that has room to be written. */
static void answered(struct making *making, const char *label,
                     const struct confirmation *confirmation)
{
    const char *said = words_confirmed(&making->words, confirmation);

    making_add(making, SHEET_FIELD, label,
               said[0] ? words_fill(&making->words, TEXT_PAPER_ANSWERED, said, NULL)
                       : making_word(making, TEXT_PAPER_AS_ANSWERED));
    making_add(making, SHEET_DETAIL, NULL, words_confirmed_by(&making->words, confirmation));
    if (said[0])
        making_add(making, SHEET_DETAIL, NULL, making_word(making, TEXT_PAPER_ANSWERED_IS));
    else
        making_blank(making, TEXT_PAPER_FOUND_OUT);
    if (confirmation->staff[0] == '\0')
        making_blank(making, TEXT_PAPER_FOUND_BY);
}

void making_unverified(struct making *making, const char *label, uint32_t parameter)
{
    const struct confirmation *confirmation =
        confirmation_find(making->desk->confirmed, making->desk->confirmed_count, parameter);
    const char *ask = parameter == NO_INDEX
                          ? ""
                          : making_text(making, making->words.content->parameters[parameter].ask);

    if (confirmation) {
        answered(making, label, confirmation);
        return;
    }
    making_add(making, SHEET_FIELD, label, making_word(making, TEXT_PAPER_AS_ANSWERED));
    if (ask[0])
        making_add(making, SHEET_DETAIL, NULL,
                   words_fill(&making->words, TEXT_PAPER_TO_ASK, ask, NULL));
    making_blank(making, TEXT_PAPER_FOUND_OUT);
    making_blank(making, TEXT_PAPER_FOUND_BY);
    making_blank(making, TEXT_PAPER_FOUND_WHEN);
}

/* Letters, digits and '-' of a window's name; "3号" becomes "3". */
static const char *ascii_only(struct arena *arena, const char *s)
{
    char *plain = arena_copy(arena, s, strlen(s));
    char *end = plain;

    for (; *s; s++)
        if (isalnum((unsigned char)*s) || *s == '-')
            *end++ = *s;
    *end = '\0';
    return plain;
}

/* 2026-1121-3-0007 */
static const char *number_make(struct arena *arena, const struct sheet_desk *desk)
{
    struct civil day = date_civil(desk->date);
    const char *window = desk->window ? ascii_only(arena, desk->window) : "";

    if (desk->sequence == 0)
        return NULL;
    return arena_format(arena, "%04d-%02d%02d-%s%s%04u", day.year, day.month, day.day, window,
                        window[0] ? "-" : "", desk->sequence);
}

static const char *name_make(struct arena *arena, const struct sheet *sheet,
                             const struct sheet_desk *desk)
{
    char date[DATE_TEXT_SIZE];

    if (sheet->number)
        return sheet->number;
    date_format(desk->date, date);
    return arena_format(arena, "daoban-%s-%02d%02d", date, desk->minute / 60, desk->minute % 60);
}

/* What every further page says at its top; a page alone must not look like another thing either. */
static const char *head_make(const struct making *m)
{
    const char *matter = making_text(m, m->words.content->flows[m->session->flow].title);
    const char *head = making_word(m, TEXT_PAPER_TITLE);

    if (m->number)
        head = arena_format(m->words.arena, "%s  %s", head, m->number);
    head = arena_format(m->words.arena, "%s  %s", head, matter);
    if (m->desk->practice)
        head = arena_format(m->words.arena, "%s  %s", making_word(m, TEXT_PAPER_PRACTICE), head);
    if (m->desk->foreign_content)
        head = arena_format(m->words.arena, "%s  %s", making_word(m, TEXT_PAPER_FOREIGN), head);
    return head;
}

static void blocks_make(struct making *making)
{
    making_title(making);
    making_head(making);
    making_case(making);
    making_conclusion(making);
    making_papers(making);
    making_dates(making);
    making_region(making);
    making_notes(making);
    making_sources(making);
    making_contact(making);
    making_code(making);
    making_foot(making);
    making_stub(making);
}

/* Large print is read at home: first what to bring, what comes of it, and whom to ring up. */
static void blocks_make_large(struct making *making)
{
    making_title(making);
    making_papers(making);
    making_conclusion(making);
    making_dates(making);
    making_contact(making);
    making_region(making);
    making_notes(making);
    making_heading(making, TEXT_PAPER_THIS_NOTICE);
    making_head(making);
    making_case(making);
    making_sources(making);
    making_code(making);
    making_foot(making);
    making_stub(making);
}

void sheet_make(struct arena *arena, const struct session *session, const struct result *result,
                enum language language, const struct sheet_desk *desk, struct sheet *sheet)
{
    struct making making = {
        .words = {session->content, language, arena},
        .session = session,
        .result = result,
        .outcome = &session->content->outcomes[result->trail.outcome],
        .desk = desk,
        .number = number_make(arena, desk),
        .heading = TEXT_COUNT,
    };

    *sheet = (struct sheet){.language = language, .number = making.number, .large = desk->large};
    sheet->name = name_make(arena, sheet, desk);
    sheet->head = head_make(&making);
    sheet->page = making_word(&making, TEXT_PAPER_PAGE);
    if (desk->large)
        blocks_make_large(&making);
    else
        blocks_make(&making);
    sheet->count = making.lines.size / sizeof *sheet->line;
    sheet->line = arena_alloc(arena, making.lines.size);
    memcpy(sheet->line, making.lines.data, making.lines.size);
    buffer_free(&making.lines);
}

const char *sheet_code_remark(const struct sheet_line *line)
{
    const char *label = line->label ? line->label : "";
    const char *end = strchr(label, '\n');

    return end ? end + 1 : label;
}
