/*
 * libyaml's events into a tree with places; every mistake of a file in one pass.
 *
 * libyaml ends at the first syntax error. Then the file is cut at the next line that begins at the
 * margin, where another top-level key should stand, and read on from there; what was complete
 * before stays in the tree.
 */
#include "load/yaml.h"

#include "base/text.h"
#include "load/messages.h"
#include "load/yaml_source.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#define DEPTH_MAX 64
#define SYNTAX_ERRORS_MAX 20

/* A list or map not yet closed. */
struct frame {
    struct yaml *parent;
    struct yaml **tail;
    const char *key; /* of the value that comes next; NULL when a key is expected */
    struct place key_place;
};

struct reader {
    yaml_parser_t parser;
    struct arena *arena;
    struct diags *diags;
    const char *name;
    struct yaml_source source;
    size_t first_line; /* of the piece being read, from 0 */
    size_t key_line;   /* of the last top-level key, from 0 */
    size_t documents;
    struct frame frames[DEPTH_MAX + 1];
    size_t depth;
    struct yaml *root;
    size_t syntax_errors;
    uint32_t error_line;
    bool stopped;
};

static struct place place_of(const struct reader *reader, yaml_mark_t mark)
{
    return (struct place){reader->name, (uint32_t)(reader->first_line + mark.line) + 1,
                          (uint32_t)mark.column + 1};
}

/* ---- building ---------------------------------------------------------------------------- */

static bool is_wide(const char *s, size_t size)
{
    uint32_t character;

    text_decode(s, size, &character);
    return character_columns(character) == 2;
}

/* The start of the character that ends before `at`. */
static size_t character_before(const char *s, size_t at)
{
    do
        at--;
    while (at > 0 && ((unsigned char)s[at] & 0xC0) == 0x80);
    return at;
}

/* YAML folds a line end into a space; between two Chinese characters there must be none. */
static size_t join_folds(char *s, size_t size)
{
    size_t to = 0;

    for (size_t i = 0; i < size; i++) {
        if (s[i] == ' ' && to > 0 && i + 1 < size && is_wide(s + i + 1, size - i - 1)) {
            size_t before = character_before(s, to);

            if (is_wide(s + before, to - before))
                continue;
        }
        s[to++] = s[i];
    }
    s[to] = '\0';
    return to;
}

static void attach(struct reader *reader, struct yaml *node)
{
    struct frame *frame = &reader->frames[reader->depth - 1];

    node->key = frame->key;
    node->key_place = frame->key_place;
    frame->key = NULL;
    *frame->tail = node;
    frame->tail = &node->next;
    frame->parent->count++;
}

static const struct message *no_value_message(const char *key)
{
    if (strstr(key, "：") != NULL)
        return MESSAGE(FULLWIDTH_COLON);
    if (strncmp(key, "“", 3) == 0 || strstr(key, "”") != NULL)
        return MESSAGE(FULLWIDTH_QUOTE);
    return MESSAGE(COMMA_SPLITS);
}

static struct yaml *scalar_node(struct reader *reader, const yaml_event_t *event)
{
    struct yaml *node = arena_alloc(reader->arena, sizeof(*node));
    const char *value = (const char *)event->data.scalar.value;
    size_t size = event->data.scalar.length;
    yaml_scalar_style_t style = event->data.scalar.style;
    bool block = style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE;

    node->place = place_of(reader, event->start_mark);
    node->plain = style == YAML_PLAIN_SCALAR_STYLE;
    while (block && size > 0 && value[size - 1] == '\n')
        size--;
    if (text_unclean(value, size, true, NULL) != NULL) {
        diag_add(reader->diags, node->place, MESSAGE(TEXT_ESCAPES));
        size = 0;
    }
    char *text = arena_copy(reader->arena, value, size);
    if (style != YAML_LITERAL_SCALAR_STYLE && event->start_mark.line != event->end_mark.line)
        size = join_folds(text, size);
    node->text = text;
    node->size = size;
    return node;
}

