/*
 * daoban-paper queues: what the print service of this machine has.
 */
#include "commands.h"

#include "link.h"
#include "reasons.h"
#include "tell.h"

#include "helpers/shared/rights.h"
#include "helpers/shared/standard.h"
#include "helpers/shared/subcommands.h"

#include <stdio.h>
#include <string.h>

static const enum queue_state states[] = {
    [IPP_PSTATE_IDLE] = QUEUE_IDLE,
    [IPP_PSTATE_PROCESSING] = QUEUE_PRINTING,
    [IPP_PSTATE_STOPPED] = QUEUE_STOPPED,
};

/* The attributes of one queue, up to the next group. */
static ipp_attribute_t *queue_read(ipp_t *answer, ipp_attribute_t *at, struct print_queue *queue)
{
    bool accepts = true;

    *queue = (struct print_queue){.name = "", .description = ""};
    for (; at && ippGetGroupTag(at) == IPP_TAG_PRINTER; at = ippNextAttribute(answer)) {
        const char *name = ippGetName(at);
        int number = ippGetInteger(at, 0);

        if (strcmp(name, "printer-name") == 0)
            queue->name = ippGetString(at, 0, NULL);
        else if (strcmp(name, "printer-info") == 0)
            queue->description = ippGetString(at, 0, NULL);
        else if (strcmp(name, "printer-state-reasons") == 0)
            queue->reason = reasons_worst(at);
        else if (strcmp(name, "printer-is-accepting-jobs") == 0)
            accepts = ippGetBoolean(at, 0);
        else if (strcmp(name, "printer-state") == 0 && number >= IPP_PSTATE_IDLE &&
                 number <= IPP_PSTATE_STOPPED)
            queue->state = states[number];
    }
    if (!accepts)
        queue->state = QUEUE_STOPPED;
    if (queue->state == QUEUE_STOPPED && queue->reason == WAITING_NONE)
        queue->reason = WAITING_PAUSED;
    return at;
}

static void queues_write(ipp_t *answer, const char *standard, struct buffer *out)
{
    ipp_attribute_t *at = ippFirstAttribute(answer);

    while (at) {
        struct print_queue queue;

        if (ippGetGroupTag(at) != IPP_TAG_PRINTER) {
            at = ippNextAttribute(answer);
            continue;
        }
        at = queue_read(answer, at, &queue);
        queue.is_default = standard && strcmp(queue.name, standard) == 0;
        if (queue.name[0])
            protocol_write_queue(&queue, out);
    }
}

static enum paper_status queues_ask(struct link *link, struct buffer *out)
{
    static const char *const wanted[] = {"printer-name", "printer-info", "printer-state",
                                         "printer-state-reasons", "printer-is-accepting-jobs"};
    ipp_t *request = link_request(link, IPP_OP_CUPS_GET_PRINTERS);
    ipp_t *answer;
    enum paper_status status = PAPER_DONE;

    ippAddStrings(request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", 5, NULL,
                  wanted);
    answer = link_ask(link, request);
    /* A service without any queue answers that it found none. */
    if (answer == NULL ||
        (!link_agreed(answer) && ippGetStatusCode(answer) != IPP_STATUS_ERROR_NOT_FOUND))
        status = PAPER_NO_SERVICE;
    else
        queues_write(answer, cupsGetDefault2(link->http), out);
    ippDelete(answer);
    return status;
}

enum paper_status queues_run(int argc, char **argv)
{
    enum paper_status status = PAPER_NO_SERVICE;
    struct buffer out = {0};
    struct link link;

    (void)argv;
    if (argc > 1)
        return subcommands_wrong_use("queues");
    rights_give_up(RIGHTS_NONE, ippPort());
    tell_limit_silent(PAPER_NO_SERVICE);
    if (link_open_service(&link, LIMIT_SECONDS))
        status = queues_ask(&link, &out);
    if (status == PAPER_NO_SERVICE)
        fprintf(stderr, "no print service: %s\n", cupsLastErrorString());
    link_close(&link);
    if (!standard_write(&out))
        status = PAPER_NOT_WRITTEN;
    buffer_free(&out);
    return status;
}
