/*
 * Whole files: read with a limit, replaced in one step, never made over another.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define LIMIT 100

static char folder[] = "/tmp/daoban-file-XXXXXX";
static char path[sizeof folder + 64];

static const char *in_folder(const char *name)
{
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void spit(const char *name, const char *bytes)
{
    FILE *file = fopen(in_folder(name), "w");

    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, strlen(bytes), file), strlen(bytes));
    assert_int_equal(fclose(file), 0);
}

static int folder_make(void **state)
{
    (void)state;
    strcpy(folder + sizeof folder - 7, "XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

/* Counts what lies in the folder and takes it away. */
static int folder_empty(void)
{
    DIR *directory = opendir(folder);
    const struct dirent *entry;
    int count = 0;

    while ((entry = readdir(directory)) != NULL)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) {
            assert_int_equal(unlinkat(dirfd(directory), entry->d_name, 0), 0);
            count++;
        }
    closedir(directory);
    return count;
}

static int folder_drop(void **state)
{
    (void)state;
    folder_empty();
    return rmdir(folder);
}

static void assert_holds(const char *name, const char *expected)
{
    struct buffer bytes = {0};

    assert_int_equal(file_read(in_folder(name), FILE_NO_LINK, LIMIT, &bytes), 0);
    assert_string_equal(bytes.data, expected);
    assert_int_equal(bytes.size, strlen(expected));
    buffer_free(&bytes);
}

/* ---- reading ------------------------------------------------------------------------------ */

static void a_file_is_read_behind_what_the_buffer_holds(void **state)
{
    struct buffer bytes = {0};

    (void)state;
    spit("a", "one");
    spit("empty", "");
    assert_int_equal(file_read(in_folder("a"), FILE_NO_LINK, LIMIT, &bytes), 0);
    assert_int_equal(file_read(in_folder("a"), FILE_NO_LINK, 3, &bytes), 0);
    assert_int_equal(file_read(in_folder("empty"), FILE_NO_LINK, 0, &bytes), 0);
    assert_int_equal(bytes.size, 6);
    assert_string_equal(bytes.data, "oneone");
    buffer_free(&bytes);
}

static void an_empty_file_is_an_empty_string(void **state)
{
    (void)state;
    spit("empty", "");
    assert_holds("empty", "");
}

static void what_is_no_plain_small_file_is_refused(void **state)
{
    static const struct {
        const char *name;
        enum file_link link;
        int problem;
    } cases[] = {
        {"big",    FILE_ANY_LINK, EFBIG },
        {"sparse", FILE_ANY_LINK, EFBIG },
        {"fifo",   FILE_ANY_LINK, EINVAL},
        {"zero",   FILE_ANY_LINK, EINVAL},
        {".",      FILE_ANY_LINK, EINVAL},
        {"link",   FILE_NO_LINK,  ELOOP },
        {"zero",   FILE_NO_LINK,  ELOOP },
        {"none",   FILE_ANY_LINK, ENOENT},
    };
    struct buffer bytes = {0};

    (void)state;
    spit("big", "one byte more than the limit, which is a hundred bytes here: "
                "these are a hundred and one of them...!!");
    spit("sparse", "");
    assert_int_equal(truncate(in_folder("sparse"), (off_t)1 << 40), 0);
    assert_int_equal(mkfifo(in_folder("fifo"), 0600), 0);
    assert_int_equal(symlink("big", in_folder("link")), 0);
    assert_int_equal(symlink("/dev/zero", in_folder("zero")), 0);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        if (file_read(in_folder(cases[i].name), cases[i].link, LIMIT, &bytes) != cases[i].problem)
            fail_msg("%s: not %s", cases[i].name, strerror(cases[i].problem));
    assert_int_equal(bytes.size, 0);
    buffer_free(&bytes);
}

static void a_pipe_is_read_up_to_the_limit(void **state)
{
    static const char text[] = "twelve bytes";
    struct buffer bytes = {0};
    int ends[2];

    (void)state;
    for (size_t limit = 11; limit <= 13; limit++) {
        assert_int_equal(pipe(ends), 0);
        assert_int_equal(file_write(ends[1], text, 12), 0);
        close(ends[1]);
        assert_int_equal(file_read_rest(ends[0], limit, &bytes), limit < 12 ? EFBIG : 0);
        assert_int_equal(bytes.size, limit < 12 ? limit : 12);
        assert_memory_equal(bytes.data, text, bytes.size);
        close(ends[0]);
        bytes.size = 0;
    }
    buffer_free(&bytes);
    assert_int_equal(file_read_rest(-1, 1, &bytes), EBADF);
}