static void take_key(struct reader *reader, const struct yaml *scalar)
{
    struct frame *frame = &reader->frames[reader->depth - 1];

    frame->key = scalar->text;
    frame->key_place = scalar->place;
    if (reader->depth == 1)
        reader->key_line = scalar->place.line - 1;
}

/* Flow maps never hold a key without a value on purpose: a comma or Chinese punctuation did it. */
static bool value_lost(const struct reader *reader, const struct yaml *scalar)
{
    const struct frame *frame = &reader->frames[reader->depth - 1];

    return frame->key != NULL && scalar->plain && scalar->size == 0 &&
           (strstr(frame->key, "：") != NULL || scalar->place.line == frame->key_place.line);
}

static void take_scalar(struct reader *reader, const yaml_event_t *event)
{
    struct yaml *scalar = scalar_node(reader, event);
    yaml_mark_t end = event->end_mark;

    if (scalar->plain && scalar->size > 0 &&
        source_cut(&reader->source, reader->first_line + end.line, end.column))
        diag_add(reader->diags, scalar->place, MESSAGE(HASH_CUTS));
    if (reader->depth == 0) {
        reader->root = scalar;
        return;
    }
    struct frame *frame = &reader->frames[reader->depth - 1];
    if (frame->parent->kind == YAML_MAP && frame->key == NULL) {
        take_key(reader, scalar);
    } else if (value_lost(reader, scalar) && frame->parent->plain) {
        diag_add(reader->diags, frame->key_place, no_value_message(frame->key), frame->key);
        frame->key = NULL;
    } else {
        attach(reader, scalar);
    }
}

static int compare_keys(const void *a, const void *b)
{
    const struct yaml *const *left = a;
    const struct yaml *const *right = b;
    int order = strcmp((*left)->key, (*right)->key);

    if (order == 0)
        order = ((*left)->key_place.line > (*right)->key_place.line) -
                ((*left)->key_place.line < (*right)->key_place.line);
    if (order == 0)
        order = ((*left)->key_place.column > (*right)->key_place.column) -
                ((*left)->key_place.column < (*right)->key_place.column);
    return order;
}

/* libyaml accepts a key twice. Sorting keeps this fast for any file. */
static void check_duplicates(struct reader *reader, const struct yaml *map)
{
    const struct yaml **list = arena_alloc(reader->arena, (map->count + 1) * sizeof(*list));
    size_t count = 0;

    for (const struct yaml *value = map->first; value != NULL; value = value->next)
        list[count++] = value;
    qsort(list, count, sizeof(*list), compare_keys);
    for (size_t i = 1; i < count; i++)
        if (strcmp(list[i - 1]->key, list[i]->key) == 0)
            diag_add(reader->diags, list[i]->key_place, MESSAGE(DUPLICATE_KEY), list[i]->key,
                     list[i - 1]->key_place.line);
}

static void open_collection(struct reader *reader, const yaml_event_t *event, enum yaml_kind kind)
{
    struct yaml *node = arena_alloc(reader->arena, sizeof(*node));
    struct frame *frame = reader->depth > 0 ? &reader->frames[reader->depth - 1] : NULL;

    node->kind = kind;
    node->place = place_of(reader, event->start_mark);
    /* While a map is open `plain` says that it is written in braces. */
    node->plain = kind == YAML_MAP && event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
    if (frame != NULL && frame->parent->kind == YAML_MAP && frame->key == NULL) {
        diag_add(reader->diags, node->place, MESSAGE(KEY_NOT_WORD));
        reader->stopped = true;
        return;
    }
    if (reader->depth > DEPTH_MAX - 1) {
        diag_add(reader->diags, node->place, MESSAGE(DEPTH));
        reader->stopped = true;
        return;
    }
    struct yaml **tail = &node->first;
    if (reader->depth == 0 && reader->root != NULL && reader->root->kind == kind) {
        node = reader->root; /* reading on after an error */
        for (tail = &node->first; *tail != NULL;)
            tail = &(*tail)->next;
    } else if (reader->depth == 0) {
        reader->root = node;
    }
    reader->frames[reader->depth++] = (struct frame){node, tail, NULL, {0}};
}

