/*
 * libyaml's events into a tree with places; every mistake of a file in one pass.
 *
 * libyaml ends at the first syntax error. Then the file is cut at the next line that begins at the
 * margin, where another top-level key should stand, and read on from there; what was complete
 * before stays in the tree.
 */
#include "load/yaml/yaml.h"

#include "load/messages.h"
#include "load/yaml/yaml_source.h"
#include "load/yaml/yaml_tree.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#define SYNTAX_ERRORS_MAX 20

struct reader {
    yaml_parser_t parser;
    struct diags *diags;
    const char *name;
    struct yaml_source source;
    struct tree tree;
    size_t first_line; /* of the piece being read, from 0 */
    size_t documents;
    size_t syntax_errors;
    uint32_t error_line; /* of the last syntax error, 0 = none yet */
    size_t first_diag;   /* of this file */
};

static struct place place_of(const struct reader *reader, yaml_mark_t mark)
{
    return (struct place){reader->name, (uint32_t)(reader->first_line + mark.line) + 1,
                          (uint32_t)mark.column + 1};
}

/* The punctuation on this line or the one above that explains a mistake here, if any. */
static const struct message *hint_near(const struct reader *reader, struct place *place)
{
    for (uint32_t line = place->line; line > 0 && line + 2 > place->line; line--) {
        uint32_t column;
        const struct message *hint = yaml_source_hint(&reader->source, line - 1, &column);

        if (hint != NULL) {
            *place = (struct place){place->file, line, column};
            return hint;
        }
    }
    return NULL;
}

/* Whether this line was complained of before: reading on meets many a mistake twice. */
static bool is_told(const struct reader *reader, uint32_t line)
{
    for (size_t i = reader->first_diag; i < reader->diags->count; i++)
        if (reader->diags->list[i]->place.line == line)
            return true;
    return false;
}

