/*
 * Jobs: sheet → PDF (daoban-paper pdf), slip or text → printer (daoban-paper send) or folder.
 */
#include "desk/output.h"

#include "base/text.h"
#include "desk/form.h"
#include "desk/sheet_file.h"
#include "paper/sheet_text.h"
#include "paper/sheet_thermal.h"
#include "paper/stream.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static enum output_state fail(struct output *output, enum output_problem problem)
{
    output->problem = problem;
    output->state = OUTPUT_FAILED;
    program_stop(&output->program);
    return output->state;
}

/* Words from outside are shown on a screen: one line, clean, no character cut. */
static void words_keep(char *room, size_t most, const char *words, size_t size)
{
    size_t line = 0, dirty;

    while (line < size && words[line] != '\n')
        line++;
    if (line >= most)
        line = most - 1;
    if (text_unclean(words, line, false, &dirty))
        line = dirty;
    if (line > 0)
        memcpy(room, words, line);
    room[line] = '\0';
}

static void detail_keep(struct output *output, const char *words, size_t size)
{
    words_keep(output->detail, sizeof output->detail, words, size);
}

static enum output_state fail_errno(struct output *output, int problem)
{
    const char *words = strerror(problem);

    detail_keep(output, words, strlen(words));
    switch (problem) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return fail(output, OUTPUT_DISK_FULL);
    case EACCES:
    case EPERM:
    case EROFS:
        return fail(output, OUTPUT_READ_ONLY);
    case ENOENT:
    case ENOTDIR:
        return fail(output, OUTPUT_NO_FOLDER);
    default:
        return fail(output, OUTPUT_NOT_WRITTEN);
    }
}

static enum output_state save(struct output *output, const char *ending, const struct buffer *bytes)
{
    int problem;

    if (output->places.folder == NULL)
        return fail(output, OUTPUT_NO_FOLDER);
    problem = sheet_file_write(output->places.folder, output->name, ending, bytes->data,
                               bytes->size, output->saved, sizeof output->saved);
    if (problem)
        return fail_errno(output, problem);
    return output->state = OUTPUT_DONE;
}

static enum output_state save_text(struct output *output, const struct sheet *sheet)
{
    struct buffer text = {0};

    sheet_text(sheet, SHEET_COLUMNS, &text);
    save(output, "txt", &text);
    buffer_free(&text);
    return output->state;
}

static enum output_state refused(struct output *output, int problem)
{
    if (problem == ENOENT || problem == EACCES)
        return fail(output, OUTPUT_NO_PAPER);
    detail_keep(output, strerror(problem), strlen(strerror(problem)));
    return fail(output, OUTPUT_PAPER_FAILED);
}

/* ---- sending ---------------------------------------------------------------------------------- */

static enum send_type send_type_of(enum print_form form)
{
    if (PRINT_FORM_BIT(form) & PRINT_FORMS_PAGE)
        return TYPE_PDF;
    return form == PRINT_TEXT ? TYPE_TEXT : TYPE_BYTES;
}

/* Sends what program.given holds to the printer. */
static enum output_state send_start(struct output *output, int64_t now)
{
    char copies[16];
    const char *const arguments[] = {
        "daoban-paper", "send",     "--title", output->name,
        "--copies",     copies,     "--type",  send_types[send_type_of(output->form)],
        "--",           output->to, NULL};
    int problem;

    snprintf(copies, sizeof copies, "%u", output->places.copies ? output->places.copies : 1);
    output->sending = true;
    output->deadline = now + OUTPUT_LIMIT;
    problem = program_start(&output->program, output->places.paper, arguments,
                            output->places.environment);
    return problem ? refused(output, problem) : output->state;
}

static enum output_state sent(struct output *output)
{
    program_stop(&output->program);
    return output->state = OUTPUT_DONE;
}

