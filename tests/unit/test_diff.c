/*
 * Two contents side by side: the good tree of the tests, and the same with one thing changed.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "analysis/diff/diff.h"
#include "analysis/diff/reworded.h"
#include "commands/revision.h"
#include "content_tree.h"
#include "load/load.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct tree_folder tree;

static struct content *tree_load(void)
{
    char folder[80];
    const struct layers layers = {.folder = {folder}, .count = 1};
    struct diags diags = {0};
    struct content *content;

    snprintf(folder, sizeof(folder), "%s/content", tree.path);
    content = content_load(&layers, &diags);
    if (content == NULL)
        diags_print(&diags, LANGUAGE_EN, stderr);
    diags_free(&diags);
    return content;
}

/* Replaces one piece of a file; it must be there. */
static void tree_change(const char *name, const char *from, const char *to)
{
    struct buffer changed = {0};
    char path[128];
    size_t size;
    char *text, *at;

    snprintf(path, sizeof(path), "%s/%s", tree.path, name);
    text = file_text(path, &size);
    assert_non_null(text);
    at = strstr(text, from);
    assert_non_null(at);
    buffer_add(&changed, text, (size_t)(at - text));
    buffer_add(&changed, to, strlen(to));
    buffer_add(&changed, at + strlen(from), strlen(at + strlen(from)));
    tree_write(&tree, name, changed.data, changed.size, false);
    buffer_free(&changed);
    free(text);
}

struct pair {
    struct content *old;
    struct content *new;
    struct diff differences;
};

/* Compares the tree with itself after one change. */
static void pair_open(struct pair *pair, const char *name, const char *from, const char *to)
{
    tree_start(&tree, NULL);
    pair->old = tree_load();
    if (name)
        tree_change(name, from, to);
    pair->new = tree_load();
    assert_non_null(pair->old);
    assert_non_null(pair->new);
    diff_find(&(struct diff_request){.before = pair->old, .after = pair->new}, &pair->differences);
    assert_true(pair->differences.whole);
}

static void pair_close(struct pair *pair)
{
    diff_free(&pair->differences);
    content_free(pair->old);
    content_free(pair->new);
    tree_free(&tree);
}

/* Whether the example of a difference comes out differently when it is served again. */
static bool replays(const struct pair *pair, const struct diff_group *difference)
{
    const struct content *there = difference->under_new ? pair->old : pair->new;
    struct session other = difference->example;
    struct behaviour here, after;

    other.content = there;
    behaviour_make(&difference->example, &here);
    behaviour_make(&other, &after);
    return behaviour_print(pair->new, &here) != behaviour_print(pair->new, &after);
}

static void count_wording(void *context, const char *kind, const char *id)
{
    char *said = context;

    snprintf(said + strlen(said), 80 - strlen(said), "%s %s;", kind, id);
}

/* ---- nothing behaves differently ------------------------------------------------------------- */

static void a_content_does_not_differ_from_itself(void **state)
{
    struct pair pair;
    char said[80] = "";

    (void)state;
    pair_open(&pair, NULL, NULL, NULL);
    reworded_each(pair.old, pair.new, count_wording, said);
    assert_int_equal(pair.differences.count, 0);
    assert_string_equal(said, "");
    pair_close(&pair);
}

static void wording_alone_is_no_difference(void **state)
{
    struct pair pair;
    char said[80] = "";

    (void)state;
    pair_open(&pair, "content/outcomes/all.yaml", "可以直接结算。", "可以马上结算。");
    reworded_each(pair.old, pair.new, count_wording, said);
    assert_int_equal(pair.differences.count, 0);
    assert_string_equal(said, "outcome DIRECT;");
    pair_close(&pair);
}

static void a_question_more_with_the_same_end_is_no_difference(void **state)
{
    struct pair pair;

    (void)state;
    pair_open(&pair, "flows/settle.yaml", "planned: filed, paid or unsure: paid_filed}\n",
              "planned: urgent, paid or unsure: paid_filed}\n"
              "  urgent:\n    ask: emergency\n    go: {yes or no or unsure: filed}\n");
    assert_true(pair.old->behaviour_print != pair.new->behaviour_print);
    assert_int_equal(pair.differences.count, 0);
    pair_close(&pair);
}

