/*
 * Which answers to one fact are told apart. Private to analysis/.
 *
 * Every reader tells some answers from others: a comparison what is in its mask from what is not and from
 * what is not known, a node what leads to different places. Answers that no later reader tells apart are
 * one and the same from there on.
 */
#ifndef TUI_ANALYSIS_APART_H
#define TUI_ANALYSIS_APART_H

#include "model/content.h"

/* The answers to a fact, by place: an option, relation or ending; else one of these. */
#define SLOT_UNSURE 32
#define SLOT_NONE 33
#define SLOTS 34

/* The first of the answers that no reader tells from this one. */
struct apart {
    uint8_t like[SLOTS];
};

/* Whether answers of a fact have slots (else they are told apart by their exact value). */
bool fact_by_slot(const struct content *content, uint32_t fact);

/* How many slots of a fact are options, relations or endings. */
uint32_t fact_slots(const struct content *content, uint32_t fact);

/* All answers told apart. */
struct apart apart_all(void);

/* In the mask or not; what is not known is a third, unless `guarded`: then it is as if not in it. */
struct apart apart_mask(uint32_t mask, bool guarded);

/* By where a node leads; an answer not given yet is asked for, or has a way of its own. */
struct apart apart_ways(const struct content *content, const struct node *node);

/* Keeps apart what was apart before and what `more` tells apart. */
void apart_refine(struct apart *apart, uint32_t slots, const struct apart *more);

#endif
