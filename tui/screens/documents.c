/*
 * The result, second page: the papers, nine to a page. A digit turns a paper from 空 over 已带 and 缺
 * to 容缺 and back; Enter leads over the pages to printing.
 */
#include "screens/parts.h"

#include "base/text.h"
#include "screens/list.h"
#include "screens/page.h"

struct documents {
    struct screen screen;
    struct list list;
};

static const struct documents *documents_of(const struct screen *screen)
{
    return (const struct documents *)screen;
}

static int total(const struct screen *screen)
{
    return (int)screen->desk->result.checklist.count;
}

static void documents_frame(const struct screen *screen, struct frame_spec *spec)
{
    (void)screen;
    spec->mode = MODE_DOCUMENTS;
}

/* ---- drawing ------------------------------------------------------------------------------ */

/* Each state is a sign and a word; colour only repeats what they say. */
static const struct {
    const char *sign;
    enum text_id word;
    enum role role;
} ticks[] = {
    [TICK_EMPTY] = {"[ ]", TEXT_TICK_EMPTY,   ROLE_DIM },
    [TICK_HERE] = {"[v]", TEXT_TICK_HERE,    ROLE_GOOD},
    [TICK_MISSING] = {"[!]", TEXT_TICK_MISSING, ROLE_BAD },
    [TICK_LATER] = {"[~]", TEXT_TICK_LATER,   ROLE_CARE},
};

static int tick_columns(const struct words *words)
{
    int widest = 0;

    for (size_t i = 0; i < sizeof ticks / sizeof ticks[0]; i++) {
        const int columns = text_columns(words_text(words, ticks[i].word));

        widest = columns > widest ? columns : widest;
    }
    return widest;
}

/* "一共 5 样，另有 1 样可能需要": the conclusion counts the certain ones too. */
static const char *count_words(const struct desk *desk, const struct words *words)
{
    const struct checklist *checklist = &desk->result.checklist;
    uint32_t maybe = 0;

    for (uint32_t i = 0; i < checklist->count; i++)
        maybe += checklist->item[i].maybe;
    if (maybe == 0)
        return words_fill(words, TEXT_DOCUMENTS_COUNT, words_number(words, checklist->count), NULL);
    return words_fill(words, TEXT_DOCUMENTS_COUNT_MAYBE,
                      words_number(words, checklist->count - maybe), words_number(words, maybe),
                      NULL);
}

/* How the list stands: so many papers, so many missing. */
static void standing_draw(const struct desk *desk, const struct canvas *canvas,
                          const struct words *words, const struct list *list)
{
    const uint32_t missing = desk_missing(desk);
    const int pages = list_pages((int)desk->result.checklist.count);
    int column = 2;

    column += canvas_put(canvas, 0, column, ROLE_STRONG, count_words(desk, words)) + 3;
    if (missing > 0)
        column += canvas_put(
            canvas, 0, column, ROLE_CARE,
            words_fill(words, TEXT_DOCUMENTS_MISSING, words_number(words, missing), NULL));
    else
        column += canvas_put(canvas, 0, column, ROLE_GOOD, words_text(words, TEXT_DOCUMENTS_ALL));
    if (pages > 1)
        canvas_put(canvas, 0, column + 3, ROLE_DIM,
                   words_fill(words, TEXT_PLACE_PAGE, words_number(words, list->page + 1),
                              words_number(words, pages), NULL));
}

/* "必须  原件，1 份，出示" */
static const char *item_details(const struct desk *desk, const struct words *words, uint32_t index)
{
    const struct item *item = &desk->result.checklist.item[index];
    const char *form = words_item_form(words, item);
    const char *condition = words_of(words, words->content->brings[item->bring].condition);
    const char *details = words_item_necessity(words, item);

    if (form[0] != '\0')
        details = arena_format(words->arena, "%s  %s", details, form);
    if (item->maybe && condition[0] != '\0')
        details = arena_format(words->arena, "%s  %s", details,
                               words_fill(words, TEXT_PAPER_WHEN_NEEDED, condition, NULL));
    return details;
}

/* How much room a paper gets: the first that lets the whole page be seen. */
enum item_room { ROOM_WHOLE, ROOM_TWO_ROWS, ROOM_ONE_ROW };

static int details_left(const struct words *words)
{
    return 11 + tick_columns(words);
}

static int list_columns(const struct canvas *canvas)
{
    return canvas->columns < PAGE_COLUMNS + 4 ? canvas->columns - 3 : PAGE_COLUMNS + 1;
}

static int item_rows(const struct documents *documents, const struct canvas *canvas,
                     const struct words *words, int index, enum item_room room)
{
    const int columns = list_columns(canvas) - details_left(words);

    if (room == ROOM_ONE_ROW)
        return 1;
    if (room == ROOM_TWO_ROWS || columns < 2)
        return 2;
    return 1 + (int)text_wrap(item_details(documents->screen.desk, words, (uint32_t)index), columns,
                              NULL, NULL);
}

static int page_rows_in(const struct documents *documents, const struct canvas *canvas,
                        const struct words *words, enum item_room room)
{
    int rows = 0;

    for (int i = list_first(&documents->list);
         i < list_end(&documents->list, total(&documents->screen)); i++)
        rows += item_rows(documents, canvas, words, i, room);
    return rows;
}

