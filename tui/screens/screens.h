/*
 * The desk on a terminal. The only header of screens/ that others include.
 */
#ifndef TUI_SCREENS_SCREENS_H
#define TUI_SCREENS_SCREENS_H

#include "desk/deck.h"
#include "desk/desk.h"
#include "desk/output.h"
#include "model/texts.h"

/* What the screens are given. All of it is borrowed and outlives screens_run(). */
struct screens_options {
    bool ascii;     /* draw lines and marks in ASCII */
    bool no_colour; /* NO_COLOR was set and not empty */
    moment_source now;
    const struct output_places *places; /* for printing and saving */
    /* Changed content to take over, or NULL; *broken: it has mistakes. Asked now and then; may be NULL itself. */
    struct content *(*fresh)(void *context, const struct content *content, bool *broken);
    /*
     * Compares the content with its files, once: when the first frame stands there and before a key acts.
     * *fresh is what they hold where that is something else. False: nothing that one can serve by, and the
     * desk is left. NULL = it has been compared already.
     */
    bool (*settle)(void *context, struct content **fresh);
    /* 自检: looks at everything a desk needs and says so on the plain terminal; NULL = none. */
    void (*examine)(void *context, enum language language);
    void *context;
    /* Cases to practise on, with a context of their own; NULL = none. (A screen that practises takes them from
     * here: the screens cannot make any.) */
    const struct deck_source *decks;
};

/*
 * Makes the locale one that curses can draw Chinese in (C.UTF-8 when the user's is not UTF-8) and
 * says whether this terminal can show screens: TEXT_COUNT when it can, else the sentence that says
 * why not. The caller goes on in plain mode then.
 */
enum text_id screens_refusal(void);

/* Runs until the desk is left. Returns an exit code: 0 done, 3 the terminal refused or went away. */
int screens_run(struct desk *desk, const struct screens_options *options);

#endif
