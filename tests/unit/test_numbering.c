/*
 * Sheet numbers over restarts, terminals and days; files that are not what they should be.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "desk/numbering.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define TODAY 20778
#define TOMORROW 20779

struct place {
    char folder[64];
    char path[96];
};

static int place_start(void **state)
{
    struct place *place = calloc(1, sizeof *place);

    assert_non_null(place);
    snprintf(place->folder, sizeof place->folder, "/tmp/daoban-numbers-XXXXXX");
    assert_non_null(mkdtemp(place->folder));
    snprintf(place->path, sizeof place->path, "%s/a/b/sheets", place->folder);
    *state = place;
    return 0;
}

static int place_end(void **state)
{
    struct place *place = *state;
    char path[96];

    unlink(place->path);
    snprintf(path, sizeof path, "%s/a/b", place->folder);
    rmdir(path);
    snprintf(path, sizeof path, "%s/a", place->folder);
    rmdir(path);
    rmdir(place->folder);
    free(place);
    return 0;
}

static void file_write(const struct place *place, const char *text)
{
    FILE *file;

    numbering_next(place->path, TODAY, 0); /* makes the folders */
    file = fopen(place->path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void numbers_go_on_after_a_restart(void **state)
{
    const struct place *place = *state;
    struct stat status;

    assert_int_equal(numbering_next(place->path, TODAY, 0), 1);
    assert_int_equal(numbering_next(place->path, TODAY, 0), 2);
    assert_int_equal(numbering_next(place->path, TODAY, 0), 3);
    assert_int_equal(stat(place->path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
}

static void what_the_desk_knows_counts_too(void **state)
{
    const struct place *place = *state;

    assert_int_equal(numbering_next(place->path, TODAY, 7), 8);
    assert_int_equal(numbering_next(place->path, TODAY, 2), 9);
}

static void every_day_begins_with_one(void **state)
{
    const struct place *place = *state;

    assert_int_equal(numbering_next(place->path, TODAY, 0), 1);
    assert_int_equal(numbering_next(place->path, TOMORROW, 0), 1);
    assert_int_equal(numbering_next(place->path, TOMORROW, 0), 2);
}

static void a_number_given_back_is_given_again(void **state)
{
    const struct place *place = *state;

    assert_int_equal(numbering_next(place->path, TODAY, 0), 1);
    assert_int_equal(numbering_next(place->path, TODAY, 0), 2);
    numbering_return(place->path, TODAY, 2);
    assert_int_equal(numbering_next(place->path, TODAY, 0), 2);
}

static void a_number_is_not_given_back_after_a_later_one(void **state)
{
    const struct place *place = *state;

    assert_int_equal(numbering_next(place->path, TODAY, 0), 1);
    assert_int_equal(numbering_next(place->path, TODAY, 0), 2);
    numbering_return(place->path, TODAY, 1);
    numbering_return(place->path, TOMORROW, 2);
    assert_int_equal(numbering_next(place->path, TODAY, 0), 3);
}

static void files_of_nonsense_count_as_none(void **state)
{
    static const char *const table[] = {
        "",           "nonsense",        "2026-99-99 7\n",
        "2026-11-21", "2026-11-21 -3\n", "2026-11-21 99999999999999999999\n"};
    const struct place *place = *state;

    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        file_write(place, table[i]);
        assert_int_equal(numbering_next(place->path, TODAY, 0), 1);
        assert_int_equal(numbering_next(place->path, TODAY, 0), 2);
    }
}

static void without_a_file_the_desk_counts_itself(void **state)
{
    const struct place *place = *state;

    assert_int_equal(numbering_next(NULL, TODAY, 4), 5);
    assert_int_equal(numbering_next("/proc/daoban/sheets", TODAY, 4), 5);
    numbering_return(NULL, TODAY, 4);
    numbering_return("/proc/daoban/sheets", TODAY, 4);
    file_write(place, "");
    assert_int_equal(unlink(place->path), 0);
    assert_int_equal(symlink("/dev/null", place->path), 0);
    assert_int_equal(numbering_next(place->path, TODAY, 4), 5);
}

static void a_file_in_use_is_not_waited_for(void **state)
{
    const struct place *place = *state;
    int fd;

    assert_int_equal(numbering_next(place->path, TODAY, 0), 1);
    fd = open(place->path, O_RDWR);
    assert_true(fd >= 0);
    assert_int_equal(flock(fd, LOCK_EX), 0);
    assert_int_equal(numbering_next(place->path, TODAY, 1), 2);
    close(fd);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, place_start, place_end)
    const struct CMUnitTest tests[] = {
        TEST(numbers_go_on_after_a_restart),
        TEST(what_the_desk_knows_counts_too),
        TEST(every_day_begins_with_one),
        TEST(a_number_given_back_is_given_again),
        TEST(a_number_is_not_given_back_after_a_later_one),
        TEST(files_of_nonsense_count_as_none),
        TEST(without_a_file_the_desk_counts_itself),
        TEST(a_file_in_use_is_not_waited_for),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
