/*
 * The walk against brute force: on small random contents, however a case is answered (any option, any
 * day of the range, any place), it ends as one of the states of the walk does: the same outcome or gap, the
 * same papers, steps, notes and kinds of dates. And every state of the walk is a real case.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "analysis/walk/walk.h"
#include "base/hash.h"
#include "engine/change.h"
#include "engine/rules.h"
#include "random_flow.h"

#define CONTENTS 400
#define CASES_EACH 400
#define QUESTIONS 5

/* How a case ends, in one number. */
static uint64_t end_print(const struct session *session)
{
    const struct content *content = session->content;
    struct result result;
    uint64_t print = 7;

    result_make(session, &result);
    if (result.trail.state == TRAIL_GAP)
        return hash_number(print, result.trail.node);
    const struct outcome *outcome = &content->outcomes[result.trail.outcome];

    print = hash_number(hash_number(print, 1000), result.trail.outcome);
    for (uint32_t i = 0; i < result.checklist.count; i++)
        print =
            hash_number(print, result.checklist.item[i].bring * 4 + result.checklist.item[i].maybe);
    for (uint32_t i = 0; i < result.due_count; i++)
        print = hash_number(print, result.due[i].state * 64 + result.due[i].anchor);
    if (outcome->grounds != NO_INDEX)
        print = hash_number(print, rule_truth(session, &result.trail, outcome->grounds));
    return print;
}

struct prints {
    uint64_t *list;
    uint32_t count;
};

static int print_compare(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

    return x < y ? -1 : x > y;
}

static struct prints prints_of(struct walk *walk)
{
    struct prints prints = {calloc(walk->state_count + 1, sizeof(uint64_t)), 0};
    struct session session;
    struct trail trail;

    for (uint32_t i = 0; i < walk->state_count; i++) {
        const struct walk_state *state = &walk->states[i];

        walk_session(walk, i, &session);
        trail_walk(&session, &trail);
        if (state->kind == STATE_OPEN && state->needs == INPUT_ANSWER)
            assert_int_equal(trail_question(session.content, &trail), state->subject);
        if (state->kind != STATE_DONE && state->kind != STATE_GAP)
            continue;
        assert_int_equal(trail.state, state->kind == STATE_DONE ? TRAIL_DONE : TRAIL_GAP);
        prints.list[prints.count++] = end_print(&session);
    }
    qsort(prints.list, prints.count, sizeof(uint64_t), print_compare);
    return prints;
}

/* Any allowed answer: dates and numbers from the whole range. */
static void answer_anyhow(struct dice *dice, struct session *session, uint32_t question)
{
    const struct question *record = &session->content->questions[question];
    int64_t least, most;

    if (record->type == QUESTION_DATE && !dice_one_in(dice, 6)) {
        session_question_range(session, question, &least, &most);
        if (least <= most) {
            session->answers[question] = (struct answer){
                .state = ANSWER_KNOWN,
                .number = least + dice_below(dice, (uint32_t)(most - least < 4000 ? most - least + 1
                                                                                  : 4000))};
            return;
        }
    }
    while (!random_answer(dice, session, question))
        ;
}

static void start_anyhow(struct dice *dice, struct session *session)
{
    const struct content *content = session->content;
    struct answer answer = {.state = ANSWER_UNSURE, .origin = ORIGIN_START};

    if (dice_one_in(dice, 3)) {
        answer_anyhow(dice, session, content->care_in);
        session->answers[content->care_in].origin = ORIGIN_START;
    }
    if (dice_one_in(dice, 6))
        session->answers[content->scheme] = answer;
}

static void case_is_in(struct random_flow *made, struct dice *dice, const struct prints *prints,
                       struct answer insured, uint64_t seed)
{
    const struct content *content = made->content;
    struct session session;
    struct trail trail;
    uint64_t print;

    session_start(&session, content, made->flow, made->today);
    session.answers[content->insured_in] = insured;
    start_anyhow(dice, &session);
    for (trail_walk(&session, &trail); trail.state == TRAIL_ASKING; trail_walk(&session, &trail))
        answer_anyhow(dice, &session, trail_question(content, &trail));
    print = end_print(&session);
    if (bsearch(&print, prints->list, prints->count, sizeof print, print_compare))
        return;
    print_error("seed %llu: a case ends as no state of the walk does\n", (unsigned long long)seed);
    for (uint32_t i = 0; i < content->question_count; i++)
        if (session.answers[i].state != ANSWER_NONE)
            print_error("  %s: state %u number %lld\n", content_fact_id(content, i),
                        session.answers[i].state, (long long)session.answers[i].number);
    fail();
}

