/*
 * One node's `go` (and `only`): from words to targets. Private to load/flows/.
 */
#ifndef TUI_LOAD_FLOWS_GO_H
#define TUI_LOAD_FLOWS_GO_H

#include "load/builder.h"

#define WAYS_MAX 32 /* options, relations or endings of one subject */

/* The flow whose nodes are being filled. */
struct flow_scope {
    struct builder *builder;
    const struct yaml *nodes;
    const struct yaml *ends;
    uint32_t first_node; /* index of the flow's first node record */
    uint32_t first_ending;
};

/* One node while its ways are gathered. */
struct draft {
    const struct yaml *yaml; /* the node's map; its key is the node's id */
    enum node_kind kind;
    const char *subject_name; /* for messages */
    uint32_t fact;            /* NO_INDEX where the subject is no fact */
    bool mapped;              /* a map of options may say where to go */
    struct word_list options; /* of the subject */
    uint32_t only;            /* bit mask, 0 = all */
    uint32_t way[WAYS_MAX];
    uint32_t otherwise, unsure, unknown;
    struct buffer arms; /* struct arm */
    bool listed;        /* `go` is a list of rules */
    bool then;          /* `go` is {then: …} */
};

/* Reads `only:`, a list of options. */
void draft_only(struct flow_scope *scope, struct draft *draft, const struct yaml *only);

/* Reads `go:` in any of its shapes and reports options without a way. */
void draft_go(struct flow_scope *scope, struct draft *draft, const struct yaml *go);

/* The target a scalar names: a node, an ending, an OUTCOME; NO_INDEX, reported. */
uint32_t flow_scope_target(struct flow_scope *scope, const struct yaml *scalar);

#endif
