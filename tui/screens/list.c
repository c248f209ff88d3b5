/* Lists in pages of nine. */
#include "screens/list.h"

int list_pages(int total)
{
    return total <= LIST_PAGE ? 1 : (total + LIST_PAGE - 1) / LIST_PAGE;
}

int list_first(const struct list *list)
{
    return list->page * LIST_PAGE;
}

int list_end(const struct list *list, int total)
{
    const int end = list_first(list) + LIST_PAGE;

    return end < total ? end : total;
}

static void list_pick(struct list *list, int picked, int total)
{
    if (total == 0)
        return;
    list->picked = (picked + total) % total;
    list->page = list->picked / LIST_PAGE;
}

static void list_turn(struct list *list, int pages, int total)
{
    const int count = list_pages(total);

    list->page = (list->page + pages + count) % count;
    list->picked = -1;
}

bool list_move(struct list *list, const struct event *event, int total)
{
    switch (event->action) {
    case ACTION_UP:
        list_pick(list, list->picked < 0 ? list_end(list, total) - 1 : list->picked - 1, total);
        return true;
    case ACTION_DOWN:
        list_pick(list, list->picked < 0 ? list_first(list) : list->picked + 1, total);
        return true;
    case ACTION_PAGE_UP:
        list_turn(list, -1, total);
        return true;
    case ACTION_PAGE_DOWN:
        list_turn(list, 1, total);
        return true;
    case ACTION_FIRST:
        list_pick(list, 0, total);
        return true;
    case ACTION_END:
        list_pick(list, total - 1, total);
        return true;
    default:
        return false;
    }
}

int list_taken(const struct list *list, const struct event *event, int total)
{
    const int row = list_first(list) + event->digit - 1;

    if (event->action == ACTION_TAKE)
        return list->picked < total ? list->picked : -1;
    if (event->action != ACTION_PICK || event->digit < 1 || row >= list_end(list, total))
        return -1;
    return row;
}

int list_taken_filtered(struct list *list, const struct event *event, int total)
{
    if (event->action != ACTION_TAKE || list->picked >= 0 || total == 0)
        return list_taken(list, event, total);
    if (total == 1)
        return 0;
    list_pick(list, list_first(list), total);
    return -1;
}

int list_row_draw(const struct list *list, const struct canvas *canvas, int row, int column,
                  int columns, int index)
{
    const bool picked = list->picked == index;
    const char *digit = arena_format(canvas->scratch, "%d", index % LIST_PAGE + 1);

    canvas_text(canvas, row, column, 1, picked ? ROLE_PICKED : ROLE_KEY, digit);
    if (picked) {
        canvas_paint(canvas, row, column - 1, columns, ROLE_PICKED);
        canvas_point(canvas, row, column, false);
    }
    return column + 3;
}