/* ---- something does --------------------------------------------------------------------------- */

static void a_way_that_leads_elsewhere(void **state)
{
    struct pair pair;
    const struct diff_group *difference;
    const struct clause *stage;

    (void)state;
    pair_open(&pair, "flows/settle.yaml", "{yes: DIRECT, no or unsure: FILE_FIRST}",
              "{yes: FILE_FIRST, no or unsure: DIRECT}");
    assert_int_equal(pair.differences.count, 1);
    difference = diff_group_at(&pair.differences, 0);
    assert_int_equal(difference->kinds, DIFFERS_OUTCOME | DIFFERS_VERDICT);
    assert_true(difference->combinations >= 1);
    assert_true(difference->exact);
    assert_int_equal(difference->clauses.count, 1);
    stage = diff_clause_at(&pair.differences, difference->clauses.first);
    assert_int_equal(stage->fact, content_fact(pair.new, "stage"));
    assert_int_equal(stage->values.count, 1);
    assert_int_equal(diff_value_at(&pair.differences, stage->values.first), 0);
    assert_true(replays(&pair, difference));
    pair_close(&pair);
}

/* The condition is the region, and nothing but it. */
static void a_region_s_value(void **state)
{
    struct pair pair;
    const struct diff_group *difference;
    const struct clause *region;

    (void)state;
    pair_open(&pair, "content/regions/liaocheng.yaml", "  days: {value",
              "  claim_time: {value: {plus: 1 month}, text: {zh: 一个月, en: a month}, "
              "cite: official}\n  days: {value");
    assert_int_equal(pair.differences.count, 1);
    difference = diff_group_at(&pair.differences, 0);
    assert_int_equal(difference->kinds, DIFFERS_DATES);
    assert_true(replays(&pair, difference));
    for (uint32_t i = 0; i < difference->clauses.count; i++) {
        region = diff_clause_at(&pair.differences, difference->clauses.first + i);
        if (region->fact != CLAUSE_REGION)
            continue;
        assert_int_equal(region->values.count, 1);
        assert_int_equal(diff_value_at(&pair.differences, region->values.first), 371500);
        pair_close(&pair);
        return;
    }
    fail_msg("the condition does not name the region");
}

static void a_paper_dropped(void **state)
{
    struct pair pair;
    const struct diff_group *difference;

    (void)state;
    pair_open(&pair, "content/outcomes/all.yaml", "  bring: {set: identity}\n", "");
    assert_int_equal(pair.differences.count, 1);
    difference = diff_group_at(&pair.differences, 0);
    assert_int_equal(difference->kinds, DIFFERS_PAPERS);
    assert_true(difference->after.result.checklist.count <
                difference->before.result.checklist.count);
    assert_true(replays(&pair, difference));
    pair_close(&pair);
}

static void a_deadline_a_day_later(void **state)
{
    struct pair pair;
    const struct diff_group *difference;

    (void)state;
    pair_open(&pair, "content/deadlines.yaml", "30 workdays", "31 workdays");
    assert_int_equal(pair.differences.count, 1);
    difference = diff_group_at(&pair.differences, 0);
    assert_int_equal(difference->kinds, DIFFERS_DATES);
    assert_true(replays(&pair, difference));
    pair_close(&pair);
}

static void a_step_s_condition(void **state)
{
    struct pair pair;

    (void)state;
    pair_open(&pair, "content/outcomes/all.yaml", "cost > 1000", "cost > 1001");
    assert_int_equal(pair.differences.count, 1);
    assert_int_equal(diff_group_at(&pair.differences, 0)->kinds, DIFFERS_STEPS);
    pair_close(&pair);
}

/* ---- revisions ---------------------------------------------------------------------------------- */

