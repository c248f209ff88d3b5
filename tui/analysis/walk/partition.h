/*
 * Which answers to one fact somebody who reads it tells apart: a partition of the answers into classes.
 *
 * A rule "filed in [yes, later]" puts what is in the list into one class, what is not into a second, and
 * what is not known into a third; a node puts answers that lead to one place into one class. Answers that
 * no later reader tells apart are the same from there on, and cases that differ only in them are one
 * state of the walk. Two readers together tell apart what either does: partition_refine().
 *
 *     answers          yes  later  no  not sure  not given
 *     in [yes, later]    0      0   1         2          2
 *     leads to           0      1   1         3          4
 *     refined            0      1   2         3          4
 */
#ifndef TUI_ANALYSIS_PARTITION_H
#define TUI_ANALYSIS_PARTITION_H

#include "model/content.h"

/* The answers to a fact, by number: an option's, relation's or ending's; else one of these. */
#define SLOT_NOT_SURE 32
#define SLOT_NONE 33
#define SLOTS 34

/* By answer: its class, named by some number that all of the class have. */
struct partition {
    uint8_t class[SLOTS];
};

/* Whether answers of a fact have slots; else (dates, numbers, sets) each exact value is its own class. */
bool partition_by_slot(const struct content *content, uint32_t fact);

/* How many slots of a fact are options, relations or endings. */
uint32_t partition_slots(const struct content *content, uint32_t fact);

/* Every answer in a class of its own. */
struct partition partition_all(void);

/* What is in the mask, what is not, and what is not known; `guarded`: the rule has asked before whether it
 * is known, so that what is not known is as if not in the mask. */
struct partition partition_mask(uint32_t mask, bool guarded);

/* By where a node leads. What was not given is a class of its own: the node asks for it, or has a way for
 * it. */
struct partition partition_ways(const struct content *content, const struct node *node);

/* Tells apart what it told apart before, and what `more` does. */
void partition_refine(struct partition *partition, uint32_t slots, const struct partition *more);

#endif
