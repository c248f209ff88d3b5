/*
 * Printing and saving a sheet without ever making the desk wait.
 *
 * A job runs in steps: the sheet goes through a pipe to daoban-paper (a program of its own, so that
 * a font problem cannot end the desk), the PDF comes back into memory, and only a whole PDF is handed
 * to `lp` or written to the folder. The desk's loop polls output_wait()'s descriptors and calls
 * output_step(); after 30 seconds a program that has not finished is killed. No shell is run and
 * nothing is looked up in PATH.
 *
 *     output_start(&output, OUTPUT_PRINT, &sheet, now);
 *     while (output_step(&output, now) == OUTPUT_WORKING)
 *         poll(fd, output_wait(&output, fd, OUTPUT_FDS, &timeout), timeout);
 *     show(output_sentence(&output, content, language, &arena));
 *
 * One job at a time in one struct output. Times are monotonic milliseconds.
 */
#ifndef TUI_DESK_OUTPUT_H
#define TUI_DESK_OUTPUT_H

#include "desk/program.h"
#include "paper/sheet.h"

#define OUTPUT_LIMIT 30000         /* milliseconds a program may take */
#define OUTPUT_BYTES_MAX (8 << 20) /* a PDF larger than this is a fault */
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
    OUTPUT_NO_LP,        /* no lp on this machine */
    OUTPUT_NO_PRINTER,   /* lp knows no such queue, or there is no default one */
    OUTPUT_LP_FAILED,    /* lp ended badly; detail says why */
    OUTPUT_TOO_SLOW,     /* killed after OUTPUT_LIMIT */
    OUTPUT_TOO_LARGE,    /* more than OUTPUT_BYTES_MAX came back */
    OUTPUT_NO_FOLDER,    /* the folder to save in is not there and cannot be made */
    OUTPUT_READ_ONLY,    /* no right to write there, or a read-only file system */
    OUTPUT_DISK_FULL,
    OUTPUT_NOT_WRITTEN /* anything else the system said; detail */
};

/* Where things are. Absolute paths, made by main; all borrowed, and outlive the jobs. */
struct output_places {
    const char *paper;              /* daoban-paper; NULL = not there */
    const char *lp;                 /* normally OUTPUT_LP */
    const char *printer;            /* queue; NULL = the system's default */
    const char *folder;             /* where sheets are saved; NULL = saving is not possible */
    const char *const *environment; /* what programs are given: NAME=value …, NULL */
    uint32_t copies;                /* 0 counts as 1 */
};
#define OUTPUT_LP "/usr/bin/lp"

struct output {
    struct output_places places;
    enum output_action action;
    enum output_state state;
    enum output_problem problem;
    int64_t deadline;
    bool printing; /* the PDF is made; the program running is lp */
    struct program program;
    char name[64];    /* of the sheet, from its number */
    char saved[4096]; /* path of the saved file */
    char detail[256]; /* cleaned words of the program or of the system */
};

/* Must be called once before anything else. */
void output_open(struct output *output, const struct output_places *places);

/* Starts a job; a failure that is known at once is already the state afterwards. */
enum output_state output_start(struct output *output, enum output_action action,
                               const struct sheet *sheet, int64_t now);

/* Does what can be done without waiting. */
enum output_state output_step(struct output *output, int64_t now);

/* What to poll for, at most OUTPUT_FDS entries; *timeout is the longest to sleep, -1 = no job. */
size_t output_wait(const struct output *output, struct pollfd *fds, size_t room, int *timeout);

/* One sentence about how the last job ended (or that it is under way), for the person at the desk. */
const char *output_sentence(const struct output *output, const struct content *content,
                            enum language language, struct arena *arena);

/* Ends a running program and gives memory back; output_open() is needed again afterwards. */
void output_close(struct output *output);

#endif
