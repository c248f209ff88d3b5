/*
 * Choosing a place with digits: this office's own pool and the places most asked for first, then
 * province → city. Typing Chinese or the initials of its readings narrows the whole list; a place
 * name never holds a digit, so digits pick all the while.
 */
#include "screens/parts.h"

#include "base/text.h"
#include "model/pool.h"
#include "screens/ask.h"
#include "screens/list.h"
#include "screens/place_rows.h"
#include "screens/side.h"
#include "screens/typed.h"

struct place_screen {
    struct ask ask;
    enum place_level level;
    uint32_t province; /* LEVEL_CITIES */
    struct list list;
    struct typed filter;
};

static const struct place_screen *place_of(const struct screen *screen)
{
    return (const struct place_screen *)screen;
}

static struct place_rows shown_places(const struct place_screen *place)
{
    const struct desk *desk = place->ask.screen.desk;
    const struct place_rows_wanted wanted = {
        .level = place->level,
        .province = place->province,
        .typed = place->filter.text,
        .care = desk->content->questions[place->ask.question].start != START_INSURED_IN,
    };
    struct place_rows places;

    place_rows_find(desk, &wanted, &places);
    return places;
}

/* ---- drawing ------------------------------------------------------------------------------ */

static void place_frame(const struct screen *screen, struct frame_spec *spec)
{
    const struct place_screen *place = place_of(screen);
    const struct place_rows places = shown_places(place);

    spec->mode = typed_empty(&place->filter) ? MODE_PLACE : MODE_FILTER;
    if (place->list.picked < 0 && typed_empty(&place->filter))
        spec->hidden |= 1u << ACTION_TAKE;
    if (list_pages(places.count) == 1)
        spec->hidden |= 1u << ACTION_PAGE_DOWN;
}

static const char *row_words(const struct place_screen *place, const struct words *words,
                             uint32_t code)
{
    const struct office *office = place->ask.screen.desk->setup.office;

    if (code == ROW_PROVINCES)
        return words_text(words, TEXT_PLACE_OTHER);
    if (place_rows_has_cities(words->content, code))
        return words_fill(words, TEXT_PLACE_PROVINCE, words_place_short(words, code), NULL);
    if (code == office->region)
        return words_fill(words, TEXT_PLACE_OWN, words_place_short(words, code), NULL);
    if (place->level == LEVEL_CITIES && typed_empty(&place->filter))
        return words_place_short(words, code);
    return words_place(words, code);
}

static void place_rows_draw(const struct place_screen *place, const struct canvas *canvas,
                            const struct words *words, const struct place_rows *places, int row)
{
    const int room = canvas->columns < 50 ? canvas->columns - 4 : 46;

    for (int i = list_first(&place->list); i < list_end(&place->list, places->count); i++) {
        const bool picked = place->list.picked == i;

        canvas_text(canvas, row, ASK_OPTION_INDENT + 3, room - 4, picked ? ROLE_PICKED : ROLE_TEXT,
                    row_words(place, words, places->code[i]));
        list_row_draw(&place->list, canvas, row, ASK_OPTION_INDENT, room, i);
        row++;
    }
    if (places->count == 0)
        canvas_put(canvas, row++, ASK_OPTION_INDENT, ROLE_TEXT,
                   words_text(words, TEXT_PLACE_NOTHING));
    canvas_put(canvas, row, ASK_OPTION_INDENT, ROLE_KEY, "0");
    canvas_put(canvas, row++, ASK_OPTION_INDENT + 3, ROLE_TEXT, ask_unsure(&place->ask, words));
    if (list_pages(places->count) > 1)
        canvas_put(canvas, row, ASK_OPTION_INDENT, ROLE_DIM,
                   words_fill(words, TEXT_PLACE_PAGE, words_number(words, place->list.page + 1),
                              words_number(words, list_pages(places->count)), NULL));
}

/* The line that says where one is: what is typed, the province, or that one may type. */
static void where_draw(const struct place_screen *place, const struct canvas *canvas,
                       const struct words *words, int row)
{
    int column = ASK_OPTION_INDENT;

    if (!typed_empty(&place->filter)) {
        column +=
            canvas_put(canvas, row, column, ROLE_LABEL, words_text(words, TEXT_HOME_FILTER)) + 1;
        column += canvas_put(canvas, row, column, ROLE_ACCENT, place->filter.text);
        canvas_point(canvas, row, column, true);
    } else if (place->level == LEVEL_CITIES) {
        canvas_put(canvas, row, column, ROLE_LABEL, words_place_short(words, place->province));
    } else {
        canvas_put(canvas, row, column, ROLE_DIM, words_text(words, TEXT_PLACE_HINT));
    }
}

