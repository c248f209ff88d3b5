/*
 * Handing bytes to a printer: `daoban-paper send`, and what it says of them.
 */
#include "desk/output_parts.h"

#include <stdio.h>
#include <string.h>

enum send_type output_type(enum print_form form)
{
    if (PRINT_FORM_BIT(form) & PRINT_FORMS_PAGE)
        return TYPE_PDF;
    return form == PRINT_TEXT ? TYPE_TEXT : TYPE_BYTES;
}

/* Hands what program.given holds to the printer. */
enum output_state output_send_start(struct output *output, int64_t now)
{
    char copies[16];
    const char *const arguments[] = {
        "daoban-paper", "send",     "--title", output->name,
        "--copies",     copies,     "--type",  send_types[output_type(output->form)],
        "--",           output->to, NULL};
    int problem;

    snprintf(copies, sizeof copies, "%u", output->places.copies ? output->places.copies : 1);
    output->sending = true;
    output->deadline = now + OUTPUT_LIMIT;
    problem = program_start(&output->program, output->places.paper, arguments,
                            output->places.environment);
    return problem ? output_refused(output, problem) : output->state;
}

enum output_state output_sent(struct output *output)
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
        output_detail(output, report->detail, strlen(report->detail));
        output_fail(output, OUTPUT_NOT_SENT);
        return;
    }
    /* A queue that goes on by itself may go on waiting: what it waits for stays known. */
    if (report->kind != REPORT_QUEUED || output->report.kind != REPORT_WAITING)
        output->report = *report;
    output->report.detail = NULL;
    if (report->kind == REPORT_DONE || report->kind == REPORT_QUEUED)
        output_sent(output);
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
        return output_sent(output);
    output_detail(output, output->program.complaint.data, output->program.complaint.size);
    return output_fail(output, OUTPUT_SEND_FAILED);
}

enum output_state output_send_step(struct output *output, int64_t now)
{
    const enum program_state state = program_step(&output->program, OUTPUT_WORDS_MAX);

    reports_read(output, now);
    if (output->state != OUTPUT_WORKING)
        return output->state;
    if (state == PROGRAM_TOO_LARGE && !output->accepted)
        return output_fail(output, OUTPUT_TOO_LARGE);
    if (state != PROGRAM_RUNNING)
        return send_broken(output);
    if (output->accepted)
        return now >= output->watched ? output_sent(output) : output->state;
    return now >= output->deadline ? output_fail(output, OUTPUT_TOO_SLOW) : output->state;
}
