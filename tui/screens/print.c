/*
 * Giving the sheet out: print it, on which printer, in which form; save it; say how the citizen was
 * told; beside or below, the sheet as it will come out. Enter prints; once a job is under way Enter goes
 * to the next person, and tries again where the job came to nothing. A second sheet of the same case is
 * asked about first.
 */
#include "screens/parts.h"

#include "base/text.h"
#include "desk/form.h"
#include "screens/list.h"
#include "screens/page.h"
#include "screens/print_rows.h"

#define WIDE_COLUMNS 110 /* the preview stands beside the rows */
#define ROWS_COLUMNS 56
#define SMALL_ROWS 14 /* below them there are no empty lines */

struct print {
    struct screen screen;
    const struct app *app; /* for the job under way */
    struct list list;
    bool by_phone;
    bool started;              /* a job, on this screen */
    bool moved_on;             /* the job has put the mark on the next person */
    bool asking;               /* whether a second sheet is meant … */
    enum output_action wanted; /* … printed or saved */
    int first;                 /* row of the preview at the top */
};

static const struct print *print_of(const struct screen *screen)
{
    return (const struct print *)screen;
}

static void print_frame(const struct screen *screen, struct frame_spec *spec)
{
    spec->mode = print_of(screen)->asking ? MODE_REPRINT : MODE_PRINT;
    spec->tells_job = true;
}

/* A job puts the mark on the next person; where it comes to nothing the mark goes back, so that Enter
 * tries again and does not end the case. */
static struct list marked(const struct print *print)
{
    struct list list = print->list;

    if (print->moved_on && print->app->output.state == OUTPUT_FAILED)
        list.picked = print_row_place(print->app, ROW_PRINT);
    return list;
}

/* ---- the preview -------------------------------------------------------------------------- */

static struct lines sheet_lines(const struct print *print, const struct words *words, int room)
{
    const struct printers *printers = &print->app->printers;
    struct sheet sheet;

    desk_preview(print->screen.desk, words->arena, app_delivery(print->app, print->by_phone),
                 &sheet);
    return form_lines(words, &sheet, &printers->chosen, printers->form,
                      form_columns(&printers->chosen, printers->form, room));
}

/* Whether there is something to say of a job: this screen's own, or one that still runs. */
static bool job_told(const struct print *print)
{
    return print->started || print->app->output.state == OUTPUT_WORKING;
}

/* Where the preview stands in a body of this size; a small one keeps no room for what is not said. */
static struct canvas preview_part(const struct print *print, const struct canvas *canvas)
{
    enum print_row rows[ROW_COUNT];
    const bool small = canvas->rows < SMALL_ROWS;
    const int told = job_told(print) || !small ? 4 : 1;
    const int top = print_rows(print->app, rows) + told + !small;
    const int width = canvas->columns - 4 < PAGE_COLUMNS ? canvas->columns - 4 : PAGE_COLUMNS;

    if (canvas->columns >= WIDE_COLUMNS)
        return canvas_part(canvas, 1, ROWS_COLUMNS + 6, canvas->rows - 1,
                           canvas->columns - ROWS_COLUMNS - 8);
    return canvas_part(canvas, top, 2, canvas->rows - top, width);
}

static void preview_draw(const struct print *print, const struct words *words,
                         const struct canvas *canvas)
{
    const struct canvas part = preview_part(print, canvas);
    const struct lines lines = sheet_lines(print, words, part.columns);

    if (canvas->columns >= WIDE_COLUMNS)
        canvas_upright(canvas, 0, ROWS_COLUMNS + 3, canvas->rows, ROLE_LINE);
    else
        canvas_rule(canvas, part.top - canvas->top - 1, 0, canvas->columns, ROLE_LINE);
    for (int row = 0; row < part.rows; row++)
        if (print->first + row < (int)lines.count)
            canvas_put(&part, row, 0, ROLE_DIM, lines.line[print->first + row]);
}

/* ---- drawing ------------------------------------------------------------------------------ */

static void asking_draw(const struct print *print, const struct words *words,
                        const struct canvas *canvas)
{
    struct sheet sheet;
    const int room = canvas->columns - 8 < PAGE_COLUMNS ? canvas->columns - 8 : PAGE_COLUMNS;

    desk_preview(print->screen.desk, words->arena, app_delivery(print->app, print->by_phone),
                 &sheet);
    canvas_wrap(canvas, 2, 4, room, 4, ROLE_STRONG,
                words_fill(words, TEXT_PRINT_ASK_AGAIN, sheet.number ? sheet.number : "", NULL));
    canvas_point(canvas, 2, 4, false);
}

static const char *job_words(const struct print *print, const struct words *words)
{
    if (!job_told(print))
        return "";
    return output_sentence(&print->app->output, words->content, words->language, words->arena);
}