static void place_draw(const struct screen *screen, struct canvas *canvas)
{
    const struct place_screen *place = place_of(screen);
    const struct words words = screen_words(screen, canvas->scratch);
    const struct canvas part = ask_main(&place->ask, canvas, &words);
    const struct place_rows places = shown_places(place);
    const int shown = places.count < LIST_PAGE ? places.count : LIST_PAGE;
    const bool airy = part.rows >= shown + 9;
    const enum ask_spacing spacing = airy                     ? SPACING_AIRY
                                     : part.rows >= shown + 5 ? SPACING_CLOSE
                                                              : SPACING_TIGHT;
    int row = ask_head_draw(&place->ask, &part, &words, spacing, side_wanted(screen->desk, canvas));

    where_draw(place, &part, &words, row++);
    row += airy;
    place_rows_draw(place, &part, &words, &places, row);
    ask_info_draw(&place->ask, &part, &words, row + shown + 3, false);
}

/* ---- acting ------------------------------------------------------------------------------- */

static void go(struct place_screen *place, enum place_level level, uint32_t province)
{
    place->level = level;
    place->province = province;
    place->list = LIST_START;
    place->filter = (struct typed){0};
}

/* Insurance is held and care is filed for a pool: of a county it is that of its city. */
static uint32_t answered(const struct app *app, uint32_t code)
{
    return code % 100 == 0 || pool_is_abroad(code) ? code : pool_of(app->desk->content, code);
}

static enum reply take_code(struct place_screen *place, struct app *app, uint32_t code)
{
    if (code == ROW_PROVINCES)
        go(place, LEVEL_PROVINCES, 0);
    else if (place_rows_has_cities(app->desk->content, code))
        go(place, LEVEL_CITIES, code);
    else
        app_answer(app, place->ask.question,
                   (struct answer){.state = ANSWER_KNOWN, .number = answered(app, code)},
                   place->ask.changing);
    return REPLY_DRAW;
}

/* One step out: what is typed, then the province, then the near places, then the question before. */
static enum reply place_out(struct place_screen *place, struct app *app)
{
    if (!typed_empty(&place->filter))
        place->filter = (struct typed){0}, place->list = LIST_START;
    else if (place->level == LEVEL_CITIES)
        go(place, LEVEL_PROVINCES, 0);
    else if (place->level == LEVEL_PROVINCES)
        go(place, LEVEL_NEAR, 0);
    else
        return ask_back(&place->ask, app);
    return REPLY_DRAW;
}

static enum reply place_type(struct place_screen *place, const struct event *event)
{
    place->list = LIST_START;
    if (event->action == ACTION_SCAN)
        typed_add_text(&place->filter, event->scan);
    else if (event->character != ' ')
        typed_add(&place->filter, event->character);
    return REPLY_DRAW;
}

static enum reply place_other(struct place_screen *place, struct app *app,
                              const struct event *event)
{
    switch (event->action) {
    case ACTION_ZERO:
        app_answer(app, place->ask.question, (struct answer){.state = ANSWER_UNSURE},
                   place->ask.changing);
        return REPLY_DRAW;
    case ACTION_TYPE:
    case ACTION_SCAN:
        return place_type(place, event);
    case ACTION_CLEAR:
        go(place, LEVEL_NEAR, 0);
        return REPLY_DRAW;
    case ACTION_DELETE:
        place->list = LIST_START;
        return typed_delete(&place->filter) ? REPLY_DRAW : place_out(place, app);
    case ACTION_BACK:
        return place_out(place, app);
    case ACTION_WHY:
        app_open(app, why_question_open(app->desk, place->ask.question));
        return REPLY_DRAW;
    default:
        return REPLY_IGNORED;
    }
}

static enum reply place_act(struct screen *screen, struct app *app, const struct event *event)
{
    struct place_screen *place = (struct place_screen *)screen;
    const struct place_rows places = shown_places(place);
    const int taken = typed_empty(&place->filter)
                          ? list_taken(&place->list, event, places.count)
                          : list_taken_filtered(&place->list, event, places.count);

    if (taken >= 0)
        return take_code(place, app, places.code[taken]);
    if (list_move(&place->list, event, places.count))
        return REPLY_DRAW;
    return place_other(place, app, event);
}

static const struct screen_ops place_ops = {
    .name = "place",
    .frame = place_frame,
    .draw = place_draw,
    .act = place_act,
};

struct screen *place_open(const struct desk *desk, uint32_t question, bool changing)
{
    struct ask *ask = ask_new(&place_ops, desk, sizeof(struct place_screen), question, changing);
    struct place_screen *place = (struct place_screen *)ask;

    place->list = LIST_START;
    return &ask->screen;
}
