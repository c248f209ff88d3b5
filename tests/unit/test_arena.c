/* Memory: zeroed, aligned, of any size; and what happens when there is none. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void pieces_are_zeroed_aligned_and_apart(void **state)
{
    struct arena arena = {0};
    unsigned char *piece[200];

    (void)state;
    for (size_t i = 0; i < 200; i++) {
        size_t size = i * i % 9000;

        piece[i] = arena_alloc(&arena, size);
        assert_int_equal((uintptr_t)piece[i] % _Alignof(max_align_t), 0);
        for (size_t j = 0; j < size; j++)
            assert_int_equal(piece[i][j], 0);
        memset(piece[i], (int)i, size);
    }
    for (size_t i = 0; i < 200; i++)
        for (size_t j = 0; j < i * i % 9000; j++)
            assert_int_equal(piece[i][j], i);
    arena_free(&arena);
}

static void an_arena_is_empty_after_free_and_can_be_used_again(void **state)
{
    struct arena arena = {0};

    (void)state;
    arena_free(&arena);
    for (int round = 0; round < 3; round++) {
        assert_string_equal(arena_copy(&arena, "聊城市", 6), "聊城");
        assert_non_null(arena_alloc(&arena, 1 << 20));
        assert_string_equal(arena_copy(&arena, NULL, 0), "");
        arena_free(&arena);
        assert_null(arena.block);
    }
}

static void a_large_piece_leaves_the_newest_block_in_use(void **state)
{
    struct arena arena = {0};
    char *first = arena_alloc(&arena, 16);
    char *second;

    (void)state;
    arena_alloc(&arena, 1 << 20);
    second = arena_alloc(&arena, 16);
    assert_ptr_equal(second, first + 16);
    arena_free(&arena);
}

static void formats_of_any_length(void **state)
{
    struct arena arena = {0};

    (void)state;
    assert_string_equal(arena_format(&arena, "%s:%d", "a", 7), "a:7");
    assert_string_equal(arena_format(&arena, "%s", ""), "");
    assert_int_equal(strlen(arena_format(&arena, "%70000d", 1)), 70000);
    arena_free(&arena);
}

static void a_buffer_grows_and_keeps_what_it_had(void **state)
{
    struct buffer buffer = {0};
    const uint32_t number = 0x12345678;

    (void)state;
    assert_int_equal(buffer_add(&buffer, NULL, 0), 0);
    for (size_t i = 0; i < 5000; i++)
        assert_int_equal(buffer_add(&buffer, &number, sizeof number), i * sizeof number);
    assert_int_equal(buffer_add(&buffer, NULL, 3), 20000);
    assert_memory_equal(buffer.data + 19996, &number, 4);
    assert_memory_equal(buffer.data + 20000, "\0\0\0", 3);
    buffer_print(&buffer, "%s-%d", "月", 8);
    assert_int_equal(buffer.size, 20008);
    assert_memory_equal(buffer.data + 20003, "月-8", 5);
    buffer_free(&buffer);
    assert_null(buffer.data);
    assert_int_equal(buffer.size, 0);
}

/* Reserved room is aligned and enough; what comes past it moves the buffer, as ever. */
static void a_buffer_may_be_reserved(void **state)
{
    static const size_t alignments[] = {64, 4096, (size_t)2 << 20};

    (void)state;
    for (size_t i = 0; i < sizeof alignments / sizeof alignments[0]; i++) {
        struct buffer buffer = {0};
        const char *reserved;

        buffer_reserve(&buffer, 5000, alignments[i]);
        reserved = buffer.data;
        assert_int_equal((uintptr_t)reserved % alignments[i], 0);
        assert_int_equal(buffer.size, 0);
        assert_true(buffer.room >= 5000);
        assert_int_equal(buffer_add(&buffer, "abc", 3), 0);
        buffer_extend(&buffer, 4997);
        assert_ptr_equal(buffer.data, reserved);
        buffer_add(&buffer, NULL, buffer.room);
        assert_memory_equal(buffer.data, "abc", 3);
        buffer_free(&buffer);
    }
}

/* Runs in a child with its messages thrown away; the program must end with 3, not crash. */
static int exit_status_of(void (*run)(void))
{
    pid_t child = fork();
    int status = 0;

    if (child == 0) {
        if (!freopen("/dev/null", "w", stderr))
            _exit(99);
        run();
        _exit(0);
    }
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void ask_the_impossible(void)
{
    struct arena arena = {0};

    arena_alloc(&arena, SIZE_MAX);
}

static void ask_the_nearly_impossible(void)
{
    struct arena arena = {0};

    arena_alloc(&arena, SIZE_MAX - 8);
}

static void grow_without_end(void)
{
    struct buffer buffer = {0};

    buffer_add(&buffer, NULL, 1);
    buffer_add(&buffer, NULL, SIZE_MAX - 1);
}

static void out_of_memory_ends_the_program_with_a_sentence(void **state)
{
    (void)state;
    assert_int_equal(exit_status_of(ask_the_impossible), 3);
    assert_int_equal(exit_status_of(ask_the_nearly_impossible), 3);
    assert_int_equal(exit_status_of(grow_without_end), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_are_zeroed_aligned_and_apart),
        cmocka_unit_test(an_arena_is_empty_after_free_and_can_be_used_again),
        cmocka_unit_test(a_large_piece_leaves_the_newest_block_in_use),
        cmocka_unit_test(formats_of_any_length),
        cmocka_unit_test(a_buffer_grows_and_keeps_what_it_had),
        cmocka_unit_test(a_buffer_may_be_reserved),
        cmocka_unit_test(out_of_memory_ends_the_program_with_a_sentence),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
