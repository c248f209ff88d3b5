/*
 * Questions with something to type: a date, a whole number, an amount. What was understood is shown
 * in full before Enter takes it; an empty field means 不清楚, and says so.
 */
#include "screens/parts.h"

#include "base/text.h"
#include "engine/answer_words.h"
#include "screens/ask.h"
#include "screens/side.h"
#include "screens/typed.h"

#include <string.h>

#define NUMBER_DIGITS 9

struct field {
    struct ask ask;
    struct typed typed;
};

/* What the typed text means. */
struct meaning {
    bool known;   /* it names a value */
    bool outside; /* … that the question does not allow */
    int64_t number;
};

static const struct field *field_of(const struct screen *screen)
{
    return (const struct field *)screen;
}

static const struct answer_type *field_type(const struct field *field)
{
    return types_of(field->ask.screen.desk->content, field->ask.question);
}

/* ---- understanding ------------------------------------------------------------------------ */

static struct meaning field_meaning(const struct field *field)
{
    const struct session *session = &field->ask.screen.desk->open.session;
    struct meaning meaning = {0};

    meaning.known = answer_words_typed(session, field->ask.question, field->typed.text,
                                       &meaning.number, &meaning.outside);
    return meaning;
}

/* ---- drawing ------------------------------------------------------------------------------ */

static void field_frame(const struct screen *screen, struct frame_spec *spec)
{
    (void)screen;
    spec->mode = MODE_FIELD;
}

static const char *value_words(const struct field *field, const struct words *words, int64_t number)
{
    const struct session *session = &field->ask.screen.desk->open.session;
    const char *text = words_answer(words, field->ask.question,
                                    (struct answer){.state = ANSWER_KNOWN, .number = number});

    if (!field_type(field)->is_day)
        return text;
    return arena_format(words->arena, "%s  %s", text,
                        words_from_today(words, (int32_t)number, session->today));
}

/* A bound in words; open ends say nothing. */
static const char *bound_words(const struct field *field, const struct words *words, int64_t number,
                               bool open)
{
    if (open)
        return "";
    return words_answer_short(words, field->ask.question,
                              (struct answer){.state = ANSWER_KNOWN, .number = number});
}

static const char *range_words(const struct field *field, const struct words *words)
{
    const struct question *question = &words->content->questions[field->ask.question];
    int64_t least;
    int64_t most;
    const char *from;
    const char *to;

    session_question_range(&field->ask.screen.desk->open.session, field->ask.question, &least,
                           &most);
    from = bound_words(field, words, least, question->least.kind == BOUND_NONE);
    to = bound_words(field, words, most, question->most.kind == BOUND_NONE);
    if (from[0] != '\0' && to[0] != '\0')
        return words_fill(words, TEXT_FIELD_BETWEEN, from, to, NULL);
    if (from[0] != '\0')
        return words_fill(words, TEXT_FIELD_FROM, from, NULL);
    return to[0] != '\0' ? words_fill(words, TEXT_FIELD_TO, to, NULL) : "";
}

/* 0 on its own, where it can be no answer, means what it means on every other question. */
static bool means_unsure(const struct field *field)
{
    const struct meaning meaning = field_meaning(field);

    return typed_empty(&field->typed) ||
           (strcmp(field->typed.text, "0") == 0 && (!meaning.known || meaning.outside));
}

