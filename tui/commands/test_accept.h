/*
 * daoban test --accept: cases that stop at a new question are answered and their files rewritten.
 */
#ifndef TUI_COMMANDS_TEST_ACCEPT_H
#define TUI_COMMANDS_TEST_ACCEPT_H

#include "cases/stories.h"
#include "commands/command.h"

/*
 * Answers come from --set, or, where standard input is a terminal, from whoever sits at it. What is to be
 * changed is shown first; files are written whole or not at all, and none where any answer is missing, any
 * file is read-only, or it is not confirmed. EXIT_DONE: no case stops any more.
 */
enum exit_code test_accept(const struct stories *stories, const struct options *options,
                           enum language language);

#endif
