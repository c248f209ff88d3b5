/* Why: of a question, of the verdict, and how each paper is got. */
#include "screens/read.h"

#include "engine/explain.h"
#include "screens/ask.h"
#include "screens/list.h"
#include "screens/result_page.h"
#include "wording/cited.h"

#include <string.h>

#define BETTER_MAX 5

/* ---- a question ---------------------------------------------------------------------------- */

static void question_make(const struct read *read, const struct words *words, struct page *page)
{
    page_text(page, ROLE_STRONG, 0, words_of(words, words->content->questions[read->subject].text));
    page_gap(page);
    ask_info(read->screen.desk, read->subject, words, page);
}

static const struct screen_ops question_why_ops = {
    .name = "question-why",
    .frame = read_frame,
    .draw = read_draw,
    .act = read_act,
};

struct screen *why_question_open(const struct desk *desk, uint32_t question)
{
    struct read *read = read_new(&question_why_ops, desk, question_make, MODE_READ, TEXT_COUNT);

    read->subject = question;
    return &read->screen;
}

/* ---- the verdict --------------------------------------------------------------------------- */

static void answer_add(const struct desk *desk, const struct words *words, uint32_t fact,
                       struct page *page)
{
    page_text(page, ROLE_TEXT, 2,
              words_fill(words, TEXT_PAPER_LABELLED, words_label(words, fact),
                         words_answer_short(words, fact, trail_answer(&desk->result.trail, fact)),
                         NULL));
}

/* How a called flow ended, named by the outcome it would have shown alone. */
static void ending_add(const struct desk *desk, const struct words *words, uint32_t fact,
                       struct page *page)
{
    const struct content *content = words->content;
    const struct flow *flow = &content->flows[fact - content->question_count];
    const struct answer answer = trail_answer(&desk->result.trail, fact);
    const struct ending *ending = &content->endings[flow->endings.first + (uint32_t)answer.number];

    if (answer.state == ANSWER_KNOWN && ending->outcome != NO_INDEX)
        page_text(page, ROLE_TEXT, 2,
                  words_fill(words, TEXT_PAPER_LABELLED, words_of(words, flow->title),
                             words_of(words, content->outcomes[ending->outcome].title), NULL));
}

/* Sources that stand alike are told together: how they stand, then each of them. */
static void cited_add_alike(const struct words *words, const struct cited *cited, uint32_t first,
                            int32_t today, struct page *page)
{
    const char *standing = "";
    const char *other = "";

    if (cited_words(words, cited, first, today, &standing) == NULL)
        return;
    for (uint32_t i = 0; i < first; i++)
        if (cited_words(words, cited, i, today, &other) != NULL && strcmp(other, standing) == 0)
            return;
    page_text(page, ROLE_DIM, 2, standing);
    for (uint32_t i = first; i < cited->count; i++) {
        const char *source = cited_words(words, cited, i, today, &other);

        if (source != NULL && strcmp(other, standing) == 0)
            page_text(page, ROLE_TEXT, 4, source);
    }
}

static void side_add(const struct desk *desk, const struct words *words,
                     const struct reasons *reasons, bool elsewhere, struct page *page)
{
    const uint32_t insured = trail_insured(words->content, &desk->result.trail);
    struct cited cited = {.count = 0};

    cited_take(words->content, reasons, insured, elsewhere, &cited);
    if (cited.count > 0)
        page_heading(page, words_text(words, elsewhere ? TEXT_WHY_ELSEWHERE : TEXT_WHY_SOURCES));
    for (uint32_t i = 0; i < cited.count; i++)
        cited_add_alike(words, &cited, i, desk->open.session.today, page);
}

static void sources_add(const struct desk *desk, const struct words *words,
                        const struct reasons *reasons, struct page *page)
{
    side_add(desk, words, reasons, false, page);
    side_add(desk, words, reasons, true, page);
}

/* As they are written in the flow: for those who keep the content, so they come last. */
static void rules_add(const struct words *words, const struct reasons *reasons, struct page *page)
{
    const struct content *content = words->content;
    bool any = false;

    for (uint32_t i = 0; i < reasons->count; i++) {
        if (reasons->reason[i].kind != REASON_RULE)
            continue;
        if (!any)
            page_heading(page, words_text(words, TEXT_WHY_RULES));
        any = true;
        page_text(page, ROLE_DIM, 2,
                  content_string(content, content->rules[reasons->reason[i].index].source));
    }
}

static void value_add(const struct words *words, const struct value *value, struct page *page)
{
    page_text(page, ROLE_TEXT, 2,
              words_fill(words, TEXT_WHY_REGION,
                         words_of(words, words->content->parameters[value->parameter].label),
                         words_value(words, value), NULL));
}

static void reason_add(const struct desk *desk, const struct words *words,
                       const struct reason *reason, struct page *page)
{
    const struct content *content = words->content;

    switch (reason->kind) {
    case REASON_ANSWER:
        answer_add(desk, words, reason->index, page);
        break;
    case REASON_ENDING:
        ending_add(desk, words, reason->index, page);
        break;
    case REASON_VALUE:
        value_add(words, reason->value, page);
        break;
    case REASON_MISSING:
        page_text(page, ROLE_CARE, 2,
                  words_fill(words, TEXT_WHY_MISSING,
                             words_of(words, content->parameters[reason->index].label), NULL));
        break;
    case REASON_RULE: /* see rules_add() */
        break;
    }
}