/* What Enter would take now. */
static void echo_draw(const struct field *field, const struct canvas *canvas,
                      const struct words *words, int row)
{
    const struct meaning meaning = field_meaning(field);
    const char *value;

    if (means_unsure(field)) {
        canvas_put(canvas, row, ASK_OPTION_INDENT, ROLE_DIM,
                   words_fill(words,
                              typed_empty(&field->typed) ? TEXT_FIELD_EMPTY : TEXT_FIELD_TAKES,
                              ask_unsure(&field->ask, words), NULL));
        return;
    }
    if (!meaning.known) {
        canvas_put(canvas, row, ASK_OPTION_INDENT, ROLE_DIM,
                   words_text(words, TEXT_FIELD_UNFINISHED));
        return;
    }
    value = value_words(field, words, meaning.number);
    if (!meaning.outside)
        canvas_put(canvas, row, ASK_OPTION_INDENT, ROLE_STRONG,
                   words_fill(words, TEXT_FIELD_TAKES, value, NULL));
    else
        canvas_put(canvas, row, ASK_OPTION_INDENT, ROLE_CARE,
                   words_fill(words, TEXT_FIELD_OUTSIDE, value, range_words(field, words), NULL));
}

static void field_draw(const struct screen *screen, struct canvas *canvas)
{
    const struct field *field = field_of(screen);
    const struct words words = screen_words(screen, canvas->scratch);
    const struct canvas part = ask_main(&field->ask, canvas, &words);
    const enum ask_spacing spacing = part.rows >= 14 ? SPACING_AIRY : SPACING_CLOSE;
    int row = ask_head_draw(&field->ask, &part, &words, spacing, side_wanted(screen->desk, canvas));
    int column = ASK_OPTION_INDENT;

    column += canvas_put(&part, row, column, ROLE_KEY, "> ");
    column += canvas_put(&part, row, column, ROLE_ACCENT, field->typed.text);
    canvas_point(&part, row, column, true);
    echo_draw(field, &part, &words, row + 1);
    row += spacing == SPACING_AIRY ? 3 : 2;
    canvas_text(&part, row++, ASK_OPTION_INDENT, PAGE_COLUMNS - 2, ROLE_DIM,
                words_typing_hint(&words, field->ask.question));
    canvas_text(&part, row, ASK_OPTION_INDENT, PAGE_COLUMNS - 2, ROLE_DIM,
                range_words(field, &words));
    ask_info_draw(&field->ask, &part, &words, row + 2, false);
}

/* ---- acting ------------------------------------------------------------------------------- */

static enum reply field_take(struct field *field, struct app *app)
{
    const struct meaning meaning = field_meaning(field);
    struct answer answer = {.state = ANSWER_KNOWN, .number = meaning.number};

    if (means_unsure(field))
        answer = (struct answer){.state = ANSWER_UNSURE};
    else if (!meaning.known || meaning.outside)
        return REPLY_DRAW; /* the line below the field says what is wrong */
    app_answer(app, field->ask.question, answer, field->ask.changing);
    return REPLY_DRAW;
}

static enum reply field_type_character(struct field *field, uint32_t character)
{
    const bool digit = character >= '0' && character <= '9';
    const bool sign = character == '.' || character == '/';

    if ((digit || sign) && strlen(field->typed.text) < NUMBER_DIGITS + 2)
        typed_add(&field->typed, sign && field_type(field)->unit > 1 ? '.' : character);
    return REPLY_DRAW;
}

static enum reply field_act(struct screen *screen, struct app *app, const struct event *event)
{
    struct field *field = (struct field *)screen;

    switch (event->action) {
    case ACTION_TYPE:
        return field_type_character(field, event->character);
    case ACTION_TAKE:
        return field_take(field, app);
    case ACTION_DELETE:
        return typed_delete(&field->typed) ? REPLY_DRAW : ask_back(&field->ask, app);
    case ACTION_BACK:
        return ask_back(&field->ask, app);
    case ACTION_WHY:
        app_open(app, why_question_open(app->desk, field->ask.question));
        return REPLY_DRAW;
    default:
        return REPLY_IGNORED;
    }
}

static const struct screen_ops field_ops = {
    .name = "field",
    .frame = field_frame,
    .draw = field_draw,
    .act = field_act,
};

struct screen *field_open(const struct desk *desk, uint32_t question, bool changing)
{
    return &ask_new(&field_ops, desk, sizeof(struct field), question, changing)->screen;
}
