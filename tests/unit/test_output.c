/*
 * Print and save jobs against programs of the test's own: good ones, missing ones, ones that complain,
 * hang, write without end, or read nothing. No test waits: the clock is a number.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "desk/output.h"

#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define PATH_ROOM 512

struct bench {
    char folder[PATH_ROOM]; /* of this test; removed afterwards */
    struct sheet sheet;
    struct output output;
    struct output_places places;
    char paper[PATH_ROOM + 16], lp[PATH_ROOM + 16], save[PATH_ROOM + 16], printed[PATH_ROOM + 16];
};

static struct sheet_line lines[] = {
    {.kind = SHEET_TITLE, .text = "告知单"},
    { .kind = SHEET_TICK, .mark = TICK_HERE,  .label = "原件", .text = "身份证"},
};

static const char *const environment[] = {"PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", NULL};

static void path_join(char *out, size_t size, const char *folder, const char *name)
{
    assert_true((size_t)snprintf(out, size, "%s/%s", folder, name) < size);
}

static void script_write(const char *path, const char *body)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    fprintf(file, "#!/bin/sh\n%s\n", body);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(chmod(path, 0700), 0);
}

static int bench_start(void **state)
{
    struct bench *bench = calloc(1, sizeof *bench);

    assert_non_null(bench);
    snprintf(bench->folder, sizeof bench->folder, "/tmp/daoban-output-XXXXXX");
    assert_non_null(mkdtemp(bench->folder));
    path_join(bench->paper, sizeof bench->paper, bench->folder, "paper");
    path_join(bench->lp, sizeof bench->lp, bench->folder, "lp");
    path_join(bench->save, sizeof bench->save, bench->folder, "saved");
    path_join(bench->printed, sizeof bench->printed, bench->folder, "printed");
    bench->sheet = (struct sheet){
        .head = "head", .page = "{1}/{2}", .name = "2026-1121-3-0007", .line = lines, .count = 2};
    bench->places = (struct output_places){
        .paper = bench->paper, .lp = bench->lp, .folder = bench->save, .environment = environment};
    script_write(bench->paper, "cat >/dev/null; printf '%%PDF-1.5 whole'");
    output_open(&bench->output, &bench->places);
    *state = bench;
    return 0;
}

static int bench_end(void **state)
{
    struct bench *bench = *state;
    const char *const arguments[] = {"rm", "-rf", bench->folder, NULL};
    struct program remover = {.pid = 0};

    output_close(&bench->output);
    program_reset(&remover);
    assert_int_equal(program_start(&remover, "/bin/rm", arguments, environment), 0);
    while (program_step(&remover, 1024) == PROGRAM_RUNNING)
        poll(NULL, 0, 1);
    program_reset(&remover);
    free(bench);
    return 0;
}

/* Runs a job to its end; the clock stands still. */
static enum output_state job(struct bench *bench, enum output_action action)
{
    struct pollfd fds[OUTPUT_FDS];
    int timeout;

    bench->output.places = bench->places;
    output_start(&bench->output, action, &bench->sheet, 1000);
    while (output_step(&bench->output, 1000) == OUTPUT_WORKING) {
        size_t count = output_wait(&bench->output, fds, OUTPUT_FDS, &timeout);

        poll(fds, (nfds_t)count, timeout);
    }
    return bench->output.state;
}

static void fails_with(struct bench *bench, enum output_action action, enum output_problem problem)
{
    assert_int_equal(job(bench, action), OUTPUT_FAILED);
    assert_int_equal(bench->output.problem, problem);
    assert_int_equal(bench->output.program.pid, 0);
}

static void file_is(const char *path, const char *expected)
{
    char room[256] = "";
    FILE *file = fopen(path, "r");

    assert_non_null(file);
    room[fread(room, 1, sizeof room - 1, file)] = '\0';
    fclose(file);
    assert_string_equal(room, expected);
}

/* ---- printing --------------------------------------------------------------------------------- */

static void printing_hands_the_whole_pdf_to_lp(void **state)
{
    struct bench *bench = *state;
    char body[2 * PATH_ROOM + 64];

    snprintf(body, sizeof body, "echo \"$*\" >'%s.arguments'; cat >'%s'", bench->printed,
             bench->printed);
    script_write(bench->lp, body);
    bench->places.printer = "HALL-1";
    bench->places.copies = 2;
    assert_int_equal(job(bench, OUTPUT_PRINT), OUTPUT_DONE);
    file_is(bench->printed, "%PDF-1.5 whole");
    snprintf(body, sizeof body, "%s.arguments", bench->printed);
    file_is(body, "-n 2 -t 2026-1121-3-0007 -d HALL-1\n");
}

