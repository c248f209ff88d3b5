/* The slow evaluator's routes, facts and papers: see slow.h. */
#include "slow.h"

#include "model/pool.h"

#include <string.h>

enum way { WAY_ASKING, WAY_OUTCOME, WAY_ENDING, WAY_GAP };

struct slow_fact slow_fact(struct slow *slow, uint32_t fact)
{
    const struct content *content = slow->content;
    struct slow_fact answer = {0, 0};

    if (slow->live[fact])
        return slow->counts[fact];
    if (fact >= content->question_count || slow->depth >= 4)
        return answer;
    for (uint32_t i = 0; i < content->questions[fact].implied.count; i++) {
        const struct implied *implied =
            &content->implieds[content->questions[fact].implied.first + i];

        slow->depth++;
        int truth = slow_rule(slow, implied->rule);
        slow->depth--;
        if (truth == 2)
            return (struct slow_fact){(int)implied->state, implied->number};
    }
    return answer;
}

bool slow_relation(struct slow *slow, uint32_t fact, enum relation *relation)
{
    struct slow_fact care = slow_fact(slow, fact);
    struct slow_fact insured = {0, 0};

    if (slow->content->insured_in != NO_INDEX)
        insured = slow_fact(slow, slow->content->insured_in);
    if (care.state != 2)
        return false;
    if (insured.state == 2) {
        *relation = pool_relation(slow->content, (uint32_t)insured.number, (uint32_t)care.number,
                                  slow->today);
        return true;
    }
    *relation = RELATION_ABROAD;
    return pool_is_abroad((uint32_t)care.number);
}

/* Whether an answer given at some time may stand at a node that asks for it now. */
static bool stands(struct slow *slow, const struct node *node)
{
    const struct question *question = &slow->content->questions[node->subject];
    struct slow_fact answer = slow->given[node->subject];
    int64_t least, most;

    if (answer.state != 2)
        return answer.state == 1;
    switch (question->type) {
    case QUESTION_ONE_OF:
    case QUESTION_YES_NO:
        return node->only == 0 || (node->only & 1u << answer.number) != 0;
    case QUESTION_SEVERAL_OF:
        return node->only == 0 || (answer.number & ~(int64_t)node->only) == 0;
    case QUESTION_PLACE:
        return true;
    default:
        slow_range(slow, node->subject, &least, &most);
        return least <= answer.number && answer.number <= most;
    }
}

static uint32_t by_arms(struct slow *slow, const struct node *node, uint32_t subject)
{
    bool some_unknown = false;
    int causes = 0;

    for (uint32_t i = 0; i < node->arms.count; i++) {
        const struct arm *arm = &slow->content->arms[node->arms.first + i];
        int why = 0;
        int truth = slow_rule_why(slow, arm->rule, subject, &why);

        if (truth == 2)
            return arm->target;
        if (truth == 1) {
            some_unknown = true;
            causes |= why;
        }
    }
    if (!some_unknown)
        return node->otherwise;
    if (subject != NO_INDEX && node->unsure != NO_INDEX &&
        (causes == 1 || node->unknown == NO_INDEX))
        return node->unsure;
    return node->unknown;
}

static uint32_t either(uint32_t a, uint32_t b)
{
    return a == NO_INDEX ? b : a;
}

static uint32_t way_of(struct slow *slow, const struct node *node, int64_t number)
{
    if (number < 0 || number >= (int64_t)node->ways.count)
        return NO_INDEX;
    return slow->content->indexes[node->ways.first + (uint32_t)number];
}

/* Where a fact leads from a node. */
static uint32_t by_fact(struct slow *slow, const struct node *node, uint32_t fact)
{
    struct slow_fact answer = slow_fact(slow, fact);
    bool place = fact < slow->content->question_count &&
                 slow->content->questions[fact].type == QUESTION_PLACE;
    enum relation relation;

    if (node->arms.count > 0)
        return by_arms(slow, node, answer.state == 1 ? fact : NO_INDEX);
    if (node->ways.count == 0)
        return answer.state == 1 && node->unsure != NO_INDEX ? node->unsure : node->otherwise;
    if (answer.state == 0)
        return either(node->unknown, node->unsure);
    if (answer.state == 1)
        return either(node->unsure, node->unknown);
    if (!place)
        return way_of(slow, node, answer.number);
    if (slow_relation(slow, fact, &relation))
        return way_of(slow, node, relation);
    return either(node->unsure, node->unknown);
}

static void count_fact(struct slow *slow, uint32_t fact, struct slow_fact answer)
{
    slow->live[fact] = true;
    slow->counts[fact] = answer;
}

