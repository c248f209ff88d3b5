/* Reading and scrolling. */
#include "screens/read.h"

#include "screens/frame.h"

static const struct read *read_of(const struct screen *screen)
{
    return (const struct read *)screen;
}

static struct page read_page(const struct read *read, struct arena *arena)
{
    const struct words words = screen_words(&read->screen, arena);
    struct page page = {.arena = arena};

    read->make(read, &words, &page);
    return page;
}

/* Where the text stands: a margin of two, or a narrow column in the middle. */
static struct canvas text_part(const struct read *read, const struct canvas *canvas)
{
    const int narrow = canvas->columns < 44 ? canvas->columns : 44;
    const int margin = canvas->columns >= 58 ? 2 : 0;
    const int top = canvas->rows >= 16;

    if (read->centred)
        return canvas_part(canvas, top, (canvas->columns - narrow) / 2, canvas->rows - top, narrow);
    return canvas_part(canvas, top, margin, canvas->rows - top, canvas->columns - margin);
}

/* No key is shown that would do nothing: rolling where all is seen, turning at the end. */
static void rolling_frame(const struct read *read, struct frame_spec *spec)
{
    struct arena scratch = {0};
    struct pointer pointer = {0};
    const struct canvas whole = {.rows = spec->rows, .columns = spec->columns, .pointer = &pointer};
    const struct canvas body = frame_body(&whole, spec);
    const struct canvas part = text_part(read, &body);
    const struct page page = read_page(read, &scratch);
    const int below = page_rows(&page, part.columns) - part.rows;

    arena_free(&scratch);
    if (below <= 0)
        spec->hidden |= 1u << ACTION_SCROLL;
    if (read->first >= below)
        spec->hidden |= 1u << ACTION_PAGE_DOWN;
}

void read_frame(const struct screen *screen, struct frame_spec *spec)
{
    const struct read *read = read_of(screen);

    spec->mode = read->mode;
    spec->bare = read->bare;
    if (read->title != TEXT_COUNT)
        spec->title = texts_get(screen->desk->content, read->title, screen->desk->language);
    rolling_frame(read, spec);
}

void read_draw(const struct screen *screen, struct canvas *canvas)
{
    const struct read *read = read_of(screen);
    const struct canvas part = text_part(read, canvas);
    const struct page page = read_page(read, canvas->scratch);
    const struct words words = screen_words(screen, canvas->scratch);

    const bool by_digit =
        read->mode != MODE_CITIZEN && keys_action(read->mode, STROKE_DIGIT) == ACTION_SCROLL;

    canvas_point(&part, 0, 0, false);
    page_draw(&page, &part, read->first,
              words_text(&words, by_digit ? TEXT_PAGE_MORE : TEXT_PAGE_MORE_ENTER));
}

enum reply read_act(struct screen *screen, struct app *app, const struct event *event)
{
    struct read *read = (struct read *)screen;
    struct arena scratch = {0};
    struct pointer pointer = {0};
    struct canvas canvas = {.rows = event->rows, .columns = event->columns, .pointer = &pointer};
    const struct canvas part = text_part(read, &canvas);
    const struct page page = read_page(read, &scratch);
    const int moved =
        screen_scrolled(event, read->first, page_rows(&page, part.columns), part.rows);

    (void)app;
    arena_free(&scratch);
    if (moved < 0)
        return event->action == ACTION_SCROLL ? REPLY_DRAW : REPLY_IGNORED;
    read->first = moved;
    return REPLY_DRAW;
}

struct read *read_new(const struct screen_ops *ops, const struct desk *desk, read_maker make,
                      enum mode mode, enum text_id title)
{
    struct read *read = screen_new(ops, desk, sizeof *read);

    read->make = make;
    read->mode = mode;
    read->title = title;
    return read;
}
