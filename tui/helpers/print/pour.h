/* Bytes into a descriptor that may take them slowly, in bits, or never. */
#ifndef TUI_HELPERS_PRINT_POUR_H
#define TUI_HELPERS_PRINT_POUR_H

#include "job.h"

/* POUR_BROKEN leaves errno. */
enum pour { POUR_DONE, POUR_TIMEOUT, POUR_BROKEN };

/*
 * Writes all copies of a job and tells how far it is. The descriptor is not blocking. After a while
 * without progress it says `waiting`; after the job's limit without any it gives up. From then on
 * the limits are its own: tell.h's is ended.
 */
enum pour pour(int fd, const struct job *job);

/* Waits until a descriptor is ready for `events`, telling `waiting` when that takes long. */
enum pour pour_wait(int fd, short events, const struct job *job);

#endif
