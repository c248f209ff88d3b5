/*
 * Why: which answers, which rule, which source, for the verdict, each paper and each date.
 *
 * A reason is a kind and an index into the content; sentences are made of it by screens, paper and JSON.
 */
#ifndef TUI_ENGINE_EXPLAIN_H
#define TUI_ENGINE_EXPLAIN_H

#include "engine/change.h"

#define REASONS_MAX 64

enum reason_kind {
    REASON_ANSWER,  /* fact: an answer that steered */
    REASON_ENDING,  /* fact: how a called flow ended */
    REASON_VALUE,   /* value: what the region says */
    REASON_MISSING, /* parameter: what the region is not known to say */
    REASON_RULE     /* rule: the arm or condition that was true */
};

struct reason {
    enum reason_kind kind;
    uint32_t index;            /* fact, parameter or rule */
    const struct value *value; /* REASON_VALUE */
};

struct reasons {
    uint32_t count;
    struct reason reason[REASONS_MAX];
    uint32_t cite_count;
    uint32_t
        cite[REASONS_MAX]; /* each once: question, value and outcome cites that apply on the day */
};

/* For the verdict: the steering steps of the trail, in order, each reason once. */
void explain_verdict(const struct session *session, const struct trail *trail,
                     struct reasons *reasons);

/* For one paper, for one date: training will mark with them, so far only tests ask. */
void explain_item(const struct session *session, const struct trail *trail, const struct item *item,
                  struct reasons *reasons);
void explain_due(const struct session *session, const struct trail *trail, const struct due *due,
                 struct reasons *reasons);

#endif