/* The question of an ask node is answered, implied or waiting (false). */
static bool pass_question(struct slow *slow, const struct node *node)
{
    uint32_t fact = node->subject;
    struct slow_fact implied;

    if (slow->live[fact])
        return true;
    implied = slow_fact(slow, fact);
    if (implied.state != 0) {
        count_fact(slow, fact, implied);
        return true;
    }
    if (!stands(slow, node))
        return false;
    count_fact(slow, fact, slow->given[fact]);
    if (slow->content->questions[fact].start == START_NONE)
        slow->asked++;
    return true;
}

static enum way walk_flow(struct slow *slow, uint32_t flow, uint32_t *ending);

/* One node: false when the walk ends there, with how in *way. */
static bool pass_node(struct slow *slow, const struct node *node, enum way *way, uint32_t *target)
{
    const struct content *content = slow->content;
    uint32_t fact = node->subject, ending = 0;

    if (node->kind == NODE_ASK) {
        if (!pass_question(slow, node)) {
            slow->question = fact;
            *way = WAY_ASKING;
            return false;
        }
        *target = by_fact(slow, node, fact);
    } else if (node->kind == NODE_RUN) {
        fact = content->question_count + node->subject;
        if (!slow->live[fact]) {
            *way = walk_flow(slow, node->subject, &ending);
            if (*way != WAY_ENDING)
                return false;
            count_fact(slow, fact,
                       (struct slow_fact){2, ending - content->flows[node->subject].endings.first});
        }
        *target = by_fact(slow, node, fact);
    } else if (node->kind == NODE_DECIDE_FACT) {
        struct slow_fact answer = slow_fact(slow, fact);

        if (answer.state != 0)
            count_fact(slow, fact, answer);
        *target = by_fact(slow, node, fact);
    } else if (node->kind == NODE_DECIDE_VALUE) {
        const struct value *value = slow_value(slow, node->subject);

        *target = value ? way_of(slow, node, value->number) : either(node->unknown, node->unsure);
    } else
        *target = by_arms(slow, node, NO_INDEX);
    return true;
}

static enum way walk_flow(struct slow *slow, uint32_t flow, uint32_t *ending)
{
    uint32_t index = slow->content->flows[flow].start, target;
    enum way way;

    while (slow->steps++ < 150) {
        if (!pass_node(slow, &slow->content->nodes[index], &way, &target))
            return way;
        if (target == NO_INDEX)
            return WAY_GAP;
        if (TARGET_KIND(target) == TARGET_ENDING) {
            *ending = TARGET_INDEX(target);
            return WAY_ENDING;
        }
        if (TARGET_KIND(target) == TARGET_OUTCOME) {
            slow->outcome = TARGET_INDEX(target);
            return WAY_OUTCOME;
        }
        index = TARGET_INDEX(target);
    }
    return WAY_GAP;
}

void slow_walk(struct slow *slow)
{
    const struct content *content = slow->content;
    uint32_t starts[] = {content->insured_in, content->care_in, content->scheme};
    uint32_t ending = 0;
    enum way way;

    memset(slow->live, 0, sizeof slow->live);
    slow->steps = 0;
    slow->asked = 0;
    slow->depth = 0;
    for (int i = 0; i < 3; i++)
        if (starts[i] != NO_INDEX && slow->given[starts[i]].state != 0)
            count_fact(slow, starts[i], slow->given[starts[i]]);
    way = walk_flow(slow, slow->flow, &ending);
    if (way == WAY_ENDING) {
        slow->outcome = content->endings[ending].outcome;
        way = slow->outcome == NO_INDEX ? WAY_GAP : WAY_OUTCOME;
    }
    slow->end = way == WAY_ASKING ? SLOW_ASKING : way == WAY_OUTCOME ? SLOW_OUTCOME : SLOW_GAP;
}

static void gather(struct slow *slow, uint32_t outcome, int least, int *documents, int depth)
{
    const struct content *content = slow->content;

    for (uint32_t i = 0;
         outcome != NO_INDEX && depth < 9 && i < content->outcomes[outcome].bring.count; i++) {
        const struct bring *bring = &content->brings[content->outcomes[outcome].bring.first + i];
        struct span cites = bring->cites;

        if (cites.count == 0 && bring->kind == BRING_DOCUMENT)
            cites = content->documents[bring->subject].cites;
        int truth = slow_said(slow, bring->when, bring->force, cites);
        int need = truth < least ? truth : least;

        if (need == 0)
            continue;
        if (bring->kind == BRING_DOCUMENT && documents[bring->subject] < need)
            documents[bring->subject] = need;
        if (bring->kind == BRING_INCLUDE) {
            struct slow_fact end = slow_fact(slow, content->question_count + bring->subject);

            if (end.state == 2)
                gather(slow,
                       content
                           ->endings[content->flows[bring->subject].endings.first +
                                     (uint32_t)end.number]
                           .outcome,
                       need, documents, depth + 1);
        }
    }
}

void slow_papers(struct slow *slow, uint32_t outcome, int *documents)
{
    memset(documents, 0, slow->content->document_count * sizeof *documents);
    gather(slow, outcome, 2, documents, 0);
}
