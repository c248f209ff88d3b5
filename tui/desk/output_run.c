/*
 * A job from beginning to end, waiting.
 */
#include "desk/output.h"

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