/* The name, and apart from it whether the paper need not be handed in; returns the columns taken. */
static int name_draw(const struct desk *desk, const struct canvas *canvas,
                     const struct words *words, int row, int column, int columns, int index,
                     bool picked)
{
    const char *waived =
        desk_waived(desk, (uint32_t)index) ? words_text(words, TEXT_WORD_WAIVED) : "";
    const int room = columns - (waived[0] != '\0' ? text_columns(waived) + 2 : 0);
    const int name = canvas_text(canvas, row, column, room, picked ? ROLE_PICKED : ROLE_TEXT,
                                 words_item_short(words, &desk->result.checklist.item[index]));

    if (waived[0] == '\0')
        return name;
    return name + 2 +
           canvas_put(canvas, row, column + name + 2, picked ? ROLE_PICKED : ROLE_GOOD, waived);
}

static void item_draw(const struct documents *documents, const struct canvas *canvas,
                      const struct words *words, int row, int index, enum item_room room)
{
    const struct desk *desk = documents->screen.desk;
    const enum tick tick = desk_ticked(desk, (uint32_t)index);
    const int columns = list_columns(canvas);
    const bool picked = documents->list.picked == index;
    const enum role role = picked ? ROLE_PICKED : ticks[tick].role;
    const char *details = item_details(desk, words, (uint32_t)index);
    int column = details_left(words);

    canvas_put(canvas, row, 5, role, ticks[tick].sign);
    canvas_put(canvas, row, 9, role, words_text(words, ticks[tick].word));
    column += name_draw(desk, canvas, words, row, column, columns - column, index, picked);
    if (room != ROOM_ONE_ROW)
        canvas_wrap(canvas, row + 1, details_left(words), columns - details_left(words),
                    item_rows(documents, canvas, words, index, room) - 1, ROLE_DIM, details);
    else
        canvas_text(canvas, row, column + 3, columns - column - 3, picked ? ROLE_PICKED : ROLE_DIM,
                    words_item_necessity(words, &desk->result.checklist.item[index]));
    list_row_draw(&documents->list, canvas, row, 2, columns, index);
}

static void documents_draw(const struct screen *screen, struct canvas *canvas)
{
    const struct documents *documents = documents_of(screen);
    const struct words words = screen_words(screen, canvas->scratch);
    const int end = list_end(&documents->list, total(screen));
    enum item_room room = ROOM_WHOLE;
    int row;

    while (room < ROOM_ONE_ROW && page_rows_in(documents, canvas, &words, room) > canvas->rows - 2)
        room++;
    row = page_rows_in(documents, canvas, &words, room) <= canvas->rows - 2 ? 2 : 1;
    standing_draw(screen->desk, canvas, &words, &documents->list);
    canvas_point(canvas, 0, 2, false);
    for (int i = list_first(&documents->list); i < end; i++) {
        item_draw(documents, canvas, &words, row, i, room);
        row += item_rows(documents, canvas, &words, i, room);
    }
}

/* ---- acting ------------------------------------------------------------------------------- */

static enum reply go_on(struct documents *documents, struct app *app)
{
    if (documents->list.page + 1 < list_pages(total(&documents->screen))) {
        documents->list.page++;
        documents->list.picked = -1;
    } else {
        app_open(app, print_open(app));
    }
    return REPLY_DRAW;
}

static enum reply go_back(struct documents *documents)
{
    if (documents->list.page == 0)
        return REPLY_CLOSE;
    documents->list.page--;
    documents->list.picked = -1;
    return REPLY_DRAW;
}

static enum reply mark(struct app *app, int index)
{
    if (index >= 0)
        desk_tick(app->desk, (uint32_t)index);
    return REPLY_DRAW;
}

static enum reply documents_act(struct screen *screen, struct app *app, const struct event *event)
{
    struct documents *documents = (struct documents *)screen;

    if (list_move(&documents->list, event, total(screen)))
        return REPLY_DRAW;
    switch (event->action) {
    case ACTION_PICK:
        return mark(app, list_taken(&documents->list, event, total(screen)));
    case ACTION_TYPE: /* the space bar marks, for those who use arrow keys */
        return mark(app, event->character == ' ' ? documents->list.picked : -1);
    case ACTION_ZERO:
        desk_tick_rest(app->desk);
        return REPLY_DRAW;
    case ACTION_TAKE:
        return go_on(documents, app);
    case ACTION_BACK:
    case ACTION_DELETE:
        return go_back(documents);
    case ACTION_PRINT:
        app_open(app, print_open(app));
        return REPLY_DRAW;
    case ACTION_HOW:
        app_open(app, why_how_open(app->desk, (uint32_t)list_first(&documents->list)));
        return REPLY_DRAW;
    default:
        return REPLY_IGNORED;
    }
}

static const struct screen_ops documents_ops = {
    .name = "documents",
    .frame = documents_frame,
    .draw = documents_draw,
    .act = documents_act,
};

struct screen *documents_open(const struct desk *desk)
{
    struct documents *documents = screen_new(&documents_ops, desk, sizeof *documents);

    documents->list = LIST_START;
    return &documents->screen;
}
