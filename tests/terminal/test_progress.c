/*
 * Long work on a terminal: how far it has come is shown while it lasts and wiped when it is done. That
 * nothing of it is written where standard error is no terminal is tested in tests/cli.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "terminal.h"

#include <stdlib.h>
#include <string.h>

/* The small content of the tests with interface texts, one way changed in new/, for a command that is
 * run in its folder. */
#define IN_A_SMALL_CONTENT(command)                                                                \
    "folder=$(mktemp -d); daoban=$PWD/${BUILD:-build}/daoban\n"                                    \
    "cp -R tests/data/good/. \"$folder\" && cp -R content/texts \"$folder/content\" &&\n"          \
    "mkdir \"$folder/new\" && cp -R \"$folder/content\" \"$folder/flows\" \"$folder/new\" &&\n"    \
    "sed -i 's/unsure: FILE_FIRST/unsure: MANUAL/' \"$folder\"/new/flows/settle.yaml\n"            \
    "(cd \"$folder\" && \"$daoban\" " command ")\n"                                                \
    "code=$?; rm -rf \"$folder\"; echo ended $code"

static bool was_written(struct terminal *terminal, const char *text)
{
    size_t size, length = strlen(text);
    const char *bytes = terminal_bytes(terminal, &size);

    for (size_t i = 0; i + length <= size; i++)
        if (memcmp(bytes + i, text, length) == 0)
            return true;
    return false;
}

/* The command says `doing` with a count, ends with an exit code, and leaves nothing of that behind. */
static void must_come_and_go(const char *command, const char *doing, const char *ended)
{
    const char *argv[] = {"/bin/sh", "-c", command, NULL};
    struct terminal *terminal = terminal_start(argv, NULL);

    assert_true(terminal_wait(terminal, ended));
    assert_true(was_written(terminal, doing));
    assert_null(strstr(terminal_screen(terminal), doing));
    assert_int_equal(terminal_end(terminal), 0);
    terminal_free(terminal);
}

/* The small content does not keep all that a content promises: 1. */
static void test_check(void **state)
{
    (void)state;
    must_come_and_go(IN_A_SMALL_CONTENT("check --content content"), "证明中 1/", "ended 1");
}

static void test_diff(void **state)
{
    (void)state;
    must_come_and_go(IN_A_SMALL_CONTENT("diff content new/content"), "比较中 1/", "ended 1");
}

static void test_mutate(void **state)
{
    (void)state;
    must_come_and_go(IN_A_SMALL_CONTENT("test --mutate --content content"), "逐一改动中 1",
                     "ended 1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_check),
        cmocka_unit_test(test_diff),
        cmocka_unit_test(test_mutate),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
