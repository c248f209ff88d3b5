/*
 * Reading a YAML file into a tree in which every value knows its file, line and column.
 *
 * libyaml is used by its event interface, which needs a tenth of the memory of its document interface and
 * gives the place of every value. Only yaml.c includes libyaml's own header <yaml.h>.
 *
 * Each of these is refused with a message of its own: a file that cannot be read, is no regular file, is
 * over 8 MB or not UTF-8; control and escape characters; anchors, aliases and tags; a second document;
 * more than YAML_DEPTH_MAX levels (yaml_tree.h); a key given twice; tabs that indent; a full-width colon
 * or quote where YAML needs an ASCII one; ` #` inside an unquoted text, which makes the rest a comment; a
 * comma inside an unquoted text in braces, which ends it there. After a syntax error reading goes on
 * at the next key that begins a line, so that one run reports all of them.
 */
#ifndef TUI_LOAD_YAML_H
#define TUI_LOAD_YAML_H

#include "base/arena.h"
#include "base/diag.h"

enum yaml_kind { YAML_SCALAR, YAML_LIST, YAML_MAP };

struct yaml {
    enum yaml_kind kind;
    struct place place;
    const char *
        text; /* of a scalar, zero terminated; a line end between two Chinese characters is dropped */
    size_t size;        /* of the text in bytes */
    bool plain;         /* the scalar was written without quotes */
    struct yaml *first; /* of a list's items or a map's values */
    struct yaml *next;  /* in the list or map that holds this one */
    const char *key;    /* where this is a value of a map, else NULL */
    struct place key_place;
    size_t count; /* of items or values */
};

/* The root, always a map, or NULL when nothing could be read. Mistakes go to `diags`; a tree may come of a
 * file with mistakes. The tree lies in `arena`. `path` is opened; `name` is what messages call the file. */
struct yaml *yaml_read(struct arena *arena, struct diags *diags, const char *path,
                       const char *name);

/* The same for the bytes of a file that are in memory already. */
struct yaml *yaml_parse(struct arena *arena, struct diags *diags, const char *bytes, size_t size,
                        const char *name);

/* The value of a key of a map, or NULL. */
const struct yaml *yaml_get(const struct yaml *map, const char *key);

#endif
