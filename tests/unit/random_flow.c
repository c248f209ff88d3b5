/* Contents from a seed: see random_flow.h. */
#include "random_flow.h"

#include <stdio.h>

#define TODAY "2026-06-15"

static const uint32_t codes[] = {110000, 370000, 370800, 371500, 430200};

struct making {
    struct random_flow *made;
    struct fixture *f;
    struct dice dice;
    uint32_t size;
    bool closed;
    uint32_t question_count, parameter_count, limiting, deadline_count, flow_count, outcome_count;
    struct buffer rule;
};

/* A rule over what there is by now, compiled by whoever takes its text. */
static const char *some_rule(struct making *making, uint32_t depth)
{
    making->rule.size = 0;
    random_rule(&making->dice, fixture_content(making->f), depth, &making->rule);
    return making->rule.data;
}

/* ---- records ----------------------------------------------------------------------------------- */

static void make_start_facts(struct making *making)
{
    struct fixture *f = making->f;

    f->content.insured_in = fixture_question(f, QUESTION_PLACE, "insured_in", NULL);
    f->content.care_in = fixture_question(f, QUESTION_PLACE, "care_in", NULL);
    f->content.scheme = fixture_question(f, QUESTION_ONE_OF, "scheme", "employee resident");
    fixture_question_at(f, f->content.insured_in)->start = START_INSURED_IN;
    fixture_question_at(f, f->content.care_in)->start = START_CARE_IN;
    fixture_question_at(f, f->content.scheme)->start = START_SCHEME;
    making->question_count = 3;
}

static void make_date_range(struct making *making, uint32_t question)
{
    struct question *record = fixture_question_at(making->f, question);
    uint32_t other = dice_below(&making->dice, question);

    record->least = (struct bound){
        .kind = BOUND_TODAY, .plus = {-4, UNIT_MONTHS}
    };
    record->most = (struct bound){
        .kind = BOUND_TODAY, .plus = {10, UNIT_DAYS}
    };
    if (fixture_question_at(making->f, other)->type == QUESTION_DATE)
        record->least = (struct bound){.kind = BOUND_FACT, .fact = other};
}

static void make_question(struct making *making)
{
    static const char *const options[] = {"a b", "a b c", "a b c d"};
    static const enum question_type types[] = {
        QUESTION_ONE_OF, QUESTION_ONE_OF, QUESTION_YES_NO, QUESTION_SEVERAL_OF,
        QUESTION_DATE,   QUESTION_DATE,   QUESTION_NUMBER};
    enum question_type type = types[dice_below(&making->dice, 7)];
    bool listed = type == QUESTION_ONE_OF || type == QUESTION_SEVERAL_OF;
    char id[16];
    uint32_t question;

    snprintf(id, sizeof id, "q%u", making->question_count);
    question = fixture_question(making->f, type, id,
                                listed ? options[dice_below(&making->dice, 3)] : NULL);
    fixture_question_at(making->f, question)->can_do =
        dice_one_in(&making->dice, 2) ? CAN_DO_ALL : 0;
    if (type == QUESTION_DATE)
        make_date_range(making, question);
    if (type == QUESTION_NUMBER) {
        fixture_question_at(making->f, question)->least =
            (struct bound){.kind = BOUND_LITERAL, .number = 1};
        fixture_question_at(making->f, question)->most =
            (struct bound){.kind = BOUND_LITERAL, .number = 5};
    }
    for (int i = 0; i < 2 && type <= QUESTION_YES_NO && dice_one_in(&making->dice, 5); i++) {
        fixture_implied(making->f, some_rule(making, 1),
                        dice_one_in(&making->dice, 4) ? ANSWER_UNSURE : ANSWER_KNOWN,
                        dice_below(&making->dice, 2));
    }
    making->question_count++;
}

static uint32_t some_date(struct making *making)
{
    for (uint32_t i = 0; i < making->question_count; i++)
        if (fixture_question_at(making->f, i)->type == QUESTION_DATE &&
            dice_one_in(&making->dice, 2))
            return i;
    return NO_INDEX;
}

/* None, one, or two that may be the same. */
static uint32_t some_dates(struct making *making, uint32_t dates[2])
{
    dates[0] = some_date(making);
    dates[1] = some_date(making);
    return dates[0] == NO_INDEX ? 0 : dates[1] == NO_INDEX ? 1 : 2;
}

static struct deadline_rule some_deadline_rule(struct making *making)
{
    uint32_t dates[2], count;
    struct deadline_rule rule = {.kind = dice_below(&making->dice, 8) == 0 ? DEADLINE_NEXT_YEAR
                                                                           : DEADLINE_PLUS};

