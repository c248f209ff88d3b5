/*
 * Questions answered with one or more digits: one of, yes/no, several of. Nothing is preselected.
 * The rows are the options, then (several of) what Enter means, then 不清楚 on 0.
 */
#include "screens/parts.h"

#include "base/text.h"
#include "screens/ask.h"
#include "screens/side.h"

#include <string.h>

struct choice {
    struct ask ask;
    bool several;
    uint32_t ticked; /* several of: bit per option */
    int picked;      /* row the arrow keys are on; -1 = none */
};

static const struct choice *choice_of(const struct screen *screen)
{
    return (const struct choice *)screen;
}

/* ---- drawing ------------------------------------------------------------------------------ */

static void choice_frame(const struct screen *screen, struct frame_spec *spec)
{
    const struct choice *choice = choice_of(screen);

    spec->mode = choice->several ? MODE_SEVERAL : MODE_CHOICE;
    if (!choice->several && choice->picked < 0)
        spec->hidden |= 1u << ACTION_TAKE;
}

static int option_room(const struct canvas *canvas)
{
    const int room = canvas->columns - ASK_OPTION_INDENT - 3;
    const int most = PAGE_COLUMNS - 3 - ASK_OPTION_INDENT + ASK_INDENT;

    return room < 2 ? 2 : room < most ? room : most;
}

static const char *option_words(const struct choice *choice, const struct words *words,
                                uint32_t option)
{
    const char *text = words_option(words, choice->ask.question, option);

    if (!choice->several)
        return text;
    return arena_format(words->arena, "[%c] %s", choice->ticked >> option & 1 ? 'x' : ' ', text);
}

/* How the citizen could find out stands beside 不清楚 where that takes no second row. */
static bool unsure_helped(const struct choice *choice, const struct canvas *canvas,
                          const struct words *words)
{
    const struct question *question = &words->content->questions[choice->ask.question];

    return question->help.zh != 0 && text_columns(ask_unsure(&choice->ask, words)) +
                                             text_columns(words_of(words, question->help)) + 4 <=
                                         option_room(canvas);
}

static const char *unsure_words(const struct choice *choice, const struct canvas *canvas,
                                const struct words *words)
{
    const struct question *question = &words->content->questions[choice->ask.question];
    const char *unsure = ask_unsure(&choice->ask, words);

    if (!unsure_helped(choice, canvas, words))
        return unsure;
    return words_fill(words, TEXT_ASK_UNSURE_HELP, unsure,
                      words_without_stop(words, words_of(words, question->help)), NULL);
}

static int wrapped_rows(const struct canvas *canvas, const char *text, enum ask_spacing spacing)
{
    if (spacing >= SPACING_SHORT)
        return 1;
    return (int)text_wrap(text, option_room(canvas), NULL, NULL);
}

static int choice_rows(const struct choice *choice, const struct canvas *canvas,
                       const struct words *words, enum ask_spacing spacing)
{
    uint32_t options[OPTIONS_MAX];
    const int count = ask_options(&choice->ask, options);
    int rows = ask_head_rows(&choice->ask, canvas, words, spacing);

    for (int i = 0; i < count; i++)
        rows += wrapped_rows(canvas, option_words(choice, words, options[i]), spacing);
    rows += wrapped_rows(canvas, unsure_words(choice, canvas, words), spacing);
    return rows + choice->several;
}

/* The most comfortable spacing that fits, with some room left for the reasons below. */
static enum ask_spacing spacing_for(const struct choice *choice, const struct canvas *canvas,
                                    const struct words *words)
{
    if (choice_rows(choice, canvas, words, SPACING_AIRY) + 4 <= canvas->rows)
        return SPACING_AIRY;
    for (enum ask_spacing spacing = SPACING_CLOSE; spacing < SPACING_TIGHT; spacing++)
        if (choice_rows(choice, canvas, words, spacing) <= canvas->rows)
            return spacing;
    return SPACING_TIGHT;
}

/* One option; returns the row after. */
static int option_draw(const struct choice *choice, const struct canvas *canvas, int row, int index,
                       const char *key, const char *text, enum ask_spacing spacing)
{
    const int room = option_room(canvas);
    const bool picked = choice->picked == index;
    const enum role role = picked ? ROLE_PICKED : ROLE_TEXT;
    const int most = spacing >= SPACING_SHORT ? 1 : canvas->rows;
    int rows;

    canvas_text(canvas, row, ASK_OPTION_INDENT, 5, picked ? ROLE_PICKED : ROLE_KEY, key);
    rows = canvas_wrap(canvas, row, ASK_OPTION_INDENT + 3, room, most, role, text);
    for (int i = 0; picked && i < rows; i++)
        canvas_paint(canvas, row + i, ASK_OPTION_INDENT - 1, room + 4, ROLE_PICKED);
    if (picked)
        canvas_point(canvas, row, ASK_OPTION_INDENT, false);
    return row + (rows > 0 ? rows : 1);
}

