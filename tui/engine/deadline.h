/* Real dates from deadline rules, under the announced calendar. */
#ifndef TUI_ENGINE_DEADLINE_H
#define TUI_ENGINE_DEADLINE_H

#include "engine/session.h"

enum deadline_state {
    DEADLINE_DATE,      /* date is computed */
    DEADLINE_IS_EVENT,  /* an event, no date: rule->event */
    DEADLINE_NO_ANCHOR, /* the rule is known, the date it counts from is not */
    DEADLINE_NO_RULE    /* the region's rule is not known */
};

struct due {
    uint32_t deadline;
    enum deadline_state state;
    int32_t date;     /* to come on; see enum roll */
    int32_t last;     /* by law the last day, which rules compare with: not before `date` */
    int32_t unrolled; /* as counted, working day or not */
    bool shown;       /* the deadline is about this case */
    bool announced;   /* false: runs past the announced holidays */
    struct span from; /* in indexes: the dates it counts from, the first known one */
    uint32_t anchor;  /* which of them it is; NO_INDEX when none is known */
    const struct deadline_rule *rule; /* NULL for NO_RULE */
    const struct value *value;        /* the region's value the rule came from, or NULL */
};

/* Fills in the dates of a due whose rule is not DEADLINE_EVENT, counted from the anchor's date. */
void due_compute(const struct content *content, int32_t anchor, struct due *due);

/* A deadline under the answers of a session; `trail` is the session's. */
struct due deadline_due(const struct session *session, const struct trail *trail,
                        uint32_t deadline);

#endif
