/*
 * Screens without a terminal: curses draws into /dev/null, keys are strokes, and what would be seen
 * is read back from curses' own cells. The clock stands at 2026-11-21 09:05.
 */
#ifndef TESTS_UNIT_STAGE_H
#define TESTS_UNIT_STAGE_H

#include "screens/app.h"
#include "screens/terminal.h"

struct stage {
    struct content *content; /* kept by the stage: desks come and go */
    struct office office;
    char paper[256];     /* a program that stands in for daoban-paper at the next desk; "" = none */
    bool public_machine; /* the next desk is one */
    struct output_places places;
    struct screens_options options;
    struct terminal terminal;
    FILE *out;
    FILE *in;
    int keys; /* what is written here is typed */
    struct desk desk;
    struct app app;
};

/* The shipped content, or a content for tests (worded by the shipped texts); false, after saying why,
 * when it does not load. */
bool stage_load(struct stage *stage);
bool stage_load_from(struct stage *stage, const char *folder);
void stage_unload(struct stage *stage);

/* A fresh desk on a fresh screen. */
void stage_open(struct stage *stage, int columns, int rows, enum language language);
void stage_close(struct stage *stage);

void stage_resize(struct stage *stage, int columns, int rows);

/* One key by name: a character, or Enter Up Down PageUp PageDown Esc Tab Backspace NumLock. */
void stage_key(struct stage *stage, const char *key);

/* Keys apart by blanks. */
void stage_keys(struct stage *stage, const char *keys);

/* Characters one after the other, as typed. */
void stage_type(struct stage *stage, const char *text);

void stage_scan(struct stage *stage, const char *text);

/* Carries printing on until it has come to a word of paper/protocol.h, or "ended", or the list of printers
 * has come: "listed". False when it never does. */
bool stage_until(struct stage *stage, const char *word);

/* Draws, and returns the name of the screen on top. */
const char *stage_draw(struct stage *stage);

/* What is seen, a line a row, without the blanks at the end. */
void stage_text(struct buffer *out);

/* The text of one row. */
void stage_row(int row, struct buffer *out);

/* Where the terminal's cursor stands. */
void stage_cursor(int *row, int *column);

#endif
