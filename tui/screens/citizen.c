/*
 * The result turned to the citizen, and the result to be read out on the telephone: plain words, no
 * grades, no misbeliefs, no other verdicts.
 */
#include "screens/read.h"

#include "base/text.h"
#include "screens/result_page.h"

static const char *plain_words(const struct words *words, const struct outcome *outcome)
{
    return words_of(words, outcome->plain.zh != 0 ? outcome->plain : outcome->say);
}

/* Papers that are certain, numbered; then those that may be needed, with the condition. */
static void papers_add(const struct desk *desk, const struct words *words, struct page *page)
{
    const struct checklist *checklist = &desk->result.checklist;

    if (checklist->count > 0)
        page_heading(page, words_text(words, TEXT_CITIZEN_PAPERS));
    for (uint32_t i = 0; i < checklist->count; i++) {
        const struct item *item = &checklist->item[i];
        const char *condition = words_of(words, words->content->brings[item->bring].condition);
        const char *name = words_item(words, item);

        if (item->maybe)
            name = words_fill(words, TEXT_CITIZEN_MAYBE, name, condition, NULL);
        page_entry(page, 0, ROLE_STRONG, words_number(words, i + 1), 3, ROLE_TEXT, name);
    }
}

static void dates_add(const struct desk *desk, const struct words *words, struct page *page)
{
    for (uint32_t i = 0; i < desk->result.shown_count; i++) {
        const struct due *due = result_due(&desk->result, i);

        if (i == 0)
            page_heading(page, words_text(words, TEXT_CITIZEN_DATES));
        page_text(page, ROLE_TEXT, 0,
                  words_fill(words, TEXT_PAPER_LABELLED,
                             words_of(words, words->content->deadlines[due->deadline].label),
                             due->state == DEADLINE_DATE ? words_date(words, due->date)
                                                         : result_date_words(desk, words, due),
                             NULL));
    }
}

static void phone_add(const struct desk *desk, const struct words *words, struct page *page)
{
    const char *phone = desk->setup.office->phone.text[words->language];
    const char *hotline = hall_hotline(words->content, &words->hall, words->arena);

    if (phone == NULL)
        phone = desk->setup.office->phone.text[LANGUAGE_ZH];
    page_heading(page, words_text(words, TEXT_CITIZEN_ASK));
    if (phone != NULL)
        page_text(page, ROLE_TEXT, 0, words_fill(words, TEXT_CITIZEN_PHONE, phone, NULL));
    page_text(page, ROLE_TEXT, 0,
              hotline != NULL ? hotline : words_text(words, TEXT_PAPER_HOTLINE_TEXT));
}

static void citizen_make(const struct read *read, const struct words *words, struct page *page)
{
    const struct desk *desk = read->screen.desk;

    page_text(page, ROLE_STRONG, 0, plain_words(words, desk_outcome(desk)));
    result_steps(desk, words, page);
    papers_add(desk, words, page);
    dates_add(desk, words, page);
    phone_add(desk, words, page);
}

static const struct screen_ops citizen_ops = {
    .name = "citizen",
    .frame = read_frame,
    .draw = read_draw,
    .act = read_act,
};

struct screen *citizen_open(const struct desk *desk)
{
    struct read *read = read_new(&citizen_ops, desk, citizen_make, MODE_CITIZEN, TEXT_COUNT);

    read->bare = true;
    read->centred = true;
    return &read->screen;
}

/* ---- to read out --------------------------------------------------------------------------- */

/* One sentence to a block, with a pause after it; numbers are spoken, not drawn. */
static void sentence(const struct words *words, enum text_id pattern, const char *text,
                     struct page *page)
{
    page_gap(page);
    page_text(page, ROLE_TEXT, 0, words_fill(words, pattern, text, NULL));
}

static void steps_read_out(const struct desk *desk, const struct words *words, struct page *page)
{
    const struct span steps = desk_outcome(desk)->steps;
    int number = 0;

    for (uint32_t i = 0; i < steps.count; i++) {
        const struct step *step = &words->content->steps[steps.first + i];
        const char *phone = words_of(words, step->channels[CHANNEL_PHONE]);

        if (!result_holds(desk, step->when))
            continue;
        page_gap(page);
        page_text(page, ROLE_TEXT, 0,
                  words_fill(words, TEXT_READ_OUT_STEP, words_number(words, ++number),
                             words_of(words, step->text), NULL));
        if (phone[0] != '\0')
            page_text(page, ROLE_TEXT, 0, words_fill(words, TEXT_READ_OUT_PHONE, phone, NULL));
    }
}

static void papers_read_out(const struct desk *desk, const struct words *words, struct page *page)
{
    const struct checklist *checklist = &desk->result.checklist;
    uint32_t number = 0;

    for (uint32_t i = 0; i < checklist->count; i++)
        number += !checklist->item[i].maybe;
    if (number == 0)
        return;
    sentence(words, TEXT_READ_OUT_PAPERS, words_number(words, number), page);
    number = 0;
    for (uint32_t i = 0; i < checklist->count; i++)
        if (!checklist->item[i].maybe)
            page_text(page, ROLE_TEXT, 2,
                      words_fill(words, TEXT_READ_OUT_PAPER, words_number(words, ++number),
                                 words_item(words, &checklist->item[i]), NULL));
}

static void read_out_make(const struct read *read, const struct words *words, struct page *page)
{
    const struct desk *desk = read->screen.desk;

    page_text(page, ROLE_LABEL, 0, words_text(words, TEXT_READ_OUT_TITLE));
    page_gap(page);
    page_text(page, ROLE_STRONG, 0, plain_words(words, desk_outcome(desk)));
    steps_read_out(desk, words, page);
    papers_read_out(desk, words, page);
    dates_add(desk, words, page);
    sentence(words, TEXT_READ_OUT_END, "", page);
}

static const struct screen_ops read_out_ops = {
    .name = "read-out",
    .frame = read_frame,
    .draw = read_draw,
    .act = read_act,
};

struct screen *citizen_read_out_open(const struct desk *desk)
{
    return &read_new(&read_out_ops, desk, read_out_make, MODE_CITIZEN, TEXT_COUNT)->screen;
}
