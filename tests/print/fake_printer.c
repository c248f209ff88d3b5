/*
 * A print service and printers that behave as they are told, for tests/cli/test_printing.sh.
 *
 *     fake_printer ipp FOLDER     IPP by libcups' own server calls; documents come to FOLDER/NAME
 *     fake_printer keeps FILE     TCP: everything read, into a file
 *     fake_printer deaf           TCP: accepts and never reads
 *     fake_printer cut            TCP: reads a little, then breaks the connection
 *
 * Writes its port to standard output once it listens, and serves until it is killed.
 */
#include <cups/cups.h>

#include <arpa/inet.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* How a printer is, by its name. */
static const struct fake {
    const char *name;
    const char *info;
    ipp_pstate_t printer_state;
    const char *reason;
    bool closed;         /* takes no jobs */
    ipp_status_t answer; /* to Print-Job */
    ipp_jstate_t job;    /* what becomes of the job */
    int troubled;        /* looks until the reason is mended; 0 = never */
    bool hangs;          /* never answers to Print-Job */
    bool breaks;         /* ends the connection instead of answering */
} fakes[] = {
  /* clang-format off */
    {.name = "good", .info = "三号窗口 激光", .job = IPP_JSTATE_COMPLETED},
    {.name = "empty", .printer_state = IPP_PSTATE_PROCESSING, .reason = "media-empty-error",
     .job = IPP_JSTATE_PROCESSING},
    {.name = "refilled", .printer_state = IPP_PSTATE_PROCESSING, .reason = "media-empty-warning",
     .job = IPP_JSTATE_COMPLETED, .troubled = 3},
    {.name = "jammed", .printer_state = IPP_PSTATE_STOPPED, .reason = "media-jam",
     .job = IPP_JSTATE_STOPPED},
    {.name = "paused", .printer_state = IPP_PSTATE_STOPPED, .job = IPP_JSTATE_PENDING},
    {.name = "held", .job = IPP_JSTATE_HELD},
    {.name = "aborts", .info = "tab\there", .job = IPP_JSTATE_ABORTED},
    {.name = "closed", .closed = true, .answer = IPP_STATUS_ERROR_NOT_ACCEPTING_JOBS},
    {.name = "picky", .answer = IPP_STATUS_ERROR_DOCUMENT_FORMAT_NOT_SUPPORTED},
    {.name = "locked", .answer = IPP_STATUS_ERROR_FORBIDDEN},
    {.name = "hangs", .hangs = true},
    {.name = "breaks", .breaks = true},
  /* clang-format on */
};

#define FAKES (sizeof fakes / sizeof *fakes)

static const char *folder;
static int looks; /* at the job that was printed last */

static const struct fake *fake_named(ipp_t *request)
{
    const char *uri = ippGetString(ippFindAttribute(request, "printer-uri", IPP_TAG_URI), 0, NULL);
    const char *name = uri ? strrchr(uri, '/') : NULL;

    for (size_t i = 0; name && i < FAKES; i++)
        if (strcmp(fakes[i].name, name + 1) == 0)
            return &fakes[i];
    return NULL;
}

static bool is_troubled(const struct fake *fake)
{
    return fake->troubled == 0 || looks < fake->troubled;
}

static void printer_add(ipp_t *answer, const struct fake *fake)
{
    ippAddString(answer, IPP_TAG_PRINTER, IPP_TAG_NAME, "printer-name", NULL, fake->name);
    ippAddString(answer, IPP_TAG_PRINTER, IPP_TAG_TEXT, "printer-info", NULL,
                 fake->info ? fake->info : "");
    ippAddInteger(answer, IPP_TAG_PRINTER, IPP_TAG_ENUM, "printer-state",
                  (int)(fake->printer_state ? fake->printer_state : IPP_PSTATE_IDLE));
    ippAddString(answer, IPP_TAG_PRINTER, IPP_TAG_KEYWORD, "printer-state-reasons", NULL,
                 fake->reason && is_troubled(fake) ? fake->reason : "none");
    ippAddBoolean(answer, IPP_TAG_PRINTER, "printer-is-accepting-jobs", !fake->closed);
}

static void job_add(ipp_t *answer, const struct fake *fake)
{
    bool under_way = fake->troubled && is_troubled(fake);

    looks++;
    ippAddInteger(answer, IPP_TAG_JOB, IPP_TAG_INTEGER, "job-id", 7);
    ippAddInteger(answer, IPP_TAG_JOB, IPP_TAG_ENUM, "job-state",
                  (int)(under_way ? IPP_JSTATE_PROCESSING : fake->job));
    ippAddString(answer, IPP_TAG_JOB, IPP_TAG_TEXT, "job-state-message", NULL,
                 "Filter\tfailed\033[31m");
}

/* What was asked for the job, and the document itself, as files. */
static void job_take(http_t *http, ipp_t *request, const struct fake *fake)
{
    char path[4096], room[8192];
    const char *title = ippGetString(ippFindAttribute(request, "job-name", IPP_TAG_NAME), 0, NULL);
    const char *type =
        ippGetString(ippFindAttribute(request, "document-format", IPP_TAG_MIMETYPE), 0, NULL);
    int copies = ippGetInteger(ippFindAttribute(request, "copies", IPP_TAG_INTEGER), 0);
    ssize_t size;
    FILE *file;

    snprintf(path, sizeof path, "%s/%s.job", folder, fake->name);
    file = fopen(path, "w");
    if (file) {
        fprintf(file, "%s\n%s\n%d\n", title, type, copies);
        fclose(file);
    }
    snprintf(path, sizeof path, "%s/%s", folder, fake->name);
    file = fopen(path, "w");
    while ((size = httpRead2(http, room, sizeof room)) > 0)
        if (file)
            fwrite(room, 1, (size_t)size, file);
    if (file)
        fclose(file);
    looks = 0;
}

