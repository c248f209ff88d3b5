/*
 * The shipped content under small changes: no way can be taken out without a case that then has
 * nowhere to go, and of everything else that shows at least 95 % is noticed by cases, proof or
 * invariants. Under sanitizers, where this takes minutes, it is left to `daoban test --mutate`.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "analysis/mutate.h"
#include "analysis/pool.h"
#include "commands/stories.h"

#include <locale.h>

#ifdef __SANITIZE_ADDRESS__
#define SANITIZED 1
#else
#define SANITIZED 0
#endif

#define SCORE_LEAST 95 /* percent */

static const struct layers layers = {.folder = {"content"}, .count = 1};
static struct workbook workbook;

static int shipped_open(void **state)
{
    struct diags diags = {0};
    bool loaded = workbook_load(&layers, &diags, &workbook);

    (void)state;
    if (!loaded)
        diags_print(&diags, LANGUAGE_EN, stderr);
    diags_free(&diags);
    return !loaded;
}

static int shipped_close(void **state)
{
    (void)state;
    workbook_free(&workbook);
    return 0;
}

/* Whether some case that took a way has nowhere to go without it. */
static bool gap_without(const struct pool *pool, const struct mutant *way)
{
    struct session session;
    struct trail trail;

    for (uint32_t i = 0; i < pool->count; i++) {
        if (!pool_passes(pool, i, way->node, way->slot))
            continue;
        pool_session(pool, pool_at(pool, i), &session);
        trail_walk(&session, &trail);
        if (trail.state == TRAIL_GAP)
            return true;
    }
    return false;
}

static void no_way_can_be_taken_out(void **state)
{
    struct mutants mutants;
    struct pool pool;
    unsigned taken_out = 0;
    const struct mutant *last = NULL;

    (void)state;
    if (SANITIZED)
        skip();
    mutants_make(&mutants, &workbook.content, workbook.loaded->rule_count);
    pool_make(&pool, &mutants.content, &workbook);
    for (uint32_t i = 0; i < mutants.count; i++) {
        const struct mutant *mutant = mutant_at(&mutants, i);
        struct mutant without = *mutant;
        bool noticed;

        if (mutant->kind != MUTATION_TARGET || (last && last->edit.at == mutant->edit.at))
            continue;
        last = mutant;
        without.edit.to = (int32_t)NO_INDEX;
        mutant_apply(&mutants, &without);
        noticed = gap_without(&pool, mutant);
        mutant_undo(&mutants, &without);
        taken_out += noticed;
    }
    print_message("%u ways taken out and noticed\n", taken_out);
    assert_true(taken_out > 300);
    pool_free(&pool);
    mutants_free(&mutants);
}

static void small_changes_are_noticed(void **state)
{
    static struct mutation_score score; /* too large for a stack */
    struct stories stories = {.content = &workbook.content};
    struct diags diags = {0};

    (void)state;
    if (SANITIZED)
        skip();
    stories_read_layers(&stories, &layers, &diags);
    assert_int_equal(diags.count, 0);
    mutation_run(&(struct mutation_request){.content = &workbook.content,
                                            .workbook = &workbook,
                                            .stories = &stories},
                 &score);
    print_message("%u of %u changes noticed\n", mutation_noticed(&score), mutation_shown(&score));
    assert_true(score.whole);
    assert_true(mutation_shown(&score) > 1000);
    assert_true(mutation_noticed(&score) * 100 >= mutation_shown(&score) * SCORE_LEAST);
    mutation_free(&score);
    stories_free(&stories);
    diags_free(&diags);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_way_can_be_taken_out),
        cmocka_unit_test(small_changes_are_noticed),
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, shipped_open, shipped_close);
}
