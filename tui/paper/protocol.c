/*
 * Both ends of the protocol, so that they cannot drift apart.
 */
#include "paper/protocol.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

#define LINE_PARTS 6

#define WORD(name, word) [name] = (word),
const char *const send_types[SEND_TYPE_COUNT] = {SEND_TYPES(WORD)};
static const char *const printer_prefixes[PRINTER_KIND_COUNT] = {PRINTERS(WORD)};
static const char *const queue_states[QUEUE_STATE_COUNT] = {QUEUE_STATES(WORD)};
const char *const print_reasons[PRINT_REASON_COUNT] = {PRINT_REASONS(WORD)};
const char *const report_kinds[REPORT_KIND_COUNT] = {REPORTS(WORD)};
const char *const print_failures[PRINT_FAILURE_COUNT] = {PRINT_FAILURES(WORD)};

static const char *const default_words[] = {"-", "default"};

/* ---- writing ---------------------------------------------------------------------------------- */

/* Tabs and newlines are control characters, so cleaning also keeps the line a line. NULL is "". */
static void text_add(struct buffer *out, const char *text)
{
    struct arena arena = {0};
    char *clean = arena_copy(&arena, text != NULL ? text : "", text != NULL ? strlen(text) : 0);

    text_scrub(clean, false);
    buffer_print(out, "\t%s", clean);
    arena_free(&arena);
}

void protocol_write_queue(const struct print_queue *queue, struct buffer *out)
{
    buffer_print(out, "queue");
    text_add(out, queue->name);
    text_add(out, queue->description);
    buffer_print(out, "\t%s\t%s\t%s\n", queue_states[queue->state], print_reasons[queue->reason],
                 default_words[queue->is_default]);
}

void protocol_write_report(const struct report *report, struct buffer *out)
{
    buffer_print(out, "%s", report_kinds[report->kind]);
    switch (report->kind) {
    case REPORT_SENDING:
        buffer_print(out, "\t%llu\t%llu", (unsigned long long)report->done,
                     (unsigned long long)report->total);
        break;
    case REPORT_ACCEPTED:
        buffer_print(out, "\t%llu", (unsigned long long)report->job);
        break;
    case REPORT_WAITING:
        buffer_print(out, "\t%s", print_reasons[report->reason]);
        break;
    case REPORT_FAILED:
        buffer_print(out, "\t%s", print_failures[report->failure]);
        text_add(out, report->detail);
        break;
    default:
        break;
    }
    buffer_add(out, "\n", 1);
}

/* ---- reading ---------------------------------------------------------------------------------- */

/* Cuts a line at its tabs; returns the number of parts, more than LINE_PARTS when there are too many. */
static size_t line_cut(char *line, char *part[LINE_PARTS])
{
    size_t count = 0;

    for (char *rest = line; (line = strsep(&rest, "\t")) != NULL; count++)
        if (count < LINE_PARTS)
            part[count] = line;
    return count;
}

/* The place of a word in a list, or `count`. */
static size_t word_find(const char *const words[], size_t count, const char *word)
{
    size_t i = 0;

    while (i < count && strcmp(words[i], word) != 0)
        i++;
    return i;
}

static bool number_read(const char *s, uint64_t *number)
{
    if (*s == '\0' || strlen(s) > 18 || strspn(s, "0123456789") != strlen(s))
        return false;
    *number = strtoull(s, NULL, 10);
    return true;
}

bool protocol_read_queue(char *line, struct print_queue *queue)
{
    char *part[LINE_PARTS];
    size_t state, reason, is_default;

    if (line_cut(line, part) != 6 || strcmp(part[0], "queue") != 0 || part[1][0] == '\0')
        return false;
    state = word_find(queue_states, QUEUE_STATE_COUNT, part[3]);
    reason = word_find(print_reasons, PRINT_REASON_COUNT, part[4]);
    is_default = word_find(default_words, 2, part[5]);
    *queue = (struct print_queue){.name = part[1],
                                  .description = part[2],
                                  .state = (enum queue_state)state,
                                  .reason = (enum print_reason)reason,
                                  .is_default = is_default == 1};
    return state < QUEUE_STATE_COUNT && reason < PRINT_REASON_COUNT && is_default < 2;
}

bool protocol_read_report(char *line, struct report *report)
{
    char *part[LINE_PARTS];
    size_t count = line_cut(line, part);
    size_t kind = word_find(report_kinds, REPORT_KIND_COUNT, part[0]);

    *report = (struct report){.kind = (enum report_kind)kind, .detail = ""};
    switch (kind) {
    case REPORT_SENDING:
        return count == 3 && number_read(part[1], &report->done) &&
               number_read(part[2], &report->total) && report->done <= report->total;
    case REPORT_ACCEPTED:
        return count == 2 && number_read(part[1], &report->job);
    case REPORT_WAITING:
        if (count != 2)
            return false;
        report->reason = (enum print_reason)word_find(print_reasons, PRINT_REASON_COUNT, part[1]);
        return report->reason < PRINT_REASON_COUNT && report->reason != WAITING_NONE;
    case REPORT_FAILED:
        if (count != 3)
            return false;
        report->failure =
            (enum print_failure)word_find(print_failures, PRINT_FAILURE_COUNT, part[1]);
        report->detail = part[2];
        return report->failure < PRINT_FAILURE_COUNT;
    default:
        return count == 1 && kind < REPORT_KIND_COUNT;
    }
}

bool protocol_printer(const char *printer, enum printer_kind *kind, const char **rest)
{
    size_t i = 0;

    while (i < PRINTER_KIND_COUNT &&
           strncmp(printer, printer_prefixes[i], strlen(printer_prefixes[i])) != 0)
        i++;
    if (i == PRINTER_KIND_COUNT || strchr(printer, ' ') ||
        text_unclean(printer, strlen(printer), false, NULL))
        return false;
    *kind = (enum printer_kind)i;
    *rest = printer + strlen(printer_prefixes[i]);
    if (*kind == PRINTER_DEVICE)
        return **rest == '/';
    return *kind == PRINTER_QUEUE || **rest != '\0';
}
