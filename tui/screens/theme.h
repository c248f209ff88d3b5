/*
 * What a piece of text is for, and how that looks. Screens name roles, never colours.
 *
 * Both tables are complete: without colour everything is told apart by bold, underline and reverse,
 * and no meaning hangs on looks alone (verdicts and ticks are words). The terminal's own background
 * and foreground are kept; there is one accent.
 */
#ifndef TUI_SCREENS_THEME_H
#define TUI_SCREENS_THEME_H

#include <stdbool.h>

enum role {
    ROLE_TEXT,
    ROLE_STRONG, /* read first: question, verdict sentence */
    ROLE_DIM,    /* read last: sources, hints */
    ROLE_LABEL,  /* 为什么问, 依据: names of what follows */
    ROLE_ACCENT, /* what is under way: field, filter, position */
    ROLE_KEY,    /* a key to press */
    ROLE_BADGE,  /* the product's name */
    ROLE_PICKED, /* the row the arrow keys are on */
    ROLE_LINE,   /* rules between parts */
    ROLE_DONE,   /* the part of a rule that stands for what is done */
    ROLE_NOTICE, /* one line the desk says by itself */
    ROLE_GOOD,   /* verdicts, dates and ticks: always a word beside it */
    ROLE_CARE,
    ROLE_BAD,
    ROLE_SQUARES, /* a QR code: black on white whatever the terminal's own colours are */
    ROLE_COUNT
};

struct palette {
    unsigned long attributes[ROLE_COUNT]; /* curses attributes, colour pairs included */
};

/* After newterm(). Colour only where the terminal has it and it is wanted. */
void theme_make(struct palette *palette, bool colour);

#endif
