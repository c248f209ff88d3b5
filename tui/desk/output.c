/*
 * Jobs: sheet → daoban-paper → PDF → lp or folder.
 */
#include "desk/output.h"

#include "base/text.h"
#include "desk/saving.h"
#include "model/texts.h"
#include "paper/protocol.h"
#include "paper/sheet_text.h"
#include "paper/stream.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* Without pipes to wait for, a program that is just ending is asked for this often. */
#define ENDING_MILLISECONDS 20

static enum output_state fail(struct output *output, enum output_problem problem)
{
    output->problem = problem;
    output->state = OUTPUT_FAILED;
    program_stop(&output->program);
    return output->state;
}

/* Words from outside are shown on a screen: one line, clean. */
static void detail_keep(struct output *output, const char *words, size_t size)
{
    size_t line = 0, dirty;

    while (line < size && words[line] != '\n')
        line++;
    if (line >= sizeof output->detail)
        line = sizeof output->detail - 1;
    if (text_unclean(words, line, false, &dirty))
        line = dirty;
    if (line > 0)
        memcpy(output->detail, words, line);
    output->detail[line] = '\0';
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

static enum output_state paper_start(struct output *output, const struct sheet *sheet)
{
    const char *const arguments[] = {"daoban-paper", "pdf", sheet->large ? "--large" : NULL, NULL};
    int problem;

    if (output->places.paper == NULL)
        return fail(output, OUTPUT_NO_PAPER);
    stream_write(sheet, &output->program.given);
    problem = program_start(&output->program, output->places.paper, arguments,
                            output->places.environment);
    if (problem == ENOENT || problem == EACCES)
        return fail(output, OUTPUT_NO_PAPER);
    if (problem) {
        detail_keep(output, strerror(problem), strlen(strerror(problem)));
        return fail(output, OUTPUT_PAPER_FAILED);
    }
    return output->state;
}

/* The PDF becomes what lp is given. */
static void pdf_hand_on(struct output *output)
{
    struct buffer pdf = output->program.taken;

    output->program.taken = (struct buffer){0};
    program_reset(&output->program);
    output->program.given = pdf;
}

static enum output_state lp_start(struct output *output, int64_t now)
{
    char copies[16];
    const char *arguments[9];
    size_t n = 0;
    int problem;

    snprintf(copies, sizeof copies, "%u", output->places.copies ? output->places.copies : 1);
    arguments[n++] = "lp";
    arguments[n++] = "-n";
    arguments[n++] = copies;
    arguments[n++] = "-t";
    arguments[n++] = output->name;
    if (output->places.printer) {
        arguments[n++] = "-d";
        arguments[n++] = output->places.printer;
    }
    arguments[n] = NULL;
    pdf_hand_on(output);
    output->printing = true;
    output->deadline = now + OUTPUT_LIMIT;
    problem =
        program_start(&output->program, output->places.lp, arguments, output->places.environment);
    return problem ? fail(output, OUTPUT_NO_LP) : output->state;
}

static enum output_state paper_ended(struct output *output, int64_t now)
{
    int status = program_status(&output->program);

    if (status != 0) {
        detail_keep(output, output->program.complaint.data, output->program.complaint.size);
        return fail(output, status == PAPER_NO_GLYPH ? OUTPUT_NO_GLYPH : OUTPUT_PAPER_FAILED);
    }
    if (output->program.taken.size == 0)
        return fail(output, OUTPUT_PAPER_FAILED);
    if (output->action == OUTPUT_PRINT)
        return lp_start(output, now);
    if (output->action == OUTPUT_SAVE_PDF)
        return save(output, "pdf", &output->program.taken);
    return output->state = OUTPUT_DONE;
}

static bool complains(const struct output *output, const char *words)
{
    return strstr(output->detail, words) != NULL;
}

/* lp is run with LC_ALL=C.UTF-8, so that its words are these. */
static enum output_state lp_ended(struct output *output)
{
    if (program_status(&output->program) == 0)
        return output->state = OUTPUT_DONE;
    detail_keep(output, output->program.complaint.data, output->program.complaint.size);
    if (complains(output, "destination") || complains(output, "does not exist") ||
        complains(output, "printer or class"))
        return fail(output, OUTPUT_NO_PRINTER);
    return fail(output, OUTPUT_LP_FAILED);
}

void output_open(struct output *output, const struct output_places *places)
{
    memset(output, 0, sizeof *output);
    output->places = *places;
    program_reset(&output->program);
}

enum output_state output_start(struct output *output, enum output_action action,
                               const struct sheet *sheet, int64_t now)
{
    const char *printer = output->places.printer;

    program_reset(&output->program);
    output->action = action;
    output->state = OUTPUT_WORKING;
    output->problem = OUTPUT_FINE;
    output->printing = false;
    output->deadline = now + OUTPUT_LIMIT;
    output->saved[0] = output->detail[0] = '\0';
    snprintf(output->name, sizeof output->name, "%s", sheet->name);
    if (action == OUTPUT_SAVE_TEXT)
        return save_text(output, sheet);
    if (printer && printer[0] == '-') /* would be an option of lp */
        return fail(output, OUTPUT_NO_PRINTER);
    return paper_start(output, sheet);
}

enum output_state output_step(struct output *output, int64_t now)
{
    if (output->state != OUTPUT_WORKING)
        return output->state;
    switch (program_step(&output->program, OUTPUT_BYTES_MAX)) {
    case PROGRAM_ENDED:
        return output->printing ? lp_ended(output) : paper_ended(output, now);
    case PROGRAM_TOO_LARGE:
        return fail(output, OUTPUT_TOO_LARGE);
    case PROGRAM_RUNNING:
    case PROGRAM_NONE:
        break;
    }
    return now >= output->deadline ? fail(output, OUTPUT_TOO_SLOW) : output->state;
}

size_t output_wait(const struct output *output, struct pollfd *fds, size_t room, int *timeout)
{
    size_t count = 0;

    *timeout = -1;
    if (output->state != OUTPUT_WORKING)
        return 0;
    count = program_wait(&output->program, fds, room);
    *timeout = count ? 1000 : ENDING_MILLISECONDS;
    return count;
}

/* ---- sentences -------------------------------------------------------------------------------- */

static enum text_id sentence_of(const struct output *output)
{
    static const enum text_id problems[] = {
        [OUTPUT_FINE] = TEXT_PAPER_WORKING,        [OUTPUT_NO_PAPER] = TEXT_PAPER_NO_PAPER,
        [OUTPUT_NO_GLYPH] = TEXT_PAPER_NO_GLYPH,   [OUTPUT_PAPER_FAILED] = TEXT_PAPER_PAPER_FAILED,
        [OUTPUT_NO_LP] = TEXT_PAPER_NO_LP,         [OUTPUT_LP_FAILED] = TEXT_PAPER_LP_FAILED,
        [OUTPUT_TOO_SLOW] = TEXT_PAPER_TOO_SLOW,   [OUTPUT_TOO_LARGE] = TEXT_PAPER_TOO_LARGE,
        [OUTPUT_NO_FOLDER] = TEXT_PAPER_NO_FOLDER, [OUTPUT_READ_ONLY] = TEXT_PAPER_READ_ONLY,
        [OUTPUT_DISK_FULL] = TEXT_PAPER_DISK_FULL, [OUTPUT_NOT_WRITTEN] = TEXT_PAPER_NOT_WRITTEN,
    };

    if (output->state == OUTPUT_FAILED && output->problem == OUTPUT_NO_PRINTER)
        return output->places.printer ? TEXT_PAPER_NO_PRINTER : TEXT_PAPER_NO_DEFAULT_PRINTER;
    if (output->state == OUTPUT_FAILED)
        return problems[output->problem];
    if (output->state != OUTPUT_DONE)
        return TEXT_PAPER_WORKING;
    if (output->action == OUTPUT_PRINT)
        return output->places.printer ? TEXT_PAPER_PRINTED_ON : TEXT_PAPER_PRINTED;
    return output->saved[0] ? TEXT_PAPER_SAVED : TEXT_PAPER_MADE;
}

const char *output_sentence(const struct output *output, const struct content *content,
                            enum language language, struct arena *arena)
{
    const char *arguments[] = {
        output->places.printer ? output->places.printer : "",
        output->saved[0]        ? output->saved
        : output->places.folder ? output->places.folder
                                : "",
        output->detail,
    };

    return text_fill(arena, texts_get(content, sentence_of(output), language), arguments, 3);
}

void output_close(struct output *output)
{
    program_reset(&output->program);
    output->state = OUTPUT_IDLE;
}
