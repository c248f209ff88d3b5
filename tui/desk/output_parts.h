/* What the files of a job (desk/output*.c) share and nobody else needs. */
#ifndef TUI_DESK_OUTPUT_PARTS_H
#define TUI_DESK_OUTPUT_PARTS_H

#include "desk/output.h"

/* Ends the job: it came to nothing. */
enum output_state output_fail(struct output *output, enum output_problem problem);

/* The same after a program could not be started; `problem` is the errno. */
enum output_state output_refused(struct output *output, int problem);

/* Ends the job: it is printed, or in the printer's hands. */
enum output_state output_sent(struct output *output);

/* Keeps words from outside: the first line of them, clean. */
void output_detail(struct output *output, const char *words, size_t size);

/* What a form is sent as. */
enum send_type output_type(enum print_form form);

/* Hands what program.given holds to the printer. */
enum output_state output_send_start(struct output *output, int64_t now);

/* Reads what has been said of it since. */
enum output_state output_send_step(struct output *output, int64_t now);

#endif