static void print_draw(const struct screen *screen, struct canvas *canvas)
{
    const struct print *print = print_of(screen);
    const struct words words = screen_words(screen, canvas->scratch);
    const int room = canvas->columns - 4 < ROWS_COLUMNS ? canvas->columns - 4 : ROWS_COLUMNS;
    enum print_row rows[ROW_COUNT];
    const int count = print_rows(print->app, rows);
    const bool wide = canvas->columns >= WIDE_COLUMNS;
    const struct list list = marked(print);
    int row = canvas->rows >= SMALL_ROWS;

    if (print->asking) {
        asking_draw(print, &words, canvas);
        return;
    }
    for (int i = 0; i < count; i++, row++) {
        const bool picked = list.picked == i;

        canvas_text(canvas, row, 7, room - 4, picked ? ROLE_PICKED : ROLE_TEXT,
                    print_row_words(print->app, &words, rows[i], print->by_phone));
        list_row_draw(&list, canvas, row, 4, room, i);
    }
    canvas_wrap(canvas, row + 1, 4, wide ? room - 4 : canvas->columns - 8, wide ? 6 : 2,
                ROLE_ACCENT, job_words(print, &words));
    preview_draw(print, &words, canvas);
}

/* ---- acting ------------------------------------------------------------------------------- */

static enum reply job(struct print *print, struct app *app, enum output_action action)
{
    app_output(app, action, print->by_phone);
    print->started = true;
    print->asking = false;
    print->moved_on = true;
    print->list.picked = print_row_place(app, ROW_NEXT);
    return REPLY_DRAW;
}

/* A first sheet is given at once, a second one when it is meant. */
static enum reply job_ask(struct print *print, struct app *app, enum output_action action)
{
    if (app->desk->open.sequence == 0 || output_busy(&app->output))
        return job(print, app, action);
    print->asking = true;
    print->wanted = action;
    return REPLY_DRAW;
}

static enum reply take(struct print *print, struct app *app, enum print_row row)
{
    switch (row) {
    case ROW_PRINT:
        return job_ask(print, app, OUTPUT_PRINT);
    case ROW_PRINTER:
        app_open(app, printers_screen_open(app));
        break;
    case ROW_FORM:
        printers_turn_form(&app->printers);
        print->first = 0;
        break;
    case ROW_MANNER:
        print->by_phone = !print->by_phone;
        break;
    case ROW_SAVE_PDF:
        return job_ask(print, app, OUTPUT_SAVE_PDF);
    case ROW_SAVE_TEXT:
        return job_ask(print, app, OUTPUT_SAVE_TEXT);
    case ROW_NEXT:
        desk_finish(app->desk);
        app_serve(app);
        break;
    case ROW_CONFIRM:
        app_open(app, confirm_open(app->desk));
        break;
    case ROW_COUNT:
        break;
    }
    return REPLY_DRAW;
}

static enum reply scroll(struct print *print, const struct event *event)
{
    struct arena scratch = {0};
    const struct words words = screen_words(&print->screen, &scratch);
    const struct canvas body = {.rows = event->rows, .columns = event->columns};
    const struct canvas part = preview_part(print, &body);
    const struct lines lines = sheet_lines(print, &words, part.columns);
    const int moved = screen_scrolled(event, print->first, (int)lines.count, part.rows);

    arena_free(&scratch);
    if (moved >= 0)
        print->first = moved;
    return REPLY_DRAW;
}

static enum reply asking_act(struct print *print, struct app *app, const struct event *event)
{
    if (event->action == ACTION_TAKE)
        return job(print, app, print->wanted);
    if (event->action != ACTION_BACK && event->action != ACTION_DELETE)
        return REPLY_IGNORED;
    print->asking = false;
    return REPLY_DRAW;
}

static enum reply print_act(struct screen *screen, struct app *app, const struct event *event)
{
    struct print *print = (struct print *)screen;
    enum print_row rows[ROW_COUNT];
    const int count = print_rows(print->app, rows);
    int taken;

    if (print->asking)
        return asking_act(print, app, event);
    print->list = marked(print);
    switch (event->action) {
    case ACTION_PICK:
    case ACTION_TAKE:
        taken = list_taken(&print->list, event, count);
        return taken < 0 ? REPLY_DRAW : take(print, app, rows[taken]);
    case ACTION_UP:
    case ACTION_DOWN:
        print->moved_on = false;
        list_move(&print->list, event, count);
        return REPLY_DRAW;
    case ACTION_PAGE_UP:
    case ACTION_PAGE_DOWN:
        return scroll(print, event);
    default:
        return REPLY_IGNORED;
    }
}

static const struct screen_ops print_ops = {
    .name = "print",
    .frame = print_frame,
    .draw = print_draw,
    .act = print_act,
};

struct screen *print_open(const struct app *app)
{
    struct print *print = screen_new(&print_ops, app->desk, sizeof *print);

    print->app = app;
    print->list = (struct list){.picked = ROW_PRINT};
    return &print->screen;
}
