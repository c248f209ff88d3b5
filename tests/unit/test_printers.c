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

struct room {
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
static void queues_are(struct room *room, const char *body)
{
    char script[4096];

    snprintf(script, sizeof script, "#!/bin/sh\n[ \"$*\" = queues ] || exit 2\n%s\n", body);
    file_make(room->paper, script, 0700);
}

static int set_up(void **state)
{
    struct room *room = calloc(1, sizeof *room);

    assert_non_null(room);
    snprintf(room->folder, sizeof room->folder, "/tmp/daoban-hall-XXXXXX");
    assert_non_null(mkdtemp(room->folder));
    snprintf(room->paper, sizeof room->paper, "%s/paper", room->folder);
    snprintf(room->state, sizeof room->state, "%s/state", room->folder);
    snprintf(room->file, sizeof room->file, "%s/printers", room->state);
    room->office = (struct office){
        .printers = {{.name = "laser", .to = "queue:HALL-1"},
                     {.name = "slip", .to = "device:/dev/lp0"}},
        .printer_count = 2,
    };
    room->places = (struct output_places){
        .paper = room->paper, .environment = environment, .state = room->state, .desk = "desk-1"};
    office_settle_printers(&room->office, &room->arena);
    printers_open(&room->printers, &room->office, &room->places, false);
    *state = room;
    return 0;
}

static int tear_down(void **state)
{
    struct room *room = *state;
    const char *const arguments[] = {"rm", "-rf", room->folder, NULL};
    struct program remover = {.pid = 0};

    printers_close(&room->printers);
    program_reset(&remover);
    assert_int_equal(program_start(&remover, "/bin/rm", arguments, environment), 0);
    while (program_step(&remover, 1024) == PROGRAM_RUNNING)
        poll(NULL, 0, 1);
    program_reset(&remover);
    arena_free(&room->arena);
    free(room);
    return 0;
}

static struct moment standing(void)
{
    return (struct moment){.milliseconds = 1000};
}

static enum printers_look look(struct room *room)
{
    printers_find(&room->printers, standing);
    return room->printers.look;
}

/* The desk anew, another day. */
static void again(struct room *room)
{
    printers_close(&room->printers);
    printers_open(&room->printers, &room->office, &room->places, false);
}

static const char *chosen(const struct room *room)
{
    return room->printers.chosen.to;
}

/* ---- the list ----------------------------------------------------------------------------- */

static void configured_printers_are_there_at_once(void **state)
{
    struct room *room = *state;

    assert_int_equal(room->printers.count, 2);
    assert_int_equal(room->printers.look, LOOK_NONE);
    assert_string_equal(chosen(room), "queue:HALL-1");
    assert_int_equal(room->printers.form, PRINT_A4);
}

static void queues_join_the_list(void **state)
{
    struct room *room = *state;
    const struct printer_row *row = room->printers.row;

    queues_are(room, "printf 'queue\\tHALL-1\\tfirst floor\\tstopped\\tmedia-empty\\tdefault\\n"
                     "queue\\tHALL-2\\t\\tidle\\tnone\\t-\\n'");
    assert_int_equal(look(room), LOOK_DONE);
    assert_int_equal(room->printers.count, 3);
    assert_true(row[0].seen && row[0].is_default);
    assert_int_equal(row[0].state, QUEUE_STOPPED);
    assert_int_equal(row[0].reason, WAITING_MEDIA_EMPTY);
    assert_string_equal(row[0].description, "first floor");
    assert_false(row[1].seen);
    assert_string_equal(row[2].printer.to, "queue:HALL-2");
    look(room); /* asked again: nothing is listed twice */
    assert_int_equal(room->printers.count, 3);
}

static void garbled_lines_are_passed_over(void **state)
{
    struct room *room = *state;

    queues_are(room, "printf 'hello\\nqueue\\nqueue\\tA\\t\\tbusy\\tnone\\t-\\n"
                     "queue\\tB\\t\\tidle\\tnone\\nqueue\\t-o\\t\\tidle\\tnone\\t-\\n"
                     "queue\\tC D\\t\\tidle\\tnone\\t-\\nqueue\\tGOOD\\t\\tidle\\tnone\\t-'");
    assert_int_equal(look(room), LOOK_DONE);
    assert_int_equal(room->printers.count, 3);
    assert_string_equal(room->printers.row[2].printer.to, "queue:GOOD");
}

static void more_queues_than_are_listed(void **state)
{
    struct room *room = *state;

    queues_are(room,
               "i=0; while [ $i -lt 300 ]; do printf 'queue\\tQ%s\\t\\tidle\\tnone\\t-\\n' $i; "
               "i=$((i+1)); done");
    assert_int_equal(look(room), LOOK_DONE);
    assert_int_equal(room->printers.count, PRINTERS_SHOWN);
}

static void no_print_service(void **state)
{
    struct room *room = *state;

    queues_are(room, "exit 4");
    assert_int_equal(look(room), LOOK_NO_SERVICE);
    assert_int_equal(room->printers.count, 2);
}

static void no_printing_program(void **state)
{
    struct room *room = *state;

    queues_are(room, "exit 6");
    assert_int_equal(look(room), LOOK_NO_PROGRAM);
    assert_int_equal(room->printers.count, 2);
}

static void a_helper_that_fails_hangs_or_talks_without_end(void **state)
{
    struct room *room = *state;

    room->places.paper = NULL;
    assert_int_equal(look(room), LOOK_FAILED);
    room->places.paper = "/nonexistent/daoban-paper";
    assert_int_equal(look(room), LOOK_FAILED);
    room->places.paper = room->paper;
    queues_are(room, "kill -9 $$");
    assert_int_equal(look(room), LOOK_FAILED);
    queues_are(room, "exec yes");
    assert_int_equal(look(room), LOOK_FAILED);
    queues_are(room, "exec sleep 600");
    printers_look(&room->printers, 1000);
    assert_true(printers_step(&room->printers, 1000 + PRINTERS_LIMIT - 1));
    assert_false(printers_step(&room->printers, 1000 + PRINTERS_LIMIT));
    assert_int_equal(room->printers.look, LOOK_FAILED);
    assert_int_equal(room->printers.program.pid, 0);
    assert_int_equal(room->printers.count, 2); /* and what is configured can still be chosen */
}

/* ---- the choice --------------------------------------------------------------------------- */

static void a_choice_is_remembered(void **state)
{
    struct room *room = *state;

    printers_choose(&room->printers, 1);
    assert_int_equal(room->printers.form, PRINT_SLIP_80); /* all it takes */
    again(room);
    assert_string_equal(chosen(room), "device:/dev/lp0");
    assert_int_equal(room->printers.form, PRINT_SLIP_80);
    printers_choose(&room->printers, 0);
    printers_turn_form(&room->printers);
    again(room);
    assert_string_equal(chosen(room), "queue:HALL-1");
    assert_int_equal(room->printers.form, PRINT_LARGE);
}

static void a_chosen_queue_outlives_the_list(void **state)
{
    struct room *room = *state;

    queues_are(room, "printf 'queue\\tX\\t\\tidle\\tnone\\t-\\nqueue\\tY\\t\\tidle\\tnone\\t-\\n'");
    look(room);
    printers_choose(&room->printers, 3);
    printers_choose(&room->printers, 2);
    assert_string_equal(room->printers.row[3].printer.to, "queue:Y");
    queues_are(room, "exit 4");
    look(room);
    assert_string_equal(chosen(room), "queue:X");
    assert_int_equal(printers_chosen(&room->printers), 2);
    again(room);
    assert_string_equal(chosen(room), "queue:X");
}

static void a_public_machine_has_its_own_printer_alone(void **state)
{
    struct room *room = *state;

    printers_choose(&room->printers, 1);
    printers_close(&room->printers);
    printers_open(&room->printers, &room->office, &room->places, true);
    assert_string_equal(chosen(room), "queue:HALL-1");
    queues_are(room, "printf 'queue\\tHALL-2\\t\\tidle\\tnone\\t-\\n'");
    look(room);
    assert_int_equal(room->printers.count, 1);
    printers_turn_form(&room->printers); /* for this citizen, not for the next day */
    again(room);
    assert_string_equal(chosen(room), "device:/dev/lp0");
}

/* Addresses and devices come from the configuration alone, whatever the file says. */
static void what_is_not_configured_any_more_is_forgotten(void **state)
{
    static const char *const lines[] = {"desk-1\tdevice:/dev/lp9\t80\n",
                                        "desk-1\ttcp://10.0.0.9\t80\n", "desk-1\tgone\ta4\n",
                                        "desk-1\tqueue:-o\ta4\n"};
    struct room *room = *state;

    assert_int_equal(mkdir(room->state, 0700), 0);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        file_make(room->file, lines[i], 0600);
        again(room);
        assert_string_equal(chosen(room), "queue:HALL-1");
        assert_int_equal(room->printers.form, PRINT_A4);
    }
}

