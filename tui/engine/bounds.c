/*
 * How much is left, and which verdicts: tried out where that is short, else read off the nodes.
 */
#include "engine/bounds.h"

#include "engine/offered.h"
#include "engine/reach.h"
#include "engine/types.h"
#include "engine/eval.h"

#include <string.h>

#define CHOICES_MAX 16 /* answers a several-of question is tried with */
#define REACH_STEPS 16 /* what going through the nodes costs of the budget */

/* Trying out answers on a copy of the session. */
struct trial {
    struct session session;
    struct trail trail;
    struct reach_map reach_map;
    bool sounded; /* reach_map can be used */
    uint32_t budget;
    struct left *left;
};

static void left_note(struct left *left, uint32_t fewest, uint32_t most, uint32_t verdicts)
{
    left->fewest = fewest < left->fewest ? fewest : left->fewest;
    left->most = most > left->most ? most : left->most;
    left->verdicts |= verdicts;
}

static uint32_t all_verdicts(const struct content *content)
{
    return content->verdict_count >= 32 ? UINT32_MAX : (1u << content->verdict_count) - 1;
}

static uint32_t outcome_bit(const struct content *content, uint32_t outcome)
{
    return 1u << content->outcomes[outcome].verdict;
}

/* Endings of the flow the case began in show an outcome. */
static uint32_t ending_verdicts(const struct content *content, uint32_t flow, uint32_t endings)
{
    struct span span = content->flows[flow].endings;
    uint32_t verdicts = 0;

    for (uint32_t i = 0; i < span.count; i++) {
        uint32_t outcome = content->endings[span.first + i].outcome;

        if ((endings >> i & 1u) && outcome != NO_INDEX)
            verdicts |= outcome_bit(content, outcome);
    }
    return verdicts;
}

/* From the question waiting through its flow, then through each flow that called. */
static struct reach reach_ahead(struct reach_map *reach_map)
{
    const struct content *content = reach_map->content;
    const struct trail *trail = reach_map->trail;
    struct reach reach = reach_node(reach_map, trail->node);

    for (uint32_t i = trail->count; i-- > 0;) {
        const struct node *node = &content->nodes[trail->passed[i].node];

        if (node->kind == NODE_RUN && trail->passed[i].answer.state == ANSWER_NONE)
            reach = reach_after(reach_map, reach, node);
    }
    return reach;
}

/* A start fact that was not given counts from the beginning once it is: where one may be asked for
 * ahead, not even the path behind is certain, and only what holds from the first node on is said. */
static void left_by_reach(struct reach_map *reach_map, uint32_t asked, struct left *left)
{
    const struct content *content = reach_map->content;
    const struct session *session = reach_map->session;
    struct reach reach;
    uint32_t fewest;

    reach_map_forget(reach_map);
    reach = reach_ahead(reach_map);
    fewest = reach.fewest_end < reach.fewest_out ? reach.fewest_end : reach.fewest_out;
    if (reach.opens) {
        reach_map_forget(reach_map);
        reach_map->session = NULL;
        reach = reach_node(reach_map, content->flows[session->flow].start);
        reach_map->session = session;
        fewest = 0;
    }
    left->exact = false;
    if (fewest != REACH_NEVER)
        left_note(left, asked + fewest, asked + reach.most,
                  reach.verdicts | ending_verdicts(content, session->flow, reach.endings));
}

/* How many known answers a question can be tried with, counted from 0; none where they are too many. */
static uint32_t question_choices(const struct question *question)
{
    enum answer_shape shape = answer_types[question->type].shape;

    if (shape == SHAPE_OPTION)
        return question->options.count;
    if (shape == SHAPE_SET && 1u << question->options.count <= CHOICES_MAX)
        return 1u << question->options.count;
    return 0;
}

static bool trial_walk(struct trial *trial, uint32_t asked);

/* Tries 不清楚 and every choice for the question waiting. */
static bool trial_question(struct trial *trial, uint32_t fact, uint32_t asked)
{
    const struct content *content = trial->session.content;
    const struct question *question = &content->questions[fact];
    uint32_t offered = offered_at(content, &content->nodes[trial->trail.node]);
    uint32_t choices = question_choices(question);
    struct answer *answer = &trial->session.answers[fact];
    struct answer kept = *answer;
    bool whole;

    asked += question->start == START_NONE;
    *answer = (struct answer){.state = ANSWER_UNSURE};
    whole = trial_walk(trial, asked);
    for (uint32_t i = 0; i < choices && whole; i++) {
        if (!types_allow(question, offered, i))
            continue;
        *answer = (struct answer){.state = ANSWER_KNOWN, .number = i};
        whole = trial_walk(trial, asked);
    }
    *answer = kept;
    return whole;
}

/* false when the budget ran out. */
static bool trial_walk(struct trial *trial, uint32_t asked)
{
    const struct content *content = trial->session.content;
    uint32_t fact;

    if (trial->budget == 0)
        return false;
    trial->budget--;
    trail_walk(&trial->session, &trial->trail);
    if (trial->trail.state == TRAIL_DONE)
        left_note(trial->left, asked, asked, outcome_bit(content, trial->trail.outcome));
    fact = trail_question(content, &trial->trail);
    if (fact == NO_INDEX)
        return true;
    if (question_choices(&content->questions[fact]) > 0)
        return trial_question(trial, fact, asked);
    if (!trial->sounded || trial->budget < REACH_STEPS)
        return false;
    trial->budget -= REACH_STEPS;
    left_by_reach(&trial->reach_map, asked, trial->left);
    return true;
}

void bounds_left(const struct session *session, const struct trail *trail, uint32_t budget,
                 struct left *left)
{
    const struct content *content = session->content;
    struct trial trial;

    *left = (struct left){.exact = true};
    if (trail->state != TRAIL_ASKING) {
        left->verdicts = trail->state == TRAIL_DONE ? outcome_bit(content, trail->outcome) : 0;
        return;
    }
    left->fewest = UINT32_MAX;
    trial.session = *session;
    trial.budget = budget;
    trial.left = left;
    trial.sounded = reach_map_start(&trial.reach_map, content, &trial.session, &trial.trail);
    if (!trial_walk(&trial, 0)) {
        *left = (struct left){.fewest = trial.sounded ? UINT32_MAX : 0,
                              .most = trial.sounded ? 0 : TRAIL_MAX,
                              .verdicts = trial.sounded ? 0 : all_verdicts(content)};
        trial.session = *session;
        trail_walk(&trial.session, &trial.trail);
        if (trial.sounded)
            left_by_reach(&trial.reach_map, 0, left);
    }
    if (left->fewest == UINT32_MAX)
        left->fewest = 0;
}

void bounds_fill(const struct content *content, struct node *nodes)
{
    struct reach_map reach_map;
    bool sounded = reach_map_start(&reach_map, content, NULL, NULL);

    for (uint32_t i = 0; i < content->node_count; i++) {
        struct reach reach = {.most = REACH_NEVER, .verdicts = (uint16_t)all_verdicts(content)};

        if (sounded)
            reach = reach_node(&reach_map, i);
        nodes[i].fewest = reach.fewest_end < reach.fewest_out ? reach.fewest_end : reach.fewest_out;
        nodes[i].most = reach.most;
        nodes[i].verdicts =
            (uint16_t)(reach.verdicts | ending_verdicts(content, nodes[i].flow, reach.endings));
    }
}
