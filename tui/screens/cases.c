/* Recent cases, or those put aside; a digit opens one. */
#include "screens/parts.h"

#include "screens/list.h"

struct cases {
    struct screen screen;
    struct list list;
    bool parked;
};

static const struct caselist *shown_list(const struct cases *cases)
{
    const struct desk *desk = cases->screen.desk;

    return cases->parked ? desk->parked : desk->recent;
}

static int total(const struct cases *cases)
{
    return (int)caselist_count(shown_list(cases));
}

static void cases_frame(const struct screen *screen, struct frame_spec *spec)
{
    spec->mode = MODE_CASES;
    if (((const struct cases *)screen)->list.picked < 0)
        spec->hidden |= 1u << ACTION_TAKE;
}

/* What came of a case: its verdict, or that it has none yet. */
static const char *state_words(const struct words *words, const struct desk_case *kept,
                               struct trail *trail)
{
    const struct content *content = words->content;

    trail_walk(&kept->session, trail);
    if (trail->state != TRAIL_DONE)
        return words_text(words, TEXT_CASES_OPEN);
    return words_of(words, content->verdicts[content->outcomes[trail->outcome].verdict].label);
}

/* "09:05  聊城市 > 北京市  还没问完  直接结算还是手工报销" */
static const char *case_words(const struct desk *desk, const struct words *words,
                              const struct desk_case *kept)
{
    struct trail *trail = arena_alloc(words->arena, sizeof *trail);
    const char *when = kept->date == desk->now.date ? words_minute(words, kept->minute)
                                                    : words_day(words, kept->date);

    return arena_format(words->arena, "%s  %s  %s  %s", when, words_between(words, &kept->session),
                        state_words(words, kept, trail),
                        words_of(words, words->content->flows[kept->session.flow].title));
}

static void case_draw(const struct cases *cases, const struct canvas *canvas,
                      const struct words *words, int row, int index)
{
    const struct desk *desk = cases->screen.desk;
    const enum role plain = cases->list.picked == index ? ROLE_PICKED : ROLE_TEXT;
    const int room = canvas->columns < 90 ? canvas->columns - 4 : 86;
    struct desk_case *kept = arena_alloc(words->arena, sizeof *kept);

    desk_case_at(desk, shown_list(cases), (uint32_t)index, kept);
    canvas_text(canvas, row, 7, room - 4, plain, case_words(desk, words, kept));
    list_row_draw(&cases->list, canvas, row, 4, room, index);
}

static void cases_draw(const struct screen *screen, struct canvas *canvas)
{
    const struct cases *cases = (const struct cases *)screen;
    const struct words words = screen_words(screen, canvas->scratch);
    const int top = canvas->rows >= 14;

    canvas_put(canvas, top, 2, ROLE_STRONG,
               words_text(&words, cases->parked ? TEXT_CASES_PARKED : TEXT_CASES_RECENT));
    canvas_point(canvas, top, 2, false);
    for (int i = 0; i < total(cases); i++)
        case_draw(cases, canvas, &words, top * 2 + 1 + i, i);
    if (total(cases) == 0)
        canvas_put(canvas, top * 2 + 1, 4, ROLE_DIM, words_text(&words, TEXT_CASES_NONE));
}

static enum reply cases_act(struct screen *screen, struct app *app, const struct event *event)
{
    struct cases *cases = (struct cases *)screen;
    const int taken = list_taken(&cases->list, event, total(cases));

    if (taken < 0)
        return list_move(&cases->list, event, total(cases)) ? REPLY_DRAW : REPLY_IGNORED;
    if (cases->parked)
        desk_unpark(app->desk, (uint32_t)taken);
    else
        desk_reopen(app->desk, (uint32_t)taken);
    app_serve(app);
    return REPLY_DRAW;
}

static const struct screen_ops cases_ops = {
    .name = "cases",
    .frame = cases_frame,
    .draw = cases_draw,
    .act = cases_act,
};

struct screen *cases_open(const struct desk *desk, bool parked)
{
    struct cases *cases = screen_new(&cases_ops, desk, sizeof *cases);

    cases->list = LIST_START;
    cases->parked = parked;
    return &cases->screen;
}
