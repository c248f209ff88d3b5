/*
 * What the agency answered (核实结果): the list of what the conclusion leaves open, with what
 * circulates about it; and the field an answer is typed into, then the clerk's number once a day.
 */
#include "screens/read.h"
#include "screens/result_page.h"

#include "desk/confirm.h"
#include "screens/typed.h"

#include <string.h>

/* ---- the list ------------------------------------------------------------------------------ */

static void list_make(const struct read *read, const struct words *words, struct page *page)
{
    const struct desk *desk = read->screen.desk;
    uint32_t parameters[UNVERIFIED_MAX];
    const uint32_t count = desk_unverified(desk, parameters);

    page_text(page, ROLE_LABEL, 0,
              words_text(words, count ? TEXT_CONFIRM_INTRO : TEXT_CONFIRM_NONE));
    for (uint32_t i = 0; i < count; i++) {
        const struct parameter *parameter = &words->content->parameters[parameters[i]];
        const struct confirmation *confirmed = desk_confirmed(desk, parameters[i]);

        page_gap(page);
        page_entry(page, 2, ROLE_KEY, words_number(words, i + 1), 3, ROLE_STRONG,
                   words_of(words, parameter->label));
        page_text(page, confirmed ? ROLE_ACCENT : ROLE_TEXT, 5,
                  confirmed ? words_agency_said(words, confirmed)
                            : words_text(words, TEXT_CONFIRM_OPEN));
        page_text(page, ROLE_TEXT, 5,
                  words_fill(words, TEXT_PAPER_TO_ASK, words_of(words, parameter->ask), NULL));
        result_claims(desk, words, parameters[i], 5, page);
    }
}

static void list_frame(const struct screen *screen, struct frame_spec *spec)
{
    read_frame(screen, spec);
    if (screen->desk->open.confirmed_count == 0)
        spec->hidden |= 1u << ACTION_ZERO;
}

static struct screen *value_open(const struct desk *desk, uint32_t parameter);

static enum reply list_act(struct screen *screen, struct app *app, const struct event *event)
{
    uint32_t parameters[UNVERIFIED_MAX];
    const uint32_t count = desk_unverified(app->desk, parameters);

    if (event->action == ACTION_ZERO) {
        if (app->desk->open.confirmed_count > 0)
            app_notice(app, TEXT_CONFIRM_FORGOTTEN);
        desk_unconfirm(app->desk);
        return REPLY_DRAW;
    }
    if (event->action != ACTION_PICK)
        return read_act(screen, app, event);
    if (event->digit >= 1 && (uint32_t)event->digit <= count)
        app_open(app, value_open(app->desk, parameters[event->digit - 1]));
    return REPLY_DRAW;
}

static const struct screen_ops list_ops = {
    .name = "confirm",
    .frame = list_frame,
    .draw = read_draw,
    .act = list_act,
};

struct screen *confirm_open(const struct desk *desk)
{
    return &read_new(&list_ops, desk, list_make, MODE_CONFIRM, TEXT_CONFIRM_TITLE)->screen;
}

/* ---- an answer ----------------------------------------------------------------------------- */

struct value_screen {
    struct screen screen;
    uint32_t parameter;
    bool asks_staff; /* the answer is typed, the clerk's number is not */
    struct confirmation confirmation;
    struct typed typed;
};

static enum confirm_fault value_read(const struct value_screen *value,
                                     struct confirmation *confirmation)
{
    const struct desk *desk = value->screen.desk;

    return confirm_read(desk->content, value->parameter, value->typed.text, desk->now.date,
                        confirmation);
}

static void value_frame(const struct screen *screen, struct frame_spec *spec)
{
    spec->mode = MODE_FIELD;
    spec->title = texts_get(screen->desk->content, TEXT_CONFIRM_TITLE, screen->desk->language);
    spec->hidden |= 1u << ACTION_WHY;
}

/* What Enter would take now. */
static const char *value_echo(const struct value_screen *value, const struct words *words,
                              bool *good)
{
    struct confirmation confirmation;
    const enum confirm_fault read = value_read(value, &confirmation);

    *good = read == CONFIRM_FINE;
    if (read == CONFIRM_UNFINISHED)
        return words_text(words, TEXT_CONFIRM_UNFINISHED);
    if (read == CONFIRM_PERSONAL)
        return words_text(words, TEXT_CONFIRM_PERSONAL);
    return words_fill(words, TEXT_FIELD_TAKES,
                      confirmation.by_hand ? words_text(words, TEXT_CONFIRM_BY_HAND)
                                           : words_confirmed(words, &confirmation),
                      NULL);
}

