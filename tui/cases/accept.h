/*
 * Stories that stop at a question they do not answer, answered: one answer to each question, put into
 * every story that waits for it. A story is answered only if everything that it expects then comes true;
 * what it expects is never changed.
 *
 *     struct accept accept = {.stories = &stories};
 *
 *     while ((question = accept_waiting(&accept)) != NO_INDEX)
 *         accept.answers[question] = …;            or accept.skipped[question] = true
 *     accept_make(&accept, &arena);
 *     accept_write(&accept, file, bytes, size, &out);
 */
#ifndef TUI_CASES_ACCEPT_H
#define TUI_CASES_ACCEPT_H

#include "cases/expect.h"

enum accept_state {
    ACCEPT_STOPS,   /* still, at a question that has no answer here */
    ACCEPT_REFUSED, /* its question does not allow the answer there */
    ACCEPT_OTHER,   /* comes to an end, and not to what it expects */
    ACCEPT_ANSWERED /* comes true */
};

/* A story that stopped. */
struct accepted {
    enum accept_state state;
    uint32_t story;        /* in stories.list */
    uint32_t question;     /* STOPS, REFUSED: which */
    struct story answered; /* with the answers filled in */
    const char *added;     /* the line that says them: "set kin=yes" */
};

struct accept {
    const struct stories *stories;
    struct answer answers[FACTS_MAX]; /* by question; NONE = none is given */
    bool skipped[FACTS_MAX];          /* by question: not to be asked about again */
    struct accepted *list;            /* of accept_make(), in its arena */
    uint32_t count;
};

/* The first question in the order of the stories that waits for an answer and has none, nor is skipped;
 * NO_INDEX when there is none. */
uint32_t accept_waiting(const struct accept *accept);

/* How many stories wait at a question now; *first is one of them. */
uint32_t accept_stops(const struct accept *accept, uint32_t question, const struct story **first);

/* Fills in the answers. */
void accept_make(struct accept *accept, struct arena *arena);

/* The text of a file (its name in the stories) with the lines of its answered stories added; everything
 * else stays as it is. */
void accept_write(const struct accept *accept, const char *file, const char *bytes, size_t size,
                  struct buffer *out);

/* Whether a text made so, read anew, holds the stories of that file, and those answered come true. */
bool accept_holds(const struct accept *accept, const char *file, const struct buffer *text);

#endif
