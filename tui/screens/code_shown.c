/*
 * The case code (咨询码) of the open case: its digits, to be read out or typed, and beside them the
 * same as a QR code. Where there is no room for that, or nothing to draw it with, the digits do.
 */
#include "screens/parts.h"

#include "base/text.h"
#include "engine/code.h"
#include "paper/qr.h"
#include "screens/page.h"

#include <string.h>

enum {
    MARGIN = 2,
    DIGITS_LEFT = 4,
    GROUPS_IN_ROW = 4,
    WORDS_LEAST = 34,   /* columns for the words beside the QR code */
    CAPTION_LEAST = 34, /* and for what stands under it */
    CAPTION_ROWS = 2
};

struct shown {
    struct screen screen;
    char code[CODE_TEXT_SIZE]; /* "" when the answers do not fit into one */
    struct qr qr;              /* side 0: none could be made */
};

static const struct shown *shown_of(const struct screen *screen)
{
    return (const struct shown *)screen;
}

/* ---- the QR code ---------------------------------------------------------------------------- */

/* Its side with the white around it: a column is one module wide, a row two modules high. */
static int qr_columns(const struct qr *qr)
{
    return qr->side + 2 * QR_WHITE;
}

/* With its caption. */
static int square_columns(const struct qr *qr)
{
    return qr_columns(qr) > CAPTION_LEAST ? qr_columns(qr) : CAPTION_LEAST;
}

static int qr_rows(const struct qr *qr)
{
    return (qr_columns(qr) + 1) / 2;
}

static bool qr_fits(const struct shown *shown, const struct canvas *canvas)
{
    return shown->qr.side > 0 && !canvas->ascii &&
           canvas->columns >= MARGIN + WORDS_LEAST + MARGIN + square_columns(&shown->qr) &&
           canvas->rows >= qr_rows(&shown->qr) + CAPTION_ROWS;
}

static bool dark(const struct qr *qr, int x, int y)
{
    return x >= 0 && y >= 0 && x < qr->side && y < qr->side && qr_dark(qr, x, y);
}

/* Two modules, one above the other, by which of them are dark: upper 1, lower 2. */
static const char *const halves[] = {" ", "▀", "▄", "█"};

static void qr_draw(const struct canvas *canvas, const struct qr *qr)
{
    for (int row = 0; row < qr_rows(qr); row++) {
        const char *line = "";

        for (int x = -QR_WHITE; x < qr->side + QR_WHITE; x++) {
            const int y = 2 * row - QR_WHITE;

            line = arena_format(canvas->scratch, "%s%s", line,
                                halves[dark(qr, x, y) + 2 * dark(qr, x, y + 1)]);
        }
        canvas_put(canvas, row, 0, ROLE_SQUARES, line);
    }
}

/* ---- the digits ----------------------------------------------------------------------------- */

/* Wide apart where there is room: they are read out in groups of four. */
static int digits_draw(const struct shown *shown, const struct canvas *canvas, int row)
{
    const char *group = shown->code;
    const int between = canvas->rows >= 14 ? 2 : 1;
    int column = DIGITS_LEFT;

    for (int i = 0; *group != '\0'; i++) {
        const size_t size = strcspn(group, " ");

        if (i > 0 && i % GROUPS_IN_ROW == 0) {
            row += between;
            column = DIGITS_LEFT;
        }
        column +=
            canvas_put(canvas, row, column, ROLE_STRONG, arena_copy(canvas->scratch, group, size)) +
            2;
        group += size + (group[size] == ' ');
    }
    return row + 1;
}

static void words_draw(const struct shown *shown, const struct canvas *canvas, bool drawn)
{
    const struct words words = screen_words(&shown->screen, canvas->scratch);
    struct page page = {.arena = canvas->scratch};
    int row = canvas->rows >= 16;

    canvas_put(canvas, row, MARGIN, ROLE_LABEL, words_text(&words, TEXT_CASE_CODE_TITLE));
    canvas_point(canvas, row, MARGIN, false);
    row += 2;
    if (shown->code[0] == '\0') {
        page_text(&page, ROLE_TEXT, 0, words_text(&words, TEXT_CASE_CODE_NONE));
    } else {
        row = digits_draw(shown, canvas, row) + 1;
        page_text(&page, ROLE_TEXT, 0, words_text(&words, TEXT_CASE_CODE_USE));
        page_text(&page, ROLE_DIM, 0, words_text(&words, TEXT_CASE_CODE_PRIVACY));
        if (!drawn)
            page_text(&page, ROLE_DIM, 0, words_text(&words, TEXT_CASE_CODE_NO_SQUARES));
    }
    const struct canvas part =
        canvas_part(canvas, row, MARGIN, canvas->rows - row, canvas->columns - MARGIN);
    page_draw(&page, &part, 0, "");
}

/* ---- the screen ----------------------------------------------------------------------------- */

static void shown_frame(const struct screen *screen, struct frame_spec *spec)
{
    (void)screen;
    spec->mode = MODE_READ;
    spec->hidden |= 1u << ACTION_SCROLL;
}

static void shown_draw(const struct screen *screen, struct canvas *canvas)
{
    const struct shown *shown = shown_of(screen);
    const struct words words = screen_words(screen, canvas->scratch);
    const bool drawn = qr_fits(shown, canvas);
    struct canvas left = *canvas;
    struct canvas right;

    if (drawn) {
        const int most = canvas->columns < PAGE_COLUMNS ? canvas->columns : PAGE_COLUMNS;
        const int column = most - square_columns(&shown->qr);

        left = canvas_part(canvas, 0, 0, canvas->rows, column - MARGIN);
        right = canvas_part(canvas, canvas->rows > qr_rows(&shown->qr) + CAPTION_ROWS, column,
                            canvas->rows, canvas->columns - column);
        qr_draw(&right, &shown->qr);
        canvas_wrap(&right, qr_rows(&shown->qr), 0, square_columns(&shown->qr), CAPTION_ROWS,
                    ROLE_DIM, words_text(&words, TEXT_CODE_CAPTION));
    }
    words_draw(shown, &left, drawn);
}

static enum reply shown_act(struct screen *screen, struct app *app, const struct event *event)
{
    (void)screen;
    (void)app;
    (void)event;
    return REPLY_IGNORED;
}

static void shown_close(struct screen *screen)
{
    struct shown *shown = (struct shown *)screen;

    if (shown->qr.side > 0)
        qr_free(&shown->qr);
}

static const struct screen_ops shown_ops = {
    .name = "code",
    .frame = shown_frame,
    .draw = shown_draw,
    .act = shown_act,
    .close = shown_close,
};

struct screen *code_open(const struct desk *desk)
{
    struct shown *shown = screen_new(&shown_ops, desk, sizeof *shown);

    if (!code_make(&desk->open.session, shown->code))
        shown->code[0] = '\0';
    else if (!qr_make(shown->code, &shown->qr))
        shown->qr.side = 0;
    return &shown->screen;
}