/* Something new was said: the deadline moves. Saying the same again is no sign of life. */
static void report_take(struct output *output, const struct report *report, int64_t now)
{
    if (report->kind == output->report.kind && report->done == output->report.done &&
        report->reason == output->report.reason)
        return;
    output->deadline = now + OUTPUT_LIMIT;
    if (report->kind == REPORT_ACCEPTED || report->kind == REPORT_PRINTING) {
        output->watched = output->accepted ? output->watched : now + OUTPUT_WATCH;
        output->accepted = true;
    }
    if (report->kind == REPORT_FAILED) {
        output->failure = report->failure;
        detail_keep(output, report->detail, strlen(report->detail));
        fail(output, OUTPUT_NOT_SENT);
        return;
    }
    /* A queue that goes on by itself may go on waiting: what it waits for stays known. */
    if (report->kind != REPORT_QUEUED || output->report.kind != REPORT_WAITING)
        output->report = *report;
    output->report.detail = NULL;
    if (report->kind == REPORT_DONE || report->kind == REPORT_QUEUED)
        sent(output);
}

/* Reads the whole lines that have come; what is no line of the protocol is passed over. */
static void reports_read(struct output *output, int64_t now)
{
    const struct buffer *words = &output->program.taken;
    char line[512];
    const char *end;

    while (output->state == OUTPUT_WORKING && output->reported < words->size &&
           (end = memchr(words->data + output->reported, '\n', words->size - output->reported))) {
        const char *begin = words->data + output->reported;
        const size_t size = (size_t)(end - begin);
        struct report report;

        output->reported += size + 1;
        if (size >= sizeof line || memchr(begin, '\0', size) != NULL)
            continue;
        memcpy(line, begin, size);
        line[size] = '\0';
        if (protocol_read_report(line, &report))
            report_take(output, &report, now);
    }
}

/* `send` has ended without its last word. */
static enum output_state send_broken(struct output *output)
{
    if (output->accepted)
        return sent(output);
    detail_keep(output, output->program.complaint.data, output->program.complaint.size);
    return fail(output, OUTPUT_SEND_FAILED);
}

static enum output_state send_step(struct output *output, int64_t now)
{
    const enum program_state state = program_step(&output->program, OUTPUT_WORDS_MAX);

    reports_read(output, now);
    if (output->state != OUTPUT_WORKING)
        return output->state;
    if (state == PROGRAM_TOO_LARGE && !output->accepted)
        return fail(output, OUTPUT_TOO_LARGE);
    if (state != PROGRAM_RUNNING)
        return send_broken(output);
    if (output->accepted)
        return now >= output->watched ? sent(output) : output->state;
    return now >= output->deadline ? fail(output, OUTPUT_TOO_SLOW) : output->state;
}

/* ---- making ----------------------------------------------------------------------------------- */

static enum output_state pdf_start(struct output *output, const struct sheet *sheet)
{
    const char *const arguments[] = {"daoban-paper", "pdf", sheet->large ? "--large" : NULL, NULL};
    int problem;

    stream_write(sheet, &output->program.given);
    problem = program_start(&output->program, output->places.paper, arguments,
                            output->places.environment);
    return problem ? refused(output, problem) : output->state;
}

/* The PDF becomes what the next program is given. */
static void pdf_to_given(struct output *output)
{
    struct buffer pdf = output->program.taken;

    output->program.taken = (struct buffer){0};
    program_reset(&output->program);
    output->program.given = pdf;
}

static enum output_state pdf_ended(struct output *output, int64_t now)
{
    int status = program_status(&output->program);

    if (status != PAPER_DONE) {
        detail_keep(output, output->program.complaint.data, output->program.complaint.size);
        return fail(output, status == PAPER_NO_GLYPH ? OUTPUT_NO_GLYPH : OUTPUT_PAPER_FAILED);
    }
    if (output->program.taken.size == 0)
        return fail(output, OUTPUT_PAPER_FAILED);
    if (output->action == OUTPUT_PRINT) {
        pdf_to_given(output);
        return send_start(output, now);
    }
    if (output->action == OUTPUT_SAVE_PDF)
        return save(output, "pdf", &output->program.taken);
    return output->state = OUTPUT_DONE;
}

static enum output_state pdf_step(struct output *output, int64_t now)
{
    switch (program_step(&output->program, OUTPUT_BYTES_MAX)) {
    case PROGRAM_ENDED:
        return pdf_ended(output, now);
    case PROGRAM_TOO_LARGE:
        return fail(output, OUTPUT_TOO_LARGE);
    case PROGRAM_RUNNING:
    case PROGRAM_NONE:
        break;
    }
    return now >= output->deadline ? fail(output, OUTPUT_TOO_SLOW) : output->state;
}

