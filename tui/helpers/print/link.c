/* One connection; libcups does the talking. */
#include "link.h"

#include "tell.h"

#include <string.h>

#define SILENCE_SECONDS 2.0 /* before a printer that takes nothing is told */
#define PIECE_BYTES ((size_t)16384)
#define TRIES 3 /* of a request whose connection has to be secured first */

/* Behind libcups' own limits, for what it does without any. */
#define BACKSTOP_SECONDS 5

static const char *password_none(const char *prompt, http_t *http, const char *method,
                                 const char *resource, void *context)
{
    (void)prompt;
    (void)http;
    (void)method;
    (void)resource;
    (void)context;
    return NULL;
}

/* Called after every SILENCE_SECONDS without a byte; 0 gives up. */
static int silence(http_t *http, void *context)
{
    struct link *link = context;

    (void)http;
    if (!link->quiet)
        tell_waiting(WAITING_OTHER);
    link->timed_out = tell_clock() - link->moved >= (int64_t)link->limit * 1000;
    return !link->timed_out;
}

static void link_moved(struct link *link)
{
    link->moved = tell_clock();
    tell_limit(link->limit + BACKSTOP_SECONDS);
}

bool link_open(struct link *link, const char *host, int port, http_encryption_t encryption,
               unsigned limit)
{
    *link = (struct link){.limit = limit};
    cupsSetPasswordCB2(password_none, NULL);
    link_moved(link);
    link->http = httpConnect2(host, port, NULL, AF_UNSPEC, encryption, 1, (int)limit * 1000, NULL);
    if (link->http == NULL) {
        link->timed_out = tell_clock() - link->moved >= (int64_t)limit * 1000;
        return false;
    }
    httpSetTimeout(link->http, SILENCE_SECONDS, silence, link);
    return true;
}

bool link_open_service(struct link *link, unsigned limit)
{
    return link_open(link, cupsServer(), ippPort(), cupsEncryption(), limit);
}

void link_close(struct link *link)
{
    httpClose(link->http);
    link->http = NULL;
    tell_limit(0);
}

ipp_t *link_request(const struct link *link, ipp_op_t operation)
{
    ipp_t *request = ippNewRequest(operation);

    if (link->uri[0])
        ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", NULL, link->uri);
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", NULL,
                 cupsUser());
    return request;
}

ipp_t *link_ask(struct link *link, ipp_t *request)
{
    link_moved(link);
    return cupsDoRequest(link->http, request, link->path[0] ? link->path : "/");
}

static http_status_t document_write(struct link *link, const struct buffer *document)
{
    http_status_t status = HTTP_STATUS_CONTINUE;
    size_t done = 0;

    tell_sending(0, document->size);
    while (done < document->size && status == HTTP_STATUS_CONTINUE) {
        size_t piece = document->size - done < PIECE_BYTES ? document->size - done : PIECE_BYTES;

        status = cupsWriteRequestData(link->http, document->data + done, piece);
        done += piece;
        link_moved(link);
        if (status == HTTP_STATUS_CONTINUE)
            tell_sending(done, document->size);
    }
    return status;
}

/* Whether it is worth sending again: the printer wants an encrypted line or another proof first. */
static bool wants_again(http_status_t status)
{
    return status == HTTP_STATUS_UNAUTHORIZED || status == HTTP_STATUS_UPGRADE_REQUIRED;
}

ipp_t *link_ask_document(struct link *link, ipp_t *request, const struct buffer *document)
{
    size_t size = ippLength(request) + document->size;
    http_status_t status = HTTP_STATUS_UNAUTHORIZED;
    ipp_t *answer = NULL;

    for (int i = 0; i < TRIES && answer == NULL && wants_again(status); i++) {
        link_moved(link);
        status = cupsSendRequest(link->http, request, link->path, size);
        if (status == HTTP_STATUS_CONTINUE)
            status = document_write(link, document);
        if (status == HTTP_STATUS_CONTINUE || status == HTTP_STATUS_OK) {
            answer = cupsGetResponse(link->http, link->path);
            status = httpGetStatus(link->http);
        }
    }
    ippDelete(request);
    return answer;
}

bool link_agreed(ipp_t *answer)
{
    return answer && ippGetStatusCode(answer) < IPP_STATUS_REDIRECTION_OTHER_SITE;
}

/* What IPP calls it, and what we do. Anything else is a refusal. */
static const struct {
    ipp_status_t status;
    enum print_failure failure;
} failures[] = {
    {IPP_STATUS_ERROR_NOT_FOUND,                     FAILURE_NO_PRINTER },
    {IPP_STATUS_ERROR_GONE,                          FAILURE_NO_PRINTER },
    {IPP_STATUS_ERROR_FORBIDDEN,                     FAILURE_NOT_ALLOWED},
    {IPP_STATUS_ERROR_NOT_AUTHENTICATED,             FAILURE_NOT_ALLOWED},
    {IPP_STATUS_ERROR_NOT_AUTHORIZED,                FAILURE_NOT_ALLOWED},
    {IPP_STATUS_ERROR_CUPS_AUTHENTICATION_CANCELED,  FAILURE_NOT_ALLOWED},
    {IPP_STATUS_ERROR_DOCUMENT_FORMAT_NOT_SUPPORTED, FAILURE_WRONG_TYPE },
    {IPP_STATUS_ERROR_DOCUMENT_FORMAT_ERROR,         FAILURE_WRONG_TYPE },
    {IPP_STATUS_ERROR_REQUEST_ENTITY,                FAILURE_TOO_LARGE  },
    {IPP_STATUS_ERROR_JOB_CANCELED,                  FAILURE_ABORTED    },
};

/* Some printers name what they dislike instead of having a status for it. */
static bool dislikes_type(ipp_t *answer)
{
    ipp_attribute_t *type = ippFindAttribute(answer, "document-format", IPP_TAG_ZERO);

    return ippGetStatusCode(answer) == IPP_STATUS_ERROR_ATTRIBUTES_OR_VALUES &&
           ippGetGroupTag(type) == IPP_TAG_UNSUPPORTED_GROUP;
}

enum print_failure link_failure(const struct link *link, ipp_t *answer)
{
    ipp_status_t status = answer ? ippGetStatusCode(answer) : cupsLastError();

    if (answer == NULL && link->timed_out)
        return FAILURE_TIMEOUT;
    if (dislikes_type(answer))
        return FAILURE_WRONG_TYPE;
    for (size_t i = 0; i < sizeof failures / sizeof *failures; i++)
        if (failures[i].status == status)
            return failures[i].failure;
    return answer ? FAILURE_REFUSED : FAILURE_BROKEN_OFF;
}
