/*
 * What a screen is: a struct that begins with struct screen, and a table of what it can do.
 *
 * Drawing cannot change anything, so a screen can be drawn at any size in a test; acting never draws and
 * never waits. One round of the loop (screens/loop.c) lets the top screen act on each key and then draws it
 * once. A screen keeps only what is its own (what is typed, which row is picked); all else it reads from the
 * desk for every frame.
 */
#ifndef TUI_SCREENS_SCREEN_H
#define TUI_SCREENS_SCREEN_H

#include "desk/desk.h"
#include "screens/canvas.h"
#include "screens/keys.h"
#include "wording/words.h"

struct app;
struct screen;

/* What the loop hands to a screen: an action, with what belongs to it. */
struct event {
    enum action action;
    int digit;          /* PICK, SCROLL: 1-9 */
    uint32_t character; /* TYPE */
    const char *scan;   /* SCAN */
    int rows;           /* the body as it is drawn now, for scrolling and pages */
    int columns;
};

enum reply {
    REPLY_IGNORED, /* the screen has no use for it: the loop may */
    REPLY_DRAW,
    REPLY_CLOSE
};

/* What the frame around the body shows. The size of the whole window is filled in beforehand, the rest is
 * zero. */
struct frame_spec {
    int rows;
    int columns;
    enum mode mode;
    uint32_t hidden;   /* bit per action that has no use just now: not in the footer */
    bool bare;         /* no header: the citizen reads it */
    bool tells_job;    /* the screen itself says how printing goes */
    const char *title; /* NULL = the matter's */
};

struct screen_ops {
    const char *name; /* for tests */
    /* Says what the frame shows, above all which keys there are. */
    void (*frame)(const struct screen *screen, struct frame_spec *spec);
    /* Draws the body. */
    void (*draw)(const struct screen *screen, struct canvas *canvas);
    /* Acts on a key. It may open, replace or close screens through the app; after app_replace() and
     * app_serve() the screen itself may be gone and must not be touched. */
    enum reply (*act)(struct screen *screen, struct app *app, const struct event *event);
    void (*close)(struct screen *screen); /* NULL = nothing to give back but the arena */
    /*
     * When the screen wants to act without a key, in the desk's monotonic milliseconds; WAIT_NEVER = not
     * at all, as where it is NULL. Then it gets ACTION_DUE, also under other screens. Afterwards its time
     * must lie ahead, or be over.
     */
    int64_t (*due)(const struct screen *screen);
};

/* The beginning of every screen's own struct; all of it lives in `arena`. */
struct screen {
    const struct screen_ops *ops;
    const struct desk *desk;
    struct arena arena;
};

/* A zeroed struct of `size` that begins with a struct screen. */
void *screen_new(const struct screen_ops *ops, const struct desk *desk, size_t size);

/* Gives it back. */
void screen_free(struct screen *screen);

/* Words in the desk's language, made in an arena. */
struct words screen_words(const struct screen *screen, struct arena *arena);

/* Where a list or text stands after a scrolling action; -1 when the action is none. `total` rows,
 * `rows` of them visible. */
int screen_scrolled(const struct event *event, int first, int total, int rows);

#endif
