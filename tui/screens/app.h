/*
 * The running program: a stack of screens over the desk. The home screen lies at the bottom; the
 * screen of the open case (question or conclusion) above it follows from the desk's state.
 */
#ifndef TUI_SCREENS_APP_H
#define TUI_SCREENS_APP_H

#include "screens/screen.h"
#include "desk/printers.h"
#include "screens/screens.h"

#define APP_DEPTH 16

struct app {
    struct desk *desk;
    const struct screens_options *options;
    struct palette palette;
    struct screen *stack[APP_DEPTH];
    size_t depth;
    enum text_id notice;  /* one line above the footer until the next key; TEXT_COUNT = none */
    struct output output; /* the printing or saving under way */
    struct printers printers;
    struct sheet sheet; /* of the last job */
    struct arena job;   /* holds the sheet */
    uint32_t sequence;  /* of the sheet */
    bool first_sheet;   /* … and it is no reprint */
    bool job_ended;     /* how it ended is said until the next key */
    bool drop_typed;    /* a result has appeared: keys typed ahead are not meant for it */
    bool examine;       /* 自检 was asked for: the loop lays the screens aside for it */
    bool leave;
};

/* Curses must be open. */
void app_start(struct app *app, struct desk *desk, const struct screens_options *options);
void app_stop(struct app *app);

/* One stroke through key map and screens. */
void app_stroke(struct app *app, const struct stroke *stroke);

/* Draws the whole screen into curses; the caller refreshes. */
void app_draw(const struct app *app);

/* ---- for screens ------------------------------------------------------------------------- */

void app_open(struct app *app, struct screen *screen);

/* The top screen goes away and another takes its place; it must not touch itself afterwards. */
void app_replace(struct app *app, struct screen *screen);

/* Closes every screen down to the case's and puts the one there that the desk's state calls for. */
void app_serve(struct app *app);

/* Takes an answer: gives it to the case, or, where an answer is being changed, shows what that
 * would do first. */
void app_answer(struct app *app, uint32_t question, struct answer answer, bool changing);

void app_notice(struct app *app, enum text_id notice);

/* What the keys are about on the top screen, or on the one so many below it. */
enum mode app_mode(const struct app *app, size_t below);

/* Prints the sheet of the open case on the chosen printer, or saves it. */
void app_output(struct app *app, enum output_action action, bool by_phone);

/* How the sheet is given now: its form is the chosen one. */
struct delivery app_delivery(const struct app *app, bool by_phone);

/* Carries a job on, and the look for printers. */
void app_job_step(struct app *app);

#endif
