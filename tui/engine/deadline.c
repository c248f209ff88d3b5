/* Deadlines of a session. */
#include "engine/deadline.h"

#include "engine/eval.h"

struct due deadline_due(const struct session *session, const struct trail *trail, uint32_t deadline)
{
    struct eval eval = eval_of(session, trail);
    enum cause cause;
    struct due due = eval_due(&eval, deadline, &cause);

    due.shown = rule_holds(session, trail, session->content->deadlines[deadline].when);
    return due;
}
