/*
 * The parts of `daoban check`.
 */
#ifndef TUI_COMMANDS_CHECK_H
#define TUI_COMMANDS_CHECK_H

#include "analysis/proof/proof.h"
#include "analysis/verify.h"
#include "commands/command.h"

struct check {
    const struct setup *setup;
    struct workbook workbook;
    struct diags diags;
    bool loaded; /* the proof was made; else only mistakes of loading are known */
    struct proof_summary summary;
    int64_t milliseconds;
    bool listing; /* --due was given */
    int32_t by;
    bool coverage; /* --coverage was given */
    bool coming;   /* --coming was given */
};

/* Everything for people, or as JSON; `result` is a struct check. */
enum exit_code check_print(void *result);
enum exit_code check_emit(void *result);

struct emit;

/* What changes by itself after today: a line a day, and with --coming every sentence; JSON has all of them. */
void check_coming_print(const struct check *check, enum language language, struct arena *arena);
void check_coming_emit(const struct check *check, struct emit *emit);

#endif
