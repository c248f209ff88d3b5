/*
 * Mutants of the small sample: all are listed and undone, cases notice what they pin down, and what
 * survives comes with a case that would have noticed.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "analysis/behaviour.h"
#include "analysis/mutate/mutation.h"
#include "sample.h"

#include <locale.h>
#include <string.h>

static struct sample sample;

static int sample_open(void **state)
{
    (void)state;
    sample_start(&sample);
    return 0;
}

static int sample_close(void **state)
{
    (void)state;
    sample_free(&sample);
    return 0;
}

static uint64_t print_of(const struct content *content, const struct session *session)
{
    struct session again = *session;
    struct behaviour behaviour;

    again.content = content;
    behaviour_make(&again, &behaviour);
    return behaviour_print(content, &behaviour);
}

static void every_mutant_is_undone(void **state)
{
    struct session session =
        sample_session(&sample, sample.stage, (int64_t)STAGE_PLANNED, sample.hospital,
                       (int64_t)HOSPITAL_NETWORKED, sample.filed, (int64_t)FILED_YES, NO_INDEX);
    uint64_t before = print_of(sample.content, &session);
    struct mutants mutants;

    (void)state;
    mutants_make(&mutants, sample.content, sample.content->rule_count);
    assert_true(mutants.count > 20);
    for (uint32_t i = 0; i < mutants.count; i++) {
        mutants_apply(&mutants, mutants_at(&mutants, i));
        mutants_undo(&mutants, mutants_at(&mutants, i));
        assert_true(print_of(&mutants.content, &session) == before);
    }
    mutants_free(&mutants);
}

/* How many changes of a kind show on a case. */
static unsigned showing(enum mutation kind, const struct session *session)
{
    struct mutants mutants;
    unsigned count = 0;

    mutants_make(&mutants, sample.content, sample.content->rule_count);
    for (uint32_t i = 0; i < mutants.count; i++) {
        const struct mutant *mutant = mutants_at(&mutants, i);

        mutants_apply(&mutants, mutant);
        count += mutant->kind == kind &&
                 print_of(&mutants.content, session) != print_of(sample.content, session);
        mutants_undo(&mutants, mutant);
    }
    mutants_free(&mutants);
    return count;
}

static void a_way_that_leads_elsewhere_shows(void **state)
{
    struct session direct =
        sample_session(&sample, sample.stage, (int64_t)STAGE_PLANNED, sample.hospital,
                       (int64_t)HOSPITAL_NETWORKED, sample.filed, (int64_t)FILED_YES, NO_INDEX);

    (void)state;
    assert_true(showing(MUTATION_TARGET, &direct) > 0);
    assert_int_equal(showing(MUTATION_VALUE, &direct), 0);
}

static void the_content_itself_is_not_touched(void **state)
{
    struct session session =
        sample_session(&sample, sample.stage, (int64_t)STAGE_PLANNED, sample.hospital,
                       (int64_t)HOSPITAL_NETWORKED, sample.filed, (int64_t)FILED_YES, NO_INDEX);
    uint64_t before = print_of(sample.content, &session);
    struct mutants mutants;

    (void)state;
    mutants_make(&mutants, sample.content, sample.content->rule_count);
    for (uint32_t i = 0; i < mutants.count; i++) {
        mutants_apply(&mutants, mutants_at(&mutants, i));
        assert_true(print_of(sample.content, &session) == before);
    }
    mutants_free(&mutants);
}

/* How many mutants survive the cases of a text. */
static uint32_t survivors_of(const char *text, uint32_t *shown)
{
    static struct mutation_score score; /* too large for a stack */
    static const struct place places[256];
    struct content loaded = {.rule_count = sample.content->rule_count};
    const struct workbook workbook = {.content = *sample.content,
                                      .loaded = &loaded,
                                      .flows = places,
                                      .nodes = places,
                                      .arms = places,
                                      .outcomes = places,
                                      .deadlines = places};
    struct stories stories = {.content = &workbook.content};
    struct diags diags = {0};
    uint32_t survivors;

    stories_read(&stories, "a.txt", text, strlen(text), &diags);
    assert_int_equal(diags.count, 0);
    mutation_run(&(struct mutation_request){.workbook = &workbook, .stories = &stories}, &score);
    survivors = score.survivor_count;
    *shown = mutation_counted(&score);
    assert_true(score.whole);
    assert_int_equal(mutation_killed(&score) + survivors, *shown);
    for (uint32_t i = 0; i < survivors; i++) {
        const struct survivor *survivor = mutation_survivor(&score, i);
        const struct mutant *mutant = mutants_at(&score.mutants, survivor->mutant);
        uint64_t before = print_of(sample.content, &survivor->session);

        if (survivor->assumed) /* of no region that has a file */
            continue;
        mutants_apply(&score.mutants, mutant);
        assert_false(print_of(&score.mutants.content, &survivor->session) == before);
        mutants_undo(&score.mutants, mutant);
    }
    mutation_free(&score);
    stories_free(&stories);
    diags_free(&diags);
    return survivors;
}

static void a_case_notices_what_it_pins_down(void **state)
{
    uint32_t shown, again;
    uint32_t without = survivors_of("", &shown);
    uint32_t with = survivors_of("flow settle\non 2026-06-15\n"
                                 "set insured_in=371500 care_in=110000 scheme=employee\n"
                                 "set stage=planned hospital=networked filed=yes\n"
                                 "expect outcome=DIRECT\n",
                                 &again);

    (void)state;
    assert_true(without > 0);
    assert_true(with < without);
    assert_int_equal(shown, again);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_mutant_is_undone),
        cmocka_unit_test(a_way_that_leads_elsewhere_shows),
        cmocka_unit_test(the_content_itself_is_not_touched),
        cmocka_unit_test(a_case_notices_what_it_pins_down),
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, sample_open, sample_close);
}