/* Reports what is written wrongly, once a line, by its cause where that can be seen. */
static void complain(struct reader *reader, struct place place, const struct message *message,
                     const char *words)
{
    const struct message *hint = hint_near(reader, &place);

    if (!is_told(reader, place.line))
        diag_add(reader->diags, place, hint != NULL ? hint : message, words);
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

static void take_scalar(struct reader *reader, const yaml_event_t *event)
{
    yaml_scalar_style_t style = event->data.scalar.style;
    yaml_mark_t end = event->end_mark;
    struct scalar_style how = {
        .plain = style == YAML_PLAIN_SCALAR_STYLE,
        .block = style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE,
        .folded = style != YAML_LITERAL_SCALAR_STYLE && event->start_mark.line != end.line,
    };

    if (reader->tree.depth == 0 && reader->tree.root != NULL) { /* reading on met no key */
        complain(reader, place_of(reader, event->start_mark), MESSAGE(SYNTAX_NO_COLON), NULL);
        return;
    }
    const struct yaml *scalar =
        tree_scalar(&reader->tree, (const char *)event->data.scalar.value,
                    event->data.scalar.length, how, place_of(reader, event->start_mark));

    check_properties(reader, event, event->data.scalar.anchor, event->data.scalar.tag);
    if (scalar->plain && scalar->size > 0 &&
        yaml_source_cut(&reader->source, reader->first_line + end.line, end.column))
        complain(reader, scalar->place, MESSAGE(HASH_CUTS), NULL);
}

/* An alias stands where a text should: an empty quoted one takes its place. */
static void take_alias(struct reader *reader, const yaml_event_t *event)
{
    check_properties(reader, event, event->data.alias.anchor, NULL);
    tree_scalar(&reader->tree, "", 0, (struct scalar_style){0},
                place_of(reader, event->start_mark));
}

static void take_document(struct reader *reader, const yaml_event_t *event)
{
    if (reader->documents++ == 0)
        return;
    diag_add(reader->diags, place_of(reader, event->start_mark), MESSAGE(DOCUMENTS));
    reader->tree.stopped = true;
}

static void take_event(struct reader *reader, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        take_document(reader, event);
        break;
    case YAML_ALIAS_EVENT:
        take_alias(reader, event);
        break;
    case YAML_SCALAR_EVENT:
        take_scalar(reader, event);
        break;
    case YAML_SEQUENCE_START_EVENT:
        check_properties(reader, event, event->data.sequence_start.anchor,
                         event->data.sequence_start.tag);
        tree_open(&reader->tree, YAML_LIST, false, place_of(reader, event->start_mark));
        break;
    case YAML_MAPPING_START_EVENT:
        check_properties(reader, event, event->data.mapping_start.anchor,
                         event->data.mapping_start.tag);
        tree_open(&reader->tree, YAML_MAP,
                  event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE,
                  place_of(reader, event->start_mark));
        break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        tree_close(&reader->tree);
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
    {"mapping values are not allowed",         MESSAGE_SYNTAX_COLON,     false},
    {"could not find expected ':'",            MESSAGE_SYNTAX_NO_COLON,  true },
    {"found unexpected end of stream",         MESSAGE_SYNTAX_QUOTE,     true },
    {"expected ',' or '}'",                    MESSAGE_SYNTAX_BRACES,    true },
    {"expected ',' or ']'",                    MESSAGE_SYNTAX_BRACKETS,  true },
    {"did not find expected node content",     MESSAGE_SYNTAX_BRACES,    false},
    {"did not find expected key",              MESSAGE_SYNTAX_AFTER,     false},
    {"did not find expected <document start>", MESSAGE_SYNTAX_AFTER,     false},
    {"did not find expected '-' indicator",    MESSAGE_SYNTAX_DASH,      false},
    {"block sequence entries are not allowed", MESSAGE_SYNTAX_DASH,      false},
    {"cannot start any token",                 MESSAGE_SYNTAX_CHARACTER, false},
};

#define SYNTAX_COUNT (sizeof(syntax) / sizeof(syntax[0]))

static void report_syntax(struct reader *reader)
{
    const yaml_parser_t *parser = &reader->parser;
    const char *problem = parser->problem != NULL ? parser->problem : "";
    size_t row = 0;

    while (row < SYNTAX_COUNT && strstr(problem, syntax[row].words) == NULL)
        row++;
    bool at_context = row < SYNTAX_COUNT && syntax[row].at_context && parser->context != NULL;
    yaml_mark_t mark = at_context ? parser->context_mark : parser->problem_mark;
    reader->error_line = place_of(reader, parser->problem_mark).line;
    complain(reader, place_of(reader, mark),
             row < SYNTAX_COUNT ? &messages[syntax[row].message] : MESSAGE(SYNTAX_OTHER), problem);
}

/* ---- reading ----------------------------------------------------------------------------- */

/* Reads one piece of the file, from `first_line` on; false at a syntax error. */
static bool read_piece(struct reader *reader)
{
    size_t start = reader->source.line[reader->first_line];
    yaml_event_t event;
    bool end = false;
    bool good = true;

    tree_restart(&reader->tree, reader->error_line);
    reader->documents = 0;
    if (yaml_parser_initialize(&reader->parser) == 0)
        arena_exhausted(); /* the one thing that it can fail of */
    yaml_parser_set_encoding(&reader->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&reader->parser,
                                 (const unsigned char *)reader->source.bytes + start,
                                 reader->source.size - start);
    while (good && !end && !reader->tree.stopped) {
        good = yaml_parser_parse(&reader->parser, &event) != 0;
        if (!good)
            break;
        end = event.type == YAML_STREAM_END_EVENT;
        take_event(reader, &event);
        yaml_event_delete(&event);
    }
    if (!good && reader->parser.error == YAML_MEMORY_ERROR)
        arena_exhausted();
    if (!good)
        report_syntax(reader);
    yaml_parser_delete(&reader->parser);
    return good;
}

static void read_pieces(struct reader *reader)
{
    while (!read_piece(reader)) {
        size_t key_line = reader->tree.key_line; /* from 1, 0 = none yet */
        size_t from = key_line > reader->first_line ? key_line - 1 : reader->first_line;

        if (++reader->syntax_errors == SYNTAX_ERRORS_MAX) {
            diag_add(reader->diags, (struct place){reader->name, (uint32_t)from + 1, 1},
                     MESSAGE(SYNTAX_MORE));
            return;
        }
        reader->first_line = yaml_source_next_key(&reader->source, from);
        if (reader->first_line >= reader->source.line_count)
            return;
    }
}

struct yaml *yaml_parse(struct arena *arena, struct diags *diags, const char *bytes, size_t size,
                        const char *name)
{
    struct reader *reader = arena_alloc(arena, sizeof(*reader));
    struct place whole = {name, 0, 0};

    *reader = (struct reader){
        .diags = diags, .name = name, .tree = {.arena = arena, .diags = diags}
    };
    if (!yaml_source_start(&reader->source, arena, diags, bytes, size, name))
        return NULL;
    reader->first_diag = diags->count;
    size_t errors = diags->errors;
    read_pieces(reader);
    if (reader->tree.root == NULL) {
        if (diags->errors == errors)
            diag_add(diags, whole, MESSAGE(FILE_EMPTY));
        return NULL;
    }
    if (reader->tree.root->kind != YAML_MAP) { /* often a single line with a Chinese colon */
        if (diags->errors == errors)
            complain(reader, reader->tree.root->place, MESSAGE(NEED_MAP), name);
        return NULL;
    }
    tree_check_duplicates(&reader->tree, reader->tree.root);
    return reader->tree.root;
}

struct yaml *yaml_read(struct arena *arena, struct diags *diags, const char *path, const char *name)
{
    struct buffer bytes = {0};
    struct yaml *root = NULL;

    if (yaml_source_read(diags, path, name, &bytes))
        root = yaml_parse(arena, diags, bytes.data, bytes.size, name);
    buffer_free(&bytes);
    return root;
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