static void no_printing_system(void **state)
{
    fails_with(*state, OUTPUT_PRINT, OUTPUT_NO_LP);
}

static void no_such_printer(void **state)
{
    struct bench *bench = *state;

    script_write(
        bench->lp,
        "cat >/dev/null; echo 'lp: Error - The printer or class does not exist.' >&2; exit 1");
    bench->places.printer = "NOWHERE";
    fails_with(bench, OUTPUT_PRINT, OUTPUT_NO_PRINTER);
}

static void no_default_printer(void **state)
{
    struct bench *bench = *state;

    script_write(bench->lp, "echo 'lp: Error - no default destination available.' >&2; exit 1");
    fails_with(bench, OUTPUT_PRINT, OUTPUT_NO_PRINTER);
}

static void the_queue_refuses(void **state)
{
    struct bench *bench = *state;

    script_write(bench->lp, "cat >/dev/null; printf 'lp: \\033[31mqueue is full\\n' >&2; exit 1");
    fails_with(bench, OUTPUT_PRINT, OUTPUT_LP_FAILED);
    assert_string_equal(bench->output.detail, "lp: "); /* an escape sequence is never shown */
}

static void a_printer_is_never_an_option(void **state)
{
    struct bench *bench = *state;

    bench->places.printer = "-oraw";
    fails_with(bench, OUTPUT_PRINT, OUTPUT_NO_PRINTER);
}

/* ---- daoban-paper ----------------------------------------------------------------------------- */

static void paper_is_not_installed(void **state)
{
    struct bench *bench = *state;

    bench->places.paper = NULL;
    fails_with(bench, OUTPUT_PRINT, OUTPUT_NO_PAPER);
    bench->places.paper = "/nonexistent/daoban-paper";
    fails_with(bench, OUTPUT_SAVE_PDF, OUTPUT_NO_PAPER);
}

static void paper_lacks_a_glyph(void **state)
{
    struct bench *bench = *state;

    script_write(bench->paper, "cat >/dev/null; echo '𬭸 (U+2CB78)' >&2; exit 1");
    fails_with(bench, OUTPUT_SAVE_PDF, OUTPUT_NO_GLYPH);
    assert_string_equal(bench->output.detail, "𬭸 (U+2CB78)");
}

static void paper_crashes(void **state)
{
    struct bench *bench = *state;

    script_write(bench->paper, "kill -9 $$");
    fails_with(bench, OUTPUT_SAVE_PDF, OUTPUT_PAPER_FAILED);
}

static void paper_gives_nothing(void **state)
{
    struct bench *bench = *state;

    script_write(bench->paper, "cat >/dev/null");
    fails_with(bench, OUTPUT_SAVE_PDF, OUTPUT_PAPER_FAILED);
}

static void paper_reads_nothing(void **state)
{
    struct bench *bench = *state;

    script_write(bench->paper, "exec <&-; printf '%%PDF-1.5'");
    assert_int_equal(job(bench, OUTPUT_MAKE_PDF), OUTPUT_DONE);
    assert_int_equal(bench->output.program.taken.size, 8);
}

static void paper_writes_without_end(void **state)
{
    struct bench *bench = *state;

    script_write(bench->paper, "cat >/dev/null; exec yes");
    fails_with(bench, OUTPUT_SAVE_PDF, OUTPUT_TOO_LARGE);
}

static void paper_complains_without_end(void **state)
{
    struct bench *bench = *state;

    script_write(bench->paper, "cat >/dev/null; yes | head -c 300000 >&2; exit 2");
    fails_with(bench, OUTPUT_SAVE_PDF, OUTPUT_PAPER_FAILED);
    assert_string_equal(bench->output.detail, "y");
}

static void paper_hangs(void **state)
{
    struct bench *bench = *state;

    script_write(bench->paper, "exec sleep 600");
    output_start(&bench->output, OUTPUT_PRINT, &bench->sheet, 1000);
    assert_int_equal(output_step(&bench->output, 1000 + OUTPUT_LIMIT - 1), OUTPUT_WORKING);
    assert_int_equal(output_step(&bench->output, 1000 + OUTPUT_LIMIT), OUTPUT_FAILED);
    assert_int_equal(bench->output.problem, OUTPUT_TOO_SLOW);
    assert_int_equal(bench->output.program.pid, 0);
}

/* ---- saving ----------------------------------------------------------------------------------- */

