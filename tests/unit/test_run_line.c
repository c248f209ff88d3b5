/*
 * Lines of a batch: where they end, how long they may be, what is read when reading fails.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "commands/run_line.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A source that gives these bytes and then ends. */
static struct line_source source_of(const char *bytes, size_t size)
{
    char path[] = "/tmp/daoban-lines-XXXXXX";
    const int fd = mkstemp(path);

    assert_true(fd >= 0);
    unlink(path);
    assert_int_equal(write(fd, bytes, size), (ssize_t)size);
    lseek(fd, 0, SEEK_SET);
    return (struct line_source){.fd = fd};
}

static void source_close(struct line_source *source)
{
    close(source->fd);
    buffer_free(&source->bytes);
}

static void line_expect(struct line_source *source, const char *bytes, size_t size)
{
    char *found;
    size_t length;

    assert_int_equal(line_source_next(source, &found, &length), LINE_READ);
    assert_int_equal(length, size);
    assert_memory_equal(found, bytes, size);
    assert_int_equal(found[size], '\0');
}

static void end_expect(struct line_source *source, enum line_found end)
{
    char *found;
    size_t length;

    assert_int_equal(line_source_next(source, &found, &length), end);
}

static void lines_end_at_newlines(void **state)
{
    static const char text[] = "one\n\n\0two\nthree\r\nlast";
    struct line_source source = source_of(text, sizeof text - 1);

    (void)state;
    line_expect(&source, "one", 3);
    line_expect(&source, "", 0);
    line_expect(&source, "\0two", 4);
    line_expect(&source, "three\r", 6);
    line_expect(&source, "last", 4);
    end_expect(&source, LINE_NONE);
    end_expect(&source, LINE_NONE);
    source_close(&source);
}

static void nothing_is_no_line(void **state)
{
    struct line_source source = source_of("", 0);

    (void)state;
    end_expect(&source, LINE_NONE);
    source_close(&source);
}

/* One byte more than a line may have is too much, with an end or without. */
static void a_long_line_is_passed_over(void **state)
{
    static const struct {
        size_t size;
        enum line_found found;
    } table[] = {
        {LINE_BYTES_MAX,           LINE_READ    },
        {LINE_BYTES_MAX + 1,       LINE_TOO_LONG},
        {LINE_BYTES_MAX * 3,       LINE_TOO_LONG},
        {LINE_BYTES_MAX * 2 + 777, LINE_TOO_LONG},
    };

    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        char *bytes = malloc(table[i].size + 6);
        struct line_source source;

        memset(bytes, 'x', table[i].size);
        memcpy(bytes + table[i].size, "\nnext", 5);
        source = source_of(bytes, table[i].size + 5);
        end_expect(&source, table[i].found);
        line_expect(&source, "next", 4);
        assert_true(source.bytes.size <= LINE_BYTES_MAX + 2);
        source_close(&source);
        source = source_of(bytes, table[i].size);
        end_expect(&source, table[i].found);
        end_expect(&source, LINE_NONE);
        source_close(&source);
        free(bytes);
    }
}

/* What came before is handed out; then the failure is no end. */
static void reading_fails_midway(void **state)
{
    struct line_source source = {0};
    int ends[2];

    (void)state;
    assert_int_equal(pipe(ends), 0);
    fcntl(ends[0], F_SETFL, O_NONBLOCK); /* an empty pipe is then an error */
    assert_int_equal(write(ends[1], "whole\ntorn", 10), 10);
    source.fd = ends[0];
    line_expect(&source, "whole", 5);
    end_expect(&source, LINE_FAILED);
    assert_int_equal(errno, EAGAIN);
    close(ends[1]);
    source_close(&source);
}

static void a_folder_cannot_be_read(void **state)
{
    struct line_source source = {.fd = open("/", O_RDONLY)};

    (void)state;
    end_expect(&source, LINE_FAILED);
    source_close(&source);
}

/* A list answers a question with at most OPTIONS_MAX options. */
static void lists_have_an_end(void **state)
{
    static const struct {
        size_t members;
        enum line_fault fault;
    } table[] = {
        {0,               LINE_FINE     },
        {1,               LINE_FINE     },
        {OPTIONS_MAX,     LINE_FINE     },
        {OPTIONS_MAX + 1, LINE_BAD_VALUE},
        {100000,          LINE_BAD_VALUE},
    };

    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        static struct line line;
        struct arena arena = {0};
        struct buffer bytes = {0};

        buffer_print(&bytes, "{\"a\": [");
        for (size_t j = 0; j < table[i].members; j++)
            buffer_print(&bytes, "%s\"o\"", j ? "," : "");
        buffer_print(&bytes, "]}");
        buffer_add(&bytes, "", 1);
        line_read(&line, bytes.data, bytes.size - 1, &arena);
        assert_int_equal(line.fault, table[i].fault);
        if (line.fault == LINE_FINE && table[i].members == 0)
            assert_string_equal(line.pair[0].value, "none");
        else if (line.fault == LINE_FINE)
            assert_int_equal(strlen(line.pair[0].value), 2 * table[i].members - 1);
        else
            assert_string_equal(line.detail, "a");
        arena_free(&arena);
        buffer_free(&bytes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_end_at_newlines),      cmocka_unit_test(nothing_is_no_line),
        cmocka_unit_test(a_long_line_is_passed_over), cmocka_unit_test(reading_fails_midway),
        cmocka_unit_test(a_folder_cannot_be_read),    cmocka_unit_test(lists_have_an_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