    if (dice_one_in(&making->dice, 12))
        rule.kind = DEADLINE_EVENT;
    rule.plus.amount = (int32_t)dice_below(&making->dice, 40) + 1;
    rule.plus.unit = dice_below(&making->dice, 3);
    rule.month = dice_below(&making->dice, 12) + 1;
    rule.day = dice_below(&making->dice, 28) + 1;
    rule.roll = dice_below(&making->dice, 3);
    rule.count_first = dice_below(&making->dice, 2);
    if (dice_one_in(&making->dice, 4)) {
        count = some_dates(making, dates);
        rule.from = fixture_indexes(making->f, count, dates);
    }
    return rule;
}

/* The last parameter is the deadlines'; the others have options a b c. */
static void make_parameters(struct making *making)
{
    uint32_t dates[2], count;
    char id[16];

    making->parameter_count = 3 + dice_below(&making->dice, 2);
    for (uint32_t i = 0; i < making->parameter_count; i++) {
        bool last = i == making->parameter_count - 1;

        snprintf(id, sizeof id, "p%u", i);
        fixture_parameter(making->f, last ? PARAMETER_DEADLINE : PARAMETER_ONE_OF, id,
                          last ? NULL : "a b c");
        if (dice_one_in(&making->dice, 3)) {
            count = some_dates(making, dates);
            fixture_judged(making->f, i, count, dates);
        }
    }
}

static void make_value(struct making *making, uint32_t parameter)
{
    struct value *value = fixture_value(making->f, parameter, dice_below(&making->dice, 3));

    value->deadline = some_deadline_rule(making);
    value->known = !dice_one_in(&making->dice, 5);
    if (dice_one_in(&making->dice, 4))
        value->from = day("2026-04-01") + (int32_t)dice_below(&making->dice, 60);
    if (dice_one_in(&making->dice, 4))
        value->to = day("2026-04-15") + (int32_t)dice_below(&making->dice, 60);
    if (dice_one_in(&making->dice, 4))
        value->schemes = 1u << dice_below(&making->dice, 2);
    if (parameter == 0 && dice_one_in(&making->dice, 2))
        fixture_limit(making->f, making->limiting, 1 + dice_below(&making->dice, 14));
}

/* The first parameter has values for some options or relations only, of one question. */
static void limit_first(struct making *making)
{
    const struct content *content = fixture_content(making->f);
    uint32_t candidates[FACTS_MAX], count = 0;

    for (uint32_t i = 0; i < making->question_count; i++)
        if (content->questions[i].type == QUESTION_ONE_OF ||
            content->questions[i].type == QUESTION_YES_NO ||
            (content->questions[i].type == QUESTION_PLACE && i != content->insured_in))
            candidates[count++] = i;
    making->limiting = candidates[dice_below(&making->dice, count)];
    fixture_limited_by(making->f, 0, making->limiting);
}

static void make_regions(struct making *making)
{
    static const uint32_t parents[] = {NO_INDEX, 0, 1, 0};
    static const uint32_t places[] = {0, 370000, 371500, 110000};
    char id[16];

    limit_first(making);
    for (uint32_t i = 0; i < 4; i++) {
        snprintf(id, sizeof id, "r%u", i);
        fixture_region(making->f, id, places[i], parents[i]);
        for (uint32_t p = 0; p < making->parameter_count; p++)
            for (uint32_t n = dice_below(&making->dice, 3); n > 0; n--)
                make_value(making, p);
    }
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++)
        fixture_division(making->f, codes[i]);
}

/* What a deadline may count from: a rule has dates of its own, so any of them. */
static struct span every_date(struct making *making)
{
    uint32_t dates[64], count = 0;

    for (uint32_t i = 0; i < making->question_count && count < 64; i++)
        if (fixture_question_at(making->f, i)->type == QUESTION_DATE)
            dates[count++] = i;
    return fixture_indexes(making->f, count, dates);
}

static void make_deadlines(struct making *making)
{
    char id[16], from[64], name[16];

    making->deadline_count = 0;
    for (uint32_t i = 0; i < 2; i++) {
        uint32_t first = some_date(making), second = some_date(making), index;

        if (first == NO_INDEX)
            continue;
        snprintf(id, sizeof id, "d%u", making->deadline_count++);
        snprintf(name, sizeof name, "q%u", second);
        snprintf(from, sizeof from, "q%u %s", first, second == NO_INDEX ? "" : name);
        index = fixture_deadline(making->f, id, from);
        fixture_deadline_at(making->f, index)->rule = some_deadline_rule(making);
        if (dice_one_in(&making->dice, 2))
            fixture_deadline_at(making->f, index)->parameter = making->parameter_count - 1;
        fixture_deadline_at(making->f, index)->anchors = every_date(making);
    }
}

