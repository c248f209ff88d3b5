/*
 * A JSON writer that copies runs of plain bytes at once: batch runs write hundreds of megabytes.
 */
#include "commands/emit.h"

#include "base/date.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

static void add(struct emit *emit, const char *bytes, size_t size)
{
    struct buffer *out = emit->out;

    if (out->room - out->size <= size) {
        buffer_add(out, bytes, size);
        return;
    }
    memcpy(out->data + out->size, bytes, size);
    out->size += size;
}

static bool is_plain(unsigned char c)
{
    return c >= 0x20 && c != '"' && c != '\\' && c != 0x7f;
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

/* The rest of a string that is not all plain. */
static void escaped(struct emit *emit, const char *s)
{
    const char *run = s;

    for (; *s; s++) {
        if (is_plain((unsigned char)*s))
            continue;
        add(emit, run, (size_t)(s - run));
        escape(emit, (unsigned char)*s);
        run = s + 1;
    }
    add(emit, run, (size_t)(s - run));
}

static void plain_or_escaped(struct emit *emit, const char *s)
{
    size_t size = 0;

    while (is_plain((unsigned char)s[size]))
        size++;
    add(emit, s, size);
    if (s[size])
        escaped(emit, s + size);
}

static void quoted(struct emit *emit, const char *s)
{
    add(emit, "\"", 1);
    plain_or_escaped(emit, s);
    add(emit, "\"", 1);
}

/* Comma, key and colon in one piece; keys are ours and need no escapes. */
static void begin(struct emit *emit, const char *key)
{
    char room[64];
    size_t size = 0;

    if (emit->comma) {
        room[size++] = ',';
        room[size++] = ' ';
    }
    emit->comma = true;
    if (key) {
        assert(strlen(key) < sizeof room - 8);
        room[size++] = '"';
        while (*key)
            room[size++] = *key++;
        room[size++] = '"';
        room[size++] = ':';
        room[size++] = ' ';
    }
    add(emit, room, size);
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

void emit_joined(struct emit *emit, const char *key, const char *const parts[], size_t count)
{
    begin(emit, key);
    add(emit, "\"", 1);
    for (size_t i = 0; i < count; i++)
        plain_or_escaped(emit, parts[i]);
    add(emit, "\"", 1);
}

void emit_raw(struct emit *emit, const char *key, const char *json)
{
    begin(emit, key);
    add(emit, json, strlen(json));
}

void emit_number(struct emit *emit, const char *key, int64_t value)
{
    char room[24];
    size_t at = sizeof room;
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;

    begin(emit, key);
    do
        room[--at] = (char)('0' + rest % 10);
    while ((rest /= 10) != 0);
    if (value < 0)
        room[--at] = '-';
    add(emit, room + at, sizeof room - at);
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
