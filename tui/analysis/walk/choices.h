/*
 * Everything that a case can be given where it stops: the days, the answers to a question, the values of a
 * parameter.
 */
#ifndef TUI_ANALYSIS_CHOICES_H
#define TUI_ANALYSIS_CHOICES_H

#include "analysis/walk/cells.h"
#include "analysis/walk/request.h"

struct choices {
    const struct scene *scene;
    struct session
        *session; /* of the case, and its trail: changed and restored while ranges are cut */
    struct trail *trail;
    const struct boundaries *boundaries;
    struct cells *cells; /* room to cut in */
    const int32_t *days; /* INPUT_TODAY */
    uint32_t day_count;
    uint32_t node; /* INPUT_ANSWER: where it is asked */
    bool whole;    /* false: some range fell into too many cells */
};

/* Calls back with each. `input` says what is needed (kind and subject); its answer is filled in. */
void choices_each(struct choices *choices, struct input input,
                  void (*each)(void *context, const struct input *input), void *context);

#endif
