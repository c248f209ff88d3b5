/*
 * The parts of `daoban run`.
 */
#ifndef TUI_COMMANDS_RUN_H
#define TUI_COMMANDS_RUN_H

#include "commands/command.h"
#include "engine/change.h"

struct run {
    const struct options *options;
    const struct environment *environment;
    struct setup setup;
    uint32_t flow;
    uint32_t region;    /* of --region; 0 = not given */
    const char *before; /* lines that go before a result for people; NULL = none */
    bool large;         /* print */
    /* What a format writes; a format of `run` is given the struct run. */
    const struct session *session;
    const struct result *result;
    struct arena *arena;
};

/* A session with the start facts of the command line. (run_case.c) */
void run_start(const struct run *run, struct session *session, int32_t on, uint32_t region);

/* Everything the command line names must exist in the content; what does not is said. (run_case.c) */
enum exit_code run_names(struct run *run);

/* The case of the command line: its answers, and what follows. False after saying what is wrong. (run_case.c) */
bool run_answer(const struct run *run, struct session *session, struct result *result,
                struct arena *arena);

struct recall;

/* What the case code on the command line says here and today; all of it in the content's arena. False when
 * what stands there is meant for no code. (open.c) */
bool run_recall(struct run *run, struct recall *recall);

/* One case per line of JSON in the file `path`, and how their results can be written. (run_batch.c) */
enum exit_code run_batch(const struct run *run, const char *path);
extern const struct format run_batch_formats[];

/* The case in one of the formats of `run`; a sentence where a case that is not finished cannot be written
 * so. */
enum exit_code run_write(struct run *run, const struct format *format);

/* For people: the sheet, or the question that is still open. */
enum exit_code run_text(struct run *run);

#endif
