/*
 * daoban-paper send: one document to one printer.
 */
#include "commands.h"

#include "job.h"
#include "tell.h"

#include "base/file.h"
#include "base/text.h"
#include "helpers/shared/rights.h"
#include "helpers/shared/standard.h"
#include "helpers/shared/subcommands.h"

#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct hand {
    bool (*ready)(struct job *job);
    enum paper_status (*send)(struct job *job);
} hands[PRINTER_KIND_COUNT] = {
  /* clang-format off */
    [PRINTER_QUEUE]  = {send_ipp_ready,    send_ipp},
    [PRINTER_IPP]    = {send_ipp_ready,    send_ipp},
    [PRINTER_IPPS]   = {send_ipp_ready,    send_ipp},
    [PRINTER_DEVICE] = {send_device_ready, send_device},
    [PRINTER_TCP]    = {send_tcp_ready,    send_tcp},
  /* clang-format on */
};

/* ---- options ---------------------------------------------------------------------------------- */

static bool number_read(const char *s, unsigned most, unsigned *number)
{
    if (strlen(s) > 4 || strspn(s, "0123456789") != strlen(s))
        return false;
    *number = (unsigned)strtoul(s, NULL, 10);
    return *number > 0 && *number <= most;
}

static bool type_read(const char *s, enum send_type *type)
{
    for (size_t i = 0; i < SEND_TYPE_COUNT; i++)
        if (strcmp(send_types[i], s) == 0) {
            *type = (enum send_type)i;
            return true;
        }
    return false;
}

/* A title is shown on printers and in lists: clean, and never cut within a character. */
static void title_set(struct job *job, const char *title)
{
    size_t size = 0, bytes;
    uint32_t character;

    while ((bytes = text_decode(title + size, strlen(title + size), &character)) > 0 &&
           size + bytes < sizeof job->title)
        size += bytes;
    memcpy(job->title, title, size);
    job->title[size] = '\0';
    text_scrub(job->title, false);
}

static bool option_take(struct job *job, int option)
{
    switch (option) {
    case 't':
        title_set(job, optarg);
        return true;
    case 'c':
        return number_read(optarg, COPIES_MAX, &job->copies);
    case 'y':
        return type_read(optarg, &job->type);
    case 'l':
        return number_read(optarg, LIMIT_SECONDS_MAX, &job->limit);
    default:
        return false;
    }
}

static bool options_read(struct job *job, int argc, char **argv)
{
    static const struct option known[] = {
        {"title",  required_argument, NULL, 't'},
        {"copies", required_argument, NULL, 'c'},
        {"type",   required_argument, NULL, 'y'},
        {"limit",  required_argument, NULL, 'l'},
        {NULL,     0,                 NULL, 0  },
    };
    int option;

    opterr = 0;
    while ((option = getopt_long(argc, argv, "+", known, NULL)) != -1)
        if (!option_take(job, option))
            return false;
    if (optind != argc - 1)
        return false;
    job->printer = argv[optind];
    return protocol_printer(job->printer, &job->kind, &job->rest);
}

/* ---- the job ---------------------------------------------------------------------------------- */

/* Nothing is connected to before the whole document is at hand. */
static bool document_read(struct job *job)
{
    const int problem = file_read_rest(STDIN_FILENO, SEND_BYTES_MAX, &job->bytes);

    if (problem != 0) {
        if (problem == EFBIG)
            tell_failed(FAILURE_TOO_LARGE, "");
        else
            tell_failed(FAILURE_BROKEN_OFF, "standard input");
        return false;
    }
    if (job->bytes.size == 0)
        tell_failed(FAILURE_BROKEN_OFF, "an empty document");
    return job->bytes.size > 0;
}

enum paper_status send_run(int argc, char **argv)
{
    struct job job = {.title = "daoban", .copies = 1, .limit = LIMIT_SECONDS, .device = -1};
    enum paper_status status = PAPER_NOT_PRINTED;
    const struct hand *hand;

    if (!options_read(&job, argc, argv))
        return subcommands_wrong_use(
            "send [--title TITLE] [--copies N] [--type TYPE] [--limit SECONDS] "
            "[--] PRINTER <document");
    hand = &hands[job.kind];
    if (hand->ready(&job)) {
        rights_give_up(RIGHTS_NONE, job.port);
        if (document_read(&job)) {
            tell(REPORT_CONNECTING);
            tell_limit(job.limit + 1);
            status = hand->send(&job);
        }
    }
    if (job.device >= 0)
        close(job.device);
    buffer_free(&job.bytes);
    return status;
}
