/*
 * A YAML file as a tree with places. The only file that includes yaml.h is yaml.c.
 *
 * Uses libyaml's event API (one tenth of the document API's memory, and places for every value).
 * Refused with a sentence of their own: unreadable or non-regular file, over 8 MB, not UTF-8 (says
 * how to convert), control and escape characters, anchors, aliases, tags, more than one document,
 * depth over 64, duplicate keys, tabs used for indentation, full-width colon or quotes where YAML
 * needs ASCII ones, `#` that cuts a text, a half-width comma that splits a {zh: …}. After a syntax
 * error parsing goes on at the next top-level key, so that one run reports them all.
 */
#ifndef TUI_LOAD_YAML_H
#define TUI_LOAD_YAML_H

#include "base/arena.h"
#include "base/diag.h"

enum yaml_kind { YAML_SCALAR, YAML_LIST, YAML_MAP };

struct yaml {
    enum yaml_kind kind;
    struct place place;
    const char *text; /* scalar, zero terminated; folds between Chinese characters joined */
    size_t size;
    bool plain;         /* scalar written without quotes */
    struct yaml *first; /* list items; map values */
    struct yaml *next;  /* sibling */
    const char *key;    /* of a map's value */
    struct place key_place;
    size_t count; /* children */
};

/* The root, always a map, or NULL when nothing could be read; mistakes go to diags. `path` is opened, `name` is
 * what places show. */
struct yaml *yaml_read(struct arena *arena, struct diags *diags, const char *path,
                       const char *name);

/* The same from memory. */
struct yaml *yaml_parse(struct arena *arena, struct diags *diags, const char *bytes, size_t size,
                        const char *name);

/* The value of a key of a map, or NULL. */
const struct yaml *yaml_get(const struct yaml *map, const char *key);

#endif
