/*
 * What changing an answer would do, before it is done; and what the citizen can still do for a
 * better verdict (answers marked can_do only, never a hint about the past).
 */
#ifndef TUI_ENGINE_CHANGE_H
#define TUI_ENGINE_CHANGE_H

#include "engine/checklist.h"
#include "engine/deadline.h"
#include "engine/session.h"

#define DUES_MAX 16

/* The end of a session in one value: verdict, papers, dates. */
struct result {
    struct trail trail;
    struct checklist checklist; /* empty unless trail.state is TRAIL_DONE */
    uint32_t due_count;
    struct due due[DUES_MAX]; /* as the outcome lists them */
    uint32_t shown_count;
    uint8_t
        shown[DUES_MAX]; /* those about this case, as they are shown: what is felt first, first */
};
void result_make(const struct session *session, struct result *result);

/* Of the dates that are shown, the one at this place. */
static inline const struct due *result_due(const struct result *result, uint32_t place)
{
    return &result->due[result->shown[place]];
}

/* The rest of a result whose trail trail_walk() has made already. */
void result_fill(const struct session *session, struct result *result);

struct change {
    struct result before;
    struct result after;
    uint32_t stopped[BITS_WORDS(FACTS_MAX)];  /* answers that stop counting */
    uint32_t returned[BITS_WORDS(FACTS_MAX)]; /* parked answers that count again */
    uint32_t next_question;                   /* NO_INDEX when the case is still complete */
    uint32_t papers_gone[2];                  /* bit per item of before.checklist not in after */
    uint32_t papers_new[2];                   /* bit per item of after.checklist not in before */
    bool dates_differ;
};

/* Fills `change`; the session stays as it is. For an answer that session_accepts() refuses, before and
 * after are the same. */
void change_preview(const struct session *session, uint32_t question, struct answer answer,
                    struct change *change);

/* One way to a better verdict: one or two can_do answers. */
struct better {
    uint32_t count;
    struct {
        uint32_t question;
        struct answer answer;
    } step[2];
    uint32_t outcome;
};

/* At most `room` ways, best verdict first, fewest changes first. Returns how many. Only ways that
 * end (DONE) with no further unanswered question count, and two changes only where neither alone
 * does as well. Nothing is found for a session that has not ended. */
uint32_t better_find(const struct session *session, struct better *better, uint32_t room);

#endif
