/*
 * The papers to bring: what must be there, what may come later, what may be needed.
 */
#include "paper/making.h"

/* Joins what is said with a separator; either may be empty. */
static const char *join(const struct making *making, const char *said, const char *more,
                        enum text_id separator)
{
    if (said[0] == '\0' || more[0] == '\0')
        return said[0] ? said : more;
    return arena_format(making->words.arena, "%s%s%s", said, making_word(making, separator), more);
}

/* "原件，1 份，交" */
static const char *demands(const struct making *making, const struct document *document,
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
    const char *said = making_word(making, forms[document->form]);

    if (media[document->medium] != TEXT_COUNT)
        said = join(making, said, making_word(making, media[document->medium]), TEXT_PAPER_COMMA);
    if (copies > 0)
        said = join(making, said,
                    words_fill(&making->words, TEXT_PAPER_COPIES,
                               arena_format(making->words.arena, "%u", copies), NULL),
                    TEXT_PAPER_COMMA);
    return join(making, said, making_word(making, handlings[document->handling]), TEXT_PAPER_COMMA);
}

static void detail(struct making *making, enum text_id pattern, const char *text)
{
    if (text[0])
        making_add(making, SHEET_DETAIL, NULL, words_fill(&making->words, pattern, text, NULL));
}

static const char *names(const struct making *making, struct span documents)
{
    const struct content *content = making->words.content;
    const char *list = "";

    for (uint32_t i = 0; i < documents.count; i++)
        list = join(
            making, list,
            making_text(making, content->documents[content->indexes[documents.first + i]].name),
            TEXT_PAPER_AND);
    return list;
}

static void document_details(struct making *making, const struct document *document)
{
    detail(making, TEXT_PAPER_ISSUED_BY, making_text(making, document->issuer));
    detail(making, TEXT_PAPER_HOW_TO_GET, making_text(making, document->how));
    detail(making, TEXT_PAPER_INSTEAD, names(making, document->instead));
    detail(making, TEXT_PAPER_WAIVED, making_text(making, document->waived));
    detail(making, TEXT_PAPER_NOTE, making_text(making, document->note));
}

/* "任选一种：医保码（出示）；身份证（原件，出示）" */
static void choice_details(struct making *making, const struct bring *bring)
{
    const struct content *content = making->words.content;
    const char *list = "";

    for (uint32_t i = 0; i < bring->members.count; i++) {
        const struct document *document =
            &content->documents[content->indexes[bring->members.first + i]];

        list = join(making, list,
                    words_fill(&making->words, TEXT_PAPER_WITH_DEMANDS,
                               making_text(making, document->name),
                               demands(making, document, document->copies), NULL),
                    TEXT_PAPER_SEMICOLON);
    }
    detail(making, TEXT_PAPER_CHOICE, list);
}

static enum tick mark_of(const struct making *making, uint32_t item)
{
    return making->desk->ticks ? making->desk->ticks[item] : TICK_EMPTY;
}

static void tick_add(struct making *making, uint32_t index, const char *label, const char *name)
{
    static const enum text_id words[] = {[TICK_EMPTY] = TEXT_COUNT,
                                         [TICK_HERE] = TEXT_PAPER_TICK_HERE,
                                         [TICK_MISSING] = TEXT_PAPER_TICK_MISSING,
                                         [TICK_LATER] = TEXT_PAPER_TICK_LATER};
    enum text_id word = words[mark_of(making, index)];
    struct sheet_line *line;

    if (word != TEXT_COUNT)
        label = join(making, label ? label : "", making_word(making, word), TEXT_PAPER_SEMICOLON);
    making_add(making, SHEET_TICK, label, name);
    line = (struct sheet_line *)(void *)(making->lines.data + making->lines.size) - 1;
    line->mark = mark_of(making, index);
}

static void item_add(struct making *making, uint32_t index)
{
    const struct item *item = &making->result->checklist.item[index];
    const struct bring *bring = &making->words.content->brings[item->bring];
    const struct document *document =
        item->document == NO_INDEX ? NULL : &making->words.content->documents[item->document];

    if (document)
        tick_add(making, index, demands(making, document, item->copies),
                 making_text(making, document->name));
    else
        tick_add(making, index, NULL,
                 making_text(making, bring->label)[0] ? making_text(making, bring->label)
                                                      : names(making, bring->members));
    if (item->maybe)
        detail(making, TEXT_PAPER_WHEN_NEEDED, making_text(making, bring->condition));
    if (document)
        document_details(making, document);
    else
        choice_details(making, bring);
    if (mark_of(making, index) == TICK_LATER)
        making_add(making, SHEET_DETAIL, NULL, making_word(making, TEXT_PAPER_LATER_BY));
}

/* One block of papers: those of a necessity, or those nobody can be sure of yet. */
static void block_add(struct making *making, enum text_id heading, bool maybe,
                      enum necessity necessity)
{
    const struct checklist *checklist = &making->result->checklist;

    making_heading(making, heading);
    for (uint32_t i = 0; i < checklist->count; i++) {
        const struct item *item = &checklist->item[i];

        if ((bool)item->maybe == maybe && (maybe || item->necessity == necessity))
            item_add(making, i);
    }
}

void making_papers(struct making *making)
{
    block_add(making, TEXT_PAPER_PAPERS, false, NECESSITY_MUST);
    block_add(making, TEXT_PAPER_PAPERS_LATER, false, NECESSITY_LATER);
    block_add(making, TEXT_PAPER_PAPERS_OPTIONAL, false, NECESSITY_OPTIONAL);
    block_add(making, TEXT_PAPER_PAPERS_MAYBE, true, NECESSITY_MUST);
}