static void make_outcomes(struct making *making)
{
    static const char *const ids[] = {"V", "W", "X", "Y", "Z"};

    for (uint32_t i = 0; i < 5; i++) {
        fixture_verdict(making->f, ids[i]);
        fixture_document(making->f, ids[i], dice_below(&making->dice, NECESSITY_COUNT));
    }
    for (uint32_t i = 0; i < 5; i++)
        fixture_outcome(making->f, ids[i], dice_below(&making->dice, 5));
    making->outcome_count = 5;
}

/* After the flows, so that papers can include them. */
static void make_papers(struct making *making)
{
    for (uint32_t outcome = 0; outcome < making->outcome_count; outcome++) {
        for (uint32_t n = dice_below(&making->dice, 4); n > 0; n--) {
            bool include = making->flow_count > 1 && dice_one_in(&making->dice, 5);
            bool condition = dice_one_in(&making->dice, 2);

            fixture_bring(making->f, outcome, include ? BRING_INCLUDE : BRING_DOCUMENT,
                          include ? dice_below(&making->dice, making->flow_count - 1) + 1
                                  : dice_below(&making->dice, 5),
                          condition ? some_rule(making, 1) : NULL);
        }
        if (making->deadline_count > 0) {
            struct span all =
                fixture_indexes(making->f, making->deadline_count, (uint32_t[]){0, 1});

            fixture_outcome_at(making->f, outcome)->deadlines = all;
        }
    }
}

/* ---- flows ------------------------------------------------------------------------------------- */

/* Where a way of a node leads: further down the flow, to an ending of it, or to an outcome. */
static uint32_t some_target(struct making *making, uint32_t flow, uint32_t next, uint32_t end)
{
    struct span endings = fixture_content(making->f)->flows[flow].endings;

    if (!making->closed && dice_one_in(&making->dice, 40))
        return NO_INDEX;
    if (next < end && !dice_one_in(&making->dice, 4))
        return NODE(next + dice_below(&making->dice, end - next < 3 ? end - next : 3));
    if (endings.count > 0 && !dice_one_in(&making->dice, 3))
        return ENDING(endings.first + dice_below(&making->dice, endings.count));
    return OUTCOME(dice_below(&making->dice, making->outcome_count));
}

static void make_ways(struct making *making, uint32_t flow, uint32_t node, uint32_t end,
                      uint32_t count)
{
    uint32_t targets[10];

    for (uint32_t i = 0; i < count; i++)
        targets[i] = some_target(making, flow, node + 1, end);
    fixture_ways(making->f, node, count, targets);
}

static void make_arms(struct making *making, uint32_t flow, uint32_t node, uint32_t end)
{
    for (uint32_t i = dice_below(&making->dice, 3); i < 3; i++) {
        uint32_t target = some_target(making, flow, node + 1, end);

        fixture_arm(making->f, node, some_rule(making, 2), target);
    }
}

static void fill_node(struct making *making, uint32_t flow, uint32_t index, uint32_t end)
{
    const struct content *content = fixture_content(making->f);
    struct node node = *fixture_node_at(making->f, index);
    uint32_t count = 0;

    if (node.kind == NODE_RUN)
        count = content->flows[node.subject].endings.count;
    else if (node.kind == NODE_DECIDE_VALUE)
        count = 3;
    else if (node.kind != NODE_DECIDE_RULES) {
        const struct question *question = &content->questions[node.subject];

        count = question->type == QUESTION_PLACE        ? RELATION_COUNT
                : question->type == QUESTION_SEVERAL_OF ? 0
                                                        : question->options.count;
    }
    if (count > 0 && node.kind != NODE_DECIDE_RULES)
        make_ways(making, flow, index, end, count);
    else if (node.kind == NODE_DECIDE_RULES || !dice_one_in(&making->dice, 3))
        make_arms(making, flow, index, end);
    struct node *record = fixture_node_at(making->f, index);

    record->otherwise = some_target(making, flow, index + 1, end);
    if (making->closed || !dice_one_in(&making->dice, 3))
        record->unsure = some_target(making, flow, index + 1, end);
    if (making->closed || !dice_one_in(&making->dice, 3))
        record->unknown = some_target(making, flow, index + 1, end);
}

