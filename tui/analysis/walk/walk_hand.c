/* The case at hand: giving, taking back, and where it stops. */
#include "analysis/walk/walker.h"

#include <string.h>

/* ---- giving ----------------------------------------------------------------------------- */

void hand_start(struct walker *walker)
{
    struct hand *hand = &walker->hand;
    uint32_t insured = walker->content->insured_in;

    while (hand->step_count > 0)
        hand_take_back(walker);
    session_start(&hand->session, walker->content, walker->request.flow, walker->days.first);
    memset(hand->settled, 0, sizeof(hand->settled));
    memset(hand->chosen, 0, sizeof(hand->chosen));
    if (insured != NO_INDEX)
        hand->session.answers[insured] = walker->scene.insured;
}

static void insured_put(struct walker *walker, uint32_t code)
{
    uint32_t insured = walker->content->insured_in;

    if (code != 0 && insured != NO_INDEX)
        walker->hand.session.answers[insured].number = code;
}

void hand_give(struct walker *walker, const struct step_given *given)
{
    struct hand *hand = &walker->hand;

    hand->steps[hand->step_count++] = *given;
    if (given->kind == STEP_TODAY) {
        hand->session.today = (int32_t)given->answer.number;
    } else if (given->kind == STEP_VALUE) {
        scene_value(&walker->scene, given->subject, given->answer);
        bit_set(hand->chosen, given->subject);
    } else {
        hand->session.answers[given->subject] = given->answer;
        if (given->kind == STEP_START)
            bit_set(hand->settled, given->subject);
        insured_put(walker, given->insured);
    }
}

void hand_take_back(struct walker *walker)
{
    struct hand *hand = &walker->hand;
    const struct step_given *given = &hand->steps[--hand->step_count];

    if (given->kind == STEP_VALUE) {
        scene_value(&walker->scene, given->subject, (struct answer){.state = ANSWER_NONE});
        hand->chosen[given->subject / 32] &= ~(1u << (given->subject % 32));
    } else if (given->kind != STEP_TODAY) {
        hand->session.answers[given->subject] = (struct answer){.state = ANSWER_NONE};
        hand->settled[given->subject / 32] &= ~(1u << (given->subject % 32));
        if (given->insured != 0)
            insured_put(walker, (uint32_t)walker->scene.insured.number);
    }
}

/* ---- what has to be settled before it is read ------------------------------------------- */

static bool start_open(const struct walker *walker, uint32_t fact)
{
    return fact != NO_INDEX && !bit_get(walker->hand.settled, fact) &&
           walker->hand.session.answers[fact].state == ANSWER_NONE;
}

/* Whether a set reads something open; `asked` is a question being asked, which settles itself. */
static bool reads_open_fact(const struct walker *walker, const struct read_set *read, uint32_t fact,
                            uint32_t asked)
{
    return fact != asked && start_open(walker, fact) && bit_get(read->facts, fact);
}

static bool open_choice(const struct walker *walker, const struct read_set *read, struct stop *stop)
{
    for (uint32_t i = 0; i < LIVE_VALUES_MAX / 32; i++) {
        uint32_t open = read->values[i] & ~walker->hand.chosen[i];

        if (open == 0)
            continue;
        stop->needs = STEP_VALUE;
        stop->subject = i * 32 + (uint32_t)__builtin_ctz(open);
        return true;
    }
    return false;
}

static bool reads_open(const struct walker *walker, const struct read_set *read, uint32_t asked,
                       struct stop *stop)
{
    const struct content *content = walker->content;
    const uint32_t facts[] = {content->care_in, content->scheme};

    for (size_t i = 0; i < 2; i++)
        if (reads_open_fact(walker, read, facts[i], asked)) {
            stop->needs = STEP_START;
            stop->subject = facts[i];
            return true;
        }
    return walker->scene.area.kind == AREA_ANY && open_choice(walker, read, stop);
}

/* ---- going through the trail ------------------------------------------------------------ */

struct going {
    struct walker *walker;
    uint32_t from;
    uint32_t live[FACTS_MAX / 32]; /* what counts at the node looked at */
};

static void report(struct going *going, uint32_t place)
{
    struct hand *hand = &going->walker->hand;
    const struct walk_request *request = &going->walker->request;
    uint32_t kept[FACTS_MAX / 32];

    if (!request->pass || place + 1 < going->from)
        return;
    struct passing passing = {.session = &hand->session,
                              .trail = &hand->trail,
                              .place = place,
                              .steps = hand->steps,
                              .step_count = hand->step_count};

    memcpy(kept, hand->trail.live, sizeof(kept));
    memcpy(hand->trail.live, going->live, sizeof(kept));
    request->pass(request->context, &passing);
    memcpy(hand->trail.live, kept, sizeof(kept));
}

