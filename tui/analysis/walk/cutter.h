/* Which comparisons involve which question. Private to analysis/walk/cells.c and cutter.c. */
#ifndef TUI_ANALYSIS_CUTTER_H
#define TUI_ANALYSIS_CUTTER_H

#include "analysis/walk/cells.h"

/* A comparison that involves a question; equality is told apart as "less" and "at most". */
struct comparison {
    struct atom atom;
    const struct content *content;
};

struct question_cuts {
    struct comparison *comparisons;
    uint32_t count;
    int32_t *days; /* on which a value judged by this date changes, sorted */
    uint32_t day_count;
    bool stepwise; /* a comparison has the question on both sides */
    bool linked;
    bool by_scheme;
    uint32_t other; /* another date that decides which deadline holds; NO_INDEX */
};

struct cutter {
    const struct scene *scene;
    struct question_cuts *cuts; /* by question */
};

#endif
