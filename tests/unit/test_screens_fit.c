/*
 * No screen of the shipped content is longer than two pages at 80 by 24: a question stands on one with
 * all its options, and why it is asked, what came out and what the citizen is shown need at most one
 * turn of the page. Measured along paths at random, from a fixed seed, in both languages.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "random_flow.h"
#include "screens/parts.h"
#include "stage.h"

#include <stdlib.h>
#include <string.h>

#define PATHS 800
#define STEPS_MAX 40
#define TURNS_MAX 1       /* of the page */
#define TURNS_OF_RESULT 2 /* everything known, or to be asked, that bears on the case is there */
#define TURNS_LIMIT 9

static struct stage stage;
static unsigned wrong;
static uint8_t told[2][4096]; /* by screen and thing: each is told once */

static void tell(unsigned screen, uint32_t thing, const char *name, const char *id, unsigned turns)
{
    if (turns <= told[screen][thing])
        return;
    told[screen][thing] = (uint8_t)turns;
    print_message("%s of %s: %u turns of the page\n", name, id, turns);
    wrong++;
}

/* How often the page turns on the screen on top. */
static unsigned turns_of_the_page(void)
{
    struct buffer before = {0}, after = {0};
    unsigned turns = 0;

    stage_draw(&stage);
    stage_text(&before);
    for (; turns < TURNS_LIMIT; turns++) {
        stage_key(&stage, "PageDown");
        stage_draw(&stage);
        after.size = 0;
        stage_text(&after);
        if (after.size == before.size && memcmp(after.data, before.data, after.size) == 0)
            break;
        before.size = 0;
        buffer_add(&before, after.data, after.size);
    }
    buffer_free(&before);
    buffer_free(&after);
    return turns;
}

static unsigned turns_of(struct screen *screen)
{
    unsigned turns;

    app_open(&stage.app, screen);
    turns = turns_of_the_page();
    stage_key(&stage, "Esc");
    return turns;
}

static void measure_question(uint32_t question)
{
    const unsigned turns = turns_of(why_question_open(&stage.desk, question));

    if (turns > TURNS_MAX)
        tell(0, question, "why", content_fact_id(stage.content, question), turns);
}

static void measure_outcome(void)
{
    const uint32_t outcome = stage.desk.result.trail.outcome;
    const char *id = content_string(stage.content, stage.content->outcomes[outcome].id);
    const unsigned turns = turns_of(conclusion_open(&stage.desk));

    if (turns > TURNS_OF_RESULT)
        tell(1, outcome, "result", id, turns);
}

static void answer_any(uint32_t question, uint32_t *seed)
{
    struct answer tries[TRIES_MAX];
    const uint32_t count = tries_for(&stage.desk.open.session, question, tries);

    for (int i = 0; i < 40; i++) {
        *seed = *seed * 1664525U + 1013904223U;
        if (desk_answer(&stage.desk, question, tries[(*seed >> 8) % count]))
            return;
    }
    desk_answer(&stage.desk, question, (struct answer){.state = ANSWER_UNSURE});
}

static void walk_any(uint32_t *seed)
{
    *seed = *seed * 1664525U + 1013904223U;
    desk_begin(&stage.desk, (*seed >> 8) % stage.content->flow_count);
    for (int i = 0; i < STEPS_MAX && stage.desk.result.trail.state == TRAIL_ASKING; i++) {
        const uint32_t question = trail_question(stage.content, &stage.desk.result.trail);

        measure_question(question);
        answer_any(question, seed);
    }
    if (stage.desk.result.trail.state == TRAIL_DONE)
        measure_outcome();
    desk_finish(&stage.desk);
}

static void two_pages_are_enough(enum language language)
{
    uint32_t seed = 20261122;

    wrong = 0;
    memset(told, 0, sizeof told);
    stage_open(&stage, 80, 24, language);
    for (int path = 0; path < PATHS; path++)
        walk_any(&seed);
    stage_close(&stage);
    assert_int_equal(wrong, 0);
}

static void in_chinese(void **state)
{
    (void)state;
    two_pages_are_enough(LANGUAGE_ZH);
}

static void in_english(void **state)
{
    (void)state;
    two_pages_are_enough(LANGUAGE_EN);
}

static int load(void **state)
{
    (void)state;
    return !stage_load(&stage);
}

static int unload(void **state)
{
    (void)state;
    stage_unload(&stage);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(in_chinese),
        cmocka_unit_test(in_english),
    };

    return cmocka_run_group_tests(tests, load, unload);
}