static void make_node(struct making *making, uint32_t flow)
{
    static const enum node_kind kinds[] = {NODE_ASK,         NODE_ASK,         NODE_ASK,
                                           NODE_RUN,         NODE_DECIDE_FACT, NODE_DECIDE_VALUE,
                                           NODE_DECIDE_RULES};
    enum node_kind kind = kinds[dice_below(&making->dice, 7)];
    uint32_t subject = dice_below(&making->dice, making->question_count);
    uint32_t node;

    if (kind == NODE_RUN && flow + 1 >= making->flow_count)
        kind = NODE_ASK;
    if (kind == NODE_RUN)
        subject = flow + 1 + dice_below(&making->dice, making->flow_count - flow - 1);
    else if (kind == NODE_DECIDE_VALUE)
        subject = dice_below(&making->dice, making->parameter_count - 1);
    else if (kind == NODE_DECIDE_RULES)
        subject = NO_INDEX;
    node = fixture_node(making->f, flow, kind, subject);
    if (kind == NODE_ASK && dice_one_in(&making->dice, 8) &&
        fixture_question_at(making->f, subject)->type == QUESTION_ONE_OF)
        fixture_node_at(making->f, node)->only = 1u << dice_below(&making->dice, 2);
}

static void make_flows(struct making *making)
{
    char id[16];
    uint32_t first[4];

    making->flow_count = 1 + dice_below(&making->dice, 3);
    for (uint32_t i = 0; i < making->flow_count; i++) {
        snprintf(id, sizeof id, "f%u", i);
        fixture_flow(making->f, id, i == 0 ? "" : "e0:V e1:W e2:X");
    }
    for (uint32_t i = 0; i < making->flow_count; i++) {
        first[i] = fixture_content(making->f)->node_count;
        for (uint32_t n = making->size / 2 + dice_below(&making->dice, making->size); n > 0; n--)
            make_node(making, i);
    }
    first[making->flow_count] = fixture_content(making->f)->node_count;
    for (uint32_t i = 0; i < making->flow_count; i++)
        for (uint32_t n = first[i]; n < first[i + 1]; n++)
            fill_node(making, i, n, first[i + 1]);
}

void random_flow_start(struct random_flow *made, uint64_t seed, uint32_t size, bool closed)
{
    struct making making = {.made = made,
                            .f = &made->fixture,
                            .dice = {seed * 0x9E3779B97F4A7C15u + 1},
                            .size = size,
                            .closed = closed};

    fixture_start(&made->fixture);
    for (int i = 0; i < 8; i++)
        dice_below(&making.dice, 2);
    make_start_facts(&making);
    for (uint32_t n = 2 + dice_below(&making.dice, size); n > 0; n--)
        make_question(&making);
    make_parameters(&making);
    make_regions(&making);
    make_deadlines(&making);
    make_outcomes(&making);
    make_flows(&making);
    make_papers(&making);
    buffer_free(&making.rule);
    fixture_year(&made->fixture, 2026, "2026-05-01 2026-05-04 2026-06-19", "2026-05-09");
    for (int i = 0; i < 3; i++)
        fixture_holiday(&made->fixture, dice_below(&making.dice, 3) + 1,
                        dice_below(&making.dice, 28) + 1, day("2025-12-20"));
    made->content = fixture_content(&made->fixture);
    made->flow = 0;
    made->today = day(TODAY);
}

void random_flow_free(struct random_flow *made)
{
    fixture_free(&made->fixture);
}

uint32_t tries_for(const struct session *session, uint32_t question, struct answer tries[TRIES_MAX])
{
    static const int32_t days[] = {-130, -75, -45, -31, -30, -15, -1, 0, 10, 11};
    const struct question *record = &session->content->questions[question];
    uint32_t count = 0;

    tries[count++] = (struct answer){.state = ANSWER_UNSURE};
    for (uint32_t i = 0; count < TRIES_MAX; i++) {
        int64_t number = i;

        if (record->type == QUESTION_PLACE)
            number = i < 5 ? (int64_t)codes[i] : i == 5 ? 810000 : -1;
        else if (record->type == QUESTION_DATE)
            number = i < 10 ? session->today + days[i] : INT64_MIN;
        else if ((record->type == QUESTION_SEVERAL_OF && i >= 1u << record->options.count) ||
                 (record->type == QUESTION_NUMBER && i > 6) ||
                 (record->type <= QUESTION_YES_NO && record->type != QUESTION_SEVERAL_OF &&
                  i >= record->options.count))
            number = -1;
        if (number == -1 || number == INT64_MIN)
            break;
        tries[count++] = (struct answer){.state = ANSWER_KNOWN, .number = number};
    }
    return count;
}

bool random_answer(struct dice *dice, struct session *session, uint32_t question)
{
    struct answer tries[TRIES_MAX] = {{0}};
    uint32_t count = tries_for(session, question, tries);

    return session_answer(session, question, tries[dice_below(dice, count)]);
}
