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
#include <sys/wait.h>
#include <unistd.h>

#define PATH_ROOM 512

struct bench {
    char folder[PATH_ROOM]; /* of this test; removed afterwards */
    struct sheet sheet;
    struct output output;
    struct output_places places;
    struct output_order order;
    struct printer printer;
    char paper[PATH_ROOM + 16], save[PATH_ROOM + 16], printed[PATH_ROOM + 16];
    const char *pdf;  /* shell words that are `daoban-paper pdf`, ended by a newline; and `send` */
    bool made;        /* once for the whole test */
    const char *send; /* NULL = keeps bytes and arguments, and says it is done */
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

/* Makes the helper of what the test has said. */
static void paper_make(struct bench *bench)
{
    char body[8 * PATH_ROOM], keep[4 * PATH_ROOM];

    snprintf(keep, sizeof keep, "echo \"$*\" >'%s.arguments'; cat >'%s'; echo done", bench->printed,
             bench->printed);
    snprintf(body, sizeof body, "case $1 in\npdf) %s ;;\nsend) %s ;;\nesac", bench->pdf,
             bench->send ? bench->send : keep);
    script_write(bench->paper, body);
}

static int bench_start(void **state)
{
    struct bench *bench = calloc(1, sizeof *bench);

    assert_non_null(bench);
    snprintf(bench->folder, sizeof bench->folder, "/tmp/daoban-output-XXXXXX");
    assert_non_null(mkdtemp(bench->folder));
    path_join(bench->paper, sizeof bench->paper, bench->folder, "paper");
    path_join(bench->save, sizeof bench->save, bench->folder, "saved");
    path_join(bench->printed, sizeof bench->printed, bench->folder, "printed");
    bench->sheet = (struct sheet){
        .head = "head", .page = "{1}/{2}", .name = "2026-1121-3-0007", .line = lines, .count = 2};
    bench->places = (struct output_places){
        .paper = bench->paper, .folder = bench->save, .environment = environment};
    bench->printer = (struct printer){.name = "Hall", .to = "queue:HALL-1"};
    bench->order = (struct output_order){.printer = &bench->printer, .missing = "?"};
    bench->pdf = "cat >/dev/null; printf '%%PDF-1.5 whole'";
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

static void start(struct bench *bench, enum output_action action)
{
    if (!bench->made)
        paper_make(bench);
    bench->output.places = bench->places;
    bench->order.action = action;
    output_start(&bench->output, &bench->order, &bench->sheet, 1000);
}

/* Waits for what the job does next, and does what it can; the clock stands at `now`. */
static void step(struct bench *bench, int64_t now)
{
    struct pollfd fds[OUTPUT_FDS];
    int timeout;
    size_t count = output_wait(&bench->output, fds, OUTPUT_FDS, &timeout);

    poll(fds, (nfds_t)count, timeout);
    output_step(&bench->output, now);
}

/* Runs a job to its end; the clock stands still. */
static enum output_state job(struct bench *bench, enum output_action action)
{
    start(bench, action);
    while (bench->output.state == OUTPUT_WORKING)
        step(bench, 1000);
    return bench->output.state;
}

/* Runs a job until `send` has said something of that kind. */
static void job_until(struct bench *bench, enum report_kind kind)
{
    start(bench, OUTPUT_PRINT);
    while (bench->output.state == OUTPUT_WORKING && bench->output.report.kind != kind)
        step(bench, 1000);
    assert_int_equal(bench->output.state, OUTPUT_WORKING);
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

static void arguments_are(const struct bench *bench, const char *expected)
{
    char path[2 * PATH_ROOM];

    snprintf(path, sizeof path, "%s.arguments", bench->printed);
    file_is(path, expected);
}

static void a_page_is_sent_as_a_whole_pdf(void **state)
{
    struct bench *bench = *state;

    bench->places.copies = 2;
    assert_int_equal(job(bench, OUTPUT_PRINT), OUTPUT_DONE);
    file_is(bench->printed, "%PDF-1.5 whole");
    arguments_are(bench, "send --title 2026-1121-3-0007 --copies 2 --type application/pdf -- "
                         "queue:HALL-1\n");
    assert_string_equal(bench->output.shown, "Hall");
}

static void a_slip_needs_no_pdf(void **state)
{
    struct bench *bench = *state;
    char bytes[8] = "";
    FILE *file;

    bench->pdf = "exit 9";
    bench->printer.to = "device:/dev/usb/lp0";
    bench->order.form = PRINT_SLIP_80;
    assert_int_equal(job(bench, OUTPUT_PRINT), OUTPUT_DONE);
    arguments_are(bench, "send --title 2026-1121-3-0007 --copies 1 --type application/octet-stream "
                         "-- device:/dev/usb/lp0\n");
    file = fopen(bench->printed, "r");
    assert_non_null(file);
    assert_int_equal(fread(bytes, 1, 2, file), 2);
    fclose(file);
    assert_string_equal(bytes, "\x1b@");
}

static void text_is_sent_as_text(void **state)
{
    struct bench *bench = *state;

    bench->pdf = "exit 9";
    bench->order.form = PRINT_TEXT;
    assert_int_equal(job(bench, OUTPUT_PRINT), OUTPUT_DONE);
    file_is(bench->printed, "                                     告知单\n"
                            "  [v] 身份证（原件）\n");
    arguments_are(bench, "send --title 2026-1121-3-0007 --copies 1 --type text/plain -- "
                         "queue:HALL-1\n");
}

static void a_printer_is_never_an_option(void **state)
{
    static const char *const wrong[] = {"queue:-oraw", "-x",           "",
                                        "HALL-1",      "queue:a b",    "device:lp0",
                                        "tcp://",      "ipp://nopath", "device:/dev/../etc/passwd"};
    struct bench *bench = *state;

    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        bench->printer.to = wrong[i];
        fails_with(bench, OUTPUT_PRINT, OUTPUT_NOT_SENT);
        assert_int_equal(bench->output.failure, FAILURE_NO_PRINTER);
    }
}

/* Every way to fail that `send` has a word for. */
static void every_failure_is_told_apart(void **state)
{
    struct bench *bench = *state;
    char send[160];

    for (int i = 0; i < PRINT_FAILURE_COUNT; i++) {
        snprintf(send, sizeof send,
                 "cat >/dev/null; printf 'connecting\\nfailed\\t%s\\ttoo bad\\n'; exit 5",
                 print_failures[i]);
        bench->send = send;
        fails_with(bench, OUTPUT_PRINT, OUTPUT_NOT_SENT);
        assert_int_equal(bench->output.failure, i);
        assert_string_equal(bench->output.detail, "too bad");
    }
}

static void words_of_others_never_steer_the_terminal(void **state)
{
    struct bench *bench = *state;

    bench->send = "cat >/dev/null; printf 'failed\\trefused\\tlp: \\033[31mfull\\n'; exit 5";
    fails_with(bench, OUTPUT_PRINT, OUTPUT_NOT_SENT);
    assert_string_equal(bench->output.detail, "lp: ");
}

static void what_is_no_report_is_passed_over(void **state)
{
    struct bench *bench = *state;

    bench->send =
        "cat >/dev/null; printf 'hello\\n\\nsending\\t9\\t1\\nwaiting\\tgodot\\nfailed\\tx\\ty\\n"
        "waiting\\nprinting\\t\\n\\0\\001\\ndone\\tx\\n'; head -c 2000 /dev/zero | tr '\\0' x; "
        "printf '\\naccepted\\t7\\nqueued\\n'";
    assert_int_equal(job(bench, OUTPUT_PRINT), OUTPUT_DONE);
    assert_true(bench->output.accepted);
    assert_int_equal(bench->output.report.kind, REPORT_QUEUED);
}

static void send_dies(void **state)
{
    struct bench *bench = *state;

    bench->send = "cat >/dev/null; printf 'connecting\\nsending\\t1\\t14\\n'; kill -9 $$";
    fails_with(bench, OUTPUT_PRINT, OUTPUT_SEND_FAILED);
    bench->send = "exit 2";
    fails_with(bench, OUTPUT_PRINT, OUTPUT_SEND_FAILED);
}

/* Once the printer has it, the sheet comes whatever becomes of our watching. */
static void send_dies_after_the_printer_has_it(void **state)
{
    struct bench *bench = *state;

    bench->send = "cat >/dev/null; printf 'accepted\\t7\\n'; kill -9 $$";
    assert_int_equal(job(bench, OUTPUT_PRINT), OUTPUT_DONE);
}

static void the_printer_gives_up_what_it_had_accepted(void **state)
{
    struct bench *bench = *state;

    bench->send =
        "cat >/dev/null; printf 'accepted\\t7\\nprinting\\nfailed\\taborted\\t\\n'; exit 5";
    fails_with(bench, OUTPUT_PRINT, OUTPUT_NOT_SENT);
    assert_int_equal(bench->output.failure, FAILURE_ABORTED);
}

static void send_talks_without_end(void **state)
{
    struct bench *bench = *state;

    bench->send = "exec yes";
    fails_with(bench, OUTPUT_PRINT, OUTPUT_TOO_LARGE);
}

static void send_hangs(void **state)
{
    struct bench *bench = *state;

    bench->send = "echo connecting; exec sleep 600";
    job_until(bench, REPORT_CONNECTING);
    assert_true(output_busy(&bench->output));
    assert_int_equal(output_step(&bench->output, 1000 + OUTPUT_LIMIT - 1), OUTPUT_WORKING);
    assert_int_equal(output_step(&bench->output, 1000 + OUTPUT_LIMIT), OUTPUT_FAILED);
    assert_int_equal(bench->output.problem, OUTPUT_TOO_SLOW);
    assert_int_equal(bench->output.program.pid, 0);
}

/* Saying the same over and over is no sign of life; more bytes are. */
static void only_news_is_a_sign_of_life(void **state)
{
    struct bench *bench = *state;

    bench->send = "printf 'sending\\t1\\t14\\n'; cat >/dev/null; printf 'sending\\t1\\t14\\n'; "
                  "exec sleep 600";
    job_until(bench, REPORT_SENDING);
    step(bench, 1000 + OUTPUT_LIMIT - 1);
    assert_int_equal(output_step(&bench->output, 1000 + OUTPUT_LIMIT), OUTPUT_FAILED);
    bench->send =
        "printf 'connecting\\n'; cat >/dev/null; printf 'sending\\t2\\t14\\n'; exec sleep 600";
    job_until(bench, REPORT_CONNECTING);
    while (bench->output.report.kind == REPORT_CONNECTING)
        step(bench, 1000 + OUTPUT_LIMIT - 1);
    assert_int_equal(output_step(&bench->output, 1000 + OUTPUT_LIMIT), OUTPUT_WORKING);
}

/* A job that waits for paper is left alone, and so is the clerk. */
static void waiting_for_paper_fails_nothing(void **state)
{
    struct bench *bench = *state;

    bench->send =
        "cat >/dev/null; printf 'accepted\\t7\\nwaiting\\tmedia-empty\\n'; exec sleep 600";
    job_until(bench, REPORT_WAITING);
    assert_int_equal(bench->output.report.reason, WAITING_MEDIA_EMPTY);
    assert_false(output_busy(&bench->output));
    assert_int_equal(output_step(&bench->output, 1000 + OUTPUT_LIMIT + 1), OUTPUT_WORKING);
    assert_int_equal(output_step(&bench->output, 1000 + OUTPUT_WATCH), OUTPUT_DONE);
    assert_int_equal(bench->output.report.kind, REPORT_WAITING); /* and that stays known */
    job_until(bench, REPORT_WAITING);
    output_end(&bench->output);
    assert_int_equal(bench->output.state, OUTPUT_DONE);
    assert_int_equal(bench->output.program.pid, 0);
}

/* What the printer has not accepted is lost when it is given up. */
static void giving_up_what_waits_outside_the_printer(void **state)
{
    struct bench *bench = *state;

    bench->send = "printf 'connecting\\nwaiting\\tmedia-empty\\n'; exec sleep 600";
    job_until(bench, REPORT_WAITING);
    assert_false(output_busy(&bench->output));
    output_end(&bench->output);
    assert_int_equal(bench->output.state, OUTPUT_FAILED);
}

static void every_reason_for_waiting_is_told_apart(void **state)
{
    struct bench *bench = *state;
    char send[160];

    for (int i = WAITING_NONE + 1; i < PRINT_REASON_COUNT; i++) {
        snprintf(send, sizeof send,
                 "cat >/dev/null; printf 'accepted\\t7\\nwaiting\\t%s\\nqueued\\n'",
                 print_reasons[i]);
        bench->send = send;
        assert_int_equal(job(bench, OUTPUT_PRINT), OUTPUT_DONE);
        assert_int_equal(bench->output.report.kind, REPORT_WAITING);
        assert_int_equal(bench->output.report.reason, i);
    }
}

struct told {
    char kinds[16];
    size_t count;
};

static void tell(void *context, const struct output *output)
{
    struct told *told = context;

    if (told->count + 1 < sizeof told->kinds)
        told->kinds[told->count++] = (char)('a' + (int)output->report.kind);
}

static struct moment standing(void)
{
    return (struct moment){.milliseconds = 1000};
}

/* For plain mode and commands: everything is told once, and nobody waits for paper. */
static void running_through_leaves_a_waiting_job_to_the_printer(void **state)
{
    struct bench *bench = *state;
    struct told told = {.count = 0};

    bench->send = "cat >/dev/null; printf 'accepted\\t7\\naccepted\\t7\\n'; "
                  "printf 'waiting\\tcover-open\\n'; exec sleep 600";
    start(bench, OUTPUT_PRINT);
    assert_int_equal(output_run(&bench->output, standing, tell, &told), OUTPUT_DONE);
    assert_true(told.count > 0 && told.kinds[told.count - 1] == 'a' + REPORT_WAITING);
    assert_int_equal(bench->output.report.reason, WAITING_COVER_OPEN);
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

    bench->pdf = "cat >/dev/null; echo '𬭸 (U+2CB78)' >&2; exit 1";
    fails_with(bench, OUTPUT_SAVE_PDF, OUTPUT_NO_GLYPH);
    assert_string_equal(bench->output.detail, "𬭸 (U+2CB78)");
}

static void paper_crashes(void **state)
{
    struct bench *bench = *state;

    bench->pdf = "kill -9 $$";
    fails_with(bench, OUTPUT_SAVE_PDF, OUTPUT_PAPER_FAILED);
}

static void paper_gives_nothing(void **state)
{
    struct bench *bench = *state;

    bench->pdf = "cat >/dev/null";
    fails_with(bench, OUTPUT_SAVE_PDF, OUTPUT_PAPER_FAILED);
}

static void paper_reads_nothing(void **state)
{
    struct bench *bench = *state;

    bench->pdf = "exec <&-; printf '%%PDF-1.5'";
    assert_int_equal(job(bench, OUTPUT_MAKE_PDF), OUTPUT_DONE);
    assert_int_equal(bench->output.program.taken.size, 8);
}

static void paper_writes_without_end(void **state)
{
    struct bench *bench = *state;

    bench->pdf = "cat >/dev/null; exec yes";
    fails_with(bench, OUTPUT_SAVE_PDF, OUTPUT_TOO_LARGE);
}

static void paper_complains_without_end(void **state)
{
    struct bench *bench = *state;

    bench->pdf = "cat >/dev/null; yes | head -c 300000 >&2; exit 2";
    fails_with(bench, OUTPUT_SAVE_PDF, OUTPUT_PAPER_FAILED);
    assert_string_equal(bench->output.detail, "y");
}

static void paper_hangs(void **state)
{
    struct bench *bench = *state;

    bench->pdf = "exec sleep 600";
    start(bench, OUTPUT_PRINT);
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
    bench->pdf = "cat >/dev/null; printf second";
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

    paper_make(bench);
    bench->made = true;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small.rlim_max = before.rlim_max;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    fails_with(bench, OUTPUT_SAVE_PDF, OUTPUT_DISK_FULL);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    assert_string_equal(bench->output.saved, "");
    assert_int_equal(rmdir(bench->save), 0); /* empty */
}

/* A process that is killed in the middle of writing, as by a power cut. */
static void killed_while_saving_leaves_no_file_under_the_name(void **state)
{
    struct bench *bench = *state;
    struct rlimit small = {4, 4};
    pid_t child = fork();
    int status;

    if (child == 0) {
        signal(SIGXFSZ, SIG_DFL);
        setrlimit(RLIMIT_FSIZE, &small);
        job(bench, OUTPUT_SAVE_TEXT);
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGXFSZ);
    assert_int_equal(job(bench, OUTPUT_SAVE_TEXT), OUTPUT_DONE);
    assert_non_null(strstr(bench->output.saved, "/2026-1121-3-0007.txt")); /* the name was free */
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, bench_start, bench_end)
    const struct CMUnitTest tests[] = {
        TEST(a_page_is_sent_as_a_whole_pdf),
        TEST(a_slip_needs_no_pdf),
        TEST(text_is_sent_as_text),
        TEST(a_printer_is_never_an_option),
        TEST(every_failure_is_told_apart),
        TEST(words_of_others_never_steer_the_terminal),
        TEST(what_is_no_report_is_passed_over),
        TEST(send_dies),
        TEST(send_dies_after_the_printer_has_it),
        TEST(the_printer_gives_up_what_it_had_accepted),
        TEST(send_talks_without_end),
        TEST(send_hangs),
        TEST(only_news_is_a_sign_of_life),
        TEST(waiting_for_paper_fails_nothing),
        TEST(giving_up_what_waits_outside_the_printer),
        TEST(every_reason_for_waiting_is_told_apart),
        TEST(running_through_leaves_a_waiting_job_to_the_printer),
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
        TEST(killed_while_saving_leaves_no_file_under_the_name),
    };

    setlocale(LC_CTYPE, "C.UTF-8");
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
