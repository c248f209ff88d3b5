/*
 * The parts of a condition in words: values one after the other, all but a few, one day or some days.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "commands/diff_words.h"
#include "content_tree.h"
#include "load/load.h"

#include <locale.h>
#include <stdio.h>

static struct content *content; /* tests/data/good */

static int good_open(void **state)
{
    struct tree_folder tree;
    char folder[80];
    const struct layers layers = {.folder = {folder}, .count = 1};
    struct diags diags = {0};

    (void)state;
    tree_start(&tree, NULL);
    snprintf(folder, sizeof(folder), "%s/content", tree.path);
    content = content_load(&layers, &diags);
    diags_free(&diags);
    tree_free(&tree);
    return content == NULL;
}

static int good_close(void **state)
{
    (void)state;
    content_free(content);
    return 0;
}

#define END 99u /* ends a list of values */

/* A clause with these values says exactly that, in both languages. */
static void must_read(struct clause clause, const uint32_t *values, const char *zh, const char *en)
{
    struct diff differences = {0};
    struct arena arena = {0};
    struct diff_words words = {.old = content,
                               .now = content,
                               .differences = &differences,
                               .language = LANGUAGE_ZH,
                               .arena = &arena};

    while (values[clause.values.count] != END) {
        buffer_add(&differences.values, &values[clause.values.count], sizeof(uint32_t));
        clause.values.count++;
    }
    assert_string_equal(diff_words_clause(&words, &clause), zh);
    words.language = LANGUAGE_EN;
    assert_string_equal(diff_words_clause(&words, &clause), en);
    buffer_free(&differences.values);
    arena_free(&arena);
}

static struct clause about(const char *question)
{
    return (struct clause){.fact = content_fact(content, question)};
}

static void few_values_are_named(void **state)
{
    struct clause clause = about("stage");

    (void)state;
    must_read(clause, (uint32_t[]){0, END}, "阶段：没去", "Stage: Planned");
    clause.unsure = true;
    must_read(clause, (uint32_t[]){1, END}, "阶段：已经付了、不清楚", "Stage: Paid or not known");
    clause.unasked = true;
    must_read(clause, (uint32_t[]){END}, "阶段：不清楚、没有问到", "Stage: not known or not asked");
}

static void many_values_are_all_but_a_few(void **state)
{
    static const uint32_t elsewhere[] = {RELATION_SAME_ZONE, RELATION_SAME_PROVINCE,
                                         RELATION_OTHER_PROVINCE, RELATION_ABROAD, END};
    struct clause clause = about("care_in");

    (void)state;
    must_read(clause, elsewhere, "就医地：除同一统筹区、不清楚以外",
              "Care in: all but same pool or not known");
    clause.unsure = true;
    must_read(clause, elsewhere, "就医地：除同一统筹区以外", "Care in: all but same pool");
    clause.unasked = true;
    must_read(clause, elsewhere, "就医地：没有问到、除同一统筹区以外",
              "Care in: not asked or all but same pool");
}

static void all_but_is_not_said_where_it_is_longer(void **state)
{
    struct clause clause = about("care_in");

    (void)state;
    must_read(clause,
              (uint32_t[]){RELATION_SAME_PROVINCE, RELATION_OTHER_PROVINCE, RELATION_ABROAD, END},
              "就医地：同省、外省、境外", "Care in: same province or other province or abroad");
    clause = about("stage"); /* there is nothing left */
    clause.unsure = true;
    must_read(clause, (uint32_t[]){0, 1, END}, "阶段：没去、已经付了、不清楚",
              "Stage: Planned or Paid or not known");
}

static void one_day_is_said_once(void **state)
{
    static const uint32_t none[] = {END};
    struct clause clause = {.fact = CLAUSE_TODAY, .range = true, .first = 20454, .last = 20454};

    (void)state;
    must_read(clause, none, "办理日期：2026-01-01", "today: 2026-01-01");
    clause.last++;
    must_read(clause, none, "办理日期：2026-01-01 至 2026-01-02",
              "today: 2026-01-01 to 2026-01-02");
    clause.last--;
    clause.fact = content_fact(content, "paid_on");
    clause.unsure = true;
    must_read(clause, none, "付费日：2026-01-01、不清楚", "Paid on: 2026-01-01 or not known");
}

static void one_number_is_said_once(void **state)
{
    static const uint32_t none[] = {END};
    struct clause clause = about("stay");

    (void)state;
    clause.range = true;
    clause.first = clause.last = 3;
    must_read(clause, none, "天数：3", "Days: 3");
    clause.last = 5;
    must_read(clause, none, "天数：3–5", "Days: 3–5");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(few_values_are_named),
        cmocka_unit_test(many_values_are_all_but_a_few),
        cmocka_unit_test(all_but_is_not_said_where_it_is_longer),
        cmocka_unit_test(one_day_is_said_once),
        cmocka_unit_test(one_number_is_said_once),
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, good_open, good_close);
}
