/* The home screen: the matters of this office, and a way in for whoever cannot name theirs. */
#include "screens/parts.h"

#include "base/text.h"
#include "screens/list.h"
#include "screens/page.h"
#include "screens/typed.h"
#include "wording/matters.h"

#define START_FLOW "start"
#define DETAIL_COLUMNS 30 /* less room beside the title, and the detail is left out */

struct home {
    struct screen screen;
    struct list list;
    struct typed filter;
};

static uint32_t start_flow(const struct desk *desk)
{
    return content_flow(desk->content, START_FLOW);
}

/* ---- drawing ------------------------------------------------------------------------------ */

static const struct home *home_of(const struct screen *screen)
{
    return (const struct home *)screen;
}

static void home_frame(const struct screen *screen, struct frame_spec *spec)
{
    const struct home *home = home_of(screen);
    const struct desk *desk = screen->desk;

    spec->mode = typed_empty(&home->filter) ? MODE_HOME : MODE_FILTER;
    if (home->list.picked < 0 && typed_empty(&home->filter))
        spec->hidden |= 1u << ACTION_TAKE;
    if (caselist_count(desk->recent) == 0)
        spec->hidden |= 1u << ACTION_LAST | 1u << ACTION_PRINT;
    else if (caselist_at(desk->recent, 0).sequence == 0)
        spec->hidden |= 1u << ACTION_PRINT;
    if (start_flow(desk) == NO_INDEX)
        spec->hidden |= 1u << ACTION_ZERO;
    spec->hidden |= 1u << ACTION_PAGE_DOWN | 1u << ACTION_WHY;
}

/* Titles share a column, as wide as the widest of them. */
static int title_columns(const struct words *words, const struct matters *matters)
{
    int widest = 0;

    for (int i = 0; i < matters->count; i++) {
        const struct flow *flow = &words->content->flows[matters->flow[i]];
        const int columns = text_columns(words_of(words, flow->title));

        widest = columns > widest ? columns : widest;
    }
    return widest;
}

static const char *matter_detail(const struct words *words, const struct desk *desk,
                                 const struct flow *flow)
{
    const char *window =
        office_window(desk->setup.office, content_string(words->content, flow->id));
    const char *about = words_of(words, flow->about);

    if (window == NULL)
        return about;
    return arena_format(words->arena, "%s  %s", words_fill(words, TEXT_WORD_WINDOW, window, NULL),
                        about);
}

/* One matter per row; where there is room the detail stands beside the title, else it is left out. */
static int matters_draw(const struct home *home, const struct canvas *canvas,
                        const struct words *words, const struct matters *matters, int row,
                        int between)
{
    const int titles = title_columns(words, matters);

    for (int i = list_first(&home->list); i < list_end(&home->list, matters->count); i++) {
        const struct flow *flow = &words->content->flows[matters->flow[i]];
        const bool picked = home->list.picked == i;
        const int column = 7 + titles + 3;
        const int most = column + PAGE_COLUMNS;
        const int room = canvas->columns < most ? canvas->columns - 4 : most - 4;

        canvas_text(canvas, row, 7, room - 3, picked ? ROLE_PICKED : ROLE_STRONG,
                    words_of(words, flow->title));
        if (column + DETAIL_COLUMNS < canvas->columns)
            canvas_text(canvas, row, column, room - column + 3, picked ? ROLE_PICKED : ROLE_DIM,
                        matter_detail(words, home->screen.desk, flow));
        list_row_draw(&home->list, canvas, row, 4, room, i);
        row += between;
    }
    return row;
}

static const char *last_case(const struct words *words, const struct desk *desk)
{
    const struct case_entry last = caselist_at(desk->recent, 0);
    const uint32_t flow = case_flow(last.words, words->content);
    const char *title = words_of(words, words->content->flows[flow].title);

    return words_fill(words, TEXT_HOME_LAST, words_minute(words, last.minute), title, NULL);
}

/* What is at hand besides: the last case, cases put aside. */
static void home_foot(const struct home *home, const struct canvas *canvas,
                      const struct words *words, int row)
{
    const struct desk *desk = home->screen.desk;
    const uint32_t parked = caselist_count(desk->parked);
    const int last = canvas->rows - 1;

    if (caselist_count(desk->recent) > 0 && row < last)
        canvas_put(canvas, last - 1, 2, ROLE_DIM, last_case(words, desk));
    if (parked > 0 && row <= last)
        canvas_put(canvas, last, 2, ROLE_CARE,
                   words_fill(words, TEXT_HOME_PARKED, words_number(words, parked), NULL));
    else if (row <= last)
        canvas_put(canvas, last, 2, ROLE_DIM, words_text(words, TEXT_HOME_FILTER_HINT));
}

