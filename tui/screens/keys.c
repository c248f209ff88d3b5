/* The key map. */
#include "screens/keys.h"

#include <assert.h>

#define SHOWN_MAX 10
#define QUIET TEXT_COUNT

/* The keypad, by mode: the order is the footer's. */
/* clang-format off */
static const struct binding shown[MODE_COUNT][SHOWN_MAX] = {
    [MODE_HOME] = {
        {STROKE_DIGIT,  ACTION_PICK,      TEXT_KEY_MATTER},
        {STROKE_ZERO,   ACTION_ZERO,      TEXT_KEY_START},
        {STROKE_ENTER,  ACTION_TAKE,      TEXT_KEY_TAKE},
        {STROKE_MINUS,  ACTION_LAST,      TEXT_KEY_LAST},
        {STROKE_DOT,    ACTION_PRINT,     TEXT_KEY_PRINT_AGAIN},
        {STROKE_SLASH,  ACTION_CODE,      TEXT_KEY_CODE},
        {STROKE_STAR,   ACTION_ABOUT,     TEXT_KEY_ABOUT},
        {STROKE_PLUS,   ACTION_MENU,      TEXT_KEY_MENU},
    },
    [MODE_CHOICE] = {
        {STROKE_DIGIT,  ACTION_PICK,      TEXT_KEY_PICK},
        {STROKE_ZERO,   ACTION_ZERO,      TEXT_KEY_UNSURE},
        {STROKE_ENTER,  ACTION_TAKE,      TEXT_KEY_TAKE},
        {STROKE_MINUS,  ACTION_BACK,      TEXT_KEY_BACK},
        {STROKE_STAR,   ACTION_WHY,       TEXT_KEY_WHY},
        {STROKE_PLUS,   ACTION_MENU,      TEXT_KEY_MENU},
    },
    [MODE_SEVERAL] = {
        {STROKE_DIGIT,  ACTION_PICK,      TEXT_KEY_TICK},
        {STROKE_ENTER,  ACTION_TAKE,      TEXT_KEY_TICKED},
        {STROKE_ZERO,   ACTION_ZERO,      TEXT_KEY_UNSURE},
        {STROKE_MINUS,  ACTION_BACK,      TEXT_KEY_BACK},
        {STROKE_STAR,   ACTION_WHY,       TEXT_KEY_WHY},
        {STROKE_PLUS,   ACTION_MENU,      TEXT_KEY_MENU},
    },
    [MODE_FIELD] = {
        {STROKE_ENTER,  ACTION_TAKE,      TEXT_KEY_TAKE},
        {STROKE_MINUS,  ACTION_DELETE,    TEXT_KEY_DELETE},
        {STROKE_STAR,   ACTION_WHY,       TEXT_KEY_WHY},
        {STROKE_PLUS,   ACTION_MENU,      TEXT_KEY_MENU},
        {STROKE_DIGIT,  ACTION_TYPE,      QUIET},
        {STROKE_ZERO,   ACTION_TYPE,      QUIET},
        {STROKE_DOT,    ACTION_TYPE,      QUIET},
        {STROKE_SLASH,  ACTION_TYPE,      QUIET},
    },
    [MODE_PLACE] = {
        {STROKE_DIGIT,  ACTION_PICK,      TEXT_KEY_PICK},
        {STROKE_ZERO,   ACTION_ZERO,      TEXT_KEY_UNSURE},
        {STROKE_ENTER,  ACTION_TAKE,      TEXT_KEY_TAKE},
        {STROKE_DOT,    ACTION_PAGE_DOWN, TEXT_KEY_NEXT_PAGE},
        {STROKE_MINUS,  ACTION_BACK,      TEXT_KEY_BACK},
        {STROKE_STAR,   ACTION_WHY,       TEXT_KEY_WHY},
        {STROKE_PLUS,   ACTION_MENU,      TEXT_KEY_MENU},
        {STROKE_LETTER, ACTION_TYPE,      QUIET},
    },
    [MODE_FILTER] = {
        {STROKE_DIGIT,  ACTION_PICK,      TEXT_KEY_PICK},
        {STROKE_ENTER,  ACTION_TAKE,      TEXT_KEY_TAKE},
        {STROKE_DOT,    ACTION_PAGE_DOWN, TEXT_KEY_NEXT_PAGE},
        {STROKE_MINUS,  ACTION_DELETE,    TEXT_KEY_DELETE},
        {STROKE_SLASH,  ACTION_CLEAR,     TEXT_KEY_CLEAR},
        {STROKE_STAR,   ACTION_WHY,       TEXT_KEY_WHY},
        {STROKE_PLUS,   ACTION_MENU,      TEXT_KEY_MENU},
        {STROKE_ZERO,   ACTION_ZERO,      QUIET},
        {STROKE_LETTER, ACTION_TYPE,      QUIET},
    },
    [MODE_REVIEW] = {
        {STROKE_DIGIT,  ACTION_PICK,      TEXT_KEY_CHANGE},
        {STROKE_ENTER,  ACTION_TAKE,      TEXT_KEY_TAKE},
        {STROKE_DOT,    ACTION_PAGE_DOWN, TEXT_KEY_NEXT_PAGE},
        {STROKE_MINUS,  ACTION_BACK,      TEXT_KEY_CLOSE},
    },
    [MODE_CHANGE] = {
        {STROKE_ENTER,  ACTION_TAKE,      TEXT_KEY_DO_CHANGE},
        {STROKE_MINUS,  ACTION_BACK,      TEXT_KEY_LEAVE},
        {STROKE_DIGIT,  ACTION_SCROLL,    TEXT_KEY_SCROLL},
    },
    [MODE_CONCLUSION] = {
        {STROKE_ENTER,  ACTION_TAKE,      TEXT_KEY_DOCUMENTS},
        {STROKE_DOT,    ACTION_PRINT,     TEXT_KEY_PRINT},
        {STROKE_SLASH,  ACTION_ONWARD,    TEXT_KEY_GO_ON},
        {STROKE_ZERO,   ACTION_ZERO,      TEXT_KEY_CONFIRM},
        {STROKE_MINUS,  ACTION_BACK,      TEXT_KEY_BACK},
        {STROKE_STAR,   ACTION_WHY,       TEXT_KEY_WHY},
        {STROKE_PLUS,   ACTION_MENU,      TEXT_KEY_MENU},
        {STROKE_DIGIT,  ACTION_SCROLL,    TEXT_KEY_SCROLL},
    },
    [MODE_ONWARD] = {
        {STROKE_ENTER,  ACTION_TAKE,      TEXT_KEY_GO_ON},
        {STROKE_DOT,    ACTION_PRINT,     TEXT_KEY_PRINT},
        {STROKE_ZERO,   ACTION_ZERO,      TEXT_KEY_CONFIRM},
        {STROKE_MINUS,  ACTION_BACK,      TEXT_KEY_BACK},
        {STROKE_STAR,   ACTION_WHY,       TEXT_KEY_WHY},
        {STROKE_PLUS,   ACTION_MENU,      TEXT_KEY_MENU},
        {STROKE_DIGIT,  ACTION_SCROLL,    TEXT_KEY_SCROLL},
    },
    [MODE_DOCUMENTS] = {
        {STROKE_DIGIT,  ACTION_PICK,      TEXT_KEY_MARK},
        {STROKE_ZERO,   ACTION_ZERO,      TEXT_KEY_REST},
        {STROKE_ENTER,  ACTION_TAKE,      TEXT_KEY_ON},
        {STROKE_DOT,    ACTION_PRINT,     TEXT_KEY_PRINT},
        {STROKE_MINUS,  ACTION_BACK,      TEXT_KEY_BACK},
        {STROKE_STAR,   ACTION_HOW,       TEXT_KEY_HOW},
        {STROKE_PLUS,   ACTION_MENU,      TEXT_KEY_MENU},
    },
    [MODE_READ] = {
        {STROKE_MINUS,  ACTION_BACK,      TEXT_KEY_CLOSE},
        {STROKE_DIGIT,  ACTION_SCROLL,    TEXT_KEY_SCROLL},
        {STROKE_ENTER,  ACTION_PAGE_DOWN, QUIET},
        {STROKE_STAR,   ACTION_BACK,      QUIET},
        {STROKE_PLUS,   ACTION_MENU,      QUIET},
    },
    [MODE_CITIZEN] = {
        {STROKE_ENTER,  ACTION_PAGE_DOWN, TEXT_KEY_NEXT_PAGE},
        {STROKE_MINUS,  ACTION_BACK,      TEXT_KEY_CLOSE},
        {STROKE_DIGIT,  ACTION_SCROLL,    QUIET},
    },
    [MODE_MENU] = {
        {STROKE_DIGIT,  ACTION_PICK,      TEXT_KEY_PICK},
        {STROKE_ZERO,   ACTION_BACK,      TEXT_KEY_CLOSE},
        {STROKE_ENTER,  ACTION_TAKE,      TEXT_KEY_TAKE},
        {STROKE_MINUS,  ACTION_BACK,      QUIET},
        {STROKE_PLUS,   ACTION_BACK,      QUIET},
    },
    [MODE_PRINT] = {
        {STROKE_DIGIT,  ACTION_PICK,      TEXT_KEY_PICK},
        {STROKE_ENTER,  ACTION_TAKE,      TEXT_KEY_TAKE},
        {STROKE_DOT,    ACTION_PAGE_DOWN, TEXT_KEY_PREVIEW_DOWN},
        {STROKE_SLASH,  ACTION_PAGE_UP,   TEXT_KEY_PREVIEW_UP},
        {STROKE_MINUS,  ACTION_BACK,      TEXT_KEY_BACK},
        {STROKE_PLUS,   ACTION_MENU,      TEXT_KEY_MENU},
    },
    [MODE_REPRINT] = {
        {STROKE_ENTER,  ACTION_TAKE,      TEXT_KEY_GIVE_AGAIN},
        {STROKE_MINUS,  ACTION_BACK,      TEXT_KEY_BACK},
    },
    [MODE_PRINTERS] = {
        {STROKE_DIGIT,  ACTION_PICK,      TEXT_KEY_PICK},
        {STROKE_ENTER,  ACTION_TAKE,      TEXT_KEY_TAKE},
        {STROKE_ZERO,   ACTION_ZERO,      TEXT_KEY_LOOK_AGAIN},
        {STROKE_DOT,    ACTION_PAGE_DOWN, TEXT_KEY_NEXT_PAGE},
        {STROKE_MINUS,  ACTION_BACK,      TEXT_KEY_CLOSE},
    },
    [MODE_CASES] = {
        {STROKE_DIGIT,  ACTION_PICK,      TEXT_KEY_OPEN},
        {STROKE_ENTER,  ACTION_TAKE,      TEXT_KEY_TAKE},
        {STROKE_MINUS,  ACTION_BACK,      TEXT_KEY_CLOSE},
    },
    [MODE_CODE] = {
        {STROKE_ENTER,  ACTION_TAKE,      TEXT_KEY_READ_CODE},
        {STROKE_MINUS,  ACTION_DELETE,    TEXT_KEY_DELETE},
        {STROKE_DIGIT,  ACTION_TYPE,      QUIET},
        {STROKE_ZERO,   ACTION_TYPE,      QUIET},
    },
    [MODE_CONFIRM] = {
        {STROKE_DIGIT,  ACTION_PICK,      TEXT_KEY_FILL_IN},
        {STROKE_ZERO,   ACTION_ZERO,      TEXT_KEY_FORGET},
        {STROKE_MINUS,  ACTION_BACK,      TEXT_KEY_CLOSE},
        {STROKE_ENTER,  ACTION_PAGE_DOWN, TEXT_KEY_NEXT_PAGE},
        {STROKE_DOT,    ACTION_PAGE_DOWN, QUIET},
        {STROKE_SLASH,  ACTION_PAGE_UP,   QUIET},
    },
    [MODE_RECALL] = {
        {STROKE_ENTER,  ACTION_TAKE,      TEXT_KEY_OPEN_CASE},
        {STROKE_MINUS,  ACTION_BACK,      TEXT_KEY_CLOSE},
        {STROKE_DIGIT,  ACTION_SCROLL,    TEXT_KEY_SCROLL},
    },
};
/* clang-format on */

