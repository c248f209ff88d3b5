/*
 * The tree of a YAML file while it is being read: lists and maps opened, filled, closed. Knows
 * nothing of libyaml; load/yaml/yaml.c turns its events into these calls.
 */
#ifndef TUI_LOAD_YAML_TREE_H
#define TUI_LOAD_YAML_TREE_H

#include "load/yaml/yaml.h"

#define YAML_DEPTH_MAX 64

/* A list or map not yet closed. */
struct frame {
    struct yaml *parent;
    struct yaml **tail;
    bool braces;     /* a map written in { } */
    const char *key; /* of the value that comes next; NULL when a key is expected */
    struct place key_place;
    bool lost; /* the key is no key: its value is passed over */
};

struct tree {
    struct arena *arena;
    struct diags *diags;
    struct yaml *root;
    struct frame frames[YAML_DEPTH_MAX];
    size_t depth;
    uint32_t key_line; /* of the last top-level key */
    bool stopped;      /* beyond reading on: too deep, or a key that is no word */
};

/* How a scalar was written. */
struct scalar_style {
    bool plain;  /* without quotes */
    bool block;  /* | or >: ends in a line end that is no part of the text */
    bool folded; /* its line ends became spaces */
};

/* Adds a scalar as key or value and returns it. */
const struct yaml *tree_scalar(struct tree *tree, const char *text, size_t size,
                               struct scalar_style style, struct place place);

/* Opens a list or map; at depth 0 goes on with the root of an earlier piece of the same file. */
void tree_open(struct tree *tree, enum yaml_kind kind, bool braces, struct place place);

/* Closes the innermost one and hangs it into its parent. */
void tree_close(struct tree *tree);

/* Forgets what is open, and the last top-level value if it began on `line`, where a syntax error
 * shows that it was misread: the file is read on elsewhere. */
void tree_restart(struct tree *tree, uint32_t line);

/* Reports keys given twice, each at the second. */
void tree_check_duplicates(struct tree *tree, const struct yaml *map);

#endif
