/*
 * Where a node leads: its `go`, and its `only`, from YAML to targets. Private to load/flows/.
 *
 * A node asks a question, runs another flow, or decides; what it asks, runs or decides by is its subject.
 * `go` takes one of these shapes:
 *
 *     go: {yes: next_node, no: OUTCOME, else: other}     a way for each option of the subject
 *     go: [{when: RULE, to: next_node}, {else: other}]   the first rule that holds
 *     go: {then: next_node}                              whatever is answered; may add unsure
 *
 * The words else, unsure and unknown say where to go in the cases that nothing else names. What is read is
 * gathered in a struct draft; flows.c makes it into the node's record.
 */
#ifndef TUI_LOAD_FLOWS_GO_H
#define TUI_LOAD_FLOWS_GO_H

#include "load/builder.h"

#define WAYS_MAX 32 /* options, relations or endings of one subject */

/* The flow whose nodes are being filled: a target is looked up in it. */
struct flow_scope {
    struct builder *builder;
    const struct yaml *nodes; /* the flow's maps, by id; NULL where missing */
    const struct yaml *ends;
    uint32_t first_node;   /* number of the flow's first node among all nodes */
    uint32_t first_ending; /* the same of endings */
};

/* A node being read. Targets are TARGET() or NO_INDEX. `arms` is to be freed by who made the draft. */
struct draft {
    const struct yaml *yaml; /* the node's map; its key is the node's id */
    enum node_kind kind;
    const char *subject_name; /* for messages */
    uint32_t fact;            /* the subject where it is a question or a flow, else NO_INDEX */
    bool mapped;              /* the subject has options, so `go` may be a map of them */
    struct word_list options; /* of the subject */
    uint32_t only;            /* the options that `only` allows, a bit each; 0 = all */
    uint32_t way[WAYS_MAX];   /* the target of each option */
    uint32_t otherwise, unsure, unknown; /* the targets of else (or then), unsure and unknown */
    struct buffer arms;                  /* of struct arm: the rules of a list, in order */
    bool listed;                         /* `go` is a list of rules */
    bool then;                           /* `go` is {then: …} */
};

/* Reads `only`, a list of options; NULL is none. Mistakes are reported. */
void draft_only(struct flow_scope *scope, struct draft *draft, const struct yaml *only);

/* Reads `go` in any of its shapes; mistakes and options that lead nowhere are reported. */
void draft_go(struct flow_scope *scope, struct draft *draft, const struct yaml *go);

/* The target that a scalar names: a node or an ending of this flow, or an outcome (in capitals). NO_INDEX
 * after reporting that there is none of the name. */
uint32_t flow_scope_target(struct flow_scope *scope, const struct yaml *scalar);

#endif
