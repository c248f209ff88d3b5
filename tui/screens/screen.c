/* What all screens share. */
#include "screens/screen.h"

void *screen_new(const struct screen_ops *ops, const struct desk *desk, size_t size)
{
    struct arena arena = {0};
    struct screen *screen = arena_alloc(&arena, size);

    screen->ops = ops;
    screen->desk = desk;
    screen->arena = arena;
    return screen;
}

void screen_free(struct screen *screen)
{
    struct arena arena;

    if (screen->ops->close != NULL)
        screen->ops->close(screen);
    arena = screen->arena; /* the screen lies in it */
    arena_free(&arena);
}

struct words screen_words(const struct screen *screen, struct arena *arena)
{
    return (struct words){.content = screen->desk->content,
                          .language = screen->desk->language,
                          .arena = arena,
                          .hall = desk_hall(screen->desk)};
}

/* On a keypad whose digits are free, they lie as the arrows do: 8 up, 2 down, 9 and 3 pages. */
static enum action digit_scroll(int digit)
{
    static const enum action scrolls[10] = {
        [1] = ACTION_END,   [2] = ACTION_DOWN, [3] = ACTION_PAGE_DOWN,
        [7] = ACTION_FIRST, [8] = ACTION_UP,   [9] = ACTION_PAGE_UP,
    };

    return scrolls[digit];
}

int screen_scrolled(const struct event *event, int first, int total, int rows)
{
    const int last = total > rows ? total - rows : 0;
    enum action action = event->action;

    if (action == ACTION_SCROLL)
        action = digit_scroll(event->digit);
    switch (action) {
    case ACTION_UP:
        first--;
        break;
    case ACTION_DOWN:
        first++;
        break;
    case ACTION_PAGE_UP:
        first -= rows > 2 ? rows - 2 : 1;
        break;
    case ACTION_PAGE_DOWN:
        first += rows > 2 ? rows - 2 : 1;
        break;
    case ACTION_FIRST:
        first = 0;
        break;
    case ACTION_END:
        first = last;
        break;
    default:
        return -1;
    }
    return first < 0 ? 0 : first > last ? last : first;
}
