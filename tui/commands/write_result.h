/*
 * Where a command's result goes: standard output, or the new file of --output; as bytes, or as a sheet
 * made into a PDF. What the world refuses is said on standard error.
 */
#ifndef TUI_COMMANDS_WRITE_RESULT_H
#define TUI_COMMANDS_WRITE_RESULT_H

#include "commands/command.h"

/* EXIT_DONE or EXIT_REFUSED. A file that is there already is never written over. */
enum exit_code write_result(const struct options *options, enum language language,
                            const char *bytes, size_t size);

/* The same with the PDF of a sheet; waits for daoban-paper. */
enum exit_code write_result_pdf(const struct options *options, const struct setup *setup,
                                const struct environment *environment, const struct sheet *sheet);

#endif