/* A called flow has ended: its fact counts from here on. */
static void come_back(struct going *going, bool fresh)
{
    struct hand *hand = &going->walker->hand;
    uint32_t place = hand->calls[--hand->depth];
    const struct node *node = &going->walker->content->nodes[hand->trail.passed[place].node];
    uint32_t from = going->from;

    bit_set(going->live, going->walker->content->question_count + node->subject);
    if (!fresh)
        return;
    going->from = 0;
    report(going, place);
    going->from = from;
}

static void come_back_to(struct going *going, uint32_t place, uint32_t flow)
{
    const struct content *content = going->walker->content;
    struct hand *hand = &going->walker->hand;

    while (hand->depth > 0 &&
           content->nodes[hand->trail.passed[hand->calls[hand->depth - 1]].node].subject != flow)
        come_back(going, place > going->from);
}

/* A node that was passed: what it makes count, what it calls. */
static void go_past(struct going *going, uint32_t place)
{
    struct hand *hand = &going->walker->hand;
    const struct content *content = going->walker->content;
    const struct passed *passed = &hand->trail.passed[place];
    const struct node *node = &content->nodes[passed->node];

    if (node->kind == NODE_ASK ||
        (node->kind == NODE_DECIDE_FACT && passed->answer.state != ANSWER_NONE))
        bit_set(going->live, node->subject);
    if (place >= going->from)
        report(going, place);
    if (node->kind == NODE_RUN && !bit_get(going->live, content->question_count + node->subject) &&
        hand->depth < CALLS_MAX)
        hand->calls[hand->depth++] = place;
}

static void start_live(struct going *going)
{
    const struct content *content = going->walker->content;
    const uint32_t facts[] = {content->insured_in, content->care_in, content->scheme};

    for (size_t i = 0; i < 3; i++)
        if (facts[i] != NO_INDEX &&
            going->walker->hand.session.answers[facts[i]].state != ANSWER_NONE)
            bit_set(going->live, facts[i]);
}

/* Goes along the nodes; true when one of them reads what is still open. */
static bool stops_early(struct going *going, struct stop *stop)
{
    struct hand *hand = &going->walker->hand;
    const struct content *content = going->walker->content;
    uint32_t last = hand->trail.count + (hand->trail.state == TRAIL_ASKING);

    for (uint32_t place = 0; place < last; place++) {
        bool asking = place == hand->trail.count;
        uint32_t index = asking ? hand->trail.node : hand->trail.passed[place].node;
        const struct node *node = &content->nodes[index];

        come_back_to(going, place, node->flow);
        stop->node = index;
        stop->passed = place;
        if (place >= going->from &&
            reads_open(going->walker, &going->walker->live.node[index],
                       node->kind == NODE_ASK ? node->subject : NO_INDEX, stop))
            return true;
        if (!asking)
            go_past(going, place);
    }
    return false;
}

static void stop_end(struct going *going, struct stop *stop)
{
    struct hand *hand = &going->walker->hand;

    while (hand->depth > 0 &&
           hand->trail.passed[hand->calls[hand->depth - 1]].answer.state == ANSWER_KNOWN)
        come_back(going, hand->trail.count > going->from);
    stop->passed = hand->trail.count;
    if (hand->trail.state == TRAIL_GAP) {
        stop->kind = STATE_GAP;
        stop->node = hand->trail.node;
        return;
    }
    stop->node = NO_INDEX;
    if (reads_open(going->walker, &going->walker->live.outcome[hand->trail.outcome], NO_INDEX,
                   stop)) {
        stop->outcome = hand->trail.outcome;
        return;
    }
    stop->kind = STATE_DONE;
    stop->subject = hand->trail.outcome;
}

struct stop hand_resolve(struct walker *walker, uint32_t from)
{
    struct hand *hand = &walker->hand;
    struct going going = {.walker = walker, .from = from};
    struct stop stop = {.kind = STATE_OPEN, .outcome = NO_INDEX};

    hand->depth = 0;
    trail_walk(&hand->session, &hand->trail);
    start_live(&going);
    if (!stops_early(&going, &stop)) {
        if (hand->trail.state == TRAIL_ASKING) {
            stop.needs = STEP_ANSWER;
            stop.subject = walker->content->nodes[hand->trail.node].subject;
        } else {
            stop_end(&going, &stop);
        }
    }
    memcpy(hand->trail.live, going.live, sizeof(going.live));
    return stop;
}