/* The keys that are not on the keypad mean the same on every screen, unless a row above says otherwise. */
static const enum action global_keys[STROKE_COUNT] = {
    [STROKE_UP] = ACTION_UP,           [STROKE_DOWN] = ACTION_DOWN,
    [STROKE_LEFT] = ACTION_BACK,       [STROKE_RIGHT] = ACTION_TAKE,
    [STROKE_NEXT] = ACTION_DOWN,       [STROKE_PREVIOUS] = ACTION_UP,
    [STROKE_PAGE_UP] = ACTION_PAGE_UP, [STROKE_PAGE_DOWN] = ACTION_PAGE_DOWN,
    [STROKE_HOME] = ACTION_FIRST,      [STROKE_END] = ACTION_END,
    [STROKE_ESCAPE] = ACTION_BACK,     [STROKE_BACKSPACE] = ACTION_DELETE,
    [STROKE_LETTER] = ACTION_TYPE,     [STROKE_SCAN] = ACTION_SCAN,
};

static const enum text_id titles[MODE_COUNT] = {
    [MODE_HOME] = TEXT_MODE_HOME,
    [MODE_CHOICE] = TEXT_MODE_CHOICE,
    [MODE_SEVERAL] = TEXT_MODE_SEVERAL,
    [MODE_FIELD] = TEXT_MODE_FIELD,
    [MODE_PLACE] = TEXT_MODE_PLACE,
    [MODE_FILTER] = TEXT_MODE_FILTER,
    [MODE_REVIEW] = TEXT_MODE_REVIEW,
    [MODE_CHANGE] = TEXT_MODE_CHANGE,
    [MODE_CONCLUSION] = TEXT_MODE_CONCLUSION,
    [MODE_DOCUMENTS] = TEXT_MODE_DOCUMENTS,
    [MODE_READ] = TEXT_MODE_READ,
    [MODE_CITIZEN] = TEXT_MODE_CITIZEN,
    [MODE_MENU] = TEXT_MODE_MENU,
    [MODE_PRINT] = TEXT_MODE_PRINT,
    [MODE_REPRINT] = TEXT_MODE_REPRINT,
    [MODE_PRINTERS] = TEXT_MODE_PRINTERS,
    [MODE_CASES] = TEXT_MODE_CASES,
    [MODE_CODE] = TEXT_MODE_CODE,
    [MODE_RECALL] = TEXT_MODE_RECALL,
    [MODE_ONWARD] = TEXT_MODE_ONWARD,
    [MODE_CONFIRM] = TEXT_MODE_CONFIRM,
};

static const char *const names[STROKE_COUNT] = {
    [STROKE_DIGIT] = "1-9", [STROKE_ZERO] = "0",  [STROKE_ENTER] = "Enter", [STROKE_MINUS] = "-",
    [STROKE_STAR] = "*",    [STROKE_SLASH] = "/", [STROKE_DOT] = ".",       [STROKE_PLUS] = "+",
};

enum action keys_action(enum mode mode, enum stroke_kind stroke)
{
    const struct binding *binding = shown[mode];

    for (int i = 0; i < SHOWN_MAX && binding[i].action != ACTION_NONE; i++)
        if (binding[i].stroke == stroke)
            return binding[i].action;
    return global_keys[stroke];
}

const struct binding *keys_shown(enum mode mode)
{
    return shown[mode];
}

enum text_id keys_mode_title(enum mode mode)
{
    return titles[mode];
}

const char *keys_name(const struct binding *binding)
{
    assert(names[binding->stroke] != NULL);
    return binding->action == ACTION_SCROLL ? "8 2" : names[binding->stroke];
}
