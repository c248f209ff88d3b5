/* The case being served: answers in, results out. Everything derived is made again in desk_derive(). */
#include "desk/desk.h"

#include "desk/private.h"

#include <string.h>

#define LEFT_BUDGET                                                                                \
    400 /* steps of the walk that counts what is left: a key must not take a millisecond */

void desk_derive(struct desk *desk)
{
    result_make(&desk->open.session, &desk->result);
    if (desk->result.trail.state == TRAIL_DONE)
        confirmed_review(desk);
    bounds_left(&desk->open.session, &desk->result.trail, LEFT_BUDGET, &desk->left);
    desk->open.date = desk->now.date;
    desk->open.minute = desk->now.minute;
}

/* ---- which start facts a flow has use for ------------------------------------------------ */

static bool arms_read(const struct content *content, struct span arms, uint32_t fact)
{
    for (uint32_t i = 0; i < arms.count; i++) {
        struct reads reads = {0};

        rule_reads(content, content->arms[arms.first + i].rule, &reads);
        for (uint32_t j = 0; j < reads.count; j++)
            if (reads.term[j].kind == TERM_FACT && reads.term[j].index == fact)
                return true;
    }
    return false;
}

/* Whether a flow, or one it calls, asks for or routes on a fact. `seen`: bit per flow walked. */
static bool flow_reads(const struct content *content, uint32_t flow, uint32_t fact, uint64_t *seen)
{
    const struct span nodes = content->flows[flow].nodes;

    if (flow < 64 && *seen >> flow & 1)
        return false;
    if (flow < 64)
        *seen |= UINT64_C(1) << flow;
    for (uint32_t i = 0; i < nodes.count; i++) {
        const struct node *node = &content->nodes[nodes.first + i];

        if ((node->kind == NODE_ASK || node->kind == NODE_DECIDE_FACT) && node->subject == fact)
            return true;
        if (node->kind == NODE_RUN && flow_reads(content, node->subject, fact, seen))
            return true;
        if (arms_read(content, node->arms, fact))
            return true;
    }
    return false;
}

/*
 * The flow that finds out what the matter is (no place of its own on the home screen) asks for
 * itself; a matter needs whose rules apply, and the place of care only where something hangs on it.
 */
static bool start_wanted(const struct desk *desk, uint32_t fact)
{
    const struct content *content = desk->content;
    const uint32_t flow = desk->open.session.flow;
    uint64_t seen = 0;

    if (fact == NO_INDEX || desk->open.session.answers[fact].state != ANSWER_NONE)
        return false;
    if (content->flows[flow].home == 0)
        return false;
    return fact != content->care_in || flow_reads(content, flow, fact, &seen);
}

uint32_t desk_question(const struct desk *desk)
{
    const struct content *content = desk->content;
    const uint32_t start[] = {content->insured_in, content->scheme, content->care_in};

    if (!desk->serving)
        return NO_INDEX;
    for (size_t i = 0; i < sizeof start / sizeof start[0]; i++)
        if (start_wanted(desk, start[i]))
            return start[i];
    return trail_question(content, &desk->result.trail);
}

/* ---- a case ------------------------------------------------------------------------------- */

/* What one person's next matter can take over: who is insured where, and where the care is. */
static void start_facts_keep(struct desk *desk)
{
    const struct content *content = desk->content;
    const uint32_t start[] = {content->insured_in, content->scheme, content->care_in};

    if (!desk->same_person)
        return;
    for (size_t i = 0; i < sizeof start / sizeof start[0]; i++)
        if (start[i] != NO_INDEX)
            session_answer(&desk->open.session, start[i], desk->same.session.answers[start[i]]);
    desk->same_person = false;
}

void desk_begin(struct desk *desk, uint32_t flow)
{
    assert(flow < desk->content->flow_count);
    desk_finish(desk);
    memset(&desk->open, 0, sizeof desk->open);
    session_start(&desk->open.session, desk->content, flow, desk->now.date);
    start_facts_keep(desk);
    desk->serving = true;
    desk_derive(desk);
}

static bool start_waiting(const struct desk *desk)
{
    const uint32_t question = desk_question(desk);

    return question != NO_INDEX && desk->content->questions[question].start != START_NONE;
}

bool desk_answer(struct desk *desk, uint32_t question, struct answer answer)
{
    if (desk_question(desk) == question && start_waiting(desk))
        answer.origin = ORIGIN_START;
    if (!session_answer(&desk->open.session, question, answer))
        return false;
    desk_derive(desk);
    return true;
}

/* The last start fact given, when the flow itself has nothing to take back. */
static bool start_back(struct desk *desk)
{
    const struct content *content = desk->content;
    const uint32_t start[] = {content->care_in, content->scheme, content->insured_in};

    for (size_t i = 0; i < sizeof start / sizeof start[0]; i++)
        if (start[i] != NO_INDEX && desk->open.session.answers[start[i]].state != ANSWER_NONE) {
            desk->open.session.answers[start[i]] = (struct answer){0};
            return true;
        }
    return false;
}

bool desk_back(struct desk *desk)
{
    if (!desk->serving)
        return false;
    /* While a start fact is asked, answers of the flow (carried over) are not the last ones. */
    if (!(start_waiting(desk) ? start_back(desk)
                              : session_back(&desk->open.session) || start_back(desk)))
        return false;
    desk_derive(desk);
    return true;
}

bool desk_done(const struct desk *desk)
{
    return desk->serving && desk_question(desk) == NO_INDEX &&
           desk->result.trail.state == TRAIL_DONE;
}

const struct outcome *desk_outcome(const struct desk *desk)
{
    assert(desk->result.trail.state == TRAIL_DONE);
    return &desk->content->outcomes[desk->result.trail.outcome];
}

bool desk_continue(struct desk *desk)
{
    struct desk_case *open = &desk->open;

    if (!desk_done(desk) || desk_outcome(desk)->next == NO_INDEX)
        return false;
    open->session.flow = desk_outcome(desk)->next;
    open->sequence = 0;
    open->ticks.count = 0;
    desk_derive(desk);
    return true;
}

/* ---- the clock ---------------------------------------------------------------------------- */

bool desk_tell(struct desk *desk, struct moment now)
{
    bool changed;

    if (desk->on != 0)
        now.date = desk->on;
    changed = now.date != desk->now.date || now.minute != desk->now.minute;
    if (now.date != desk->now.date) {
        desk->sequence = 0; /* sheets are numbered within a day */
        desk->staff_today[0] = '\0';
    }
    desk->now = now;
    return changed;
}

void desk_touch(struct desk *desk)
{
    desk->touched = desk->now.milliseconds;
}

int64_t desk_idle_in(const struct desk *desk)
{
    const int64_t limit = (int64_t)desk->office->idle_minutes * 60000;
    const int64_t idle = desk->now.milliseconds - desk->touched;

    if (limit == 0)
        return -1;
    return idle >= limit ? 0 : limit - idle;
}

bool desk_past_midnight(const struct desk *desk)
{
    return desk->serving && desk->open.session.today != desk->now.date;
}
