/*
 * Giving the sheet out: print it, save it, say how the citizen was told; below, the sheet itself as
 * it will be. Enter prints; once a job is under way Enter goes to the next person.
 */
#include "screens/parts.h"

#include "base/text.h"
#include "paper/sheet_text.h"
#include "screens/list.h"
#include "screens/page.h"

enum row { ROW_PRINT, ROW_SAVE_PDF, ROW_SAVE_TEXT, ROW_MANNER, ROW_NEXT, ROW_COUNT };

struct print {
    struct screen screen;
    const struct app *app; /* for the job under way */
    struct list list;
    bool by_phone;
    int first; /* row of the preview at the top */
};

static const struct print *print_of(const struct screen *screen)
{
    return (const struct print *)screen;
}

static void print_offer(const struct screen *screen, struct offer *offer)
{
    (void)screen;
    offer->mode = MODE_PRINT;
}

/* Saving needs a folder, and a person who may reach it: not on a kiosk. */
static bool row_usable(const struct print *print, enum row row)
{
    const struct screens_options *options = print->app->options;

    if (row == ROW_SAVE_PDF || row == ROW_SAVE_TEXT)
        return !options->kiosk && options->places->folder != NULL;
    return true;
}

static const char *row_words(const struct print *print, const struct words *words, enum row row)
{
    static const enum text_id rows[ROW_COUNT] = {
        [ROW_PRINT] = TEXT_PRINT_PRINT,         [ROW_SAVE_PDF] = TEXT_PRINT_SAVE_PDF,
        [ROW_SAVE_TEXT] = TEXT_PRINT_SAVE_TEXT, [ROW_MANNER] = TEXT_PRINT_MANNER,
        [ROW_NEXT] = TEXT_PRINT_NEXT,
    };

    if (row == ROW_PRINT && print->screen.desk->open.sequence != 0)
        return words_text(words, TEXT_PRINT_AGAIN);
    if (row == ROW_MANNER)
        return words_fill(
            words, rows[row],
            words_text(words, print->by_phone ? TEXT_PAPER_BY_PHONE : TEXT_PAPER_IN_PERSON), NULL);
    return words_text(words, rows[row]);
}

static struct lines sheet_lines(const struct print *print, struct arena *arena, int columns)
{
    struct buffer text = {0};
    struct sheet sheet;
    struct lines lines;

    desk_preview(print->screen.desk, arena, print->by_phone, &sheet);
    sheet_text(&sheet, columns, &text);
    buffer_add(&text, "", 1); /* the text itself has no end mark */
    lines = text_lines(arena, text.data, columns);
    buffer_free(&text);
    return lines;
}

static int preview_columns(int columns)
{
    return columns - 4 < PAGE_COLUMNS ? columns - 4 : PAGE_COLUMNS;
}

static void preview_draw(const struct print *print, const struct canvas *canvas, int top)
{
    const struct canvas part =
        canvas_part(canvas, top, 2, canvas->rows - top, preview_columns(canvas->columns));
    const struct lines lines = sheet_lines(print, canvas->scratch, part.columns);

    for (int row = 0; row < part.rows; row++)
        if (print->first + row < (int)lines.count)
            canvas_put(&part, row, 0, ROLE_DIM, lines.line[print->first + row]);
}

static void print_draw(const struct screen *screen, struct canvas *canvas)
{
    const struct print *print = print_of(screen);
    const struct words words = screen_words(screen, canvas->scratch);
    const int room = canvas->columns < 60 ? canvas->columns - 4 : 56;
    int row = canvas->rows >= 14;

    for (int i = 0; i < ROW_COUNT; i++, row++) {
        const bool picked = print->list.picked == i;
        const bool usable = row_usable(print, (enum row)i);

        canvas_text(canvas, row, 7, room - 4,
                    picked   ? ROLE_PICKED
                    : usable ? ROLE_TEXT
                             : ROLE_DIM,
                    row_words(print, &words, (enum row)i));
        list_row_draw(&print->list, canvas, row, 4, room, i);
    }
    if (print->app->output.state != OUTPUT_IDLE)
        canvas_wrap(
            canvas, row + 1, 4, PAGE_COLUMNS - 4, 2, ROLE_ACCENT,
            output_sentence(&print->app->output, words.content, words.language, words.arena));
    canvas_rule(canvas, row + 3, 0, canvas->columns, ROLE_LINE);
    preview_draw(print, canvas, row + 4);
}

/* ---- acting ------------------------------------------------------------------------------- */

static enum reply job(struct print *print, struct app *app, enum output_action action)
{
    app_output(app, action, print->by_phone);
    print->list.picked = ROW_NEXT;
    return REPLY_DRAW;
}

static enum reply take(struct print *print, struct app *app, int row)
{
    if (row < 0 || row >= ROW_COUNT || !row_usable(print, (enum row)row))
        return REPLY_DRAW;
    switch ((enum row)row) {
    case ROW_PRINT:
        return job(print, app, OUTPUT_PRINT);
    case ROW_SAVE_PDF:
        return job(print, app, OUTPUT_SAVE_PDF);
    case ROW_SAVE_TEXT:
        return job(print, app, OUTPUT_SAVE_TEXT);
    case ROW_MANNER:
        print->by_phone = !print->by_phone;
        break;
    case ROW_NEXT:
        desk_finish(app->desk);
        app_serve(app);
        break;
    case ROW_COUNT:
        break;
    }
    return REPLY_DRAW;
}

static enum reply scroll(struct print *print, const struct event *event)
{
    struct arena scratch = {0};
    const struct lines lines = sheet_lines(print, &scratch, preview_columns(event->columns));
    const int moved =
        scroll_moved(event, print->first, (int)lines.count, event->rows - ROW_COUNT - 4);

    arena_free(&scratch);
    if (moved >= 0)
        print->first = moved;
    return REPLY_DRAW;
}

static enum reply print_act(struct screen *screen, struct app *app, const struct event *event)
{
    struct print *print = (struct print *)screen;

    switch (event->action) {
    case ACTION_PICK:
    case ACTION_TAKE:
        return take(print, app, list_taken(&print->list, event, ROW_COUNT));
    case ACTION_UP:
    case ACTION_DOWN:
        list_move(&print->list, event, ROW_COUNT);
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
    .offer = print_offer,
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
