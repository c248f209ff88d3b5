/* Whatever happens to a sheet on its way there is a sentence for it, in both languages, that names the
 * printer and has no hole left. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "desk/form.h"
#include "desk/output.h"
#include "desk/printers.h"
#include "load/load.h"

#include <locale.h>
#include <string.h>

static struct content *content;

static int set_up(void **state)
{
    const struct layers layers = {.folder = {"content"}, .count = 1};
    struct diags diags = {0};

    (void)state;
    content = content_load(&layers, &diags);
    diags_free(&diags);
    return content != NULL ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    content_free(content);
    return 0;
}

/* The sentence in both languages holds `word`; what is left of a pattern does not stand in it. */
static void says(const struct output *output, const char *word)
{
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        struct arena arena = {0};
        const char *sentence = output_sentence(output, content, (enum language)i, &arena);

        if (strstr(sentence, word) == NULL || strchr(sentence, '{') != NULL)
            fail_msg("no \"%s\" in: %s", word, sentence);
        arena_free(&arena);
    }
}

static struct output working(enum report_kind kind)
{
    return (struct output){
        .state = OUTPUT_WORKING,
        .report = {.kind = kind, .done = 1, .total = 4},
        .shown = "HALL-1"
    };
}

static void test_on_its_way(void **state)
{
    struct output output = working(REPORT_SENDING);

    (void)state;
    says(&output, "25");
    for (int i = 0; i < REPORT_KIND_COUNT; i++) {
        output = working((enum report_kind)i);
        says(&output, "HALL-1");
    }
    output = working(REPORT_KIND_COUNT);
    says(&output, "");
    output = working(REPORT_CONNECTING);
    output.shown[0] = '\0'; /* the system's default has no name of its own */
    says(&output, "");
}

static void test_waiting(void **state)
{
    (void)state;
    for (int i = WAITING_NONE; i < PRINT_REASON_COUNT; i++) {
        struct output output = working(REPORT_WAITING);

        output.report.reason = (enum print_reason)i;
        says(&output, "HALL-1");
        output.state = OUTPUT_DONE; /* left to the printer */
        says(&output, "HALL-1");
    }
}

static void test_failing(void **state)
{
    struct output output = {.state = OUTPUT_FAILED, .problem = OUTPUT_NOT_SENT, .shown = "HALL-1"};

    (void)state;
    for (int i = 0; i < PRINT_FAILURE_COUNT; i++) {
        output.failure = (enum print_failure)i;
        says(&output, i == FAILURE_NO_PROGRAM || i == FAILURE_NO_SERVICE || i == FAILURE_TOO_LARGE
                          ? ""
                          : "HALL-1");
    }
    for (int i = OUTPUT_FINE; i <= OUTPUT_NOT_WRITTEN; i++) {
        output.problem = (enum output_problem)i;
        says(&output, "");
    }
}

static void test_printers_and_forms(void **state)
{
    struct printers printers = {.count = 1, .look = LOOK_DONE};

    (void)state;
    printers.row[0] = (struct printer_row){
        .printer = {.name = "HALL-1", .to = "queue:HALL-1"},
          .seen = true, .description = ""
    };
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        struct arena arena = {0};
        const struct words words = {
            .content = content, .language = (enum language)i, .arena = &arena};

        for (int reason = 0; reason < PRINT_REASON_COUNT; reason++)
            for (int at = 0; at < QUEUE_STATE_COUNT; at++) {
                printers.row[0].reason = (enum print_reason)reason;
                printers.row[0].state = (enum queue_state)at;
                assert_true(printers_state(&printers, &words, 0)[0] != '\0');
            }
        for (int form = 0; form < PRINT_FORM_COUNT; form++)
            assert_true(form_title(&words, (enum print_form)form)[0] != '\0');
        arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_on_its_way),
        cmocka_unit_test(test_waiting),
        cmocka_unit_test(test_failing),
        cmocka_unit_test(test_printers_and_forms),
    };

    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