static void printers_add(ipp_t *answer)
{
    for (size_t i = 0; i < FAKES; i++) {
        if (i > 0)
            ippAddSeparator(answer);
        printer_add(answer, &fakes[i]);
    }
}

/* False: this request gets no answer. */
static bool answer_make(http_t *http, ipp_t *request, ipp_t *answer)
{
    ipp_op_t operation = ippGetOperation(request);
    const struct fake *fake = fake_named(request);

    if (operation == IPP_OP_CUPS_GET_PRINTERS) {
        printers_add(answer);
        return true;
    }
    if (operation == IPP_OP_CUPS_GET_DEFAULT)
        fake = &fakes[0];
    if (fake == NULL) {
        ippSetStatusCode(answer, IPP_STATUS_ERROR_NOT_FOUND);
        return true;
    }
    if (operation == IPP_OP_PRINT_JOB) {
        job_take(http, request, fake);
        ippSetStatusCode(answer, fake->answer);
        if (fake->hangs)
            while (httpWait(http, 60000) == 0)
                ;
        job_add(answer, fake);
        looks = 0;
        return !fake->hangs && !fake->breaks;
    }
    if (operation == IPP_OP_GET_JOB_ATTRIBUTES)
        job_add(answer, fake);
    else
        printer_add(answer, fake);
    return true;
}

static bool answer_send(http_t *http, ipp_t *answer)
{
    char room[8192];

    while (httpRead2(http, room, sizeof room) > 0) /* a document that nobody wanted */
        ;
    httpClearFields(http);
    httpSetField(http, HTTP_FIELD_CONTENT_TYPE, "application/ipp");
    httpSetLength(http, ippLength(answer));
    return httpWriteResponse(http, HTTP_STATUS_OK) == 0 &&
           ippWrite(http, answer) == IPP_STATE_DATA && httpFlushWrite(http) >= 0;
}

/* Reads the head of a request; false: there is none, the connection is over. */
static bool head_read(http_t *http)
{
    char resource[1024];
    http_state_t state;

    while ((state = httpReadRequest(http, resource, sizeof resource)) == HTTP_STATE_WAITING)
        if (!httpWait(http, 60000) || httpError(http))
            return false;
    if (state != HTTP_STATE_POST)
        return false;
    while (httpUpdate(http) == HTTP_STATUS_CONTINUE)
        ;
    if (httpGetState(http) != HTTP_STATE_POST_RECV)
        return false;
    return httpGetExpect(http) != HTTP_STATUS_CONTINUE ||
           httpWriteResponse(http, HTTP_STATUS_CONTINUE) == 0;
}

/* One request of a connection; false: it is over. */
static bool request_serve(http_t *http)
{
    ipp_t *request = ippNew(), *answer;
    bool more = head_read(http) && ippRead(http, request) == IPP_STATE_DATA;

    if (more) {
        answer = ippNewResponse(request);
        more = answer_make(http, request, answer) && answer_send(http, answer);
        ippDelete(answer);
    }
    ippDelete(request);
    return more;
}

/* Every connection in a process of its own, so that one that hangs holds up no other. */
static void ipp_serve(int listener)
{
    http_t *http = httpAcceptConnection(listener, 1);

    if (fork() == 0) {
        while (http && request_serve(http))
            ;
        _exit(0);
    }
    httpClose(http);
}

/* ---- bare connections ------------------------------------------------------------------------- */

static void keeps_serve(int listener)
{
    char room[8192];
    int fd = accept(listener, NULL, NULL);
    FILE *file = fopen(folder, "w");
    ssize_t size;

    while (file && (size = read(fd, room, sizeof room)) > 0)
        fwrite(room, 1, (size_t)size, file);
    if (file)
        fclose(file);
    close(fd);
}

static void deaf_serve(int listener)
{
    accept(listener, NULL, NULL); /* stays open for ever; the next one waits in line */
    pause();
}

static void cut_serve(int listener)
{
    char room[100];
    int fd = accept(listener, NULL, NULL);

    if (read(fd, room, sizeof room) >= 0)
        close(fd); /* with bytes unread, which resets the connection */
}

static const struct {
    const char *name;
    void (*serve)(int listener);
} modes[] = {
    {"ipp",   ipp_serve  },
    {"keeps", keeps_serve},
    {"deaf",  deaf_serve },
    {"cut",   cut_serve  },
};

/* Listens on a free port of the loopback interface and says which. */
static int listener_make(void)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    int fd = socket(AF_INET, SOCK_STREAM, 0);

    if (bind(fd, (struct sockaddr *)&address, size) != 0 || listen(fd, 8) != 0 ||
        getsockname(fd, (struct sockaddr *)&address, &size) != 0)
        return -1;
    printf("%d\n", ntohs(address.sin_port));
    fflush(stdout);
    return fd;
}

int main(int argc, char **argv)
{
    int listener = listener_make();

    signal(SIGCHLD, SIG_IGN);
    folder = argc > 2 ? argv[2] : ".";
    for (size_t i = 0; argc > 1 && listener >= 0 && i < sizeof modes / sizeof *modes; i++)
        while (strcmp(modes[i].name, argv[1]) == 0)
            modes[i].serve(listener);
    return 1;
}
