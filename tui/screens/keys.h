/*
 * One key map for every screen.
 *
 * Three layers: the terminal sends bytes; input.h makes *strokes* of them (a stroke is a key of the
 * numeric keypad or one of the few keys beside it, whatever the terminal calls it); this table makes
 * *actions* of strokes, by the mode a screen is in. Footer and help are printed from the same table,
 * so they can never go stale. The numeric keypad alone does everything.
 */
#ifndef TUI_SCREENS_KEYS_H
#define TUI_SCREENS_KEYS_H

#include "model/texts.h"

enum stroke_kind {
    STROKE_DIGIT, /* 1-9: `character` is the digit */
    STROKE_ZERO,
    STROKE_ENTER,
    STROKE_MINUS,
    STROKE_STAR,
    STROKE_SLASH,
    STROKE_DOT,
    STROKE_PLUS,
    STROKE_UP,
    STROKE_DOWN,
    STROKE_LEFT,
    STROKE_RIGHT,
    STROKE_NEXT, /* Tab */
    STROKE_PREVIOUS,
    STROKE_PAGE_UP,
    STROKE_PAGE_DOWN,
    STROKE_HOME,
    STROKE_END,
    STROKE_ESCAPE,
    STROKE_BACKSPACE,
    STROKE_LETTER,   /* any other character */
    STROKE_NUM_LOCK, /* what a keypad sends while NumLock is off and the key has no arrow */
    STROKE_SCAN,     /* a burst or a paste: `scan` holds it */
    STROKE_RESIZE,
    STROKE_REDRAW, /* Ctrl-L */
    STROKE_COUNT
};

struct stroke {
    enum stroke_kind kind;
    uint32_t character;
    const char *scan; /* lives until the next reading */
};

enum action {
    ACTION_NONE,
    ACTION_PICK, /* the row with this digit */
    ACTION_ZERO, /* 不清楚, 说不清, the rest */
    ACTION_TAKE, /* what is picked or typed */
    ACTION_BACK,
    ACTION_DELETE, /* a typed character; back when there is none */
    ACTION_CLEAR,
    ACTION_TYPE, /* a character for a field or a filter */
    ACTION_WHY,
    ACTION_HOW, /* how a paper is got */
    ACTION_PRINT,
    ACTION_MENU,
    ACTION_HELP,
    ACTION_LAST, /* the last case */
    ACTION_ABOUT,
    ACTION_CODE,   /* type a case code */
    ACTION_ONWARD, /* on with the matter the outcome leads to */
    ACTION_UP,
    ACTION_DOWN,
    ACTION_PAGE_UP,
    ACTION_PAGE_DOWN,
    ACTION_FIRST,
    ACTION_END,
    ACTION_SCROLL, /* digits where nothing is picked: 2 8 a line, 3 9 a page, 1 7 the ends */
    ACTION_SCAN,
    ACTION_DUE, /* no key: the time that the screen waited for has come */
    ACTION_COUNT
};

/* What the keys are about just now. */
enum mode {
    MODE_HOME,
    MODE_CHOICE,  /* one of: a digit answers */
    MODE_SEVERAL, /* several of: a digit ticks */
    MODE_FIELD,   /* date, number, money */
    MODE_PLACE,
    MODE_FILTER, /* home or places, while something is typed */
    MODE_REVIEW,
    MODE_CHANGE, /* what a change would do */
    MODE_CONCLUSION,
    MODE_ONWARD, /* a conclusion without papers that leads to another matter */
    MODE_DOCUMENTS,
    MODE_READ,    /* a text to scroll */
    MODE_CITIZEN, /* the citizen's view and the text to read out */
    MODE_MENU,
    MODE_PRINT,
    MODE_REPRINT,  /* whether a second sheet is meant */
    MODE_PRINTERS, /* choosing a printer */
    MODE_CASES,
    MODE_CODE,    /* typing a case code */
    MODE_RECALL,  /* what a code says */
    MODE_CONFIRM, /* what the agency answered */
    MODE_COUNT
};

struct binding {
    enum stroke_kind stroke;
    enum action action;
    enum text_id help; /* TEXT_COUNT = not in the footer */
};

/* The action of a stroke in a mode. */
enum action keys_action(enum mode mode, enum stroke_kind stroke);

/* The bindings of a mode that the footer and the help show, in order; ends with ACTION_NONE. */
const struct binding *keys_shown(enum mode mode);

/* What a mode is called in the help. */
enum text_id keys_mode_title(enum mode mode);

/* What is printed on the key: "1-9", "Enter"; on digits that scroll, those that do. */
const char *keys_name(const struct binding *binding);

#endif
