/*
 * Mistakes in what people wrote: where, what, how to mend it.
 *
 * Loaders add and go on, so that one run reports every mistake. A message is bilingual; which
 * language is printed is decided where it is printed. Shape on paper:
 *   flows/settle.yaml:14:9: no option "yess" in question "filed"; did you mean "yes"?
 */
#ifndef TUI_BASE_DIAG_H
#define TUI_BASE_DIAG_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

enum language { LANGUAGE_ZH, LANGUAGE_EN, LANGUAGE_COUNT };

/* Where something was written. line and column count from 1, in characters; 0 = whole file. */
struct place {
    const char *file; /* relative to the content folder; borrowed, outlives the diags */
    uint32_t line;
    uint32_t column;
};

enum severity { SEVERITY_WARNING, SEVERITY_ERROR };

struct diag {
    struct place place;
    enum severity severity;
    const char *kind;              /* short stable name, e.g. "unknown-option" */
    char *message[LANGUAGE_COUNT]; /* one sentence each */
    char *replay;                  /* a command that shows it; NULL where there is none */
};

struct diags {
    struct arena arena;
    struct diag **list;
    size_t count;
    size_t room;
    size_t errors; /* how many of them are errors */
};

/*
 * One row of the table of everything that can be said; the loader's table is load/messages.def.
 * The two formats take the same arguments in the same order.
 */
struct message {
    const char *kind;
    enum severity severity;
    const char *zh;
    const char *en;
};

/* Always false, so that a loader can say: return diag_add(...). */
bool diag_add(struct diags *diags, struct place place, const struct message *message, ...);

/* Sorts by file, line, column and prints one line each. */
void diags_print(struct diags *diags, enum language language, FILE *out);
void diags_free(struct diags *diags);

/* The candidate nearest to `word` by edit distance, or NULL when none is near enough to suggest. */
const char *diag_nearest_name(const char *word, const char *const *candidates, size_t count);

#endif
