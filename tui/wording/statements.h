/* The answers that a case rests on, in the order in which people look through them. */
#ifndef TUI_WORDING_STATEMENTS_H
#define TUI_WORDING_STATEMENTS_H

#include "engine/session.h"

struct statements {
    uint32_t question[FACTS_MAX];
    struct answer answer[FACTS_MAX]; /* as it counts on this path */
    int count;
};

/* Which answers: those that were given, or those too that follow from others. */
enum statements_which { STATEMENTS_GIVEN, STATEMENTS_ALL };

/* Place of insurance, scheme and place of care first, then the path's questions; each once. */
void statements_find(const struct content *content, const struct trail *trail,
                     enum statements_which which, struct statements *statements);

#endif
