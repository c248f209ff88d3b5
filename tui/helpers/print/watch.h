/* Watching a job that a printer has accepted. */
#ifndef TUI_HELPERS_PRINT_WATCH_H
#define TUI_HELPERS_PRINT_WATCH_H

#include "link.h"

/* Tells what becomes of a job until it is done, has failed, or the limit is reached. */
enum paper_status watch(struct link *link, int job);

#endif