/* One entry of a tar archive: a header block, the bytes padded to blocks. */
static void tar_add(struct buffer *tar, const char *name, char type, const char *bytes)
{
    size_t at = buffer_add(tar, NULL, 512);

    snprintf(tar->data + at, 100, "%s", name);
    snprintf(tar->data + at + 124, 12, "%011o", (unsigned)strlen(bytes));
    tar->data[at + 156] = type;
    at = buffer_add(tar, NULL, (strlen(bytes) + 511) / 512 * 512);
    memcpy(tar->data + at, bytes, strlen(bytes));
}

static bool is_there(const char *folder, const char *name)
{
    char path[128];

    snprintf(path, sizeof(path), "%s/%s", folder, name);
    return access(path, F_OK) == 0;
}

static void an_archive_writes_content_and_nothing_else(void **state)
{
    struct buffer tar = {0};
    struct revision revision = {.folder = "/tmp/daoban-XXXXXX"};

    (void)state;
    assert_non_null(mkdtemp(revision.folder));
    tar_add(&tar, "content/about.yaml", '0', "name: x\n");
    tar_add(&tar, "content/../../escaped.yaml", '0', "no\n");
    tar_add(&tar, "/tmp/daoban-absolute.yaml", '0', "no\n");
    tar_add(&tar, "content/link.yaml", '2', "");
    tar_add(&tar, "content/program.sh", '0', "no\n");
    buffer_add(&tar, NULL, 1024);
    assert_true(revision_unpack(tar.data, tar.size, revision.folder));
    assert_true(is_there(revision.folder, "content/about.yaml"));
    assert_false(is_there(revision.folder, "content/link.yaml"));
    assert_false(is_there(revision.folder, "content/program.sh"));
    assert_false(is_there(revision.folder, "../escaped.yaml"));
    assert_false(is_there("", "tmp/daoban-absolute.yaml"));
    buffer_free(&tar);
    revision_close(&revision);
}

static void a_broken_archive_is_refused(void **state)
{
    struct buffer tar = {0};
    struct revision revision = {.folder = "/tmp/daoban-XXXXXX"};

    (void)state;
    assert_non_null(mkdtemp(revision.folder));
    assert_false(revision_unpack("", 0, revision.folder));
    assert_false(revision_unpack("no archive", 10, revision.folder));
    tar_add(&tar, "content/about.yaml", '0', "name: x\n");
    assert_false(revision_unpack(tar.data, 600, revision.folder)); /* cut in the bytes */
    memcpy(tar.data + 124, "99999999999", 11);                     /* no octal size */
    assert_false(revision_unpack(tar.data, tar.size, revision.folder));
    memcpy(tar.data + 124, "77777777777", 11); /* beyond the end */
    assert_false(revision_unpack(tar.data, tar.size, revision.folder));
    buffer_free(&tar);
    revision_close(&revision);
}

static void a_revision_that_is_an_option_is_refused(void **state)
{
    static const char *const bad[] = {"", "-x", "--remote=elsewhere", "--output=/tmp/x"};
    static const char *const environment[] = {NULL};
    struct arena arena = {0};
    struct revision revision;

    (void)state;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        assert_false(revision_open(&revision, &arena, "content", bad[i], environment));
        assert_string_equal(revision.folder, "");
        revision_close(&revision);
    }
    assert_false(revision_open(&revision, &arena, "/proc", "HEAD", environment));
    assert_true(strlen(revision.wrong) > 0);
    revision_close(&revision);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_content_does_not_differ_from_itself),
        cmocka_unit_test(wording_alone_is_no_difference),
        cmocka_unit_test(a_question_more_with_the_same_end_is_no_difference),
        cmocka_unit_test(a_way_that_leads_elsewhere),
        cmocka_unit_test(a_region_s_value),
        cmocka_unit_test(a_paper_dropped),
        cmocka_unit_test(a_deadline_a_day_later),
        cmocka_unit_test(a_step_s_condition),
        cmocka_unit_test(an_archive_writes_content_and_nothing_else),
        cmocka_unit_test(a_broken_archive_is_refused),
        cmocka_unit_test(a_revision_that_is_an_option_is_refused),
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
