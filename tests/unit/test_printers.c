/*
 * The list of printers against a helper of the test's own, and the choice that is remembered. The clock
 * is a number.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "desk/choices.h"
#include "desk/printers.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

struct hall {
    char folder[64], paper[96], state[96], file[128];
    struct office office;
    struct output_places places;
    struct printers printers;
    struct arena arena;
};

static const char *const environment[] = {"PATH=/usr/bin:/bin", NULL};

static void file_make(const char *path, const char *text, mode_t mode)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(chmod(path, mode), 0);
}

/* `daoban-paper queues` does this. */
static void queues_are(struct hall *hall, const char *body)
{
    char script[4096];

    snprintf(script, sizeof script, "#!/bin/sh\n[ \"$*\" = queues ] || exit 2\n%s\n", body);
    file_make(hall->paper, script, 0700);
}

static int set_up(void **state)
{
    struct hall *hall = calloc(1, sizeof *hall);

    assert_non_null(hall);
    snprintf(hall->folder, sizeof hall->folder, "/tmp/daoban-hall-XXXXXX");
    assert_non_null(mkdtemp(hall->folder));
    snprintf(hall->paper, sizeof hall->paper, "%s/paper", hall->folder);
    snprintf(hall->state, sizeof hall->state, "%s/state", hall->folder);
    snprintf(hall->file, sizeof hall->file, "%s/printers", hall->state);
    hall->office = (struct office){
        .printers = {{.name = "laser", .to = "queue:HALL-1"},
                     {.name = "slip", .to = "device:/dev/lp0"}},
        .printer_count = 2,
    };
    hall->places = (struct output_places){
        .paper = hall->paper, .environment = environment, .state = hall->state, .desk = "desk-1"};
    office_settle_printers(&hall->office, &hall->arena);
    printers_open(&hall->printers, &hall->office, &hall->places, false);
    *state = hall;
    return 0;
}

static int tear_down(void **state)
{
    struct hall *hall = *state;
    const char *const arguments[] = {"rm", "-rf", hall->folder, NULL};
    struct program remover = {.pid = 0};

    printers_close(&hall->printers);
    program_reset(&remover);
    assert_int_equal(program_start(&remover, "/bin/rm", arguments, environment), 0);
    while (program_step(&remover, 1024) == PROGRAM_RUNNING)
        poll(NULL, 0, 1);
    program_reset(&remover);
    arena_free(&hall->arena);
    free(hall);
    return 0;
}

static struct moment standing(void)
{
    return (struct moment){.milliseconds = 1000};
}

static enum printers_look look(struct hall *hall)
{
    printers_find(&hall->printers, standing);
    return hall->printers.look;
}

/* The desk anew, another day. */
static void again(struct hall *hall)
{
    printers_close(&hall->printers);
    printers_open(&hall->printers, &hall->office, &hall->places, false);
}

static const char *chosen(const struct hall *hall)
{
    return hall->printers.chosen.to;
}

/* ---- the list ----------------------------------------------------------------------------- */

static void configured_printers_are_there_at_once(void **state)
{
    struct hall *hall = *state;

    assert_int_equal(hall->printers.count, 2);
    assert_int_equal(hall->printers.look, LOOK_NONE);
    assert_string_equal(chosen(hall), "queue:HALL-1");
    assert_int_equal(hall->printers.form, PRINT_A4);
}

static void queues_join_the_list(void **state)
{
    struct hall *hall = *state;
    const struct printer_row *row = hall->printers.row;

    queues_are(hall, "printf 'queue\\tHALL-1\\tfirst floor\\tstopped\\tmedia-empty\\tdefault\\n"
                     "queue\\tHALL-2\\t\\tidle\\tnone\\t-\\n'");
    assert_int_equal(look(hall), LOOK_DONE);
    assert_int_equal(hall->printers.count, 3);
    assert_true(row[0].seen && row[0].is_default);
    assert_int_equal(row[0].state, QUEUE_STOPPED);
    assert_int_equal(row[0].reason, WAITING_MEDIA_EMPTY);
    assert_string_equal(row[0].description, "first floor");
    assert_false(row[1].seen);
    assert_string_equal(row[2].printer.to, "queue:HALL-2");
    look(hall); /* asked again: nothing is listed twice */
    assert_int_equal(hall->printers.count, 3);
}

static void garbled_lines_are_passed_over(void **state)
{
    struct hall *hall = *state;

    queues_are(hall, "printf 'hello\\nqueue\\nqueue\\tA\\t\\tbusy\\tnone\\t-\\n"
                     "queue\\tB\\t\\tidle\\tnone\\nqueue\\t-o\\t\\tidle\\tnone\\t-\\n"
                     "queue\\tC D\\t\\tidle\\tnone\\t-\\nqueue\\tGOOD\\t\\tidle\\tnone\\t-'");
    assert_int_equal(look(hall), LOOK_DONE);
    assert_int_equal(hall->printers.count, 3);
    assert_string_equal(hall->printers.row[2].printer.to, "queue:GOOD");
}