static void close_collection(struct reader *reader)
{
    struct yaml *node = reader->frames[--reader->depth].parent;

    node->plain = false;
    if (reader->depth == 0)
        return;
    if (node->kind == YAML_MAP)
        check_duplicates(reader, node);
    attach(reader, node);
}

/* Anchors and tags are reported and otherwise ignored. */
static void check_properties(struct reader *reader, const yaml_event_t *event, const void *anchor,
                             const void *tag)
{
    if (anchor != NULL)
        diag_add(reader->diags, place_of(reader, event->start_mark), MESSAGE(ANCHOR));
    if (tag != NULL)
        diag_add(reader->diags, place_of(reader, event->start_mark), MESSAGE(TAG));
}

static void take_alias(struct reader *reader, const yaml_event_t *event)
{
    struct yaml *node = arena_alloc(reader->arena, sizeof(*node));

    node->place = place_of(reader, event->start_mark);
    node->text = "";
    check_properties(reader, event, "*", NULL);
    if (reader->depth == 0)
        return;
    if (reader->frames[reader->depth - 1].parent->kind == YAML_MAP &&
        reader->frames[reader->depth - 1].key == NULL)
        take_key(reader, node);
    else
        attach(reader, node);
}

static void take_event(struct reader *reader, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        if (reader->documents++ > 0) {
            diag_add(reader->diags, place_of(reader, event->start_mark), MESSAGE(DOCUMENTS));
            reader->stopped = true;
        }
        break;
    case YAML_ALIAS_EVENT:
        take_alias(reader, event);
        break;
    case YAML_SCALAR_EVENT:
        check_properties(reader, event, event->data.scalar.anchor, event->data.scalar.tag);
        take_scalar(reader, event);
        break;
    case YAML_SEQUENCE_START_EVENT:
        check_properties(reader, event, event->data.sequence_start.anchor,
                         event->data.sequence_start.tag);
        open_collection(reader, event, YAML_LIST);
        break;
    case YAML_MAPPING_START_EVENT:
        check_properties(reader, event, event->data.mapping_start.anchor,
                         event->data.mapping_start.tag);
        open_collection(reader, event, YAML_MAP);
        break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        close_collection(reader);
        break;
    default:
        break;
    }
}

/* ---- syntax errors ----------------------------------------------------------------------- */

/* libyaml's words → ours. Looked up in the problem first, then in its context. */
static const struct {
    const char *words;
    enum message_id message;
    bool at_context; /* the beginning tells more than where libyaml gave up */
} syntax[] = {
    {"mapping values are not allowed", MESSAGE_SYNTAX_COLON, false},
    {"could not find expected ':'", MESSAGE_SYNTAX_NO_COLON, true},
    {"found unexpected end of stream", MESSAGE_SYNTAX_QUOTE, true},
    {"expected ',' or '}'", MESSAGE_SYNTAX_BRACES, true},
    {"expected ',' or ']'", MESSAGE_SYNTAX_BRACKETS, true},
    {"did not find expected key", MESSAGE_SYNTAX_AFTER, false},
    {"did not find expected <document start>", MESSAGE_SYNTAX_AFTER, false},
    {"did not find expected '-' indicator", MESSAGE_SYNTAX_DASH, false},
    {"block sequence entries are not allowed", MESSAGE_SYNTAX_DASH, false},
    {"cannot start any token", MESSAGE_SYNTAX_CHARACTER, false},
};

#define SYNTAX_COUNT (sizeof(syntax) / sizeof(syntax[0]))

static bool hint_given(struct reader *reader, yaml_mark_t mark)
{
    size_t line = reader->first_line + mark.line;

    for (size_t back = 0; back < 2 && back <= line; back++) {
        struct place place = {reader->name, (uint32_t)(line - back) + 1, 0};
        const struct message *hint = source_hint(&reader->source, line - back, &place.column);

        if (hint != NULL) {
            if (reader->error_line != place.line)
                diag_add(reader->diags, place, hint);
            reader->error_line = place.line;
            return true;
        }
    }
    return false;
}

