/* What + opens: the same digits mean the same on every screen. */
#include "screens/parts.h"

#include "screens/list.h"

struct menu {
    struct screen screen;
    bool serving;   /* a case is open */
    unsigned given; /* which needs are met */
    int picked;     /* entry the arrow keys are on; -1 = none */
};

/*
 * What must be so for an entry to be usable. NEED_STAFF: somebody of the office is here. A public
 * machine has no way out, looks at nothing that is the office's and knows no case but the open one.
 */
enum { NEED_NOTHING = 0, NEED_CASE = 1, NEED_RESULT = 2, NEED_STAFF = 4, NEED_DOCTOR = 8 };

struct entry {
    int digit;
    enum text_id text;
    unsigned needs;
    enum reply (*run)(struct app *app);
};

/* ---- what the entries do ------------------------------------------------------------------- */

/* The menu lies on top: what opens takes its place. */
static enum reply show(struct app *app, struct screen *screen)
{
    app_replace(app, screen);
    return REPLY_DRAW;
}

static enum reply run_review(struct app *app)
{
    return show(app, review_open(app->desk));
}

static enum reply run_citizen(struct app *app)
{
    return show(app, citizen_open(app->desk));
}

static enum reply run_read_out(struct app *app)
{
    return show(app, citizen_read_out_open(app->desk));
}

static enum reply run_about(struct app *app)
{
    return show(app, help_about_open(app->desk));
}

static enum reply run_help(struct app *app)
{
    return show(app, help_open(app->desk, app_mode(app, 1)));
}

static enum reply run_same_person(struct app *app)
{
    desk_finish_same_person(app->desk);
    app_serve(app);
    app_notice(app, TEXT_NOTICE_SAME_PERSON);
    return REPLY_DRAW;
}

static enum reply run_park(struct app *app)
{
    const bool parked = desk_park(app->desk);

    app_serve(app);
    app_notice(app, parked ? TEXT_NOTICE_PARKED : TEXT_NOTICE_NO_ROOM);
    return REPLY_DRAW;
}

static enum reply run_language(struct app *app)
{
    app->desk->language = app->desk->language == LANGUAGE_ZH ? LANGUAGE_EN : LANGUAGE_ZH;
    return REPLY_CLOSE;
}

static enum reply run_next(struct app *app)
{
    desk_finish(app->desk);
    app_serve(app);
    return REPLY_DRAW;
}

static enum reply run_code(struct app *app)
{
    return show(app, code_open(app->desk));
}

static enum reply run_recent(struct app *app)
{
    return show(app, cases_open(app->desk, false));
}

static enum reply run_parked(struct app *app)
{
    return show(app, cases_open(app->desk, true));
}

static enum reply run_examine(struct app *app)
{
    app->examine = true;
    return REPLY_CLOSE;
}

static enum reply run_leave(struct app *app)
{
    app->leave = true;
    return REPLY_CLOSE;
}

static const struct entry case_entries[] = {
    {1, TEXT_MENU_REVIEW,      NEED_CASE,              run_review     },
    {2, TEXT_MENU_CITIZEN,     NEED_RESULT,            run_citizen    },
    {3, TEXT_MENU_READ_OUT,    NEED_RESULT,            run_read_out   },
    {4, TEXT_MENU_CODE,        NEED_RESULT,            run_code       },
    {5, TEXT_MENU_SAME_PERSON, NEED_CASE | NEED_STAFF, run_same_person},
    {6, TEXT_MENU_PARK,        NEED_CASE | NEED_STAFF, run_park       },
    {7, TEXT_MENU_LANGUAGE,    NEED_NOTHING,           run_language   },
    {8, TEXT_MENU_HELP,        NEED_NOTHING,           run_help       },
    {9, TEXT_MENU_NEXT,        NEED_CASE,              run_next       },
};

