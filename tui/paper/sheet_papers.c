/*
 * The papers to bring: what must be there, what may come later, what may be needed.
 */
#include "paper/sheet_blocks.h"

/* Joins what is said with a separator; either may be empty. */
static const char *join(const struct sheet_builder *builder, const char *said, const char *more,
                        enum text_id separator)
{
    if (said[0] == '\0' || more[0] == '\0')
        return said[0] ? said : more;
    return arena_format(builder->words.arena, "%s%s%s", said,
                        words_text(&builder->words, separator), more);
}

/* "原件，1 份，交" */
static const char *demands(const struct sheet_builder *builder, const struct document *document,
                           uint32_t copies)
{
    static const enum text_id forms[] = {[FORM_ORIGINAL] = TEXT_PAPER_ORIGINAL,
                                         [FORM_COPY] = TEXT_PAPER_COPY,
                                         [FORM_EITHER] = TEXT_PAPER_ORIGINAL_OR_COPY};
    static const enum text_id handlings[] = {[HANDLING_HAND_IN] = TEXT_PAPER_HAND_IN,
                                             [HANDLING_VERIFY] = TEXT_PAPER_VERIFY,
                                             [HANDLING_SHOW] = TEXT_PAPER_SHOW};
    static const enum text_id media[] = {[MEDIUM_PAPER] = TEXT_COUNT,
                                         [MEDIUM_ELECTRONIC] = TEXT_PAPER_ELECTRONIC,
                                         [MEDIUM_EITHER] = TEXT_PAPER_PAPER_OR_ELECTRONIC};
    const char *said = words_text(&builder->words, forms[document->form]);

    if (media[document->medium] != TEXT_COUNT)
        said = join(builder, said, words_text(&builder->words, media[document->medium]),
                    TEXT_PAPER_COMMA);
    if (copies > 0)
        said = join(builder, said,
                    words_fill(&builder->words, TEXT_PAPER_COPIES,
                               arena_format(builder->words.arena, "%u", copies), NULL),
                    TEXT_PAPER_COMMA);
    return join(builder, said, words_text(&builder->words, handlings[document->handling]),
                TEXT_PAPER_COMMA);
}

static void detail(struct sheet_builder *builder, enum text_id pattern, const char *text)
{
    if (text[0])
        sheet_builder_add(builder, SHEET_DETAIL, NULL,
                          words_fill(&builder->words, pattern, text, NULL));
}

static const char *names(const struct sheet_builder *builder, struct span documents)
{
    const struct content *content = builder->words.content;
    const char *list = "";

    for (uint32_t i = 0; i < documents.count; i++)
        list = join(builder, list,
                    words_of(&builder->words,
                             content->documents[content->indexes[documents.first + i]].name),
                    TEXT_PAPER_AND);
    return list;
}

static void document_details(struct sheet_builder *builder, const struct document *document)
{
    detail(builder, TEXT_PAPER_ISSUED_BY, words_of(&builder->words, document->issuer));
    detail(builder, TEXT_PAPER_HOW_TO_GET, words_of(&builder->words, document->how));
    detail(builder, TEXT_PAPER_INSTEAD, names(builder, document->instead));
    detail(builder, TEXT_PAPER_WAIVED, words_of(&builder->words, document->waived));
    detail(builder, TEXT_PAPER_NOTE, words_of(&builder->words, document->note));
}

/* "任选一种：医保码（出示）；身份证（原件，出示）" */
static void choice_details(struct sheet_builder *builder, const struct bring *bring)
{
    const struct content *content = builder->words.content;
    const char *list = "";

    for (uint32_t i = 0; i < bring->members.count; i++) {
        const struct document *document =
            &content->documents[content->indexes[bring->members.first + i]];

        list = join(builder, list,
                    words_fill(&builder->words, TEXT_PAPER_WITH_DEMANDS,
                               words_of(&builder->words, document->name),
                               demands(builder, document, document->copies), NULL),
                    TEXT_PAPER_SEMICOLON);
    }
    detail(builder, TEXT_PAPER_CHOICE, list);
}

static enum tick mark_of(const struct sheet_builder *builder, uint32_t item)
{
    return builder->desk->ticks != NULL ? builder->desk->ticks[item] : TICK_EMPTY;
}

static void tick_add(struct sheet_builder *builder, uint32_t index, const char *label,
                     const char *name)
{
    static const enum text_id words[] = {[TICK_EMPTY] = TEXT_COUNT,
                                         [TICK_HERE] = TEXT_PAPER_TICK_HERE,
                                         [TICK_MISSING] = TEXT_PAPER_TICK_MISSING,
                                         [TICK_LATER] = TEXT_PAPER_TICK_LATER};
    enum text_id word = words[mark_of(builder, index)];
    struct sheet_line *line;

    if (word != TEXT_COUNT)
        label = join(builder, label != NULL ? label : "", words_text(&builder->words, word),
                     TEXT_PAPER_SEMICOLON);
    sheet_builder_add(builder, SHEET_TICK, label, name);
    line = (struct sheet_line *)(void *)(builder->lines.data + builder->lines.size) - 1;
    line->mark = mark_of(builder, index);
}

static void item_add(struct sheet_builder *builder, uint32_t index)
{
    const struct item *item = &builder->result->checklist.item[index];
    const struct bring *bring = &builder->words.content->brings[item->bring];
    const struct document *document =
        item->document == NO_INDEX ? NULL : &builder->words.content->documents[item->document];

    if (document != NULL)
        tick_add(builder, index, demands(builder, document, item->copies),
                 words_of(&builder->words, document->name));
    else
        tick_add(builder, index, NULL,
                 words_of(&builder->words, bring->label)[0]
                     ? words_of(&builder->words, bring->label)
                     : names(builder, bring->members));
    if (item->maybe)
        detail(builder, TEXT_PAPER_WHEN_NEEDED, words_of(&builder->words, bring->condition));
    if (document != NULL)
        document_details(builder, document);
    else
        choice_details(builder, bring);
    if (mark_of(builder, index) == TICK_LATER)
        sheet_builder_add(builder, SHEET_DETAIL, NULL,
                          words_text(&builder->words, TEXT_PAPER_LATER_BY));
}

/* One block of papers: those of a necessity, or those nobody can be sure of yet. */
static void block_add(struct sheet_builder *builder, enum text_id heading, bool maybe,
                      enum necessity necessity)
{
    const struct checklist *checklist = &builder->result->checklist;

    sheet_builder_heading(builder, heading);
    for (uint32_t i = 0; i < checklist->count; i++) {
        const struct item *item = &checklist->item[i];

        if ((bool)item->maybe == maybe && (maybe || item->necessity == necessity))
            item_add(builder, i);
    }
}

void sheet_papers(struct sheet_builder *builder)
{
    block_add(builder, TEXT_PAPER_PAPERS, false, NECESSITY_MUST);
    block_add(builder, TEXT_PAPER_PAPERS_LATER, false, NECESSITY_LATER);
    block_add(builder, TEXT_PAPER_PAPERS_OPTIONAL, false, NECESSITY_OPTIONAL);
    block_add(builder, TEXT_PAPER_PAPERS_MAYBE, true, NECESSITY_MUST);
}
