/*
 * The clock, as a parameter: main makes it, tests make their own, nobody else asks the system.
 */
#ifndef TUI_BASE_MOMENT_H
#define TUI_BASE_MOMENT_H

#include <stdint.h>

struct moment {
    int64_t milliseconds; /* monotonic, for waiting */
    int32_t date;         /* the civil date in UTC+8, whatever TZ says */
    int32_t minute;       /* of that day */
};

typedef struct moment (*moment_source)(void);

#endif
