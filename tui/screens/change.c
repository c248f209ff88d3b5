/* What changing an answer would do, before it is done. */
#include "screens/read.h"

#include "base/bits.h"
#include "base/text.h"
#include "screens/result_page.h"

struct change_screen {
    struct read read;
    uint32_t question;
    struct answer answer;
};

static const char *outcome_words(const struct words *words, const struct result *result)
{
    const struct content *content = words->content;
    const struct outcome *outcome;

    if (result->trail.state != TRAIL_DONE)
        return words_text(words, TEXT_CHANGE_OPEN);
    outcome = &content->outcomes[result->trail.outcome];
    return words_fill(words, TEXT_PAPER_LABELLED,
                      words_of(words, content->verdicts[outcome->verdict].label),
                      words_of(words, outcome->title), NULL);
}

static const char *facts_words(const struct words *words, const struct session *session,
                               const uint32_t *facts)
{
    const char *joined = "";

    for (uint32_t i = 0; i < words->content->question_count; i++)
        if (bits_has(facts, i))
            joined = arena_format(words->arena, "%s%s%s %s", joined,
                                  joined[0] == '\0' ? "" : words_text(words, TEXT_WORD_COMMA),
                                  words_label(words, i),
                                  words_answer_short(words, i, session->answers[i]));
    return joined;
}

static const char *papers_words(const struct words *words, const struct checklist *checklist,
                                const uint32_t *papers)
{
    const char *joined = "";

    for (uint32_t i = 0; i < checklist->count; i++)
        if (bits_has(papers, i))
            joined = arena_format(words->arena, "%s%s%s", joined,
                                  joined[0] == '\0' ? "" : words_text(words, TEXT_WORD_COMMA),
                                  words_item_short(words, &checklist->item[i]));
    return joined;
}

/* Dates of a result, one after the other. */
static const char *dates_words(const struct desk *desk, const struct words *words,
                               const struct result *result)
{
    const char *joined = "";

    for (uint32_t i = 0; i < result->shown_count; i++)
        joined = arena_format(words->arena, "%s%s%s", joined,
                              joined[0] == '\0' ? "" : words_text(words, TEXT_WORD_COMMA),
                              result_date_words(desk, words, result_due(result, i)));
    return joined[0] == '\0' ? words_text(words, TEXT_CHANGE_NO_DATES) : joined;
}

static int label_columns(const struct words *words)
{
    static const enum text_id labels[] = {
        TEXT_CHANGE_VERDICT, TEXT_CHANGE_STOPPED, TEXT_CHANGE_RETURNED, TEXT_CHANGE_NEXT,
        TEXT_CHANGE_GONE,    TEXT_CHANGE_NEW,     TEXT_CHANGE_DATES,
    };
    int widest = 0;

    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
        const int columns = text_columns(words_text(words, labels[i]));

        widest = columns > widest ? columns : widest;
    }
    return widest + 2;
}

static void verdicts_add(const struct words *words, const struct change *change, struct page *page)
{
    const int columns = label_columns(words);

    page_entry(page, 0, ROLE_LABEL, words_text(words, TEXT_CHANGE_VERDICT), columns, ROLE_DIM,
               words_fill(words, TEXT_CHANGE_BEFORE, outcome_words(words, &change->before), NULL));
    page_entry(page, 0, ROLE_LABEL, "", columns, ROLE_STRONG,
               words_fill(words, TEXT_CHANGE_AFTER, outcome_words(words, &change->after), NULL));
}

/* Answers that change sides, and what has to be asked next. */
static void answers_add(const struct desk *desk, const struct words *words,
                        const struct change *change, struct page *page)
{
    const struct session *session = &desk->open.session;
    const int columns = label_columns(words);

    page_entry(page, 0, ROLE_LABEL, words_text(words, TEXT_CHANGE_STOPPED), columns, ROLE_TEXT,
               facts_words(words, session, change->stopped));
    page_entry(page, 0, ROLE_LABEL, words_text(words, TEXT_CHANGE_RETURNED), columns, ROLE_TEXT,
               facts_words(words, session, change->returned));
    if (change->next_question != NO_INDEX)
        page_entry(page, 0, ROLE_LABEL, words_text(words, TEXT_CHANGE_NEXT), columns, ROLE_TEXT,
                   words_of(words, words->content->questions[change->next_question].text));
}

/* Papers and dates can only be compared when both ends are known. */
static void papers_add(const struct desk *desk, const struct words *words,
                       const struct change *change, struct page *page)
{
    const int columns = label_columns(words);

    if (change->after.trail.state != TRAIL_DONE)
        return;
    page_entry(page, 0, ROLE_LABEL, words_text(words, TEXT_CHANGE_GONE), columns, ROLE_TEXT,
               papers_words(words, &change->before.checklist, change->papers_gone));
    page_entry(page, 0, ROLE_LABEL, words_text(words, TEXT_CHANGE_NEW), columns, ROLE_TEXT,
               papers_words(words, &change->after.checklist, change->papers_new));
    if (change->dates_differ)
        page_entry(page, 0, ROLE_LABEL, words_text(words, TEXT_CHANGE_DATES), columns, ROLE_TEXT,
                   dates_words(desk, words, &change->after));
}

static void change_make(const struct read *read, const struct words *words, struct page *page)
{
    const struct change_screen *asked = (const struct change_screen *)read;
    const struct desk *desk = read->screen.desk;
    const struct answer before = desk->open.session.answers[asked->question];
    struct change *change = arena_alloc(words->arena, sizeof *change);

    change_preview(&desk->open.session, asked->question, asked->answer, change);
    page_text(page, ROLE_STRONG, 0,
              words_fill(words, TEXT_CHANGE_TITLE, words_label(words, asked->question),
                         words_answer_short(words, asked->question, before),
                         words_answer_short(words, asked->question, asked->answer), NULL));
    page_gap(page);
    verdicts_add(words, change, page);
    page_gap(page);
    answers_add(desk, words, change, page);
    papers_add(desk, words, change, page);
}

/* The change is done. New questions are asked at once; else back to the list of answers. */
static enum reply apply(struct change_screen *asked, struct app *app)
{
    const uint32_t question = asked->question; /* the screen goes away below */
    const struct answer answer = asked->answer;

    if (!desk_answer(app->desk, question, answer)) {
        app_notice(app, TEXT_NOTICE_REFUSED);
        return REPLY_CLOSE;
    }
    app_serve(app);
    if (desk_question(app->desk) == NO_INDEX)
        app_open(app, review_open(app->desk));
    return REPLY_DRAW;
}

static enum reply change_act(struct screen *screen, struct app *app, const struct event *event)
{
    if (event->action == ACTION_TAKE)
        return apply((struct change_screen *)screen, app);
    return read_act(screen, app, event);
}

static const struct screen_ops change_ops = {
    .name = "change",
    .frame = read_frame,
    .draw = read_draw,
    .act = change_act,
};

struct screen *change_open(const struct desk *desk, uint32_t question, struct answer answer)
{
    struct change_screen *made = screen_new(&change_ops, desk, sizeof *made);

    made->read.make = change_make;
    made->read.mode = MODE_CHANGE;
    made->read.title = TEXT_COUNT;
    made->question = question;
    made->answer = answer;
    return &made->read.screen;
}
