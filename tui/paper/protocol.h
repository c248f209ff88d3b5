/*
 * What the desk and daoban-paper say to each other: subcommands, lines, exit statuses.
 *
 * daoban-paper is a program of its own, so that drawing and printing libraries, and whatever a font or
 * a printer does to them, stay out of the desk. One run does one thing and ends:
 *
 *     daoban-paper pdf [--large]
 *         A sheet (paper/stream.h) on standard input, an A4 PDF on standard output.
 *
 *     daoban-paper queues
 *         The print queues of this machine's print service, one line each:
 *         queue TAB name TAB description TAB state TAB reason TAB default|-
 *         state: QUEUE_STATES. reason: the worst of the printer's reasons, PRINT_REASONS.
 *         No print service: nothing, and PAPER_NO_SERVICE.
 *
 *     daoban-paper send [--title TITLE] [--copies N] [--type TYPE] [--limit SECONDS] [--] PRINTER
 *         Bytes on standard input, to a printer. At most SEND_BYTES_MAX of them, 1 to COPIES_MAX
 *         copies; a type of SEND_TYPES, the first of them when none is given; a printer of PRINTERS.
 *         No single wait (connecting, a printer that takes nothing, watching the job) is much longer
 *         than the limit. What happens is told as it happens, a line each (REPORTS), the last one
 *         `done`, `queued` or `failed`:
 *
 *             connecting
 *             sending TAB done TAB total        bytes
 *             accepted TAB number               of the job; never from a device or a bare connection
 *             printing
 *             waiting TAB reason                until the next line says otherwise
 *             done
 *             queued                            accepted, and goes on by itself: nobody watches any more
 *             failed TAB failure TAB detail     PRINT_FAILURES; detail: words of others, one line
 *
 * `queues` and `send` are done by daoban-print, which daoban-paper finds beside itself and turns into: no
 * program holds more libraries than it needs. Where there is none both end with PAPER_NO_PROGRAM, `send`
 * after `failed TAB no-program`.
 *
 * Text in a line is clean (base/text.h) and so holds no tab. Messages for people who run it by hand
 * go to standard error in English; the desk has sentences of its own for every word here.
 */
#ifndef TUI_PAPER_PROTOCOL_H
#define TUI_PAPER_PROTOCOL_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

/* Exit statuses. A helper that ends in any other way has crashed. */
enum paper_status {
    PAPER_DONE,
    PAPER_NO_GLYPH,    /* no font has a character of the sheet; it is on standard error */
    PAPER_WRONG_INPUT, /* no sheet, or wrong use */
    PAPER_NOT_WRITTEN, /* standard output could not be written */
    PAPER_NO_SERVICE,  /* queues: no print service answers */
    PAPER_NOT_PRINTED, /* send: `failed` says why */
    PAPER_NO_PROGRAM,  /* queues, send: daoban-print is not installed */
};

#define SEND_BYTES_MAX ((size_t)8 << 20)
#define COPIES_MAX 99
#define TITLE_BYTES_MAX 127 /* of a title; the rest is cut off */
#define LIMIT_SECONDS 20    /* unless --limit says otherwise */
#define LIMIT_SECONDS_MAX 600

/* Word by word; the first column names the enum constant. */
#define SEND_TYPES(X)                                                                              \
    X(TYPE_PDF, "application/pdf")                                                                 \
    X(TYPE_TEXT, "text/plain")                                                                     \
    X(TYPE_BYTES, "application/octet-stream") /* the printer's own language, not to be filtered */

#define PRINTERS(X)                                                                                \
    X(PRINTER_QUEUE, "queue:")   /* NAME of the print service; without a name the default queue */ \
    X(PRINTER_IPP, "ipp://")     /* HOST[:PORT]/PATH: straight to the printer */                   \
    X(PRINTER_IPPS, "ipps://")   /* the same, encrypted */                                         \
    X(PRINTER_DEVICE, "device:") /* /dev/usb/lp0: a character device */                            \
    X(PRINTER_TCP, "tcp://")     /* HOST[:9100] */

#define QUEUE_STATES(X)                                                                            \
    X(QUEUE_IDLE, "idle")                                                                          \
    X(QUEUE_PRINTING, "printing")                                                                  \
    X(QUEUE_STOPPED, "stopped")

