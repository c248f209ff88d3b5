/*
 * daoban doctor (自检): is everything here that a desk needs? Says what to do where it is not.
 *
 * Works without a terminal, without a content and without a printer; looks at everything and goes on.
 */
#include "commands/doctor.h"

#include "load/config.h"
#include "paper/qr.h"
#include "paper/stream.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/statfs.h>
#include <unistd.h>
#include <wchar.h>

/* ---- encoding --------------------------------------------------------------------------------- */

static void encoding_look(struct doctor *doctor)
{
    const struct environment *environment = doctor->environment;

    if (strcmp(environment->charset, "UTF-8") == 0)
        doctor_report(doctor, FINDING_GOOD, PHRASE_DOCTOR_UTF8,
                      environment->locale ? environment->locale : "-");
    else
        doctor_report(doctor, FINDING_CARE, PHRASE_DOCTOR_NOT_UTF8,
                      environment->locale ? environment->locale : "-");
}

/* The widths everything is laid out by: 医 two columns, ─ “ □ one. */
static void widths_look(struct doctor *doctor)
{
    static const struct {
        wchar_t character;
        int columns;
    } expected[] = {
        {L'a',   1},
        {0x533b, 2},
        {0xff11, 2},
        {0x3002, 2},
        {0x2500, 1},
        {0x201c, 1}
    };

    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        if (wcwidth(expected[i].character) != expected[i].columns) {
            doctor_report(doctor, FINDING_BAD, PHRASE_DOCTOR_WIDTHS_BAD, "");
            return;
        }
    doctor_report(doctor, FINDING_GOOD, PHRASE_DOCTOR_WIDTHS, "");
}

/* ---- terminal --------------------------------------------------------------------------------- */

static void terminal_look(struct doctor *doctor)
{
    const char *name = doctor->environment->terminal;
    struct winsize size;

    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
        doctor_report(doctor, FINDING_CARE, PHRASE_DOCTOR_NO_TERMINAL, "");
        return;
    }
    if (name == NULL || strcmp(name, "dumb") == 0)
        doctor_report(doctor, FINDING_BAD, PHRASE_DOCTOR_TERM_BAD, name ? name : "-");
    else
        doctor_report(doctor, FINDING_GOOD, PHRASE_DOCTOR_TERM, name);
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        doctor_report(doctor, size.ws_col < 60 || size.ws_row < 16 ? FINDING_BAD : FINDING_GOOD,
                      size.ws_col < 60 || size.ws_row < 16 ? PHRASE_DOCTOR_SMALL
                                                           : PHRASE_DOCTOR_SIZE,
                      arena_format(&doctor->setup.arena, "%u x %u", size.ws_col, size.ws_row));
}

/* ---- content and clock ------------------------------------------------------------------------ */

static void content_look(struct doctor *doctor, const struct options *options)
{
    struct setup *setup = &doctor->setup;
    char date[DATE_TEXT_SIZE];

    if (setup_layers(setup, options, doctor->environment) == EXIT_DONE)
        setup->content = content_load(&setup->layers, &doctor->diags);
    if (setup->content == NULL) {
        doctor_report(doctor, FINDING_BAD, PHRASE_DOCTOR_NO_CONTENT,
                      setup->folder ? setup->folder : "-");
        return;
    }
    doctor_report(doctor, FINDING_GOOD, PHRASE_DOCTOR_CONTENT, setup->folder);
    date_format(setup->today, date);
    doctor_report(doctor, setup->today < setup->content->dated ? FINDING_BAD : FINDING_GOOD,
                  setup->today < setup->content->dated ? PHRASE_DOCTOR_CLOCK_EARLY
                                                       : PHRASE_DOCTOR_CLOCK,
                  date);
    for (uint32_t i = 0; i < setup->content->year_count; i++)
        if (setup->today >= setup->content->years[i].first &&
            setup->today <= setup->content->years[i].last)
            return;
    doctor_report(doctor, FINDING_CARE, PHRASE_DOCTOR_NO_CALENDAR, "");
}

/* ---- paper ------------------------------------------------------------------------------------ */

static const struct sheet_line trial_line = {.kind = SHEET_TEXT,
                                             .text = "聊城 告知单 □ √ 〔2022〕"};

/* Runs a program to its end, at most for the time a print job may take. */
static enum program_state run_through(struct doctor *doctor, struct program *program)
{
    int64_t end = doctor->environment->clock().milliseconds + OUTPUT_LIMIT;
    enum program_state state;

