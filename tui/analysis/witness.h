/*
 * A case that shows something the analysis found, as a command line that anybody can run.
 */
#ifndef TUI_ANALYSIS_WITNESS_H
#define TUI_ANALYSIS_WITNESS_H

#include "analysis/walk/request.h"

struct witness {
    const struct content *content;
    uint32_t flow;
    struct area area;
    const struct input *inputs;
    uint32_t input_count;
};

/* daoban run FLOW --on … --set … In the arena. */
const char *witness_line(struct arena *arena, const struct witness *witness);

/* What a case in *any* region assumes of it: "region.x=value region.y=unknown"; where nothing was chosen,
 * that one parameter is unknown. */
const char *witness_assumed(struct arena *arena, const struct witness *witness);

#endif
