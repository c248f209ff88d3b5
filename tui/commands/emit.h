/*
 * Writing JSON: a value at a time into a buffer; commas and escapes are looked after.
 */
#ifndef TUI_COMMANDS_EMIT_H
#define TUI_COMMANDS_EMIT_H

#include "base/arena.h"
#include "base/diag.h"

#include <stdbool.h>
#include <stdint.h>

struct emit {
    struct buffer *out;
    bool comma; /* the next value needs one before it */
};

/* Every function takes the key of an object's member, or NULL inside lists and at the top. */
void emit_open(struct emit *emit, const char *key, char bracket);        /* '{' or '[' */
void emit_close(struct emit *emit, char bracket);                        /* '}' or ']' */
void emit_string(struct emit *emit, const char *key, const char *value); /* NULL → null */
void emit_joined(struct emit *emit, const char *key, const char *const parts[], size_t count);
void emit_raw(struct emit *emit, const char *key, const char *json); /* a value as it stands */
void emit_number(struct emit *emit, const char *key, int64_t value);
void emit_bool(struct emit *emit, const char *key, bool value);
void emit_date(struct emit *emit, const char *key, int32_t date);

/* One finding as an object: file, line, column, severity, kind, zh, en. */
void emit_diag(struct emit *emit, const struct diag *diag);

#endif
