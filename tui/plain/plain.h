/*
 * The desk as numbered lines on standard input and output: for screen readers, terminals that cannot
 * move their cursor, and scripts. The same questions and the same keys (0 不清楚, - back, * why, + change),
 * one thing a line; what the menu of the screens has beyond that is not here (README).
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
