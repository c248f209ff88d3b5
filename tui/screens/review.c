/* 改答案: every answer as a short statement; a digit changes one. */
#include "screens/parts.h"

#include "base/text.h"
#include "screens/list.h"
#include "wording/statements.h"

struct review {
    struct screen screen;
    struct list list;
};

static void statements_of(const struct desk *desk, struct statements *statements)
{
    statements_find(desk->content, &desk->result.trail, STATEMENTS_ALL, statements);
}

static void review_frame(const struct screen *screen, struct frame_spec *spec)
{
    const struct review *review = (const struct review *)screen;
    struct statements statements;

    statements_of(screen->desk, &statements);
    spec->mode = MODE_REVIEW;
    if (review->list.picked < 0)
        spec->hidden |= 1u << ACTION_TAKE;
    if (list_pages(statements.count) == 1)
        spec->hidden |= 1u << ACTION_PAGE_DOWN;
}

static int labels_columns(const struct words *words, const struct statements *statements)
{
    int widest = 0;

    for (int i = 0; i < statements->count; i++) {
        const int columns = text_columns(words_label(words, statements->question[i]));

        widest = columns > widest ? columns : widest;
    }
    return widest < 30 ? widest : 30;
}

static const char *answer_words(const struct words *words, const struct statements *statements,
                                int index)
{
    const struct answer answer = statements->answer[index];
    const char *text = words_answer_short(words, statements->question[index], answer);

    if (answer.origin != ORIGIN_IMPLIED)
        return text;
    return words_fill(words, TEXT_REVIEW_IMPLIED, text, NULL);
}

static void review_draw(const struct screen *screen, struct canvas *canvas)
{
    const struct review *review = (const struct review *)screen;
    const struct words words = screen_words(screen, canvas->scratch);
    struct statements statements;
    const int top = canvas->rows >= 14;
    const int room = canvas->columns < 80 ? canvas->columns - 4 : 76;
    int row = top + 2;
    int labels;
    int title;

    statements_of(screen->desk, &statements);
    labels = labels_columns(&words, &statements);
    title = canvas_put(canvas, top, 2, ROLE_STRONG, words_text(&words, TEXT_REVIEW_TITLE));
    if (list_pages(statements.count) > 1)
        canvas_put(canvas, top, 2 + title + 3, ROLE_DIM,
                   words_fill(&words, TEXT_PLACE_PAGE, words_number(&words, review->list.page + 1),
                              words_number(&words, list_pages(statements.count)), NULL));
    canvas_point(canvas, top, 2, false);
    for (int i = list_first(&review->list); i < list_end(&review->list, statements.count); i++) {
        const bool picked = review->list.picked == i;
        const int column = 7 + labels + 3;

        canvas_text(canvas, row, 7, labels, picked ? ROLE_PICKED : ROLE_DIM,
                    words_label(&words, statements.question[i]));
        canvas_text(canvas, row, column, room - column + 3, picked ? ROLE_PICKED : ROLE_TEXT,
                    answer_words(&words, &statements, i));
        list_row_draw(&review->list, canvas, row++, 4, room, i);
    }
    if (statements.count == 0)
        canvas_put(canvas, row, 4, ROLE_TEXT, words_text(&words, TEXT_REVIEW_NOTHING));
    else
        canvas_text(canvas, row + 1, 4, room, ROLE_DIM, words_text(&words, TEXT_REVIEW_HINT));
}

static enum reply review_act(struct screen *screen, struct app *app, const struct event *event)
{
    struct review *review = (struct review *)screen;
    struct statements statements;
    int taken;

    statements_of(screen->desk, &statements);
    taken = list_taken(&review->list, event, statements.count);
    if (taken >= 0)
        app_open(app, question_open(app->desk, statements.question[taken], true));
    else if (!list_move(&review->list, event, statements.count))
        return REPLY_IGNORED;
    return REPLY_DRAW;
}

static const struct screen_ops review_ops = {
    .name = "review",
    .frame = review_frame,
    .draw = review_draw,
    .act = review_act,
};

struct screen *review_open(const struct desk *desk)
{
    struct review *review = screen_new(&review_ops, desk, sizeof *review);

    review->list = LIST_START;
    return &review->screen;
}
