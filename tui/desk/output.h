/*
 * Printing and saving a sheet without ever making the desk wait.
 *
 * A job runs in steps. A sheet in one of the page forms goes through a pipe to `daoban-paper pdf` (a
 * program of its own, so that a font problem cannot end the desk); slips and text are made here. Only
 * what is whole is handed to `daoban-paper send`, which tells what becomes of it as it happens
 * (paper/protocol.h), or written to the folder. The desk's loop polls output_wait()'s descriptors and
 * calls output_step(). No shell is run and nothing is looked up in PATH.
 *
 *     output_start(&output, &order, &sheet, now);
 *     while (output_step(&output, now) == OUTPUT_WORKING)
 *         poll(fd, output_wait(&output, fd, OUTPUT_FDS, &timeout), timeout);
 *     show(output_sentence(&output, content, language, &arena));
 *
 * A program that gives no new sign of life for 30 seconds is killed (daoban-paper itself gives up
 * sooner and says why). Once the printer or its queue has accepted a job, nothing the desk does can
 * lose it: such a job is only watched, 10 minutes at most, and counts as done when the watching ends,
 * also when it waits for paper then; only the printer giving it up makes it fail.
 *
 * One job at a time in one struct output. Times are monotonic milliseconds.
 */
#ifndef TUI_DESK_OUTPUT_H
#define TUI_DESK_OUTPUT_H

#include "base/moment.h"
#include "desk/program.h"
#include "model/printer.h"
#include "paper/protocol.h"
#include "paper/sheet.h"

#define OUTPUT_LIMIT 30000          /* milliseconds without a sign of life */
#define OUTPUT_WATCH 600000         /* milliseconds an accepted job is watched */
#define OUTPUT_BYTES_MAX (8 << 20)  /* a PDF larger than this is a fault */
#define OUTPUT_WORDS_MAX (64 << 10) /* what `send` may say */
#define OUTPUT_FDS PROGRAM_FDS

/* MAKE_PDF only makes it: the bytes are in output->program.taken when done. */
enum output_action { OUTPUT_PRINT, OUTPUT_SAVE_PDF, OUTPUT_SAVE_TEXT, OUTPUT_MAKE_PDF };

enum output_state { OUTPUT_IDLE, OUTPUT_WORKING, OUTPUT_DONE, OUTPUT_FAILED };

/* Why it failed; each has one sentence that also says what to do. */
enum output_problem {
    OUTPUT_FINE,
    OUTPUT_NO_PAPER,     /* daoban-paper is not installed */
    OUTPUT_NO_GLYPH,     /* no font has a character of the sheet */
    OUTPUT_PAPER_FAILED, /* daoban-paper ended badly; detail says why */
    OUTPUT_NO_ENCODING,  /* this system cannot write what slip printers read */
    OUTPUT_NOT_SENT,     /* `failure` says why, in detail `detail` */
    OUTPUT_SEND_FAILED,  /* `daoban-paper send` ended without a last word; detail */
    OUTPUT_TOO_SLOW,     /* killed after OUTPUT_LIMIT, or given up for another job */
    OUTPUT_TOO_LARGE,    /* more than OUTPUT_BYTES_MAX or OUTPUT_WORDS_MAX came back */
    OUTPUT_NO_FOLDER,    /* the folder to save in is not there and cannot be made */
    OUTPUT_READ_ONLY,    /* no right to write there, or a read-only file system */
    OUTPUT_DISK_FULL,
    OUTPUT_NOT_WRITTEN /* anything else the system said; detail */
};

/* Where things are. Absolute paths, made by main; all borrowed, and outlive the jobs. */
struct output_places {
    const char *paper;              /* daoban-paper; NULL = not there */
    const char *folder;             /* where sheets are saved; NULL = saving is not possible */
    const char *state;              /* the desk's small files (desk/choices.h); NULL = none kept */
    const char *desk;               /* what this desk is called in them; NULL = nothing is kept */
    const char *const *environment; /* what programs are given: NAME=value …, NULL */
    uint32_t copies;                /* 0 counts as 1 */
};

struct output_order {
    enum output_action action;
    const struct printer *printer; /* of PRINT; copied */
    enum print_form form;          /* of PRINT */
    const char *missing;           /* of slips: the sentence about 〓 (paper/sheet_thermal.h) */
};

struct output {
    struct output_places places;
    enum output_action action;
    enum output_state state;
    enum output_problem problem;
    enum print_failure failure; /* of NOT_SENT */
    enum print_form form;
    bool sending;         /* made; the program running is `daoban-paper send` */
    bool accepted;        /* by the printer or its queue */
    struct report report; /* the last thing `send` said; .detail unused */
    size_t reported;      /* bytes of its words that are read */
    int64_t deadline;     /* without a sign of life until then */
    int64_t watched;      /* until when an accepted job is */
    struct program program;
    char to[256];     /* the printer */
    char shown[128];  /* its name for people; "" = the system's default */
    char name[64];    /* of the sheet, from its number */
    char saved[4096]; /* path of the saved file */
    char detail[256]; /* cleaned words of the program or of the system */
};

/* Must be called once before anything else. */
void output_open(struct output *output, const struct output_places *places);

/* Starts a job; a failure that is known at once is already the state afterwards. One that is under
 * way is stopped: output_busy() and output_end() come first. */
enum output_state output_start(struct output *output, const struct output_order *order,
                               const struct sheet *sheet, int64_t now);

/* Does what can be done without waiting. */
enum output_state output_step(struct output *output, int64_t now);

/* What to poll for, at most OUTPUT_FDS entries; *timeout is the longest to sleep, -1 = no job. */
size_t output_wait(const struct output *output, struct pollfd *fds, size_t room, int *timeout);

/* Whether another job has to wait: one is being made or sent, and the printer takes it. */
bool output_busy(const struct output *output);

/* Ends the watching. A job accepted by the printer counts as done, one that was not has failed. */
void output_end(struct output *output);

/*
 * Runs a job to its end for a caller that can wait. `told` (may be NULL) is called whenever there is
 * something new to say. A job that the printer has accepted and that waits for something is left to it.
 */
enum output_state output_run(struct output *output, moment_source clock,
                             void (*told)(void *context, const struct output *output),
                             void *context);

/* One sentence about how the last job ended, or how far it is, for the person at the desk. */
const char *output_sentence(const struct output *output, const struct content *content,
                            enum language language, struct arena *arena);

/* Ends a running program and gives memory back; output_open() is needed again afterwards. */
void output_close(struct output *output);

#endif
