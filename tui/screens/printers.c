/*
 * Choosing a printer: the configured ones at once, the system's queues and their states as soon as the
 * system has said; 0 asks it again.
 */
#include "screens/parts.h"

#include "screens/list.h"
#include "screens/page.h"

#define NAME_COLUMNS 34

struct printers_screen {
    struct screen screen;
    const struct app *app;
    struct list list;
};

static const struct printers_screen *chooser_of(const struct screen *screen)
{
    return (const struct printers_screen *)screen;
}

static void chooser_frame(const struct screen *screen, struct frame_spec *spec)
{
    const struct printers_screen *chooser = chooser_of(screen);

    spec->mode = MODE_PRINTERS;
    if (chooser->list.picked < 0)
        spec->hidden |= 1u << ACTION_TAKE;
    if (list_pages((int)chooser->app->printers.count) < 2)
        spec->hidden |= 1u << ACTION_PAGE_DOWN;
}

static const char *and_also(const struct words *words, const char *detail, bool holds,
                            enum text_id id)
{
    if (!holds)
        return detail;
    return arena_format(words->arena, detail[0] ? "%s  %s" : "%s%s", detail, words_text(words, id));
}

/* What the system said of it, else where it is; and whose choice it is. */
static const char *detail_words(const struct printers *printers, const struct words *words, int row)
{
    const struct printer_row *at = &printers->row[row];
    const char *detail = printers_state(printers, words, (size_t)row);

    if (detail[0] == '\0' && printer_way(at->printer.to) != WAY_QUEUE)
        detail = printer_place(at->printer.to);
    detail = and_also(words, detail, at->is_default, TEXT_PRINTERS_DEFAULT);
    return and_also(words, detail, (size_t)row == printers_chosen(printers), TEXT_PRINTERS_CHOSEN);
}

/* "HALL-2  三楼走廊": the name and, of a queue, what the system calls it besides. */
static const char *name_words(const struct printer_row *row, const struct words *words)
{
    const char *title = printers_title(words, &row->printer);

    return row->description[0] ? arena_format(words->arena, "%s  %s", title, row->description)
                               : title;
}

static void row_draw(const struct printers_screen *chooser, const struct canvas *canvas,
                     const struct words *words, int row, int index)
{
    const struct printers *printers = &chooser->app->printers;
    const int room = canvas->columns - 4 < PAGE_COLUMNS ? canvas->columns - 4 : PAGE_COLUMNS;
    const int name = canvas->columns < 70 ? NAME_COLUMNS - 10 : NAME_COLUMNS;
    const enum role role = chooser->list.picked == index ? ROLE_PICKED : ROLE_TEXT;

    canvas_text(canvas, row, 7, name, role, name_words(&printers->row[index], words));
    canvas_text(canvas, row, 7 + name + 2, room - name - 6, role,
                detail_words(printers, words, index));
    list_row_draw(&chooser->list, canvas, row, 4, room, index);
}

static void chooser_draw(const struct screen *screen, struct canvas *canvas)
{
    const struct printers_screen *chooser = chooser_of(screen);
    const struct printers *printers = &chooser->app->printers;
    const struct words words = screen_words(screen, canvas->scratch);
    const int top = canvas->rows >= 14;
    const int total = (int)printers->count;
    int row = top * 2 + 1;

    canvas_put(canvas, top, 2, ROLE_STRONG, words_text(&words, TEXT_PRINTERS_TITLE));
    canvas_point(canvas, top, 2, false);
    for (int i = list_first(&chooser->list); i < list_end(&chooser->list, total); i++)
        row_draw(chooser, canvas, &words, row++, i);
    canvas_wrap(canvas, row + top, 4, canvas->columns - 8, 2, ROLE_DIM,
                printers_look_words(printers, &words));
}

static enum reply chooser_act(struct screen *screen, struct app *app, const struct event *event)
{
    struct printers_screen *chooser = (struct printers_screen *)screen;
    const int total = (int)app->printers.count;
    const int taken = list_taken(&chooser->list, event, total);

    if (taken >= 0) {
        printers_choose(&app->printers, (size_t)taken);
        return REPLY_CLOSE;
    }
    if (event->action == ACTION_ZERO) {
        printers_look(&app->printers, app->desk->now.milliseconds);
        return REPLY_DRAW;
    }
    return list_move(&chooser->list, event, total) ? REPLY_DRAW : REPLY_IGNORED;
}

static const struct screen_ops chooser_ops = {
    .name = "printers",
    .frame = chooser_frame,
    .draw = chooser_draw,
    .act = chooser_act,
};

struct screen *printers_screen_open(struct app *app)
{
    struct printers_screen *chooser = screen_new(&chooser_ops, app->desk, sizeof *chooser);

    chooser->app = app;
    chooser->list = LIST_START;
    printers_look(&app->printers, app->desk->now.milliseconds);
    return &chooser->screen;
}
