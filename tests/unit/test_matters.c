/* The list of matters: the office's order, else the flows' own; none out of reach; found by reading. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "fixture.h"
#include "wording/matters.h"

static struct fixture fixture;
static struct office office;

static uint32_t flow(const char *id, const char *title, uint32_t home)
{
    const struct text worded = fixture_text(&fixture, title);
    const uint32_t made = fixture_flow(&fixture, id, "");
    struct flow *at = (struct flow *)(void *)fixture.flows.data + made;

    at->title = worded;
    at->home = home;
    return made;
}

static int start(void **state)
{
    (void)state;
    office = (struct office){0};
    fixture_start(&fixture);
    flow("refund", "手工报销", 2);
    flow("filing", "异地备案", 1);
    flow("inner", "内部", 0);
    return 0;
}

static int end(void **state)
{
    (void)state;
    fixture_free(&fixture);
    return 0;
}

static struct matters found(const char *filter)
{
    const struct words words = {.content = fixture_content(&fixture), .language = LANGUAGE_ZH};

    return matters_find(&words, &office, filter);
}

static void in_the_order_of_the_flows(void **state)
{
    const struct matters matters = found("");

    (void)state;
    assert_int_equal(matters.count, 2);
    assert_int_equal(matters.flow[0], 1);
    assert_int_equal(matters.flow[1], 0);
}

/* Two flows may ask for one place, as where a site adds its own: both are there. */
static void two_at_one_place(void **state)
{
    const uint32_t added = flow("site", "本地事项", 1);
    const struct matters matters = found("");

    (void)state;
    assert_int_equal(matters.count, 3);
    assert_int_equal(matters.flow[0], 1);
    assert_int_equal(matters.flow[1], added);
    assert_int_equal(matters.flow[2], 0);
}

/* The office's order counts alone; what this content does not have is left out. */
static void in_the_order_of_the_office(void **state)
{
    (void)state;
    office.matters[0].flow = "inner";
    office.matters[1].flow = "gone";
    office.matters[2].flow = "refund";
    office.matter_count = 3;
    assert_int_equal(found("").count, 2);
    assert_int_equal(found("").flow[0], 2);
    assert_int_equal(found("").flow[1], 0);
}

static void by_what_is_typed(void **state)
{
    (void)state;
    assert_int_equal(found("备案").count, 1);
    assert_int_equal(found("备案").flow[0], 1);
    assert_int_equal(found("sgbx").count, 1);
    assert_int_equal(found("sgbx").flow[0], 0);
    assert_int_equal(found("nb").count, 0); /* not on the home screen */
    assert_int_equal(found("没有").count, 0);
}

static void more_than_are_shown(void **state)
{
    (void)state;
    for (int i = 0; i < MATTERS_SHOWN + 5; i++)
        flow("more", "更多", 9);
    assert_int_equal(found("").count, MATTERS_SHOWN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(in_the_order_of_the_flows, start, end),
        cmocka_unit_test_setup_teardown(two_at_one_place, start, end),
        cmocka_unit_test_setup_teardown(in_the_order_of_the_office, start, end),
        cmocka_unit_test_setup_teardown(by_what_is_typed, start, end),
        cmocka_unit_test_setup_teardown(more_than_are_shown, start, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