/* ---- the file ----------------------------------------------------------------------------- */

static void file_is(const struct room *room, const char *expected)
{
    char held[512] = "";
    FILE *file = fopen(room->file, "r");

    assert_non_null(file);
    held[fread(held, 1, sizeof held - 1, file)] = '\0';
    fclose(file);
    assert_string_equal(held, expected);
}

static void other_desks_keep_their_lines(void **state)
{
    struct room *room = *state;
    struct stat status;
    char name[64];
    enum print_form form;

    assert_true(choices_write(room->state, "desk-1", "laser", PRINT_A4));
    assert_true(choices_write(room->state, "desk-2", "小票机", PRINT_SLIP_80));
    assert_true(choices_write(room->state, "desk-1", "queue:X", PRINT_TEXT));
    file_is(room, "desk-1\tqueue:X\ttext\ndesk-2\t小票机\t80\n");
    assert_true(choices_read(room->state, "desk-2", name, sizeof name, &form));
    assert_string_equal(name, "小票机");
    assert_false(choices_read(room->state, "desk-3", name, sizeof name, &form));
    assert_false(choices_read(room->state, "desk-2", name, 4, &form)); /* never cut off */
    assert_int_equal(stat(room->file, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
}

static void desks_without_end_push_out_the_oldest(void **state)
{
    struct room *room = *state;
    char name[64], desk[32];
    enum print_form form;

    for (int i = 0; i <= 200; i++) {
        snprintf(desk, sizeof desk, "10.0.0.%d", i);
        assert_true(choices_write(room->state, desk, "laser", PRINT_A4));
    }
    assert_false(choices_read(room->state, "10.0.0.0", name, sizeof name, &form));
    assert_true(choices_read(room->state, "10.0.0.1", name, sizeof name, &form));
    assert_true(choices_read(room->state, "10.0.0.200", name, sizeof name, &form));
}

static void a_damaged_file_is_passed_over(void **state)
{
    struct room *room = *state;
    char name[64];
    enum print_form form;

    assert_int_equal(mkdir(room->state, 0700), 0);
    file_make(room->file,
              "\n\t\t\ndesk-1\ndesk-1\tx\ndesk-1\tx\ta5\ndesk-1\t\ta4\nnonsense\tx\ty\tz\n"
              "desk-2\tlaser\ta4\n\001\002",
              0600);
    assert_false(choices_read(room->state, "desk-1", name, sizeof name, &form));
    assert_true(choices_write(room->state, "desk-1", "slip", PRINT_SLIP_58));
    file_is(room, "desk-1\tslip\t58\ndesk-2\tlaser\ta4\n");
}

static void what_would_break_the_file_is_not_remembered(void **state)
{
    struct room *room = *state;

    assert_false(choices_write(room->state, "a\tb", "laser", PRINT_A4));
    assert_false(choices_write(room->state, "desk-1", "a\nb", PRINT_A4));
    assert_false(choices_write(NULL, "desk-1", "laser", PRINT_A4));
    assert_false(choices_write(room->state, NULL, "laser", PRINT_A4));
    assert_false(choices_write("/proc/self/fd", "desk-1", "laser", PRINT_A4));
    assert_false(choices_write("/dev/full", "desk-1", "laser", PRINT_A4));
}

static void a_full_disk_leaves_the_old_choice(void **state)
{
    struct room *room = *state;
    struct rlimit before, small = {4, 4};

    assert_true(choices_write(room->state, "desk-1", "laser", PRINT_A4));
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small.rlim_max = before.rlim_max;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    assert_false(choices_write(room->state, "desk-1", "slip", PRINT_SLIP_80));
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    file_is(room, "desk-1\tlaser\ta4\n");
}

static void links_are_not_followed(void **state)
{
    struct room *room = *state;
    char target[160], name[64];
    enum print_form form;

    assert_int_equal(mkdir(room->state, 0700), 0);
    snprintf(target, sizeof target, "%s/target", room->folder);
    file_make(target, "desk-1\tlaser\ta4\n", 0600);
    assert_int_equal(symlink(target, room->file), 0);
    assert_false(choices_read(room->state, "desk-1", name, sizeof name, &form));
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