static void filter_draw(const struct home *home, const struct canvas *canvas,
                        const struct words *words, int row)
{
    int column =
        2 + canvas_put(canvas, row, 2, ROLE_LABEL, words_text(words, TEXT_HOME_FILTER)) + 1;

    column += canvas_put(canvas, row, column, ROLE_ACCENT, home->filter.text);
    if (home->list.picked < 0)
        canvas_point(canvas, row, column, true);
}

static void home_draw(const struct screen *screen, struct canvas *canvas)
{
    const struct home *home = home_of(screen);
    const struct words words = screen_words(screen, canvas->scratch);
    const struct matters matters =
        matters_find(&words, home->screen.desk->setup.office, home->filter.text);
    const int top = canvas->rows >= 16 ? 1 : 0;
    const int shown = matters.count < LIST_PAGE ? matters.count : LIST_PAGE;
    const int between = typed_empty(&home->filter) && canvas->rows >= top + 6 + shown * 2 ? 2 : 1;
    int row = top + 2;

    if (typed_empty(&home->filter)) {
        canvas_put(canvas, top, 2, ROLE_STRONG, words_text(&words, TEXT_HOME_ASK));
        if (home->list.picked < 0)
            canvas_point(canvas, top, 2, false);
    } else {
        filter_draw(home, canvas, &words, top);
    }
    if (matters.count == 0)
        canvas_put(canvas, row++, 4, ROLE_TEXT, words_text(&words, TEXT_HOME_NOTHING));
    row = matters_draw(home, canvas, &words, &matters, row, between);
    if (start_flow(screen->desk) != NO_INDEX) {
        row += row + 4 < canvas->rows; /* set apart, where there is room */
        canvas_put(canvas, row, 4, ROLE_KEY, "0");
        canvas_put(canvas, row, 7, ROLE_TEXT, words_text(&words, TEXT_HOME_START));
        row++;
    }
    home_foot(home, canvas, &words, row);
}

/* ---- acting ------------------------------------------------------------------------------- */

static enum reply matter_begin(struct home *home, struct app *app, uint32_t flow)
{
    home->filter = (struct typed){0};
    home->list = LIST_START;
    if (flow == NO_INDEX)
        return REPLY_DRAW;
    desk_begin(app->desk, flow);
    app_serve(app);
    return REPLY_DRAW;
}

static enum reply home_type(struct home *home, const struct event *event)
{
    home->list = LIST_START;
    if (event->action == ACTION_SCAN)
        typed_add_text(&home->filter, event->scan);
    else if (event->action == ACTION_CLEAR)
        home->filter = (struct typed){0};
    else if (event->action == ACTION_TYPE)
        typed_add(&home->filter, event->character);
    else
        typed_delete(&home->filter);
    return REPLY_DRAW;
}

static enum reply last_open(struct app *app, bool print)
{
    if (caselist_count(app->desk->recent) == 0)
        return REPLY_DRAW;
    desk_reopen(app->desk, 0);
    app_serve(app);
    if (print && desk_done(app->desk))
        app_open(app, print_open(app));
    return REPLY_DRAW;
}

static enum reply home_act(struct screen *screen, struct app *app, const struct event *event)
{
    struct home *home = (struct home *)screen;
    struct arena scratch = {0};
    const struct words words = screen_words(screen, &scratch);
    const struct matters matters =
        matters_find(&words, home->screen.desk->setup.office, home->filter.text);
    const int taken = typed_empty(&home->filter)
                          ? list_taken(&home->list, event, matters.count)
                          : list_taken_filtered(&home->list, event, matters.count);

    arena_free(&scratch);
    if (taken >= 0)
        return matter_begin(home, app, matters.flow[taken]);
    if (list_move(&home->list, event, matters.count))
        return REPLY_DRAW;
    switch (event->action) {
    case ACTION_ZERO:
        return matter_begin(home, app, start_flow(app->desk));
    case ACTION_TYPE:
    case ACTION_SCAN:
    case ACTION_DELETE:
    case ACTION_CLEAR:
        return home_type(home, event);
    case ACTION_BACK:
        home->filter = (struct typed){0};
        home->list = LIST_START;
        return REPLY_DRAW;
    case ACTION_LAST:
        return last_open(app, false);
    case ACTION_PRINT:
        return last_open(app, true);
    case ACTION_CODE:
        app_open(app, code_entry_open(app->desk));
        return REPLY_DRAW;
    case ACTION_ABOUT:
        app_open(app, help_about_open(app->desk));
        return REPLY_DRAW;
    default:
        return REPLY_IGNORED;
    }
}

static const struct screen_ops home_ops = {
    .name = "home",
    .frame = home_frame,
    .draw = home_draw,
    .act = home_act,
};

struct screen *home_open(const struct desk *desk)
{
    struct home *home = screen_new(&home_ops, desk, sizeof *home);

    home->list = LIST_START;
    return &home->screen;
}