    while ((state = program_step(program, OUTPUT_BYTES_MAX)) == PROGRAM_RUNNING &&
           doctor->environment->clock().milliseconds < end) {
        struct pollfd fds[PROGRAM_FDS];
        size_t count = program_wait(program, fds, PROGRAM_FDS);

        poll(fds, (nfds_t)count, 20);
    }
    return state;
}

static void paper_look(struct doctor *doctor)
{
    static const char *const arguments[] = {"daoban-paper", "pdf", NULL};
    const struct output_places *places = &doctor->setup.places;
    struct sheet_line line = trial_line;
    const struct sheet sheet = {.head = "daoban", .page = "{1}/{2}", .line = &line, .count = 1};
    struct program program = {.pid = 0};

    if (places->paper == NULL) {
        doctor_report(doctor, FINDING_BAD, PHRASE_DOCTOR_NO_PAPER, "");
        return;
    }
    program_reset(&program);
    stream_write(&sheet, &program.given);
    if (program_start(&program, places->paper, arguments, places->environment) == 0 &&
        run_through(doctor, &program) == PROGRAM_ENDED && program_status(&program) == 0)
        doctor_report(doctor, FINDING_GOOD, PHRASE_DOCTOR_PAPER, places->paper);
    else
        doctor_report(doctor, FINDING_BAD, PHRASE_DOCTOR_FONTS, "");
    program_reset(&program);
}

/* Nothing stops for want of it: the case code is typed then. */
static void qr_look(struct doctor *doctor)
{
    if (qr_there())
        doctor_report(doctor, FINDING_GOOD, PHRASE_DOCTOR_QR, "");
    else
        doctor_report(doctor, FINDING_CARE, PHRASE_DOCTOR_NO_QR, "");
}

/* ---- folders ---------------------------------------------------------------------------------- */

/* File systems over a network: a sheet may be saved there, a desk's own records should not be. */
static bool is_network(const char *folder)
{
    static const unsigned long kinds[] = {0x6969 /* NFS */,
                                          0x517b /* SMB */,
                                          0xff534d42 /* CIFS */,
                                          0xfe534d42 /* SMB2 */,
                                          0x5346414f /* AFS */,
                                          0x01021997 /* 9P */,
                                          0x65735546 /* FUSE, sshfs among them */};
    struct statfs status;

    if (statfs(folder, &status) != 0)
        return false;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if ((unsigned long)status.f_type == kinds[i])
            return true;
    return false;
}

static void folder_look(struct doctor *doctor)
{
    const char *folder = doctor->setup.places.folder;

    if (folder == NULL)
        doctor_report(doctor, FINDING_CARE, PHRASE_DOCTOR_NO_FOLDER, "");
    else if (access(folder, F_OK) != 0)
        doctor_report(doctor, FINDING_GOOD, PHRASE_DOCTOR_FOLDER_LATER, folder);
    else if (access(folder, W_OK | X_OK) != 0)
        doctor_report(doctor, FINDING_BAD, PHRASE_DOCTOR_FOLDER_BAD, folder);
    else if (is_network(folder))
        doctor_report(doctor, FINDING_CARE, PHRASE_DOCTOR_FOLDER_NETWORK, folder);
    else
        doctor_report(doctor, FINDING_GOOD, PHRASE_DOCTOR_FOLDER, folder);
}

static enum exit_code doctor_run(const struct options *options,
                                 const struct environment *environment)
{
    struct doctor doctor = {.environment = environment, .language = options->language};
    enum exit_code code = setup_office(&doctor.setup, options, environment);

    doctor.language = doctor.setup.language;
    if (code != EXIT_DONE)
        doctor.bad++;
    encoding_look(&doctor);
    widths_look(&doctor);
    terminal_look(&doctor);
    content_look(&doctor, options);
    paper_look(&doctor);
    qr_look(&doctor);
    doctor_printers(&doctor);
    folder_look(&doctor);
    if (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO))
        doctor_keypad(&doctor);
    printf("%s\n", phrase_format(&doctor.setup.arena,
                                 doctor.bad ? PHRASE_DOCTOR_DONE_BAD : PHRASE_DOCTOR_DONE_GOOD,
                                 doctor.language,
                                 arena_format(&doctor.setup.arena, "%u", doctor.bad), NULL));
    diags_free(&doctor.diags);
    setup_close(&doctor.setup);
    return doctor.bad ? EXIT_REFUSED : EXIT_DONE;
}

const struct command command_doctor = {
    .name = "doctor",
    .usage = "",
    .help = {"自检：编码、终端、小键盘、打印机、时钟、文件夹",
             "self-test: encoding, terminal, keypad, printers, clock, folders"},
    .run = doctor_run,
};
