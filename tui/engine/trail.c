/*
 * Replay: from the first node along the answers to the question waiting, the outcome, or a gap.
 *
 * Walking allocates nothing and clears only the bits that say which facts count.
 */
#include "engine/eval.h"
#include "engine/offered.h"
#include "engine/session.h"

#include <string.h>

#define CALLS_MAX 16 /* flows running inside each other */

struct trail_walker {
    struct eval eval;
    const struct content *content;
    struct trail *trail;
    struct place_cache places;
    uint32_t calls[CALLS_MAX]; /* the run nodes not yet come back: places in trail->passed */
    uint32_t depth;
};

/* Answers are handed on by address: copying them piece by piece is what a decision would spend most
 * of its time on. */
static const struct answer *fact_set(struct trail *trail, uint32_t fact,
                                     const struct answer *answer)
{
    bits_add(trail->live, fact);
    trail->answers[fact] = *answer;
    return &trail->answers[fact];
}

/* Whether a kept answer may stand at this node. Unlike session_accepts() the type is known to fit. */
static bool answer_stands(const struct trail_walker *walk, const struct node *node,
                          const struct answer *answer)
{
    const struct question *question = &walk->content->questions[node->subject];

    if (answer->state != ANSWER_KNOWN)
        return answer->state == ANSWER_UNSURE;
    if (node->only == 0 && question->least.kind <= BOUND_LITERAL &&
        question->most.kind <= BOUND_LITERAL)
        return true;
    return eval_accepts(&walk->eval, node->subject, offered_at(walk->content, node), *answer);
}

/* The answer an ask node goes on with; NULL when it has to be asked. */
static const struct answer *ask_answer(struct trail_walker *walk, const struct node *node,
                                       struct passed *passed)
{
    uint32_t fact = node->subject;
    const struct question *question = &walk->content->questions[fact];
    const struct answer *answer = &walk->eval.session->answers[fact];

    if (fact_live(walk->trail, fact)) {
        /* A start fact shows in the trail once, where it is asked for; the others are repeats. */
        passed->asked = question->start != START_NONE && answer->origin != ORIGIN_START;
        return &walk->trail->answers[fact];
    }
    if (question->implied.count > 0) {
        struct answer implied = eval_implied(&walk->eval, fact);

        if (implied.state != ANSWER_NONE)
            return fact_set(walk->trail, fact, &implied);
    }
    if (!answer_stands(walk, node, answer))
        return NULL;
    passed->asked = 1;
    return fact_set(walk->trail, fact, answer);
}

/* A fact decided on counts from there, also where it is only implied. */
static const struct answer *decided_fact(struct trail_walker *walk, uint32_t fact)
{
    static const struct answer none = {.state = ANSWER_NONE};
    struct answer answer;

    if (fact_live(walk->trail, fact))
        return &walk->trail->answers[fact];
    answer = eval_fact(&walk->eval, fact);
    return answer.state != ANSWER_NONE ? fact_set(walk->trail, fact, &answer) : &none;
}

/* Enters a called flow, or passes it over when it has already ended. */
static uint32_t run_target(struct trail_walker *walk, const struct node *node,
                           struct passed *passed)
{
    uint32_t fact = walk->content->question_count + node->subject;

    if (fact_live(walk->trail, fact)) {
        passed->answer = walk->trail->answers[fact];
        return eval_fact_way(&walk->eval, node, fact, &passed->answer, passed);
    }
    if (walk->depth == CALLS_MAX)
        return NO_INDEX;
    walk->calls[walk->depth++] = walk->trail->count;
    return TARGET(TARGET_NODE, walk->content->flows[node->subject].start);
}

/* Goes back to the node that called: its flow's fact is the ending, and that says where on. */
static uint32_t ending_target(struct trail_walker *walk, uint32_t ending)
{
    struct passed *passed = &walk->trail->passed[walk->calls[--walk->depth]];
    const struct node *node = &walk->content->nodes[passed->node];
    uint32_t fact = walk->content->question_count + node->subject;

    passed->answer =
        (struct answer){.state = ANSWER_KNOWN,
                        .number = ending - walk->content->flows[node->subject].endings.first};
    fact_set(walk->trail, fact, &passed->answer);
    passed->target = eval_fact_way(&walk->eval, node, fact, &passed->answer, passed);
    return passed->target;
}

/* Follows a target to the next node; false when the walk is over. */
static bool walk_on(struct trail_walker *walk, uint32_t target, uint32_t *node)
{
    struct trail *trail = walk->trail;

    while (target != NO_INDEX && TARGET_KIND(target) == TARGET_ENDING && walk->depth > 0) {
        *node = trail->passed[walk->calls[walk->depth - 1]].node;
        target = ending_target(walk, TARGET_INDEX(target));
    }
    if (target != NO_INDEX && TARGET_KIND(target) == TARGET_NODE) {
        *node = TARGET_INDEX(target);
        return true;
    }
    if (target != NO_INDEX)
        trail->outcome = TARGET_KIND(target) == TARGET_OUTCOME
                             ? TARGET_INDEX(target)
                             : walk->content->endings[TARGET_INDEX(target)].outcome;
    trail->state = trail->outcome == NO_INDEX ? TRAIL_GAP : TRAIL_DONE;
    trail->node = trail->state == TRAIL_GAP ? *node : NO_INDEX;
    return false;
}

