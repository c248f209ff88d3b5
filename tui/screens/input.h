/*
 * From what a terminal sends to strokes.
 *
 * Terminals send the keypad in many ways: plain digits, the application codes ESC O p…y, the
 * names ncurses gives some of them. All come out as the same strokes here, as do the full-width and
 * input-method twins of every key (１ 。 × － ＋; = is +). Eight or more characters within 30 ms, and
 * a bracketed paste, are one scan, never keys.
 */
#ifndef TUI_SCREENS_INPUT_H
#define TUI_SCREENS_INPUT_H

#include "screens/keys.h"

#define INPUT_STROKES 64
#define INPUT_SCAN 512
#define INPUT_BURST 8      /* characters that make a scan … */
#define INPUT_BURST_MS 30  /* … when they come within this time */
#define INPUT_SILENCE_MS 5 /* a person is never this fast: no more to come */

struct input {
    int terminal;    /* descriptor to wait on while a burst may still be coming */
    bool readable;   /* poll() says there is something; set by the caller */
    bool pasting;    /* between the two marks of a bracketed paste */
    char partial[4]; /* of a character whose last byte has not come yet */
    size_t partial_size;
    size_t scan_size;
    char scan[INPUT_SCAN];
    struct stroke stroke[INPUT_STROKES];
    size_t count;
    bool hung_up;   /* the terminal is readable but has nothing: it is gone */
    uint32_t empty; /* readings in a row that found nothing */
};

/* Teaches curses the keypad's and the paste's codes, for this terminal. After keypad(). */
void input_define_keys(void);

/* Reads what has arrived into input->stroke[0..count). Never waits longer than INPUT_BURST_MS
 * for keys; a burst is read until it has been silent for that long. */
void input_read(struct input *input);

/* The stroke of one character of curses; `code`: it is a key code. */
struct stroke input_stroke(uint32_t character, bool code);

#endif
