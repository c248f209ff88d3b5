/*
 * Printing by IPP: through a queue of this machine's print service, or straight to a printer.
 */
#include "job.h"

#include "link.h"
#include "tell.h"
#include "watch.h"

#include <stdio.h>
#include <string.h>

/* ---- whereto ---------------------------------------------------------------------------------- */

static bool queue_ready(struct job *job)
{
    if (strpbrk(job->rest, "/?#") || strlen(job->rest) >= sizeof job->path)
        return false;
    strcpy(job->path, job->rest);
    job->port = ippPort(); /* of the print service, which may be elsewhere */
    return true;
}

static bool address_ready(struct job *job)
{
    char scheme[8], user[32];
    http_uri_status_t status =
        httpSeparateURI(HTTP_URI_CODING_ALL, job->printer, scheme, sizeof scheme, user, sizeof user,
                        job->host, sizeof job->host, &job->port, job->path, sizeof job->path);

    return status == HTTP_URI_STATUS_OK && user[0] == '\0' && job->host[0] != '\0';
}

bool send_ipp_ready(struct job *job)
{
    if (job->kind == PRINTER_QUEUE ? queue_ready(job) : address_ready(job))
        return true;
    tell_failed(FAILURE_NO_PRINTER, job->rest);
    return false;
}

/* Names the queue to the link. False: there is none to name. */
static bool queue_name(struct link *link, const char *name)
{
    if (*name == '\0')
        name = cupsGetDefault2(link->http);
    if (name == NULL)
        return false;
    snprintf(link->path, sizeof link->path, "/printers/%.*s", (int)strcspn(name, "/"), name);
    return httpAssembleURI(HTTP_URI_CODING_ALL, link->uri, sizeof link->uri, "ipp", NULL,
                           "localhost", 0, link->path) == HTTP_URI_STATUS_OK;
}

static bool printer_open(struct link *link, const struct job *job)
{
    if (job->kind == PRINTER_QUEUE) {
        if (!link_open_service(link, job->limit)) {
            tell_failed(FAILURE_NO_SERVICE, cupsLastErrorString());
            return false;
        }
        if (queue_name(link, job->path))
            return true;
        tell_failed(FAILURE_NO_PRINTER, "");
        return false;
    }
    if (!link_open(link, job->host, job->port,
                   job->kind == PRINTER_IPPS ? HTTP_ENCRYPTION_ALWAYS
                                             : HTTP_ENCRYPTION_IF_REQUESTED,
                   job->limit)) {
        tell_failed(link->timed_out ? FAILURE_TIMEOUT : FAILURE_UNREACHABLE, cupsLastErrorString());
        return false;
    }
    snprintf(link->uri, sizeof link->uri, "%s", job->printer);
    snprintf(link->path, sizeof link->path, "%s", job->path);
    return true;
}

/* ---- the job ---------------------------------------------------------------------------------- */

/* The number of the accepted job, or 0 when the failure has been told. */
static int document_send(struct link *link, const struct job *job)
{
    ipp_t *request = link_request(link, IPP_OP_PRINT_JOB);
    ipp_t *answer;
    int number = 0;

    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", NULL, job->title);
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", NULL,
                 send_types[job->type]);
    if (job->copies > 1)
        ippAddInteger(request, IPP_TAG_JOB, IPP_TAG_INTEGER, "copies", (int)job->copies);
    answer = link_ask_document(link, request, &job->bytes);
    if (link_agreed(answer))
        number = ippGetInteger(ippFindAttribute(answer, "job-id", IPP_TAG_INTEGER), 0);
    if (number > 0)
        tell_accepted(number);
    else
        tell_failed(link_failure(link, answer), cupsLastErrorString());
    ippDelete(answer);
    return number > 0 ? number : 0;
}

enum paper_status send_ipp(struct job *job)
{
    enum paper_status status = PAPER_NOT_PRINTED;
    struct link link;

    if (printer_open(&link, job)) {
        int number = document_send(&link, job);

        if (number)
            status = watch(&link, number);
    }
    link_close(&link);
    return status;
}
