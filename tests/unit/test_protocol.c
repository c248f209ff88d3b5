/*
 * The lines between the desk and daoban-paper: what one end writes the other reads, and nothing else.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "paper/protocol.h"

#include <locale.h>
#include <string.h>

/* What was written, as one string without its newline. */
static char *line_of(struct buffer *out)
{
    assert_true(out->size > 0 && out->data[out->size - 1] == '\n');
    out->data[out->size - 1] = '\0';
    assert_null(strchr(out->data, '\n'));
    return out->data;
}

static void report_comes_back(const struct report *report)
{
    struct buffer out = {0};
    struct report again;

    protocol_write_report(report, &out);
    assert_true(protocol_read_report(line_of(&out), &again));
    assert_int_equal(again.kind, report->kind);
    assert_int_equal(again.done, report->done);
    assert_int_equal(again.total, report->total);
    assert_int_equal(again.job, report->job);
    assert_int_equal(again.reason, report->reason);
    assert_int_equal(again.failure, report->failure);
    assert_string_equal(again.detail, report->detail ? report->detail : "");
    buffer_free(&out);
}

static void every_report_comes_back(void **state)
{
    (void)state;
    for (int i = REPORT_CONNECTING; i < REPORT_KIND_COUNT; i++)
        if (i != REPORT_WAITING && i != REPORT_FAILED)
            report_comes_back(&(struct report){.kind = (enum report_kind)i});
    report_comes_back(&(struct report){.kind = REPORT_SENDING, .done = 7, .total = 8 << 20});
    report_comes_back(&(struct report){.kind = REPORT_ACCEPTED, .job = 2147483647});
    for (int i = WAITING_OTHER; i < PRINT_REASON_COUNT; i++)
        report_comes_back(&(struct report){.kind = REPORT_WAITING, .reason = (enum print_reason)i});
    for (int i = 0; i < PRINT_FAILURE_COUNT; i++)
        report_comes_back(&(struct report){
            .kind = REPORT_FAILED, .failure = (enum print_failure)i, .detail = "没有纸 no paper"});
}

static void words_of_others_are_cleaned(void **state)
{
    struct buffer out = {0};

    (void)state;
    protocol_write_report(&(struct report){.kind = REPORT_FAILED,
                                           .failure = FAILURE_REFUSED,
                                           .detail = "a\tb\nc\033[31m\xff"},
                          &out);
    assert_string_equal(line_of(&out), "failed\trefused\ta?b?c?[31m?");
    buffer_free(&out);
}

static void a_queue_comes_back(void **state)
{
    struct print_queue queue = {.name = "HALL-3",
                                .description = "三号窗口\t激光",
                                .state = QUEUE_STOPPED,
                                .reason = WAITING_MEDIA_EMPTY,
                                .is_default = true};
    struct print_queue again;
    struct buffer out = {0};

    (void)state;
    protocol_write_queue(&queue, &out);
    assert_true(protocol_read_queue(line_of(&out), &again));
    assert_string_equal(again.name, queue.name);
    assert_string_equal(again.description, "三号窗口?激光");
    assert_int_equal(again.state, queue.state);
    assert_int_equal(again.reason, queue.reason);
    assert_true(again.is_default);
    buffer_free(&out);
}

static void other_lines_are_refused(void **state)
{
    static const char *const lines[] = {
        "",
        "printed",
        "done\t",
        "sending\t1",
        "sending\t9\t8",
        "sending\t-1\t8",
        "sending\t1\t99999999999999999999",
        "accepted",
        "accepted\t",
        "accepted\tone",
        "waiting",
        "waiting\tnone",
        "waiting\train",
        "failed\ttimeout",
        "failed\tnobody\tknows",
        "failed\ttimeout\ta\tb\tc\td\te\tf",
        "queue\t\tno name\tidle\tnone\t-",
        "queue\tA\tb\tbusy\tnone\t-",
        "queue\tA\tb\tidle\train\t-",
        "queue\tA\tb\tidle\tnone\tyes",
        "queue\tA\tb\tidle\tnone",
        "queue\tA\tb\tidle\tnone\t-\t-",
        "lines\tA\tb\tidle\tnone\t-",
    };
    char line[64];
    struct print_queue queue;
    struct report report;

    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        if (protocol_read_queue(strcpy(line, lines[i]), &queue) ||
            protocol_read_report(strcpy(line, lines[i]), &report))
            fail_msg("taken: %s", lines[i]);
    }
}

static void printers_are_told_apart(void **state)
{
    static const struct {
        const char *printer;
        int kind; /* -1 = none */
        const char *rest;
    } rows[] = {
        {"queue:",                 PRINTER_QUEUE,  ""                },
        {"queue:-o",               PRINTER_QUEUE,  "-o"              },
        {"ipp://[::1]:8631/print", PRINTER_IPP,    "[::1]:8631/print"},
        {"ipps://hall/ipp/print",  PRINTER_IPPS,   "hall/ipp/print"  },
        {"device:/dev/usb/lp0",    PRINTER_DEVICE, "/dev/usb/lp0"    },
        {"tcp://10.0.0.9",         PRINTER_TCP,    "10.0.0.9"        },
        {"tcp://",                 -1,             NULL              },
        {"ipp://",                 -1,             NULL              },
        {"device:lp0",             -1,             NULL              },
        {"device:",                -1,             NULL              },
        {"http://10.0.0.9/",       -1,             NULL              },
        {"lp0",                    -1,             NULL              },
        {"",                       -1,             NULL              },
        {"queue:a b",              -1,             NULL              },
        {"queue:a\nb",             -1,             NULL              },
        {"tcp://\033[2J",          -1,             NULL              },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        enum printer_kind kind = PRINTER_KIND_COUNT;
        const char *rest = "";
        bool known = protocol_printer(rows[i].printer, &kind, &rest);

        if (known != (rows[i].kind >= 0))
            fail_msg("%s", rows[i].printer);
        if (known)
            assert_int_equal(kind, rows[i].kind);
        if (known)
            assert_string_equal(rest, rows[i].rest);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_report_comes_back), cmocka_unit_test(words_of_others_are_cleaned),
        cmocka_unit_test(a_queue_comes_back),      cmocka_unit_test(other_lines_are_refused),
        cmocka_unit_test(printers_are_told_apart),
    };

    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
