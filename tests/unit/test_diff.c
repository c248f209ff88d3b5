/*
 * Two contents side by side: the good tree of the tests, and the same with one thing changed.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "analysis/diff/every_sheet.h"
#include "analysis/diff/unshown.h"
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

    snprintf(folder, sizeof folder, "%s/content", tree.path);
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

    snprintf(path, sizeof path, "%s/%s", tree.path, name);
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

/* "outcome say;": what is listed as on no sheet. */
static void note_unshown(void *context, const struct unshown *unshown)
{
    char *said = context;

    snprintf(said + strlen(said), 200 - strlen(said), "%s %s;", records_section(unshown->section),
             unshown->before == NO_INDEX  ? "new"
             : unshown->after == NO_INDEX ? "gone"
                                          : records_member(unshown->member));
}

/* The only difference, on a sheet of the same outcome. */
static const struct sheet_change *only_change(const struct pair *pair, enum part part)
{
    const struct diff_group *difference;

    assert_int_equal(pair->differences.count, 1);
    difference = diff_group_at(&pair->differences, 0);
    assert_int_equal(difference->kind, DIFFERS_PART);
    assert_int_equal(difference->change.part, part);
    assert_true(difference->combinations >= 1);
    return &difference->change;
}

static void must_list(const struct pair *pair, const char *expected)
{
    char said[200] = "";

    unshown_each(&pair->differences, note_unshown, said);
    assert_string_equal(said, expected);
}

/* ---- nothing differs ------------------------------------------------------------------------- */

static void a_content_does_not_differ_from_itself(void **state)
{
    struct pair pair;

    (void)state;
    pair_open(&pair, NULL, NULL, NULL);
    assert_int_equal(pair.differences.count, 0);
    assert_false(every_sheet_changes(&pair.differences.pairs));
    must_list(&pair, "");
    pair_close(&pair);
}

static void blanks_and_remarks_are_no_difference(void **state)
{
    struct pair pair;

    (void)state;
    pair_open(&pair, "content/outcomes/all.yaml", "DIRECT:\n",
              "\n# remark\nDIRECT:    # remark\n\n");
    assert_int_equal(pair.differences.count, 0);
    must_list(&pair, "");
    pair_close(&pair);
}

/* A question's own words are on the screen that asks it. */
static void what_no_sheet_tells_is_listed(void **state)
{
    struct pair pair;

    (void)state;
    pair_open(&pair, "content/questions.yaml", "text: {zh: ", "text: {zh: 请问");
    assert_int_equal(pair.differences.count, 0);
    must_list(&pair, "question text;");
    pair_close(&pair);
}

/* ---- something does --------------------------------------------------------------------------- */

static const struct clause *clause_find(const struct pair *pair, const struct diff_group *group,
                                        uint32_t fact)
{
    for (uint32_t i = 0; i < group->clauses.count; i++) {
        const struct clause *clause = diff_clause_at(&pair->differences, group->clauses.first + i);

        if (clause->fact == fact)
            return clause;
    }
    return NULL;
}

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
    assert_int_equal(difference->kind, DIFFERS_OUTCOME);
    assert_true(difference->combinations >= 1);
    assert_true(difference->exact);
    stage = clause_find(&pair, difference, content_fact(pair.new, "stage"));
    if (stage == NULL)
        fail_msg("the condition does not name the stage");
    else
        assert_int_equal(diff_value_at(&pair.differences, stage->values.first), 0);
    assert_true(replays(&pair, difference));
    pair_close(&pair);
}

static void a_sentence(void **state)
{
    struct pair pair;
    const struct sheet_change *change;

    (void)state;
    pair_open(&pair, "content/outcomes/all.yaml", "请先备案。", "请您先备案。");
    change = only_change(&pair, PART_OUTCOME);
    assert_true(change->reworded);
    assert_int_equal(change->after, content_outcome(pair.new, "FILE_FIRST"));
    must_list(&pair, "");
    pair_close(&pair);
}

/* Who has filed need not file first: whoever plans is taken to have filed not. */
static void a_sentence_that_nobody_comes_to_is_listed(void **state)
{
    struct pair pair;

    (void)state;
    pair_open(&pair, "content/outcomes/all.yaml", "可以直接结算。", "可以马上结算。");
    assert_int_equal(pair.differences.count, 0);
    must_list(&pair, "outcome say;");
    pair_close(&pair);
}

