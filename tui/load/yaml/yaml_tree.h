/*
 * Building the tree of a YAML file: one call for every scalar, and for every list or map that begins or
 * ends, in the order of the file. yaml.c makes these calls from libyaml's events; nothing here depends
 * on libyaml. Private to load/yaml/.
 */
#ifndef TUI_LOAD_YAML_TREE_H
#define TUI_LOAD_YAML_TREE_H

#include "load/yaml/yaml.h"

#define YAML_DEPTH_MAX 64

/* A list or map whose end has not been read yet. */
struct frame {
    struct yaml *parent; /* the list or map itself */
    struct yaml **tail;  /* where its next item is linked in */
    bool braces;         /* a map written in { } */
    const char *key;     /* of the value that comes next; NULL when a key is expected */
    struct place key_place;
    bool lost; /* the key was a mistake and has been reported: its value is dropped */
};

struct tree {
    struct arena *arena;
    struct diags *diags;
    struct yaml *root;
    struct frame frames[YAML_DEPTH_MAX];
    size_t depth;
    uint32_t key_line; /* line of the last top-level key */
    bool stopped;      /* too deep, or a key that is no scalar: nothing more is read */
};

/* How a scalar was written; all false: in quotes, on one line. */
struct scalar_style {
    bool plain;  /* without quotes */
    bool block;  /* after | or >: line ends at its end are no part of the text */
    bool folded; /* over several lines, whose line ends libyaml made spaces */
};

/* Adds a scalar, as a key where a map expects one, else as a value; returns it. */
const struct yaml *tree_scalar(struct tree *tree, const char *text, size_t size,
                               struct scalar_style style, struct place place);

/* Begins a list or map. Where nothing is open it is the root; after tree_restart() that is the root there
 * was before, and what follows is added to it. */
void tree_open(struct tree *tree, enum yaml_kind kind, bool braces, struct place place);

/* Ends the innermost list or map and adds it to the one that holds it. */
void tree_close(struct tree *tree);

/* Prepares for reading on further down after a syntax error: forgets the lists and maps that are open, and
 * the last top-level value if its key stands on `line`, for then the error shows that it was misread. */
void tree_restart(struct tree *tree, uint32_t line);

/* Reports keys given twice, each at the second. */
void tree_check_duplicates(struct tree *tree, const struct yaml *map);

#endif
