/*
 * The day's sheet numbers of this machine, kept in a small file, so that neither a restart nor a
 * second terminal gives out a number twice. The file holds a date and the last number: no case.
 */
#ifndef TUI_DESK_NUMBERING_H
#define TUI_DESK_NUMBERING_H

#include <stdint.h>

/*
 * The next number of a day, above `last`, the highest the caller knows of. Where `path` is NULL or
 * the file cannot be kept, it is last + 1.
 */
uint32_t numbering_next(const char *path, int32_t date, uint32_t last);

/* A number that was not used after all is free again, if none was given since. */
void numbering_return(const char *path, int32_t date, uint32_t number);

#endif