/* ---- writing ------------------------------------------------------------------------------ */

static void a_new_file_is_never_made_over_another(void **state)
{
    struct stat status;

    (void)state;
    assert_int_equal(file_create(in_folder("new"), 0600, "first", 5), 0);
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 07777, 0600);
    assert_int_equal(file_create(in_folder("new"), 0600, "second", 6), EEXIST);
    assert_int_equal(symlink("nowhere", in_folder("link")), 0);
    assert_int_equal(file_create(in_folder("link"), 0600, "third", 5), EEXIST);
    assert_holds("new", "first");
    assert_int_equal(folder_empty(), 2);
}

static void a_file_is_replaced_and_nothing_else_left(void **state)
{
    (void)state;
    assert_int_equal(file_replace(in_folder("x"), 0600, "old", 3), 0);
    assert_int_equal(file_replace(in_folder("x"), 0600, "newer", 5), 0);
    assert_holds("x", "newer");
    assert_int_equal(file_replace(in_folder("x"), 0600, "", 0), 0);
    assert_holds("x", "");
    assert_int_equal(folder_empty(), 1);
}

/* A link is replaced itself: what it leads to stays as it was. */
static void a_link_is_not_written_through(void **state)
{
    (void)state;
    spit("target", "kept");
    assert_int_equal(symlink("target", in_folder("link")), 0);
    assert_int_equal(file_replace(in_folder("link"), 0600, "new", 3), 0);
    assert_holds("target", "kept");
    assert_holds("link", "new");
}

static void what_cannot_be_written_leaves_the_old_file(void **state)
{
    const struct rlimit small = {4, RLIM_INFINITY};
    struct rlimit before;

    (void)state;
    assert_int_equal(file_create(in_folder("none/x"), 0600, "x", 1), ENOENT);
    assert_int_equal(mkdir(in_folder("taken"), 0700), 0);
    assert_int_equal(file_replace(in_folder("taken"), 0600, "x", 1), EISDIR);
    assert_int_equal(rmdir(in_folder("taken")), 0);
    spit("x", "old");
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0); /* SIGXFSZ is ignored, see main() */
    const int replaced = file_replace(in_folder("x"), 0600, "longer", 6);
    const int created = file_create(in_folder("y"), 0600, "longer", 6);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    assert_int_equal(replaced, EFBIG);
    assert_int_equal(created, EFBIG);
    assert_holds("x", "old");
    assert_int_equal(folder_empty(), 1);
}

/* What a power cut left is taken away after an hour; what looks different or is new stays. */
static void old_temporaries_are_swept(void **state)
{
    static const char *const names[] = {".daoban-1.tmp", ".daoban-2.tmp", ".daoban-x.tmp",
                                        ".daoban-3.tmpx"};
    const struct timespec old[2] = {
        {time(NULL) - 4000, 0},
        {time(NULL) - 4000, 0}
    };

    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        spit(names[i], "half");
        if (i != 1)
            assert_int_equal(utimensat(AT_FDCWD, path, old, 0), 0);
    }
    assert_int_equal(file_replace(in_folder("x"), 0600, "whole", 5), 0);
    assert_int_equal(access(in_folder(names[0]), F_OK), -1);
    for (size_t i = 1; i < sizeof names / sizeof names[0]; i++)
        assert_int_equal(access(in_folder(names[i]), F_OK), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, folder_make, folder_drop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_file_is_read_behind_what_the_buffer_holds),
        TEST(an_empty_file_is_an_empty_string),
        TEST(what_is_no_plain_small_file_is_refused),
        TEST(a_pipe_is_read_up_to_the_limit),
        TEST(a_new_file_is_never_made_over_another),
        TEST(a_file_is_replaced_and_nothing_else_left),
        TEST(a_link_is_not_written_through),
        TEST(what_cannot_be_written_leaves_the_old_file),
        TEST(old_temporaries_are_swept),
    };

    signal(SIGXFSZ, SIG_IGN);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