static const struct entry home_entries[] = {
    {1, TEXT_MENU_RECENT,   NEED_STAFF,               run_recent  },
    {2, TEXT_MENU_PARKED,   NEED_STAFF,               run_parked  },
    {3, TEXT_MENU_EXAMINE,  NEED_DOCTOR | NEED_STAFF, run_examine },
    {4, TEXT_MENU_ABOUT,    NEED_NOTHING,             run_about   },
    {7, TEXT_MENU_LANGUAGE, NEED_NOTHING,             run_language},
    {8, TEXT_MENU_HELP,     NEED_NOTHING,             run_help    },
    {9, TEXT_MENU_LEAVE,    NEED_STAFF,               run_leave   },
};

static const struct entry *entries_of(const struct menu *menu, int *count)
{
    *count = menu->serving ? (int)(sizeof case_entries / sizeof case_entries[0])
                           : (int)(sizeof home_entries / sizeof home_entries[0]);
    return menu->serving ? case_entries : home_entries;
}

static bool entry_usable(const struct menu *menu, const struct entry *entry)
{
    return (entry->needs & ~menu->given) == 0;
}

/* ---- the screen ---------------------------------------------------------------------------- */

static void menu_frame(const struct screen *screen, struct frame_spec *spec)
{
    spec->mode = MODE_MENU;
    if (((const struct menu *)screen)->picked < 0)
        spec->hidden |= 1u << ACTION_TAKE;
}

static void menu_draw(const struct screen *screen, struct canvas *canvas)
{
    const struct menu *menu = (const struct menu *)screen;
    const struct words words = screen_words(screen, canvas->scratch);
    const int room = canvas->columns < 50 ? canvas->columns - 4 : 46;
    int count;
    const struct entry *entries = entries_of(menu, &count);
    const int top = canvas->rows >= count + 4;

    canvas_put(canvas, top, 2, ROLE_STRONG, words_text(&words, TEXT_MENU_TITLE));
    canvas_point(canvas, top, 2, false);
    for (int i = 0; i < count; i++) {
        const bool usable = entry_usable(menu, &entries[i]);
        const int row = top * 2 + 1 + i;

        canvas_put(canvas, row, 4, usable ? ROLE_KEY : ROLE_DIM,
                   words_number(&words, entries[i].digit));
        canvas_text(canvas, row, 7, room - 4, usable ? ROLE_TEXT : ROLE_DIM,
                    words_text(&words, entries[i].text));
        if (menu->picked == i) {
            canvas_paint(canvas, row, 3, room, ROLE_PICKED);
            canvas_point(canvas, row, 4, false);
        }
    }
}

static enum reply entry_run(struct menu *menu, struct app *app, int index)
{
    int count;
    const struct entry *entries = entries_of(menu, &count);

    if (index < 0 || index >= count || !entry_usable(menu, &entries[index]))
        return REPLY_DRAW;
    return entries[index].run(app);
}

static enum reply menu_act(struct screen *screen, struct app *app, const struct event *event)
{
    struct menu *menu = (struct menu *)screen;
    int count;
    const struct entry *entries = entries_of(menu, &count);

    switch (event->action) {
    case ACTION_PICK:
        for (int i = 0; i < count; i++)
            if (entries[i].digit == event->digit)
                return entry_run(menu, app, i);
        return REPLY_DRAW;
    case ACTION_TAKE:
        return entry_run(menu, app, menu->picked);
    case ACTION_DOWN:
        menu->picked = (menu->picked + 1) % count;
        return REPLY_DRAW;
    case ACTION_UP:
        menu->picked = menu->picked <= 0 ? count - 1 : menu->picked - 1;
        return REPLY_DRAW;
    default:
        return REPLY_IGNORED;
    }
}

static const struct screen_ops menu_ops = {
    .name = "menu",
    .frame = menu_frame,
    .draw = menu_draw,
    .act = menu_act,
};

struct screen *menu_open(const struct app *app)
{
    struct menu *menu = screen_new(&menu_ops, app->desk, sizeof *menu);

    menu->serving = app->desk->serving;
    menu->given = (menu->serving ? NEED_CASE : 0u) | (desk_done(app->desk) ? NEED_RESULT : 0u) |
                  (app->desk->setup.public_machine ? 0u : NEED_STAFF) |
                  (app->options->examine != NULL ? NEED_DOCTOR : 0u);
    menu->picked = -1;
    return &menu->screen;
}
