/*
 * Asking every little while: printers that tell by themselves are rare, and a desk has one job at a time.
 */
#include "watch.h"

#include "reasons.h"
#include "tell.h"

#define LOOK_MILLISECONDS 200

/* What one look shows. */
struct look {
    ipp_jstate_t state; /* 0 = the printer gave no answer */
    bool gone;          /* it answered that there is no such job (any more) */
    enum print_reason reason;
};

static enum print_reason printer_reason(struct link *link)
{
    static const char *const wanted[] = {"printer-state", "printer-state-reasons"};
    ipp_t *request = link_request(link, IPP_OP_GET_PRINTER_ATTRIBUTES);
    enum print_reason reason;
    ipp_attribute_t *state;
    ipp_t *answer;

    ippAddStrings(request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", 2, NULL,
                  wanted);
    answer = link_ask(link, request);
    reason = reasons_worst(ippFindAttribute(answer, "printer-state-reasons", IPP_TAG_KEYWORD));
    state = ippFindAttribute(answer, "printer-state", IPP_TAG_ENUM);
    if (reason == WAITING_NONE && ippGetInteger(state, 0) == IPP_PSTATE_STOPPED)
        reason = WAITING_PAUSED;
    ippDelete(answer);
    return reason;
}

/* The printer's own words about the job stay in `answer`, which the caller frees. */
static ipp_t *job_look(struct link *link, int job, struct look *look)
{
    static const char *const wanted[] = {"job-state", "job-state-reasons", "job-state-message",
                                         "job-printer-state-message"};
    ipp_t *request = link_request(link, IPP_OP_GET_JOB_ATTRIBUTES);
    ipp_t *answer;

    *look = (struct look){.reason = WAITING_NONE};
    ippAddInteger(request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job);
    ippAddStrings(request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", 4, NULL,
                  wanted);
    answer = link_ask(link, request);
    if (link_agreed(answer))
        look->state =
            (ipp_jstate_t)ippGetInteger(ippFindAttribute(answer, "job-state", IPP_TAG_ENUM), 0);
    look->gone = answer && ippGetStatusCode(answer) == IPP_STATUS_ERROR_NOT_FOUND;
    return answer;
}

static const char *job_words(ipp_t *answer)
{
    static const char *const names[] = {"job-printer-state-message", "job-state-message",
                                        "job-state-reasons"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *words = ippGetString(ippFindAttribute(answer, names[i], IPP_TAG_ZERO), 0, NULL);

        if (words && *words)
            return words;
    }
    return "";
}

/* A job under way: whatever holds it up, or that it is printing. */
static void look_tell(struct link *link, struct look *look, enum print_reason before)
{
    look->reason = look->state == 0                 ? WAITING_OFFLINE
                   : look->state == IPP_JSTATE_HELD ? WAITING_HELD
                                                    : printer_reason(link);
    if (look->reason == WAITING_NONE && look->state == IPP_JSTATE_STOPPED)
        look->reason = WAITING_OTHER;
    /* What is true at one look only is no trouble: every queue is "connecting" for a moment. */
    if (look->reason != WAITING_NONE && look->reason == before)
        tell_waiting(look->reason);
    if (look->reason == WAITING_NONE && look->state == IPP_JSTATE_PROCESSING)
        tell(REPORT_PRINTING);
}

enum paper_status watch(struct link *link, int job)
{
    int64_t end = tell_clock() + (int64_t)link->limit * 1000;
    enum print_reason before = WAITING_NONE;

    link->quiet = true;
    while (tell_clock() < end) {
        enum paper_status status = PAPER_DONE;
        struct look look;
        ipp_t *answer = job_look(link, job, &look);
        bool failed = look.state == IPP_JSTATE_ABORTED || look.state == IPP_JSTATE_CANCELED;

        if (failed)
            status = tell_failed(FAILURE_ABORTED, job_words(answer));
        ippDelete(answer);
        if (failed)
            return status;
        if (look.state == IPP_JSTATE_COMPLETED)
            return tell_done(REPORT_DONE);
        if (look.gone)
            break;
        look_tell(link, &look, before);
        before = look.reason;
        tell_rest(LOOK_MILLISECONDS);
    }
    return tell_done(REPORT_QUEUED);
}