/* What a printer waits for, the worst last. */
#define PRINT_REASONS(X)                                                                           \
    X(WAITING_NONE, "none")                                                                        \
    X(WAITING_OTHER, "other")                                                                      \
    X(WAITING_HELD, "held")     /* this job, until somebody lets it go */                          \
    X(WAITING_PAUSED, "paused") /* the queue, by hand */                                           \
    X(WAITING_OFFLINE, "offline")                                                                  \
    X(WAITING_TONER_EMPTY, "toner-empty")                                                          \
    X(WAITING_COVER_OPEN, "cover-open")                                                            \
    X(WAITING_MEDIA_EMPTY, "media-empty")                                                          \
    X(WAITING_MEDIA_JAM, "media-jam")

#define REPORTS(X)                                                                                 \
    X(REPORT_CONNECTING, "connecting")                                                             \
    X(REPORT_SENDING, "sending")                                                                   \
    X(REPORT_ACCEPTED, "accepted")                                                                 \
    X(REPORT_PRINTING, "printing")                                                                 \
    X(REPORT_WAITING, "waiting")                                                                   \
    X(REPORT_DONE, "done")                                                                         \
    X(REPORT_QUEUED, "queued")                                                                     \
    X(REPORT_FAILED, "failed")

#define PRINT_FAILURES(X)                                                                          \
    X(FAILURE_NO_PROGRAM, "no-program")   /* daoban-print is not installed */                      \
    X(FAILURE_NO_SERVICE, "no-service")   /* no print service on this machine */                   \
    X(FAILURE_NO_PRINTER, "no-printer")   /* no such queue or printer there, or no default one */  \
    X(FAILURE_UNREACHABLE, "unreachable") /* no such host, or nothing listens there */             \
    X(FAILURE_REFUSED, "refused")         /* the printer takes no jobs, or not this one */         \
    X(FAILURE_NOT_ALLOWED, "not-allowed") /* rights: of a file, or a password is asked for */      \
    X(FAILURE_WRONG_TYPE, "wrong-type")   /* the printer cannot print such a document */           \
    X(FAILURE_NO_DEVICE, "no-device")     /* not there, or not a printer's character device */     \
    X(FAILURE_BROKEN_OFF, "broken-off")   /* the connection ended too early */                     \
    X(FAILURE_ABORTED, "aborted")         /* the job was accepted, then given up or cancelled */   \
    X(FAILURE_TIMEOUT, "timeout")         /* nothing moved for as long as the limit */             \
    X(FAILURE_TOO_LARGE, "too-large")     /* more than SEND_BYTES_MAX */

#define PROTOCOL_ENUM(name, word) name,
enum send_type { SEND_TYPES(PROTOCOL_ENUM) SEND_TYPE_COUNT };
enum printer_kind { PRINTERS(PROTOCOL_ENUM) PRINTER_KIND_COUNT };
enum queue_state { QUEUE_STATES(PROTOCOL_ENUM) QUEUE_STATE_COUNT };
enum print_reason { PRINT_REASONS(PROTOCOL_ENUM) PRINT_REASON_COUNT };
enum report_kind { REPORTS(PROTOCOL_ENUM) REPORT_KIND_COUNT };
enum print_failure { PRINT_FAILURES(PROTOCOL_ENUM) PRINT_FAILURE_COUNT };
#undef PROTOCOL_ENUM

/* Indexed by their enums. */
extern const char *const send_types[SEND_TYPE_COUNT];
extern const char *const print_reasons[PRINT_REASON_COUNT];
extern const char *const report_kinds[REPORT_KIND_COUNT];
extern const char *const print_failures[PRINT_FAILURE_COUNT];

/* One line of `queues`. Texts are borrowed. */
struct print_queue {
    const char *name;
    const char *description; /* "" when it has none */
    enum queue_state state;
    enum print_reason reason;
    bool is_default;
};

/* One line of `send`. */
struct report {
    enum report_kind kind;
    uint64_t done, total;       /* SENDING */
    uint64_t job;               /* ACCEPTED */
    enum print_reason reason;   /* WAITING */
    enum print_failure failure; /* FAILED */
    const char *detail;         /* FAILED; borrowed */
};

/* Appends one line; text is cleaned on the way. */
void protocol_write_queue(const struct print_queue *queue, struct buffer *out);
void protocol_write_report(const struct report *report, struct buffer *out);

/*
 * Reads one line without its newline, which is cut up in place and must outlive the result. False: not
 * such a line, nothing of the result may be used.
 */
bool protocol_read_queue(char *line, struct print_queue *queue);
bool protocol_read_report(char *line, struct report *report);

/*
 * What kind of printer a text names, and what follows the prefix (a queue's name, HOST…, a path).
 * False when it is none: another prefix, nothing after it (but `queue:`), blanks or control characters
 * in it, or a device without an absolute path.
 */
bool protocol_printer(const char *printer, enum printer_kind *kind, const char **rest);

#endif
