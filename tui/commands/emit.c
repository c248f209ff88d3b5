/*
 * A JSON writer that copies runs of plain bytes at once: batch runs write hundreds of megabytes.
 */
#include "commands/emit.h"

#include "base/date.h"

#include <stdio.h>
#include <string.h>

static void add(struct emit *emit, const char *bytes, size_t size)
{
    buffer_add(emit->out, bytes, size);
}

static void escape(struct emit *emit, unsigned char c)
{
    char room[8] = {'\\', (char)c};

    if (c == '\n')
        room[1] = 'n';
    else if (c != '"' && c != '\\')
        snprintf(room, sizeof room, "\\u%04x", c);
    add(emit, room, strlen(room));
}

static void quoted(struct emit *emit, const char *s)
{
    const char *run = s;

    add(emit, "\"", 1);
    for (; *s; s++) {
        unsigned char c = (unsigned char)*s;

        if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7f)
            continue;
        add(emit, run, (size_t)(s - run));
        escape(emit, c);
        run = s + 1;
    }
    add(emit, run, (size_t)(s - run));
    add(emit, "\"", 1);
}

static void begin(struct emit *emit, const char *key)
{
    if (emit->comma)
        add(emit, ", ", 2);
    emit->comma = true;
    if (key) {
        quoted(emit, key);
        add(emit, ": ", 2);
    }
}

void emit_open(struct emit *emit, const char *key, char bracket)
{
    begin(emit, key);
    add(emit, &bracket, 1);
    emit->comma = false;
}

void emit_close(struct emit *emit, char bracket)
{
    add(emit, &bracket, 1);
    emit->comma = true;
}

void emit_string(struct emit *emit, const char *key, const char *value)
{
    begin(emit, key);
    if (value)
        quoted(emit, value);
    else
        add(emit, "null", 4);
}

void emit_number(struct emit *emit, const char *key, int64_t value)
{
    char room[24];

    begin(emit, key);
    add(emit, room, (size_t)snprintf(room, sizeof room, "%lld", (long long)value));
}

void emit_bool(struct emit *emit, const char *key, bool value)
{
    begin(emit, key);
    add(emit, value ? "true" : "false", value ? 4 : 5);
}

void emit_date(struct emit *emit, const char *key, int32_t date)
{
    char room[DATE_TEXT_SIZE];

    date_format(date, room);
    emit_string(emit, key, room);
}

void emit_diag(struct emit *emit, const struct diag *diag)
{
    emit_open(emit, NULL, '{');
    emit_string(emit, "file", diag->place.file);
    emit_number(emit, "line", diag->place.line);
    emit_number(emit, "column", diag->place.column);
    emit_string(emit, "severity", diag->severity == SEVERITY_ERROR ? "error" : "warning");
    emit_string(emit, "kind", diag->kind);
    emit_string(emit, "zh", diag->message[LANGUAGE_ZH]);
    emit_string(emit, "en", diag->message[LANGUAGE_EN]);
    if (diag->replay)
        emit_string(emit, "replay", diag->replay);
    emit_close(emit, '}');
}
