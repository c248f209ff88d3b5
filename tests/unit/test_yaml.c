/* The YAML reader: places, joined lines, refusals, and reading on after a mistake. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "load/yaml/yaml.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct fixture {
    struct arena arena;
    struct diags diags;
};

static const struct yaml *parse(struct fixture *fixture, const char *text)
{
    return yaml_parse(&fixture->arena, &fixture->diags, text, strlen(text), "t.yaml");
}

static int set_up(void **state)
{
    static struct fixture fixture;

    fixture = (struct fixture){0};
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;

    arena_free(&fixture->arena);
    diags_free(&fixture->diags);
    return 0;
}

/* Asserts that a text gives exactly one mistake of this kind, at this place. */
static void refused(struct fixture *fixture, const char *text, const char *kind, uint32_t line,
                    uint32_t column)
{
    parse(fixture, text);
    if (fixture->diags.count != 1 || !fixture->diags.list) {
        diags_print(&fixture->diags, LANGUAGE_EN, stdout);
        fail_msg("%s: not one mistake", text);
        return;
    }
    const struct diag *diag = fixture->diags.list[0];
    assert_string_equal(diag->kind, kind);
    assert_int_equal(diag->place.line, line);
    assert_int_equal(diag->place.column, column);
    tear_down((void *[]){fixture});
    *fixture = (struct fixture){0};
}

static void test_tree(void **state)
{
    struct fixture *fixture = *state;
    const struct yaml *root = parse(fixture, "a: 1\nb:\n  - x\n  - {zh: 你, en: \"y\"}\n");
    const struct yaml *b = yaml_get(root, "b");

    assert_int_equal(fixture->diags.count, 0);
    assert_int_equal(root->count, 2);
    assert_int_equal(b->kind, YAML_LIST);
    assert_int_equal(b->key_place.line, 2);
    const struct yaml *map = b->first->next;
    assert_string_equal(yaml_get(map, "zh")->text, "你");
    assert_true(yaml_get(map, "zh")->plain);
    assert_false(yaml_get(map, "en")->plain);
    assert_int_equal(yaml_get(map, "en")->place.line, 4);
    assert_int_equal(yaml_get(map, "en")->place.column, 17);
    assert_null(yaml_get(root, "c"));
}

static void test_folds(void **state)
{
    struct fixture *fixture = *state;
    const struct yaml *root = parse(
        fixture, "a: 备案以后\n  再结算\nb: >-\n  one\n  two\nc: |\n  一\n  二\nd: 第 3 号\n");

    assert_string_equal(yaml_get(root, "a")->text, "备案以后再结算");
    assert_string_equal(yaml_get(root, "b")->text, "one two");
    assert_string_equal(yaml_get(root, "c")->text, "一\n二");
    assert_string_equal(yaml_get(root, "d")->text, "第 3 号");
}

static void test_windows_files(void **state)
{
    struct fixture *fixture = *state;
    const struct yaml *root = parse(fixture, "\xef\xbb\xbf"
                                             "a: 1\r\nb: 2\r\n");

    assert_int_equal(fixture->diags.count, 0);
    assert_string_equal(yaml_get(root, "a")->text, "1");
    assert_string_equal(yaml_get(root, "b")->text, "2");
}

static void test_refusals(void **state)
{
    struct fixture *fixture = *state;

    refused(fixture, "a: 1\nb: 2\na: 3\n", "duplicate-key", 3, 1);
    refused(fixture, "a: &x 1\n", "anchor", 1, 4);
    refused(fixture, "a: *x\n", "anchor", 1, 4);
    refused(fixture, "a: !t 1\n", "tag", 1, 4);
    refused(fixture, "a: 1\n---\nb: 1\n", "documents", 2, 1);
    refused(fixture, "a:\n\tb: 1\n", "tab", 2, 1);
    refused(fixture, "a: \xc4\xe3\n", "not-utf8", 1, 4);
    refused(fixture, "a: x\x1b[31m\n", "character-control", 1, 5);
    refused(fixture, "a: 聊\u202e城\n", "character-invisible", 1, 5);
    refused(fixture, "a: \"\\u202e\"\n", "text-escapes", 1, 4);
    refused(fixture, "a: {zh: 你好, 世界, en: x}\n", "comma-splits", 1, 13);
    refused(fixture, "a: {zh： 你好, en: x}\n", "fullwidth-colon", 1, 5);
    refused(fixture, "a： 1\n", "fullwidth-colon", 1, 2);
    refused(fixture, "a: 1\nb： 2\n", "fullwidth-colon", 2, 2);
    refused(fixture, "a: 第 #3 窗口\n", "hash-cuts", 1, 6);
    refused(fixture, "a: {zh: 第 #3 窗口, en: x}\n", "hash-cuts", 1, 11);
    refused(fixture, "? [a, b]\n: 1\n", "key-not-word", 1, 3);
    refused(fixture, "", "file-empty", 0, 0);
    refused(fixture, "- a\n", "need-map", 1, 1);
}

