/*
 * Running out of memory inside a library is said in the words of running out of memory: nobody is sent to look
 * for a mistake in a good file.
 *
 * Every allocation in turn is made to fail, each in a process of its own. Under the address sanitizer,
 * which has an allocator of its own, there is nothing to test with.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "commands/run_line.h"
#include "load/yaml/yaml.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define EXHAUSTED 3
#define MISUNDERSTOOD 1 /* the good text was taken for a bad one */
#define ALLOCATIONS_MAX 2000

#ifdef __has_feature /* clang says so in its own way */
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__
#endif
#endif
#ifndef __SANITIZE_ADDRESS__

static int allocations_left = -1; /* -1: all succeed */

void *__libc_malloc(size_t size);
void *__libc_realloc(void *old, size_t size);
void *__libc_calloc(size_t count, size_t size);

static bool refuses(void)
{
    if (allocations_left < 0)
        return false;
    if (allocations_left > 0) {
        allocations_left--;
        return false;
    }
    errno = ENOMEM;
    return true;
}

void *malloc(size_t size)
{
    return refuses() ? NULL : __libc_malloc(size);
}

void *realloc(void *old, size_t size)
{
    return refuses() ? NULL : __libc_realloc(old, size);
}

void *calloc(size_t count, size_t size)
{
    return refuses() ? NULL : __libc_calloc(count, size);
}

static bool yaml_good(void)
{
    static const char text[] =
        "one: {zh: 甲, en: \"A: 1\"}\ntwo:\n  - a\n  - 'b'\nthree: |\n  x\n  y\n";
    struct arena arena = {0};
    struct diags diags = {0};

    return yaml_parse(&arena, &diags, text, sizeof text - 1, "t.yaml") != NULL && diags.count == 0;
}

static bool json_good(void)
{
    char text[] =
        "{\"id\": 7, \"stage\": [\"a\", \"b\"], \"paid_on\": \"2026-01-02\", \"amount\": 12.5}";
    struct arena arena = {0};
    struct line line;

    line_read(&line, text, sizeof text - 1, &arena);
    return line.fault == LINE_FINE && line.id != NULL && line.count == 4;
}

/* How a process ends whose allocation number `number` fails; its sentence goes to `said`. */
static int end_of(bool (*good)(void), int number, char *said, size_t size)
{
    int ends[2], status;
    ssize_t got;
    pid_t child;

    fflush(NULL);
    assert_int_equal(pipe(ends), 0);
    child = fork();
    assert_int_not_equal(child, -1);
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        allocations_left = number;
        _exit(good() ? 0 : MISUNDERSTOOD);
    }
    close(ends[1]);
    got = read(ends[0], said, size - 1);
    said[got > 0 ? got : 0] = '\0';
    close(ends[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static void every_allocation(bool (*good)(void))
{
    char said[200];
    int end = EXHAUSTED, number = 0, exhausted = 0;

    for (; number < ALLOCATIONS_MAX; number++) {
        end = end_of(good, number, said, sizeof said);
        if (end == 0)
            break;
        if (end != EXHAUSTED || strstr(said, "内存不足") == NULL)
            fail_msg("allocation %d: exit %d, \"%s\"", number, end, said);
        exhausted++;
    }
    assert_int_equal(end, 0); /* the number is beyond the last one: all went well */
    assert_true(exhausted > 3);
}

static void a_yaml_file(void **state)
{
    (void)state;
    every_allocation(yaml_good);
}

static void a_json_line(void **state)
{
    (void)state;
    every_allocation(json_good);
}

#else
#define a_yaml_file skipped
#define a_json_line skipped
static void skipped(void **state)
{
    (void)state;
    skip();
}
#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_yaml_file),
        cmocka_unit_test(a_json_line),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
