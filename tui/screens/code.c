/*
 * The case code (咨询码): typing one, and what a code that was typed or scanned says here and today
 * before its case is opened.
 */
#include "screens/read.h"

#include "base/text.h"
#include "desk/recall.h"
#include "screens/typed.h"

#include <string.h>

/* ---- what a code says ---------------------------------------------------------------------- */

/* Read once, for reading may open a released content; in every language, for that can be switched. */
struct recalled {
    struct read read;
    const char *typed;
    struct recall recall[LANGUAGE_COUNT];
};

static const struct recall *recall_of(const struct recalled *recalled)
{
    return &recalled->recall[recalled->read.screen.desk->language];
}

static const char *answers_words(const struct words *words, const struct session *session,
                                 const struct trail *trail)
{
    const char *joined = "";

    for (uint32_t i = 0; i < trail->count; i++) {
        const struct passed *passed = &trail->passed[i];
        const uint32_t question = words->content->nodes[passed->node].subject;

        if (passed->asked)
            joined = arena_format(words->arena, "%s%s%s %s", joined,
                                  joined[0] == '\0' ? "" : words_text(words, TEXT_WORD_COMMA),
                                  words_label(words, question),
                                  words_answer_short(words, question, session->answers[question]));
    }
    return joined;
}

/* The case itself, so that one sees before opening it whether it is the one meant. */
static void case_add(const struct recall *recall, const struct words *words, struct page *page)
{
    const struct content *content = words->content;
    const struct trail *trail = &recall->result.trail;

    page_gap(page);
    page_text(page, ROLE_STRONG, 2,
              arena_format(words->arena, "%s  %s",
                           words_of(words, content->flows[recall->session.flow].title),
                           words_between(words, &recall->session)));
    page_text(page, ROLE_DIM, 2, answers_words(words, &recall->session, trail));
    if (trail->state != TRAIL_DONE)
        return;
    const struct outcome *outcome = &content->outcomes[trail->outcome];

    page_text(page, ROLE_TEXT, 2,
              words_fill(words, TEXT_PAPER_LABELLED,
                         words_of(words, content->verdicts[outcome->verdict].label),
                         words_of(words, outcome->title), NULL));
}

static void recalled_make(const struct read *read, const struct words *words, struct page *page)
{
    const struct recalled *recalled = (const struct recalled *)read;
    const struct recall *recall = recall_of(recalled);

    page_text(page, ROLE_DIM, 0, recalled->typed);
    page_gap(page);
    page_text(page, recall->opens ? ROLE_STRONG : ROLE_CARE, 0, recall->sentence);
    page_gap(page);
    for (size_t i = 0; i < recall->count; i++)
        page_text(page, ROLE_TEXT, 2, difference_words(words, &recall->difference[i]));
    if (recall->opens)
        case_add(recall, words, page);
}

static void recalled_frame(const struct screen *screen, struct frame_spec *spec)
{
    read_frame(screen, spec);
    spec->title = texts_get(screen->desk->content, TEXT_CASE_CODE_TITLE, screen->desk->language);
    if (!recall_of((const struct recalled *)screen)->opens)
        spec->hidden |= 1u << ACTION_TAKE;
}

/* The case takes the place of whatever is on the screen. */
static enum reply open_case(const struct recalled *recalled, struct app *app)
{
    const struct recall *recall = recall_of(recalled);

    if (recall->opens) {
        desk_recall(app->desk, recall);
        app_serve(app);
    }
    return REPLY_DRAW;
}

static enum reply recalled_act(struct screen *screen, struct app *app, const struct event *event)
{
    if (event->action == ACTION_TAKE)
        return open_case((const struct recalled *)screen, app);
    return read_act(screen, app, event);
}

static const struct screen_ops recalled_ops = {
    .name = "recall",
    .frame = recalled_frame,
    .draw = read_draw,
    .act = recalled_act,
};

struct screen *code_recall_open(const struct desk *desk, const char *typed)
{
    struct recalled *recalled = screen_new(&recalled_ops, desk, sizeof *recalled);
    struct arena *arena = &recalled->read.screen.arena;
    struct recall_request request = desk_recall_request(desk);

    recalled->read.make = recalled_make;
    recalled->read.mode = MODE_RECALL;
    recalled->read.title = TEXT_COUNT;
    recalled->typed = arena_copy(arena, typed, strlen(typed));
    for (enum language i = 0; i < LANGUAGE_COUNT; i++) {
        request.language = i;
        recall_make(&recalled->recall[i], arena, &request, typed);
    }
    return &recalled->read.screen;
}

/* ---- typing one ---------------------------------------------------------------------------- */

struct entry {
    struct screen screen;
    struct typed typed;
};

static void entry_frame(const struct screen *screen, struct frame_spec *spec)
{
    spec->mode = MODE_CODE;
    spec->title = texts_get(screen->desk->content, TEXT_CASE_CODE_TITLE, screen->desk->language);
}

/* In groups of four, as it stands on the sheet. */
static const char *grouped(const struct words *words, const char *digits)
{
    const char *text = "";

    for (size_t i = 0; digits[i] != '\0'; i++)
        text =
            arena_format(words->arena, "%s%s%c", text, i > 0 && i % 4 == 0 ? " " : "", digits[i]);
    return text;
}

static void entry_draw(const struct screen *screen, struct canvas *canvas)
{
    const struct entry *entry = (const struct entry *)screen;
    const struct words words = screen_words(screen, canvas->scratch);
    const int top = canvas->rows >= 14;
    int column = 4;

    canvas_put(canvas, top, 2, ROLE_STRONG, words_text(&words, TEXT_CASE_CODE_ASK));
    column += canvas_put(canvas, top + 2, column, ROLE_KEY, "> ");
    column += canvas_put(canvas, top + 2, column, ROLE_ACCENT, grouped(&words, entry->typed.text));
    canvas_point(canvas, top + 2, column, true);
    canvas_wrap(canvas, top + 4, 4, PAGE_COLUMNS - 4, canvas->rows, ROLE_DIM,
                words_text(&words, TEXT_CASE_CODE_HINT));
}

static enum reply entry_act(struct screen *screen, struct app *app, const struct event *event)
{
    struct entry *entry = (struct entry *)screen;

    switch (event->action) {
    case ACTION_TYPE:
        if (event->character >= '0' && event->character <= '9')
            typed_add(&entry->typed, event->character);
        return REPLY_DRAW;
    case ACTION_TAKE:
        if (!typed_empty(&entry->typed))
            app_open(app,
                     code_recall_open(app->desk, grouped(&(struct words){.arena = &screen->arena},
                                                         entry->typed.text)));
        return REPLY_DRAW;
    case ACTION_DELETE:
        return typed_delete(&entry->typed) ? REPLY_DRAW : REPLY_CLOSE;
    default:
        return REPLY_IGNORED;
    }
}

static const struct screen_ops entry_ops = {
    .name = "code-entry",
    .frame = entry_frame,
    .draw = entry_draw,
    .act = entry_act,
};

struct screen *code_entry_open(const struct desk *desk)
{
    struct entry *entry = screen_new(&entry_ops, desk, sizeof *entry);

    return &entry->screen;
}
