/*
 * Taking down what the agency answered (engine/confirmation.h), in the open case.
 *
 * It stays with the case while that is put aside or recent, and goes when the case's answers change
 * so that the sheet does not ask for it any more, or the agency was asked about other facts.
 */
#ifndef TUI_DESK_CONFIRM_H
#define TUI_DESK_CONFIRM_H

#include "desk/desk.h"

/* What can be asked for in the open case; 0 on a public machine, where nobody of the office is. */
uint32_t desk_unverified(const struct desk *desk, uint32_t parameters[UNVERIFIED_MAX]);

/* What the agency answered about a parameter, or NULL. */
const struct confirmation *desk_confirmed(const struct desk *desk, uint32_t parameter);

/* Whether an answer about a parameter is taken down in words: no other form holds all that could be said. */
bool confirm_takes_text(const struct content *content, uint32_t parameter);

enum confirm_fault {
    CONFIRM_FINE,
    CONFIRM_UNFINISHED, /* does not name a value yet */
    CONFIRM_PERSONAL    /* holds a number long enough to be somebody's */
};

/*
 * What is typed for a parameter, by its type: an option's number; a number; a date as on any question
 * (of a deadline: the last day); a length as 15 (days) or 15/2 (1 days, 2 workdays, 3 months, 4 years);
 * text. Nothing at all means that it is written by hand. Fills in parameter and value.
 */
enum confirm_fault confirm_read(const struct content *content, uint32_t parameter,
                                const char *typed, int32_t today,
                                struct confirmation *confirmation);

/* Takes it down in the open case: now, by the clerk at the desk, about the case's facts. */
void desk_confirm(struct desk *desk, const struct confirmation *confirmation);

/* Forgets what was taken down in the open case. */
void desk_unconfirm(struct desk *desk);

#endif
