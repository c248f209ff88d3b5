/*
 * Reading lines, and one line of JSON.
 *
 * Nearly every line of a batch is a flat object of plain ASCII strings and numbers: those are cut up
 * where they stand. Whatever is out of the ordinary, mistakes included, is left to jansson, so that
 * there is one opinion about what JSON is.
 */
#include "commands/run_line.h"

#include <jansson.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define READ_BYTES ((size_t)1 << 16)

/* ---- lines ------------------------------------------------------------------------------------ */

/* More of the file behind what is held; what was handed out makes room. As read(2) says. */
static ssize_t source_fill(struct line_source *source)
{
    const size_t held = source->end - source->first;
    size_t wanted = LINE_BYTES_MAX + 1 - held;
    ssize_t got;

    if (wanted > READ_BYTES)
        wanted = READ_BYTES;
    memmove(source->bytes.data, source->bytes.data + source->first, held);
    source->first = 0;
    source->end = held;
    if (source->bytes.size < held + wanted + 1)
        buffer_extend(&source->bytes, held + wanted + 1 - source->bytes.size);
    do
        got = read(source->fd, source->bytes.data + held, wanted);
    while (got < 0 && errno == EINTR);
    if (got > 0)
        source->end += (size_t)got;
    return got;
}

/* Up to the end of the line, which is not kept. */
static enum line_found line_skip(struct line_source *source)
{
    for (;;) {
        const char *held = source->bytes.data + source->first;
        const char *end = memchr(held, '\n', source->end - source->first);
        ssize_t got;

        if (end != NULL) {
            source->first += (size_t)(end - held) + 1;
            return LINE_TOO_LONG;
        }
        source->first = source->end;
        got = source_fill(source);
        if (got <= 0)
            return got < 0 ? LINE_FAILED : LINE_TOO_LONG;
    }
}

/* Hands out `size` of the bytes held; `ended`: by a newline. */
static enum line_found line_give(struct line_source *source, size_t size, bool ended, char **bytes)
{
    *bytes = source->bytes.data + source->first;
    (*bytes)[size] = '\0';
    source->first += size + ended;
    return LINE_READ;
}

enum line_found line_source_next(struct line_source *source, char **bytes, size_t *size)
{
    size_t looked = 0;

    if (source->bytes.data == NULL)
        buffer_extend(&source->bytes, READ_BYTES);
    for (;;) {
        const char *held = source->bytes.data + source->first;
        const size_t count = source->end - source->first;
        const char *end = count > looked ? memchr(held + looked, '\n', count - looked) : NULL;
        ssize_t got;

        if (end != NULL) {
            *size = (size_t)(end - held);
            return line_give(source, *size, true, bytes);
        }
        if (count > LINE_BYTES_MAX)
            return line_skip(source);
        looked = count;
        got = source_fill(source);
        if (got < 0)
            return LINE_FAILED;
        *size = count;
        if (got == 0)
            return count == 0 ? LINE_NONE : line_give(source, count, false, bytes);
    }
}

/* ---- the plain line --------------------------------------------------------------------------- */

/* Leaves *at behind a string without escapes, which it terminates; NULL when it is another thing. */
static char *plain_string(char **at)
{
    char *start = *at + 1, *end = start;

    if (**at != '"')
        return NULL;
    while (*end >= 0x20 && *end < 0x7f && *end != '"' && *end != '\\')
        end++;
    if (*end != '"')
        return NULL;
    *end = '\0';
    *at = end + 1;
    return start;
}

static bool is_end(char c)
{
    return c == ',' || c == '}' || c == ' ';
}

/* A whole number without a leading zero; kept with what follows it, cut off later by its length. */
static const char *plain_number(char **at, struct arena *arena)
{
    const char *start = *at;
    size_t sign = *start == '-', digits = strspn(start + sign, "0123456789");

    if (digits == 0 || digits > 15 || (digits > 1 && start[sign] == '0') ||
        (sign && start[sign] == '0') || !is_end(start[sign + digits]))
        return NULL;
    *at += sign + digits;
    return arena_copy(arena, start, sign + digits);
}

static bool plain_word(char **at, const char *word)
{
    size_t size = strlen(word);

    if (strncmp(*at, word, size) != 0 || !is_end((*at)[size]))
        return false;
    *at += size;
    return true;
}

static void blanks_skip(char **at)
{
    while (**at == ' ')
        ++*at;
}

static bool plain_value(struct pair *pair, char **at, struct arena *arena)
{
    if (**at == '"')
        pair->value = plain_string(at);
    else if (plain_word(at, "null")) {
        pair->value = NULL;
        return true;
    } else if (plain_word(at, "true"))
        pair->value = "yes";
    else if (plain_word(at, "false"))
        pair->value = "no";
    else
        pair->value = plain_number(at, arena);
    return pair->value != NULL;
}

static bool seen(const struct line *line, const char *key)
{
    for (size_t i = 0; i < line->count; i++)
        if (line->pair[i].key[0] == key[0] && strcmp(line->pair[i].key, key) == 0)
            return true;
    return false;
}