static void a_question_more_stands_among_the_circumstances(void **state)
{
    struct pair pair;
    const struct sheet_change *change;

    (void)state;
    pair_open(&pair, "flows/settle.yaml", "planned: filed, paid or unsure: paid_filed}\n",
              "planned: urgent, paid or unsure: paid_filed}\n"
              "  urgent:\n    ask: emergency\n    go: {yes or no or unsure: filed}\n");
    change = only_change(&pair, PART_QUESTION);
    assert_int_equal(change->before, NO_INDEX);
    assert_int_equal(change->after, content_fact(pair.new, "emergency"));
    pair_close(&pair);
}

/* A value that comes is told once, with the region it is for. */
static void a_region_s_value(void **state)
{
    struct pair pair;
    const struct sheet_change *change;
    const struct clause *region;

    (void)state;
    pair_open(&pair, "content/regions/liaocheng.yaml", "  days: {value",
              "  claim_time: {value: {plus: 1 month}, text: {zh: 一个月, en: a month}, "
              "cite: official}\n  days: {value");
    change = only_change(&pair, PART_VALUE);
    assert_int_equal(pair.new->values[change->after].parameter,
                     content_parameter(pair.new, "claim_time"));
    region = clause_find(&pair, diff_group_at(&pair.differences, 0), CLAUSE_REGION);
    if (region == NULL)
        fail_msg("the condition does not name the region");
    else
        assert_int_equal(diff_value_at(&pair.differences, region->values.first), 371500);
    pair_close(&pair);
}

static void a_paper_dropped(void **state)
{
    struct pair pair;
    const struct diff_group *difference;

    (void)state;
    pair_open(&pair, "content/outcomes/all.yaml", "  bring: {set: identity}\n", "");
    assert_true(pair.differences.count >= 1);
    for (uint32_t i = 0; i < pair.differences.count; i++) {
        difference = diff_group_at(&pair.differences, i);
        assert_int_equal(difference->kind, DIFFERS_PART);
        assert_int_equal(difference->change.after, NO_INDEX);
        assert_true(difference->after.result.checklist.count <
                    difference->before.result.checklist.count);
        assert_true(replays(&pair, difference));
    }
    pair_close(&pair);
}

static void a_deadline_a_day_later(void **state)
{
    struct pair pair;

    (void)state;
    pair_open(&pair, "content/deadlines.yaml", "30 workdays", "31 workdays");
    assert_true(only_change(&pair, PART_DEADLINE)->reworded);
    assert_true(replays(&pair, diff_group_at(&pair.differences, 0)));
    pair_close(&pair);
}

static void a_note_s_condition(void **state)
{
    struct pair pair;

    (void)state;
    pair_open(&pair, "content/outcomes/all.yaml", "cost > 1000", "cost > 1001");
    only_change(&pair, PART_NOTE);
    must_list(&pair, "note when;");
    pair_close(&pair);
}

/* ---- what every sheet tells --------------------------------------------------------------------- */

static void note_every(void *context, const struct every_change *change)
{
    bool *seen = context;

    seen[change->kind] = change->shown;
}

static void the_content_s_day_is_on_every_sheet(void **state)
{
    struct pair pair;
    bool seen[EVERY_KIND_COUNT] = {false};

    (void)state;
    pair_open(&pair, "content/about.yaml", "2026-01-01", "2026-01-02");
    every_sheet_each(&pair.differences.pairs, note_every, seen);
    assert_true(seen[EVERY_DATED]);
    assert_false(seen[EVERY_NAME]);
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

    snprintf(path, sizeof path, "%s/%s", folder, name);
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
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
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
        cmocka_unit_test(blanks_and_remarks_are_no_difference),
        cmocka_unit_test(what_no_sheet_tells_is_listed),
        cmocka_unit_test(a_way_that_leads_elsewhere),
        cmocka_unit_test(a_sentence),
        cmocka_unit_test(a_sentence_that_nobody_comes_to_is_listed),
        cmocka_unit_test(a_question_more_stands_among_the_circumstances),
        cmocka_unit_test(a_region_s_value),
        cmocka_unit_test(a_paper_dropped),
        cmocka_unit_test(a_deadline_a_day_later),
        cmocka_unit_test(a_note_s_condition),
        cmocka_unit_test(the_content_s_day_is_on_every_sheet),
        cmocka_unit_test(an_archive_writes_content_and_nothing_else),
        cmocka_unit_test(a_broken_archive_is_refused),
        cmocka_unit_test(a_revision_that_is_an_option_is_refused),
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
