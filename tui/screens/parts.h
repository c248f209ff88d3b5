/*
 * The screens there are. Each function makes a new screen; app_open() or app_replace() shows it and gives it
 * back when it is closed. A screen borrows the desk, and reads it anew for every frame.
 */
#ifndef TUI_SCREENS_PARTS_H
#define TUI_SCREENS_PARTS_H

#include "screens/app.h"

/* Those that open by themselves, for app_start(). */
extern const struct app_screens parts;

struct screen *home_open(const struct desk *desk);

/* The screen a question is asked on, by its type. `changing`: the answer given leads to what the
 * change would do, not straight on. */
struct screen *question_open(const struct desk *desk, uint32_t question, bool changing);
struct screen *choice_open(const struct desk *desk, uint32_t question, bool changing);
struct screen *choice_several_open(const struct desk *desk, uint32_t question, bool changing);
struct screen *field_open(const struct desk *desk, uint32_t question, bool changing);
struct screen *place_open(const struct desk *desk, uint32_t question, bool changing);

struct screen *review_open(const struct desk *desk);
struct screen *change_open(const struct desk *desk, uint32_t question, struct answer answer);

struct screen *conclusion_open(const struct desk *desk);
struct screen *documents_open(const struct desk *desk);
struct screen *confirm_open(const struct desk *desk); /* what the agency answered */
struct screen *print_open(const struct app *app);
struct screen *printers_screen_open(struct app *app);

/* Where the rules say nothing: content that `daoban check` has not passed. */
struct screen *help_gap_open(const struct desk *desk);

struct screen *menu_open(const struct app *app);

/* The case code: of the open case; typing one; what one that was typed or scanned says. */
struct screen *code_open(const struct desk *desk);
struct screen *code_entry_open(const struct desk *desk);
struct screen *code_recall_open(const struct desk *desk, const char *typed);
struct screen *cases_open(const struct desk *desk, bool parked);

/* Texts to read. */
struct screen *why_question_open(const struct desk *desk, uint32_t question);
struct screen *why_open(const struct desk *desk);
struct screen *why_how_open(const struct desk *desk, uint32_t first); /* a page of papers */
struct screen *citizen_open(const struct desk *desk);
struct screen *citizen_read_out_open(const struct desk *desk);
struct screen *help_open(const struct desk *desk, enum mode mode); /* the keys of `mode` first */
struct screen *help_about_open(const struct desk *desk);

#endif
