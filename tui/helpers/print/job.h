/* What is to be printed where, and the hands that bring it there: one a kind of printer. */
#ifndef TUI_HELPERS_PRINT_JOB_H
#define TUI_HELPERS_PRINT_JOB_H

#include "paper/protocol.h"

#define HOST_BYTES 256
#define PATH_BYTES 1024

struct job {
    char title[TITLE_BYTES_MAX + 1]; /* clean */
    unsigned copies;
    unsigned limit; /* seconds */
    enum send_type type;
    enum printer_kind kind;
    const char *printer; /* as it was named */
    const char *rest;    /* of it, behind the prefix */
    char host[HOST_BYTES];
    char path[PATH_BYTES]; /* IPP: the printer's; queues: NAME */
    int port;
    int device; /* open; -1 = none */
    struct buffer bytes;
};

/*
 * Each kind of printer has two hands. `ready` understands the printer's name and opens what must be opened
 * before rights are given up; it tells what is wrong and returns false. `send` does the rest; the last line
 * has been told when it returns.
 */
bool send_ipp_ready(struct job *job);
bool send_tcp_ready(struct job *job);
bool send_device_ready(struct job *job);
enum paper_status send_ipp(struct job *job);
enum paper_status send_tcp(struct job *job);
enum paper_status send_device(struct job *job);

#endif
