/* The result, first page: verdict, the sentence to read aloud, what to do, by when, what is open. */
#include "screens/read.h"
#include "screens/result_page.h"
#include "screens/side.h"

#include "desk/confirm.h"

static bool has_papers(const struct desk *desk)
{
    return desk->result.checklist.count > 0;
}

static void conclusion_make(const struct read *read, const struct words *words, struct page *page)
{
    const struct desk *desk = read->screen.desk;
    const struct outcome *outcome = desk_outcome(desk);

    result_verdict(desk, words, page);
    page_text(page, ROLE_TEXT, 0, words_of(words, outcome->say));
    result_losses(desk, words, page);
    result_dates(desk, words, page);
    result_steps(desk, words, page);
    result_papers(desk, words, page);
    result_reckoning(desk, words, page);
    result_values(desk, words, page);
    result_notes(desk, words, page);
    result_myths(desk, words, page);
    if (outcome->next != NO_INDEX) {
        page_gap(page);
        page_text(page, ROLE_ACCENT, 0,
                  words_fill(words, has_papers(desk) ? TEXT_RESULT_NEXT : TEXT_RESULT_ONWARD,
                             words_of(words, words->content->flows[outcome->next].title), NULL));
    }
}

static void conclusion_frame(const struct screen *screen, struct frame_spec *spec)
{
    uint32_t parameters[UNVERIFIED_MAX];

    read_frame(screen, spec);
    if (desk_unverified(screen->desk, parameters) == 0)
        spec->hidden |= 1u << ACTION_ZERO;
    if (desk_outcome(screen->desk)->next == NO_INDEX)
        spec->hidden |= 1u << ACTION_ONWARD;
    if (has_papers(screen->desk))
        return;
    spec->mode = MODE_ONWARD;
    if (desk_outcome(screen->desk)->next == NO_INDEX)
        spec->hidden |= 1u << ACTION_TAKE;
}

static void conclusion_draw(const struct screen *screen, struct canvas *canvas)
{
    const struct words words = screen_words(screen, canvas->scratch);
    struct canvas main = *canvas;

    if (side_wanted(screen->desk, canvas)) {
        side_draw(screen->desk, canvas, &words);
        main = canvas_part(canvas, 0, 0, canvas->rows, SIDE_LEFT - 1);
    }
    read_draw(screen, &main);
}

static enum reply go_onward(struct app *app)
{
    if (desk_continue(app->desk))
        app_serve(app);
    return REPLY_DRAW;
}

/* Enter: the papers; where there are none, on with the matter this one leads to. */
static enum reply go_on(struct app *app)
{
    if (has_papers(app->desk)) {
        app_open(app, documents_open(app->desk));
        return REPLY_DRAW;
    }
    return go_onward(app);
}

static enum reply confirm(struct app *app)
{
    uint32_t parameters[UNVERIFIED_MAX];

    if (desk_unverified(app->desk, parameters) > 0)
        app_open(app, confirm_open(app->desk));
    return REPLY_DRAW;
}

static enum reply conclusion_act(struct screen *screen, struct app *app, const struct event *event)
{
    switch (event->action) {
    case ACTION_TAKE:
        return go_on(app);
    case ACTION_ONWARD:
        return go_onward(app);
    case ACTION_ZERO:
        return confirm(app);
    case ACTION_PRINT:
        app_open(app, print_open(app));
        return REPLY_DRAW;
    case ACTION_WHY:
        app_open(app, why_open(app->desk));
        return REPLY_DRAW;
    case ACTION_BACK:
    case ACTION_DELETE:
        if (!desk_back(app->desk))
            desk_finish(app->desk);
        app_serve(app);
        return REPLY_DRAW;
    default:
        return read_act(screen, app, event);
    }
}

static const struct screen_ops conclusion_ops = {
    .name = "conclusion",
    .frame = conclusion_frame,
    .draw = conclusion_draw,
    .act = conclusion_act,
};

struct screen *conclusion_open(const struct desk *desk)
{
    return &read_new(&conclusion_ops, desk, conclusion_make, MODE_CONCLUSION, TEXT_COUNT)->screen;
}