/* Passes one node; false when its question has to be asked. */
static bool walk_node(struct trail_walker *walk, uint32_t index, uint32_t *target)
{
    const struct node *node = &walk->content->nodes[index];
    struct passed *passed = &walk->trail->passed[walk->trail->count];
    const struct answer *answer;

    *passed = (struct passed){.node = index, .rule = NO_INDEX};
    switch (node->kind) {
    case NODE_ASK:
        answer = ask_answer(walk, node, passed);
        if (!answer)
            return false;
        passed->answer = *answer;
        *target = eval_fact_way(&walk->eval, node, node->subject, answer, passed);
        break;
    case NODE_RUN:
        *target = run_target(walk, node, passed);
        break;
    case NODE_DECIDE_FACT:
        answer = decided_fact(walk, node->subject);
        passed->answer = *answer;
        *target = eval_fact_way(&walk->eval, node, node->subject, answer, passed);
        break;
    case NODE_DECIDE_VALUE:
        *target = eval_value_way(&walk->eval, node, passed);
        break;
    default:
        *target = eval_arms_way(&walk->eval, node, NO_INDEX, passed);
    }
    passed->target = *target;
    walk->trail->count++;
    return true;
}

static void walk_start(struct trail_walker *walk)
{
    const struct content *content = walk->content;
    const uint32_t facts[] = {content->insured_in, content->care_in, content->scheme};
    struct trail *trail = walk->trail;

    trail->count = 0;
    trail->node = NO_INDEX;
    trail->outcome = NO_INDEX;
    memset(trail->live, 0, sizeof trail->live);
    for (size_t i = 0; i < sizeof facts / sizeof facts[0]; i++)
        if (facts[i] != NO_INDEX && walk->eval.session->answers[facts[i]].state != ANSWER_NONE)
            fact_set(trail, facts[i], &walk->eval.session->answers[facts[i]]);
}

static void walk_begin(struct trail_walker *walk, const struct session *session,
                       struct trail *trail)
{
    walk->eval = eval_of(session, trail);
    walk->eval.places = &walk->places;
    walk->content = session->content;
    walk->trail = trail;
    walk->places = (struct place_cache){0};
    walk->depth = 0;
}

static void walk_from(struct trail_walker *walk, uint32_t node)
{
    struct trail *trail = walk->trail;
    uint32_t target;

    do {
        if (trail->count == TRAIL_MAX) {
            trail->state = TRAIL_GAP;
            trail->node = node;
            return;
        }
        if (!walk_node(walk, node, &target)) {
            trail->state = TRAIL_ASKING;
            trail->node = node;
            return;
        }
    } while (walk_on(walk, target, &node));
}

void trail_walk(const struct session *session, struct trail *trail)
{
    struct trail_walker walk;

    walk_begin(&walk, session, trail);
    walk_start(&walk);
    walk_from(&walk, session->content->flows[session->flow].start);
}

void trail_go_on(const struct session *session, struct trail *trail)
{
    uint32_t question = trail_question(session->content, trail);
    struct trail_walker walk;

    /* A start fact counts from the beginning: it may turn the path anywhere. */
    if (question == NO_INDEX || session->content->questions[question].start != START_NONE) {
        trail_walk(session, trail);
        return;
    }
    walk_begin(&walk, session, trail);
    for (uint32_t i = 0; i < trail->count; i++)
        if (trail->passed[i].answer.state == ANSWER_NONE &&
            session->content->nodes[trail->passed[i].node].kind == NODE_RUN)
            walk.calls[walk.depth++] = i;
    walk_from(&walk, trail->node);
}

uint32_t trail_question(const struct content *content, const struct trail *trail)
{
    return trail->state == TRAIL_ASKING ? content->nodes[trail->node].subject : NO_INDEX;
}

struct answer trail_answer(const struct trail *trail, uint32_t fact)
{
    return fact_live(trail, fact) ? trail->answers[fact] : (struct answer){.state = ANSWER_NONE};
}

uint32_t trail_insured(const struct content *content, const struct trail *trail)
{
    struct answer answer = {0};

    if (content->insured_in != NO_INDEX)
        answer = trail_answer(trail, content->insured_in);
    return answer.state == ANSWER_KNOWN ? (uint32_t)answer.number : 0;
}

uint32_t trail_asked(const struct content *content, const struct trail *trail)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < trail->count; i++)
        if (trail->passed[i].asked &&
            content->questions[content->nodes[trail->passed[i].node].subject].start == START_NONE)
            count++;
    return count;
}
