/*
 * The shipped content, walked: no question without a way on, no refusal without its ground, never
 * more questions than a desk has time for. Every answer of every question, 不清楚 included, for
 * regions of each kind.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "shipped.h"

#include "engine/checklist.h"
#include "engine/rules.h"
#include "model/pool.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

#define QUESTIONS_MAX 10
#define INPATIENT_MAX 8
#define TODAY "2026-11-21"

static struct content *content;

static int shipped_open(void **state)
{
    (void)state;
    content = shipped_load();
    return content == NULL;
}

static int shipped_close(void **state)
{
    (void)state;
    content_free(content);
    return 0;
}

/* ---- walking ------------------------------------------------------------------------------ */

struct walk {
    struct session session;
    unsigned ends;
    unsigned longest;
    uint8_t reached[1024]; /* by outcome */
};

static void fail_at(const struct walk *walk, const char *what, const char *where)
{
    const struct session *session = &walk->session;

    print_message("%s: %s %s, answers:", content_string(content, content->flows[session->flow].id),
                  what, where);
    for (uint32_t q = 0; q < content->question_count; q++)
        if (session->answers[q].state != ANSWER_NONE)
            print_message(" %s=%s%ld", content_fact_id(content, q),
                          session->answers[q].state == ANSWER_UNSURE ? "unsure " : "",
                          (long)session->answers[q].number);
    print_message("\n");
    fail();
}

static bool is_inpatient(const struct trail *trail)
{
    const struct answer service = trail_answer(trail, content_fact(content, "service"));

    return service.state == ANSWER_KNOWN &&
           service.number == content_option(content, content_fact(content, "service"), "inpatient");
}

static void check_end(struct walk *walk, const struct trail *trail)
{
    const struct outcome *outcome = &content->outcomes[trail->outcome];
    const char *id = content_string(content, outcome->id);
    struct checklist list;
    unsigned asked = trail_asked(content, trail);

    walk->ends++;
    walk->reached[trail->outcome] = 1;
    walk->longest = asked > walk->longest ? asked : walk->longest;
    if (asked > (is_inpatient(trail) ? INPATIENT_MAX : QUESTIONS_MAX))
        fail_at(walk, "too many questions to", id);
    if (outcome->grounds != NO_INDEX &&
        rule_truth(&walk->session, trail, outcome->grounds) != TRUTH_TRUE)
        fail_at(walk, "no ground for", id);
    checklist_make(&walk->session, trail, trail->outcome, &list);
    if (list.count > CHECKLIST_MAX)
        fail_at(walk, "too many papers for", id);
}

/* Values to try: every option, or days on both sides of what deadlines look at. */
static size_t values_of(const struct question *question, int32_t today, int64_t out[OPTIONS_MAX])
{
    static const int days_ago[] = {0, 1, 21, 22, 60, 400, 800};
    size_t count = 0;

    if (question->type == QUESTION_DATE)
        for (; count < sizeof days_ago / sizeof days_ago[0]; count++)
            out[count] = today - days_ago[count];
    else
        for (; count < question->options.count; count++)
            out[count] = (int64_t)count;
    return count;
}

static void walk_on(struct walk *walk)
{
    struct trail trail;

    trail_walk(&walk->session, &trail);
    if (trail.state == TRAIL_GAP)
        fail_at(walk, "no way on at", content_string(content, content->nodes[trail.node].id));
    if (trail.state != TRAIL_ASKING) {
        check_end(walk, &trail);
        return;
    }
    uint32_t question = trail_question(content, &trail);
    struct answer *answer = &walk->session.answers[question];
    int64_t values[OPTIONS_MAX];
    size_t count = values_of(&content->questions[question], walk->session.today, values);

    *answer = (struct answer){.state = ANSWER_UNSURE};
    walk_on(walk);
    for (size_t i = 0; i < count; i++) {
        struct answer one = {.state = ANSWER_KNOWN, .number = values[i]};

        *answer = (struct answer){.state = ANSWER_NONE};
        if (session_accepts(&walk->session, question, one)) {
            *answer = one;
            walk_on(walk);
        }
    }
    *answer = (struct answer){.state = ANSWER_NONE};
}

static void start_with(struct walk *walk, uint32_t fact, int64_t value, bool known)
{
    walk->session.answers[fact] = (struct answer){
        .state = known ? ANSWER_KNOWN : ANSWER_UNSURE, .origin = ORIGIN_START, .number = value};
}

/* One kind of place of insurance: nothing known, a province's evidence only, city rules, a zone. */
static const uint32_t insured[] = {0, 371500, 370400, 110000, 430200, 430400, 131000, 220200};

static void walk_flow(struct walk *walk, uint32_t flow)
{
    int32_t today;

    assert_true(date_parse(TODAY, strlen(TODAY), &today));
    for (size_t i = 0; i < sizeof insured / sizeof insured[0]; i++) {
        uint32_t home = insured[i];
        const uint32_t care[] = {0, home, home / 10000 * 10000 + 100, 440300, 130200, PLACE_ABROAD};

        for (size_t c = home != 0 ? 0 : 3; c < sizeof care / sizeof care[0]; c++)
            for (int scheme = -1; scheme < 2; scheme++) {
                session_start(&walk->session, content, flow, today);
                start_with(walk, content->insured_in, home, home != 0);
                start_with(walk, content->care_in, care[c], care[c] != 0);
                start_with(walk, content->scheme, scheme, scheme >= 0);
                walk_on(walk);
            }
    }
}

static void every_path_of_every_matter(void **state)
{
    static struct walk walk; /* too large for a stack */

    (void)state;
    assert_true(content->outcome_count <= sizeof walk.reached);
    for (uint32_t flow = 0; flow < content->flow_count; flow++) {
        walk.ends = 0;
        walk.longest = 0;
        walk_flow(&walk, flow);
        print_message("%-12s %8u ends, at most %u questions\n",
                      content_string(content, content->flows[flow].id), walk.ends, walk.longest);
        assert_true(walk.ends > 0);
    }
}

/* ---- refusals ------------------------------------------------------------------------------ */

/* What another payer owes is a refusal too, although its verdict is not a bad one. (What any content
 * promises `daoban check` finds: test_promises.c.) */
static void what_another_payer_owes_has_its_grounds(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < content->outcome_count; i++) {
        const struct outcome *outcome = &content->outcomes[i];
        const char *verdict = content_string(content, content->verdicts[outcome->verdict].id);

        if (strcmp(verdict, "other_payer") == 0 && outcome->grounds == NO_INDEX)
            fail_msg("%s has no grounds", content_string(content, outcome->id));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_another_payer_owes_has_its_grounds),
        cmocka_unit_test(every_path_of_every_matter),
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, shipped_open, shipped_close);
}