static void compare_area(struct random_flow *made, struct area area, uint64_t seed)
{
    struct walk_request request = {.content = made->content,
                                   .flow = made->flow,
                                   .area = area,
                                   .first_day = made->today,
                                   .last_day = made->today};
    struct walk *walk = walk_make(&request);
    struct dice dice = {seed * 977 + area.kind * 31 + 1};
    struct prints prints;

    assert_true(walk->whole);
    prints = prints_of(walk);
    for (uint32_t i = 0; i < CASES_EACH; i++)
        case_is_in(made, &dice, &prints, area_insured(made->content, area), seed);
    free(prints.list);
    walk_free(walk);
}

static void no_case_is_forgotten(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= CONTENTS; seed++) {
        struct random_flow made;

        random_flow_start(&made, seed, QUESTIONS, seed % 2 == 0);
        for (uint32_t i = 0; i + 1 < area_count(made.content); i++)
            if ((seed + i) % 3 == 0)
                compare_area(&made, area_at(made.content, i), seed);
        random_flow_free(&made);
    }
}

/* The outcomes that come out in an area, a bit each. */
static void outcomes_of(const struct random_flow *made, struct area area, uint32_t found[4])
{
    struct walk *walk = walk_make(&(struct walk_request){.content = made->content,
                                                         .flow = made->flow,
                                                         .area = area,
                                                         .first_day = made->today,
                                                         .last_day = made->today});

    memset(found, 0, 4 * sizeof *found);
    for (uint32_t i = 0; i < walk->state_count; i++)
        if (walk->states[i].kind == STATE_DONE)
            found[walk->states[i].subject / 32 % 4] |= 1u << walk->states[i].subject % 32;
    walk_free(walk);
}

/* In any region a value holds for the whole case; in a real one it may depend on what is answered later. */
static bool values_depend(const struct content *content)
{
    for (uint32_t i = 0; i < content->parameter_count; i++)
        if (content->parameters[i].judged.count > 0)
            return true;
    for (uint32_t i = 0; i < content->value_count; i++)
        if (content->values[i].schemes != 0)
            return true;
    return false;
}

static void any_region_is_every_region(void **state)
{
    uint32_t any[4], one[4], compared = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= CONTENTS; seed++) {
        struct random_flow made;

        random_flow_start(&made, seed, QUESTIONS, true);
        outcomes_of(&made, (struct area){AREA_ANY, NO_INDEX}, any);
        for (uint32_t i = 0; i < made.content->region_count && !values_depend(made.content); i++) {
            compared++;
            outcomes_of(&made, (struct area){AREA_REGION, i}, one);
            for (uint32_t n = 0; n < 4; n++)
                assert_int_equal(one[n] & ~any[n], 0);
        }
        random_flow_free(&made);
    }
    assert_true(compared > 10);
}

/* The limit is kept to, and said. */
static void a_walk_too_long_says_so(void **state)
{
    struct random_flow made;
    struct walk *walk;

    (void)state;
    random_flow_start(&made, 5, QUESTIONS, true);
    walk = walk_make(&(struct walk_request){
        .content = made.content,
        .flow = made.flow,
        .area = {AREA_UNKNOWN, NO_INDEX},
        .states_max = 3
    });
    assert_false(walk->whole);
    assert_in_range(walk->state_count, 1, 3);
    walk_free(walk);
    random_flow_free(&made);
}

/* Where every place has a region of its own, the nation's file speaks for nobody. */
static void nobody_is_left_for_the_nation(void **state)
{
    const struct area nation = {AREA_REGION, 0};
    struct random_flow made;
    struct content content;

    (void)state;
    random_flow_start(&made, 1, QUESTIONS, true);
    content = *made.content;
    assert_int_equal(content.regions[0].code, 0);
    assert_int_equal(area_insured(&content, nation).state, ANSWER_KNOWN);
    assert_int_equal(area_insured(&content, nation).number, 430200);
    content.division_count--; /* 430200 is the last */
    assert_int_equal(area_insured(&content, nation).state, ANSWER_UNSURE);
    random_flow_free(&made);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_case_is_forgotten),
        cmocka_unit_test(any_region_is_every_region),
        cmocka_unit_test(a_walk_too_long_says_so),
        cmocka_unit_test(nobody_is_left_for_the_nation),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