static const char *staff_echo(const struct value_screen *value, const struct words *words,
                              bool *good)
{
    const bool empty = typed_empty(&value->typed);

    *good = empty || desk_staff_valid(value->typed.text);
    if (!*good)
        return words_text(words, TEXT_CONFIRM_UNFINISHED);
    return words_fill(words, TEXT_FIELD_TAKES,
                      empty ? words_text(words, TEXT_CONFIRM_STAFF_BLANK)
                            : words_fill(words, TEXT_CONFIRM_STAFF, value->typed.text, NULL),
                      NULL);
}

static int options_draw(const struct canvas *canvas, const struct words *words, int row,
                        struct span options)
{
    for (uint32_t i = 0; i < options.count; i++, row++) {
        canvas_put(canvas, row, 4, ROLE_KEY, words_number(words, i + 1));
        canvas_text(canvas, row, 7, PAGE_COLUMNS - 7, ROLE_TEXT,
                    words_of(words, words->content->options[options.first + i].text));
    }
    return row;
}

static void value_draw(const struct screen *screen, struct canvas *canvas)
{
    const struct value_screen *value = (const struct value_screen *)screen;
    const struct words words = screen_words(screen, canvas->scratch);
    const struct parameter *parameter = &words.content->parameters[value->parameter];
    const int room = canvas->columns < PAGE_COLUMNS ? canvas->columns - 3 : PAGE_COLUMNS - 3;
    const int air = canvas->rows >= 14; /* between the parts: a small screen has none to spare */
    int row = air, column = 4;
    const char *echo;
    bool good;

    row += canvas_wrap(canvas, row, 2, room, 2, ROLE_STRONG,
                       value->asks_staff ? words_text(&words, TEXT_CONFIRM_STAFF_ASK)
                                         : words_of(&words, parameter->label));
    if (!value->asks_staff) {
        row += canvas_wrap(canvas, row, 2, room, 3, ROLE_DIM, words_of(&words, parameter->ask));
        row = options_draw(canvas, &words, row + 1, parameter->options);
        row += parameter->options.count > 0 && air;
    } else
        row++;
    echo = value->asks_staff ? staff_echo(value, &words, &good) : value_echo(value, &words, &good);
    column += canvas_put(canvas, row, column, ROLE_KEY, "> ");
    column += canvas_put(canvas, row, column, ROLE_ACCENT, value->typed.text);
    canvas_point(canvas, row, column, true);
    row += 1 + canvas_wrap(canvas, row + 1, 4, room - 2, 2, good ? ROLE_STRONG : ROLE_DIM, echo);
    canvas_wrap(canvas, row + air, 4, room - 2, 4, ROLE_DIM,
                value->asks_staff ? words_text(&words, TEXT_CONFIRM_STAFF_HINT)
                                  : words_confirm_hint(&words, value->parameter));
}

/* The answer is typed, and so is who took it down, or nobody is named. */
static enum reply value_keep(struct value_screen *value, struct app *app)
{
    desk_confirm(app->desk, &value->confirmation);
    return REPLY_CLOSE;
}

static enum reply value_take(struct value_screen *value, struct app *app)
{
    if (value->asks_staff) {
        if (!typed_empty(&value->typed) && !desk_staff_typed(app->desk, value->typed.text))
            return REPLY_DRAW;
        return value_keep(value, app);
    }
    if (value_read(value, &value->confirmation) != CONFIRM_FINE)
        return REPLY_DRAW; /* the line below the field says what is wrong */
    if (desk_staff(app->desk) != NULL)
        return value_keep(value, app);
    value->asks_staff = true;
    value->typed = (struct typed){0};
    return REPLY_DRAW;
}

static enum reply value_type(struct value_screen *value, uint32_t character)
{
    const bool words =
        !value->asks_staff && confirm_takes_text(value->screen.desk->content, value->parameter);
    const bool digit = character >= '0' && character <= '9';
    const bool sign = !value->asks_staff && (character == '.' || character == '/');

    if (words || ((digit || sign) && strlen(value->typed.text) < STAFF_SIZE - 1))
        typed_add(&value->typed, character);
    return REPLY_DRAW;
}

static enum reply value_act(struct screen *screen, struct app *app, const struct event *event)
{
    struct value_screen *value = (struct value_screen *)screen;

    switch (event->action) {
    case ACTION_TYPE:
        return value_type(value, event->character);
    case ACTION_TAKE:
        return value_take(value, app);
    case ACTION_DELETE:
        return typed_delete(&value->typed) ? REPLY_DRAW : REPLY_CLOSE;
    case ACTION_BACK:
        return REPLY_CLOSE;
    default:
        return REPLY_IGNORED;
    }
}

static const struct screen_ops value_ops = {
    .name = "confirm-value",
    .frame = value_frame,
    .draw = value_draw,
    .act = value_act,
};

static struct screen *value_open(const struct desk *desk, uint32_t parameter)
{
    struct value_screen *value = screen_new(&value_ops, desk, sizeof *value);

    value->parameter = parameter;
    return &value->screen;
}
