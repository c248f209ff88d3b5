/*
 * What every question screen has: the trail and the question above, why we ask and what may come
 * out below, and on wide screens the answers and the growing list of papers at the side.
 */
#ifndef TUI_SCREENS_ASK_H
#define TUI_SCREENS_ASK_H

#include "screens/page.h"
#include "screens/screen.h"

#define ASK_SIDE_COLUMNS 110 /* from here on there is room for a side panel */
#define ASK_INDENT 2
#define ASK_OPTION_INDENT 4

/* The beginning of every question screen's struct. */
struct ask {
    struct screen screen;
    uint32_t question;
    bool changing; /* the answer leads to what the change would do */
};

struct ask *ask_new(const struct screen_ops *ops, const struct desk *desk, size_t size,
                    uint32_t question, bool changing);

/* The options that may be given here, in order; at most OPTIONS_MAX. Returns how many. */
int ask_options(const struct ask *ask, uint32_t options[OPTIONS_MAX]);

/* The answer there is already, when it is being changed. */
struct answer ask_before(const struct ask *ask);

/* The part left of the side panel (the whole body where there is none); draws the panel. */
struct canvas ask_main(const struct ask *ask, const struct canvas *canvas,
                       const struct words *words);

/* How tightly things stand: the first that fits is taken. */
enum ask_spacing { SPACING_AIRY, SPACING_CLOSE, SPACING_SHORT, SPACING_TIGHT };

/* Rows that trail and question take, the blank row after them included. */
int ask_head_rows(const struct ask *ask, const struct canvas *canvas, const struct words *words,
                  enum ask_spacing spacing);

/* Draws them; returns the row after. `beside`: the side panel shows the trail already. */
int ask_head_draw(const struct ask *ask, const struct canvas *canvas, const struct words *words,
                  enum ask_spacing spacing, bool beside);

/* Why we ask, what may come out, source, misbelief: as much as there is room for below `row`.
 * `helped`: how to find out stands beside 不清楚 already. */
void ask_info_draw(const struct ask *ask, const struct canvas *canvas, const struct words *words,
                   int row, bool helped);

/* All of it, as a page to read. */
void ask_info(const struct desk *desk, uint32_t question, const struct words *words,
              struct page *page);

/* The wording of 不清楚 for this question. */
const char *ask_unsure(const struct ask *ask, const struct words *words);

/* The way back from it: the answer before it, or home. */
enum reply ask_back(struct ask *ask, struct app *app);

#endif
