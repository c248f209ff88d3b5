/*
 * What every record of the content is made of: references, runs, texts, and the limits the loader
 * reports. See content.h for the whole.
 */
#ifndef TUI_MODEL_RECORD_H
#define TUI_MODEL_RECORD_H

#include <stdint.h>

#define NO_INDEX UINT32_MAX

#define FACTS_MAX 256  /* questions + flows; a limit the loader reports */
#define OPTIONS_MAX 9  /* per question, besides 不清楚 */
#define ENDINGS_MAX 30 /* per flow */

struct text {
    uint32_t zh; /* string offsets */
    uint32_t en;
};

struct span {
    uint32_t first;
    uint32_t count;
};

#endif
