/*
 * How far a job is, or how it ended, in one sentence.
 */
#include "desk/output.h"

#include "base/text.h"
#include "model/texts.h"

static const enum text_id problem_texts[] = {
    [OUTPUT_FINE] = TEXT_PAPER_WORKING,
    [OUTPUT_NO_PAPER] = TEXT_PAPER_NO_PAPER,
    [OUTPUT_NO_GLYPH] = TEXT_PAPER_NO_GLYPH,
    [OUTPUT_PAPER_FAILED] = TEXT_PAPER_PAPER_FAILED,
    [OUTPUT_NO_ENCODING] = TEXT_PRINTING_NO_ENCODING,
    [OUTPUT_NOT_SENT] = TEXT_PRINTING_REFUSED,
    [OUTPUT_SEND_FAILED] = TEXT_PRINTING_SEND_FAILED,
    [OUTPUT_TOO_SLOW] = TEXT_PAPER_TOO_SLOW,
    [OUTPUT_TOO_LARGE] = TEXT_PAPER_TOO_LARGE,
    [OUTPUT_NO_FOLDER] = TEXT_PAPER_NO_FOLDER,
    [OUTPUT_READ_ONLY] = TEXT_PAPER_READ_ONLY,
    [OUTPUT_DISK_FULL] = TEXT_PAPER_DISK_FULL,
    [OUTPUT_NOT_WRITTEN] = TEXT_PAPER_NOT_WRITTEN,
};

static const enum text_id failure_texts[PRINT_FAILURE_COUNT] = {
    [FAILURE_NO_PROGRAM] = TEXT_PRINTING_NO_PROGRAM,
    [FAILURE_NO_SERVICE] = TEXT_PRINTING_NO_SERVICE,
    [FAILURE_NO_PRINTER] = TEXT_PAPER_NO_PRINTER,
    [FAILURE_UNREACHABLE] = TEXT_PRINTING_UNREACHABLE,
    [FAILURE_REFUSED] = TEXT_PRINTING_REFUSED,
    [FAILURE_NOT_ALLOWED] = TEXT_PRINTING_NOT_ALLOWED,
    [FAILURE_WRONG_TYPE] = TEXT_PRINTING_WRONG_TYPE,
    [FAILURE_NO_DEVICE] = TEXT_PRINTING_NO_DEVICE,
    [FAILURE_BROKEN_OFF] = TEXT_PRINTING_BROKEN_OFF,
    [FAILURE_ABORTED] = TEXT_PRINTING_ABORTED,
    [FAILURE_TIMEOUT] = TEXT_PRINTING_TIMEOUT,
    [FAILURE_TOO_LARGE] = TEXT_PAPER_TOO_LARGE,
};

static const enum text_id waiting_texts[PRINT_REASON_COUNT] = {
    [WAITING_NONE] = TEXT_PRINTING_OTHER,
    [WAITING_OTHER] = TEXT_PRINTING_OTHER,
    [WAITING_HELD] = TEXT_PRINTING_HELD,
    [WAITING_PAUSED] = TEXT_PRINTING_PAUSED,
    [WAITING_OFFLINE] = TEXT_PRINTING_OFFLINE,
    [WAITING_TONER_EMPTY] = TEXT_PRINTING_TONER_EMPTY,
    [WAITING_COVER_OPEN] = TEXT_PRINTING_COVER_OPEN,
    [WAITING_MEDIA_EMPTY] = TEXT_PRINTING_MEDIA_EMPTY,
    [WAITING_MEDIA_JAM] = TEXT_PRINTING_MEDIA_JAM,
};

static const enum text_id working_texts[REPORT_KIND_COUNT + 1] = {
    [REPORT_CONNECTING] = TEXT_PRINTING_CONNECTING, [REPORT_SENDING] = TEXT_PRINTING_SENDING,
    [REPORT_ACCEPTED] = TEXT_PRINTING_ACCEPTED,     [REPORT_PRINTING] = TEXT_PRINTING_PRINTING,
    [REPORT_WAITING] = TEXT_PRINTING_OTHER,         [REPORT_DONE] = TEXT_PAPER_PRINTED_ON,
    [REPORT_QUEUED] = TEXT_PRINTING_QUEUED,         [REPORT_FAILED] = TEXT_PRINTING_REFUSED,
    [REPORT_KIND_COUNT] = TEXT_PAPER_WORKING,
};

static enum text_id done_text(const struct output *output)
{
    if (output->action != OUTPUT_PRINT)
        return output->saved[0] ? TEXT_PAPER_SAVED : TEXT_PAPER_MADE;
    if (output->report.kind == REPORT_WAITING)
        return waiting_texts[output->report.reason];
    return output->report.kind == REPORT_DONE ? TEXT_PAPER_PRINTED_ON : TEXT_PRINTING_QUEUED;
}

static enum text_id failed_text(const struct output *output)
{
    if (output->problem != OUTPUT_NOT_SENT)
        return problem_texts[output->problem];
    if (output->failure == FAILURE_NO_PRINTER && output->shown[0] == '\0')
        return TEXT_PAPER_NO_DEFAULT_PRINTER;
    return failure_texts[output->failure];
}

static enum text_id sentence_of(const struct output *output)
{
    switch (output->state) {
    case OUTPUT_FAILED:
        return failed_text(output);
    case OUTPUT_DONE:
        return done_text(output);
    case OUTPUT_WORKING:
    case OUTPUT_IDLE:
        break;
    }
    if (output->report.kind == REPORT_WAITING)
        return waiting_texts[output->report.reason];
    return working_texts[output->report.kind];
}

/* How much of it is sent: in hundredths. */
static unsigned percent(const struct report *report)
{
    return report->total ? (unsigned)(report->done * 100 / report->total) : 0;
}

const char *output_sentence(const struct output *output, const struct content *content,
                            enum language language, struct arena *arena)
{
    const char *arguments[] = {
        output->shown[0] ? output->shown : texts_get(content, TEXT_PRINTING_DEFAULT, language),
        output->saved[0]        ? output->saved
        : output->places.folder ? output->places.folder
                                : "",
        output->detail,
        arena_format(arena, "%u", percent(&output->report)),
    };

    return text_fill(arena, texts_get(content, sentence_of(output), language), arguments,
                     sizeof arguments / sizeof arguments[0]);
}
