/*
 * Lines of JSON from a file, and one line as pairs of words:
 * {"stage": "planned", "days": 3} → stage planned, days 3.
 */
#ifndef TUI_COMMANDS_RUN_LINE_H
#define TUI_COMMANDS_RUN_LINE_H

#include "base/arena.h"
#include "model/content.h"

#define LINE_BYTES_MAX ((size_t)1 << 20)

/* A file read a line at a time. However long a line, no more of it is held than a line may have. Set `fd`,
 * the rest to zero; whoever opened `fd` closes it, and gives `bytes` back. */
struct line_source {
    int fd;
    struct buffer bytes; /* read and not yet handed out: from `first` up to `end` */
    size_t first, end;
};

enum line_found {
    LINE_READ,
    LINE_TOO_LONG, /* and passed over */
    LINE_NONE,     /* the end */
    LINE_FAILED    /* nothing can be read: errno */
};

/* The next line without its end, zero terminated, to be written to until the next call. The last one needs
 * no end. */
enum line_found line_source_next(struct line_source *source, char **bytes, size_t *size);

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