/* `"key": value`, not the key `id`, which needs to know the type of its value. */
static bool plain_pair(struct line *line, char **at, struct arena *arena)
{
    struct pair *pair = &line->pair[line->count];

    if (line->count == FACTS_MAX)
        return false;
    pair->key = plain_string(at);
    if (pair->key == NULL || strcmp(pair->key, "id") == 0 || seen(line, pair->key))
        return false;
    blanks_skip(at);
    if (*(*at)++ != ':')
        return false;
    blanks_skip(at);
    if (!plain_value(pair, at, arena))
        return false;
    line->count++;
    return true;
}

static bool at_end(const char *at)
{
    return at[strspn(at, " \r\n")] == '\0';
}

/* False: not so plain, or not right; nothing has been decided. */
static bool plain_read(struct line *line, char *at, struct arena *arena)
{
    blanks_skip(&at);
    if (*at++ != '{')
        return false;
    for (;;) {
        blanks_skip(&at);
        if (!plain_pair(line, &at, arena))
            return false;
        blanks_skip(&at);
        if (*at == '}')
            return at_end(at + 1);
        if (*at++ != ',')
            return false;
    }
}

/* ---- any line --------------------------------------------------------------------------------- */

/* No question has more options than OPTIONS_MAX: a longer list answers none. */
static const char *list_written(const json_t *list, struct arena *arena)
{
    const char *written = "";

    if (json_array_size(list) > OPTIONS_MAX)
        return NULL;
    for (size_t i = 0; i < json_array_size(list); i++) {
        const char *member = json_string_value(json_array_get(list, i));

        if (member == NULL)
            return NULL;
        written = arena_format(arena, "%s%s%s", written, i ? "," : "", member);
    }
    return written[0] ? written : "none";
}

/* As it stands in the line: rounding it is not for us, an amount with parts of a fen is refused. */
static const char *real_written(const json_t *real, struct arena *arena)
{
    char *written = json_dumps(real, JSON_ENCODE_ANY | JSON_REAL_PRECISION(15));
    const char *kept = written ? arena_copy(arena, written, strlen(written)) : NULL;

    free(written);
    return kept;
}

/* A JSON value as --set would take it; NULL when it cannot be an answer. */
static const char *value_written(const json_t *value, struct arena *arena)
{
    if (json_is_string(value))
        return arena_copy(arena, json_string_value(value), json_string_length(value));
    if (json_is_integer(value))
        return arena_format(arena, "%lld", (long long)json_integer_value(value));
    if (json_is_real(value))
        return real_written(value, arena);
    if (json_is_boolean(value))
        return json_is_true(value) ? "yes" : "no";
    return json_is_array(value) ? list_written(value, arena) : NULL;
}

static void id_keep(struct line *line, const json_t *id, struct arena *arena)
{
    char *written = NULL;

    if (json_is_string(id) || json_is_integer(id))
        written = json_dumps(id, JSON_ENCODE_ANY);
    if (written)
        line->id = arena_copy(arena, written, strlen(written));
    free(written);
}

static void fault(struct line *line, enum line_fault what, const char *detail, struct arena *arena)
{
    line->fault = what;
    line->detail = arena_copy(arena, detail, strlen(detail));
}

static void object_read(struct line *line, json_t *object, struct arena *arena)
{
    id_keep(line, json_object_get(object, "id"), arena);
    for (void *at = json_object_iter(object); at; at = json_object_iter_next(object, at)) {
        const char *key = json_object_iter_key(at);
        const json_t *value = json_object_iter_value(at);
        struct pair pair = {.value = value_written(value, arena)};

        if (line->count == FACTS_MAX || (pair.value == NULL && !json_is_null(value))) {
            fault(line, LINE_BAD_VALUE, key, arena);
            return;
        }
        pair.key = arena_copy(arena, key, strlen(key));
        line->pair[line->count++] = pair;
    }
}

/* jansson would take failing memory for a mistake in the line. */
static void *json_memory(size_t size)
{
    void *memory = malloc(size);

    if (memory == NULL)
        arena_exhausted();
    return memory;
}

static void json_read(struct line *line, const char *bytes, size_t size, struct arena *arena)
{
    json_error_t error;
    json_t *object;

    json_set_alloc_funcs(json_memory, free);
    object = json_loadb(bytes, size, JSON_REJECT_DUPLICATES, &error);

    if (object == NULL)
        fault(line, LINE_NO_JSON, error.text, arena);
    else if (!json_is_object(object))
        fault(line, LINE_NO_OBJECT, "", arena);
    else
        object_read(line, object, arena);
    json_decref(object);
}

void line_read(struct line *line, char *bytes, size_t size, struct arena *arena)
{
    line->count = 0;
    line->id = NULL;
    line->fault = LINE_FINE;
    line->detail = "";
    if (strlen(bytes) == size && plain_read(line, arena_copy(arena, bytes, size), arena))
        return;
    line->count = 0;
    json_read(line, bytes, size, arena);
}
