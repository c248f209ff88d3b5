/*
 * One line of JSON as pairs of words: {"stage": "planned", "days": 3} → stage planned, days 3.
 */
#ifndef TUI_COMMANDS_RUN_LINE_H
#define TUI_COMMANDS_RUN_LINE_H

#include "base/arena.h"
#include "model/content.h"

struct pair {
    const char *key;
    const char *value; /* as --set takes it; NULL = no answer at all (a JSON null) */
};

enum line_fault {
    LINE_FINE,
    LINE_NO_JSON, /* detail: what the parser says */
    LINE_NO_OBJECT,
    LINE_BAD_VALUE /* detail: the member */
};

struct line {
    struct pair pair[FACTS_MAX];
    size_t count;
    const char *id; /* given back: "…" with its quotes, or digits; NULL = none */
    enum line_fault fault;
    const char *detail;
};

/*
 * Reads a line. `bytes` is zero terminated and written to; it and the arena hold the strings. More
 * members than there can be facts are a fault.
 */
void line_read(struct line *line, char *bytes, size_t size, struct arena *arena);

#endif