static int options_draw(const struct choice *choice, const struct canvas *canvas,
                        const struct words *words, int row, enum ask_spacing spacing)
{
    static const char *const digits[] = {"1", "2", "3", "4", "5", "6", "7", "8", "9"};
    uint32_t options[OPTIONS_MAX];
    const int count = ask_options(&choice->ask, options);

    for (int i = 0; i < count; i++)
        row = option_draw(choice, canvas, row, i, digits[i],
                          option_words(choice, words, options[i]), spacing);
    row =
        option_draw(choice, canvas, row, count, "0", unsure_words(choice, canvas, words), spacing);
    if (choice->several) {
        canvas_put(canvas, row, ASK_OPTION_INDENT, ROLE_KEY, "Enter");
        canvas_put(
            canvas, row++, ASK_OPTION_INDENT + 7, ROLE_TEXT,
            words_text(words, choice->ticked == 0 ? TEXT_ASK_NONE_OF_THESE : TEXT_ASK_TICKED));
    }
    return row;
}

static void choice_draw(const struct screen *screen, struct canvas *canvas)
{
    const struct choice *choice = choice_of(screen);
    const struct words words = screen_words(screen, canvas->scratch);
    const struct canvas part = ask_main(&choice->ask, canvas, &words);
    const enum ask_spacing spacing = spacing_for(choice, &part, &words);
    int row =
        ask_head_draw(&choice->ask, &part, &words, spacing, side_wanted(screen->desk, canvas));

    row = options_draw(choice, &part, &words, row, spacing);
    ask_info_draw(&choice->ask, &part, &words, row + 1, unsure_helped(choice, &part, &words));
}

/* ---- acting ------------------------------------------------------------------------------- */

static enum reply give(struct choice *choice, struct app *app, struct answer answer)
{
    app_answer(app, choice->ask.question, answer, choice->ask.changing);
    return REPLY_DRAW;
}

static enum reply take_row(struct choice *choice, struct app *app, int row)
{
    uint32_t options[OPTIONS_MAX];
    const int count = ask_options(&choice->ask, options);

    if (row == count)
        return give(choice, app, (struct answer){.state = ANSWER_UNSURE});
    if (row < 0 || row > count)
        return REPLY_DRAW;
    if (choice->several) {
        choice->ticked ^= 1u << options[row];
        return REPLY_DRAW;
    }
    return give(choice, app, (struct answer){.state = ANSWER_KNOWN, .number = options[row]});
}

/* Enter on several of gives what is ticked, wherever the arrow keys are; nothing ticked is none. */
static enum reply take(struct choice *choice, struct app *app)
{
    if (choice->several)
        return give(choice, app, (struct answer){.state = ANSWER_KNOWN, .number = choice->ticked});
    return take_row(choice, app, choice->picked);
}

static void move(struct choice *choice, int by)
{
    uint32_t options[OPTIONS_MAX];
    const int rows = ask_options(&choice->ask, options) + 1;

    if (choice->picked < 0)
        choice->picked = by > 0 ? 0 : rows - 1;
    else
        choice->picked = (choice->picked + by + rows) % rows;
}

static enum reply choice_act(struct screen *screen, struct app *app, const struct event *event)
{
    struct choice *choice = (struct choice *)screen;
    uint32_t options[OPTIONS_MAX];

    switch (event->action) {
    case ACTION_PICK:
        if (event->digit > ask_options(&choice->ask, options))
            return REPLY_DRAW;
        return take_row(choice, app, event->digit - 1);
    case ACTION_ZERO:
        return give(choice, app, (struct answer){.state = ANSWER_UNSURE});
    case ACTION_TAKE:
        return take(choice, app);
    case ACTION_TYPE: /* the space bar ticks, for those who use arrow keys */
        return choice->several && event->character == ' ' ? take_row(choice, app, choice->picked)
                                                          : REPLY_DRAW;
    case ACTION_UP:
    case ACTION_DOWN:
        move(choice, event->action == ACTION_UP ? -1 : 1);
        return REPLY_DRAW;
    case ACTION_BACK:
    case ACTION_DELETE:
        return ask_back(&choice->ask, app);
    case ACTION_WHY:
        app_open(app, why_question_open(app->desk, choice->ask.question));
        return REPLY_DRAW;
    default:
        return REPLY_IGNORED;
    }
}

static const struct screen_ops choice_ops = {
    .name = "choice",
    .frame = choice_frame,
    .draw = choice_draw,
    .act = choice_act,
};

static struct choice *choice_new(const struct desk *desk, uint32_t question, bool changing)
{
    struct ask *ask = ask_new(&choice_ops, desk, sizeof(struct choice), question, changing);
    struct choice *choice = (struct choice *)ask;

    choice->picked = -1;
    return choice;
}

struct screen *choice_open(const struct desk *desk, uint32_t question, bool changing)
{
    struct choice *choice = choice_new(desk, question, changing);
    const struct answer before = ask_before(&choice->ask);
    uint32_t options[OPTIONS_MAX];
    const int count = ask_options(&choice->ask, options);

    /* An answer being changed is shown where it stands. */
    for (int i = 0; before.state == ANSWER_KNOWN && i < count; i++)
        if (options[i] == (uint32_t)before.number)
            choice->picked = i;
    if (before.state == ANSWER_UNSURE)
        choice->picked = count;
    return &choice->ask.screen;
}

struct screen *choice_several_open(const struct desk *desk, uint32_t question, bool changing)
{
    struct choice *choice = choice_new(desk, question, changing);
    const struct answer before = ask_before(&choice->ask);

    choice->several = true;
    choice->ticked = before.state == ANSWER_KNOWN ? (uint32_t)before.number : 0;
    return &choice->ask.screen;
}