static void report_syntax(struct reader *reader)
{
    const yaml_parser_t *parser = &reader->parser;
    const char *problem = parser->problem != NULL ? parser->problem : "";
    size_t row = 0;

    while (row < SYNTAX_COUNT && strstr(problem, syntax[row].words) == NULL)
        row++;
    bool at_context = row < SYNTAX_COUNT && syntax[row].at_context && parser->context != NULL;
    yaml_mark_t mark = at_context ? parser->context_mark : parser->problem_mark;
    struct place place = place_of(reader, mark);

    if (hint_given(reader, mark) || place.line == reader->error_line)
        return;
    reader->error_line = place.line;
    if (row < SYNTAX_COUNT)
        diag_add(reader->diags, place, &messages[syntax[row].message]);
    else
        diag_add(reader->diags, place, MESSAGE(SYNTAX_OTHER), problem);
}

/* ---- reading ----------------------------------------------------------------------------- */

/* Reads one piece of the file, from `first_line` on; false at a syntax error. */
static bool read_piece(struct reader *reader)
{
    size_t start = reader->source.line[reader->first_line];
    yaml_event_t event;
    bool end = false;
    bool good = true;

    reader->depth = 0;
    reader->documents = 0;
    reader->key_line = reader->first_line;
    if (yaml_parser_initialize(&reader->parser) == 0)
        abort(); /* out of memory, the one thing it can fail of */
    yaml_parser_set_encoding(&reader->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&reader->parser,
                                 (const unsigned char *)reader->source.bytes + start,
                                 reader->source.size - start);
    while (good && !end && !reader->stopped) {
        good = yaml_parser_parse(&reader->parser, &event) != 0;
        if (!good)
            break;
        end = event.type == YAML_STREAM_END_EVENT;
        take_event(reader, &event);
        yaml_event_delete(&event);
    }
    if (!good)
        report_syntax(reader);
    yaml_parser_delete(&reader->parser);
    return good;
}

static void read_pieces(struct reader *reader)
{
    while (!read_piece(reader)) {
        size_t from = reader->key_line > reader->first_line ? reader->key_line : reader->first_line;

        if (++reader->syntax_errors == SYNTAX_ERRORS_MAX) {
            diag_add(reader->diags, (struct place){reader->name, (uint32_t)from + 1, 1},
                     MESSAGE(SYNTAX_MORE));
            return;
        }
        reader->first_line = source_next_key(&reader->source, from);
        if (reader->first_line >= reader->source.line_count)
            return;
    }
}

struct yaml *yaml_parse(struct arena *arena, struct diags *diags, const char *bytes, size_t size,
                        const char *name)
{
    struct reader *reader = arena_alloc(arena, sizeof(*reader));
    struct place whole = {name, 0, 0};

    *reader = (struct reader){.arena = arena, .diags = diags, .name = name};
    if (!source_start(&reader->source, arena, diags, bytes, size, name))
        return NULL;
    size_t errors = diags->errors;
    read_pieces(reader);
    if (reader->root == NULL) {
        if (diags->errors == errors)
            diag_add(diags, whole, MESSAGE(FILE_EMPTY));
        return NULL;
    }
    if (reader->root->kind == YAML_MAP)
        check_duplicates(reader, reader->root);
    return reader->root;
}

struct yaml *yaml_read(struct arena *arena, struct diags *diags, const char *path, const char *name)
{
    char *bytes;
    size_t size;

    if (!file_read(arena, diags, path, name, &bytes, &size))
        return NULL;
    return yaml_parse(arena, diags, bytes, size, name);
}

const struct yaml *yaml_get(const struct yaml *map, const char *key)
{
    if (map->kind != YAML_MAP)
        return NULL;
    for (const struct yaml *value = map->first; value != NULL; value = value->next)
        if (strcmp(value->key, key) == 0)
            return value;
    return NULL;
}
