/*
 * A screen that is a text to read and scroll: the conclusion, the reasons, help, the citizen's view.
 * The text is made anew from the desk each time, so it follows language and answers.
 */
#ifndef TUI_SCREENS_READ_H
#define TUI_SCREENS_READ_H

#include "screens/page.h"
#include "screens/parts.h"

struct read;

typedef void (*read_maker)(const struct read *read, const struct words *words, struct page *page);

struct read {
    struct screen screen;
    read_maker make;
    enum mode mode;
    enum text_id title; /* in the header; TEXT_COUNT = the matter's */
    bool bare;
    bool centred;     /* a narrow column in the middle, for the citizen */
    int first;        /* row of the text at the top */
    uint32_t subject; /* for the maker */
};

/* `ops` is the screen's own, with its name and what it does besides scrolling. */
struct read *read_new(const struct screen_ops *ops, const struct desk *desk, read_maker make,
                      enum mode mode, enum text_id title);

/* For the tables of operations. */
void read_frame(const struct screen *screen, struct frame_spec *spec);
void read_draw(const struct screen *screen, struct canvas *canvas);
enum reply read_act(struct screen *screen, struct app *app, const struct event *event);

#endif
