/* The sheet as a whole: number, name, and the order of its blocks. */
#include "paper/sheet.h"

#include "paper/sheet_blocks.h"

#include <ctype.h>
#include <string.h>

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
    const char *window = desk->window != NULL ? ascii_only(arena, desk->window) : "";

    if (desk->sequence == 0)
        return NULL;
    return arena_format(arena, "%04d-%02d%02d-%s%s%04u", day.year, day.month, day.day, window,
                        window[0] ? "-" : "", desk->sequence);
}

static const char *name_make(struct arena *arena, const struct sheet *sheet,
                             const struct sheet_desk *desk)
{
    char date[DATE_TEXT_SIZE];

    if (sheet->number != NULL)
        return sheet->number;
    date_format(desk->date, date);
    return arena_format(arena, "daoban-%s-%02d%02d", date, desk->minute / 60, desk->minute % 60);
}

/* What every further page says at its top; a page alone must not look like another thing either. */
static const char *head_make(const struct sheet_builder *m)
{
    const char *matter = words_of(&m->words, m->words.content->flows[m->session->flow].title);
    const char *head = words_text(&m->words, TEXT_PAPER_TITLE);

    if (m->number != NULL)
        head = arena_format(m->words.arena, "%s  %s", head, m->number);
    head = arena_format(m->words.arena, "%s  %s", head, matter);
    if (m->desk->practice)
        head = arena_format(m->words.arena, "%s  %s", words_text(&m->words, TEXT_PAPER_PRACTICE),
                            head);
    if (m->desk->foreign_content)
        head =
            arena_format(m->words.arena, "%s  %s", words_text(&m->words, TEXT_PAPER_FOREIGN), head);
    return head;
}

static void blocks_make(struct sheet_builder *builder)
{
    sheet_title(builder);
    sheet_head(builder);
    sheet_case(builder);
    sheet_conclusion(builder);
    sheet_papers(builder);
    sheet_dates(builder);
    sheet_region(builder);
    sheet_notes(builder);
    sheet_sources(builder);
    sheet_contact(builder);
    sheet_code(builder);
    sheet_foot(builder);
    sheet_stub(builder);
}

/* Large print is read at home: first what to bring, what comes of it, and whom to ring up. */
static void blocks_make_large(struct sheet_builder *builder)
{
    sheet_title(builder);
    sheet_papers(builder);
    sheet_conclusion(builder);
    sheet_dates(builder);
    sheet_contact(builder);
    sheet_region(builder);
    sheet_notes(builder);
    sheet_builder_heading(builder, TEXT_PAPER_THIS_NOTICE);
    sheet_head(builder);
    sheet_case(builder);
    sheet_sources(builder);
    sheet_code(builder);
    sheet_foot(builder);
    sheet_stub(builder);
}

void sheet_make(struct arena *arena, const struct session *session, const struct result *result,
                enum language language, const struct sheet_desk *desk, struct sheet *sheet)
{
    struct bearings bearings;
    struct sheet_builder builder = {
        .words = {.content = session->content,
                  .language = language,
                  .arena = arena,
                  .hall = hall_of(session->content, desk->office, session->flow, &result->trail)},
        .session = session,
        .result = result,
        .outcome = &session->content->outcomes[result->trail.outcome],
        .desk = desk,
        .bearings = &bearings,
        .number = number_make(arena, desk),
        .heading = TEXT_COUNT,
    };

    bearings_find(session, &result->trail, &bearings);
    *sheet = (struct sheet){.language = language, .number = builder.number, .large = desk->large};
    sheet->name = name_make(arena, sheet, desk);
    sheet->head = head_make(&builder);
    sheet->page = words_text(&builder.words, TEXT_PAPER_PAGE);
    if (desk->large)
        blocks_make_large(&builder);
    else
        blocks_make(&builder);
    sheet->count = builder.lines.size / sizeof *sheet->line;
    sheet->line = arena_alloc(arena, builder.lines.size);
    memcpy(sheet->line, builder.lines.data, builder.lines.size);
    buffer_free(&builder.lines);
}

const char *sheet_code_remark(const struct sheet_line *line)
{
    const char *label = line->label != NULL ? line->label : "";
    const char *end = strchr(label, '\n');

    return end != NULL ? end + 1 : label;
}