static void test_comments_are_no_mistake(void **state)
{
    struct fixture *fixture = *state;
    const struct yaml *root = parse(fixture, "a: 1 # 说明\nb: x#y\nc: [1, 2] #三\n");

    assert_int_equal(fixture->diags.count, 0);
    assert_string_equal(yaml_get(root, "b")->text, "x#y");
}

static void test_syntax(void **state)
{
    struct fixture *fixture = *state;

    refused(fixture, "a: b: c\n", "syntax-colon", 1, 5);
    refused(fixture, "a: {b: 1\n", "syntax-braces", 1, 4);
    refused(fixture, "a: [1, 2\n", "syntax-brackets", 1, 4);
    refused(fixture, "a: \"x\n", "syntax-quote", 1, 4);
    refused(fixture, "a: @x\n", "syntax-character", 1, 4);
    refused(fixture, "a:\n  b: 1\n c: 2\n", "syntax-after", 3, 2);
    refused(fixture, "a:\n  - x\n  b\n", "syntax-no-colon", 3, 3);
}

static void test_reads_on(void **state)
{
    struct fixture *fixture = *state;
    const struct yaml *root = parse(fixture, "a: 1\nb: {x: 1\nc: 3\nd: e: f\ng: \"h\ni: 9\na: 2\n");

    assert_string_equal(yaml_get(root, "a")->text, "1");
    assert_string_equal(yaml_get(root, "c")->text, "3");
    assert_string_equal(yaml_get(root, "i")->text, "9");
    assert_null(yaml_get(root, "b"));
    assert_int_equal(fixture->diags.count, 4);
    assert_string_equal(fixture->diags.list[0]->kind, "syntax-braces");
    assert_string_equal(fixture->diags.list[1]->kind, "syntax-colon");
    assert_string_equal(fixture->diags.list[2]->kind, "syntax-quote");
    assert_string_equal(fixture->diags.list[3]->kind, "duplicate-key");
}

static void test_depth_and_size(void **state)
{
    struct fixture *fixture = *state;
    struct buffer deep = {0};

    for (int i = 0; i < 200000; i++)
        buffer_add(&deep, "[", 1);
    buffer_add(&deep, "", 1);
    refused(fixture, deep.data, "depth", 1, 65);
    buffer_free(&deep);
}

static void test_too_many_errors_end(void **state)
{
    struct fixture *fixture = *state;
    struct buffer buffer = {0};

    for (int i = 0; i < 100; i++)
        buffer_print(&buffer, "k%d: {x: 1\n", i);
    yaml_parse(&fixture->arena, &fixture->diags, buffer.data, buffer.size, "t.yaml");
    assert_in_range(fixture->diags.count, 20, 22);
    buffer_free(&buffer);
}

static void test_files(void **state)
{
    struct fixture *fixture = *state;
    char fifo[] = "/tmp/daoban-XXXXXX";

    assert_null(yaml_read(&fixture->arena, &fixture->diags, "/nonexistent.yaml", "n.yaml"));
    assert_string_equal(fixture->diags.list[0]->kind, "file-unreadable");
    assert_null(yaml_read(&fixture->arena, &fixture->diags, "/dev/null", "n.yaml"));
    assert_string_equal(fixture->diags.list[1]->kind, "file-not-regular");
    assert_non_null(mkdtemp(fifo));
    char *path = arena_format(&fixture->arena, "%s/f.yaml", fifo);
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_null(yaml_read(&fixture->arena, &fixture->diags, path, "f.yaml"));
    assert_string_equal(fixture->diags.list[2]->kind, "file-not-regular");
    unlink(path);
    rmdir(fifo);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_tree, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_folds, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_windows_files, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_refusals, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_comments_are_no_mistake, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_syntax, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_reads_on, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_depth_and_size, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_too_many_errors_end, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_files, set_up, tear_down),
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
