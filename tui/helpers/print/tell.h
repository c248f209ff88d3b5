/*
 * Telling the desk what happens, as it happens (REPORTS of paper/protocol.h), and never waiting
 * without a limit.
 *
 * One job a process, so what was told last is kept here and nothing is told twice in a row. When nobody
 * listens any more the job goes on all the same: paper half printed helps nobody.
 */
#ifndef TUI_HELPERS_PRINT_TELL_H
#define TUI_HELPERS_PRINT_TELL_H

#include "paper/protocol.h"

void tell(enum report_kind kind);
void tell_sending(size_t done, size_t total);
void tell_accepted(int number);
void tell_waiting(enum print_reason reason);

/* The last line. Returns the exit status that goes with it. */
enum paper_status tell_done(enum report_kind kind); /* REPORT_DONE or REPORT_QUEUED */
enum paper_status tell_failed(enum print_failure failure, const char *detail);

/*
 * A backstop behind every wait inside a library, which may have no limit of its own (name servers, TLS):
 * unless it is called again within so many seconds (0 = never mind), the process ends with
 * `failed timeout`, or with `queued` once a job was accepted.
 */
void tell_limit(unsigned seconds);

/* For a subcommand that has no such lines: the limit then ends it with this status and no word. */
void tell_limit_silent(enum paper_status status);

/* A clock for limits, in milliseconds; and a rest. */
int64_t tell_clock(void);
void tell_rest(int milliseconds);

#endif
