/*
 * daoban test --mutate.
 */
#ifndef TUI_COMMANDS_TEST_MUTATE_H
#define TUI_COMMANDS_TEST_MUTATE_H

#include "analysis/mutate/mutation.h"
#include "commands/command.h"
#include "commands/emit.h"

#define MUTATION_SCORE_LEAST 95 /* percent; below it the command says that something is wrong */

/* Changes, judges and, for a person, prints score and survivors; freed by mutation_free(). */
void test_mutate(const struct workbook *workbook, const struct stories *stories, bool print,
                 enum language language, struct mutation_score *score);

/* The same for programs: the member "mutation". */
void test_mutate_emit(const struct mutation_score *score, struct emit *emit);

/* EXIT_FOUND when too little is noticed. */
enum exit_code test_mutate_code(const struct mutation_score *score);

#endif