static void more_queues_than_are_listed(void **state)
{
    struct hall *hall = *state;

    queues_are(hall,
               "i=0; while [ $i -lt 300 ]; do printf 'queue\\tQ%s\\t\\tidle\\tnone\\t-\\n' $i; "
               "i=$((i+1)); done");
    assert_int_equal(look(hall), LOOK_DONE);
    assert_int_equal(hall->printers.count, PRINTERS_SHOWN);
}

static void no_print_service(void **state)
{
    struct hall *hall = *state;

    queues_are(hall, "exit 4");
    assert_int_equal(look(hall), LOOK_NO_SERVICE);
    assert_int_equal(hall->printers.count, 2);
}

static void no_printing_program(void **state)
{
    struct hall *hall = *state;

    queues_are(hall, "exit 6");
    assert_int_equal(look(hall), LOOK_NO_PROGRAM);
    assert_int_equal(hall->printers.count, 2);
}

static void a_helper_that_fails_hangs_or_talks_without_end(void **state)
{
    struct hall *hall = *state;

    hall->places.paper = NULL;
    assert_int_equal(look(hall), LOOK_FAILED);
    hall->places.paper = "/nonexistent/daoban-paper";
    assert_int_equal(look(hall), LOOK_FAILED);
    hall->places.paper = hall->paper;
    queues_are(hall, "kill -9 $$");
    assert_int_equal(look(hall), LOOK_FAILED);
    queues_are(hall, "exec yes");
    assert_int_equal(look(hall), LOOK_FAILED);
    queues_are(hall, "exec sleep 600");
    printers_look(&hall->printers, 1000);
    assert_true(printers_step(&hall->printers, 1000 + PRINTERS_LIMIT - 1));
    assert_false(printers_step(&hall->printers, 1000 + PRINTERS_LIMIT));
    assert_int_equal(hall->printers.look, LOOK_FAILED);
    assert_int_equal(hall->printers.program.pid, 0);
    assert_int_equal(hall->printers.count, 2); /* and what is configured can still be chosen */
}

/* ---- the choice --------------------------------------------------------------------------- */

static void a_choice_is_remembered(void **state)
{
    struct hall *hall = *state;

    printers_choose(&hall->printers, 1);
    assert_int_equal(hall->printers.form, PRINT_SLIP_80); /* all it takes */
    again(hall);
    assert_string_equal(chosen(hall), "device:/dev/lp0");
    assert_int_equal(hall->printers.form, PRINT_SLIP_80);
    printers_choose(&hall->printers, 0);
    printers_turn_form(&hall->printers);
    again(hall);
    assert_string_equal(chosen(hall), "queue:HALL-1");
    assert_int_equal(hall->printers.form, PRINT_LARGE);
}

static void a_chosen_queue_outlives_the_list(void **state)
{
    struct hall *hall = *state;

    queues_are(hall, "printf 'queue\\tX\\t\\tidle\\tnone\\t-\\nqueue\\tY\\t\\tidle\\tnone\\t-\\n'");
    look(hall);
    printers_choose(&hall->printers, 3);
    printers_choose(&hall->printers, 2);
    assert_string_equal(hall->printers.row[3].printer.to, "queue:Y");
    queues_are(hall, "exit 4");
    look(hall);
    assert_string_equal(chosen(hall), "queue:X");
    assert_int_equal(printers_chosen(&hall->printers), 2);
    again(hall);
    assert_string_equal(chosen(hall), "queue:X");
}

static void a_public_machine_has_its_own_printer_alone(void **state)
{
    struct hall *hall = *state;

    printers_choose(&hall->printers, 1);
    printers_close(&hall->printers);
    printers_open(&hall->printers, &hall->office, &hall->places, true);
    assert_string_equal(chosen(hall), "queue:HALL-1");
    queues_are(hall, "printf 'queue\\tHALL-2\\t\\tidle\\tnone\\t-\\n'");
    look(hall);
    assert_int_equal(hall->printers.count, 1);
    printers_turn_form(&hall->printers); /* for this citizen, not for the next day */
    again(hall);
    assert_string_equal(chosen(hall), "device:/dev/lp0");
}

/* Addresses and devices come from the configuration alone, whatever the file says. */
static void what_is_not_configured_any_more_is_forgotten(void **state)
{
    static const char *const lines[] = {"desk-1\tdevice:/dev/lp9\t80\n",
                                        "desk-1\ttcp://10.0.0.9\t80\n", "desk-1\tgone\ta4\n",
                                        "desk-1\tqueue:-o\ta4\n"};
    struct hall *hall = *state;

    assert_int_equal(mkdir(hall->state, 0700), 0);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        file_make(hall->file, lines[i], 0600);
        again(hall);
        assert_string_equal(chosen(hall), "queue:HALL-1");
        assert_int_equal(hall->printers.form, PRINT_A4);
    }
}

/* ---- the file ----------------------------------------------------------------------------- */