static void saving_makes_the_folder_and_a_private_file(void **state)
{
    struct bench *bench = *state;
    struct stat status;

    assert_int_equal(job(bench, OUTPUT_SAVE_PDF), OUTPUT_DONE);
    file_is(bench->output.saved, "%PDF-1.5 whole");
    assert_int_equal(stat(bench->output.saved, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
}

static void nothing_is_ever_overwritten(void **state)
{
    struct bench *bench = *state;
    char first[4096];

    assert_int_equal(job(bench, OUTPUT_SAVE_PDF), OUTPUT_DONE);
    memcpy(first, bench->output.saved, sizeof first);
    script_write(bench->paper, "cat >/dev/null; printf second");
    assert_int_equal(job(bench, OUTPUT_SAVE_PDF), OUTPUT_DONE);
    assert_string_not_equal(first, bench->output.saved);
    file_is(first, "%PDF-1.5 whole");
    file_is(bench->output.saved, "second");
}

static void links_are_not_followed(void **state)
{
    struct bench *bench = *state;
    char link[PATH_ROOM + 64];

    assert_int_equal(mkdir(bench->save, 0700), 0);
    snprintf(link, sizeof link, "%s/2026-1121-3-0007.txt", bench->save);
    assert_int_equal(symlink("/dev/null", link), 0);
    assert_int_equal(job(bench, OUTPUT_SAVE_TEXT), OUTPUT_DONE);
    assert_non_null(strstr(bench->output.saved, "2026-1121-3-0007-2.txt"));
}

static void text_needs_no_paper_program(void **state)
{
    struct bench *bench = *state;

    bench->places.paper = NULL;
    assert_int_equal(job(bench, OUTPUT_SAVE_TEXT), OUTPUT_DONE);
}

static void the_name_cannot_leave_the_folder(void **state)
{
    struct bench *bench = *state;

    bench->sheet.name = "../../etc/passwd";
    assert_int_equal(job(bench, OUTPUT_SAVE_TEXT), OUTPUT_DONE);
    assert_non_null(strstr(bench->output.saved, "/saved/etcpasswd.txt"));
}

static void no_folder_to_save_in(void **state)
{
    struct bench *bench = *state;

    bench->places.folder = NULL;
    fails_with(bench, OUTPUT_SAVE_TEXT, OUTPUT_NO_FOLDER);
    bench->places.folder = "/nonexistent/deep/folder";
    fails_with(bench, OUTPUT_SAVE_TEXT, OUTPUT_NO_FOLDER);
    bench->places.folder = "/dev/full";
    fails_with(bench, OUTPUT_SAVE_TEXT, OUTPUT_NO_FOLDER);
}

/* /proc is a file system nobody may make files in, root neither. */
static void no_right_to_write(void **state)
{
    struct bench *bench = *state;

    bench->places.folder = "/proc/self/fd";
    assert_int_equal(job(bench, OUTPUT_SAVE_TEXT), OUTPUT_FAILED);
    assert_true(bench->output.problem == OUTPUT_READ_ONLY ||
                bench->output.problem == OUTPUT_NO_FOLDER);
}

static void a_full_disk_leaves_nothing_behind(void **state)
{
    struct bench *bench = *state;
    struct rlimit before, small = {4, 4};

    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small.rlim_max = before.rlim_max;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    fails_with(bench, OUTPUT_SAVE_PDF, OUTPUT_DISK_FULL);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    assert_int_equal(rmdir(bench->save), 0); /* empty */
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, bench_start, bench_end)
    const struct CMUnitTest tests[] = {
        TEST(printing_hands_the_whole_pdf_to_lp),
        TEST(no_printing_system),
        TEST(no_such_printer),
        TEST(no_default_printer),
        TEST(the_queue_refuses),
        TEST(a_printer_is_never_an_option),
        TEST(paper_is_not_installed),
        TEST(paper_lacks_a_glyph),
        TEST(paper_crashes),
        TEST(paper_gives_nothing),
        TEST(paper_reads_nothing),
        TEST(paper_writes_without_end),
        TEST(paper_complains_without_end),
        TEST(paper_hangs),
        TEST(saving_makes_the_folder_and_a_private_file),
        TEST(nothing_is_ever_overwritten),
        TEST(links_are_not_followed),
        TEST(text_needs_no_paper_program),
        TEST(the_name_cannot_leave_the_folder),
        TEST(no_folder_to_save_in),
        TEST(no_right_to_write),
        TEST(a_full_disk_leaves_nothing_behind),
    };

    setlocale(LC_CTYPE, "C.UTF-8");
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