static enum output_state slip_send(struct output *output, const struct output_order *order,
                                   const struct sheet *sheet, int64_t now)
{
    const struct thermal thermal = form_thermal(order->printer, order->form, order->missing);

    if (!sheet_thermal(sheet, &thermal, &output->program.given))
        return fail(output, OUTPUT_NO_ENCODING);
    return send_start(output, now);
}

static enum output_state print_start(struct output *output, const struct output_order *order,
                                     const struct sheet *sheet, int64_t now)
{
    const struct printer *printer = order->printer;

    snprintf(output->to, sizeof output->to, "%s", printer->to);
    words_keep(output->shown, sizeof output->shown, printer_place(printer->name),
               strlen(printer_place(printer->name)));
    if (printer_way(printer->to) == WAY_NONE || strlen(printer->to) >= sizeof output->to) {
        output->failure = FAILURE_NO_PRINTER;
        return fail(output, OUTPUT_NOT_SENT);
    }
    switch (send_type_of(order->form)) {
    case TYPE_PDF:
        return pdf_start(output, sheet);
    case TYPE_BYTES:
        return slip_send(output, order, sheet, now);
    default:
        sheet_text(sheet, SHEET_COLUMNS, &output->program.given);
        return send_start(output, now);
    }
}

/* ---- jobs ------------------------------------------------------------------------------------- */

void output_open(struct output *output, const struct output_places *places)
{
    memset(output, 0, sizeof *output);
    output->places = *places;
    program_reset(&output->program);
}

enum output_state output_start(struct output *output, const struct output_order *order,
                               const struct sheet *sheet, int64_t now)
{
    const struct output_places places = output->places;

    program_reset(&output->program);
    output_open(output, &places);
    output->action = order->action;
    output->form = order->form;
    output->state = OUTPUT_WORKING;
    output->deadline = now + OUTPUT_LIMIT;
    output->report.kind = REPORT_KIND_COUNT; /* nothing said yet */
    snprintf(output->name, sizeof output->name, "%s", sheet->name);
    if (order->action == OUTPUT_SAVE_TEXT)
        return save_text(output, sheet);
    if (output->places.paper == NULL)
        return fail(output, OUTPUT_NO_PAPER);
    return order->action == OUTPUT_PRINT ? print_start(output, order, sheet, now)
                                         : pdf_start(output, sheet);
}

enum output_state output_step(struct output *output, int64_t now)
{
    if (output->state != OUTPUT_WORKING)
        return output->state;
    return output->sending ? send_step(output, now) : pdf_step(output, now);
}

size_t output_wait(const struct output *output, struct pollfd *fds, size_t room, int *timeout)
{
    return program_sleep(&output->program, output->state == OUTPUT_WORKING, fds, room, timeout);
}

bool output_busy(const struct output *output)
{
    return output->state == OUTPUT_WORKING && !output->accepted &&
           output->report.kind != REPORT_WAITING;
}

void output_end(struct output *output)
{
    if (output->state != OUTPUT_WORKING)
        return;
    if (output->accepted)
        sent(output);
    else
        fail(output, OUTPUT_TOO_SLOW);
}

void output_close(struct output *output)
{
    program_reset(&output->program);
    output->state = OUTPUT_IDLE;
}

enum output_state output_run(struct output *output, moment_source clock,
                             void (*told)(void *context, const struct output *output),
                             void *context)
{
    struct report last = output->report;

    while (output_step(output, clock().milliseconds) == OUTPUT_WORKING) {
        const struct report *report = &output->report;
        struct pollfd fds[OUTPUT_FDS];
        size_t count;
        int timeout;

        if (told && (report->kind != last.kind || report->reason != last.reason))
            told(context, output);
        last = *report;
        if (output->accepted && report->kind == REPORT_WAITING) {
            output_end(output);
            continue;
        }
        count = output_wait(output, fds, OUTPUT_FDS, &timeout);
        poll(fds, (nfds_t)count, timeout);
    }
    return output->state;
}
