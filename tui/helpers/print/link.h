/*
 * A connection to one printer or to the machine's print service, by libcups. It never asks anybody for a
 * password, and every request ends within the limit.
 */
#ifndef TUI_HELPERS_PRINT_LINK_H
#define TUI_HELPERS_PRINT_LINK_H

#include "paper/protocol.h"

#include <cups/cups.h>

struct link {
    http_t *http;
    unsigned limit;         /* seconds */
    int64_t moved;          /* when something last came or went */
    bool timed_out;         /* the limit was reached */
    bool quiet;             /* silence is not told */
    char uri[HTTP_MAX_URI]; /* of the printer, as IPP names it */
    char path[HTTP_MAX_URI];
};

/* Connects; false: cupsLastErrorString() says why. To be closed in either case. */
bool link_open(struct link *link, const char *host, int port, http_encryption_t encryption,
               unsigned limit);

/* Connects to the print service that this machine is set up for. */
bool link_open_service(struct link *link, unsigned limit);
void link_close(struct link *link);

/* A request about the link's printer, or about none when it has no uri. Asking frees it. */
ipp_t *link_request(const struct link *link, ipp_op_t operation);

/* Asks and returns the answer, to be freed with ippDelete(); NULL: nothing came, link_failure() says why. */
ipp_t *link_ask(struct link *link, ipp_t *request);

/* The same with a document behind the request; how far it is is told. */
ipp_t *link_ask_document(struct link *link, ipp_t *request, const struct buffer *document);

/* Whether an answer is a yes. */
bool link_agreed(ipp_t *answer);

/* Why the last request was not done, in the protocol's words; `answer` may be NULL. */
enum print_failure link_failure(const struct link *link, ipp_t *answer);

#endif
