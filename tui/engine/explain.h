/*
 * Why: which answers, which rule, which source, for the verdict, each paper, each date, and the whole result.
 *
 * A reason is a kind and an index into the content; sentences are made of it by screens, paper and JSON.
 */
#ifndef TUI_ENGINE_EXPLAIN_H
#define TUI_ENGINE_EXPLAIN_H

#include "engine/bearing.h"
#include "engine/change.h"
#include "model/source.h"

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

struct reason_cite {
    uint32_t index; /* cite */
    uint32_t roles; /* bit per enum cite_role */
};

#define REASON_CITES_MAX 128

struct reasons {
    uint32_t count;
    struct reason reason[REASONS_MAX];
    uint32_t cite_count;
    struct reason_cite cite[REASON_CITES_MAX]; /* each once; those that apply on the day */
};

/* The weightiest of its roles. */
enum cite_role reason_cite_role(const struct reason_cite *cite);

/* For the verdict: the steering steps of the trail, in order, each reason once. */
void explain_verdict(const struct session *session, const struct trail *trail,
                     struct reasons *reasons);

/* For all that a finished case says: the verdict, and the sources of the values that bear on it (`bearings` are the
 * case's), the dates, the steps and the notes. */
void explain_result(const struct session *session, const struct result *result,
                    const struct bearings *bearings, struct reasons *reasons);

/* For one paper, for one date: training will mark with them, so far only tests ask. */
void explain_item(const struct session *session, const struct trail *trail, const struct item *item,
                  struct reasons *reasons);
void explain_due(const struct session *session, const struct trail *trail, const struct due *due,
                 struct reasons *reasons);

#endif
