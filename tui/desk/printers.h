/*
 * What this desk can print on, and what it has chosen.
 *
 * The list holds the configured printers at once; printers_look() asks the system for its queues in the
 * background (`daoban-paper queues`), which adds them and says what state each is in. The choice is
 * remembered per desk (desk/choices.h); the configuration's is the default.
 *
 *     printers_open(&printers, &office, &places, false);
 *     printers_look(&printers, now);
 *     while (printers_step(&printers, now))
 *         poll(fd, printers_wait(&printers, fd, PROGRAM_FDS, &timeout), timeout);
 *     printers_choose(&printers, 2);
 *
 * Must not be copied: the chosen printer's words may lie within it.
 */
#ifndef TUI_DESK_PRINTERS_H
#define TUI_DESK_PRINTERS_H

#include "desk/output.h"
#include "model/office.h"
#include "wording/words.h"

#define PRINTERS_LIMIT 10000 /* milliseconds the system may take to list its queues */
#define PRINTERS_SHOWN 99    /* more queues than that are not listed */

/* Whether the system has been asked for its queues, and what came of it. */
enum printers_look {
    LOOK_NONE,
    LOOK_UNDER_WAY,
    LOOK_DONE,
    LOOK_NO_PROGRAM, /* what would ask, and print, is not installed */
    LOOK_NO_SERVICE, /* there is no print service */
    LOOK_FAILED      /* no helper, or it hung or broke down */
};

struct printer_row {
    struct printer printer;
    bool seen; /* a queue the system knows: what follows is true */
    bool is_default;
    enum queue_state state;
    enum print_reason reason;
    const char *description; /* of the queue; "" = none */
};

struct printers {
    const struct office *office;
    const struct output_places *places;
    bool own_only; /* a public machine: nothing but the desk's own printer, and nothing is kept */
    struct printer_row row[PRINTERS_SHOWN];
    size_t count;
    enum printers_look look;
    int64_t deadline;
    struct program program;
    struct arena arena; /* names of queues */
    char word[256];     /* the chosen printer, where it is no configured one */
    struct printer chosen;
    enum print_form form;
};

/* Takes what is remembered, else the desk's own. `office` is settled, and outlives it. */
void printers_open(struct printers *printers, const struct office *office,
                   const struct output_places *places, bool own_only);
void printers_close(struct printers *printers);

/* Asks the system anew, unless it is being asked. */
void printers_look(struct printers *printers, int64_t now);

/* Does what can be done without waiting; true while the asking is under way. */
bool printers_step(struct printers *printers, int64_t now);

/* Asks the system and waits for what it says, for a caller that can. */
void printers_find(struct printers *printers, moment_source clock);

/* What to poll for; *timeout is the longest to sleep, -1 = nothing under way. */
size_t printers_wait(const struct printers *printers, struct pollfd *fds, size_t room,
                     int *timeout);

/* The row of the chosen printer; `count` when it is not listed. */
size_t printers_chosen(const struct printers *printers);

/* Chooses a row; the form stays where the printer takes it. Remembered. */
void printers_choose(struct printers *printers, size_t row);

/* Chooses the next form the printer takes. Remembered. */
void printers_turn_form(struct printers *printers);

/* What a printer is called: its name, a queue's own name, or that it is the system's default. */
const char *printers_title(const struct words *words, const struct printer *printer);

/* "空闲", "缺纸", "系统里没有这个队列"; "" where nothing can be known. */
const char *printers_state(const struct printers *printers, const struct words *words, size_t row);

/* What is said of looking: that it goes on, or why the list may be short; "" = nothing. */
const char *printers_look_words(const struct printers *printers, const struct words *words);

#endif
