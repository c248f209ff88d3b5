/*
 * The running program: a stack of screens over the desk. The home screen lies at the bottom; the
 * screen of the open case (question or conclusion) above it follows from the desk's state.
 */
#ifndef TUI_SCREENS_APP_H
#define TUI_SCREENS_APP_H

#include "desk/printers.h"
#include "screens/screen.h"
#include "screens/screens.h"

#define APP_DEPTH 16

/* The screens that the app opens by itself. The app knows no screen by name: all of them know it. */
struct app_screens {
    struct screen *(*home)(const struct desk *desk);
    struct screen *(*question)(const struct desk *desk, uint32_t question, bool changing);
    struct screen *(*conclusion)(const struct desk *desk);
    struct screen *(*gap)(const struct desk *desk); /* the rules say nothing */
    struct screen *(*change)(const struct desk *desk, uint32_t question, struct answer answer);
    struct screen *(*menu)(const struct app *app);
    struct screen *(*help)(const struct desk *desk, enum mode mode);
    struct screen *(*recall)(const struct desk *desk, const char *code); /* that was scanned */
};

struct app {
    struct desk *desk;
    const struct app_screens *screens;
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
    bool settled;       /* the content is what its files hold: keys may act */
    bool leave;
};

/* Curses must be open. All three are borrowed, and outlive the app. */
void app_start(struct app *app, const struct app_screens *screens, struct desk *desk,
               const struct screens_options *options);
void app_stop(struct app *app);

/* One stroke through key map and screens. */
void app_stroke(struct app *app, const struct stroke *stroke);

/* Draws the whole screen into curses; the caller refreshes. */
void app_draw(const struct app *app);

/* When the first of the screens open wants to act without a key; WAIT_NEVER = none does. */
int64_t app_due(const struct app *app);

/* Lets the screen whose time has come act, the uppermost one first; the next has its turn in the next round. A
 * screen that closes takes those above it along. */
void app_wake(struct app *app);

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

/* Carries a job on. */
void app_job_step(struct app *app);

#endif
