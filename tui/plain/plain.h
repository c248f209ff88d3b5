/*
 * The desk as numbered lines on standard input and output: for screen readers, dumb terminals and
 * scripts. The same questions, the same keys (0 不清楚, - back, * why, + change), one thing a line.
 */
#ifndef TUI_PLAIN_PLAIN_H
#define TUI_PLAIN_PLAIN_H

#include "desk/desk.h"
#include "desk/output.h"

#include <stdio.h>

struct plain_options {
    FILE *in;
    FILE *out;
    moment_source now;
    const struct output_places *places;
};

/* Runs until the input ends or the desk is left. Returns an exit code: 0 done, 3 the output failed. */
int plain_run(struct desk *desk, const struct plain_options *options);

#endif