static void file_is(const struct hall *hall, const char *expected)
{
    char room[512] = "";
    FILE *file = fopen(hall->file, "r");

    assert_non_null(file);
    room[fread(room, 1, sizeof room - 1, file)] = '\0';
    fclose(file);
    assert_string_equal(room, expected);
}

static void other_desks_keep_their_lines(void **state)
{
    struct hall *hall = *state;
    struct stat status;
    char name[64];
    enum print_form form;

    assert_true(choices_write(hall->state, "desk-1", "laser", PRINT_A4));
    assert_true(choices_write(hall->state, "desk-2", "小票机", PRINT_SLIP_80));
    assert_true(choices_write(hall->state, "desk-1", "queue:X", PRINT_TEXT));
    file_is(hall, "desk-1\tqueue:X\ttext\ndesk-2\t小票机\t80\n");
    assert_true(choices_read(hall->state, "desk-2", name, sizeof name, &form));
    assert_string_equal(name, "小票机");
    assert_false(choices_read(hall->state, "desk-3", name, sizeof name, &form));
    assert_false(choices_read(hall->state, "desk-2", name, 4, &form)); /* never cut off */
    assert_int_equal(stat(hall->file, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
}

static void desks_without_end_push_out_the_oldest(void **state)
{
    struct hall *hall = *state;
    char name[64], desk[32];
    enum print_form form;

    for (int i = 0; i <= 200; i++) {
        snprintf(desk, sizeof desk, "10.0.0.%d", i);
        assert_true(choices_write(hall->state, desk, "laser", PRINT_A4));
    }
    assert_false(choices_read(hall->state, "10.0.0.0", name, sizeof name, &form));
    assert_true(choices_read(hall->state, "10.0.0.1", name, sizeof name, &form));
    assert_true(choices_read(hall->state, "10.0.0.200", name, sizeof name, &form));
}

static void a_damaged_file_is_passed_over(void **state)
{
    struct hall *hall = *state;
    char name[64];
    enum print_form form;

    assert_int_equal(mkdir(hall->state, 0700), 0);
    file_make(hall->file,
              "\n\t\t\ndesk-1\ndesk-1\tx\ndesk-1\tx\ta5\ndesk-1\t\ta4\nnonsense\tx\ty\tz\n"
              "desk-2\tlaser\ta4\n\001\002",
              0600);
    assert_false(choices_read(hall->state, "desk-1", name, sizeof name, &form));
    assert_true(choices_write(hall->state, "desk-1", "slip", PRINT_SLIP_58));
    file_is(hall, "desk-1\tslip\t58\ndesk-2\tlaser\ta4\n");
}

static void what_would_break_the_file_is_not_remembered(void **state)
{
    struct hall *hall = *state;

    assert_false(choices_write(hall->state, "a\tb", "laser", PRINT_A4));
    assert_false(choices_write(hall->state, "desk-1", "a\nb", PRINT_A4));
    assert_false(choices_write(NULL, "desk-1", "laser", PRINT_A4));
    assert_false(choices_write(hall->state, NULL, "laser", PRINT_A4));
    assert_false(choices_write("/proc/self/fd", "desk-1", "laser", PRINT_A4));
    assert_false(choices_write("/dev/full", "desk-1", "laser", PRINT_A4));
}

static void a_full_disk_leaves_the_old_choice(void **state)
{
    struct hall *hall = *state;
    struct rlimit before, small = {4, 4};

    assert_true(choices_write(hall->state, "desk-1", "laser", PRINT_A4));
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small.rlim_max = before.rlim_max;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    assert_false(choices_write(hall->state, "desk-1", "slip", PRINT_SLIP_80));
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    file_is(hall, "desk-1\tlaser\ta4\n");
}

static void links_are_not_followed(void **state)
{
    struct hall *hall = *state;
    char target[160], name[64];
    enum print_form form;

    assert_int_equal(mkdir(hall->state, 0700), 0);
    snprintf(target, sizeof target, "%s/target", hall->folder);
    file_make(target, "desk-1\tlaser\ta4\n", 0600);
    assert_int_equal(symlink(target, hall->file), 0);
    assert_false(choices_read(hall->state, "desk-1", name, sizeof name, &form));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(configured_printers_are_there_at_once),
        TEST(queues_join_the_list),
        TEST(garbled_lines_are_passed_over),
        TEST(more_queues_than_are_listed),
        TEST(no_print_service),
        TEST(no_printing_program),
        TEST(a_helper_that_fails_hangs_or_talks_without_end),
        TEST(a_choice_is_remembered),
        TEST(a_chosen_queue_outlives_the_list),
        TEST(a_public_machine_has_its_own_printer_alone),
        TEST(what_is_not_configured_any_more_is_forgotten),
        TEST(other_desks_keep_their_lines),
        TEST(desks_without_end_push_out_the_oldest),
        TEST(a_damaged_file_is_passed_over),
        TEST(what_would_break_the_file_is_not_remembered),
        TEST(a_full_disk_leaves_the_old_choice),
        TEST(links_are_not_followed),
    };

    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
