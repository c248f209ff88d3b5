/*
 * The parts of `daoban doctor`.
 */
#ifndef TUI_COMMANDS_DOCTOR_H
#define TUI_COMMANDS_DOCTOR_H

#include "commands/command.h"

enum finding { FINDING_GOOD, FINDING_CARE, FINDING_BAD };

struct doctor {
    const struct environment *environment;
    struct setup setup;
    struct diags diags;
    enum language language;
    unsigned bad;
};

/* One line of the report; `argument` fills {1}. (doctor_report.c) */
void doctor_report(struct doctor *doctor, enum finding finding, enum phrase phrase,
                   const char *argument);

/* Looks at the configured printers and at the system's queues. (doctor_printers.c) */
void doctor_printers(struct doctor *doctor);

/* Has every key of the numeric keypad pressed and says what arrives; needs a terminal. (doctor_keypad.c) */
void doctor_keypad(struct doctor *doctor);

#endif
