/*
 * Jobs: sheet → PDF (daoban-paper pdf), slip or text → printer (daoban-paper send) or folder.
 */
#include "desk/output_parts.h"

#include "base/text.h"
#include "desk/form.h"
#include "desk/saving.h"
#include "paper/sheet_text.h"
#include "paper/sheet_thermal.h"
#include "paper/stream.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

enum output_state output_fail(struct output *output, enum output_problem problem)
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

void output_detail(struct output *output, const char *words, size_t size)
{
    words_keep(output->detail, sizeof output->detail, words, size);
}

static enum output_state fail_errno(struct output *output, int problem)
{
    const char *words = strerror(problem);

    output_detail(output, words, strlen(words));
    switch (problem) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return output_fail(output, OUTPUT_DISK_FULL);
    case EACCES:
    case EPERM:
    case EROFS:
        return output_fail(output, OUTPUT_READ_ONLY);
    case ENOENT:
    case ENOTDIR:
        return output_fail(output, OUTPUT_NO_FOLDER);
    default:
        return output_fail(output, OUTPUT_NOT_WRITTEN);
    }
}

static enum output_state save(struct output *output, const char *ending, const struct buffer *bytes)
{
    int problem;

    if (output->places.folder == NULL)
        return output_fail(output, OUTPUT_NO_FOLDER);
    problem = saving_write(output->places.folder, output->name, ending, bytes->data, bytes->size,
                           output->saved, sizeof output->saved);
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

enum output_state output_refused(struct output *output, int problem)
{
    if (problem == ENOENT || problem == EACCES)
        return output_fail(output, OUTPUT_NO_PAPER);
    output_detail(output, strerror(problem), strlen(strerror(problem)));
    return output_fail(output, OUTPUT_PAPER_FAILED);
}

/* ---- making ----------------------------------------------------------------------------------- */

static enum output_state pdf_start(struct output *output, const struct sheet *sheet)
{
    const char *const arguments[] = {"daoban-paper", "pdf", sheet->large ? "--large" : NULL, NULL};
    int problem;

    stream_write(sheet, &output->program.given);
    problem = program_start(&output->program, output->places.paper, arguments,
                            output->places.environment);
    return problem ? output_refused(output, problem) : output->state;
}

/* The PDF becomes what the next program is given. */
static void pdf_hand_on(struct output *output)
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
        output_detail(output, output->program.complaint.data, output->program.complaint.size);
        return output_fail(output,
                           status == PAPER_NO_GLYPH ? OUTPUT_NO_GLYPH : OUTPUT_PAPER_FAILED);
    }
    if (output->program.taken.size == 0)
        return output_fail(output, OUTPUT_PAPER_FAILED);
    if (output->action == OUTPUT_PRINT) {
        pdf_hand_on(output);
        return output_send_start(output, now);
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
        return output_fail(output, OUTPUT_TOO_LARGE);
    case PROGRAM_RUNNING:
    case PROGRAM_NONE:
        break;
    }
    return now >= output->deadline ? output_fail(output, OUTPUT_TOO_SLOW) : output->state;
}

static enum output_state slip_send(struct output *output, const struct output_order *order,
                                   const struct sheet *sheet, int64_t now)
{
    const struct thermal thermal = form_thermal(order->printer, order->form, order->missing);

    if (!sheet_thermal(sheet, &thermal, &output->program.given))
        return output_fail(output, OUTPUT_NO_ENCODING);
    return output_send_start(output, now);
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
        return output_fail(output, OUTPUT_NOT_SENT);
    }
    switch (output_type(order->form)) {
    case TYPE_PDF:
        return pdf_start(output, sheet);
    case TYPE_BYTES:
        return slip_send(output, order, sheet, now);
    default:
        sheet_text(sheet, SHEET_COLUMNS, &output->program.given);
        return output_send_start(output, now);
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
        return output_fail(output, OUTPUT_NO_PAPER);
    return order->action == OUTPUT_PRINT ? print_start(output, order, sheet, now)
                                         : pdf_start(output, sheet);
}

enum output_state output_step(struct output *output, int64_t now)
{
    if (output->state != OUTPUT_WORKING)
        return output->state;
    return output->sending ? output_send_step(output, now) : pdf_step(output, now);
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
        output_sent(output);
    else
        output_fail(output, OUTPUT_TOO_SLOW);
}

void output_close(struct output *output)
{
    program_reset(&output->program);
    output->state = OUTPUT_IDLE;
}