/* Only what the citizen can still do; never how the past might have been told. */
static void better_add(const struct words *words, const struct better *better, struct page *page)
{
    const struct content *content = words->content;
    const struct outcome *outcome = &content->outcomes[better->outcome];
    const char *steps = "";

    for (uint32_t i = 0; i < better->count; i++)
        steps = arena_format(
            words->arena, "%s%s%s", steps, i == 0 ? "" : words_text(words, TEXT_WORD_COMMA),
            words_fill(words, TEXT_WHY_STEP, words_label(words, better->step[i].question),
                       words_answer_short(words, better->step[i].question, better->step[i].answer),
                       NULL));
    page_text(page, ROLE_TEXT, 2,
              words_fill(words, TEXT_WHY_BETTER, steps,
                         words_of(words, content->verdicts[outcome->verdict].label),
                         words_of(words, outcome->title), NULL));
}

static void better_ways(const struct desk *desk, const struct words *words, struct page *page)
{
    struct better better[BETTER_MAX];
    const uint32_t count = better_find(&desk->open.session, better, BETTER_MAX);

    if (count == 0)
        return;
    page_heading(page, words_text(words, TEXT_WHY_CAN_DO));
    for (uint32_t i = 0; i < count; i++)
        better_add(words, &better[i], page);
}

static void why_make(const struct read *read, const struct words *words, struct page *page)
{
    const struct desk *desk = read->screen.desk;
    struct reasons *reasons = arena_alloc(words->arena, sizeof *reasons);
    struct bearings *bearings = arena_alloc(words->arena, sizeof *bearings);

    bearings_find(&desk->open.session, &desk->result.trail, bearings);
    explain_result(&desk->open.session, &desk->result, bearings, reasons);
    result_verdict(desk, words, page);
    better_ways(desk, words, page);
    page_heading(page, words_text(words, TEXT_WHY_BECAUSE));
    for (uint32_t i = 0; i < reasons->count; i++)
        reason_add(desk, words, &reasons->reason[i], page);
    result_good_to_know(desk, words, page);
    sources_add(desk, words, reasons, page);
    result_circulating(desk, words, page);
    rules_add(words, reasons, page);
}

static const struct screen_ops why_ops = {
    .name = "why",
    .frame = read_frame,
    .draw = read_draw,
    .act = read_act,
};

struct screen *why_open(const struct desk *desk)
{
    return &read_new(&why_ops, desk, why_make, MODE_READ, TEXT_COUNT)->screen;
}

/* ---- how a paper is got -------------------------------------------------------------------- */

static void document_add(const struct words *words, uint32_t index, struct page *page)
{
    const struct document *document = &words->content->documents[index];
    const struct {
        enum text_id pattern;
        struct text text;
    } details[] = {
        {TEXT_PAPER_ISSUED_BY,  document->issuer},
        {TEXT_PAPER_HOW_TO_GET, document->how   },
        {TEXT_PAPER_WAIVED,     document->waived},
        {TEXT_PAPER_NOTE,       document->note  },
    };
    for (size_t i = 0; i < sizeof details / sizeof details[0]; i++)
        if (details[i].text.zh != 0)
            page_text(
                page, ROLE_TEXT, 3,
                words_fill(words, details[i].pattern, words_of(words, details[i].text), NULL));
    for (uint32_t i = 0; i < document->instead.count; i++)
        page_text(page, ROLE_TEXT, 3,
                  words_fill(
                      words, TEXT_PAPER_INSTEAD,
                      words_of(words,
                               words->content
                                   ->documents[words->content->indexes[document->instead.first + i]]
                                   .name),
                      NULL));
}

static void how_add(const struct words *words, const struct item *item, int number,
                    struct page *page)
{
    const struct content *content = words->content;
    const struct bring *bring = &content->brings[item->bring];

    page_gap(page);
    page_entry(page, 0, ROLE_KEY, words_number(words, number), 3, ROLE_STRONG,
               words_item_short(words, item));
    page_text(page, ROLE_DIM, 3,
              arena_format(words->arena, "%s  %s", words_item_necessity(words, item),
                           item->document == NO_INDEX ? "" : words_item_form(words, item)));
    if (item->maybe && bring->condition.zh != 0)
        page_text(
            page, ROLE_CARE, 3,
            words_fill(words, TEXT_PAPER_WHEN_NEEDED, words_of(words, bring->condition), NULL));
    if (item->document != NO_INDEX)
        document_add(words, item->document, page);
    for (uint32_t i = 0; item->document == NO_INDEX && i < bring->members.count; i++) {
        const uint32_t document = content->indexes[bring->members.first + i];

        page_text(page, ROLE_STRONG, 3, words_of(words, content->documents[document].name));
        document_add(words, document, page);
    }
}

static void how_make(const struct read *read, const struct words *words, struct page *page)
{
    const struct checklist *checklist = &read->screen.desk->result.checklist;

    for (uint32_t i = read->subject; i < checklist->count && i < read->subject + LIST_PAGE; i++)
        how_add(words, &checklist->item[i], (int)(i - read->subject) + 1, page);
}

static const struct screen_ops how_ops = {
    .name = "how",
    .frame = read_frame,
    .draw = read_draw,
    .act = read_act,
};

struct screen *why_how_open(const struct desk *desk, uint32_t first)
{
    struct read *read = read_new(&how_ops, desk, how_make, MODE_READ, TEXT_COUNT);

    read->subject = first;
    return &read->screen;
}
